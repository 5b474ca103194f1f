//! Computes where a card goes beside the term that opened it.
//!
//! CSS anchor positioning places cards where it can. This is for the rest: engines without `position-area`, a term in
//! another tree than its card, or a card that was placed where it cannot be read. `browser` measures and applies; here
//! is only geometry, in CSS pixels from the upper left corner of the viewport. [`beside`] is for the timeline beside a
//! host's article.

pub mod beside;

/// Between a card and the edges of the viewport, and between a card and its term.
const MARGIN: f64 = 8.0;
/// A card of this height is readable, even if it has to be scrolled.
const ENOUGH: f64 = 400.0;
/// Tolerance for rounding differences between engines.
const SLACK: f64 = 0.5;

/// A rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// The left edge.
    pub left: f64,
    /// The upper edge.
    pub top: f64,
    /// The right edge.
    pub right: f64,
    /// The lower edge.
    pub bottom: f64,
}

/// Width and height.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    /// The width.
    pub width: f64,
    /// The height.
    pub height: f64,
}

/// On which side of its term a card is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The card hangs from the term.
    Below,
    /// The card is on top of the term.
    Above,
}

/// Where a card goes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placement {
    /// The side; it determines which edge of the card is fixed.
    pub side: Side,
    /// The fixed edge of the card: the upper one below a term, the lower one above it.
    pub edge: f64,
    /// The left edge of the card.
    pub left: f64,
    /// Its width.
    pub width: f64,
    /// Its maximum height; longer content scrolls.
    pub room: f64,
}

impl Placement {
    /// The area that a card of this height covers.
    #[must_use]
    pub fn covers(&self, height: f64) -> Rect {
        let height = height.min(self.room);
        let (top, bottom) = match self.side {
            Side::Below => (self.edge, self.edge + height),
            Side::Above => (self.edge - height, self.edge),
        };
        Rect { left: self.left, top, right: self.left + self.width, bottom }
    }
}

/// Places a card of this size at the lines of a term, of which `at` is the one under the pointer.
///
/// The card begins where that line begins, and overlaps no line of the term. It goes below if the space suffices,
/// otherwise to the side with more space. A term outside the viewport counts as at its edge; without a line the card is
/// placed at the foot.
#[must_use]
pub fn place(viewport: Size, lines: &[Rect], at: usize, card: Size, right_to_left: bool) -> Placement {
    let width = card.width.min(viewport.width - 2.0 * MARGIN).max(0.0);
    let line = lines.get(at).or(lines.first());
    let wished = match line {
        Some(line) if right_to_left => line.right - width,
        Some(line) => line.left,
        None => (viewport.width - width) / 2.0,
    };
    let left = between(wished, MARGIN, viewport.width - MARGIN - width);

    // Only lines that the card would cover, but always the one under the pointer.
    let met = |line: &Rect| line.left < left + width && line.right > left;
    let near = |own: &Rect| Some(own) == line || met(own);
    let top = lines.iter().filter(|own| near(own)).map(|own| own.top).fold(f64::INFINITY, f64::min);
    let bottom = lines.iter().filter(|own| near(own)).map(|own| own.bottom).fold(0.0, f64::max);

    let foot = viewport.height - MARGIN;
    let below = between(bottom + MARGIN, MARGIN, foot);
    let above = between(top - MARGIN, MARGIN, foot);
    let (room_below, room_above) = (foot - below, above - MARGIN);
    if card.height <= room_below || room_below >= room_above {
        let edge = if line.is_none() { foot - card.height.min(room_below) } else { below };
        Placement { side: Side::Below, edge, left, width, room: room_below }
    } else {
        Placement { side: Side::Above, edge: above, left, width, room: room_above }
    }
}

/// How far to scroll down the page so that all lines of a term are visible above a sheet whose upper edge is at `edge`.
/// If they do not fit, the first line is.
#[must_use]
pub fn scroll_above(lines: &[Rect], edge: f64) -> f64 {
    let top = lines.iter().map(|line| line.top).fold(f64::INFINITY, f64::min);
    let bottom = lines.iter().map(|line| line.bottom).fold(f64::NEG_INFINITY, f64::max);
    if top > bottom { 0.0 } else { (bottom + MARGIN - edge).max(0.0).min(top - MARGIN) }
}

