//! The front matter, with the groups and eras of the timeline.

use serde_json::{Value, json};
use yew::prelude::*;

use super::app::App;
use super::message::{DateField, Message, Problem};
use crate::language::fill;
use crate::studio::entry::text;

/// A change of groups or eras.
type EditItems = Box<dyn Fn(&mut Vec<Value>)>;

const LANGUAGES: [(&str, &str); 6] = [
    ("en", "English"),
    ("de", "Deutsch"),
    ("es", "Español"),
    ("fr", "Français"),
    ("it", "Italiano"),
    ("nl", "Nederlands"),
];

impl App {
    pub(super) fn about_view(&self, dispatch: &Callback<Message>) -> Html {
        let (document, words) = (self.document(), &self.words.about);
        let rest = dispatch.reform(|()| Message::Rest);
        let set = |name: &'static str| {
            dispatch.reform(move |value: String| {
                Message::Change(
                    Some(name.to_owned()),
                    Box::new(move |document| document.set_fact(name, Value::from(value))),
                )
            })
        };
        let field = |name: &'static str, label: &'static str| {
            let mut field = self.field(format!("fact-{name}"), label);
            field.is_invalid =
                self.checked.problems.iter().any(|problem| problem.part == "fact" && problem.id == name);
            field
        };
        let line = |name: &'static str, label: &'static str, hint: &'static str| {
            field(name, label).hint(hint).line(document.fact(name), set(name), rest.clone())
        };
        let date = |name: &'static str, label: &'static str, hint: &'static str| {
            self.date_field(field(name, label), DateField::Fact(name), document.fact(name), hint, dispatch)
        };
        let authors: Vec<&str> = document
            .facts
            .get("authors")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .map(|author| text(author, "name"))
            .collect();
        let authors = self.typed("authors", &authors.join("; "));
        let set_authors = dispatch.reform(|typed: String| {
            Message::TypeList(
                "authors".to_owned(),
                typed.clone(),
                Box::new(move |document| {
                    let names = typed.split(';').map(str::trim).filter(|name| !name.is_empty());
                    let before =
                        document.facts.get("authors").and_then(Value::as_array).cloned().unwrap_or_default();
                    // Keep the other fields of an author with this name.
                    let author = |name: &str| {
                        let known = before.iter().find(|author| text(author, "name") == name).cloned();
                        known.unwrap_or_else(|| json!({ "name": name }))
                    };
                    document.set_fact("authors", names.map(author).collect());
                }),
            )
        });
        let language = document.fact("language");
        let mut languages = LANGUAGES.to_vec();
        if !languages.iter().any(|(tag, _)| *tag == language) {
            languages
                .insert(0, (language, if language.is_empty() { words.language_not_said } else { language }));
        }
        let found: Vec<&Problem> =
            self.checked.problems.iter().filter(|problem| problem.part == "fact").collect();
        html! {
            <section class="about" aria-labelledby="about-heading">
                <h2 id="about-heading">{ words.heading }</h2>
                { self.problems_view(&found, dispatch) }
                { line("title", words.title, "") }
                { field("summary", words.summary).hint(words.summary_hint)
                    .lines(document.fact("summary"), set("summary"), rest.clone()) }
                { date("published", words.published, words.published_hint) }
                { date("updated", words.updated, "") }
                { field("authors", words.authors).hint(words.authors_hint)
                    .line(&authors, set_authors, rest.clone()) }
                { line("url", words.url, "") }
                { field("language", words.language).choice(language, &languages, set("language")) }
                { field("mentions", words.mentions).choice(document.fact("mentions"), &[
                    ("", words.mentions_section), ("first", words.mentions_first), ("all", words.mentions_all),
                    ("never", words.mentions_never),
                ], set("mentions")) }
                { self.timeline_part("groups", words.groups, dispatch) }
                { self.timeline_part("eras", words.eras, dispatch) }
            </section>
        }
    }

    /// The groups or eras, one per line, in order.
    fn timeline_part(&self, name: &'static str, heading: &'static str, dispatch: &Callback<Message>) -> Html {
        let words = &self.words.about;
        let items = self.document().timeline(name);
        let rest = dispatch.reform(|()| Message::Rest);
        let change = move |step: Option<String>, change: EditItems| {
            Message::Change(
                step,
                Box::new(move |document| {
                    let mut items = document.timeline(name).to_vec();
                    change(&mut items);
                    document.set_timeline(name, items);
                }),
            )
        };
        let set = |index: usize, key: &'static str| {
            dispatch.reform(move |value: String| {
                change(
                    Some(format!("{name}-{index}-{key}")),
                    Box::new(move |items| {
                        if let Some(item) = items.get_mut(index).and_then(Value::as_object_mut) {
                            item.insert(key.to_owned(), Value::from(value.as_str()));
                        }
                    }),
                )
            })
        };
        let remove = |index: usize| {
            dispatch.reform(move |_: MouseEvent| {
                Message::Change(None, Box::new(move |document| document.remove_from_timeline(name, index)))
            })
        };
        let up = |index: usize| {
            dispatch.reform(move |_: MouseEvent| {
                change(
                    None,
                    Box::new(move |items| {
                        if index > 0 && index < items.len() {
                            items.swap(index - 1, index)
                        }
                    }),
                )
            })
        };
        let add = dispatch.reform(move |_: MouseEvent| {
            change(
                None,
                Box::new(move |items| {
                    let is_free = |id: &String| items.iter().all(|item| text(item, "id") != id);
                    let id = (1..).map(|number| format!("group-{number}")).find(is_free);
                    items.push(if name == "groups" {
                        json!({ "id": id, "label": words.new_group })
                    } else {
                        json!({ "label": words.new_era, "date": "2000/2010" })
                    });
                }),
            )
        });
        html! {
            <fieldset>
                <legend>{ heading }</legend>
                { for items.iter().enumerate().map(|(index, item)| html! {
                    <div class="item" key={index}>
                        if name == "groups" { <span class={format!("swatch swatch-{}", index % 8)} aria-hidden="true" /> }
                        { self.field(format!("{name}-{index}"), words.name).line(text(item, "label"), set(index, "label"), rest.clone()) }
                        if name == "eras" {
                            { self.date_field(self.field(format!("{name}-{index}-date"), words.time), DateField::Era(index),
                                text(item, "date"), words.time_hint, dispatch) }
                        }
                        <button type="button" class="quiet" disabled={index == 0 || self.story.is_read_only} onclick={up(index)}
                            aria-label={fill(words.move_up, &[("name", text(item, "label"))])}>{ words.up }</button>
                        <button type="button" class="quiet" disabled={self.story.is_read_only} onclick={remove(index)}
                            aria-label={fill(words.remove_named, &[("name", text(item, "label"))])}>{ words.remove }</button>
                    </div>
                }) }
                <button type="button" disabled={self.story.is_read_only} onclick={add}>{ if name == "groups" { words.add_group } else { words.add_era } }</button>
            </fieldset>
        }
    }
}
