//! The state of the studio, and its rendering.

use serde_json::Value;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlSelectElement};
use yew::prelude::*;

use super::fields::{rich, when};
use super::focus::has_focus;
use super::host::Shared;
use super::message::{Message, View};
use super::state::{Checked, Kept, PreviewState, ReviewState, SavedStories, Story, Then, Typing};
use super::tasks::Tasks;
use super::translated::{translated, translated_with_hint};
use crate::studio::document::{Document, List};
use crate::studio::keys;
use crate::studio::words::{self, Spoken, WORDS};

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) host: Shared,
}

/// The state.
pub(crate) struct App {
    pub(super) host: Shared,
    pub(super) words: Spoken,
    pub(super) story: Story,
    pub(super) view: View,
    pub(super) review: ReviewState,
    pub(super) checked: Checked,
    /// The entry whose form is open.
    pub(super) editing: Option<(List, String)>,
    pub(super) typing: Typing,
    pub(super) saved: SavedStories,
    /// Notes for the author about the opened story.
    pub(super) notes: Vec<Value>,
    pub(super) fault: Option<String>,
    pub(super) is_busy: bool,
    /// The text that is being opened comes from the field for the article.
    pub(super) is_pasted: bool,
    pub(super) preview: PreviewState,
    pub(super) body: NodeRef,
    pub(super) tasks: Tasks,
    /// What to do after the next render.
    pub(super) then: Option<Then>,
    /// An element had the focus before the changes that are not rendered yet.
    pub(super) had_focus: bool,
    pub(super) clicked: Closure<dyn Fn(String, String)>,
    _leaving: Closure<dyn Fn()>,
}

impl Component for App {
    type Message = Message;
    type Properties = Props;

    fn create(context: &Context<Self>) -> Self {
        let host = context.props().host.clone();
        let link = context.link().clone();
        let clicked = Closure::<dyn Fn(String, String)>::new(move |kind, id| {
            link.send_message(Message::GoToSource(kind, id))
        });
        let link = context.link().clone();
        let leaving = Closure::<dyn Fn()>::new(move || link.send_message(Message::Save));
        host.leaving(&leaving);
        let (stories, unwanted) = (host.clone(), host.clone());
        context.link().send_future(async move { Message::Stories(stories.stories().await) });
        context.link().send_future(async move { Message::Unwanted(unwanted.unwanted().await) });
        let words = words::of(host.languages().split(' '));
        host.set_language(words.tag, words.desk.name, false);
        Self {
            host,
            words,
            story: Story::default(),
            view: View::Review,
            review: ReviewState::default(),
            checked: Checked::default(),
            editing: None,
            typing: Typing::default(),
            saved: SavedStories::default(),
            notes: Vec::new(),
            fault: None,
            is_busy: false,
            is_pasted: false,
            preview: PreviewState::default(),
            body: NodeRef::default(),
            tasks: Tasks::default(),
            then: None,
            had_focus: false,
            clicked,
            _leaving: leaving,
        }
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        let has_focus = has_focus();
        let renders = self.handle(context.link(), message);
        self.had_focus |= renders && has_focus;
        renders
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let dispatch = context.link().callback(|message: Message| message);
        let is_open = self.story.id.is_some();
        let onkeydown = when(&dispatch, move |event: KeyboardEvent| {
            let control = is_open && (event.ctrl_key() || event.meta_key());
            let action = keys::action(&event.key(), event.shift_key(), control).filter(|_| control)?;
            event.prevent_default();
            Some(Message::Key(action))
        });
        let ondragover = Callback::from(|event: DragEvent| {
            if !is_for_field(&event) {
                event.prevent_default()
            }
        });
        let ondrop = when(&dispatch, |event: DragEvent| {
            if is_for_field(&event) {
                return None;
            }
            event.prevent_default();
            event.data_transfer().map(|transfer| Message::ReadFiles(transfer.into()))
        });
        html! {
            <div class="studio" tabindex="-1" data-view={self.story.id.as_ref().map(|_| view_name(self.view))} {onkeydown} {ondragover} {ondrop}>
                { self.head(&dispatch) }
                { self.notices(&dispatch) }
                if self.story.id.is_none() {
                    { self.start(&dispatch) }
                } else {
                    <main class="work">
                        <div class="pane">{ self.pane(&dispatch) }</div>
                        { self.preview_view(&dispatch) }
                    </main>
                }
            </div>
        }
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        self.after_drawing();
    }
}

/// Whether text is dragged over a field, which takes it as everywhere.
fn is_for_field(event: &DragEvent) -> bool {
    let target = event.target_dyn_into::<Element>();
    let is_field = target.is_some_and(|target| target.matches("input, textarea").unwrap_or_default());
    is_field && event.data_transfer().is_some_and(|dragged| !dragged.types().includes(&"Files".into(), 0))
}

fn view_name(view: View) -> &'static str {
    match view {
        View::Review => "review",
        View::Body => "body",
        View::Terms => "terms",
        View::Events => "events",
        View::About => "about",
        View::Preview => "preview",
        View::Export => "export",
    }
}

impl App {
    pub(super) fn document(&self) -> &Document {
        self.story.history.now()
    }

    /// The headline, or the word for a story without one.
    pub(super) fn title(&self) -> String {
        match self.document().fact("title") {
            "" => self.words.desk.untitled.to_owned(),
            title => title.to_owned(),
        }
    }

    /// The text of a field for a list: as typed, or as stored.
    pub(super) fn typed(&self, field: &str, kept: &str) -> String {
        match &self.typing.list {
            Some((name, words)) if name == field => words.clone(),
            _ => kept.to_owned(),
        }
    }

