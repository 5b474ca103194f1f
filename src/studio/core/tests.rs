//! The answers of the core: opening files, suggestions, findings, and exporting files and opening them again.

use serde_json::{Value, json};

use super::{Files, answer};

const ARTICLE: &str = "The harbour votes\n\nBy Ada Stone\n\n4 May 2019\n\nThe Harbour Board, a body of nine, met on 12 April 2019. \
    The Harbour Board (HB) sold the quay in June 2018.\n\nThe HB said that the sale, in June 2018, was lawful.\n";

fn files(list: &[(&str, &str)]) -> Files {
    list.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
}

fn opened(list: &[(&str, &str)]) -> Value {
    answer("open", &json!({}), files(list)).unwrap().0
}

#[test]
fn an_article_becomes_a_document_with_nothing_accepted() {
    let answer = opened(&[("article.txt", ARTICLE)]);
    let document = &answer["document"];
    assert_eq!(document["facts"]["title"], "The harbour votes");
    assert_eq!(document["facts"]["published"], "2019-05-04");
    assert_eq!(document["terms"], json!([]));
    let suggestions = answer["suggested"]["suggestions"].as_array().unwrap();
    assert!(suggestions.iter().any(|found| found["entry"]["label"] == "Harbour Board"), "{suggestions:?}");
    assert!(suggestions.iter().any(|found| found["entry"]["date"] == "2018-06"), "{suggestions:?}");
    let again = super::answer("suggest", &json!({ "document": document }), Files::new()).unwrap().0;
    assert_eq!(again["suggestions"], answer["suggested"]["suggestions"]);
    assert_eq!(again["passages"], answer["suggested"]["passages"]);
}

#[test]
fn passages_are_in_the_order_of_their_places() {
    let body = "First[^1].\n\n## Head\n\n- one\n- two\n\n  > quoted\n\n| a | b |\n| - | - |\n| c | d |\n\n![p](p.png)\n\nLast.\n\n[^1]: Note.\n";
    let given = json!({ "document": { "facts": { "title": "T" }, "body": body } });
    let (found, _) = answer("suggest", &given, Files::new()).unwrap();
    let place = |found: &Value| (found["passage"].as_u64().unwrap(), found["part"].as_u64().unwrap());
    let places: Vec<_> = found["passages"].as_array().unwrap().iter().map(place).collect();
    assert!(places.len() > 8 && places.is_sorted_by(|one, next| one < next), "{places:?}");
}

#[test]
fn what_has_no_headline_gets_none() {
    for (name, text) in [
        (
            "pasted",
            "The board met in the old town hall on 3 May 2019, and it sold the quay to nobody in particular.\n",
        ),
        ("timeline.csv", "Year,Headline\n2019,The vote\n"),
    ] {
        let answer = opened(&[(name, text)]);
        assert_eq!(answer["document"]["facts"]["title"], Value::Null, "{name}");
    }
}

#[test]
fn a_note_leads_to_the_field_that_it_is_about() {
    let answer = opened(&[("pasted", "The board met in the old town hall, and nobody knows when.\n")]);
    let fields: Vec<_> = answer["notes"].as_array().unwrap().iter().map(|note| &note["field"]).collect();
    assert_eq!(fields, ["title", "published"]);
}

#[test]
fn a_story_comes_with_what_it_names() {
    let story = "---\ntitle: T\nglossary: terms.yaml\ntimeline: {events: [{id: a, title: A, date: 2019}]}\n---\nText.\n";
    let terms = "- {id: un, label: UN, definition: The *union*.}\n";
    let answer = opened(&[("story.md", story), ("terms.yaml", terms)]);
    assert_eq!(answer["document"]["terms"][0]["definition"], "The *union*.");
    assert_eq!(answer["document"]["events"][0]["date"], "2019");
    let alone = super::answer("open", &json!({}), files(&[("story.md", story)])).unwrap_err();
    assert!(alone.contains("terms.yaml"), "{alone}");
}

