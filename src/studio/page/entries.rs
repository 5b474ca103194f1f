//! Terms and events: a list, and a form for the open entry.

use std::rc::Rc;

use serde_json::{Value, json};
use yew::prelude::*;

use super::app::App;
use super::message::{DateField, Message, Problem};
use crate::language::fill;
use crate::passage::Text;
use crate::studio::document::{Document, Entry, List};
use crate::studio::entry::{is_draft, text, texts};
use crate::studio::forms;
use crate::studio::words::{Entries, Spoken};

/// A change of a list in an entry.
type EditItems = Box<dyn FnOnce(&mut Vec<Value>)>;

const KINDS: [&str; 9] =
    ["", "person", "organisation", "place", "concept", "law", "project", "event", "claim"];

/// The name of a kind of terms.
pub(super) fn kind_in(names: &[&'static str; 9], kind: &str) -> String {
    let name = KINDS.iter().zip(names).find(|(known, _)| **known == kind && !kind.is_empty());
    name.map_or(kind, |(_, name)| name).to_owned()
}

impl App {
    pub(super) fn entries_view(&self, list: List, dispatch: &Callback<Message>) -> Html {
        let words = &self.words.entries;
        let (heading, add, name) = match list {
            List::Terms => (self.words.desk.terms, words.add_term, words.new_term),
            List::Events => (self.words.desk.events, words.add_event, words.new_event),
        };
        let open = self.editing.as_ref().filter(|(edited, _)| *edited == list).map(|(_, id)| id.as_str());
        let entries = self.document().list(list);
        html! {
            <section class="entries" aria-label={heading}>
                <div class="bar">
                    <h2>{ heading }</h2>
                    <button type="button" disabled={self.story.is_read_only} onclick={
                        dispatch.reform(move |_: MouseEvent| Message::Add(list, name.to_owned()))
                    }>{ add }</button>
                </div>
                if list == List::Terms { { self.to_define(dispatch) } }
                if entries.is_empty() { <p class="hint">{ words.none }</p> }
                <ul class="list">
                    { for entries.iter().map(|entry| self.item(list, entry, open == Some(text(entry, "id")), dispatch)) }
                </ul>
            </section>
        }
    }

    fn item(&self, list: List, entry: &Value, is_open: bool, dispatch: &Callback<Message>) -> Html {
        let words = &self.words.entries;
        let id = text(entry, "id").to_owned();
        let name = text(entry, if list == List::Terms { "label" } else { "title" }).to_owned();
        let part = if list == List::Terms { "term" } else { "event" };
        let found: Vec<&Problem> =
            self.checked.problems.iter().filter(|problem| problem.part == part && problem.id == id).collect();
        let beside = match list {
            List::Terms => kind_in(&words.kinds, text(entry, "kind")),
            List::Events => {
                self.checked.dates.get(&id).and_then(Value::as_str).unwrap_or(words.no_date).to_owned()
            }
        };
        let toggled = (!is_open).then(|| id.clone());
        html! {
            <li key={id.clone()} id={format!("{part}-{id}")}>
                <p class="row">
                    <button type="button" class="story" aria-expanded={is_open.to_string()} onclick={
                        dispatch.reform(move |_: MouseEvent| Message::Edit(list, toggled.clone()))
                    }>{ &name }</button>
                    <span class="hint">{ beside }</span>
                    if entry.get("draft").is_some() {
                        <span class="badge">{ words.not_published }</span>
                    } else if is_draft(list, entry) {
                        <span class="badge">{ words.needs_definition }</span>
                    }
                    if !found.is_empty() && !is_open { <span class="badge problem">{ self.words.desk.problems.of(found.len()) }</span> }
                </p>
                if is_open {
                    { self.problems_view(&found, dispatch) }
                    { self.form(list, &id, entry, dispatch) }
                }
            </li>
        }
    }

    fn form(&self, list: List, id: &str, entry: &Value, dispatch: &Callback<Message>) -> Html {
        let words = &self.words.entries;
        let kinds: Vec<_> = KINDS.into_iter().zip(words.kinds).collect();
        let rest = dispatch.reform(|()| Message::Rest);
        let aliases = format!("aliases-{id}");
        let set_aliases = {
            let (id, step) = (id.to_owned(), aliases.clone());
            dispatch.reform(move |typed: String| {
                let (id, value) = (id.clone(), list_of(&typed));
                let edit =
                    Box::new(move |document: &mut Document| document.set_field(list, &id, "aliases", value));
                Message::TypeList(step.clone(), typed, edit)
            })
        };
        let set = |name: &'static str| {
            let id = id.to_owned();
            dispatch.reform(move |typed: String| {
                let (id, value) = (id.clone(), Value::from(typed));
                let step = format!("{}-{id}-{name}", list.name());
                Message::Change(
                    Some(step),
                    Box::new(move |document| document.set_field(list, &id, name, value)),
                )
            })
        };
        let field = |name: &str, label: &'static str| {
            self.field(format!("{}-{id}-{name}", list.name()).to_lowercase(), label)
        };
        let is_waiting = entry.get("draft").is_some();
        let publish = {
            let id = id.to_owned();
            dispatch.reform(move |publish: bool| {
                let id = id.clone();
                let value = if publish { Value::Null } else { Value::from("true") };
                Message::Change(None, Box::new(move |document| document.set_field(list, &id, "draft", value)))
            })
        };
        html! {
            <div class="form">
                if list == List::Terms {
                    { field("label", words.name).line(text(entry, "label"), set("label"), rest.clone()) }
                    { field("aliases", words.aliases).hint(self.forms_found(id))
                        .line(&self.typed(&aliases, &texts(entry, "aliases").collect::<Vec<_>>().join("; ")), set_aliases, rest.clone()) }
                    { field("kind", words.kind).choice(text(entry, "kind"), &kinds, set("kind")) }
                    { field("definition", words.definition).hint(self.definition_hint(id, entry, dispatch))
                        .lines(text(entry, "definition"), set("definition"), rest.clone()) }
                    { self.periods(id, entry, dispatch) }
                } else {
                    { self.date_field(self.field(format!("events-{id}-date").to_lowercase(), words.date), DateField::Event(id.to_owned()),
                        text(entry, "date"), words.date_hint, dispatch) }
                    { field("title", words.what_happened).line(text(entry, "title"), set("title"), rest.clone()) }
                    { field("text", words.event_text)
                        .lines(text(entry, "text"), set("text"), rest.clone()) }
                    { self.groups_of(id, entry, dispatch) }
                }
                { self.parts(list, id, entry, Part::sources(words), dispatch) }
                <p class="row">
                    { self.story_tick(words.published, !is_waiting, publish) }
                    { self.entry_buttons(list, id, dispatch) }
                </p>
            </div>
        }
    }

    fn entry_buttons(&self, list: List, id: &str, dispatch: &Callback<Message>) -> Html {
        let kind = if list == List::Terms { "term" } else { "event" };
        let (shown, moved, removed) = (id.to_owned(), id.to_owned(), id.to_owned());
        let shift = |down: bool| {
            let id = moved.clone();
            dispatch.reform(move |_: MouseEvent| {
                let id = id.clone();
                Message::Change(None, Box::new(move |document| document.shift(list, &id, down)))
            })
        };
        html! {
            <>
                <button type="button" onclick={dispatch.reform(move |_: MouseEvent| Message::ScrollPreview(kind.to_owned(), shown.clone()))}>
                    { self.words.entries.show_in_preview }
                </button>
                <button type="button" class="quiet" disabled={self.story.is_read_only} onclick={shift(false)}>{ self.words.entries.move_up }</button>
                <button type="button" class="quiet" disabled={self.story.is_read_only} onclick={shift(true)}>{ self.words.entries.move_down }</button>
                <button type="button" class="quiet" disabled={self.story.is_read_only} onclick={dispatch.reform(move |_: MouseEvent| {
                    let id = removed.clone();
                    Message::Change(None, Box::new(move |document| document.remove(list, &id)))
                })}>{ self.words.entries.delete }</button>
            </>
        }
    }

    /// The forms of a term that are found in the text.
    fn forms_found(&self, id: &str) -> Html {
        let (terms, passages) = (self.document().terms.clone(), self.review.passages.clone());
        html! { <FormsFound id={id.to_owned()} {terms} {passages} language={self.language()} words={self.words} /> }
    }

    fn groups_of(&self, id: &str, entry: &Value, dispatch: &Callback<Message>) -> Html {
        let groups = self.document().timeline("groups");
        if groups.is_empty() {
            return html! {};
        }
        let item = |group: &Value| {
            let (id, name) = (id.to_owned(), Value::from(text(group, "id")));
            let is_in = texts(entry, "groups").any(|own| name == own);
            let change = dispatch.reform(move |is_in: bool| {
                let (id, name) = (id.clone(), name.clone());
                Message::Change(
                    None,
                    Box::new(move |document| {
                        document.edit_items(List::Events, &id, "groups", |groups| {
                            groups.retain(|other| *other != name);
                            groups.extend(is_in.then_some(name));
                        });
                    }),
                )
            });
            self.story_tick(text(group, "label").to_owned(), is_in, change)
        };
        html! { <fieldset class="row"><legend>{ self.words.entries.groups }</legend>{ for groups.iter().map(item) }</fieldset> }
    }

    fn periods(&self, id: &str, entry: &Value, dispatch: &Callback<Message>) -> Html {
        self.parts(List::Terms, id, entry, Part::periods(&self.words.entries), dispatch)
    }

    /// A list inside an entry, with fields for each item.
    fn parts(&self, list: List, id: &str, entry: &Value, part: Part, dispatch: &Callback<Message>) -> Html {
        let items = entry.get(part.name).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        let rest = dispatch.reform(|()| Message::Rest);
        let name = part.name;
        let own_id = id.to_owned();
        let change = move |step: Option<String>, edit: EditItems| {
            let id = own_id.clone();
            Message::Change(step, Box::new(move |document| document.edit_items(list, &id, name, edit)))
        };
        let set = |index: usize, key: &'static str| {
            let (change, step) = (change.clone(), format!("{id}-{name}-{index}-{key}"));
            dispatch.reform(move |typed: String| {
                change(
                    Some(step.clone()),
                    Box::new(move |items| {
                        if let Some(item) = items.get_mut(index).and_then(Value::as_object_mut) {
                            item.insert(key.to_owned(), Value::from(typed));
                        }
                    }),
                )
            })
        };
        let without = |index: usize| {
            let change = change.clone();
            dispatch.reform(move |_: MouseEvent| {
                change(
                    None,
                    Box::new(move |items| {
                        if index < items.len() {
                            items.remove(index);
                        }
                    }),
                )
            })
        };
        let more = {
            let first = part.fields.first().map(|(key, _)| *key).unwrap_or_default();
            let change = change.clone();
            dispatch.reform(move |_: MouseEvent| {
                change(None, Box::new(move |items| items.push(json!({ first: "" }))))
            })
        };
        html! {
            <fieldset>
                <legend>{ part.heading }</legend>
                { for items.iter().enumerate().map(|(index, item)| html! {
                    <div class="item" key={index}>
                        { for part.fields.iter().map(|(key, label)| {
                            let field = self.field(format!("{}-{id}-{}-{index}-{key}", list.name(), part.name).to_lowercase(), label);
                            field.line(text(item, key), set(index, key), rest.clone())
                        }) }
                        <button type="button" class="quiet" disabled={self.story.is_read_only} onclick={without(index)}>{ self.words.entries.remove }</button>
                    </div>
                }) }
                <button type="button" disabled={self.story.is_read_only} onclick={more}>{ part.add }</button>
            </fieldset>
        }
    }
}

