//! The table of figures.

use super::figures::{Figure, Figures};

/// The columns: numbers of terms, and figures that do not depend on them.
const COLUMNS: [(&str, &str); 5] =
    [("100", "/100"), ("1,000", "/1000"), ("10,000", "/10000"), ("100,000", "/100000"), ("–", "")];

struct Row {
    tells: &'static str,
    name: &'static str,
    goal: Goal,
}

/// Targets for the columns with these suffixes.
#[derive(Clone, Copy)]
enum Goal {
    None,
    AtLeast(f64, &'static [&'static str]),
    AtMost(f64, &'static [&'static str]),
}

use Goal::{AtLeast, AtMost};

const FROM_1_000: &[&str] = &["/1000", "/10000", "/100000"];
const EACH: &[&str] = &["/100", "/1000", "/10000", "/100000"];

#[rustfmt::skip]
const ROWS: [Row; 66] = [
    row("**Terms in 10 MB, native**", "", Goal::None),
    row("matcher: share of the limit", "terms/matcher-to-limit", AtLeast(0.35, &["/1000", "/10000"])),
    row("all rules, and dates: share of the limit", "terms/annotator-to-limit", AtLeast(0.35, &["/1000", "/10000"])),
    row("times as fast as aho-corasick as it chooses", "terms/aho-corasick", AtLeast(1.0, FROM_1_000)),
    row("times as fast as its DFA", "terms/aho-corasick-dfa", AtLeast(1.0, FROM_1_000)),
    row("times as fast as daachorse", "terms/daachorse", AtLeast(1.0, FROM_1_000)),
    row("mentions that aho-corasick loses", "terms/aho-corasick-loses", Goal::None),
    row("mentions that daachorse loses", "terms/daachorse-loses", Goal::None),
    row("**Terms in 10 MB, WebAssembly in Chromium**", "", Goal::None),
    row("all rules, and dates: share of the native speed, both at `opt-level = 3`", "terms/wasm-to-native", AtLeast(0.5, EACH)),
    row("the same, both at `\"z\"` as shipped", "terms/small-wasm-to-native", AtLeast(0.5, EACH)),
    row("`\"z\"`: share of the speed at 3", "terms/small-wasm-to-fast", Goal::None),
    row("all rules, and dates, at 3: share of the limit in WebAssembly", "terms/wasm-to-limit", Goal::None),
    row("matcher as shipped: times as fast as one RegExp", "terms/regexp", Goal::None),
    row("bytes of the text that the RegExp was given", "terms/regexp-bytes", Goal::None),
    row("matcher as shipped: times as fast as mark.js", "terms/mark.js", AtLeast(50.0, &["/1000"])),
    row("bytes of the text that mark.js was given", "terms/mark.js-bytes", Goal::None),
    row("**From a glossary to a matcher, native**", "", Goal::None),
    row("times as fast as aho-corasick", "glossary/build-aho-corasick", AtLeast(10.0, &["/10000"])),
    row("times as fast as daachorse", "glossary/build-daachorse", AtLeast(10.0, &["/10000"])),
    row("times as fast as serde_json reads that glossary", "glossary/build-json", AtLeast(1.0, &["/10000"])),
    row("bytes of memory per term", "glossary/bytes", Goal::None),
    row("times that memory: aho-corasick", "glossary/bytes-aho-corasick", Goal::None),
    row("times that memory: daachorse", "glossary/bytes-daachorse", Goal::None),
    row("**Dates**", "", Goal::None),
    row("native: times as fast as chrono", "dates/chrono-native", Goal::None),
    row("WebAssembly at 3: times as fast as chrono", "dates/chrono-wasm", Goal::None),
    row("WebAssembly as shipped: times as fast as chrono", "dates/chrono-small-wasm", Goal::None),
    row("precision, on the labelled mentions of six languages", "dates/precision", AtLeast(0.98, &[""])),
    row("recall, on the same", "dates/recall", AtLeast(0.95, &[""])),
    row("labelled mentions", "dates/labelled", AtLeast(300.0, &[""])),
    row("**A million words, in slices, WebAssembly as shipped**", "", Goal::None),
    row("longest slice, as a share of 50 ms", "scale/longest-slice/story", AtMost(1.0, &[""])),
    row("long tasks that Chromium reports", "scale/long-tasks/story", AtMost(0.0, &[""])),
    row("slices", "scale/slices/story", Goal::None),
    row("longest slice, all in one paragraph", "scale/longest-slice/paragraph", AtMost(1.0, &[""])),
    row("reading the story file before, as a share of 50 ms", "scale/reading", Goal::None),
    row("writing it afterwards", "scale/writing", Goal::None),
    row("**Reading: 10,000 mentions in 2,000 paragraphs**", "", Goal::None),
    row("from the press to the painted card, to the same among 10 mentions", "reading/card", AtMost(1.5, &[""])),
    row("times as fast as tippy.js with as many instances", "reading/card-tippy", AtLeast(1.0, &[""])),
    row("mentions that were there", "reading/card-mentions", AtLeast(10_000.0, &[""])),
    row("changes in the article while a card opens", "reading/drawn", AtMost(0.0, &[""])),
    row("first drawing of the article, to innerHTML of the article", "reading/first", AtMost(1.2, &[""])),
    row("with timeline and index, to innerHTML of the article", "reading/first-whole", Goal::None),
    row("of everything, to the last card, to innerHTML of everything", "reading/first-same", Goal::None),
    row("long tasks while scrolling through it, following on", "reading/scroll-long-tasks", AtMost(0.0, &[""])),
    row("the longest of them, in milliseconds", "reading/scroll-longest-task", Goal::None),
    row("forced layout in long frames, in milliseconds", "reading/scroll-forced", AtMost(0.0, &[""])),
    row("calls that ask for the layout", "reading/scroll-reads", Goal::None),
    row("milliseconds that they take together", "reading/scroll-reads-time", Goal::None),
    row("passages that were followed", "reading/scroll-passages", Goal::None),
    row("**A page with an element that nobody has scrolled to**", "", Goal::None),
    row("requests more than without", "embed/unseen-requests", AtMost(1.0, &[""])),
    row("bytes more, after brotli", "embed/unseen-bytes", AtMost(3_000.0, &[""])),
    row("milliseconds more that the page's thread works", "embed/unseen-thread", AtMost(5.0, &[""])),
    row("milliseconds more until it is loaded and idle", "embed/unseen-time", Goal::None),
    row("**Sites of so many stories, with a shared glossary of 10,000 terms**", "", Goal::None),
    row("times as fast as mdBook makes plain pages", "site/mdbook", Goal::None),
    row("times as fast as Hugo makes plain pages", "site/hugo", Goal::None),
    row("memory at most, in megabytes", "site/memory", Goal::None),
    row("built again where nothing has changed: share of the time", "site/unchanged", AtMost(0.05, &["/1000", "/10000"])),
    row("files that are not the same in a second build", "site/differences", AtMost(0.0, &["/1000", "/10000"])),
    row("the longest of four parts: share of the time", "site/part", Goal::None),
    row("the whole, when the parts are together: share of the time", "site/together", Goal::None),
    row("files that are not the same as without parts", "site/part-differences", AtMost(0.0, &["/10000"])),
];

