//! The review: suggestions marked in the article, and the actions for the current one.

use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::app::App;
use super::entries::kind_in;
use super::fields::{rich, tick, when};
use super::message::Message;
use crate::language::fill;
use crate::passage::{Position, Text};
use crate::reason::Certainty;
use crate::studio::document::List;
use crate::studio::keys::{self, Action};
use crate::studio::review::{Filter, Status, Suggestion, index_of};
use crate::studio::words::Spoken;

/// A suggestion in a text: its byte range, and how it is rendered.
#[derive(Clone, PartialEq)]
struct Mark {
    index: usize,
    start: usize,
    end: usize,
    list: List,
    status: &'static str,
    is_current: bool,
    is_shown: bool,
}

impl App {
    pub(super) fn review_view(&self, dispatch: &Callback<Message>) -> Html {
        let shown = self.review.list.shown(self.review.filter);
        let by_text = self.marks(&shown);
        let onkeydown = when(dispatch, |event: KeyboardEvent| {
            let control = event.ctrl_key() || event.meta_key();
            let action =
                keys::action(&event.key(), event.shift_key(), control).filter(|_| !event.alt_key())?;
            // These are the same in the whole page.
            let is_everywhere = matches!(action, Action::Undo | Action::Redo | Action::Define);
            (!is_everywhere).then(|| {
                event.prevent_default();
                Message::Key(action)
            })
        });
        html! {
            <section class="review" aria-label={self.words.desk.review}>
                { self.filters(&shown, dispatch) }
                <article class="paper" id="review" tabindex="-1" {onkeydown} lang={self.language()}>
                    <h2 class="headline">{ self.title() }</h2>
                    { for self.review.passages.iter().zip(by_text).map(|(passage, marks)| html! {
                        <PassageView key={format!("{}-{}", passage.passage, passage.part)} passage={Rc::clone(passage)}
                            {marks} words={self.words} dispatch={dispatch.clone()} />
                    }) }
                </article>
                { self.decision(dispatch) }
            </section>
        }
    }

    /// The marks of each text.
    fn marks(&self, shown: &[usize]) -> Vec<Vec<Mark>> {
        let mut by_text: Vec<Vec<Mark>> = vec![Vec::new(); self.review.passages.len()];
        for (index, (suggestion, status)) in self.review.list.items.iter().enumerate() {
            let is_shown = shown.binary_search(&index).is_ok();
            let status = match status {
                Status::Open if is_shown => "open",
                Status::Accepted(_) => "accepted",
                Status::Rejected if is_shown => "rejected",
                _ => continue,
            };
            let place = &suggestion.place;
            let text = index_of(&self.review.passages, place);
            let Some(marks) = text.and_then(|text| by_text.get_mut(text)) else { continue };
            marks.push(Mark {
                index,
                start: place.range.start,
                end: place.range.end,
                list: suggestion.list,
                status,
                is_current: self.review.current == Some(index),
                is_shown,
            });
        }
        by_text
    }

    fn filters(&self, shown: &[usize], dispatch: &Callback<Message>) -> Html {
        let (filter, words) = (self.review.filter, &self.words.review);
        let list = dispatch.reform(move |event: Event| {
            let list = match event.target_unchecked_into::<HtmlSelectElement>().value().as_str() {
                "terms" => Some(List::Terms),
                "events" => Some(List::Events),
                _ => None,
            };
            Message::Filter(Filter { list, ..filter })
        });
        let uncertain = dispatch.reform(move |uncertain| Message::Filter(Filter { uncertain, ..filter }));
        let decided = dispatch.reform(move |decided| Message::Filter(Filter { decided, ..filter }));
        let open = self.review.list.open();
        let is_open = |index: &&usize| {
            self.review.list.items.get(**index).is_some_and(|(_, status)| *status == Status::Open)
        };
        let acceptable = shown.iter().filter(is_open).count();
        let count = match (open, self.review.list.items.len()) {
            (_, 0) if self.review.is_drafting => words.reading.to_owned(),
            (_, 0) => words.nothing.to_owned(),
            (0, _) => words.all_decided.to_owned(),
            (open, all) => fill(words.to_decide, &[("open", &open.to_string()), ("all", &all.to_string())]),
        };
        html! {
            <div class="bar">
                <p role="status" class="count">{ count }</p>
                <label class="inline">{ words.show }{ " " }
                    <select onchange={list}>
                        <option value="" selected={filter.list.is_none()}>{ words.terms_and_events }</option>
                        <option value="terms" selected={filter.list == Some(List::Terms)}>{ words.terms }</option>
                        <option value="events" selected={filter.list == Some(List::Events)}>{ words.events }</option>
                    </select>
                </label>
                { tick(words.uncertain, filter.uncertain, uncertain) }
                { tick(words.decided, filter.decided, decided) }
                <button type="button" disabled={acceptable == 0 || self.story.is_read_only}
                    onclick={dispatch.reform(|_: MouseEvent| Message::AcceptShown)}>
                    if acceptable == 0 { { words.accept_all } } else { { fill(words.accept_all_of, &[("number", &acceptable.to_string())]) } }
                </button>
            </div>
        }
    }