    fn pane(&self, dispatch: &Callback<Message>) -> Html {
        match self.view {
            View::Review => self.review_view(dispatch),
            View::Body => self.body_view(dispatch),
            View::Terms => self.entries_view(List::Terms, dispatch),
            View::Events => self.entries_view(List::Events, dispatch),
            View::About => self.about_view(dispatch),
            View::Preview => html! {},
            View::Export => self.export_view(dispatch),
        }
    }

    fn head(&self, dispatch: &Callback<Message>) -> Html {
        let words = &self.words.desk;
        let Some(_) = &self.story.id else {
            return html! {
                <header class="head">
                    <div class="row"><p class="name">{ format!("Article Explainer · {}", words.name) }</p>{ self.languages(dispatch) }</div>
                </header>
            };
        };
        let count = |part: &str| self.checked.problems.iter().filter(|problem| problem.part == part).count();
        let tab = |view: View, name: &'static str, number: usize, problems: usize| {
            html! {
                <li>
                    <button type="button" aria-current={(self.view == view).then_some("page")} data-tab={view_name(view)}
                        onclick={dispatch.reform(move |_: MouseEvent| Message::Show(view))}>
                        { name }
                        if number > 0 { <span class="number">{ number.to_string() }</span> }
                        if problems > 0 {
                            <span class="badge problem">{ words.problems.of(problems) }</span>
                        }
                    </button>
                </li>
            }
        };
        let kept = match &self.story.kept {
            _ if self.story.is_read_only => words.elsewhere,
            Kept::Saved => words.saved,
            Kept::Unsaved => words.saving,
            Kept::Failed(_) => words.unsaved,
        };
        let key = |action: keys::Action| dispatch.reform(move |_: MouseEvent| Message::Key(action));
        html! {
            <header class="head">
                <div class="row">
                    <button type="button" class="quiet" onclick={dispatch.reform(|_: MouseEvent| Message::Leave)}>
                        { words.all_stories }
                    </button>
                    <h1>{ self.title() }</h1>
                    <p role="status" class="kept">{ kept }</p>
                    { self.languages(dispatch) }
                    <button type="button" class="quiet" disabled={!self.story.history.can_undo()} onclick={key(keys::Action::Undo)}>
                        { words.undo }
                    </button>
                    <button type="button" class="quiet" disabled={!self.story.history.can_redo()} onclick={key(keys::Action::Redo)}>
                        { words.redo }
                    </button>
                </div>
                <nav aria-label={words.parts}>
                    <ul class="tabs">
                        { tab(View::Review, words.review, self.review.list.open(), 0) }
                        { tab(View::Body, words.text, 0, count("body")) }
                        { tab(View::Terms, words.terms, self.document().terms.len(), count("term")) }
                        { tab(View::Events, words.events, self.document().events.len(), count("event")) }
                        { tab(View::About, words.about, 0, count("fact")) }
                        { tab(View::Preview, words.preview, 0, 0) }
                        { tab(View::Export, words.export, 0, 0) }
                    </ul>
                </nav>
            </header>
        }
    }

    fn languages(&self, dispatch: &Callback<Message>) -> Html {
        let onchange = dispatch.reform(|event: Event| {
            Message::SetLanguage(event.target_unchecked_into::<HtmlSelectElement>().value())
        });
        html! {
            <select class="languages" aria-label={self.words.desk.language} {onchange}>
                { for WORDS.iter().map(|words| html! {
                    <option value={words.tag} lang={words.tag} selected={words.tag == self.words.tag}>{ words.desk.own_name }</option>
                }) }
            </select>
        }
    }

    /// The messages about the whole story.
    fn notices(&self, dispatch: &Callback<Message>) -> Html {
        let words = &self.words.desk;
        let note = |note: &Value| {
            let text = |name: &str| note.get(name).and_then(Value::as_str);
            html! {
                <li>if let Some(place) = text("place") { { translated(self.words, place) }{ words.colon }{ " " } }
                    { translated_with_hint(self.words, text("message").unwrap_or_default(), text("hint")) }{ "." }
                    if let Some(field) = text("field").map(str::to_owned) { { " " }
                        <button type="button" onclick={dispatch.reform(move |_: MouseEvent| {
                            Message::GoToSource("fact".to_owned(), field.clone())
                        })}>{ words.go_there }</button>
                    }</li>
            }
        };
        html! {
            <div class="told" role="alert">
                if self.is_busy {
                    <p>{ words.busy }{ " " }
                        <button type="button" onclick={dispatch.reform(|_: MouseEvent| Message::Stop)}>{ words.stop }</button>
                    </p>
                }
                if let Some(fault) = &self.fault {
                    <p class="fault">{ self.fault_view(fault) }{ " " }
                        <button type="button" onclick={dispatch.reform(|_: MouseEvent| Message::Dismiss)}>{ words.close }</button>
                    </p>
                }
                if let Kept::Failed(reason) = &self.story.kept {
                    <p class="fault">{ rich(words.not_kept, &[("reason", self.fault_view(reason))]) }{ " " }
                        if self.story.id.is_some() {
                            <button type="button" onclick={dispatch.reform(|_: MouseEvent| Message::LeaveUnkept)}>{ words.leave_unkept }</button>
                        }
                    </p>
                }
                if self.story.is_read_only {
                    <p class="fault">
                        { words.read_only }{ " " }
                        <button type="button" onclick={dispatch.reform(|_: MouseEvent| Message::Copy)}>{ words.work_on_copy }</button>
                    </p>
                }
                if !self.notes.is_empty() {
                    <ul>{ for self.notes.iter().map(note) }</ul>
                    <button type="button" onclick={dispatch.reform(|_: MouseEvent| Message::Dismiss)}>{ words.close }</button>
                }
            </div>
        }
    }
}