#[test]
fn a_glossary_is_told_from_a_story() {
    let answer = opened(&[("terms.csv", "term,definition\nUN,New.\nEU,A union.\nun,Again.\n")]);
    assert_eq!(answer["isGlossary"], true);
    let labels: Vec<&Value> =
        answer["document"]["terms"].as_array().unwrap().iter().map(|term| &term["label"]).collect();
    assert_eq!(labels, ["UN", "EU"]);
    assert_eq!(opened(&[("article.txt", ARTICLE)])["isGlossary"], false);
}

#[test]
fn an_article_takes_the_glossary_beside_it_and_names_what_it_does_not_take() {
    let glossary = "term,definition\nHarbour Board,Nine people.\n";
    let answer = opened(&[
        ("article.txt", ARTICLE),
        ("a-glossary.csv", glossary),
        ("events.csv", "Year,Headline\n2019,The vote\n"),
        ("terms.yaml", "- {id: un, label: UN}\n"),
        ("__MACOSX/._article.txt", "x"),
    ]);
    assert_eq!(answer["document"]["facts"]["title"], "The harbour votes");
    assert_eq!(answer["document"]["terms"][0]["definition"], "Nine people.");
    assert_eq!(answer["isGlossary"], false);
    let notes: Vec<_> = answer["notes"].as_array().unwrap().iter().map(|note| &note["message"]).collect();
    assert_eq!(notes, ["a-glossary.csv became part of the story", "not used: events.csv, terms.yaml"]);
}

#[test]
fn entries_of_any_file_have_ids_of_their_own() {
    let markdown = "---\ntitle: T\nglossary: [{label: UN, definition: It.}, {id: un, label: UNO, definition: It.}]\n---\nText.\n";
    let json = json!({ "version": 1, "article": { "title": "T", "body": [] }, "glossary": [
        { "label": "UN", "definition": "It." }, { "id": "un", "label": "UNO", "definition": "It." },
    ] })
    .to_string();
    for (name, text) in [("story.md", markdown), ("story.json", &json)] {
        let answer = opened(&[(name, text)]);
        let terms = answer["document"]["terms"].as_array().unwrap();
        assert_eq!(terms.iter().map(|term| &term["id"]).collect::<Vec<_>>(), ["un-2", "un"], "{name}");
        let notes = answer["notes"].to_string();
        assert!(notes.contains("were given one: UN"), "{name}: {notes}");
    }
}

#[test]
fn decisions_are_kept_in_a_story_that_is_exported_and_opened_again() {
    let document = json!({
        "facts": { "title": "T" },
        "terms": [{ "id": "board", "label": "Board" }, { "id": "own", "label": "Own" }, { "id": "saved", "label": "Saved", "draft": "true" }],
        "body": "The Board met.",
        "decisions": { "term:board": { "accepted": "board" }, "term:--> \"x\"": "rejected" },
    });
    let (_, exported) =
        answer("export", &json!({ "document": document, "form": "story.md" }), Files::new()).unwrap();
    let (again, _) = answer("open", &json!({}), exported).unwrap();
    let drafts: Vec<_> = again["document"]["terms"]
        .as_array()
        .unwrap()
        .iter()
        .map(|term| term.get("draft").is_some())
        .collect();
    assert_eq!(drafts, [false, false, true], "only what was saved as a draft is one");
    assert_eq!(again["document"]["decisions"]["term:--> \"x\""], "rejected");
    assert_eq!(again["document"]["decisions"]["term:board"], json!({ "accepted": "board" }));
}

#[test]
fn pictures_of_a_story_in_a_folder_are_found_from_the_story() {
    let story = "---\ntitle: T\n---\n![A gate](pictures/My%20gate.png)\n";
    let list = files(&[("town/story.md", story), ("town/pictures/My gate.png", "not empty")]);
    let (opened, pictures) = answer("open", &json!({}), list).unwrap();
    assert_eq!(pictures.keys().collect::<Vec<_>>(), ["pictures/My gate.png"]);
    let widget = [("widget/article-explainer.js", ""), ("widget/article-explainer.css", "")];
    let all = pictures.into_iter().chain(files(&widget)).collect();
    let given = json!({ "document": opened["document"], "form": "page" });
    let (_, exported) = answer("export", &given, all).unwrap();
    let page = String::from_utf8(exported.into_values().next().unwrap()).unwrap();
    assert!(page.contains("data-file=\"pictures/My gate.png\" src=\"data:image/png;base64,"), "{page}");
}

