//! The transitions of the diagram, and further actions of readers.

use super::{Action, Card, DWELL, Effect, GRACE, Interaction, Token, Trigger};
use crate::story::model::{EventIndex, GroupIndex, PassageIndex, TermIndex};

const A: TermIndex = TermIndex(0);
const B: TermIndex = TermIndex(1);
const C: TermIndex = TermIndex(2);

/// A term in the article.
fn text(term: TermIndex) -> Trigger {
    Trigger { passage: Some(PassageIndex(4)), mention: Some(0), ..Trigger::of(term) }
}

/// A term in the card of another.
fn inside(outer: TermIndex, term: TermIndex) -> Trigger {
    Trigger { within: Some(outer), ..Trigger::of(term) }
}

/// A reader, with a platform that opens and closes cards on request.
#[derive(Default)]
struct Reader {
    interaction: Interaction,
    wait: Option<Token>,
    /// The term under the pointer.
    under_pointer: Option<Trigger>,
}

impl Reader {
    fn does(&mut self, action: Action) -> Option<Effect> {
        if let Action::Dwell(trigger) = action {
            self.under_pointer = Some(trigger);
        }
        let effect = self.interaction.reduce(action);
        match effect {
            Some(Effect::Wait(token, _)) => self.wait = Some(token),
            Some(Effect::ShowCard(_)) => {
                let trigger = self.under_pointer.unwrap();
                assert_eq!(self.does(Action::Shown(trigger)), None);
            }
            Some(Effect::HideCard(term)) => self.hides(term),
            _ => {}
        }
        effect
    }

    /// The platform closes a card with all cards above it, the topmost first.
    fn hides(&mut self, term: TermIndex) {
        let open = self.open();
        let depth = open.iter().position(|own| *own == term).unwrap();
        for own in open[depth..].iter().rev() {
            assert_eq!(self.interaction.reduce(Action::Hidden(*own)), None);
        }
    }

    fn waits(&mut self) -> Option<Effect> {
        let token = self.wait.unwrap();
        self.does(Action::Elapsed(token))
    }

    fn dwells(&mut self, trigger: Trigger) {
        assert!(matches!(self.does(Action::Dwell(trigger)), Some(Effect::Wait(_, DWELL))));
        assert_eq!(self.waits(), Some(Effect::ShowCard(trigger.term)));
    }

    /// A click on a term, and how the platform reacts.
    fn clicks(&mut self, trigger: Trigger) {
        if self.does(Action::Activate(trigger)).is_none() {
            if self.open().contains(&trigger.term) {
                self.hides(trigger.term);
            } else {
                self.does(Action::Shown(trigger));
            }
        }
    }

    fn leaves(&mut self) -> Option<Effect> {
        self.does(Action::Leave)
    }

    fn open(&self) -> Vec<TermIndex> {
        self.interaction.state().cards.open_cards().iter().map(|card| card.term).collect()
    }
}

#[test]
fn dwelling_opens_and_abandoning_closes() {
    let mut reader = Reader::default();
    reader.dwells(text(A));
    assert!(matches!(reader.leaves(), Some(Effect::Wait(_, GRACE))));
    assert_eq!(reader.waits(), Some(Effect::HideCard(A)));
    assert_eq!(reader.open(), []);
}

#[test]
fn a_pointer_that_passes_by_opens_nothing() {
    let mut reader = Reader::default();
    reader.does(Action::Dwell(text(A)));
    reader.leaves();
    assert_eq!(reader.waits(), None);
}

#[test]
fn the_card_can_be_entered() {
    let mut reader = Reader::default();
    reader.dwells(text(A));
    reader.leaves();
    reader.does(Action::EnterCard(A));
    assert_eq!(reader.waits(), None);
    assert_eq!(reader.open(), [A]);
}

#[test]
fn the_term_can_be_entered_again() {
    let mut reader = Reader::default();
    reader.dwells(text(A));
    reader.leaves();
    assert_eq!(reader.does(Action::Dwell(text(A))), None);
    assert_eq!(reader.waits(), None);
    assert_eq!(reader.open(), [A]);
}

#[test]
fn leaving_further_does_not_begin_the_grace_anew() {
    let mut reader = Reader::default();
    reader.dwells(text(A));
    reader.leaves();
    assert_eq!(reader.leaves(), None);
    assert_eq!(reader.waits(), Some(Effect::HideCard(A)));
}

#[test]
fn a_late_close_cannot_close_a_newer_card() {
    let mut reader = Reader::default();
    reader.dwells(text(A));
    reader.leaves();
    let late = reader.wait.unwrap();
    reader.does(Action::Dwell(text(B)));
    assert_eq!(reader.does(Action::Elapsed(late)), None);
    assert_eq!(reader.waits(), Some(Effect::ShowCard(B)));
    assert_eq!(reader.open(), [B], "a term of the text closes the card of another");
}

#[test]
fn a_card_goes_although_the_pointer_dwelt_on_another_term_in_passing() {
    let mut reader = Reader::default();
    reader.dwells(text(A));
    reader.leaves();
    reader.does(Action::Dwell(text(B)));
    assert!(matches!(reader.leaves(), Some(Effect::Wait(_, GRACE))));
    assert_eq!(reader.waits(), Some(Effect::HideCard(A)));
}

#[test]
fn a_click_pins_the_card_that_the_pointer_opened() {
    let mut reader = Reader::default();
    reader.dwells(text(A));
    assert_eq!(reader.does(Action::Activate(text(A))), Some(Effect::KeepCard));
    assert_eq!(reader.leaves(), None);
    assert_eq!(reader.open(), [A]);
    assert_eq!(reader.does(Action::Activate(text(A))), None, "the second click may close it");
}

