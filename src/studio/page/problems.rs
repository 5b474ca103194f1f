//! Renders diagnostics next to the parts that they concern.

use yew::html::Scope;
use yew::prelude::*;

use super::app::App;
use super::message::{Message, Problem};
use super::translated::translated_with_hint;
use crate::language::fill;
use crate::studio::document::List;
use crate::studio::words::Spoken;

impl App {
    /// Makes the change that mends a problem.
    pub(super) fn fix(&mut self, scope: &Scope<Self>, problem: Problem) {
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

    /// The problems of a part, each with its fix; empty if there are none.
    pub(super) fn problems_view(&self, problems: &[&Problem], dispatch: &Callback<Message>) -> Html {
        if problems.is_empty() {
            return html! {};
        }
        html! {
            <ul class="problems" aria-label={self.words.problems.heading}>
                { for problems.iter().map(|problem| one(self.words, problem, self.story.is_read_only, dispatch)) }
            </ul>
        }
    }
}

fn one(spoken: Spoken, problem: &Problem, is_read_only: bool, dispatch: &Callback<Message>) -> Html {
    let words = &spoken.problems;
    let kind = if problem.is_error { words.error } else { words.note };
    let send = |message: fn(Problem) -> Message| {
        let problem = problem.clone();
        dispatch.reform(move |_: MouseEvent| message(problem.clone()))
    };
    let is_lonely = problem.code == "unmentioned-term" || problem.code == "unmentioned-event";
    html! {
        <li class={if problem.is_error { "error" } else { "note" }}>
            <strong>{ kind }{ spoken.desk.colon }</strong>{ " " }{ translated_with_hint(spoken, &problem.message, problem.hint.as_deref()) }
            if let Some(fix) = &problem.fix {
                <button type="button" disabled={is_read_only} onclick={send(Message::Fix)}>{ fill(words.write, &[("fix", fix)]) }</button>
            } else if is_lonely {
                <button type="button" disabled={is_read_only} onclick={send(Message::Fix)}>{ words.delete }</button>
            }
            if problem.part == "body" {
                <button type="button" onclick={send(|problem| {
                    let (start, end) = problem.range.unwrap_or_default();
                    Message::GoToSource("range".to_owned(), format!("{start}-{end}"))
                })}>{ words.show }</button>
            }
        </li>
    }
}
