//! Lookups in the pieces around an index.

use super::super::lexicon::*;
use super::super::pieces::*;
use super::super::written::{Side, Unit};
use super::Grammar;

impl<'a> Grammar<'a> {
    /// The meaning of a phrase; empty if there is none.
    pub(super) fn meaning(&self, at: usize) -> Meaning {
        match self.pieces.get(at) {
            Some(Piece { kind: Kind::Phrase(meaning), .. }) => *meaning,
            _ => Meaning::default(),
        }
    }

    pub(super) fn roles(&self, at: usize) -> Role {
        self.meaning(at).roles
    }

    /// The roles of the piece before.
    pub(super) fn before(&self, at: usize) -> Role {
        at.checked_sub(1).map(|before| self.roles(before)).unwrap_or_default()
    }

    pub(super) fn number(&self, at: usize) -> Option<Number> {
        match self.pieces.get(at)?.kind {
            Kind::Number(number) => Some(number),
            _ => None,
        }
    }

    pub(super) fn is_sign(&self, at: usize, signs: &str) -> bool {
        matches!(self.pieces.get(at), Some(Piece { kind: Kind::Sign(sign), .. }) if signs.contains(*sign))
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        matches!(self.pieces.get(at), Some(Piece { kind: Kind::Word | Kind::Phrase(_), .. }))
    }

    /// Whether a piece is a word that is not in the lexicon.
    pub(super) fn is_plain_word(&self, at: usize) -> bool {
        matches!(self.pieces.get(at), Some(Piece { kind: Kind::Word, .. }))
    }

    /// Whether a piece is a verb in the past tense.
    pub(super) fn is_verb(&self, at: usize) -> bool {
        is_past(self.written_at(at), self.words.past)
    }

    /// The text of a piece.
    pub(super) fn written_at(&self, at: usize) -> &'a str {
        self.pieces.get(at).and_then(|piece| self.text.get(piece.start..piece.end)).unwrap_or_default()
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.written_at(at).chars().next().is_some_and(char::is_uppercase)
    }

    pub(super) fn starts_sentence(&self, at: usize) -> bool {
        at == 0 || self.is_sign(at - 1, ".!?:;\"'([-")
    }

    pub(super) fn is_joined(&self, at: usize) -> bool {
        self.pieces.get(at).is_some_and(|piece| piece.joined)
    }

    /// The first piece from `at` on that has none of these roles; skips two at most.
    pub(super) fn skip(&self, at: usize, roles: Role) -> usize {
        (at..at + 2).find(|&at| !self.roles(at).has(roles)).unwrap_or(at + 2)
    }

    /// The piece after an optional sign.
    pub(super) fn skip_sign(&self, at: usize, signs: &str) -> usize {
        at + usize::from(self.is_sign(at, signs))
    }

    /// Whether nothing before a piece is joined to it and makes it part of another thing, as in `$2018` or `A8-2018`.
    pub(super) fn starts_fresh(&self, at: usize) -> bool {
        at == 0
            || !self.is_joined(at)
            || self.is_sign(at - 1, "([{'\"¡¿„\u{201a}—|")
            || matches!(self.pieces.get(at - 1), Some(Piece { kind: Kind::Phrase(_), .. }))
    }

    /// Whether nothing at `at` is joined to the number before it and makes it part of another thing, as in `2018/1972`
    /// or `2.5`, and no unit follows, as in `2018 €`.
    pub(super) fn ends_fresh(&self, at: usize) -> bool {
        let Some(piece) = self.pieces.get(at) else { return true };
        match piece.kind {
            Kind::Sign('%' | '‰' | '€' | '$' | '£' | '°') => false,
            Kind::Sign('.' | ',' | ':' | '/' | '-' | '\'') if piece.joined => {
                let next = self.pieces.get(at + 1);
                !matches!(next, Some(Piece { joined: true, kind: Kind::Number(_) | Kind::Word, .. }))
            }
            Kind::Number(_) | Kind::Word => !piece.joined,
            _ => true,
        }
    }

    /// Whether a clause may end here: at a sign, or at the end of the text.
    pub(super) fn is_end(&self, at: usize) -> bool {
        !matches!(
            self.pieces.get(at),
            Some(Piece { kind: Kind::Word | Kind::Phrase(_) | Kind::Number(_), .. })
        )
    }

    /// Whether an opening bracket is before a piece and a bracket or a sign after it; `[2018]` is a reference.
    pub(super) fn in_brackets(&self, at: usize) -> bool {
        let reference = self.is_sign(at - usize::from(at > 0), "[") && self.is_sign(at + 1, "]");
        at > 0 && !reference && self.is_sign(at - 1, "([") && self.is_sign(at + 1, ")],-;")
    }

    pub(super) fn side(&self, at: usize) -> Option<Side> {
        let roles = self.roles(at);
        [(LAST, Side::Last), (NEXT, Side::Next), (THIS, Side::This)]
            .into_iter()
            .find_map(|(role, side)| roles.has(role).then_some(side))
    }

    /// The side of the last date that a word means.
    pub(super) fn scene_side(&self, at: usize) -> Option<Side> {
        let roles = self.roles(at);
        [(PREVIOUS, Side::Last), (FOLLOWING, Side::Next), (SAME, Side::This)]
            .into_iter()
            .find_map(|(role, side)| roles.has(role).then_some(side))
    }

    /// The unit of a word, singular or plural.
    pub(super) fn unit(&self, at: usize) -> Option<Unit> {
        self.unit_of(
            [
                (DAY | DAYS | DAY_PART, Unit::Day),
                (WEEK | WEEKS, Unit::Week),
                (WEEKEND, Unit::Weekend),
                (MONTH_LONG | MONTHS, Unit::Month),
                (QUARTER, Unit::Quarter),
                (HALF, Unit::Half),
                (YEAR | YEARS, Unit::Year),
                (DECADE_LONG | DECADES_LONG, Unit::Decade),
                (CENTURY, Unit::Century),
            ],
            at,
        )
    }

    /// The unit of a word in the singular.
    pub(super) fn one_unit(&self, at: usize) -> Option<Unit> {
        self.unit_of(
            [
                (DAY | DAY_PART, Unit::Day),
                (WEEK, Unit::Week),
                (WEEKEND, Unit::Weekend),
                (MONTH_LONG, Unit::Month),
                (QUARTER, Unit::Quarter),
                (HALF, Unit::Half),
                (YEAR, Unit::Year),
                (DECADE_LONG, Unit::Decade),
                (CENTURY, Unit::Century),
            ],
            at,
        )
    }

    fn unit_of(&self, units: [(Role, Unit); 9], at: usize) -> Option<Unit> {
        let roles = self.roles(at);
        units.into_iter().find_map(|(role, unit)| roles.has(role).then_some(unit))
    }
}
