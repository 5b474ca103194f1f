//! A browser with one page, and the input of a reader.

use crate::device::Preference;
use crate::engine::Engine;
use crate::site::Site;
use futures_util::FutureExt;
use http::Method;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::cell::Cell;
use std::panic::AssertUnwindSafe;
use std::sync::LazyLock;
use std::time::{Duration, Instant};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::{RequestData, SessionId, WebDriver, WebElement};
use tokio::runtime::Runtime;

/// The timeout of a wait. Generous, because the machine may be busy.
const DEADLINE: Duration = Duration::from_secs(20);
/// The polling interval of a wait.
const PAUSE: Duration = Duration::from_millis(20);

/// How many bytes of the widget's stack a test may use.
const STACK: u32 = 1 << 18;

/// Prepended to every script.
const PRELUDE: &str = include_str!("page.js");

/// A browser with one page in it.
pub struct Page {
    /// The site of the page.
    pub site: Site,
    /// The engine that shows it.
    pub engine: Engine,
    pub(crate) driver: WebDriver,
    /// Scripts of the page; those of the tests always run.
    pub(crate) runs_scripts: Cell<bool>,
}

/// One for all tests, because a browser, and the connections to its driver, may outlive a test.
static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    let mut runtime = tokio::runtime::Builder::new_multi_thread();
    runtime.worker_threads(1).enable_all().build().expect("a runtime")
});

/// Runs a test on the site, in a window of 1440 × 900 CSS pixels. Afterwards the console must be empty.
///
/// # Panics
/// With the panic of the test, or if the console is not empty.
pub fn browse(site: Site, test: impl AsyncFnOnce(&Page)) {
    browse_preferring(&[], site, test);
}

/// The same with preferences of the reader. In an engine that cannot emulate one of them the test is skipped, which is
/// printed.
///
/// # Panics
/// As [`browse`] does.
pub fn browse_preferring(preferences: &[Preference], site: Site, test: impl AsyncFnOnce(&Page)) {
    let engine = Engine::from_environment();
    if preferences.iter().any(|preference| engine.lacks(preference.ability())) {
        return;
    }
    RUNTIME.block_on(async {
        let browser = engine.open(preferences).await;
        let page = Page { site, engine, driver: browser.driver.clone(), runs_scripts: Cell::new(true) };
        let run = async {
            page.forget_logs().await;
            page.prefer(preferences).await;
            page.window(1440, 900).await;
            test(&page).await;
            page.expect_quiet_console().await;
            page.expect_room_on_the_stack().await;
        };
        let outcome = AssertUnwindSafe(run).catch_unwind().await;
        engine.close(browser, preferences, outcome.is_ok()).await;
        if let Err(panic) = outcome {
            std::panic::resume_unwind(panic);
        }
    });
}

impl Page {
    /// Opens a path of the site and waits until the widget is ready.
    pub async fn open(&self, path: &str) {
        self.open_unready(path).await;
        self.until("the widget is ready", "return host.matches(':state(ready)')").await;
    }

    /// Opens a path of the site without waiting for the widget.
    pub async fn open_unready(&self, path: &str) {
        // Printed if the test fails: which of several pages it was.
        println!("opening {path}");
        let address = format!("{}{path}", self.site.origin());
        self.driver.goto(address.as_str()).await.unwrap_or_else(|error| panic!("{path} opens: {error}"));
    }

    /// Reloads the page, like the reader's button.
    pub async fn reload(&self) {
        self.driver.refresh().await.unwrap_or_else(|error| panic!("it loads once more: {error}"));
    }

    /// Goes back to the previous page, like the reader's button.
    pub async fn back(&self) {
        self.driver.back().await.unwrap_or_else(|error| panic!("it goes back: {error}"));
    }