/// Whether a card can stay where CSS has placed it: in the viewport, above or below its term without covering it, and
/// not cut to a strip while the other side has space. (WebKit ignores the scroll position of the page. Firefox takes
/// the first side that has space for a line, and from right to left the edge of the page.)
#[must_use]
pub fn is_well_placed(viewport: Size, lines: &[Rect], card: Rect, is_cut: bool) -> bool {
    let is_inside = card.left > -SLACK
        && card.top > -SLACK
        && card.right < viewport.width + SLACK
        && card.bottom < viewport.height + SLACK;
    let covers = |line: &Rect| {
        card.left < line.right - SLACK
            && line.left < card.right - SLACK
            && card.top < line.bottom - SLACK
            && line.top < card.bottom - SLACK
    };
    let top = lines.iter().map(|line| line.top).fold(viewport.height, f64::min);
    let bottom = lines.iter().map(|line| line.bottom).fold(0.0, f64::max);
    let reaches = |line: &Rect| {
        card.left < line.right.max(0.0) + 2.0 * MARGIN
            && line.left.min(viewport.width) - 2.0 * MARGIN < card.right
    };
    let room = top.max(viewport.height - bottom) - 2.0 * MARGIN;
    let is_strip = is_cut && card.bottom - card.top < ENOUGH.min(0.8 * room);
    is_inside && lines.iter().any(reaches) && !lines.iter().any(covers) && !is_strip
}

/// `value.clamp(low, high)`, but without a panic: if the bounds cross, the lower one.
fn between(value: f64, low: f64, high: f64) -> f64 {
    value.min(high).max(low)
}

#[cfg(test)]
mod tests {
    use super::{MARGIN, Rect, Side, Size, is_well_placed, place, scroll_above};
    use proptest::prelude::*;

    fn size() -> impl Strategy<Value = Size> {
        (240.0..2_000.0, 200.0..1_400.0).prop_map(|(width, height)| Size { width, height })
    }

    fn card() -> impl Strategy<Value = Size> {
        (20.0..700.0, 20.0..2_000.0).prop_map(|(width, height)| Size { width, height })
    }

    /// A term of up to four lines, one below the other, anywhere on and around the viewport.
    fn term() -> impl Strategy<Value = Vec<Rect>> {
        let line = (0.0..400.0, 4.0..400.0);
        (-200.0..2_000.0, -400.0..1_600.0, 12.0..40.0, prop::collection::vec(line, 1..5)).prop_map(
            |(column, top, height, lines)| {
                let rect = |(index, (from, width)): (usize, &(f64, f64))| Rect {
                    left: column + from,
                    right: column + from + width,
                    top: top + height * index as f64,
                    bottom: top + height * (index + 1) as f64,
                };
                lines.iter().enumerate().map(rect).collect()
            },
        )
    }

    fn meet(a: &Rect, b: &Rect) -> bool {
        a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn a_card_stays_in_the_viewport_and_off_its_term(
            viewport in size(), lines in term(), at in 0_usize..6, card in card(), rtl in any::<bool>(),
        ) {
            let placement = place(viewport, &lines, at, card, rtl);
            let covered = placement.covers(card.height);
            prop_assert!(covered.left >= 0.0 && covered.right <= viewport.width + 1e-6, "{placement:?}");
            prop_assert!(covered.top >= 0.0 && covered.bottom <= viewport.height + 1e-6, "{placement:?}");
            for line in &lines {
                prop_assert!(!meet(&covered, line), "{placement:?} covers {line:?}");
            }
        }

        /// Otherwise it would be placed again and again.
        #[test]
        fn what_is_placed_here_is_well_placed(
            viewport in size(), lines in term(), card in card(), rtl in any::<bool>(),
        ) {
            let placement = place(viewport, &lines, 0, card, rtl);
            let is_cut = card.height > placement.room;
            prop_assert!(is_well_placed(viewport, &lines, placement.covers(card.height), is_cut), "{placement:?}");
        }

        /// No card is squeezed while the other side has more room.
        #[test]
        fn a_card_takes_the_side_with_more_room_unless_it_fits_below(
            viewport in size(), lines in term(), card in card(),
        ) {
            let placement = place(viewport, &lines, 0, card, false);
            if placement.side == Side::Above {
                prop_assert!(placement.room > viewport.height - MARGIN - lines.last().unwrap().bottom - MARGIN - 1e-6
                    || card.height > viewport.height - lines[0].bottom - 2.0 * MARGIN);
            } else if card.height > placement.room {
                prop_assert!(placement.room >= lines[0].top - 2.0 * MARGIN - 1e-6);
            }
        }
    }

