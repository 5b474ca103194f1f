//! What is wrong, next to what it concerns.

use yew::prelude::*;

use super::app::App;
use super::message::{Message, Problem};
use crate::language::fill;
use crate::studio::words::Problems;

impl App {
    /// The problems of a part, each with its fix; nothing where there are none.
    pub(super) fn problems_view(&self, problems: &[&Problem], dispatch: &Callback<Message>) -> Html {
        if problems.is_empty() {
            return html! {};
        }
        let words = &self.words.problems;
        html! {
            <ul class="problems" aria-label={words.heading}>
                { for problems.iter().map(|problem| one(words, problem, dispatch)) }
            </ul>
        }
    }
}

fn one(words: &'static Problems, problem: &Problem, dispatch: &Callback<Message>) -> Html {
    let kind = if problem.is_error { words.error } else { words.note };
    let send = |message: fn(Problem) -> Message| {
        let problem = problem.clone();
        dispatch.reform(move |_: MouseEvent| message(problem.clone()))
    };
    let is_lonely = problem.code == "unmentioned-term" || problem.code == "unmentioned-event";
    html! {
        <li class={if problem.is_error { "error" } else { "note" }}>
            <strong>{ kind }{ ": " }</strong><span lang="en">{ &problem.message }</span>
            if let Some(hint) = &problem.hint { { ". " }<span class="hint" lang="en">{ capital(hint) }</span> }
            if let Some(fix) = &problem.fix {
                <button type="button" onclick={send(Message::Fix)}>{ fill(words.write, &[("fix", fix)]) }</button>
            } else if is_lonely {
                <button type="button" onclick={send(Message::Fix)}>{ words.delete }</button>
            }
            if problem.part == "body" {
                <button type="button" onclick={send(|problem| {
                    let (start, end) = problem.range.unwrap_or_default();
                    Message::Source("range".to_owned(), format!("{start}-{end}"))
                })}>{ words.show }</button>
            }
        </li>
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