#[test]
fn what_holds_no_story_is_refused_in_words() {
    for (name, text, expected) in [
        ("a.png", "x", "no text"),
        ("a.json", "{", "JSON"),
        ("a.json", " ", "no text"),
        ("a.json", "term,definition\nUN,New.\n", "JSON"),
        ("a.csv", "", "no text"),
        ("a.csv", ",\n", "no heads"),
        ("a.zip", "PK\x03\x04", "zip cannot be opened"),
        ("a.txt", " ", "no text"),
    ] {
        let fault = answer("open", &json!({}), files(&[(name, text)])).unwrap_err();
        assert!(fault.contains(expected), "{name}: {fault}");
    }
}

/// The documents to export.
fn documents() -> Vec<(&'static str, Value, Files)> {
    let demo: [(&str, &[u8]); 4] = [
        ("story.md", include_bytes!("../../../stories/story.md")),
        ("glossary.yaml", include_bytes!("../../../stories/glossary.yaml")),
        ("timeline.yaml", include_bytes!("../../../stories/timeline.yaml")),
        ("vote.svg", include_bytes!("../../../stories/vote.svg")),
    ];
    let demo = demo.into_iter().map(|(name, bytes)| (name.to_owned(), bytes.to_vec())).collect();
    let (answer, pictures) = answer("open", &json!({}), demo).unwrap();
    let rich = "---\ntitle: 'A: \"b\" #c'\n---\n# no\n\n1\\. *a **b*** `c|d` [e*f](https://x.org/a_b)\n\n- a\n\n  > b\n  >\n  > — c\n- d\n\n\
        * e\n\n1. f\n2. g\n\n| a\\|b | **c** |\n| --- | --- |\n| `d\\|e` | |\n\n```rust\nlet a = \"<b>\";\n```\n\nText[^1] &amp; </script>.\n\n[^1]: A note.\n\n    More.\n";
    let rich = opened(&[("story.md", rich)])["document"].take();
    vec![("demo", answer["document"].clone(), pictures), ("rich", rich, Files::new())]
}

#[test]
fn every_export_opens_again_and_is_exported_to_the_same_bytes() {
    let widget = files(&[
        ("widget/article-explainer.js", "const FILES = {script:[\"article-explainer-0.js\"]};"),
        ("widget/article-explainer.css", "a{}"),
        ("widget/article-explainer-0.js", "export {}"),
    ]);
    for (what, document, pictures) in documents() {
        for form in ["story.md", "story.json", "lines", "page"] {
            let export = |document: &Value, pictures: &Files| {
                let mut all = widget.clone();
                all.extend(pictures.clone());
                let given = json!({ "document": document, "form": form, "widget": "https://x.org/a.js" });
                answer("export", &given, all).unwrap().1
            };
            let first = export(&document, &pictures);
            let (again, mut kept) = answer("open", &json!({}), first.clone()).unwrap();
            assert_eq!(again["notes"], json!([]), "{what} as {form}");
            // With these forms pictures are separate files.
            if matches!(form, "story.json" | "lines") {
                kept = pictures.clone();
            }
            let second = export(&again["document"], &kept);
            let shown = |files: &Files| String::from_utf8_lossy(files.values().next().unwrap()).into_owned();
            assert!(first == second, "{what} as {form}:\n{}\n{}", shown(&first), shown(&second));
            if form == "story.md" {
                assert_eq!(again["document"]["terms"], document["terms"], "{what}");
                assert_eq!(again["document"]["body"], document["body"], "{what}");
            }
        }
    }
}

