//! What the widget says itself.

use super::fill;

/// Defines the messages once: as a record of texts of any kind, and how one kind becomes another.
macro_rules! messages {
    (
        $( $(#[$doc:meta])* $name:ident, )*;
        lists: $( $(#[$list_doc:meta])* $list:ident: $length:literal, )*
    ) => {
        /// Words of the interface. `{}`, `{n}` and `{of}` stand for what is put in.
        ///
        /// A text with a number holds a form for each plural category, with `|` between them.
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub struct Messages<S = &'static str> {
            $( $(#[$doc])* pub $name: S, )*
            $( $(#[$list_doc])* pub $list: [S; $length], )*
        }

        impl<S> Messages<S> {
            /// The same messages as texts of another kind, made one after the other.
            pub fn map<T>(&self, mut text: impl FnMut(&S) -> T) -> Messages<T> {
                Messages {
                    $( $name: text(&self.$name), )*
                    $( $list: self.$list.each_ref().map(&mut text), )*
                }
            }
        }

        impl Messages<()> {
            /// Their places alone.
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
    /// Heading of the notes: footnotes, and on paper the terms.
    notes,
    /// Before the names of the authors.
    by,
    /// Before the day of publication.
    published,
    /// Before the day of the last change.
    updated,
    /// What a term was at the time that is told.
    at_the_time,
    /// The events that a term takes part in.
    events,
    /// Where a term stands in the text.
    mentions,
    /// Mention `{n}` of `{of}`.
    mention,
    /// Related terms.
    see_also,
    /// Heading of sources.
    sources,
    /// Sources give different figures.
    sources_disagree,
    /// Before the date at which a source said so.
    as_of,
    /// To the mention before.
    previous,
    /// To the mention after.
    next,
    /// To the card before, that of the term `{}`.
    back,
    /// Closes a card or a sheet.
    close,
    /// From a footnote to where it stands in the text.
    back_to_text,
    /// To the passage that tells of an event.
    read_passage,
    /// Label of the search field.
    search,
    /// The search found nothing.
    nothing_found,
    /// Terms from A to Z.
    alphabetical,
    /// Terms by kind.
    by_kind,
    /// Opens what is told of an event beyond its title.
    more,
    /// Before the period that the passage being read is about.
    story_time,
    /// Opens the timeline.
    show_timeline,
    /// Heading of the groups of events, each of which can be hidden.
    show,
    /// In place of a date.
    date_unknown,
    /// Leaves only the events of a term.
    only_events_with,
    /// Takes every filter away.
    all_events,
    /// Heading of the reader's choices.
    reading_options,
    /// The reader knows a term: its underline goes.
    mark_known,
    /// Hides all underlines.
    hide_underlines,
    /// What a dotted word does, until the first card is opened.
    hint_terms,
    /// What the timeline does, after that.
    hint_timeline,
    /// Between groups of three digits, from 10,000 on.
    thousands,
    /// Where an era of the timeline ends.
    era_ends,
    /// The plural category of each number from 0 on as a digit: the index of its form. What is left out at the end
    /// has the last form; from 200 on the last two digits of a number decide.
    plurals,
    /// A number of events.
    event_count,
    /// A number of mentions of a term.
    mention_count,
    /// A number of sources.
    source_count,
    /// A search found `{n}` of all `{of}` terms.
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
    /// Kinds of terms, in the order of the story's schema.
    kinds: 8,
    /// Several terms of a kind, in the same order.
    kind_headings: 8,
}

impl<S: AsRef<str>> Messages<S> {
    /// A number in figures; from 10,000 on its thousands are set apart.
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

    /// The form of a text for a number.
    #[must_use]
    pub fn form<'a>(&self, forms: &'a str, count: u64) -> &'a str {
        let place = if count < 200 { count } else { 100 + count % 100 };
        let digit = usize::try_from(place).ok().and_then(|place| self.plurals.as_ref().as_bytes().get(place));
        let form = digit.and_then(|digit| forms.split('|').nth(usize::from(digit - b'0')));
        form.or_else(|| forms.rsplit('|').next()).unwrap_or(forms)
    }

    /// So many of something, whose forms are one of these messages.
    #[must_use]
    pub fn counted(&self, forms: &S, count: usize) -> String {
        let count = count as u64;
        fill(self.form(forms.as_ref(), count), &[("n", &self.number(count))])
    }

    /// A number of events, with a no-break space.
    #[must_use]
    pub fn events(&self, count: usize) -> String {
        self.counted(&self.event_count, count)
    }
}
