//! A story that is compiled with a part of a shared glossary gives the same result as with all of it. The first story
//! that names a file is compiled with all terms, so each story is built twice.

use std::collections::BTreeMap;

use proptest::prelude::*;

use crate::site::{Options, Report, Site, build};

/// The names of the two stories, of the same length.
const STORIES: [&str; 2] = ["a", "b"];

/// Builds a site with two copies of a story.
fn twice(shared: &[(&str, &str)], story: &str) -> Site {
    let stories = STORIES.map(|name| (format!("{name}.md"), story.as_bytes().to_vec()));
    let shared = shared.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()));
    let files: BTreeMap<String, Vec<u8>> = stories.into_iter().chain(shared).collect();
    build(&files, &Options::default())
}

/// The findings of a story, without its name.
fn told(report: &Report) -> Vec<String> {
    let place = |file: usize| match file {
        0 => "story",
        file => report.map.files()[file].path.as_str(),
    };
    let finding = report.findings.iter().map(|finding| {
        let (diagnostic, spot) = (&finding.diagnostic, &finding.spot);
        format!("{} {:?} {diagnostic:?}", place(spot.file), spot.range)
    });
    finding.chain([format!("{} drafts, broken: {}", report.drafts, report.broken)]).collect()
}

/// Compares both stories. Returns the first one's file and findings.
fn same(shared: &[(&str, &str)], story: &str) -> (String, Vec<String>) {
    let site = twice(shared, story);
    let [first, second] = [0, 1].map(|index| told(&site.reports[index]));
    assert_eq!(first, second, "{story}");
    let file = |name: &str, file: &str| {
        let bytes = site.files.get(&format!("{name}/{file}")).cloned().unwrap_or_default();
        String::from_utf8(bytes).unwrap()
    };
    for name in ["story.json", "index.html"] {
        assert_eq!(file("a", name), file("b", name), "{story}");
    }
    (file("a", "story.json"), first)
}

const GLOSSARY: &str = "\
- {id: ep, label: European Parliament, definition: 'It votes on the [[Budget]] with the Council.'}
- {id: parliament, label: Parliament, definition: Some house., see_also: [budget, court]}
- {id: budget, label: budget, aliases: [spending plan], definition: What is spent.}
- {id: council, label: Council, definition: Ministers., see_also: [far]}
- {id: far, label: Far away, definition: Seen from the Council alone., see_also: [farther]}
- {id: farther, label: Farther, definition: Nobody sees it.}
- {id: court, label: Court, definition: It judges directives.}
- {id: directive, label: directive, definition: A law.}
- {id: nato, label: NATO, definition: An alliance.}
- {id: it, label: IT, definition: Machines.}
- {id: unused, label: Unused thing, definition: Not here.}
- {id: draft, label: Draft thing, definition: Not yet., draft: true}
";

/// Reasons for which a term is in every story.
const TOLD: &str = "\
- {id: bare, label: Bare}
- {id: wide, label: Wide, definition: 'See [the file](terms.pdf).'}
- {id: inside, label: Inside, definition: 'See [the court](#term-court).'}
- {id: lost, label: Lost, definition: 'See [[Nothing]] and [x](event:vote).', see_also: [nowhere, directive]}
- {id: shown, label: Shown, definition: x, image: {src: none.svg, alt: x, caption: The Board.}}
- {id: sign, label: A &amp; B, definition: x, colour: red}
- {id: twice, label: Twice, aliases: [again], definition: x}
- {id: other, label: Other, aliases: [Again], definition: x}
- {id: other, label: Another, definition: x}
- label: No id
- {id: deep, label: Deep, definition: '*a **b *c **d *e **f *g **h *i **j *k **l *m **n *o **p *q **r ****************'}
";

fn story(front: &str, body: &str) -> String {
    format!("---\ntitle: A story\n{front}\n---\n{body}\n")
}

#[test]
fn a_story_is_the_same_with_what_it_uses() {
    let shared = [("g.yaml", GLOSSARY)];
    for body in [
        "The European Parliament met.",
        "The European *Parliament* and `Parliament` and [Parliament](https://example.org).",
        "Spending plans, directives and NATO: it is not IT.",
        "[[farther]] and [the court](#term-court), [[draft]] and [[Draft thing|that]].",
        "[[farther|That one]].",
        "[That one](#term-farther).",
        "[[Budgett]] and [[no such]].",
        "Nothing of it.",
        "> Parliament\n\n- Council\n- the court\n\n| Council | x |\n| --- | --- |\n| NATO[^1] | y |\n\n[^1]: The budget.",
        "",
    ] {
        let (file, _) = same(&shared, &story("glossary: g.yaml", body));
        assert!(body.is_empty() || !file.contains("\"unused\""), "{file}");
    }
    let (file, told) = same(&shared, &story("glossary: g.yaml", "The European Parliament met."));
    assert_eq!(told, ["1 drafts, broken: false"]);
    for (id, is_there) in
        [("ep", true), ("budget", true), ("council", true), ("far", true), ("farther", false)]
    {
        assert_eq!(file.contains(&format!("\"id\":\"{id}\"")), is_there, "{id}");
    }
}

