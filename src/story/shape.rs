//! Queries of the JSON Schema: which fields a part of a story has, and which of them are rich text.
//!
//! The schema is generated from [`super::schema`], so the tools need no list of fields.

use std::sync::LazyLock;

use serde_json::Value;

use super::schema;
use crate::diagnostics::Diagnostic;
use crate::did_you_mean::nearest;

static SCHEMA: LazyLock<Value> = LazyLock::new(|| {
    let mut schema = schemars::schema_for!(schema::Story).to_value();
    tighten(&mut schema);
    schema
});

/// Letters, digits, `-` and `_`, as accepted by [`super::lower`].
const ID: &str = r"^[\p{L}\p{N}_-]+$";
/// The syntax of EDTF, roughly: a date, an interval with ends that may be open, or a set. Whether the day exists is
/// checked by the date parser.
const EDTF: &str = r"^(\.\.|[\[{].*[\]}]|[-+~?%YXSE0-9]+)?(/(\.\.|[-+~?%YXSE0-9]+)?)?$";

/// Adds the checks for unknown fields, the version, ids and dates to the schema.
fn tighten(schema: &mut Value) {
    let Value::Object(fields) = schema else {
        schema.as_array_mut().into_iter().flatten().for_each(tighten);
        return;
    };
    if let Some(properties) = fields.get_mut("properties").and_then(Value::as_object_mut) {
        for (name, property) in properties {
            let Some(property) = property.as_object_mut() else { continue };
            match name.as_str() {
                "version" => drop(property.insert("const".to_owned(), schema::VERSION.into())),
                "id" => drop(property.insert("pattern".to_owned(), ID.into())),
                "date" | "during" | "published" | "updated" | "as_of" => {
                    property.insert("pattern".to_owned(), EDTF.into());
                }
                _ => {}
            }
        }
        fields.entry("additionalProperties").or_insert(Value::Bool(false));
    }
    fields.values_mut().for_each(tighten);
}

/// The JSON Schema of a story file.
#[must_use]
pub fn json_schema() -> &'static Value {
    &SCHEMA
}

/// The schema of a part.
#[derive(Clone, Copy)]
pub(crate) struct Shape(&'static Value);

impl Shape {
    /// The shape of a whole story.
    pub(crate) fn story() -> Self {
        Self(&SCHEMA)
    }

    /// The shape of a definition in the schema, such as `Term`.
    pub(crate) fn of(name: &str) -> Option<Self> {
        SCHEMA.get("$defs")?.get(name).map(Self)
    }

    /// Whether the part is text with inline markup.
    pub(crate) fn is_rich_text(self) -> bool {
        self.0.get("$ref").and_then(Value::as_str) == Some("#/$defs/RichText")
    }

    /// Whether the part is a number.
    pub(crate) fn is_number(self) -> bool {
        self.alternatives().iter().any(|shape| match shape.get("type") {
            Some(Value::Array(types)) => types.iter().any(|name| name == "integer"),
            name => name.is_some_and(|name| name == "integer"),
        })
    }

    /// The names of the part's fields.
    pub(crate) fn fields(self) -> Vec<&'static str> {
        let properties = |shape: &&'static Value| shape.get("properties")?.as_object();
        self.alternatives()
            .iter()
            .filter_map(properties)
            .flat_map(|fields| fields.keys())
            .map(String::as_str)
            .collect()
    }

    /// The shape of a field.
    pub(crate) fn field(self, name: &str) -> Option<Self> {
        self.alternatives().iter().find_map(|shape| {
            let named = shape.get("properties").and_then(|fields| fields.get(name));
            named.or(shape.get("additionalProperties").filter(|any| any.is_object())).map(Self)
        })
    }

    /// The shape of a list's items.
    pub(crate) fn item(self) -> Option<Self> {
        self.alternatives().iter().find_map(|shape| shape.get("items")).map(Self)
    }

    /// The alternatives of `anyOf` and `oneOf`, with references resolved.
    fn alternatives(self) -> Vec<&'static Value> {
        let mut open = vec![self.0];
        let mut closed = Vec::new();
        while let Some(shape) = open.pop() {
            let name = shape.get("$ref").and_then(Value::as_str).and_then(|path| path.rsplit('/').next());
            open.extend(name.and_then(|name| SCHEMA.get("$defs")?.get(name)));
            for key in ["anyOf", "oneOf"] {
                open.extend(shape.get(key).and_then(Value::as_array).into_iter().flatten());
            }
            closed.push(shape);
        }
        closed
    }
}

/// Removes the fields that the schema does not know from a story. Each is reported at its key.
pub fn remove_unknown_fields(story: &mut Value) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    remove_unknown(story, Shape::story(), "$", &mut diagnostics);
    diagnostics
}

fn remove_unknown(value: &mut Value, shape: Shape, path: &str, diagnostics: &mut Vec<Diagnostic>) {
    match value {
        Value::Object(fields) => fields.retain(|name, field| {
            let path = format!("{path}.{name}");
            match shape.field(name) {
                Some(shape) => remove_unknown(field, shape, &path, diagnostics),
                // Values of the wrong type are reported by lowering.
                None if shape.fields().is_empty() => {}
                None => {
                    diagnostics.push(unknown_field(&path, name, &shape.fields()));
                    return false;
                }
            }
            true
        }),
        Value::Array(items) => {
            let Some(shape) = shape.item() else { return };
            for (index, item) in items.iter_mut().enumerate() {
                remove_unknown(item, shape, &format!("{path}[{index}]"), diagnostics);
            }
        }
        _ => {}
    }
}

/// The warning that a field is not one of the known ones.
pub(crate) fn unknown_field(path: &str, name: &str, known: &[&str]) -> Diagnostic {
    let fault = Diagnostic::warning(path, format!("the field \"{name}\" is unknown, and is left out"))
        .code("unknown-field");
    match nearest(name, known.iter().copied()) {
        Some(meant) => fault.hint(format!("did you mean \"{meant}\"?")),
        None => fault.hint(format!("known here: {}", known.join(", "))),
    }
}
