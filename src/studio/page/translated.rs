//! Renders the core's English messages in the author's language.

use yew::prelude::*;

use super::app::App;
use crate::studio::words::{Spoken, translate};

/// A message of the core, with a capital letter at its start. Text without a translation is marked as English.
pub(super) fn translated(words: Spoken, english: &str) -> Html {
    let pieces = translate(words.tag, english).into_iter().enumerate().map(|(index, piece)| {
        let text = if index == 0 { capital(&piece.text) } else { piece.text };
        if piece.is_english {
            html! { <span lang="en">{ text }</span> }
        } else {
            text.into()
        }
    });
    pieces.collect()
}

/// A message and its hint.
pub(super) fn translated_with_hint(words: Spoken, message: &str, hint: Option<&str>) -> Html {
    html! {
        <>{ translated(words, message) }if let Some(hint) = hint { { ". " }<span class="hint">{ translated(words, hint) }</span> }</>
    }
}

impl App {
    /// An error of the scripts or of the core, with its hint on a line of its own.
    pub(super) fn fault_view(&self, fault: &str) -> Html {
        if let Some(known) = self.words.fault(fault) {
            return known.into();
        }
        let (message, hint) =
            fault.split_once('\n').map_or((fault, None), |(message, hint)| (message, Some(hint)));
        translated_with_hint(self.words, message, hint)
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
