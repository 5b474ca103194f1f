//! Addresses that a reader may be led to.

use super::Str;
use super::wire::{Deserializer, Node, Wire, Writer};
use crate::story::address::{Use, allowed};

/// An address that was allowed: web, mail, or relative. What is read from a file is looked at again: a file
/// may come from anywhere.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Address(Str);

impl Address {
    /// None where it is not allowed.
    #[must_use]
    pub fn new(address: &str) -> Option<Self> {
        allowed(address, Use::Link).map(|address| Self(address.to_owned().into()))
    }

    /// As it stands in markup.
    #[must_use]
    pub fn text(&self) -> Str {
        self.0.clone()
    }
}

impl Wire for Address {
    fn write(&self, out: &mut Writer) {
        self.0.write(out);
    }

    fn read(from: &Node, deserializer: &Deserializer) -> Self {
        let address = deserializer.expect(from.text().and_then(|address| Self::new(&address)));
        match deserializer.resolve {
            // Fragments stay in the page.
            Some(resolve) if !address.0.starts_with('#') => Self(resolve(&address.0).into()),
            _ => address,
        }
    }
}
