//! The messages of the widget itself.

use super::{fill, plural_form};

/// Defines the messages once: as a struct over any type of text, with a conversion between such types.
macro_rules! messages {
    (
        $( $(#[$doc:meta])* $name:ident, )*;
        lists: $( $(#[$list_doc:meta])* $list:ident: $length:literal, )*
    ) => {
        /// Messages of the user interface. `{}`, `{n}` and `{of}` are placeholders.
        ///
        /// A message with a number has a form for each plural category, separated by `|`.
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub struct Messages<S = &'static str> {
            $( $(#[$doc])* pub $name: S, )*
            $( $(#[$list_doc])* pub $list: [S; $length], )*
        }

        impl<S> Messages<S> {
            /// Converts the messages to another type of text, one by one.
            pub fn map<T>(&self, mut text: impl FnMut(&S) -> T) -> Messages<T> {
                Messages {
                    $( $name: text(&self.$name), )*
                    $( $list: self.$list.each_ref().map(&mut text), )*
                }
            }
        }

        impl Messages<()> {
            /// The message names without texts.
            pub const PLACES: Self = Self { $( $name: (), )* $( $list: [(); $length], )* };
        }
    };
}

messages! {
    /// Heading of the timeline.
    timeline,
    /// Heading of the index of terms.
    glossary,
    /// Heading of the key points.
    key_points,
    /// Heading of the notes: footnotes, and in print the terms.
    notes,
    /// Before the names of the authors.
    by,
    /// Before the day of publication.
    published,
    /// Before the day of the last change.
    updated,
    /// The definition of a term at the time of the passage.
    at_the_time,
    /// Heading of the events of a term.
    events,
    /// Heading of the mentions of a term.
    mentions,
    /// Mention `{n}` of `{of}`.
    mention,
    /// Related terms.
    see_also,
    /// Heading of the sources.
    sources,
    /// Label for figures on which sources differ.
    sources_disagree,
    /// Before the date as of which a source says something.
    as_of,
    /// Button: to the previous mention.
    previous,
    /// Button: to the next mention.
    next,
    /// Button: back to the card of the term `{}`.
    back,
    /// Button: closes a card or a sheet.
    close,
    /// Link from a footnote back to the text.
    back_to_text,
    /// Link to the passage about an event.
    read_passage,
    /// Label of the search field.
    search,
    /// Shown if the search finds nothing.
    nothing_found,
    /// Choice: terms from A to Z.
    alphabetical,
    /// Choice: terms by kind.
    by_kind,
    /// Button: shows the details of an event.
    more,
    /// Before the period of the passage being read.
    story_time,
    /// Button: opens the timeline.
    show_timeline,
    /// Heading of the groups of events, each of which can be hidden.
    show,
    /// Shown instead of an unknown date.
    date_unknown,
    /// Filter: only the events of a term.
    only_events_with,
    /// Button: removes all filters.
    all_events,
    /// Heading of the reader's preferences.
    reading_options,
    /// Preference: marks a term as known, which hides its underline.
    mark_known,
    /// Preference: hides all underlines.
    hide_underlines,
    /// The hint that underlined words open cards, shown until the first card is opened.
    hint_terms,
    /// The hint about the timeline, shown after that.
    hint_timeline,
    /// The thousands separator, used from 10,000 on.
    thousands,
    /// Before the end of an era on the timeline.
    era_ends,
    /// The plural category of each number from 0 on, as a digit: the index of its form. Further numbers have the last
    /// form; from 200 on the last two digits decide.
    plurals,
    /// The number of events.
    event_count,
    /// The number of mentions of a term.
    mention_count,
    /// The number of sources.
    source_count,
    /// The search found `{n}` of `{of}` terms.
    terms_found,
    /// Days.
    days,
    /// Weeks.
    weeks,
    /// Months.
    months,
    /// Years.
    years,
    /// Millions of years.
    million_years,

    ;
    lists:
    /// The kinds of terms, in the order of the schema.
    kinds: 8,
    /// The same in the plural.
    kind_headings: 8,
}

impl<S: AsRef<str>> Messages<S> {
    /// A number in digits, with thousands separators from 10,000 on.
    #[must_use]
    pub fn number(&self, number: u64) -> String {
        let digits = number.to_string();
        if digits.len() < 5 {
            return digits;
        }
        let mut text = String::with_capacity(digits.len() * 2);
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                text.push_str(self.thousands.as_ref());
            }
            text.push(digit);
        }
        text
    }

    /// The plural form of a text for a number.
    #[must_use]
    pub fn form<'a>(&self, forms: &'a str, count: u64) -> &'a str {
        plural_form(self.plurals.as_ref(), forms, count)
    }

    /// A message about a number of items, in the right plural form.
    #[must_use]
    pub fn counted(&self, forms: &S, count: usize) -> String {
        let count = count as u64;
        fill(self.form(forms.as_ref(), count), &[("n", &self.number(count))])
    }

    /// The number of events, with a no-break space.
    #[must_use]
    pub fn events(&self, count: usize) -> String {
        self.counted(&self.event_count, count)
    }
}
