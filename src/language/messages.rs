//! What the widget says itself.

/// Words of the interface. `{}`, `{n}` and `{of}` stand for what is put in.
#[derive(Clone, Copy, Debug)]
pub struct Messages {
    /// Heading of the timeline.
    pub timeline: &'static str,
    /// Heading of the index of terms.
    pub glossary: &'static str,
    /// Heading of the key points.
    pub key_points: &'static str,
    /// Heading of the notes: footnotes, and on paper the terms.
    pub notes: &'static str,
    /// Before the names of the authors.
    pub by: &'static str,
    /// Before the day of publication.
    pub published: &'static str,
    /// Before the day of the last change.
    pub updated: &'static str,
    /// Before the credit of a picture.
    pub picture: &'static str,

    /// Kinds of terms, in the order of [`TermKind`](crate::story::schema::TermKind).
    pub kinds: [&'static str; 8],
    /// Several terms of a kind, in the same order.
    pub kind_headings: [&'static str; 8],
    /// What a term was at the time that is told.
    pub at_the_time: &'static str,
    /// The events that a term takes part in.
    pub events: &'static str,
    /// Where a term stands in the text.
    pub mentions: &'static str,
    /// Mention `{n}` of `{of}`.
    pub mention: &'static str,
    /// Related terms.
    pub see_also: &'static str,
    /// Heading of sources.
    pub sources: &'static str,
    /// Sources give different figures.
    pub sources_disagree: &'static str,
    /// Before the date at which a source said so.
    pub as_of: &'static str,

    /// To the mention before.
    pub previous: &'static str,
    /// To the mention after.
    pub next: &'static str,
    /// To the card before.
    pub back: &'static str,
    /// Closes a card or a sheet.
    pub close: &'static str,
    /// To the place in the text from which the reader came.
    pub back_to_text: &'static str,
    /// To the passage that tells of an event.
    pub read_passage: &'static str,

    /// Label of the search field.
    pub search: &'static str,
    /// The search found nothing.
    pub nothing_found: &'static str,
    /// Terms from A to Z.
    pub alphabetical: &'static str,
    /// Terms by kind.
    pub by_kind: &'static str,

    /// Opens what is told of an event beyond its title.
    pub more: &'static str,
    /// Before the period that the passage being read is about.
    pub story_time: &'static str,
    /// Says that an event belongs to the passage being read.
    pub now_reading: &'static str,
    /// Opens the timeline.
    pub show_timeline: &'static str,
    /// Heading of the groups of events, each of which can be hidden.
    pub show: &'static str,
    /// Events in no group.
    pub other_events: &'static str,
    /// In place of a date.
    pub date_unknown: &'static str,
    /// A number of events: one, and any other number.
    pub event_count: [&'static str; 2],
    /// Leaves only the events of a term.
    pub only_events_with: &'static str,
    /// Takes every filter away.
    pub all_events: &'static str,

    /// Heading of the reader's choices.
    pub reading_options: &'static str,
    /// The reader knows a term: its underline goes.
    pub mark_known: &'static str,
    /// The underline comes back.
    pub mark_unknown: &'static str,
    /// Hides all underlines.
    pub hide_underlines: &'static str,

    /// While the story is fetched.
    pub loading: &'static str,
    /// The story could not be fetched.
    pub load_failed: &'static str,
    /// What the reader can do about it.
    pub load_hint: &'static str,
    /// The story was fetched but cannot be read.
    pub story_broken: &'static str,
    /// Fetches again.
    pub try_again: &'static str,
}
