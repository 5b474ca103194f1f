//! Keyboard shortcuts of the review.

/// The action of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Goes to the next suggestion.
    Next,
    /// Goes to the one before.
    Previous,
    /// Accepts it and goes on.
    Accept,
    /// Rejects it in this story and goes on.
    Reject,
    /// Rejects it in all stories on this device and goes on.
    RejectEverywhere,
    /// Accepts it and opens it to be edited.
    Edit,
    /// Undoes the last step.
    Undo,
    /// Redoes it.
    Redo,
    /// Goes to the next accepted term that has no definition.
    Define,
}

impl Action {
    /// Whether it changes the story by a decision.
    #[must_use]
    pub fn is_decision(self) -> bool {
        matches!(self, Self::Accept | Self::Reject | Self::RejectEverywhere)
    }
}

/// Each action with the label of its key.
pub const HELP: [(Action, &str); 9] = [
    (Action::Next, "J"),
    (Action::Previous, "K"),
    (Action::Accept, "Enter"),
    (Action::Reject, "X"),
    (Action::RejectEverywhere, "Shift X"),
    (Action::Edit, "E"),
    (Action::Undo, "Ctrl Z"),
    (Action::Redo, "Ctrl Shift Z"),
    (Action::Define, "Ctrl Enter"),
];

/// The action of a key in the review. `key` is `KeyboardEvent.key`; `control` includes the command key of a Mac.
#[must_use]
pub fn action(key: &str, shift: bool, control: bool) -> Option<Action> {
    if control {
        return match (key, shift) {
            ("z", false) => Some(Action::Undo),
            ("z" | "Z", true) | ("y", false) => Some(Action::Redo),
            ("Enter", false) => Some(Action::Define),
            _ => None,
        };
    }
    Some(match (key, shift) {
        ("j" | "J" | "ArrowDown", _) => Action::Next,
        ("k" | "K" | "ArrowUp", _) => Action::Previous,
        ("Enter", _) => Action::Accept,
        ("x", false) => Action::Reject,
        ("x" | "X", true) => Action::RejectEverywhere,
        ("e" | "E", _) => Action::Edit,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_keys_that_are_told_do_what_is_told() {
        for (expected, shown) in HELP {
            let names: Vec<_> = shown.split(' ').collect();
            let has = |name| names.contains(&name);
            let key = names.last().unwrap();
            let key = if *key == "Enter" { (*key).to_owned() } else { key.to_lowercase() };
            assert_eq!(action(&key, has("Shift"), has("Ctrl")), Some(expected), "{shown}");
        }
        assert_eq!(action("Enter", true, true), None);
        assert_eq!(action("q", false, false), None);
    }
}
