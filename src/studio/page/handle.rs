//! Updates the state for each message.

use serde_json::{Value, json};
use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement, HtmlTextAreaElement};
use yew::html::Scope;

use super::app::{App, Kept, Then};
use super::host::Answer;
use super::message::{Edit, Message, Problem, TypedDate, View};
use crate::studio::document::{List, text};
use crate::studio::history::Field;
use crate::studio::review;
use crate::studio::words;

impl App {
    /// Handles a message. Returns whether to render.
    pub(super) fn handle(&mut self, scope: &Scope<Self>, message: Message) -> bool {
        let host = self.host.clone();
        match message {
            Message::Open(files) => self.open(scope, files),
            Message::ReadFiles(transfer) => {
                self.is_busy = true;
                scope.send_future(async move {
                    match host.read(&transfer).await {
                        Ok(files) => Message::Open(files),
                        Err(fault) => Message::Opened(Err(fault)),
                    }
                });
            }
            Message::OpenDemo => {
                self.is_busy = true;
                scope.send_future(async move {
                    match host.demo().await {
                        Ok(files) => Message::Open(files),
                        Err(fault) => Message::Opened(Err(fault)),
                    }
                });
            }
            Message::OpenSaved(id) => {
                self.is_busy = true;
                scope.send_future(async move {
                    let is_ours = host.claim(&id).await;
                    let loaded = host.load(&id).await;
                    Message::Loaded(id, loaded, is_ours)
                });
            }
            Message::Opened(answer) => self.opened(scope, answer),
            Message::Replace(answer) => self.replace(scope, answer),
            Message::Loaded(id, answer, is_ours) => self.loaded(scope, id, answer, is_ours),
            Message::Freed(id) => {
                if self.is_read_only && self.id.as_ref() == Some(&id) {
                    scope.send_message(Message::OpenSaved(id));
                }
            }
            Message::Stories(list) => match list {
                Ok(list) => self.stories = list.as_array().cloned().unwrap_or_default(),
                Err(fault) => self.kept = Kept::Failed(fault),
            },
            Message::Unwanted(keys) => {
                let keys = keys.as_array().into_iter().flatten().filter_map(Value::as_str);
                self.unwanted = keys.map(str::to_owned).collect();
                self.set_against();
            }
            Message::Delete(id) if self.deleting.as_ref() != Some(&id) => {
                self.then = Some(Then::Focus(format!("delete-{id}")));
                self.deleting = Some(id);
            }
            Message::Delete(id) => {
                self.deleting = None;
                self.then = Some(Then::Focus("stories".to_owned()));
                scope.send_future(async move {
                    match host.remove(&id).await {
                        Ok(()) => Message::Stories(host.stories().await),
                        Err(fault) => Message::Stories(Err(fault)),
                    }
                });
            }
            Message::CancelDelete => self.deleting = None,
            Message::Leave => self.leave(scope),
            Message::Left(Ok(())) => self.left(scope),
            Message::Left(Err(fault)) => self.kept = Kept::Failed(fault),
            Message::LeaveUnkept => self.left(scope),
            Message::Copy => self.copy(scope),
            Message::Show(view) => self.view = view,
            Message::Change(step, edit) => return self.change(scope, step, edit),
            Message::TypeList(step, typed, edit) => {
                self.typing = Some((step.clone(), typed));
                self.change(scope, Some(step), edit);
            }
            Message::Rest => {
                self.history.rest();
                self.typing = None;
            }
            Message::Key(action) => self.act(scope, action),
            Message::DefineNext => self.define_next(),
            Message::DeleteUndefined => self.delete_undefined(scope),
            Message::SetLanguage(tag) => {
                self.words = words::of([tag.as_str()]);
                host.set_language(self.words.tag, self.words.desk.name, true);
            }
            Message::Select(index) => {
                let is_other = self.current != Some(index);
                self.current = Some(index);
                return is_other;
            }
            Message::Filter(filter) => {
                self.filter = filter;
                self.current = self.current.filter(|index| self.review.shown(filter).contains(index));
            }
            Message::AcceptShown => self.accept_shown(scope),
            Message::Edit(list, id) => self.edit(list, id),
            Message::Add(list, name) => {
                self.change(
                    scope,
                    None,
                    Box::new(move |document| drop(document.add(list, review::new_entry(list, &name)))),
                );
                let id = self.document().list(list).last().map(|entry| text(entry, "id").to_owned());
                self.edit(list, id);
            }
            Message::TypeDate(id, typed) => self.type_date(scope, id, typed),
            Message::DateRead(id, typed, answer) => self.date_read(scope, &id, &typed, answer),
            Message::Fix(problem) => self.fix(scope, problem),
            Message::GoToSource(kind, id) => self.go_to_source(&kind, &id),
            Message::ScrollPreview(kind, id) => self.scroll_preview(&kind, &id),
            Message::Suggested(answer) => return self.suggested(scope, answer),
            Message::Previewed(change, answer) => self.previewed(scope, change, answer),
            Message::Refresh if self.id.is_none() => return false,
            Message::Refresh => {
                let document = self.history.now().clone();
                self.tasks.preview(scope, &host, &document, &self.files);
                self.tasks.suggest(scope, &host, &document);
                return false;
            }
            Message::Save => self.save(scope),
            Message::Saved(change, result) => match result {
                Ok(()) if change == self.tasks.change => {
                    self.kept = Kept::Saved;
                    host.unsaved(false);
                }
                Ok(()) => return false,
                Err(fault) if self.tasks.is_of_story(change) => self.kept = Kept::Failed(fault),
                Err(fault) => self.fault = Some(fault),
            },
            Message::Export(form) => self.export(scope, form),
            Message::Exported(answer) => {
                self.is_busy = false;
                match answer {
                    Ok(answer) => {
                        self.fault = None;
                        host.download(&answer.files);
                    }
                    Err(fault) => self.fault = Some(fault),
                }
            }
            Message::Dismiss => {
                self.fault = None;
                self.notes.clear();
            }
            Message::Stop => {
                self.is_busy = false;
                host.stop();
            }
            Message::SetColourScheme(scheme) => {
                self.scheme = scheme;
                self.frame
                    .cast::<HtmlElement>()
                    .iter()
                    .for_each(|frame| host.set_colour_scheme(frame, scheme));
            }
            Message::Width(width) => self.width = width,
            Message::Print => self.frame.cast::<HtmlElement>().iter().for_each(|frame| host.print(frame)),
        }
        true
    }

