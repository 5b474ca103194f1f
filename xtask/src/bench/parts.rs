//! Selects benchmarks by name: the engine takes minutes to compile, and the widget and sites do not need it.

/// Prefixes of the widget's benchmarks.
const WIDGET: [&str; 2] = ["reading", "embed"];
/// Prefixes of the engine's benchmarks.
const ENGINE: [&str; 4] = ["terms", "glossary", "dates", "scale"];
/// Prefixes of the benchmarks of sites.
const SITE: [&str; 1] = ["site"];

/// The parts to be measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Parts {
    pub(crate) engine: bool,
    pub(crate) widget: bool,
    pub(crate) site: bool,
}

impl Parts {
    /// The parts selected by a name; all without a name, or with one that selects none.
    pub(crate) fn of(name: Option<&str>) -> Self {
        let name = name.unwrap_or_default();
        let has = |beginnings: &[&str]| {
            beginnings.iter().any(|beginning| name.starts_with(beginning) || beginning.contains(name))
        };
        match (has(&ENGINE), has(&WIDGET), has(&SITE)) {
            (false, false, false) => Self { engine: true, widget: true, site: true },
            (engine, widget, site) => Self { engine, widget, site },
        }
    }

    /// The query string for the page.
    pub(crate) fn query(self) -> String {
        let parts = [(self.engine, "part=engine&"), (self.widget, "part=widget&")];
        parts.into_iter().filter(|(wanted, _)| *wanted).map(|(_, part)| part).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Parts;

    #[test]
    fn a_name_asks_for_what_it_is_of() {
        let table = [
            (None, true, true, true),
            (Some("reading"), false, true, false),
            (Some("reading/card"), false, true, false),
            (Some("embed"), false, true, false),
            (Some("terms/1000"), true, false, false),
            (Some("site"), false, false, true),
            (Some("10000"), true, true, true),
        ];
        for (name, engine, widget, site) in table {
            assert_eq!(Parts::of(name), Parts { engine, widget, site }, "{name:?}");
        }
    }
}
