//! `custom-elements.json`: the element's interface for editors, catalogues and frameworks. Its format:
//! <https://github.com/webcomponents/custom-elements-manifest>, version 2.1.0.

use super::SHELL;
use super::contract::{Contract, Entry};
use serde_json::{Value, json};

/// The manifest of the package.
pub(super) fn of(contract: &Contract) -> Value {
    let attributes = each(
        &contract.attributes,
        |entry| json!({ "name": entry.name, "type": { "text": entry.kind }, "description": entry.meaning }),
    );
    let events = each(&contract.events, |entry| {
        let text = format!("CustomEvent<{}>", entry.kind);
        json!({ "name": entry.name, "type": { "text": text }, "description": entry.meaning })
    });
    let slots = each(&contract.slots, |entry| {
        let name = if entry.name == "(default)" { "" } else { entry.name.as_str() };
        json!({ "name": name, "description": entry.meaning })
    });
    let properties = contract.properties.iter().map(|entry| {
        let text = json!({ "text": entry.kind });
        json!({ "kind": "field", "name": entry.name, "type": text, "description": entry.meaning })
    });
    let members: Vec<Value> = properties.chain(contract.methods.iter().map(method)).collect();
    json!({
        "schemaVersion": "2.1.0",
        "readme": "README.md",
        "modules": [{
            "kind": "javascript-module",
            "path": SHELL,
            "declarations": [{
                "kind": "class",
                "customElement": true,
                "name": "ArticleExplainer",
                "tagName": "article-explainer",
                "superclass": { "name": "HTMLElement" },
                "description": "Explains an article where it is read: cards for its terms, and a timeline beside it.",
                "attributes": attributes,
                "members": members,
                "events": events,
                "slots": slots,
                "cssParts": each(&contract.parts, named),
                "cssProperties": each(&contract.custom_properties, named),
                "cssStates": each(&contract.states, named),
            }],
            "exports": [{
                "kind": "custom-element-definition",
                "name": "article-explainer",
                "declaration": { "name": "ArticleExplainer", "module": SHELL },
            }],
        }],
    })
}

fn each(entries: &[Entry], told: impl Fn(&Entry) -> Value) -> Vec<Value> {
    entries.iter().map(told).collect()
}

fn named(entry: &Entry) -> Value {
    json!({ "name": entry.name, "description": entry.meaning })
}

/// A method, from its signature: `name(parameter: type): type`.
fn method(entry: &Entry) -> Value {
    let (name, rest) = entry.name.split_once('(').unwrap_or((&entry.name, "): void"));
    let (parameters, returned) = rest.split_once("): ").unwrap_or((rest, "void"));
    let parameters: Vec<Value> = parameters
        .split(", ")
        .filter_map(|parameter| parameter.split_once(": "))
        .map(|(name, kind)| json!({ "name": name, "type": { "text": kind } }))
        .collect();
    json!({
        "kind": "method",
        "name": name,
        "parameters": parameters,
        "return": { "type": { "text": returned } },
        "description": entry.meaning,
    })
}

#[cfg(test)]
mod tests {
    use super::super::contract::tests::contract;
    use super::of;
    use serde_json::{Value, json};

    /// The names in a list of the element, in order.
    fn names(list: &str) -> Vec<String> {
        let manifest = of(&contract());
        let list = manifest["modules"][0]["declarations"][0][list].as_array().unwrap();
        list.iter().map(|entry| entry["name"].as_str().unwrap().to_owned()).collect()
    }

    #[test]
    fn it_names_what_the_contract_names() {
        for (list, expected) in [
            ("members", "story showTerm hideTerm goToEvent"),
            (
                "events",
                "explainer-ready explainer-error explainer-term-show explainer-term-hide explainer-event-select \
                 explainer-progress",
            ),
            ("cssStates", "loading ready error"),
            ("cssParts", "article heading paragraph term definition timeline event index controls error"),
            ("slots", " fallback story"),
        ] {
            assert_eq!(names(list).join(" "), expected, "{list}");
        }
        let attributes = names("attributes");
        for name in ["src", "theme", "mentions", "without-timeline", "without-index", "without-images"] {
            assert!(attributes.iter().any(|known| known == name), "{name}");
        }
    }

    #[test]
    fn a_method_has_its_parameters_and_what_it_returns() {
        let manifest = of(&contract());
        let members = manifest["modules"][0]["declarations"][0]["members"].as_array().unwrap();
        let find = |name: &str| members.iter().find(|member| member["name"] == name).unwrap();
        assert_eq!(find("showTerm")["parameters"], json!([{ "name": "id", "type": { "text": "string" } }]));
        assert_eq!(find("showTerm")["return"]["type"]["text"], "boolean");
        assert_eq!(find("hideTerm")["parameters"], Value::Array(vec![]));
        assert_eq!(find("hideTerm")["return"]["type"]["text"], "void");
    }
}
