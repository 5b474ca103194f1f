//! Dates as they are typed.

use serde_json::{Value, json};
use yew::html::Scope;

use super::app::App;
use super::host::Answer;
use super::message::{Message, TypedDate};
use crate::studio::document::List;

impl App {
    pub(super) fn type_date(&mut self, scope: &Scope<Self>, id: String, typed: String) {
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
        id: &str,
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

    fn set_date(&mut self, scope: &Scope<Self>, id: &str, date: Value) {
        let (id, step) = (id.to_owned(), format!("date-{id}"));
        self.change(
            scope,
            Some(step),
            Box::new(move |document| document.set_field(List::Events, &id, "date", date)),
        );
    }
}

/// A date in an answer of the worker, as EDTF and as readers see it.
fn edtf_and_words(value: &Value) -> Option<(String, String)> {
    let text = |name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
    Some((text("edtf")?, text("text")?))
}