const fn row(tells: &'static str, name: &'static str, goal: Goal) -> Row {
    Row { tells, name, goal }
}

/// The figures as Markdown. A row without figures is omitted.
pub(crate) fn table(figures: &Figures) -> String {
    let mut table = String::from("| |");
    COLUMNS.iter().for_each(|(terms, _)| table += &format!(" {terms} |"));
    table += " to reach |\n| --- |";
    table += &" ---: |".repeat(COLUMNS.len() + 1);
    table.push('\n');
    for row in &ROWS {
        let measured =
            COLUMNS.iter().map(|(_, ending)| (ending, figures.get(&format!("{}{ending}", row.name))));
        let cells: Vec<String> = measured
            .map(|(ending, figure)| figure.map_or_else(String::new, |figure| row.cell(ending, figure)))
            .collect();
        if !row.name.is_empty() && cells.iter().all(String::is_empty) {
            continue;
        }
        table += &format!("| {} | {} | {} |\n", row.tells, cells.join(" | "), row.goal.told());
    }
    table
}

impl Row {
    /// A figure; bold if it misses its target.
    fn cell(&self, ending: &str, Figure { median, spread }: Figure) -> String {
        let mut cell = number(median);
        if let Some(spread) = spread {
            cell += &format!(" ± {}", number(spread));
        }
        if self.goal.is_missed(ending, median) { format!("**{cell}**") } else { cell }
    }
}

impl Goal {
    fn is_missed(self, ending: &str, median: f64) -> bool {
        match self {
            Self::None => false,
            AtLeast(goal, columns) => columns.contains(&ending) && median < goal,
            AtMost(goal, columns) => columns.contains(&ending) && median > goal,
        }
    }

    fn told(self) -> String {
        let (sign, goal, columns) = match self {
            Self::None => return String::new(),
            AtLeast(goal, columns) => ("≥", goal, columns),
            AtMost(goal, columns) => ("≤", goal, columns),
        };
        let named =
            |ending: &&str| COLUMNS.iter().find(|(_, other)| other == ending).map_or("", |(name, _)| name);
        let columns: Vec<&str> = columns.iter().map(named).filter(|name| *name != "–").collect();
        let at = if columns.is_empty() || columns.len() == 4 { "" } else { " at " };
        let columns = if columns.len() == 4 { String::new() } else { columns.join("; ") };
        format!("{sign} {goal}{at}{columns}")
    }
}

/// Three significant digits, or all of an integer.
fn number(number: f64) -> String {
    if number.fract() == 0.0 || number >= 100.0 {
        let digits = format!("{number:.0}");
        let grouped = digits.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy);
        return grouped.collect::<Vec<_>>().join(",");
    }
    if number >= 10.0 { format!("{number:.1}") } else { format!("{number:.2}") }
}

#[cfg(test)]
mod tests {
    use super::{number, table};
    use crate::bench::figures::Figures;

    #[test]
    fn numbers_are_told_with_three_digits() {
        let table =
            [(0.4123, "0.41"), (12.34, "12.3"), (123.4, "123"), (6884.0, "6,884"), (0.0, "0"), (3.0, "3")];
        for (value, expected) in table {
            assert_eq!(number(value), expected);
        }
    }

    #[test]
    fn what_misses_its_goal_stands_out_and_what_was_not_measured_is_left_out() {
        let mut figures = Figures::default();
        figures
            .read_page(
                r#"{"terms/daachorse/100": {"median": 0.5, "spread": 0.01},
            "terms/daachorse/1000": {"median": 0.875}, "terms/daachorse/10000": {"median": 2.5}}"#,
            )
            .unwrap();
        let table = table(&figures);
        assert!(
            table.contains("| times as fast as daachorse | 0.50 ± 0.01 | **0.88** | 2.50 |  |  | ≥ 1 at"),
            "{table}"
        );
        assert!(!table.contains("mark.js"), "{table}");
    }
}
