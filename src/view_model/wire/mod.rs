//! The serialization of a view model: nested lists, the fields of a record by position.
//!
//! # Why not Serde?
//! The download size counts. The browser parses JSON itself, and a list is read field by field with one call each: a
//! tenth of the size of derived deserializers and a JSON parser. Field names would double the file, and only the widget
//! reads it: the format of another build is not read at all ([`file`](super::file)).
//!
//! Empty fields at the end of a record are omitted.

use std::cell::Cell;

#[cfg(feature = "browser")]
mod js;
#[cfg(not(feature = "browser"))]
mod json;
mod values;

#[cfg(feature = "browser")]
pub(crate) use js::Node;
#[cfg(not(feature = "browser"))]
pub(crate) use json::Node;

/// A type that can be serialized.
pub(crate) trait Wire: Sized {
    fn write(&self, out: &mut Writer);

    /// Deserializes a value. If `from` is not what [`write`](Self::write) writes, returns a harmless value and marks
    /// the input as invalid in the deserializer.
    fn read(from: &Node, deserializer: &Deserializer) -> Self;
}

/// The context of deserialization, and whether the input was valid.
///
/// # Why not a `Result` for each field?
/// Any error makes the whole input invalid. Stopping at the first one would need code in every field to drop the
/// fields read before, which is larger than reading on.
pub(crate) struct Deserializer<'a> {
    /// Makes a relative address absolute, for a page in another folder than the story.
    pub(crate) resolve: Option<&'a dyn Fn(&str) -> String>,
    broken: Cell<bool>,
}

impl<'a> Deserializer<'a> {
    pub(super) fn new(resolve: Option<&'a dyn Fn(&str) -> String>) -> Self {
        Self { resolve, broken: Cell::new(false) }
    }

    /// The value, otherwise its default; then the input is marked as invalid.
    pub(crate) fn expect<T: Default>(&self, found: Option<T>) -> T {
        if found.is_none() {
            self.broken.set(true);
        }
        found.unwrap_or_default()
    }

    pub(super) fn is_broken(&self) -> bool {
        self.broken.get()
    }
}

/// JSON, as far as it is written.
#[derive(Default)]
pub(crate) struct Writer(String);

/// What is omitted at the end of a record.
const EMPTY: [&str; 2] = [",[]", ",null"];

impl Writer {
    /// What was written.
    pub(super) fn finish(self) -> String {
        self.0
    }

    /// A value that is JSON already.
    pub(super) fn raw(&mut self, json: &str) {
        if !self.0.is_empty() && !self.0.ends_with('[') {
            self.0.push(',');
        }
        self.0.push_str(json);
    }

    /// A list of the items that `items` writes.
    pub(super) fn list(&mut self, items: impl FnOnce(&mut Self)) {
        self.raw("[");
        items(self);
        self.0.push(']');
    }

    /// A list of fields, identified by position.
    pub(crate) fn record(&mut self, fields: impl FnOnce(&mut Self)) {
        self.list(|out| {
            fields(out);
            while let Some(empty) = EMPTY.iter().find(|empty| out.0.ends_with(**empty)) {
                out.0.truncate(out.0.len() - empty.len());
            }
        });
    }
}

/// The items of a list, in order.
pub(crate) struct Items(std::vec::IntoIter<Node>);

impl Node {
    /// The items of a list, or of an empty value; anything else is invalid and has none.
    pub(crate) fn items(&self, deserializer: &Deserializer) -> Items {
        Items(deserializer.expect(self.list()).into_iter())
    }
}

impl Items {
    /// The next item; empty after the last.
    pub(crate) fn next<T: Wire>(&mut self, deserializer: &Deserializer) -> T {
        T::read(&self.0.next().unwrap_or_default(), deserializer)
    }
}

/// Implements `Wire` for a struct: the fields in this order.
macro_rules! wire {
    ($type:path { $($field:ident),* $(,)? }) => {
        impl $crate::view_model::wire::Wire for $type {
            fn write(&self, out: &mut $crate::view_model::wire::Writer) {
                out.record(|out| { $( self.$field.write(out); )* });
            }

            fn read(
                from: &$crate::view_model::wire::Node,
                deserializer: &$crate::view_model::wire::Deserializer,
            ) -> Self {
                let mut items = from.items(deserializer);
                Self { $( $field: items.next(deserializer) ),* }
            }
        }
    };
}

/// Implements `Wire` for an enum: the number of the variant, then its fields.
macro_rules! wire_enum {
    ($type:path { $(
        $number:literal => $variant:ident $( ( $($item:ident),* ) )? $( { $($field:ident),* } )?
    ),* $(,)? }) => {
        impl $crate::view_model::wire::Wire for $type {
            fn write(&self, out: &mut $crate::view_model::wire::Writer) {
                match self {
                    $( Self::$variant $( ( $($item),* ) )? $( { $($field),* } )? => out.record(|out| {
                        u8::write(&$number, out);
                        $( $( $item.write(out); )* )?
                        $( $( $field.write(out); )* )?
                    }), )*
                }
            }

            fn read(
                from: &$crate::view_model::wire::Node,
                deserializer: &$crate::view_model::wire::Deserializer,
            ) -> Self {
                let mut items = from.items(deserializer);
                match items.next::<u8>(deserializer) {
                    $( $number => Self::$variant
                        $( ( $( { let $item = items.next(deserializer); $item } ),* ) )?
                        $( { $( $field: items.next(deserializer) ),* } )?,
                    )*
                    // Unknown variant: marks the input as invalid.
                    _ => Self::read(&Default::default(), deserializer),
                }
            }
        }
    };
}

pub(crate) use {wire, wire_enum};
