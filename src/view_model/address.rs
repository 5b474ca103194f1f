//! Addresses that links and pictures may have.

use super::Str;
use super::wire::{Deserializer, Node, Wire, Writer};
use crate::story::address::{Use, allowed};

/// An allowed address: web, mail, or relative. Also checked when a view model is read: the file may come from anywhere.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Address(Str);

impl Address {
    /// `None` if the address is not allowed.
    #[must_use]
    pub fn new(address: &str) -> Option<Self> {
        allowed(address, Use::Link).map(|address| Self(address.to_owned().into()))
    }

    /// The address for markup.
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
            // Fragments are links within the page.
            Some(resolve) if !address.0.starts_with('#') => Self(resolve(&address.0).into()),
            _ => address,
        }
    }
}
