//! The rules for linking, one test each; they are listed in `annotate::rules`.

use article_explainer::annotate;
use article_explainer::annotate::matcher::is_sensitive;
use article_explainer::story::model::*;

use super::story::*;

/// The body of an English story with these terms.
fn linked(terms: &[&str], body: Vec<Block>) -> Vec<String> {
    annotated(story("en", terms.iter().map(|spellings| term(spellings)).collect(), Vec::new(), body))
}

/// A single paragraph with its links, in a story with these terms.
fn line(terms: &[&str], words: &str) -> String {
    linked(terms, vec![paragraph(words)]).concat()
}

#[test]
fn a_term_is_linked_as_often_as_its_rule_says() {
    let body = || {
        vec![
            paragraph("Europol and Europol."),
            paragraph("Europol again."),
            heading("Later"),
            paragraph("Europol, Europol."),
        ]
    };
    let [first, section, all, never] = [
        ["[Europol] and Europol.", "Europol again.", "Later", "Europol, Europol."],
        ["[Europol] and Europol.", "Europol again.", "Later", "[Europol], Europol."],
        ["[Europol] and [Europol].", "[Europol] again.", "Later", "[Europol], [Europol]."],
        ["Europol and Europol.", "Europol again.", "Later", "Europol, Europol."],
    ];
    for (rule, expected) in [
        (Mentions::First, first),
        (Mentions::Section, section),
        (Mentions::All, all),
        (Mentions::Never, never),
    ] {
        let mut by_article = story("en", vec![term("Europol")], Vec::new(), body());
        by_article.article.mentions = rule;
        assert_eq!(annotated(by_article), expected, "{rule:?} for the article");
        for other in [Mentions::First, Mentions::Section, Mentions::All, Mentions::Never] {
            let mut by_term = story("en", vec![term("Europol")], Vec::new(), body());
            by_term.article.mentions = other;
            by_term.terms[0].mentions = Some(rule);
            assert_eq!(annotated(by_term), expected, "{rule:?} for the term, {other:?} for the article");
        }
    }
}

#[test]
fn aliases_share_the_quota() {
    assert_eq!(
        line(
            &["European Commission|the Commission|EC"],
            "The EC, the Commission and the European Commission."
        ),
        "The [EC], the Commission and the European Commission."
    );
}

#[test]
fn nothing_is_linked_in_headings_captions_quotations_code_and_heads_of_tables() {
    let words = "About Europol";
    let body = vec![
        heading(words),
        Block::Quotation {
            body: vec![paragraph(words), Block::List { ordered: false, items: vec![vec![paragraph(words)]] }],
            attribution: text(words),
        },
        Block::Figure(Image {
            src: String::new(),
            alt: String::new(),
            caption: text(words),
            credit: None,
            size: None,
        }),
        Block::Code { language: None, text: words.to_owned() },
        Block::Table { caption: text(words), head: vec![text(words)], rows: vec![vec![text(words)]] },
    ];
    let mut expected = vec![words; 8];
    expected[7] = "About [Europol]";
    assert_eq!(linked(&["Europol"], body), expected);
}

#[test]
fn lists_cells_and_notes_are_prose() {
    let list = Block::List {
        ordered: true,
        items: vec![
            vec![paragraph("Europol")],
            vec![Block::List { ordered: false, items: vec![vec![paragraph("Interpol")]] }],
        ],
    };
    let table = Block::Table { caption: text(""), head: vec![text("")], rows: vec![vec![text("The UN")]] };
    assert_eq!(linked(&["Europol", "Interpol", "UN"], vec![list]), ["[Europol]", "[Interpol]"]);
    assert_eq!(linked(&["Europol", "Interpol", "UN"], vec![table]), ["", "", "The [UN]"]);
}