    const SCREEN: Size = Size { width: 1_000.0, height: 800.0 };
    const CARD: Size = Size { width: 300.0, height: 200.0 };

    fn line(left: f64, top: f64, right: f64) -> Rect {
        Rect { left, top, right, bottom: top + 20.0 }
    }

    #[test]
    fn a_card_hangs_where_the_line_under_the_pointer_begins() {
        let lines = [line(700.0, 100.0, 800.0), line(100.0, 120.0, 150.0)];
        let first = place(SCREEN, &lines, 0, CARD, false);
        assert_eq!((first.side, first.left, first.edge), (Side::Below, 692.0, 128.0));
        let second = place(SCREEN, &lines, 1, CARD, false);
        assert_eq!((second.side, second.left, second.edge), (Side::Below, 100.0, 148.0));
        let unknown = place(SCREEN, &lines, 9, CARD, false);
        assert_eq!(unknown, first, "the first line where the pointer is on none");
    }

    #[test]
    fn from_right_to_left_a_card_begins_at_the_right() {
        let placement = place(SCREEN, &[line(500.0, 100.0, 600.0)], 0, CARD, true);
        assert_eq!((placement.left, placement.width), (300.0, 300.0));
    }

    #[test]
    fn low_on_the_screen_a_card_stands_on_its_term() {
        let placement = place(SCREEN, &[line(100.0, 700.0, 200.0)], 0, CARD, false);
        assert_eq!((placement.side, placement.edge), (Side::Above, 692.0));
    }

    #[test]
    fn the_page_is_scrolled_no_further_than_the_term_is_seen_above_the_sheet() {
        let scroll = |tops: &[f64]| {
            let lines: Vec<Rect> = tops.iter().map(|top| line(20.0, *top, 80.0)).collect();
            scroll_above(&lines, 400.0)
        };
        assert_eq!(scroll(&[100.0]), 0.0, "it is seen");
        assert_eq!(scroll(&[390.0]), 18.0);
        assert_eq!(scroll(&[380.0, 400.0]), 28.0, "its last line, too");
        assert_eq!(scroll(&[-40.0]), -48.0, "it is above the screen");
        assert_eq!(scroll(&[10.0, 900.0]), 2.0, "it is too high, and begins on the screen");
        assert_eq!(scroll(&[]), 0.0);
    }

    #[test]
    fn a_card_of_the_platform_stays_unless_it_is_out_of_sight_or_over_its_term_or_a_strip() {
        let term = [line(100.0, 600.0, 200.0)];
        let stays = |top, bottom, is_cut| {
            is_well_placed(SCREEN, &term, Rect { left: 100.0, top, right: 400.0, bottom }, is_cut)
        };
        let astray = Rect { left: 300.0, top: 628.0, right: 600.0, bottom: 792.0 };
        assert!(!is_well_placed(SCREEN, &term, astray, false), "it stands beside another word");
        assert!(stays(390.0, 592.0, false) && stays(628.0, 792.0, false));
        assert!(!stays(628.0, 828.0, false), "it leaves the viewport");
        assert!(!stays(500.0, 700.0, false), "it covers the term");
        assert!(!stays(728.0, 792.0, true), "a strip, where there is room above");
        assert!(stays(100.0, 592.0, true), "long, but high enough");
    }

    #[test]
    fn without_a_term_a_card_is_at_the_foot() {
        let placement = place(SCREEN, &[], 0, CARD, false);
        assert_eq!((placement.left, placement.covers(CARD.height).bottom), (350.0, 792.0));
    }
}