    /// Changes the document, and schedules saving and the preview.
    pub(super) fn change(&mut self, scope: &Scope<Self>, step: Option<String>, edit: Edit) -> bool {
        let before = self.document().clone();
        if self.is_read_only || !self.history.change(step.map(Field), edit) {
            return false;
        }
        // Changes of the article's text do not affect decisions.
        let now = self.history.now();
        if before.terms != now.terms || before.events != now.events || before.decisions != now.decisions {
            self.set_against();
        }
        self.changed(scope);
        true
    }

    pub(super) fn changed(&mut self, scope: &Scope<Self>) {
        self.kept = Kept::Unsaved;
        self.host.unsaved(true);
        self.tasks.changed(scope);
    }

    pub(super) fn edit(&mut self, list: List, id: Option<String>) {
        self.view = if list == List::Terms { View::Terms } else { View::Events };
        let part = if list == List::Terms { "term" } else { "event" };
        self.then = id.as_ref().map(|id| Then::Focus(format!("{part}-{id}")));
        self.editing = id.map(|id| (list, id));
    }

    fn type_date(&mut self, scope: &Scope<Self>, id: String, typed: String) {
        let fact = |name: &str| self.document().fact(name).to_owned();
        let given = json!({ "text": typed, "language": fact("language"), "published": fact("published") });
        self.typed_dates.insert(id.clone(), TypedDate { typed: typed.clone(), ..TypedDate::default() });
        if typed.trim().is_empty() {
            self.set_date(scope, &id, Value::Null);
            return;
        }
        let host = self.host.clone();
        scope.send_future(async move { Message::DateRead(id, typed, host.ask("date", &given, None).await) });
    }

    fn date_read(&mut self, scope: &Scope<Self>, id: &str, typed: &str, answer: Result<Answer, String>) {
        // Outdated if something else was typed meanwhile.
        let Some(date) = self.typed_dates.get_mut(id).filter(|date| date.typed == typed) else { return };
        let value = answer.map(|answer| answer.value).unwrap_or_else(|fault| json!({ "error": fault }));
        date.date = edtf_and_words(&value);
        date.either = value
            .get("either")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(edtf_and_words)
            .collect();
        let text = |name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
        date.error = text("error").map(|error| (error, text("hint").filter(|hint| !hint.is_empty())));
        if let Some((edtf, _)) = date.date.clone() {
            self.set_date(scope, id, Value::from(edtf));
        }
    }

    fn set_date(&mut self, scope: &Scope<Self>, id: &str, date: Value) {
        let (id, step) = (id.to_owned(), format!("date-{id}"));
        self.change(
            scope,
            Some(step),
            Box::new(move |document| document.set_field(List::Events, &id, "date", date)),
        );
    }

    fn fix(&mut self, scope: &Scope<Self>, problem: Problem) {
        let Problem { fix, range, part, id, written, .. } = problem;
        self.change(
            scope,
            None,
            Box::new(move |document| match (fix, range) {
                (Some(fix), Some((start, end))) => {
                    let units: Vec<u16> = document.body.encode_utf16().collect();
                    let (start, end) = (start as usize, end as usize);
                    // Unless the text has changed since.
                    let is_there =
                        units.get(start..end).is_some_and(|words| String::from_utf16_lossy(words) == written);
                    if let (true, Some(before), Some(after)) =
                        (is_there, units.get(..start), units.get(end..))
                    {
                        let text =
                            [String::from_utf16_lossy(before), fix, String::from_utf16_lossy(after)].concat();
                        document.body = text.into();
                    }
                }
                _ => document.remove(if part == "term" { List::Terms } else { List::Events }, &id),
            }),
        );
    }