#[test]
fn notes_are_read_after_the_body_each_for_itself() {
    let note = |words| Block::Footnote { label: "1".to_owned(), body: vec![paragraph(words)] };
    let body =
        || vec![paragraph("One."), note("Europol one."), paragraph("Europol two."), note("Europol three.")];
    assert_eq!(
        linked(&["Europol"], body()),
        ["One.", "[Europol] one.", "[Europol] two.", "[Europol] three."]
    );
    let mut first = story("en", vec![term("Europol")], Vec::new(), body());
    first.article.mentions = Mentions::First;
    assert_eq!(annotated(first), ["One.", "Europol one.", "[Europol] two.", "Europol three."]);
}

#[test]
fn nothing_is_linked_inside_links_code_and_references_to_notes() {
    for mark in [
        Mark::Link("https://example.org/".to_owned()),
        Mark::Code,
        Mark::Footnote("1".to_owned()),
        event_mark(0),
    ] {
        let words = marked("See Europol, then Europol.", "Europol", mark.clone());
        let story = story("en", vec![term("Europol")], vec![event("", "x")], vec![Block::Paragraph(words)]);
        assert_eq!(annotated(story), ["See Europol, then [Europol]."], "{mark:?}");
    }
}

#[test]
fn a_region_is_skipped_whatever_is_marked_inside_it() {
    let mut words =
        marked("See the Europol page.", "the Europol page", Mark::Link("https://example.org/".to_owned()));
    words.spans.push(Span { range: 8..15, mark: Mark::Emphasis });
    let story =
        story("en", vec![term("Europol"), term("Europol page")], Vec::new(), vec![Block::Paragraph(words)]);
    assert_eq!(annotated(story), ["See the Europol page."]);
}

#[test]
fn no_mention_reaches_into_a_skipped_region() {
    let words = marked("The European Commission met.", "Commission", Mark::Code);
    let terms = vec![term("European Commission"), term("European")];
    assert_eq!(
        annotated(story("en", terms, Vec::new(), vec![Block::Paragraph(words)])),
        ["The [European] Commission met."]
    );
}

#[test]
fn mentions_cross_the_bounds_of_emphasis() {
    for (stressed, mark) in
        [("Commission met", Mark::Emphasis), ("The European", Mark::Strong), ("an", Mark::Emphasis)]
    {
        let words = marked("The European Commission met.", stressed, mark);
        let story = story("en", vec![term("European Commission")], Vec::new(), vec![Block::Paragraph(words)]);
        assert_eq!(annotated(story), ["The [European Commission] met."], "{stressed}");
    }
}

#[test]
fn an_outer_span_stands_before_those_inside_it() {
    let mut story = story(
        "en",
        vec![term("European Commission")],
        Vec::new(),
        vec![Block::Paragraph(marked("European Commission", "European Commission", Mark::Strong))],
    );
    annotate::annotate(&mut story);
    let marks: Vec<_> = texts(&story.article.body)[0].spans.iter().map(|span| &span.mark).collect();
    assert!(matches!(marks[..], [Mark::Strong, Mark::Term(_)]));
}

#[test]
fn what_the_author_marks_is_untouched_and_counts() {
    let words = marked("Europol, the police agency, and Europol.", "the police agency", term_mark(0));
    let body = vec![Block::Paragraph(words), paragraph("Europol."), heading("Later"), paragraph("Europol.")];
    assert_eq!(
        linked(&["Europol|agency"], body),
        ["Europol, the police agency, and Europol.", "Europol.", "Later", "[Europol]."]
    );
}

#[test]
fn what_the_author_marks_in_a_heading_or_quotation_counts() {
    let marked = || marked("On Europol", "Europol", term_mark(0));
    let heading = Block::Heading { level: 2, text: marked() };
    let quotation = Block::Quotation { body: vec![Block::Paragraph(marked())], attribution: text("") };
    assert_eq!(linked(&["Europol"], vec![heading, paragraph("Europol.")]), ["On Europol", "Europol."]);
    assert_eq!(linked(&["Europol"], vec![quotation, paragraph("Europol.")]), ["On Europol", "", "Europol."]);
}