#[test]
fn findings_stand_at_the_parts_that_they_concern() {
    let document = json!({
        "facts": { "title": "T", "language": "en", "published": "yesterday" },
        "terms": [{ "id": "draft", "label": "Draft" }, { "id": "board", "label": "Board", "definition": "It." }],
        "events": [{ "id": "vote", "title": "The vote", "date": "12 May" }],
        "body": "\n  \nÉ \u{1F600} the [[bord]] met the Board and a Draft.",
    });
    let (answer, made) = answer("preview", &json!({ "document": document }), Files::new()).unwrap();
    let findings = answer["findings"].as_array().unwrap();
    let of = |part: &str| findings.iter().find(|finding| finding["part"] == part).unwrap_or(&Value::Null);
    assert_eq!(of("event")["id"], "vote", "{findings:?}");
    assert_eq!(of("fact")["id"], "published");
    let mention = of("body");
    assert_eq!(mention["fix"], "[[Board|bord]]", "{mention}");
    let body: Vec<u16> = document["body"].as_str().unwrap().encode_utf16().collect();
    let at = |name: &str| usize::try_from(mention[name].as_u64().unwrap()).unwrap();
    assert_eq!(String::from_utf16_lossy(&body[at("start")..at("end")]), "[[bord]]");
    assert_eq!(answer["passages"], json!([4]));
    let drawn = crate::view_model::file::find(std::str::from_utf8(&made["story.json"]).unwrap()).unwrap();
    let labels: Vec<_> = drawn.read(None).unwrap().terms.iter().map(|term| term.label.to_string()).collect();
    assert_eq!(labels, ["Board"], "what has no definition is not published");
}

#[test]
fn a_name_of_two_terms_is_an_error_at_both() {
    let terms = json!([
        { "id": "a", "label": "Board", "definition": "It." }, { "id": "b", "label": "Mayor", "definition": "It." },
        { "id": "c", "label": "Council", "aliases": ["board"], "definition": "It." },
    ]);
    let document = json!({ "facts": { "title": "T" }, "terms": terms, "body": "The Board met the Mayor." });
    let (answer, _) = answer("preview", &json!({ "document": document }), Files::new()).unwrap();
    let findings = answer["findings"].as_array().unwrap().iter();
    let errors: Vec<_> =
        findings.filter(|found| found["severity"] == "error").map(|found| &found["id"]).collect();
    assert_eq!(errors, ["c", "a"]);
}

#[test]
fn what_cannot_be_used_is_not_counted_as_published() {
    let term = |id: &str, label: &str| json!({ "id": id, "label": label, "definition": "It." });
    let document = json!({
        "facts": { "title": "T" }, "terms": [term("a", "Board"), term("b", ""), term("c", "Mayor")],
        "events": [{ "id": "vote", "title": "The vote", "date": "2019" }, { "id": "no", "date": "2018" }],
        "body": "The Board met.",
    });
    let (answer, _) = answer("preview", &json!({ "document": document }), Files::new()).unwrap();
    assert_eq!(answer["published"], json!({ "terms": 1, "events": 1 }), "{answer}");
    let findings = answer["findings"].as_array().unwrap().iter();
    let of_event: Vec<_> =
        findings.filter(|found| found["id"] == "no").map(|found| &found["message"]).collect();
    assert_eq!(of_event, ["the event does not say what happened"]);
}

#[test]
fn a_page_with_signs_of_html_in_its_text_holds_a_story_that_is_read() {
    let story = "---\ntitle: T\n---\nFewer than 3 (x < 3), and <! too.\n";
    let document = opened(&[("story.md", story)])["document"].take();
    let widget = [("widget/article-explainer.js", ""), ("widget/article-explainer.css", "")];
    let given = json!({ "document": document, "form": "page" });
    let (_, exported) = answer("export", &given, files(&widget)).unwrap();
    let page = String::from_utf8(exported.into_values().next().unwrap()).unwrap();
    let (_, rest) = page.split_once("slot=\"story\">").unwrap();
    let (json, _) = rest.split_once("</script>").unwrap();
    assert!(json.contains("x \\u003c 3") && crate::view_model::file::find(json).is_some(), "{json}");
}
