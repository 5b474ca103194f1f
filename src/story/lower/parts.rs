//! Lowers terms, groups, events and eras.

use std::collections::{BTreeMap, BTreeSet};

use super::super::date::Date;
use super::super::model::{Era, Event, Group, GroupIndex, Image, ScopedDefinition, Source, Term};
use super::super::schema;
use super::address::Use;
use super::{At, Lowerer, Placed};

impl Lowerer {
    /// The parts whose ids are fit for a fragment and not taken.
    pub(super) fn unique<T>(
        &mut self,
        parts: Placed<T>,
        path: &[&'static str],
        kind: &str,
        id: impl Fn(&T) -> &String,
    ) -> Placed<T> {
        let mut taken = BTreeSet::new();
        self.along(path, |this| {
            let fit = |At { index, part }: &At<T>| {
                let id = id(part);
                let problem = if id.is_empty() || !id.chars().all(|c| c.is_alphanumeric() || "-_".contains(c))
                {
                    Some(("is not an id", "use letters, digits, \"-\" and \"_\""))
                } else if taken.insert(id.clone()) {
                    None
                } else {
                    Some(("is taken already", "give each its own id; this one is left out"))
                };
                if let Some((problem, hint)) = problem {
                    this.along_item(*index, |this| {
                        this.error(format!("the {kind} id \"{id}\" {problem}"), hint);
                    });
                }
                problem.is_none()
            };
            parts.into_iter().filter(fit).collect()
        })
    }

    fn along_item(&mut self, index: usize, work: impl FnOnce(&mut Self)) {
        self.within(index, |this| this.within("id", work));
    }

    pub(super) fn term(&mut self, At { index, part: term }: At<schema::Term>) -> Term {
        self.along(&["glossary"], |this| {
            this.within(index, |this| {
                let definition = this.within("definition", |this| this.text(&term.definition));
                if definition.is_empty() {
                    this.warn(
                        format!("the term \"{}\" has no definition", term.label),
                        "add one to three sentences under \"definition\"",
                    );
                }
                Term {
                    definition,
                    details: this.within("details", |this| this.texts(&term.details)),
                    at: this.within("at", |this| this.scoped(&term.at)),
                    see_also: this.within("see_also", |this| {
                        let related = |(index, id): (usize, &String)| {
                            this.within(index, |this| match this.terms.get(id) {
                                Some(term) => *term,
                                None => {
                                    this.error(
                                        format!("no term has the id \"{id}\""),
                                        "add it to the glossary, or mend the id",
                                    );
                                    None
                                }
                            })
                        };
                        term.see_also.iter().enumerate().filter_map(related).collect()
                    }),
                    image: this.picture(term.image.as_ref()),
                    sources: this.sources(term.sources),
                    id: term.id,
                    label: term.label,
                    aliases: term.aliases,
                    kind: term.kind,
                    case: term.case,
                    mentions: term.mentions,
                }
            })
        })
    }

    fn scoped(&mut self, definitions: &[schema::ScopedDefinition]) -> Vec<ScopedDefinition> {
        let scoped = |(index, scoped): (usize, &schema::ScopedDefinition)| {
            self.within(index, |this| {
                let during = this.date("during", Some(&scoped.during))?;
                let definition = this.within("definition", |this| this.text(&scoped.definition));
                Some(ScopedDefinition { during, definition })
            })
        };
        definitions.iter().enumerate().filter_map(scoped).collect()
    }

    fn picture(&mut self, image: Option<&schema::Image>) -> Option<Image> {
        self.within("image", |this| this.image(image?))
    }

    fn sources(&mut self, sources: Vec<schema::Source>) -> Vec<Source> {
        let source = |this: &mut Self, (index, source): (usize, schema::Source)| {
            this.within(index, |this| Source {
                url: this.address("url", source.url.as_deref(), Use::Link),
                as_of: this.date("as_of", source.as_of.as_ref()),
                title: source.title,
                publisher: source.publisher,
                figures: source.figures.into_iter().collect(),
            })
        };
        self.within("sources", |this| {
            sources.into_iter().enumerate().map(|entry| source(this, entry)).collect()
        })
    }

    pub(super) fn group(&self, group: schema::Group) -> Group {
        Group { id: group.id, label: group.label }
    }

    /// The events in the order of the timeline, each with its date; one with an impossible date is left out.
    pub(super) fn dated(&mut self, events: Placed<schema::Event>) -> Vec<(At<schema::Event>, Option<Date>)> {
        let mut dated = Vec::with_capacity(events.len());
        for event in events {
            match event.part.date.as_deref().map(Date::parse).transpose() {
                Ok(date) => dated.push((event, date)),
                Err(error) => {
                    self.events.insert(event.part.id.clone(), None);
                    self.along(&["timeline", "events"], |this| {
                        this.within(event.index, |this| {
                            this.within("date", |this| {
                                this.error(
                                    format!("{error}; the event \"{}\" is left out", event.part.title),
                                    error.hint,
                                );
                            });
                        });
                    });
                }
            }
        }
        dated.sort_by(|(_, a), (_, b)| a.is_none().cmp(&b.is_none()).then_with(|| a.cmp(b)));
        dated
    }

    pub(super) fn events_of(
        &mut self,
        events: Vec<(At<schema::Event>, Option<Date>)>,
        groups: &Placed<schema::Group>,
    ) -> Vec<Event> {
        let known: BTreeMap<&str, GroupIndex> =
            groups.iter().enumerate().map(|(i, group)| (group.part.id.as_str(), GroupIndex(i))).collect();
        self.along(&["timeline", "events"], |this| {
            events
                .into_iter()
                .map(|(At { index, part }, date)| this.within(index, |this| this.event(part, date, &known)))
                .collect()
        })
    }

    fn event(
        &mut self,
        event: schema::Event,
        date: Option<Date>,
        known: &BTreeMap<&str, GroupIndex>,
    ) -> Event {
        let mut groups = Vec::new();
        self.within("groups", |this| {
            for (index, id) in event.groups.iter().enumerate() {
                match known.get(id.as_str()) {
                    Some(group) if groups.contains(group) => {}
                    Some(group) => groups.push(*group),
                    None => this.within(index, |this| {
                        this.error(
                            format!("no group has the id \"{id}\""),
                            "add it to the timeline's groups, or mend the id",
                        );
                    }),
                }
            }
        });
        Event {
            groups,
            date,
            text: self.within("text", |this| this.text(&event.text)),
            image: self.picture(event.image.as_ref()),
            sources: self.sources(event.sources),
            id: event.id,
            display_date: event.display_date,
            title: event.title,
        }
    }

    pub(super) fn eras(&mut self, eras: Placed<schema::Era>) -> Vec<Era> {
        self.along(&["timeline", "eras"], |this| {
            let era = |At { index, part: era }: At<schema::Era>| {
                this.within(index, |this| {
                    this.date("date", Some(&era.date)).map(|date| Era { label: era.label, date })
                })
            };
            let mut eras: Vec<Era> = eras.into_iter().filter_map(era).collect();
            eras.sort_by(|a, b| a.date.cmp(&b.date));
            eras
        })
    }
}