#[test]
fn the_leftmost_longest_mention_counts() {
    let terms = ["Parliament", "European Parliament", "European Parliament Office", "Office of the Speaker"];
    for (words, expected) in [
        ("The European Parliament met.", "The [European Parliament] met."),
        ("The Parliament, the European Parliament.", "The [Parliament], the [European Parliament]."),
        // Only the longest complete one: "European Parliament Officer" is not the office.
        ("A European Parliament Officer.", "A [European Parliament] Officer."),
        // The mention further left includes the office.
        ("European Parliament Office of the Speaker", "[European Parliament Office] of the Speaker"),
        ("European Office of the Speaker", "European [Office of the Speaker]"),
    ] {
        assert_eq!(line(&terms, words), expected);
    }
}

#[test]
fn a_mention_beyond_its_quota_takes_its_words() {
    let words = "European Parliament. European Parliament. Parliament.";
    assert_eq!(
        line(&["European Parliament", "Parliament"], words),
        "[European Parliament]. European Parliament. [Parliament]."
    );
    let mut never = story(
        "en",
        vec![term("European Parliament"), term("Parliament")],
        Vec::new(),
        vec![paragraph(words)],
    );
    never.terms[0].mentions = Some(Mentions::Never);
    assert_eq!(annotated(never), ["European Parliament. European Parliament. [Parliament]."]);
}

#[test]
fn an_edge_in_a_spaced_script_needs_a_boundary() {
    for (spelling, words, expected) in [
        ("law", "lawn outlaw law", "lawn outlaw [law]"),
        ("law", "by-law, law-abiding", "by-[law], law-abiding"),
        ("law", "law2 2law _law_ law", "law2 2law _law_ [law]"),
        ("Commission", "the Commission's reply", "the [Commission]'s reply"),
        ("Union", "l’Union", "l’[Union]"),
        ("C++", "C+++ or C++, not C", "[C++]+ or C++, not C"),
        (".NET", "end. Net, but .NET", "end. Net, but [.NET]"),
        ("AT&T", "AT & T and AT&T", "AT & T and [AT&T]"),
        ("F-16", "F 16, F-16", "F 16, [F-16]"),
        ("μ", "μm, μ", "μm, [μ]"),
        ("закон", "законы закон", "законы [закон]"),
        ("νόμος", "νόμοςα νόμος", "νόμοςα [νόμος]"),
        ("5G", "15G 5G", "15G [5G]"),
        ("EU", "EU委員会", "[EU]委員会"),
        ("EU委員会", "新EU委員会", "新[EU委員会]"),
        ("EU委員会", "AEU委員会", "AEU委員会"),
        ("", "nothing", "nothing"),
        (" ", "nothing", "nothing"),
    ] {
        assert_eq!(line(&[spelling], words), expected, "{spelling}");
    }
}

#[test]
fn an_edge_in_a_script_without_spaces_needs_none() {
    for (spelling, words, expected) in [
        ("欧州", "欧州委員会", "[欧州]委員会"),
        ("委員会", "欧州委員会は", "欧州[委員会]は"),
        ("カスペルスキー", "株式会社カスペルスキーの", "株式会社[カスペルスキー]の"),
        ("ラボ", "ﾗﾎﾞではなくラボ", "ﾗﾎﾞではなく[ラボ]"),
        ("ประเทศไทย", "ในประเทศไทยวันนี้", "ใน[ประเทศไทย]วันนี้"),
        // A vowel above is part of its letter.
        ("ก", "กิ ก", "กิ [ก]"),
        ("欧 盟", "欧盟", "[欧盟]"),
        ("欧盟", "欧\n盟", "[欧\n盟]"),
    ] {
        assert_eq!(line(&[spelling], words), expected, "{spelling}");
    }
}

