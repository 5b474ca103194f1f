//! The store: the reading state, reduced from actions, and rendered when it changes.

use std::cell::RefCell;
use std::rc::Rc;

use super::mount::Mount;
use crate::interaction::{Action, Effect, Interaction, State};

pub(super) struct Store {
    interaction: RefCell<Interaction>,
    pub(super) mount: Mount,
}

impl Store {
    pub(super) fn new(mount: Mount) -> Self {
        Self { interaction: RefCell::default(), mount }
    }

    pub(super) fn state(&self) -> Rc<State> {
        Rc::clone(self.interaction.borrow().state())
    }

    /// Reduces an action, renders the new state, and returns the effect to carry out.
    pub(super) fn dispatch(&self, action: Action) -> Option<Effect> {
        let before = self.state();
        let effect = self.interaction.borrow_mut().reduce(action);
        let state = self.state();
        if !Rc::ptr_eq(&before, &state) {
            self.mount.update(|props| props.state = state);
        }
        effect
    }
}