    /// Runs the body of an async function in the page, after [page.js](../src/page.js), and returns its result. `given`
    /// is its only argument.
    pub async fn script_with<T: DeserializeOwned>(&self, body: &str, given: impl Into<Value>) -> T {
        let script = format!("{PRELUDE}\nreturn (async (given) => {{\n{body}\n}})(arguments[0]);");
        let returned = self.driver.execute(script, vec![given.into()]).await;
        let returned = returned.unwrap_or_else(|error| panic!("script fails: {error}\n{body}"));
        serde_json::from_value(returned.json().clone())
            .unwrap_or_else(|error| panic!("{error}: {} is returned by\n{body}", returned.json()))
    }

    /// The same without an argument.
    pub async fn script<T: DeserializeOwned>(&self, body: &str) -> T {
        self.script_with(body, Value::Null).await
    }

    /// The element returned by the body of a function.
    pub async fn element(&self, what: &str, body: &str, given: impl Into<Value>) -> WebElement {
        let script = format!("{PRELUDE}\nreturn ((given) => {{\n{body}\n}})(arguments[0]);");
        let returned = self.driver.execute(script, vec![given.into()]).await;
        let returned = returned.unwrap_or_else(|error| panic!("{what}: {error}"));
        returned.element().unwrap_or_else(|error| panic!("there is no {what}: {error}"))
    }

    /// Waits until the body of a function returns true.
    pub async fn until(&self, what: &str, condition: &str) {
        self.until_with(what, condition, Value::Null).await;
    }