#[test]
fn capitals_matter_where_the_spelling_is_in_capitals() {
    for (spelling, sensitive) in [
        ("IN", true),
        ("REST", true),
        ("NATO", true),
        ("NAto", false),
        ("NATo", true),
        ("ÉÀÇz", true),
        ("B2B", true),
        ("Parliament", false),
        ("2018", false),
        ("欧盟", false),
        ("EU委員会", false),
        ("ΕΕ", true),
        ("", false),
    ] {
        assert_eq!(is_sensitive(spelling, Case::Auto), sensitive, "{spelling}");
    }
    let words = "in rest, In Rest, IN REST, parliament, PARLIAMENT";
    assert_eq!(line(&["IN", "REST"], words), "in rest, In Rest, [IN] [REST], parliament, PARLIAMENT");
    assert_eq!(line(&["Parliament"], words), "in rest, In Rest, IN REST, [parliament], PARLIAMENT");
}

#[test]
fn a_term_says_itself_whether_capitals_matter() {
    let with = |case| {
        let mut terms = vec![term("May|IN")];
        terms[0].case = case;
        terms[0].mentions = Some(Mentions::All);
        annotated(story("en", terms, Vec::new(), vec![paragraph("May may come in IN MAY.")])).concat()
    };
    assert_eq!(with(Case::Sensitive), "[May] may come in [IN] MAY.");
    assert_eq!(with(Case::Insensitive), "[May] [may] come [in] [IN] [MAY].");
    assert_eq!(with(Case::Auto), "[May] [may] come in [IN] [MAY].");
}

#[test]
fn of_two_terms_with_one_spelling_the_one_with_capitals_is_asked_first() {
    let body = || vec![paragraph("IN and in.")];
    for terms in [["in|x", "IN|y"], ["IN|y", "in|x"]] {
        assert_eq!(linked(&terms, body()), ["[IN] and [in]."]);
    }
    let mut twice = story("en", vec![term("Lab"), term("lab")], Vec::new(), vec![paragraph("Lab")]);
    annotate::annotate(&mut twice);
    let first = TermMention { term: TermIndex(0), origin: Origin::Found };
    assert_eq!(texts(&twice.article.body)[0].spans[0].mark, Mark::Term(first));
}

#[test]
fn folding_moves_no_offset() {
    for (spelling, words, expected) in [
        ("istanbul", "İİİ İSTANBUL.", "İİİ [İSTANBUL]."),
        ("Straße", "ẞ STRASSE, Strasse", "ẞ [STRASSE], Strasse"),
        ("STRAẞE", "ein STRAẞE", "ein [STRAẞE]"),
        ("ὈΔΥΣΣΕΎΣ", "ß ὈΔΥΣΣΕΎΣ", "ß [ὈΔΥΣΣΕΎΣ]"),
        ("οδός", "ΟΔΟΣ", "[ΟΔΟΣ]"),
        ("Горбачёв", "Горбачев", "[Горбачев]"),
        ("ＥＵ", "EU", "[EU]"),
        ("EU", "ＥＵ", "[ＥＵ]"),
    ] {
        assert_eq!(line(&[spelling], words), expected, "{spelling}");
    }
}

