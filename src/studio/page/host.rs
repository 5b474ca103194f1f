//! The interface to the scripts around the module (`src/studio/scripts`): storage, the worker, files, the preview's
//! frame.

use std::rc::Rc;

use js_sys::{Array, Map, Promise};
use serde_json::Value;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

#[wasm_bindgen]
extern "C" {
    /// The object that the script passes.
    pub type Host;

    #[wasm_bindgen(method)]
    fn ask(this: &Host, question: &str, given: &str, files: Option<&Map>) -> Promise;
    #[wasm_bindgen(method)]
    fn stop(this: &Host);
    #[wasm_bindgen(method)]
    fn stories(this: &Host) -> Promise;
    #[wasm_bindgen(method)]
    fn load(this: &Host, id: &str) -> Promise;
    #[wasm_bindgen(method)]
    fn save(this: &Host, id: &str, title: &str, document: &str, files: &Map) -> Promise;
    #[wasm_bindgen(method)]
    fn remove(this: &Host, id: &str) -> Promise;
    #[wasm_bindgen(method)]
    fn claim(this: &Host, id: &str) -> Promise;
    #[wasm_bindgen(method)]
    fn free(this: &Host, id: &str) -> Promise;
    #[wasm_bindgen(method)]
    fn release(this: &Host);
    #[wasm_bindgen(method, js_name = "newId")]
    fn new_id(this: &Host) -> String;
    #[wasm_bindgen(method, js_name = "unopenedText")]
    fn unopened_text(this: &Host) -> String;
    #[wasm_bindgen(method, js_name = "setUnopenedText")]
    fn set_unopened_text(this: &Host, text: &str);
    #[wasm_bindgen(method)]
    fn unwanted(this: &Host) -> Promise;
    #[wasm_bindgen(method, js_name = "setUnwanted")]
    fn set_unwanted(this: &Host, keys: &str) -> Promise;
    #[wasm_bindgen(method)]
    fn read(this: &Host, transfer: &JsValue) -> Promise;
    #[wasm_bindgen(method)]
    fn demo(this: &Host) -> Promise;
    #[wasm_bindgen(method, js_name = "widgetFiles")]
    fn widget_files(this: &Host, pictures: &Map) -> Promise;
    #[wasm_bindgen(method)]
    fn download(this: &Host, files: &Map);
    #[wasm_bindgen(method, js_name = "widgetAddress")]
    fn widget_address(this: &Host) -> String;
    #[wasm_bindgen(method)]
    fn show(this: &Host, frame: &HtmlElement, story: &JsValue, files: &Map, clicked: &JsValue);
    #[wasm_bindgen(method, js_name = "scrollPreview")]
    fn scroll_preview(this: &Host, frame: &HtmlElement, kind: &str, id: &str);
    #[wasm_bindgen(method, js_name = "setColourScheme")]
    fn set_colour_scheme(this: &Host, frame: &HtmlElement, scheme: &str);
    #[wasm_bindgen(method)]
    fn print(this: &Host, frame: &HtmlElement);
    #[wasm_bindgen(method)]
    fn leaving(this: &Host, flush: &JsValue);
    #[wasm_bindgen(method)]
    fn unsaved(this: &Host, is: bool);
    #[wasm_bindgen(method)]
    fn languages(this: &Host) -> String;
    #[wasm_bindgen(method, js_name = "setLanguage")]
    fn set_language(this: &Host, tag: &str, name: &str, chosen: bool);
    #[wasm_bindgen(method)]
    fn html(this: &Host, event: &web_sys::Event) -> Option<String>;
}

/// The host, shared by all components.
#[derive(Clone)]
pub(crate) struct Shared(Rc<Host>);

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// An answer of the worker, with its files.
pub(crate) struct Answer {
    pub(crate) value: Value,
    pub(crate) files: Map,
}

/// An error as text for people.
fn message_of(error: JsValue) -> String {
    let error: js_sys::Error = error.unchecked_into();
    error.message().into()
}

async fn awaited(promise: Promise) -> Result<JsValue, String> {
    JsFuture::from(promise).await.map_err(message_of)
}

fn pair(value: JsValue) -> Answer {
    let list: Array = value.unchecked_into();
    let text = list.get(0).as_string().unwrap_or_default();
    let files = list.get(1).dyn_into().unwrap_or_else(|_| Map::new());
    Answer { value: serde_json::from_str(&text).unwrap_or_default(), files }
}

impl Shared {
    pub(crate) fn new(host: Host) -> Self {
        Self(Rc::new(host))
    }

    /// Asks the worker.
    pub(crate) async fn ask(
        &self,
        question: &str,
        given: &Value,
        files: Option<&Map>,
    ) -> Result<Answer, String> {
        awaited(self.0.ask(question, &given.to_string(), files)).await.map(pair)
    }

    /// Cancels the worker's current questions, which fail.
    pub(crate) fn stop(&self) {
        self.0.stop();
    }