    /// Opens the place where something is written.
    fn go_to_source(&mut self, kind: &str, id: &str) {
        match kind {
            "term" => self.edit(List::Terms, Some(id.to_owned())),
            "event" => self.edit(List::Events, Some(id.to_owned())),
            "fact" => {
                self.view = View::About;
                self.then = Some(Then::Focus(format!("fact-{id}")));
            }
            "block" => {
                let number = id.trim_start_matches('p').parse::<usize>().unwrap_or(1).saturating_sub(1);
                let start = self.offsets.get(number).copied().unwrap_or(0);
                self.view = View::Body;
                self.then = Some(Then::SelectBody(start, start));
            }
            _ => {
                let (start, end) = id.split_once('-').unwrap_or_default();
                self.view = View::Body;
                self.then = Some(Then::SelectBody(start.parse().unwrap_or(0), end.parse().unwrap_or(0)));
            }
        }
    }

    /// Scrolls the preview to a part of the story.
    fn scroll_preview(&mut self, kind: &str, id: &str) {
        let (kind, id) = match (kind, id.parse::<u32>()) {
            ("offset", Ok(at)) => (
                "block",
                format!("p{}", self.offsets.iter().take_while(|start| **start <= at).count().max(1)),
            ),
            (kind, _) => (kind, id.to_owned()),
        };
        if let Some(frame) = self.frame.cast::<HtmlElement>() {
            if frame.offset_width() == 0 {
                self.view = View::Preview;
            }
            self.host.scroll_preview(&frame, kind, &id);
        }
    }

    fn previewed(&mut self, scope: &Scope<Self>, change: u32, answer: Result<Answer, String>) {
        self.tasks.preview.close();
        match answer {
            // An answer for another story; the next one follows.
            _ if !self.tasks.is_of_story(change) => {}
            Ok(Answer { value, files }) => {
                self.tasks.preview.learn(change);
                let list = |name: &str| value.get(name).and_then(Value::as_array).into_iter().flatten();
                self.problems = list("findings").map(Problem::of_json).collect();
                self.offsets = list("passages").filter_map(|at| u32::try_from(at.as_u64()?).ok()).collect();
                self.dates = value.get("dates").and_then(Value::as_object).cloned().unwrap_or_default();
                let story = files.get(&"story.json".into());
                if let (false, Some(frame)) = (story.is_undefined(), self.frame.cast::<HtmlElement>()) {
                    self.host.show(&frame, &story, &self.files, &self.clicked);
                }
            }
            Err(fault) => self.fault = Some(fault),
        }
        if change != self.tasks.change {
            scope.send_message(Message::Refresh);
        }
    }

    /// Does what waits for the rendered state.
    pub(super) fn after_drawing(&mut self) {
        let by_id =
            |id: &str| web_sys::window()?.document()?.get_element_by_id(id)?.dyn_into::<HtmlElement>().ok();
        match self.then.take() {
            Some(Then::FocusMark) => {
                let mark = self.current.and_then(|index| by_id(&format!("mark-{index}")));
                mark.or_else(|| by_id("review")).iter().for_each(|element| drop(element.focus()));
            }
            // An article begins at its top.
            Some(Then::Focus(id)) if id == "review" => {
                let options = FocusOptions::new();
                options.set_prevent_scroll(true);
                by_id(&id).iter().for_each(|element| drop(element.focus_with_options(&options)));
            }
            Some(Then::Focus(id)) => {
                let Some(element) = by_id(&id) else {
                    // Not rendered yet: try again after the next render.
                    self.then = Some(Then::Focus(id));
                    return;
                };
                let field = element.query_selector("input, textarea").ok().flatten();
                let field = field.and_then(|field| field.dyn_into().ok()).unwrap_or(element);
                drop(field.focus());
            }
            Some(Then::Regain) => {
                let document = web_sys::window().and_then(|window| window.document());
                let is_lost = document.as_ref().is_some_and(|document| {
                    document.active_element().is_none_or(|at| at.tag_name() == "BODY")
                });
                let tab = || document?.query_selector(".tabs [aria-current]").ok()??.dyn_into().ok();
                if is_lost {
                    by_id("review").or_else(tab).iter().for_each(|element| drop(element.focus()));
                }
            }
            Some(Then::SelectBody(start, end)) => {
                if let Some(field) = self.body.cast::<HtmlTextAreaElement>() {
                    let units =
                        u32::try_from(self.document().body.encode_utf16().count()).unwrap_or(u32::MAX).max(1);
                    drop(field.focus());
                    drop(field.set_selection_range(start, end.max(start)));
                    // No API scrolls to a selection: estimate its position from its share of the text.
                    let share = f64::from(start) / f64::from(units) * f64::from(field.scroll_height());
                    #[expect(clippy::cast_possible_truncation, reason = "a place on a page")]
                    field.set_scroll_top((share as i32 - field.client_height() / 3).max(0));
                }
            }
            None => {}
        }
    }
}

/// A date in an answer of the worker, as EDTF and as readers see it.
fn edtf_and_words(value: &Value) -> Option<(String, String)> {
    let text = |name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
    Some((text("edtf")?, text("text")?))
}
