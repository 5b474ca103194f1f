//! The space between two rows.

use super::Duration;
use crate::story::date::Day;

/// The maximum gap, in steps.
pub const MAX_STEPS: u8 = 8;

/// The space above a row, for the time since the previous row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Gap {
    /// 0 to [`MAX_STEPS`], in proportion to the time.
    pub steps: u8,
    /// The length of the time if it exceeds the maximum gap. The row is then not to scale, and the gap is labelled.
    pub folded: Option<Duration>,
}

/// The number of days per step.
///
/// # Why a scale from the story's own gaps?
/// A scale that fits the whole span squeezes a busy year to nothing if one event is a century earlier. So a step is the
/// median gap, or longer if more than one gap in five would be folded. The remaining gaps of more than [`MAX_STEPS`]
/// are exceptions, and are folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct GapScale {
    /// At least 1.
    pub(super) step: u64,
}

impl GapScale {
    /// The scale for the days of the rows, in order.
    pub(super) fn of(days: &[Day]) -> Self {
        let gaps: Vec<u64> = (days.iter().zip(days.iter().skip(1)))
            .map(|(before, after)| after.0.abs_diff(before.0))
            .filter(|&gap| gap > 0)
            .collect();
        let middle = nth(&gaps, gaps.len().saturating_sub(1) / 2);
        let four_fifths = nth(&gaps, (gaps.len() * 4 / 5).saturating_sub(1));
        Self { step: middle.max(four_fifths.div_ceil(u64::from(MAX_STEPS))).max(1) }
    }

    /// The gap between the days of two rows.
    pub(super) fn gap(self, before: Day, after: Day) -> Gap {
        let days = after.0.abs_diff(before.0);
        if days > self.step.saturating_mul(u64::from(MAX_STEPS)) {
            return Gap { steps: MAX_STEPS, folded: Some(Duration::between(before, after)) };
        }
        let steps = days.saturating_add(self.step / 2) / self.step;
        Gap { steps: u8::try_from(steps).map_or(MAX_STEPS, |steps| steps.min(MAX_STEPS)), folded: None }
    }

    /// The same where periods end at the latest on the day `reach`: what is folded is only the time after it, and
    /// nothing while one goes on.
    pub(super) fn gap_after(self, before: Day, reach: Day, after: Day) -> Gap {
        let gap = self.gap(before, after);
        match gap.folded {
            Some(_) if reach >= after => Gap { folded: None, ..gap },
            Some(_) => self.gap(reach.max(before), after),
            None => gap,
        }
    }
}

/// The number at `index` in sorted order; 1 if there are none.
///
/// # Why not sorted?
/// Readers download this, and sorting code is larger than everything else here. So the number is found by bisection
/// between the bounds, counting how many are at most as large.
fn nth(numbers: &[u64], index: usize) -> u64 {
    let (mut least, mut most) = (1, numbers.iter().copied().max().unwrap_or(1));
    while least < most {
        let middle = least + (most - least) / 2;
        if numbers.iter().filter(|&&number| number <= middle).count() > index {
            most = middle;
        } else {
            least = middle + 1;
        }
    }
    least
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn steps(days: &[i64]) -> Vec<(u8, bool)> {
        let days: Vec<Day> = days.iter().copied().map(Day).collect();
        let scale = GapScale::of(&days);
        days.windows(2)
            .map(|pair| scale.gap(pair[0], pair[1]))
            .map(|gap| (gap.steps, gap.folded.is_some()))
            .collect()
    }

    #[test]
    fn from_the_story_itself() {
        for (days, expected) in [
            // Even gaps: one step each.
            (vec![0, 365, 730, 1095], vec![(1, false), (1, false), (1, false)]),
            // Twice the time: twice the space.
            (vec![0, 10, 30, 40], vec![(1, false), (2, false), (1, false)]),
            // A gap that dwarfs the rest is folded.
            (vec![0, 43_000, 43_030, 43_060], vec![(8, true), (1, false), (1, false)]),
            // Two kinds of gaps: the longer ones still fit.
            (vec![0, 1, 2, 3, 4, 5, 35, 65, 95, 125], [vec![(0, false); 5], vec![(8, false); 4]].concat()),
            // No other gap to compare with.
            (vec![0, 43_000], vec![(1, false)]),
            (vec![5, 5, 5], vec![(0, false), (0, false)]),
            (vec![5], vec![]),
            (vec![], vec![]),
        ] {
            assert_eq!(steps(&days), expected, "{days:?}");
        }
    }

    #[test]
    fn a_folded_gap_says_how_long_it_is() {
        let gap = GapScale { step: 10 }.gap(Day(0), Day(426));
        assert_eq!(
            gap,
            Gap { steps: 8, folded: Some(Duration { count: 14, unit: super::super::Unit::Months }) }
        );
        assert_eq!(GapScale { step: 10 }.gap(Day(0), Day(80)), Gap { steps: 8, folded: None });
        assert_eq!(GapScale { step: 1 }.gap(Day(i64::MIN), Day(i64::MAX)).steps, 8);
    }

    proptest! {
        #[test]
        fn the_nth_is_that_of_the_sorted(
            numbers in prop::collection::vec(1..u64::MAX, 1..40), place in any::<prop::sample::Index>(),
        ) {
            let index = place.index(numbers.len());
            let mut sorted = numbers.clone();
            sorted.sort_unstable();
            prop_assert_eq!(nth(&numbers, index), sorted[index]);
        }

        #[test]
        fn longer_is_never_narrower(step in 1..5_000_u64, a in 0..50_000_i64, b in 0..50_000_i64) {
            let gap = |days| GapScale { step }.gap(Day(0), Day(days));
            let (shorter, longer) = (gap(a.min(b)), gap(a.max(b)));
            prop_assert!(shorter.steps <= longer.steps);
            prop_assert!(shorter.folded.is_none() || longer.folded.is_some());
        }

        #[test]
        fn at_most_one_in_five_is_folded(days in prop::collection::vec(-100_000..100_000_i64, 6..60)) {
            let mut days = days;
            days.sort_unstable();
            let gaps = steps(&days);
            let folded = gaps.iter().filter(|(_, folded)| *folded).count();
            prop_assert!(folded <= gaps.len().div_ceil(5));
        }
    }
}
