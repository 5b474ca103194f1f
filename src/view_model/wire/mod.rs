//! How a view model is written down: as lists within lists, the fields of a record by their order.
//!
//! # Why not derived readers?
//! What a reader downloads counts. The browser parses JSON itself, and a list is read field by field with a
//! call each: a tenth of what derived readers and a parser of our own would weigh. Names would double the
//! file, and nobody but the widget reads it: a form of another build is not read at all
//! ([`file`](super::file)).
//!
//! What is empty at the end of a record is left out, and read as empty.

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

/// What can be written down, and read again.
pub(crate) trait Wire: Sized {
    fn write(&self, out: &mut Writer);

    /// What stands there; something harmless where it is not what [`write`](Self::write) writes, and then the
    /// deserializer knows.
    fn read(from: &Node, deserializer: &Deserializer) -> Self;
}

/// What reading needs to know, and whether all was as it had been written.
///
/// # Why not a result of each field?
/// Whatever is wrong, the whole is thrown away. To stop at once, each field would have to take apart again
/// what was read before it, which weighs more than reading.
pub(crate) struct Deserializer<'a> {
    /// Makes a relative address absolute, for a page that lies elsewhere than the story.
    pub(crate) resolve: Option<&'a dyn Fn(&str) -> String>,
    broken: Cell<bool>,
}

impl<'a> Deserializer<'a> {
    pub(super) fn new(resolve: Option<&'a dyn Fn(&str) -> String>) -> Self {
        Self { resolve, broken: Cell::new(false) }
    }

    /// What was found, or else its default; then something is wrong.
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

/// What is left out at the end of a record.
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

    /// A list of what `items` writes.
    pub(super) fn list(&mut self, items: impl FnOnce(&mut Self)) {
        self.raw("[");
        items(self);
        self.0.push(']');
    }

    /// A list of which each place has a meaning.
    pub(crate) fn record(&mut self, fields: impl FnOnce(&mut Self)) {
        self.list(|out| {
            fields(out);
            while let Some(empty) = EMPTY.iter().find(|empty| out.0.ends_with(**empty)) {
                out.0.truncate(out.0.len() - empty.len());
            }
        });
    }
}

/// The items of a list, one after the other.
pub(crate) struct Items(std::vec::IntoIter<Node>);

impl Node {
    /// The items of a list; none of them where it is empty.
    pub(crate) fn items(&self, deserializer: &Deserializer) -> Items {
        Items(deserializer.expect(self.list()).into_iter())
    }
}

impl Items {
    /// The next item; after the last all are empty.
    pub(crate) fn next<T: Wire>(&mut self, deserializer: &Deserializer) -> T {
        T::read(&self.0.next().unwrap_or_default(), deserializer)
    }
}

/// Writes and reads a record: the fields in this order.
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

/// Writes and reads one of several: its number, then what it holds.
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
                    // Read as the first, which it is not.
                    _ => Self::read(&Default::default(), deserializer),
                }
            }
        }
    };
}

pub(crate) use {wire, wire_enum};
