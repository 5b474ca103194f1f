//! The ids of rendered elements, which are also the fragments of links, in both directions.
#![cfg_attr(not(feature = "widget"), allow(dead_code, reason = "only the widget looks elements up"))]

use crate::story::model::PassageIndex;

const CARD: &str = "term-";
const EVENT: &str = "event-";
const MENTION: &str = "mention-";

/// The address of an element of this page.
pub(crate) fn link_to(id: &str) -> String {
    ["#", id].concat()
}

/// The id of a term's card.
pub(crate) fn card_id(term: &str) -> String {
    [CARD, term].concat()
}

/// The id of the term of a card.
pub(crate) fn term_of_card(id: &str) -> Option<&str> {
    id.strip_prefix(CARD)
}

/// The id of the definition in a term's card.
pub(crate) fn definition_id(term: &str) -> String {
    card_id(term) + "-definition"
}

/// The id of an event's item.
pub(crate) fn item_id(event: &str) -> String {
    [EVENT, event].concat()
}

/// The id of the event of an item.
pub(crate) fn event_of_item(id: &str) -> Option<&str> {
    id.strip_prefix(EVENT)
}

/// The id of a mention, by the number of its term among the notes, and its own, counted from 0; in the markup from 1.
/// The term's id is not part of it: reader views remove elements with a word such as "share" in their id.
pub(crate) fn mention_id(note: usize, number: usize) -> String {
    [MENTION, &note.to_string(), "-", &(number + 1).to_string()].concat()
}

/// The number of a mention's term among the notes, and its own, counted from 0.
pub(crate) fn mention_of(id: &str) -> Option<(usize, usize)> {
    let (note, number) = id.strip_prefix(MENTION)?.rsplit_once('-')?;
    Some((note.parse().ok()?, number.parse::<usize>().ok()?.checked_sub(1)?))
}

/// The id of a passage, counted from 0; in the markup from 1.
pub(crate) fn passage_id(passage: PassageIndex) -> String {
    ["p", &(passage.0 + 1).to_string()].concat()
}

/// The passage with this id.
pub(crate) fn passage_of(id: &str) -> Option<PassageIndex> {
    id.strip_prefix('p')?.parse::<usize>().ok()?.checked_sub(1).map(PassageIndex)
}

/// The id of a footnote, counted from 1.
pub(crate) fn footnote_id(number: usize) -> String {
    ["note-", &number.to_string()].concat()
}

/// The id of the reference to a footnote.
pub(crate) fn footnote_reference_id(number: usize) -> String {
    footnote_id(number) + "-back"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_lead_back_to_what_they_name() {
        assert_eq!(term_of_card(&card_id("eu")), Some("eu"));
        assert_eq!(event_of_item(&item_id("vote")), Some("vote"));
        assert_eq!(mention_of(&mention_id(3, 0)), Some((3, 0)));
        assert_eq!(passage_of(&passage_id(PassageIndex(0))), Some(PassageIndex(0)));
    }

    #[test]
    fn other_ids_name_nothing() {
        for id in ["p0", "p", "p-1", "paper", "mention-1", "mention-1-0", "mention-x-1", "term", ""] {
            assert_eq!((passage_of(id), mention_of(id), term_of_card(id)), (None, None, None), "{id}");
        }
    }
}
