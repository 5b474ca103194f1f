//! Ids of imported parts: those given in the file are reserved, so that none is made that is given to another part.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::Diagnostic;
use crate::draft::slug;

/// The ids of one kind of parts.
pub(super) struct Ids {
    /// The ids that are given, and not yet used.
    given: BTreeSet<String>,
    taken: BTreeMap<String, usize>,
}

impl Ids {
    /// Reserves the ids given in a file.
    pub(super) fn reserving<'a>(given: impl IntoIterator<Item = &'a str>) -> Self {
        let given: BTreeSet<String> = given.into_iter().filter(|id| is_id(id)).map(str::to_owned).collect();
        Self { taken: given.iter().map(|id| (id.clone(), 1)).collect(), given }
    }

    /// The id of the next part: the given one, or one made of its name; then also why the given one, at `place`, is not
    /// used.
    pub(super) fn next(
        &mut self,
        given: Option<&str>,
        name: &str,
        place: impl FnOnce() -> String,
    ) -> (String, Option<Diagnostic>) {
        let fault = match given {
            Some(id) if self.given.remove(id) => return (id.to_owned(), None),
            Some(id) if is_id(id) => {
                Some(format!("another entry has the id \"{id}\"; this one gets another"))
            }
            Some(id) => Some(format!("\"{id}\" cannot be an id; this entry gets another")),
            None => None,
        };
        let fault = fault.map(|fault| {
            Diagnostic::warning(place(), fault)
                .hint("give each entry an id of its own, of letters, digits, \"-\" and \"_\"")
        });
        (slug(name, &mut self.taken), fault)
    }
}

fn is_id(id: &str) -> bool {
    !id.is_empty() && id.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
}
