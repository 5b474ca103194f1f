//! How plain values are written down.

use std::ops::Range;

use super::{Node, Reader, Wire, Writer};
use crate::explanation::Str;
use crate::story::date::Day;
use crate::story::model::{EventIndex, GroupIndex, PassageIndex, TermIndex};

impl Wire for String {
    fn write(&self, out: &mut Writer) {
        // Strings can always be written.
        out.raw(&serde_json::to_string(self).unwrap_or_default());
    }

    fn read(from: &Node, reader: &Reader) -> Self {
        reader.expect(from.text())
    }
}

impl Wire for Str {
    fn write(&self, out: &mut Writer) {
        self.to_string().write(out);
    }

    fn read(from: &Node, reader: &Reader) -> Self {
        String::read(from, reader).into()
    }
}

impl Wire for bool {
    fn write(&self, out: &mut Writer) {
        out.raw(if *self { "1" } else { "null" });
    }

    fn read(from: &Node, _reader: &Reader) -> Self {
        !from.is_empty()
    }
}

impl Wire for f64 {
    fn write(&self, out: &mut Writer) {
        out.raw(&self.to_string());
    }

    fn read(from: &Node, reader: &Reader) -> Self {
        reader.expect(from.number())
    }
}

/// Whole numbers. A day count of more than 2⁵³ loses its last digits, as every number of JSON does.
macro_rules! whole_numbers {
    ($($type:ty),*) => { $(
        impl Wire for $type {
            fn write(&self, out: &mut Writer) {
                out.raw(&self.to_string());
            }

            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "casts of floats saturate")]
            fn read(from: &Node, reader: &Reader) -> Self {
                f64::read(from, reader) as $type
            }
        }
    )* };
}

whole_numbers!(u8, u32, usize);

impl Wire for i64 {
    fn write(&self, out: &mut Writer) {
        out.raw(&self.to_string());
    }

    #[expect(clippy::cast_possible_truncation, reason = "casts of floats saturate")]
    fn read(from: &Node, reader: &Reader) -> Self {
        f64::read(from, reader) as Self
    }
}

/// What is told by its place in a list, or by a count.
macro_rules! newtypes {
    ($($type:ident),*) => { $(
        impl Wire for $type {
            fn write(&self, out: &mut Writer) {
                self.0.write(out);
            }

            fn read(from: &Node, reader: &Reader) -> Self {
                Self(Wire::read(from, reader))
            }
        }
    )* };
}

newtypes!(TermIndex, EventIndex, GroupIndex, PassageIndex, Day);

impl<T: Wire> Wire for Option<T> {
    fn write(&self, out: &mut Writer) {
        match self {
            Some(value) => value.write(out),
            None => out.raw("null"),
        }
    }

    fn read(from: &Node, reader: &Reader) -> Self {
        if from.is_empty() { None } else { Some(T::read(from, reader)) }
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn write(&self, out: &mut Writer) {
        out.list(|out| self.iter().for_each(|item| item.write(out)));
    }

    fn read(from: &Node, reader: &Reader) -> Self {
        let mut items = Self::new();
        each(from, reader, &mut |item| items.push(T::read(item, reader)));
        items
    }
}

/// Visits the items of a list. Not part of reading each kind of list, so that it is downloaded once.
fn each(from: &Node, reader: &Reader, visit: &mut dyn FnMut(&Node)) {
    reader.expect(from.list()).iter().for_each(visit);
}

impl<T: Wire, const N: usize> Wire for [T; N] {
    fn write(&self, out: &mut Writer) {
        out.list(|out| self.iter().for_each(|item| item.write(out)));
    }

    fn read(from: &Node, reader: &Reader) -> Self {
        let mut items = from.items(reader);
        std::array::from_fn(|_| items.next(reader))
    }
}

impl Wire for Range<usize> {
    fn write(&self, out: &mut Writer) {
        (self.start, self.end).write(out);
    }

    fn read(from: &Node, reader: &Reader) -> Self {
        let (start, end) = Wire::read(from, reader);
        start..end
    }
}

impl<A: Wire, B: Wire> Wire for (A, B) {
    fn write(&self, out: &mut Writer) {
        out.list(|out| {
            self.0.write(out);
            self.1.write(out);
        });
    }

    fn read(from: &Node, reader: &Reader) -> Self {
        let mut items = from.items(reader);
        (items.next(reader), items.next(reader))
    }
}