#[test]
fn typography_and_composition_do_not_matter() {
    for (spelling, words, expected) in [
        ("European Commission", "European\u{a0}Commission", "[European\u{a0}Commission]"),
        ("European Commission", "European\n  Commission", "[European\n  Commission]"),
        ("European Commission", "European\u{202f}Commission", "[European\u{202f}Commission]"),
        ("European Commission", "Euro\u{ad}pean Commission", "[Euro\u{ad}pean Commission]"),
        ("European Commission", "European, Commission", "European, Commission"),
        ("European Commission", "European-Commission", "European-Commission"),
        ("D'Arcy", "D’Arcy", "[D’Arcy]"),
        ("D’Arcy", "D'Arcy", "[D'Arcy]"),
        ("red “scare”", "red \"scare\"", "[red \"scare\"]"),
        ("Covid-19", "Covid\u{2011}19", "[Covid\u{2011}19]"),
        ("Covid-19", "Covid\u{2013}19", "[Covid\u{2013}19]"),
        ("café", "cafe\u{301}", "[cafe\u{301}]"),
        ("cafe\u{301}", "CAFÉ", "[CAFÉ]"),
        ("Việt Nam", "Vie\u{323}\u{302}t Nam", "[Vie\u{323}\u{302}t Nam]"),
        ("Йод", "И\u{306}од", "[И\u{306}од]"),
        ("がく", "か\u{3099}く", "[か\u{3099}く]"),
        ("cafe", "café", "café"),
    ] {
        assert_eq!(line(&[spelling], words), expected, "{spelling}");
    }
}

#[test]
fn capitals_matter_whatever_the_typography() {
    let mut terms = vec![term("D'Arcy Élan")];
    terms[0].case = Case::Sensitive;
    let words = "d’arcy élan, D’Arcy\u{a0}E\u{301}lan";
    assert_eq!(
        annotated(story("en", terms, Vec::new(), vec![paragraph(words)])),
        ["d’arcy élan, [D’Arcy\u{a0}E\u{301}lan]"]
    );
}

#[test]
fn inflections_are_aliases() {
    assert_eq!(line(&["law|laws"], "Laws, the law."), "[Laws], the law.");
}

#[test]
fn the_text_keeps_its_casing() {
    assert_eq!(line(&["ransomware"], "RANSOMWARE!"), "[RANSOMWARE]!");
}

#[test]
fn cards_link_terms_once_but_never_their_own() {
    let mut terms = vec![term("Europol|agency"), term("Interpol"), term("Hague")];
    terms[0].definition = text("Europol is the agency in The Hague. Interpol is not; Interpol is larger.");
    terms[0].details = vec![text("The Hague, Interpol.")];
    terms[0].at = vec![ScopedDefinition {
        during: article_explainer::story::date::Date::parse("1994").unwrap(),
        definition: text("A unit of Interpol."),
    }];
    terms[1].definition = text("Larger than Europol.");
    terms[1].mentions = Some(Mentions::All);
    terms[2].definition = text("A city.");
    let mut story = story("en", terms, Vec::new(), Vec::new());
    story.article.mentions = Mentions::First;
    annotate::annotate(&mut story);
    let card = &story.terms[0];
    assert_eq!(
        shown(&card.definition),
        "Europol is the agency in The [Hague]. [Interpol] is not; Interpol is larger."
    );
    assert_eq!(shown(&card.details[0]), "The Hague, Interpol.");
    assert_eq!(shown(&card.at[0].definition), "A unit of Interpol.");
    // Two cards that mention each other: a mention refers to a card by index, and each card is read once.
    assert_eq!(shown(&story.terms[1].definition), "Larger than [Europol].");
}

#[test]
fn a_term_that_is_never_linked_is_not_in_cards_either() {
    let mut terms = vec![term("Europol"), term("Interpol")];
    terms[0].definition = text("Not Interpol.");
    terms[1].mentions = Some(Mentions::Never);
    let mut story = story("en", terms, Vec::new(), Vec::new());
    annotate::annotate(&mut story);
    assert_eq!(shown(&story.terms[0].definition), "Not Interpol.");
}

#[test]
fn texts_of_events_link_each_term_once() {
    let mut events = vec![event("", "One"), event("", "Two")];
    events[0].text = text("Europol, Europol.");
    events[1].text = text("Europol.");
    let mut story = story("en", vec![term("Europol")], events, Vec::new());
    annotate::annotate(&mut story);
    assert_eq!(shown(&story.events[0].text), "[Europol], Europol.");
    assert_eq!(shown(&story.events[1].text), "[Europol].");
}
