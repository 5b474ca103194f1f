//! Dates as they are typed.

use serde_json::{Value, json};
use yew::html::Scope;
use yew::prelude::*;

use super::app::App;
use super::fields::{Field, rich};
use super::host::Answer;
use super::message::{DateField, Message, TypedDate};
use super::translated::translated_with_hint;
use crate::studio::document::List;

impl App {
    /// A field for a date, with its interpretation below; for one that is empty a hint.
    pub(super) fn date_field(
        &self,
        mut field: Field,
        date: DateField,
        stored: &str,
        hint: &'static str,
        dispatch: &Callback<Message>,
    ) -> Html {
        let words = &self.words.entries;
        let says = |edtf: &str, shown: &str| {
            let edtf = html! { <code>{ edtf.to_owned() }</code> };
            rich(words.date_says, &[("edtf", edtf), ("words", shown.to_owned().into())])
        };
        let typed = self.typing.dates.get(&date);
        let value = typed.map_or(stored, |typed| typed.typed.as_str());
        let hint = match typed {
            Some(TypedDate { error: Some((error, hint)), .. }) => {
                html! { <span class="fault">{ translated_with_hint(self.words, error, hint.as_deref()) }</span> }
            }
            Some(TypedDate { either, .. }) if !either.is_empty() => {
                let choose = |(edtf, shown): &(String, String)| {
                    let (date, edtf) = (date.clone(), edtf.clone());
                    html! {
                        <button type="button" onclick={dispatch.reform(move |_: MouseEvent| {
                            Message::TypeDate(date.clone(), edtf.clone())
                        })}>{ shown }</button>
                    }
                };
                html! { <>{ words.which_date }{ " " }{ for either.iter().map(choose) }</> }
            }
            Some(TypedDate { date: Some((edtf, shown)), .. }) => says(edtf, shown),
            _ => match &date {
                DateField::Event(id) if !stored.is_empty() => {
                    let shown = self.checked.dates.get(id).and_then(Value::as_str);
                    shown.map_or_else(|| "…".into(), |shown| says(stored, shown))
                }
                _ => hint.into(),
            },
        };
        field.is_invalid |= typed.is_some_and(|typed| typed.error.is_some());
        let typed = dispatch.reform(move |typed: String| Message::TypeDate(date.clone(), typed));
        field.hint(hint).line(value, typed, dispatch.reform(|()| Message::Rest))
    }

    pub(super) fn type_date(&mut self, scope: &Scope<Self>, id: DateField, typed: String) {
        let fact = |name: &str| self.document().fact(name).to_owned();
        let given = json!({ "text": typed, "language": fact("language"), "published": fact("published") });
        self.typing.dates.insert(id.clone(), TypedDate { typed: typed.clone(), ..TypedDate::default() });
        if typed.trim().is_empty() {
            self.set_date(scope, &id, Value::Null);
            return;
        }
        let host = self.host.clone();
        scope.send_future(async move { Message::DateRead(id, typed, host.ask("date", &given, None).await) });
    }

    pub(super) fn date_read(
        &mut self,
        scope: &Scope<Self>,
        id: &DateField,
        typed: &str,
        answer: Result<Answer, String>,
    ) {
        // Outdated if something else was typed meanwhile.
        let Some(date) = self.typing.dates.get_mut(id).filter(|date| date.typed == typed) else { return };
        let value = answer.map(|answer| answer.value).unwrap_or_else(|fault| json!({ "error": fault }));
        date.date = edtf_and_words(&value);
        date.either = value
            .get("either")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(edtf_and_words)
            .collect();
        let text = |name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
        date.error = text("error").map(|error| (error, text("hint").filter(|hint| !hint.is_empty())));
        if let Some((edtf, _)) = date.date.clone() {
            self.set_date(scope, id, Value::from(edtf));
        }
    }

    fn set_date(&mut self, scope: &Scope<Self>, field: &DateField, date: Value) {
        let (field, step) = (field.clone(), field.step());
        self.change(
            scope,
            Some(step),
            Box::new(move |document| match field {
                DateField::Event(id) => document.set_field(List::Events, &id, "date", date),
                DateField::Fact(name) => document.set_fact(name, date),
                DateField::Era(index) => {
                    let mut eras = document.timeline("eras").to_vec();
                    if let Some(era) = eras.get_mut(index).and_then(Value::as_object_mut) {
                        era.insert("date".to_owned(), date);
                    }
                    document.set_timeline("eras", eras);
                }
            }),
        );
    }
}

/// A date in an answer of the worker, as EDTF and as readers see it.
fn edtf_and_words(value: &Value) -> Option<(String, String)> {
    let text = |name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
    Some((text("edtf")?, text("text")?))
}