/// A list inside an entry: its field, and the fields of its items with their labels.
struct Part {
    name: &'static str,
    heading: &'static str,
    add: &'static str,
    fields: Vec<(&'static str, &'static str)>,
}

impl Part {
    fn sources(words: &Entries) -> Self {
        let fields = vec![
            ("title", words.source_title),
            ("publisher", words.publisher),
            ("url", words.address),
            ("as_of", words.as_of),
        ];
        Self { name: "sources", heading: words.sources, add: words.add_source, fields }
    }

    fn periods(words: &Entries) -> Self {
        let fields = vec![("during", words.during), ("definition", words.definition)];
        Self { name: "at", heading: words.periods, add: words.add_period, fields }
    }
}

#[derive(Properties)]
struct FormsProps {
    id: String,
    terms: Vec<Entry>,
    passages: Vec<Rc<Text>>,
    language: String,
    words: Spoken,
}

impl PartialEq for FormsProps {
    fn eq(&self, other: &Self) -> bool {
        // Texts are not changed in place, and comparing them would take as long as searching them.
        let is_same = |(own, other): (&Rc<Text>, &Rc<Text>)| Rc::ptr_eq(own, other);
        let names = |props: &Self| (props.id.clone(), props.language.clone(), props.words.tag);
        names(self) == names(other)
            && self.passages.len() == other.passages.len()
            && self.passages.iter().zip(&other.passages).all(is_same)
            && self.terms == other.terms
    }
}

/// The forms of a term in the text. They are only searched again when the terms or the text change.
#[component]
fn FormsFound(props: &FormsProps) -> Html {
    let found = forms::found(&props.terms, &props.id, &props.language, &props.passages);
    let found: Vec<String> = found.iter().map(|(form, count)| format!("{form} ({count}×)")).collect();
    let words = &props.words.entries;
    let found = if found.is_empty() { words.none_found.to_owned() } else { found.join(", ") };
    fill(words.aliases_hint, &[("found", &found)]).into()
}

fn list_of(typed: &str) -> Value {
    typed.split(';').map(str::trim).filter(|name| !name.is_empty()).map(Value::from).collect()
}
