//! What a name asks for: the engine takes minutes to compile, and the widget and sites are measured without it.

/// The beginnings of the names of what is measured of the widget.
const WIDGET: [&str; 2] = ["reading", "embed"];
/// Those of the engine.
const ENGINE: [&str; 4] = ["terms", "glossary", "dates", "scale"];
/// That of sites.
const SITE: [&str; 1] = ["site"];

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Parts {
    pub(crate) engine: bool,
    pub(crate) widget: bool,
    pub(crate) site: bool,
}

impl Parts {
    /// Those that a name asks for; all of them without one, and with one that tells nothing of it.
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

    /// As the page is told.
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
