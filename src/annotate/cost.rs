//! Counts steps in tests, to measure the cost of a text without a clock.

#[cfg(test)]
use std::cell::Cell;

#[cfg(test)]
thread_local! {
    static STEPS: Cell<usize> = const { Cell::new(0) };
}

/// Counts a step.
pub(super) fn step() {
    #[cfg(test)]
    STEPS.set(STEPS.get() + 1);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::closed;
    use super::super::dates::DateReader;
    use super::super::matcher::Matcher;
    use super::STEPS;
    use crate::language;
    use crate::story::date::Day;
    use crate::story::model::{Case, TermIndex};

    fn steps(work: impl FnOnce()) -> usize {
        STEPS.set(0);
        work();
        STEPS.get()
    }

    proptest! {
        #[test]
        fn terms_cost_steps_by_words_of_text_and_of_the_longest_spelling(
            spellings in prop::collection::vec(prop::collection::vec("[abc]", 1..6), 0..20),
            words in prop::collection::vec("[abcd]", 0..200),
        ) {
            let mut matcher = Matcher::new("en");
            for spelling in &spellings {
                matcher.insert(TermIndex(0), &spelling.join(" "), Case::Insensitive);
            }
            let longest = spellings.iter().map(Vec::len).max().unwrap_or_default();
            let text = words.join(" ");
            let steps = steps(|| drop(matcher.matches(&text, &[])));
            prop_assert!(steps <= words.len() * longest);
        }

        #[test]
        fn dates_cost_steps_by_words_of_text(
            words in prop::collection::vec(
                prop::sample::select(vec![
                    "about", "early", "the", "of", "Friday", ",", "12", "2018", "June", "between", "from", "and",
                    "to", "-", "last", "year", "two", "ago", "1990s", "in", "19th", "century", "BC", "/", ".",
                ]),
                1..200,
            ),
        ) {
            let mut reader = DateReader::new(language::of("en"), Some(Day(18_000)));
            let steps = steps(|| drop(reader.passage(&words.join(" "))));
            prop_assert!(steps <= 20 * words.len(), "{steps} steps for {} words", words.len());
        }
    }

    #[test]
    fn signs_of_identifiers_cost_steps_by_length_of_text() {
        for signs in [".", "#", "@", "/", "#.", "a.", "a.-", "_#", "a..... ", "東.", "東#"] {
            let text = signs.repeat(5_000);
            let steps = steps(|| closed::add(&text, &mut Vec::new()));
            assert!(steps <= 3 * text.len(), "{signs}: {steps}");
        }
    }

    #[test]
    fn words_that_could_begin_a_date_for_ever_cost_no_more_than_others() {
        for word in ["about ", "early ", "Friday ", "between ", "12 ", "12-", "the last ", "June "] {
            let mut reader = DateReader::new(language::of("en"), Some(Day(18_000)));
            let steps = steps(|| drop(reader.passage(&word.repeat(100_000))));
            assert!(steps <= 2_000_000, "{word}: {steps}");
        }
    }
}
