//! `article-explainer.d.ts`: the element's interface for TypeScript.
//!
//! # Why only the outline of a story?
//! A story imported from a JSON file has the widened types of TypeScript: `string`, never `"person"`. Types as narrow
//! as the schema would reject every such story. The outline rejects what is not a story at all, and the schema itself
//! checks the rest, with better messages.

use super::contract::{Contract, Entry};
use serde_json::Value;

/// The declarations of the package.
pub(super) fn of(contract: &Contract, schema: &Value) -> String {
    let events = lines(&contract.events, |entry| format!("\"{}\": CustomEvent<{}>;", entry.name, entry.kind));
    let properties = lines(&contract.properties, |entry| format!("{}: {};", entry.name, entry.kind));
    let methods = lines(&contract.methods, |entry| format!("{};", entry.name));
    let story = story(schema);
    format!(
        "/** The outline of a story. What stands inside is told by story.schema.json. */
export interface ExplainerStory {{
{story}}}

/** A fault of a story. */
export interface ExplainerDiagnostic {{
  severity: \"warning\" | \"error\";
  /** Where, as a JSON path. */
  path: string;
  message: string;
  hint: string | null;
}}

/** The events of the element, by name. */
export interface ArticleExplainerEventMap {{
{events}}}

/** The element <article-explainer>. */
export interface ArticleExplainer extends HTMLElement {{
{properties}{methods}}}

declare global {{
  interface HTMLElementTagNameMap {{
    \"article-explainer\": ArticleExplainer;
  }}
  // They bubble: who listens further up has their types as well.
  interface GlobalEventHandlersEventMap extends ArticleExplainerEventMap {{}}
}}
"
    )
}

/// A declaration for each entry, with its meaning as comment.
fn lines(entries: &[Entry], declaration: impl Fn(&Entry) -> String) -> String {
    let line = |entry: &Entry| format!("  /** {} */\n  {}\n", entry.meaning, declaration(entry));
    entries.iter().map(line).collect()
}

/// The fields of a story, one level deep.
fn story(schema: &Value) -> String {
    let required = schema.get("required").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let fields = schema.get("properties").and_then(Value::as_object).into_iter().flatten();
    let field = |(name, shape): (&String, &Value)| {
        let kind = match shape.get("type").and_then(Value::as_str) {
            Some("integer") => "number",
            Some("array") => "object[]",
            _ => "object",
        };
        let optional = if required.iter().any(|known| known == name) { "" } else { "?" };
        format!("  {name}{optional}: {kind};\n")
    };
    fields.map(field).collect()
}

#[cfg(test)]
mod tests {
    use super::super::contract::tests::contract;
    use super::of;
    use serde_json::json;

    #[test]
    fn a_story_is_told_as_the_schema_has_it() {
        let schema = json!({
            "properties": {
                "version": { "type": "integer" },
                "glossary": { "type": "array" },
                "timeline": { "$ref": "#/$defs/Timeline" },
            },
            "required": ["version"],
        });
        let types = of(&contract(), &schema);
        for line in [
            "  version: number;\n",
            "  glossary?: object[];\n",
            "  timeline?: object;\n",
            "  \"explainer-term-hide\": CustomEvent<{ id: string }>;\n",
            "  story: ExplainerStory | undefined;\n",
            "  showTerm(id: string): boolean;\n",
        ] {
            assert!(types.contains(line), "{line} in {types}");
        }
    }
}
