//! A browser with one page in it, and what a reader's hands can do there.

use crate::engine::{DriverProcess, Engine};
use crate::site::Site;
use futures_util::FutureExt;
use http::Method;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::panic::AssertUnwindSafe;
use std::time::{Duration, Instant};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::{RequestData, SessionId, WebDriver, WebElement};

/// How long a wait may last. Generous, because a busy machine is no fault of the page.
const DEADLINE: Duration = Duration::from_secs(20);
/// Between two looks at a condition.
const PAUSE: Duration = Duration::from_millis(20);

/// Stands before every script.
const PRELUDE: &str = include_str!("page.js");

/// A browser with one page in it.
pub struct Page {
    /// The site that the page is loaded from.
    pub site: Site,
    pub(crate) driver: WebDriver,
}

/// Runs a test in a fresh browser on the site. Afterwards the console must be quiet.
///
/// # Panics
/// With what the test panicked with, or when the console is not quiet.
pub fn browse(site: Site, test: impl AsyncFnOnce(&Page)) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let (process, driver) = Engine::Chromium.start().await;
        let page = Page { site, driver };
        let run = async {
            test(&page).await;
            page.expect_quiet_console().await;
        };
        let outcome = AssertUnwindSafe(run).catch_unwind().await;
        page.close(process).await;
        if let Err(panic) = outcome {
            std::panic::resume_unwind(panic);
        }
    });
}

impl Page {
    async fn close(self, process: DriverProcess) {
        // Without this the driver would leave its browser behind.
        drop(self.driver.quit().await);
        drop(process);
    }

    /// Opens a path of the site and waits until the widget is ready.
    pub async fn open(&self, path: &str) {
        self.open_unready(path).await;
        self.until("the widget is ready", "return host.matches(':state(ready)')").await;
    }

    /// Opens a path of the site and waits for nothing but the page itself.
    pub async fn open_unready(&self, path: &str) {
        // Shown when the test fails: which of several pages it was.
        println!("opening {path}");
        let address = format!("{}{path}", self.site.origin());
        self.driver.goto(address.as_str()).await.unwrap_or_else(|error| panic!("{path} opens: {error}"));
    }

    /// Runs the body of an async function in the page, after [page.js](../src/page.js), and gives
    /// what it returns. `given` is its only argument.
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

    /// The element that the body of a function returns.
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

    async fn point(&self, pointer: &str, element: &WebElement) {
        let (x, y) = self.place_of(element).await;
        self.point_at(pointer, x, y).await;
    }

    /// The middle of an element's first line, after scrolling to it where that is needed. (A term may
    /// wrap, and the middle of its box may then lie between its lines.)
    async fn place_of(&self, element: &WebElement) -> (i64, i64) {
        let script = "const line = () => arguments[0].getClientRects()[0]; \
            const out = line().top < 60 || line().bottom > innerHeight - 60; \
            if (out) arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' }); \
            return [Math.round(line().left + line().width / 2), Math.round(line().top + line().height / 2)];";
        let place = self.driver.execute(script, vec![element.to_json().expect("an element")]).await;
        let place = place.unwrap_or_else(|error| panic!("no place to point at: {error}"));
        place.convert().expect("a place in the viewport")
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

    /// The role and the name that assistive technology is told.
    pub async fn role_and_name(&self, element: &WebElement) -> (String, String) {
        let path = |what: &str| format!("element/{}/{what}", element.element_id());
        let role = self.command(Method::GET, &path("computedrole"), Value::Null).await;
        let name = self.command(Method::GET, &path("computedlabel"), Value::Null).await;
        (role.as_str().unwrap_or_default().to_owned(), name.as_str().unwrap_or_default().to_owned())
    }

    /// A window of this size, in CSS pixels, with mouse and keyboard.
    pub async fn window(&self, width: u32, height: u32) {
        self.devtools("Emulation.setTouchEmulationEnabled", json!({ "enabled": false })).await;
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await;
    }

    /// A phone of 360 × 740 CSS pixels with a touch screen.
    pub async fn phone(&self) {
        let metrics = json!({ "width": 360, "height": 740, "deviceScaleFactor": 2, "mobile": true });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await;
        self.devtools("Emulation.setTouchEmulationEnabled", json!({ "enabled": true })).await;
    }

    /// The reader prefers a dark page.
    pub async fn dark(&self) {
        let features = json!([{ "name": "prefers-color-scheme", "value": "dark" }]);
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await;
    }

    /// The page is laid out as for paper.
    pub async fn paper(&self) {
        self.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
    }

    /// The page is laid out for a screen again.
    pub async fn screen(&self) {
        self.devtools("Emulation.setEmulatedMedia", json!({ "media": "" })).await;
    }

    /// Runs a script in every page opened from now on, before the scripts of the page.
    pub async fn before_scripts(&self, script: &str) {
        self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await;
    }

    /// No script of a page opened from now on runs. Those of the tests do.
    pub async fn scripts_off(&self) {
        self.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
    }

    /// A command of Chromium's own protocol.
    pub(crate) async fn devtools(&self, method: &str, parameters: Value) -> Value {
        let answer = self.driver.cdp().send_raw(method, parameters).await;
        answer.unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// A command of the WebDriver protocol, by its path below the session.
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
