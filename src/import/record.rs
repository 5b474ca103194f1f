//! A slide, an era or the title as named fields.

use std::collections::BTreeMap;

use crate::diagnostics::Diagnostic;

/// The kind of a record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Role {
    #[default]
    Event,
    Title,
    Era,
}

/// A value and its place.
#[derive(Clone, Debug)]
pub(super) struct Field {
    pub(super) value: String,
    pub(super) place: String,
}

/// A record. Its fields are named as in [`FIELDS`]; empty ones are omitted.
#[derive(Clone, Debug, Default)]
pub(super) struct Record {
    pub(super) role: Role,
    pub(super) place: String,
    pub(super) fields: BTreeMap<&'static str, Field>,
}

/// Records, and the diagnostics of parsing them.
#[derive(Debug, Default)]
pub(super) struct Records {
    pub(super) records: Vec<Record>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// The fields: their names here, as columns of a spreadsheet, and as JSON paths.
pub(super) const FIELDS: [(&str, &str, &str); 30] = [
    ("year", "year", "start_date.year"),
    ("month", "month", "start_date.month"),
    ("day", "day", "start_date.day"),
    ("time", "time", ""),
    ("hour", "", "start_date.hour"),
    ("minute", "", "start_date.minute"),
    ("second", "", "start_date.second"),
    ("end_year", "end year", "end_date.year"),
    ("end_month", "end month", "end_date.month"),
    ("end_day", "end day", "end_date.day"),
    ("end_time", "end time", ""),
    ("end_hour", "", "end_date.hour"),
    ("end_minute", "", "end_date.minute"),
    ("end_second", "", "end_date.second"),
    ("display_date", "display date", "display_date"),
    ("start_display", "", "start_date.display_date"),
    ("end_display", "", "end_date.display_date"),
    ("headline", "headline", "text.headline"),
    ("text", "text", "text.text"),
    ("media", "media", "media.url"),
    ("credit", "media credit", "media.credit"),
    ("caption", "media caption", "media.caption"),
    ("thumbnail", "media thumbnail", "media.thumbnail"),
    ("alt", "alt text", "media.alt"),
    ("media_title", "", "media.title"),
    ("media_link", "", "media.link"),
    ("group", "group", "group"),
    ("background", "background", "background.url"),
    ("background_color", "", "background.color"),
    ("id", "", "unique_id"),
];

impl Record {
    pub(super) fn put(&mut self, name: &'static str, value: &str, place: String) {
        let value = value.trim();
        if !value.is_empty() {
            self.fields.insert(name, Field { value: value.to_owned(), place });
        }
    }

    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.fields.get(name).map(|field| field.value.as_str())
    }

    /// The place of a field, even if it is missing.
    pub(super) fn place_of(&self, name: &str) -> String {
        self.fields.get(name).map_or_else(|| self.place.clone(), |field| field.place.clone())
    }
}