    /// The current suggestion, with a button for each action.
    fn decision(&self, dispatch: &Callback<Message>) -> Html {
        let words = &self.words.review;
        let current = self.review.selected();
        let button = |action: Action, name: &str, class: &'static str| {
            let key = keys::HELP.iter().find(|(known, _)| *known == action).map(|(_, key)| *key);
            html! {
                <button type="button" {class} disabled={self.story.is_read_only && action.is_decision()} onclick={dispatch.reform(move |_: MouseEvent| Message::Key(action))}>
                    { name.to_owned() }<kbd aria-hidden="true">{ key }</kbd>
                </button>
            }
        };
        html! {
            <aside class="decision" aria-label={words.decision}>
                <div role="status">
                    if let Some((suggestion, status)) = current {
                        { details(self.words, suggestion, status) }
                    } else if self.review.list.open() == 0 && !self.review.list.items.is_empty() {
                        <p>{ words.done }</p>
                        { self.to_define(dispatch) }
                    } else {
                        <p>{ rich(words.invitation, &[("key", html! { <kbd>{ "J" }</kbd> })]) }</p>
                    }
                </div>
                <p class="row">
                    { button(Action::Previous, words.previous, "") }
                    { button(Action::Next, words.next, "") }
                    if current.is_some() {
                        { button(Action::Accept, words.accept, "main") }
                        { button(Action::Reject, words.reject, "") }
                        { button(Action::RejectEverywhere, words.reject_everywhere, "") }
                        { button(Action::Edit, words.edit, "") }
                    }
                </p>
            </aside>
        }
    }
}

/// The details of a suggestion.
fn details(words: Spoken, suggestion: &Suggestion, status: &Status) -> Html {
    let (review, entries) = (&words.review, &words.entries);
    let text = |name: &str| {
        suggestion.entry.get(name).and_then(|value| value.as_str()).unwrap_or_default().to_owned()
    };
    let what = match (suggestion.list, status) {
        (_, Status::Rejected) => review.rejected,
        (List::Terms, Status::Open) => review.suggested_term,
        (List::Events, Status::Open) => review.suggested_event,
        (List::Terms, Status::Accepted(_)) => review.term,
        (List::Events, Status::Accepted(_)) => review.event,
    };
    let [guess, likely, certain] = review.certainties;
    let certainty = match suggestion.certainty {
        Certainty::Possible => guess,
        Certainty::Likely => likely,
        Certainty::Certain => certain,
    };
    let reasons: Vec<String> = suggestion.reasons.iter().map(|reason| words.reason(reason)).collect();
    let definition = if suggestion.list == List::Terms { text("definition") } else { text("text") };
    html! {
        <>
            <p class="what">{ what }
                if suggestion.list == List::Terms && !text("kind").is_empty() { { ", " }{ kind_in(&entries.kinds, &text("kind")) } }
            </p>
            <h3>{ suggestion.label().to_owned() }</h3>
            if !suggestion.date.is_empty() { <p class="date">{ &suggestion.date }</p> }
            if !definition.is_empty() {
                <p>{ definition }</p>
            } else if suggestion.list == List::Terms {
                <p class="hint">{ review.no_definition }</p>
            }
            <p class="hint">{ fill(review.because, &[("reason", &reasons.join("; ")), ("certainty", certainty)]) }</p>
        </>
    }
}

#[derive(PartialEq, Properties)]
struct PassageProps {
    passage: Rc<Text>,
    marks: Vec<Mark>,
    words: Spoken,
    dispatch: Callback<Message>,
}

/// A text of the article with its marks.
#[component]
fn PassageView(props: &PassageProps) -> Html {
    let words = props.passage.words.as_str();
    let mut marks: Vec<&Mark> = props.marks.iter().collect();
    marks.sort_by_key(|mark| (mark.start, !mark.is_current));
    let (mut pieces, mut at) = (Vec::new(), 0);
    for mark in marks {
        // Of two at one place the first is marked; the other is reached by keyboard, and shown beside the text.
        let Some(before) = words.get(at..mark.start) else { continue };
        let Some(inner) = words.get(mark.start..mark.end) else { continue };
        pieces.push(html! { { before } });
        pieces.push(mark_button(&props.words.review.marks, mark, inner, &props.dispatch));
        at = mark.end;
    }
    pieces.push(html! { { words.get(at..).unwrap_or_default() } });
    match props.passage.position {
        Position::Head => html! { <h3>{ for pieces }</h3> },
        Position::Quotation => html! { <blockquote><p>{ for pieces }</p></blockquote> },
        Position::Cell => html! { <p class="cell">{ for pieces }</p> },
        Position::Body => html! { <p>{ for pieces }</p> },
    }
}

fn mark_button(names: &[&str; 6], mark: &Mark, words: &str, dispatch: &Callback<Message>) -> Html {
    let index = mark.index;
    let kind = if mark.list == List::Terms { "term" } else { "event" };
    let status = match mark.status {
        "open" => 0,
        "accepted" => 1,
        _ => 2,
    };
    let name = names.get(status + if mark.list == List::Terms { 0 } else { 3 }).copied().unwrap_or_default();
    html! {
        <button type="button" class="mark" id={format!("mark-{index}")} data-status={mark.status} data-kind={kind}
            aria-current={mark.is_current.then_some("true")} aria-label={format!("{words}, {name}")}
            tabindex={if mark.is_shown { "0" } else { "-1" }}
            onfocus={dispatch.reform(move |_: FocusEvent| Message::Select(index))}
            onclick={dispatch.reform(move |_: MouseEvent| Message::Select(index))}>{ words.to_owned() }</button>
    }
}