    /// The stories on this device, the last changed first: a list of objects with `id`, `title` and `changed`.
    pub(crate) async fn stories(&self) -> Result<Value, String> {
        let list = awaited(self.0.stories()).await?.as_string().unwrap_or_default();
        Ok(serde_json::from_str(&list).unwrap_or_default())
    }

    pub(crate) async fn load(&self, id: &str) -> Result<Answer, String> {
        awaited(self.0.load(id)).await.map(pair)
    }

    pub(crate) async fn save(
        &self,
        id: &str,
        title: &str,
        document: &Value,
        files: &Map,
    ) -> Result<(), String> {
        awaited(self.0.save(id, title, &document.to_string(), files)).await.map(drop)
    }

    pub(crate) async fn remove(&self, id: &str) -> Result<(), String> {
        awaited(self.0.remove(id)).await.map(drop)
    }

    /// Acquires the lock for writing the story. Returns whether no other tab has it.
    pub(crate) async fn claim(&self, id: &str) -> bool {
        awaited(self.0.claim(id)).await.is_ok_and(|claimed| claimed.is_truthy())
    }

    /// Waits until no tab has that lock.
    pub(crate) async fn free(&self, id: &str) {
        drop(awaited(self.0.free(id)).await);
    }

    /// Releases the lock for writing the story.
    pub(crate) fn release(&self) {
        self.0.release();
    }

    pub(crate) fn new_id(&self) -> String {
        self.0.new_id()
    }

    /// The keys of suggestions that were rejected in all stories.
    pub(crate) async fn unwanted(&self) -> Value {
        let list =
            awaited(self.0.unwanted()).await.ok().and_then(|list| list.as_string()).unwrap_or_default();
        serde_json::from_str(&list).unwrap_or_default()
    }

    pub(crate) async fn set_unwanted(&self, keys: &Value) -> Result<(), String> {
        awaited(self.0.set_unwanted(&keys.to_string())).await.map(drop)
    }

    /// The files of an input, a drop or a paste.
    pub(crate) async fn read(&self, transfer: &JsValue) -> Result<Map, String> {
        awaited(self.0.read(transfer)).await.map(JsCast::unchecked_into)
    }

    pub(crate) async fn demo(&self) -> Result<Map, String> {
        awaited(self.0.demo()).await.map(JsCast::unchecked_into)
    }

    /// The pictures of a story together with the widget's files.
    pub(crate) async fn widget_files(&self, pictures: &Map) -> Result<Map, String> {
        awaited(self.0.widget_files(pictures)).await.map(JsCast::unchecked_into)
    }

    /// Downloads files.
    pub(crate) fn download(&self, files: &Map) {
        self.0.download(files);
    }

    /// The address of the widget beside the studio.
    pub(crate) fn widget_address(&self) -> String {
        self.0.widget_address()
    }

    /// Shows a story, the bytes of its file, in the frame. `clicked` is called with the kind and the id of the clicked
    /// part.
    pub(crate) fn show(
        &self,
        frame: &HtmlElement,
        story: &JsValue,
        files: &Map,
        clicked: &Closure<dyn Fn(String, String)>,
    ) {
        self.0.show(frame, story, files, clicked.as_ref());
    }

    /// Scrolls the preview to a term, an event or a block.
    pub(crate) fn scroll_preview(&self, frame: &HtmlElement, kind: &str, id: &str) {
        self.0.scroll_preview(frame, kind, id);
    }

    /// Sets the colour scheme of the preview.
    pub(crate) fn set_colour_scheme(&self, frame: &HtmlElement, scheme: &str) {
        self.0.set_colour_scheme(frame, scheme);
    }

    /// Opens the browser's print dialog.
    pub(crate) fn print(&self, frame: &HtmlElement) {
        self.0.print(frame);
    }

    /// Calls `flush` when the page may be closed.
    pub(crate) fn leaving(&self, flush: &Closure<dyn Fn()>) {
        self.0.leaving(flush.as_ref());
    }

    /// Sets whether closing the page would lose something: then the browser warns.
    pub(crate) fn unsaved(&self, is: bool) {
        self.0.unsaved(is);
    }

    /// The user's languages, best first, separated by spaces.
    pub(crate) fn languages(&self) -> String {
        self.0.languages()
    }

    /// Text that was left in the field for the article.
    pub(crate) fn unopened_text(&self) -> String {
        self.0.unopened_text()
    }

    /// Stores the text of that field.
    pub(crate) fn set_unopened_text(&self, text: &str) {
        self.0.set_unopened_text(text);
    }

    /// Sets the language of the page, and stores it if it was chosen.
    pub(crate) fn set_language(&self, tag: &str, name: &str, chosen: bool) {
        self.0.set_language(tag, name, chosen);
    }

    /// The HTML of a paste event.
    pub(crate) fn html(&self, event: &web_sys::Event) -> Option<String> {
        self.0.html(event).filter(|html| !html.is_empty())
    }
}