#[test]
fn what_is_wrong_with_a_shared_term_is_told_with_each_story() {
    let files = [("g.yaml", GLOSSARY), ("told.yaml", TOLD), ("terms.pdf", "x")];
    let events = "timeline: {events: [{id: vote, date: 2019-05-04, title: Parliament votes, text: The Court saw it.}]}";
    for front in ["glossary: [g.yaml, told.yaml]", "glossary: [told.yaml, g.yaml]", "glossary: told.yaml"] {
        for body in ["Parliament, again.", "On 4 May 2019 Bare and Wide.", "Shown."] {
            let (_, told) = same(&files, &story(front, body));
            assert!(told.len() > 10, "{told:?}");
            same(&files, &story(&format!("{front}\n{events}"), body));
        }
    }
    let slip = format!("{GLOSSARY}- id: slip\n  label: Slip: x\n");
    let (_, told) = same(&[("g.yaml", &slip)], &story("glossary: g.yaml", "Parliament."));
    assert!(told[0].contains("not YAML"), "{told:?}");
}

#[test]
fn terms_of_a_story_stand_beside_shared_ones() {
    for own in [
        "{id: own, label: Own thing, definition: The [[budget]] of the Court.}",
        "{id: own, label: Own thing, definition: x, see_also: [unused, nato, nothing]}",
        "{id: own, definition: x}",
        "{id: own, label: Own thing, aliases: [[]], definition: x}",
        "{id: own, label: Draft, definition: The Council., draft: true}",
        // Names that a shared term has as well.
        "{id: court, label: Own court, definition: x}",
        "{id: own, label: COURT, definition: x}",
        "{id: own, label: x, aliases: [Spending Plan], definition: '[[budget]]'}",
        "{id: own, label: Draft thing, definition: x}",
    ] {
        for list in [format!("[g.yaml, {own}]"), format!("[{own}, g.yaml]")] {
            let front = format!("glossary: {list}\nsummary: Of NATO.\nkey_points: [The '[[own]]' thing.]");
            same(&[("g.yaml", GLOSSARY)], &story(&front, "The Own thing and the [[Own thing]], Courts."));
        }
    }
    let one = ("one.yaml", "- {id: own, label: Own thing, definition: The Court.}\n");
    same(&[("g.yaml", GLOSSARY), one], &story("glossary: [one.yaml, g.yaml]", "The own thing."));
}

#[test]
fn a_language_has_forms_of_its_own() {
    for (language, body) in [("en", "Two directives."), ("de", "Zwei Courts, Directiven."), ("tr", "IT, it.")]
    {
        same(&[("g.yaml", GLOSSARY)], &story(&format!("glossary: g.yaml\nlanguage: {language}"), body));
    }
}

/// Words for names and texts: some in capitals, some contained in others.
const WORDS: [&str; 12] =
    ["a", "port", "Port", "ports", "storm", "gate", "harbour-gate", "US", "us", "storms", "of", "board"];

fn words(count: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    let word = prop::sample::select(&WORDS[..]);
    let sign = prop::sample::select(
        &[" ", " ", " ", ", ", ". ", " *", "* ", "`", "-", " [[t3]] ", " [[port]] "][..],
    );
    prop::collection::vec((word, sign), count)
        .prop_map(|words| words.into_iter().map(|(word, sign)| [word, sign].concat()).collect())
}

fn name() -> impl Strategy<Value = String> {
    let word = prop::sample::select(&WORDS[..]);
    prop::collection::vec(word, 1..4).prop_map(|words| words.join(" "))
}

fn term() -> impl Strategy<Value = (String, Option<String>, String, Vec<usize>)> {
    (name(), prop::option::weighted(0.2, name()), words(1..6), prop::collection::vec(0..14_usize, 0..2))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn any_story_is_the_same(terms in prop::collection::vec(term(), 1..14), own in prop::option::weighted(0.3, name()), body in words(1..14)) {
        let mut glossary = String::new();
        for (index, (label, alias, definition, related)) in terms.iter().enumerate() {
            let related: Vec<_> = related.iter().map(|index| format!("t{index}")).collect();
            glossary += &format!("- id: t{index}\n  label: {label}\n  definition: '{definition}'\n  see_also: [{}]\n", related.join(", "));
            alias.iter().for_each(|alias| glossary += &format!("  aliases: [{alias}]\n"));
        }
        let own = own.map(|label| format!(", {{id: own, label: '{label}', definition: x}}"));
        let front = format!("mentions: all\nglossary: [g.yaml{}]", own.unwrap_or_default());
        same(&[("g.yaml", &glossary)], &story(&front, &body));
    }
}
