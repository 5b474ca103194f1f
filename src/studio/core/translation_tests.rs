//! Every message of the core in ordinary use has a translation in each language of the studio.

use std::collections::BTreeSet;
use std::io::{Cursor, Write};

use serde_json::{Value, json};

use super::{Files, answer};
use crate::studio::words::{PATTERNS, WORDS, matched, translate};

/// An article with every kind of mistake in Markdown, names and dates.
const BODY: &str = r#"It met on 04/05/2019 and 3 May 2019. [[bord]], [[nobody at all]], [x](event:vot), [x](event:nothing-like-it).

---

<iframe src="https://example.org/v" title="V"></iframe>

<div>Words.</div>

Words <script>alert(1)</script> and <video src="https://example.org/v"></video>.

Words <sup class="a">2</sup> and ![a picture](https://example.org/a.png) among them.

| a | b |
|:--|---|
| c |
| d | e | f |

![x](my pic.png)

See [the page] (https://example.org).

See [the page][1].

It was ** important**.

It was ~~ gone~~.

It was ``` code.

See [[the port.

##The law

# Too high

| a | b |
| c | d |

Words <!-- a note
to me

A[^n] and B[^m].

[^n]: One.

[^n]: Two.

[^o]: Three.

![x](pics\a.png)

![x](a.png)

[x](pics\a.html) [x](javascript:x) [x](#nowhere) [[Board|see https://example.org/a]]

> > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > Deep.

```figure
src: [
```

```figure
src: https://example.org/a.png
src: https://example.org/b.png
```

```figure
src:
	x: y
```

```figure
src: "
```

```figure
src: a: b
```

```figure
- a: b
 - c: d
```

H<sup>2 O.

<!-- a note

Words.
"#;

/// Messages of the core, and the codes of its diagnostics.
#[derive(Default)]
struct Messages {
    sentences: BTreeSet<String>,
    codes: BTreeSet<String>,
}

impl Messages {
    fn add(&mut self, value: &Value) {
        for name in ["place", "message", "error", "hint"] {
            let text = value.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
            self.sentences.extend(text.map(str::to_owned));
        }
        self.codes.extend(value.get("code").and_then(Value::as_str).map(str::to_owned));
    }

    fn preview(&mut self, document: &Value, files: Files) {
        let (preview, _) = answer("preview", &json!({ "document": document }), files).unwrap();
        preview["findings"].as_array().unwrap().iter().for_each(|finding| self.add(finding));
    }

    fn open(&mut self, files: &[(&str, &[u8])]) {
        let files = files.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect();
        match answer("open", &json!({}), files) {
            Ok((opened, files)) => {
                opened["notes"].as_array().unwrap().iter().for_each(|note| self.add(note));
                self.preview(&opened["document"], files);
            }
            Err(fault) => self.fault(&fault),
        }
    }

    fn export(&mut self, document: &Value, form: &str) {
        let given = json!({ "document": document, "form": form });
        self.fault(&answer("export", &given, Files::new()).unwrap_err());
    }

    fn fault(&mut self, fault: &str) {
        self.sentences.extend(fault.split('\n').map(str::to_owned));
    }

    fn date(&mut self, text: &str) {
        let given = json!({ "text": text, "language": "en", "published": "2020-01-02" });
        self.add(&answer("date", &given, Files::new()).unwrap().0);
    }
}

fn document() -> Value {
    let term = |id: &str, label: &str| json!({ "id": id, "label": label, "definition": "It." });
    let mut odd = term("odd", "Board");
    odd["aliases"] = json!(["Board", "Harbour", "Harbour"]);
    let dates = ["2018-6", "2018-06-1", "2018x06", "2018-0601", "2018-06x01", "2018-06-0é", "Y17E100"];
    let of_date = |date: &str| json!({ "title": "A", "as_of": date });
    let mut loose = term("loose", "Loose");
    loose["aliases"] = json!("x");
    loose["kind"] = json!(["x"]);
    loose["sources"] = dates.map(of_date).to_vec().into();
    odd["sources"] = json!([{ "title": "", "url": "javascript:x", "as_of": "2018-13" }]);
    odd["at"] = json!([{ "during": "", "definition": "It." }, { "definition": "It." }]);
    odd["see_also"] = json!(["nobody"]);
    odd["kind"] = json!("thing");
    odd["colour"] = json!("red");
    odd["labell"] = json!("x");
    odd["image"] = json!({ "src": "javascript:x", "alt": "R &amp; D" });
    let groups: Vec<Value> =
        (0..20).map(|n| json!({ "id": format!("g{n}"), "label": format!("G{n}") })).collect();
    let event = |id: &str, date: &str| json!({ "id": id, "title": format!("The {id}"), "date": date, "groups": ["none"] });
    json!({
        "facts": {
            "language": "english language", "published": "yesterday", "updated": "2019-02-31", "mentions": "often",
            "url": "ftp://example.org", "timeline": { "groups": groups, "eras": [{ "label": "", "date": "2019/2018" }, { "label": "E" }] },
        },
        "terms": [
            term("board", "Board"), odd, loose, term("the", "The"), term("mayor", "Mayor"), term("no id", "X"), term("board", "Y"),
            { "id": "empty", "label": "", "definition": "It." }, { "id": "bare", "label": "Bare", "details": [] , "at": [] },
        ],
        "events": [{ "id": "untitled" }, event("vote", "12 May"), event("sale", "03/04/2018"), event("strike", "'15"), event("fair", "2018")],
        "body": BODY,
    })
}

fn messages() -> Messages {
    let mut messages = Messages::default();
    let mut document = document();
    messages.preview(&document, Files::new());
    document["facts"]["language"] = "en".into();
    messages.preview(&document, Files::new());
    messages.export(&document, "page");
    for body in ["", "<script>\n\nWords."] {
        let facts = json!({ "title": "T" });
        messages.preview(&json!({ "facts": facts, "terms": [], "events": [], "body": body }), Files::new());
    }
    document["body"] = "\0".into();
    messages.export(&document, "story.json");
    for date in [
        "when the ships came home",
        "2018-13",
        "2018-02-30",
        "13 June",
        "'98",
        "2018-06-13 10:00",
        "03/04/18",
        "2018/2019/2020",
        "2018-6",
        "2018-06-1",
        "é",
        "?",
        "2019/2018",
        "12",
        "99999999999999999999",
    ] {
        messages.date(date);
    }
    for (name, text) in [
        (
            "pasted",
            "The harbour board met in the old town hall, and nobody knows when that was. It sold the quay.",
        ),
        ("story.json", "{\"version\": 1, "),
        ("story.json", "{\"version\": 2}"),
        (
            "story.json",
            "{\"version\": 1, \"article\": {\"title\": \"T\", \"body\": [{\"table\": {\"caption\": \"C\", \"head\": [\"a\"], \"rows\": []}}]}}",
        ),
        ("a.json", "{}"),
        ("a.png", "x"),
        ("a.zip", "PK\u{3}\u{4}"),
        ("a.docx", "words"),
        ("a.txt", " "),
        ("a.csv", ",\n"),
        ("a.csv", "a,b\nc,d\n"),
        ("story.md", "---\ntitle: T\nglossary: terms.yaml\n---\nText.\n"),
        ("story.md", "---\n- a\n---\nText.\n"),
        ("a.md", "---\ntitle: T\ndate: someday\ncategory: x\n---\nThe board met.\n"),
        ("a.md", "---\na: b: c\n---\nThe board met.\n"),
        ("a.html", "<p>The board met.</p><img src=\"a.png\">"),
        (
            "timeline.csv",
            "Year,Month,Day,Time,End Year,Headline,Text,Media,Media Credit,Media Caption,Type,Group,Background,Odd,\n\
             ,5,,,,A,,,,,,,,,\n2018,,3,,,B,<b>x</b><table>y</table>,,c,,,,,,\n2018,x,,,,C,,,,,,,,,\n2018,5,3,noon,,D,,,,,,,red,x,y\n\
             2018,5,,10:00,,E,\"a\n\nb\",https://example.org/a.png,,,,,,,\n03/04/2018,,,,,F,,https://example.org/v,,,,,,,\n\
             03/14/18,,,,,G,,words,,,,,,,\nsome day,,,,,H,,,,,strange,,,,\n2018,13,,,,I,,,,,,,,,\n31/02/2018,,,,,J,,,,,,,,,\n\
             ,,,,2018,K,,,,,,,,,\n2018,,,,2017,L,,,,,,,,,\n,,,,,,,,,,,,,,z\n,,,,,,,,,,era,,,,\n2018,,,,2019,Era,x,,,,era,,,,\n\
             2018,,,,,Title,,,,,title,,,,\n2018,,,,,Title,,,,,title,,,,\n2018,,,,,,text alone,,,,,,,,\n2018,,,,,,,,,,,,,,\n",
        ),
        (
            "timeline.json",
            "{\"events\": [1, {\"text\": {\"headline\": \"A\"}, \"media\": {\"url\": \"https://example.org/a.png\", \"title\": \"T\", \"alt\": \"A\", \
             \"thumbnail\": \"t\", \"link\": \"l\"}, \"background\": {\"url\": \"u\", \"color\": \"c\"}, \"odd\": 1}, \
             {\"unique_id\": \"a\", \"text\": {\"headline\": \"B\"}, \"start_date\": {\"year\": 2018, \"month\": 5, \"day\": 3, \"hour\": 4}, \
             \"end_date\": {\"year\": 2019}}, {\"unique_id\": \"a\", \"text\": {\"headline\": \"C\"}}], \"odd\": 1}",
        ),
        (
            "glossary.csv",
            "term,name,definition,kind,id,see also,odd\nUN,x,A union.,thing,a b,nobody,x\nUN,,,,,,\n,,No term.,,,,\nEU,,\"a\n\nb\",,,,\n",
        ),
    ] {
        messages.open(&[(name, text.as_bytes())]);
    }
    let story = b"---\ntitle: T\nglossary: [terms.yaml]\n---\n![x](a.png)\n";
    for terms in [b"[a".as_slice(), b"a: b", b"- {id: a, label: A, definition: It.}"] {
        messages.open(&[("story.md", story), ("terms.yaml", terms), ("a.png", b"x")]);
    }
    let doubled = b"---\ntitle: T\nglossary: [{id: a, label: A}, {id: a, label: B}]\n---\nText.\n";
    messages.open(&[("story.md", doubled), ("other.txt", b"Words.")]);
    let deep = "<document>".repeat(500);
    for body in [
        "x",
        "<document><body><p><r><t>The board met.</t><drawing/></r></p></body></document>",
        "<document><body><p><r><t>It met.</t></r><r><rPr><vanish/></rPr><t>x</t></r></p></body></document>",
        &deep,
    ] {
        messages.open(&[("a.docx", &docx(body))]);
    }
    messages.open(&[("a.html", "<div>".repeat(500).as_bytes())]);
    for name in ["a.txt", "a.csv"] {
        messages.open(&[(name, b"\xff\xfb\x00")]);
    }
    messages
}

fn docx(document: &str) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).unwrap();
    zip.write_all(document.as_bytes()).unwrap();
    zip.finish().unwrap().into_inner()
}

/// Prefixes that are translated; the message of a parser follows.
const PARSERS: [&str; 4] =
    ["this is not YAML: ", "this is not JSON: ", "the zip cannot be opened: ", "this is not CSV: "];

#[test]
fn what_is_told_in_ordinary_use_is_said_in_each_language() {
    let Messages { sentences, codes } = messages();
    assert!(sentences.len() > 150, "{}", sentences.len());
    for words in &WORDS {
        for message in &sentences {
            let english: Vec<_> =
                translate(words.tag, message).into_iter().filter(|piece| piece.is_english).collect();
            let is_of_parser = english.len() == 1
                && PARSERS.iter().any(|parser| {
                    message.strip_prefix(parser).is_some_and(|detail| detail == english[0].text)
                });
            assert!(english.is_empty() || is_of_parser, "{}: {message}: {english:?}", words.tag);
        }
    }
    let known = [
        "address",
        "alignment",
        "common-word",
        "date",
        "embed",
        "entity",
        "footnote-twice",
        "heading-level",
        "html",
        "id",
        "in-page-link",
        "language",
        "literal-markdown",
        "many-groups",
        "name-twice",
        "nested-link",
        "nesting",
        "no-picture",
        "open-comment",
        "picture-among-words",
        "ragged-table",
        "rule",
        "shape",
        "spelled-twice",
        "unclear-date",
        "undated-event",
        "unknown-choice",
        "unknown-event",
        "unknown-field",
        "unknown-footnote",
        "unknown-reference",
        "unknown-term",
        "unmentioned-event",
        "unmentioned-term",
        "unused-footnote",
        "yaml",
    ];
    let known: BTreeSet<String> = known.map(str::to_owned).into();
    assert_eq!(known.difference(&codes).collect::<Vec<_>>(), [""; 0]);
}

/// Records the pattern of a message, and of the message inside it.
fn note(sentence: &str, known: &mut BTreeSet<usize>) {
    let Some((place, values)) = matched(sentence) else { return };
    known.insert(place);
    values.iter().filter(|(name, _)| *name == "detail").for_each(|(_, detail)| note(detail, known));
}

/// Messages that are too costly to cause in a test.
const HARD: [&str; 4] = [
    "a part of the story cannot be read: see what stands beside it in red",
    "delete what does not belong to the article",
    "no article was found in the page; all of it is taken",
    "the zip holds more than 200 MB",
];

#[test]
fn no_words_are_for_what_the_core_does_not_say() {
    let mut known = BTreeSet::new();
    messages().sentences.iter().for_each(|sentence| note(sentence, &mut known));
    let missing =
        PATTERNS.iter().enumerate().filter(|(place, _)| !known.contains(place)).map(|(_, pattern)| *pattern);
    assert_eq!(missing.collect::<BTreeSet<_>>(), HARD.into());
}
