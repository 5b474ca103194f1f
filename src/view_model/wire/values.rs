//! The serialization of plain values.

use std::ops::Range;

use super::{Deserializer, Node, Wire, Writer};
use crate::story::date::Day;
use crate::story::model::{EventIndex, GroupIndex, PassageIndex, TermIndex};
use crate::view_model::Str;

impl Wire for String {
    fn write(&self, out: &mut Writer) {
        // Serializing a string cannot fail.
        out.raw(&serde_json::to_string(self).unwrap_or_default());
    }

    fn read(from: &Node, deserializer: &Deserializer) -> Self {
        deserializer.expect(from.text())
    }
}

impl Wire for Str {
    fn write(&self, out: &mut Writer) {
        self.to_string().write(out);
    }

    fn read(from: &Node, deserializer: &Deserializer) -> Self {
        String::read(from, deserializer).into()
    }
}

impl Wire for bool {
    fn write(&self, out: &mut Writer) {
        out.raw(if *self { "1" } else { "null" });
    }

    fn read(from: &Node, _reader: &Deserializer) -> Self {
        !from.is_empty()
    }
}

impl Wire for f64 {
    fn write(&self, out: &mut Writer) {
        out.raw(&self.to_string());
    }

    fn read(from: &Node, deserializer: &Deserializer) -> Self {
        deserializer.expect(from.number())
    }
}

/// Integers. A day count above 2⁵³ loses its last digits, like every number in JavaScript.
macro_rules! whole_numbers {
    ($($type:ty),*) => { $(
        impl Wire for $type {
            fn write(&self, out: &mut Writer) {
                out.raw(&self.to_string());
            }

            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "casts of floats saturate")]
            fn read(from: &Node, deserializer: &Deserializer) -> Self {
                f64::read(from, deserializer) as $type
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
    fn read(from: &Node, deserializer: &Deserializer) -> Self {
        f64::read(from, deserializer) as Self
    }
}

/// Indices and counts.
macro_rules! newtypes {
    ($($type:ident),*) => { $(
        impl Wire for $type {
            fn write(&self, out: &mut Writer) {
                self.0.write(out);
            }

            fn read(from: &Node, deserializer: &Deserializer) -> Self {
                Self(Wire::read(from, deserializer))
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

    fn read(from: &Node, deserializer: &Deserializer) -> Self {
        if from.is_empty() { None } else { Some(T::read(from, deserializer)) }
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn write(&self, out: &mut Writer) {
        out.list(|out| self.iter().for_each(|item| item.write(out)));
    }

    fn read(from: &Node, deserializer: &Deserializer) -> Self {
        let mut items = Self::new();
        each(from, deserializer, &mut |item| items.push(T::read(item, deserializer)));
        items
    }
}

/// Visits the items of a list. Not generic, so that its code is downloaded once.
fn each(from: &Node, deserializer: &Deserializer, visit: &mut dyn FnMut(&Node)) {
    deserializer.expect(from.list()).iter().for_each(visit);
}

impl<T: Wire, const N: usize> Wire for [T; N] {
    fn write(&self, out: &mut Writer) {
        out.list(|out| self.iter().for_each(|item| item.write(out)));
    }

    fn read(from: &Node, deserializer: &Deserializer) -> Self {
        let mut items = from.items(deserializer);
        std::array::from_fn(|_| items.next(deserializer))
    }
}

impl Wire for Range<usize> {
    fn write(&self, out: &mut Writer) {
        (self.start, self.end).write(out);
    }

    fn read(from: &Node, deserializer: &Deserializer) -> Self {
        let (start, end) = Wire::read(from, deserializer);
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

    fn read(from: &Node, deserializer: &Deserializer) -> Self {
        let mut items = from.items(deserializer);
        (items.next(deserializer), items.next(deserializer))
    }
}
