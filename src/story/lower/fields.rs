//! Reads fields: each method checks the type, and leaves out only the field if it is wrong.

use super::super::date::Date;
use super::{At, Lowerer};
use crate::story::address::{Use, allowed, way_out};

impl Lowerer {
    /// A required string; empty if it is invalid.
    pub(super) fn string(&mut self, at: &At) -> String {
        self.require(at);
        self.optional_string(at).unwrap_or_default()
    }

    /// An optional string.
    pub(super) fn optional_string(&mut self, at: &At) -> Option<String> {
        if at.value.is_null() {
            return None;
        }
        let string = at.value.as_str().map(str::to_owned);
        if string.is_none() {
            self.misshapen(at, "this must be a string");
        }
        string
    }

    /// A string that must not be empty.
    pub(super) fn filled(&mut self, at: &At) -> String {
        if at.value == "" {
            self.misshapen(at, "this must not be empty");
        }
        self.string(at)
    }

    /// An integer, saturating.
    pub(super) fn number(&mut self, at: &At) -> Option<u32> {
        if at.value.is_null() {
            return None;
        }
        let number = at.value.as_u64().map(|number| u32::try_from(number).unwrap_or(u32::MAX));
        if number.is_none() {
            self.misshapen(at, "this must be a whole number from 0 on");
        }
        number
    }

    /// A boolean; false if it is missing.
    pub(super) fn flag(&mut self, at: &At) -> bool {
        if !at.value.is_null() && !at.value.is_boolean() {
            self.misshapen(at, "this must be true or false");
        }
        at.value.as_bool() == Some(true)
    }

    /// One of several names.
    pub(super) fn choice<T: Copy>(&mut self, at: &At, names: &[(&str, T)]) -> Option<T> {
        let name = self.optional_string(at)?;
        let known = names.iter().find(|(known, _)| *known == name);
        if known.is_none() {
            let names: Vec<&str> = names.iter().map(|(name, _)| *name).collect();
            self.error(
                at,
                "unknown-choice",
                &format!("there is no such choice as \"{name}\""),
                &one_of(&names),
            );
        }
        known.map(|(_, value)| *value)
    }

    /// The items of a list.
    pub(super) fn list<T>(&mut self, at: &At, item: fn(&mut Self, &At) -> T) -> Vec<T> {
        self.items(at).iter().map(|at| item(self, at)).collect()
    }

    /// The usable items of a list.
    pub(super) fn usable<T>(&mut self, at: &At, item: fn(&mut Self, &At) -> Option<T>) -> Vec<T> {
        self.items(at).iter().filter_map(|at| item(self, at)).collect()
    }

    /// The items of a list as cursors.
    pub(super) fn items<'a>(&mut self, at: &'a At<'a>) -> Vec<At<'a>> {
        if !at.value.is_null() && !at.value.is_array() {
            self.error(at, "shape", "this must be a list", "write it in square brackets");
        }
        at.items()
    }

    /// Whether there is an object with fields.
    pub(super) fn object(&mut self, at: &At) -> bool {
        if !at.value.is_null() && !at.value.is_object() {
            self.error(at, "shape", "this must be an object", "write it in curly braces");
        }
        at.value.is_object()
    }

    /// An optional date.
    pub(super) fn date(&mut self, at: &At) -> Option<Date> {
        let date = Date::parse(&self.optional_string(at)?);
        date.map_err(|error| self.warn(at, "date", &format!("{error}; the date is left out"), &error.hint))
            .ok()
    }

    /// An optional address.
    pub(super) fn address(&mut self, at: &At, purpose: Use) -> Option<String> {
        let url = self.optional_string(at)?;
        let address = allowed(&url, purpose).map(str::to_owned);
        if address.is_none() {
            self.error(
                at,
                "address",
                &format!("the address \"{url}\" is not allowed, and is left out"),
                way_out(&url, purpose),
            );
        }
        address
    }

    /// Reports a field that is missing.
    pub(super) fn require(&mut self, at: &At) {
        if let Some((key, around)) = at.missing() {
            self.misshapen(around, &format!("the field \"{key}\" is missing"));
        }
    }

    pub(super) fn misshapen(&mut self, at: &At, message: &str) {
        self.error(at, "shape", message, "fill it in, or remove it");
    }
}

/// The hint that lists the valid names.
pub(super) fn one_of(names: &[&str]) -> String {
    "use one of: ".to_owned() + &names.join(", ")
}