    /// The same with an argument.
    pub async fn until_with(&self, what: &str, condition: &str, given: impl Into<Value>) {
        let given = given.into();
        let started = Instant::now();
        while !self.script_with::<bool>(condition, given.clone()).await {
            assert!(started.elapsed() < DEADLINE, "not within {DEADLINE:?}: {what}");
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Waits until the page has no pending timers.
    pub async fn timers_are_over(&self) {
        self.until("all timers have elapsed", "return watched.timers() === 0").await;
    }

    /// Presses keys one after the other, on whatever has the focus.
    pub async fn press(&self, keys: &str) {
        let actions: Vec<Value> = keys
            .chars()
            .flat_map(|key| {
                [json!({ "type": "keyDown", "value": key }), json!({ "type": "keyUp", "value": key })]
            })
            .collect();
        self.act(json!([{ "type": "key", "id": "keyboard", "actions": actions }])).await;
    }

    /// Presses a key while the shift key is down.
    pub async fn press_with_shift(&self, key: &str) {
        const SHIFT: &str = "\u{e008}";
        let down = |key: &str| json!({ "type": "keyDown", "value": key });
        let up = |key: &str| json!({ "type": "keyUp", "value": key });
        let actions = [down(SHIFT), down(key), up(key), up(SHIFT)];
        self.act(json!([{ "type": "key", "id": "keyboard", "actions": actions }])).await;
    }

    /// Clicks the first line of an element with the mouse.
    pub async fn click(&self, element: &WebElement) {
        self.point("mouse", element).await;
    }

    /// Taps an element with a finger.
    pub async fn tap(&self, element: &WebElement) {
        self.point("touch", element).await;
    }

    /// Clicks at a place in the viewport, in CSS pixels.
    pub async fn click_at(&self, x: i64, y: i64) {
        self.point_at("mouse", x, y).await;
    }

    /// Clicks twice at a place in the viewport, as fast as a double click is.
    pub async fn click_twice_at(&self, x: i64, y: i64) {
        let click =
            [json!({ "type": "pointerDown", "button": 0 }), json!({ "type": "pointerUp", "button": 0 })];
        let start = json!({ "type": "pointerMove", "duration": 0, "x": x, "y": y });
        let actions: Vec<Value> = std::iter::once(start).chain(click.clone()).chain(click).collect();
        let parameters = json!({ "pointerType": "mouse" });
        self.act(json!([{ "type": "pointer", "id": "mouse", "parameters": parameters, "actions": actions }]))
            .await;
    }

    /// Taps at a place in the viewport, in CSS pixels.
    pub async fn tap_at(&self, x: i64, y: i64) {
        self.point_at("touch", x, y).await;
    }

    /// Moves the mouse to an element and leaves it there.
    pub async fn rest_on(&self, element: &WebElement) {
        let (x, y) = self.place_of(element).await;
        self.rest_at(x, y).await;
    }

    /// Moves the mouse to a place in the viewport and leaves it there.
    pub async fn rest_at(&self, x: i64, y: i64) {
        self.act(
            json!([{ "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" }, "actions": [
                { "type": "pointerMove", "duration": 0, "x": x, "y": y },
            ]}]),
        )
        .await;
    }

    /// Presses the mouse at one place in the viewport and releases it at another.
    pub async fn drag(&self, from: (i64, i64), to: (i64, i64)) {
        self.draw("mouse", from, to).await;
    }

    /// Puts a finger down at one place in the viewport and lifts it at another.
    pub async fn swipe(&self, from: (i64, i64), to: (i64, i64)) {
        self.draw("touch", from, to).await;
    }

    async fn draw(&self, pointer: &str, (x, y): (i64, i64), (to_x, to_y): (i64, i64)) {
        self.act(
            json!([{ "type": "pointer", "id": pointer, "parameters": { "pointerType": pointer }, "actions": [
                { "type": "pointerMove", "duration": 0, "x": x, "y": y },
                { "type": "pointerDown", "button": 0 },
                { "type": "pointerMove", "duration": 50, "x": to_x, "y": to_y },
                { "type": "pointerUp", "button": 0 },
            ]}]),
        )
        .await;
    }

    async fn point(&self, pointer: &str, element: &WebElement) {
        let (x, y) = self.place_of(element).await;
        self.point_at(pointer, x, y).await;
    }

    /// The middle of an element's first line, after scrolling to it if needed, once it has stopped moving. (A term may
    /// wrap, and the middle of its box may then be between its lines.) In the timeline only its column is scrolled, as
    /// scrolling the page would change the passage.
    async fn place_of(&self, element: &WebElement) -> (i64, i64) {
        let script = "const line = () => arguments[0].getClientRects()[0]; \
            const isOut = () => line().top < 60 || line().bottom > innerHeight - 60; \
            const column = arguments[0].closest('#timeline'); \
            if (column && isOut()) column.scrollBy({ top: line().top - innerHeight / 2, behavior: 'instant' }); \
            if (isOut()) arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' }); \
            return [Math.round(line().left + line().width / 2), Math.round(line().top + line().height / 2)];";
        let element = element.to_json().expect("an element");
        let started = Instant::now();
        let mut before = None;
        loop {
            let place = self.driver.execute(script, vec![element.clone()]).await;
            let place = place.unwrap_or_else(|error| panic!("no place to point at: {error}"));
            let place: (i64, i64) = place.convert().expect("a place in the viewport");
            if before == Some(place) || started.elapsed() > DEADLINE {
                return place;
            }
            before = Some(place);
            // Placement by script happens in the next frame.
            if self.runs_scripts.get() {
                self.script::<()>("await frames(2)").await;
            }
        }
    }

    async fn point_at(&self, pointer: &str, x: i64, y: i64) {
        let actions = json!([
            { "type": "pointerMove", "duration": 0, "x": x, "y": y },
            { "type": "pointerDown", "button": 0 },
            { "type": "pointerUp", "button": 0 },
        ]);
        let parameters = json!({ "pointerType": pointer });
        self.act(json!([{ "type": "pointer", "id": pointer, "parameters": parameters, "actions": actions }]))
            .await;
    }

    async fn act(&self, actions: Value) {
        self.command(Method::POST, "actions", json!({ "actions": actions })).await;
    }

    /// The role and the name in the accessibility tree.
    pub async fn role_and_name(&self, element: &WebElement) -> (String, String) {
        let path = |what: &str| format!("element/{}/{what}", element.element_id());
        let role = self.command(Method::GET, &path("computedrole"), Value::Null).await;
        let name = self.command(Method::GET, &path("computedlabel"), Value::Null).await;
        let told = |value: Value| value.as_str().unwrap_or_default().replace('\u{a0}', " ");
        (told(role), told(name))
    }

    /// Waits until the accessibility tree has this role and this name: it is updated some time after rendering.
    pub async fn is_called(&self, element: &WebElement, role: &str, name: &str) {
        let started = Instant::now();
        loop {
            let told = self.role_and_name(element).await;
            if (told.0.as_str(), told.1.as_str()) == (role, name) {
                return;
            }
            assert!(started.elapsed() < DEADLINE, "it is told as {told:?}, not as {role} {name:?}");
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Runs a script in every page opened from now on, before the scripts of the page.
    pub async fn before_scripts(&self, script: &str) {
        self.site.before_scripts(script);
    }

    /// A full stack traps like any access out of bounds, and larger pages use more of it.
    async fn expect_room_on_the_stack(&self) {
        let used: u32 = self.script("return window.watched?.stack() ?? 0").await;
        println!("{used} bytes of the widget's stack were used");
        assert!(used < STACK, "{used} bytes of the widget's stack were used, of 1 MiB");
    }

    /// Kills the process of this tab after a while, as a system does when memory is low, and continues in a fresh one.
    /// Only in Chromium.
    pub async fn kill_after(&self, while_: Duration) {
        let begun = Instant::now();
        let killed = self.driver.window().await.expect("a tab");
        let fresh = self.driver.new_tab().await.expect("another tab");
        self.driver.switch_to_window(killed).await.expect("the tab is shown");
        tokio::time::sleep(while_.saturating_sub(begun.elapsed())).await;
        // The process will not answer.
        let protocol = self.driver.cdp();
        drop(tokio::time::timeout(Duration::from_secs(3), protocol.send_raw("Page.crash", json!({}))).await);
        self.driver.switch_to_window(fresh).await.expect("the other tab is shown");
    }

    /// Sends a command of the Chrome DevTools Protocol.
    pub async fn devtools(&self, method: &str, parameters: Value) -> Value {
        let answer = self.driver.cdp().send_raw(method, parameters).await;
        answer.unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// Runs the body of a function with Firefox's privileges, where `browser` is the element of the page, `context` its
    /// browsing context, and `given` the argument.
    pub(crate) async fn in_firefox<T: DeserializeOwned>(&self, body: &str, given: Value) -> T {
        self.command(Method::POST, "moz/context", json!({ "context": "chrome" })).await;
        let script = format!(
            "const browser = Services.wm.getMostRecentWindow('navigator:browser').gBrowser.selectedBrowser;
            const context = browser.browsingContext;
            return ((given) => {{\n{body}\n}})(arguments[0]);"
        );
        let returned =
            self.command(Method::POST, "execute/sync", json!({ "script": script, "args": [given] })).await;
        self.command(Method::POST, "moz/context", json!({ "context": "content" })).await;
        serde_json::from_value(returned.clone())
            .unwrap_or_else(|error| panic!("{error}: {returned} from {body}"))
    }

    /// Sends a command of the WebDriver protocol, by its path below the session.
    pub(crate) async fn command(&self, method: Method, path: &str, body: Value) -> Value {
        let answer = self.driver.cmd(Raw { method, path: path.to_owned(), body }).await;
        let value = answer.and_then(|answer| answer.value());
        value.unwrap_or_else(|error| panic!("{path}: {error}"))
    }
}

#[derive(Debug)]
struct Raw {
    method: Method,
    path: String,
    body: Value,
}

impl FormatRequestData for Raw {
    fn format_request(&self, session_id: &SessionId) -> RequestData {
        let request = RequestData::new(self.method.clone(), format!("session/{session_id}/{}", self.path));
        if self.body.is_null() { request } else { request.add_body(self.body.clone()) }
    }
}