#[test]
fn the_pointer_neither_closes_a_pinned_card_nor_opens_one_that_would() {
    let mut reader = Reader::default();
    reader.clicks(text(A));
    assert_eq!(reader.does(Action::Dwell(text(B))), None);
    assert_eq!(reader.leaves(), None);
    assert_eq!(reader.open(), [A]);
}

#[test]
fn cards_nest_and_close_in_turn() {
    let mut reader = Reader::default();
    reader.clicks(text(A));
    reader.clicks(inside(A, B));
    assert_eq!(reader.open(), [A, B]);
    reader.hides(B);
    assert_eq!(reader.open(), [A]);
    reader.clicks(inside(A, C));
    assert_eq!(reader.open(), [A, C]);
}

#[test]
fn cards_that_the_pointer_nested_go_together() {
    let mut reader = Reader::default();
    reader.dwells(text(A));
    reader.does(Action::EnterCard(A));
    reader.dwells(inside(A, B));
    assert_eq!(reader.open(), [A, B]);
    reader.leaves();
    assert_eq!(reader.waits(), Some(Effect::HideCard(A)));
    assert_eq!(reader.open(), []);
}

#[test]
fn a_pointer_that_goes_back_to_the_outer_card_abandons_the_inner() {
    let mut reader = Reader::default();
    reader.dwells(text(A));
    reader.does(Action::EnterCard(A));
    reader.dwells(inside(A, B));
    reader.does(Action::EnterCard(B));
    assert!(matches!(reader.does(Action::EnterCard(A)), Some(Effect::Wait(_, GRACE))));
    assert_eq!(reader.waits(), Some(Effect::HideCard(B)));
    assert_eq!(reader.open(), [A]);
}

#[test]
fn the_pointer_may_nest_in_a_pinned_card_and_leaves_it_open() {
    let mut reader = Reader::default();
    reader.clicks(text(A));
    reader.does(Action::EnterCard(A));
    reader.dwells(inside(A, B));
    reader.leaves();
    assert_eq!(reader.waits(), Some(Effect::HideCard(B)));
    assert_eq!(reader.open(), [A]);
}

#[test]
fn a_click_in_a_card_that_the_pointer_opened_pins_both() {
    let mut reader = Reader::default();
    reader.dwells(text(A));
    reader.does(Action::EnterCard(A));
    reader.clicks(inside(A, B));
    assert_eq!(reader.leaves(), None);
    assert_eq!(reader.open(), [A, B]);
}

#[test]
fn a_term_whose_card_lies_below_leads_back_to_it() {
    let mut reader = Reader::default();
    reader.clicks(text(A));
    reader.clicks(inside(A, B));
    reader.clicks(inside(B, C));
    assert_eq!(reader.does(Action::Activate(inside(C, A))), Some(Effect::HideCard(B)));
    assert_eq!(reader.open(), [A]);
}

#[test]
fn a_card_knows_the_passage_that_the_reader_came_from_through_other_cards() {
    let mut reader = Reader::default();
    reader.clicks(text(A));
    reader.clicks(inside(A, B));
    let [outer, inner] = reader.interaction.state().cards.open_cards() else { panic!("two cards") };
    assert_eq!((outer.passage, outer.mention), (Some(PassageIndex(4)), Some(0)));
    assert_eq!(*inner, Card { term: B, passage: Some(PassageIndex(4)), event: None, mention: None });

    let in_event = Trigger { event: Some(EventIndex(7)), ..Trigger::of(C) };
    reader.clicks(in_event);
    let card = reader.interaction.state().cards.top().unwrap();
    assert_eq!((card.event, card.passage), (Some(EventIndex(7)), None));
}

#[test]
fn what_the_pointer_does_changes_nothing_that_is_drawn() {
    let mut reader = Reader::default();
    let before = std::rc::Rc::clone(reader.interaction.state());
    reader.does(Action::Dwell(text(A)));
    reader.leaves();
    assert!(std::rc::Rc::ptr_eq(&before, reader.interaction.state()));
}

#[test]
fn a_group_is_switched_off_and_on() {
    let mut reader = Reader::default();
    reader.does(Action::ToggleGroup(GroupIndex(1)));
    assert!(reader.interaction.state().hidden_groups.contains(&GroupIndex(1)));
    reader.does(Action::ToggleGroup(GroupIndex(1)));
    assert!(reader.interaction.state().hidden_groups.is_empty());
}

#[test]
fn what_the_reader_wants_remembered_is_told() {
    let mut reader = Reader::default();
    assert_eq!(reader.does(Action::ToggleKnown(A)), Some(Effect::RememberTerm(A)));
    assert_eq!(reader.interaction.state().known, [A]);
    assert_eq!(reader.does(Action::ToggleUnderlines), Some(Effect::RememberUnderlines));
    assert!(reader.interaction.state().without_underlines);
    assert_eq!(reader.does(Action::Recall(vec![B], false)), None);
    assert_eq!(reader.interaction.state().known, [B]);
    assert!(!reader.interaction.state().without_underlines);
}

#[test]
fn the_timeline_is_shown_when_it_is_narrowed_to_a_term() {
    let mut reader = Reader::default();
    assert_eq!(reader.does(Action::ShowOnly(Some(A))), Some(Effect::ShowTimeline));
    assert_eq!(reader.interaction.state().only, Some(A));
    assert_eq!(reader.does(Action::ShowOnly(None)), None);
    assert_eq!(reader.interaction.state().only, None);
}
