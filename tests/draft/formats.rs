//! Input formats: pages, documents of a word processor, text in other encodings.

use std::io::{Cursor, Write};

use article_explainer::draft::{Draft, Format, HasFile, Input, draft, key_phrases};

const PAGE: &str = r#"<!doctype html><html lang="en"><head><title>A barrier for Marwick - The Herald</title>
<meta property="article:published_time" content="2019-05-14T08:00:00Z"><meta name="author" content="Joan Fairley"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav><div class="cookie-banner">We use cookies.</div>
<article><h1>A barrier for Marwick</h1>
<p>On 13 June 2018 parliament passed the <b>Coastal Protection Act</b>, which had been debated for a long time, and
the town, the port and the farmers around it took a deep breath, since nobody had expected it to pass at all.</p>
<figure><img src="gate.jpg" alt="A steel gate"><figcaption>The gate, "closed"</figcaption></figure>
<h2>What comes next</h2>
<p>The Harbour Board, the public body that runs the port, welcomed it, said that it would begin at once, and asked
the <a href="https://example.org/council">council</a> for land, money, patience and a good deal of sand.</p>
<blockquote><p>We looked at higher walls, and nobody wanted to live behind them.</p><footer>Anna Lindqvist, engineer</footer></blockquote>
<p>There was a film about it, which many people have seen by now, in the town, at the port and everywhere else.</p>
<iframe src="https://www.youtube.com/embed/abc" title="The film"></iframe>
<ul><li>One <em>thing</em> of note, and another</li><li>Two things</li></ul>
<table><tr><th>Year</th><th>Cost</th></tr><tr><td>2018</td><td>12</td></tr></table>
</article><aside><h2>Most read</h2><ul><li><a href="/x">Cats</a></li></ul></aside><footer>© Herald</footer></body></html>"#;

fn drafted(bytes: &[u8]) -> Draft {
    let has_file = |path: &str| path == "gate.jpg";
    draft(&Input { bytes, has_file: HasFile(&has_file), ..Input::default() }).unwrap()
}

#[test]
fn the_article_of_a_page_becomes_markdown() {
    let story = drafted(PAGE.as_bytes()).story;
    for part in [
        "title: \"A barrier for Marwick\"",
        "name: \"Joan Fairley\"",
        "published: \"2019-05-14\"",
        "**Coastal Protection Act**",
        "\n## What comes next\n",
        "[council](https://example.org/council)",
        "![A steel gate](<gate.jpg> \"The gate, \\\"closed\\\"\")",
        "> — Anna Lindqvist, engineer",
        "[The film](<https://www.youtube.com/embed/abc>)",
        "- One *thing* of note",
        "| 2018 | 12",
    ] {
        assert!(story.contains(part), "{part} in\n{story}");
    }
    for part in ["cookies", "Most read", "Home", "Herald"] {
        assert!(!story.contains(part), "{part} in\n{story}");
    }
}

#[test]
fn the_headline_of_a_page_or_of_a_part_of_one_becomes_the_title() {
    let text = "<p>On 3 May 2019 the council of Northport decided to close the mine, which had been open since 1954. \
                The decision was made by nine votes to four, and the mayor said that it was a hard day.</p>\
                <p>The mine employed 300 people. It will be closed in June 2020, and the company must restore it.</p>";
    let whole = |title: &str, body: &str| {
        format!("<html><head><title>{title}</title></head><body>{body}{text}</body></html>")
    };
    for page in [
        format!("<h1>The mine closes</h1>{text}"),
        format!("<h2>The mine closes</h2>{text}<h2>And then</h2>{text}"),
        format!("<header><h1>The mine closes</h1></header>{text}"),
        format!("<p>Local news</p><h1>The <em>mine</em> closes</h1><p>It is over.</p>{text}"),
        whole("Northport News", "<h1>The mine closes</h1>"),
        whole("The mine closes – Northport News", "<h2>The mine closes</h2>"),
        whole("The mine closes", "<h1>Northport News</h1><h2>The mine closes</h2>"),
        whole("The mine closes", "<h2>In short</h2>"),
    ] {
        let story = drafted(page.as_bytes()).story;
        assert!(story.contains("title: \"The mine closes\"\n"), "{page}\n{story}");
        let repeated = story.lines().filter(|line| line.starts_with('#') && line.contains("mine closes"));
        assert_eq!(repeated.count(), 0, "{page}\n{story}");
    }
}

#[test]
fn a_page_nested_without_end_is_refused() {
    let page = format!("<html>{}", "<div>".repeat(100_000));
    let fault = draft(&Input { bytes: page.as_bytes(), ..Input::default() }).unwrap_err();
    assert!(fault.message.contains("nests"), "{fault}");
}

/// A document with these parts.
fn docx(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut file = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        file.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        file.write_all(text.as_bytes()).unwrap();
    }
    file.finish().unwrap().into_inner()
}

#[test]
fn a_word_document_becomes_markdown() {
    let w = "xmlns:w=\"w\" xmlns:r=\"r\" xmlns:a=\"a\" xmlns:wp=\"wp\"";
    let document = format!(
        "<w:document {w}><w:body>\
        <w:p><w:pPr><w:pStyle w:val=\"Titel\"/></w:pPr><w:r><w:t>A barrier for Marwick</w:t></w:r></w:p>\
        <w:p><w:r><w:t>By Joan Fairley, 14 May 2019</w:t></w:r></w:p>\
        <w:p><w:pPr><w:pStyle w:val=\"berschrift1\"/></w:pPr><w:r><w:t>The law</w:t></w:r></w:p>\
        <w:p><w:r><w:t xml:space=\"preserve\">On 13 June 2018 parliament passed the </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>Act</w:t></w:r>\
        <w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:r><w:t xml:space=\"preserve\"> at </w:t></w:r>\
        <w:r><w:t>10</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>9</w:t></w:r>\
        <w:r><w:t xml:space=\"preserve\"> m</w:t><w:br/><w:t xml:space=\"preserve\">of </w:t></w:r>\
        <w:r><w:rPr><w:i/><w:strike/></w:rPr><w:t>wet</w:t></w:r><w:r><w:t xml:space=\"preserve\"> sand </w:t></w:r>\
        <w:hyperlink r:id=\"r1\"><w:r><w:t>last</w:t></w:r></w:hyperlink><w:r><w:t>.</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>\
        <w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>One * star</w:t></w:r></w:p>\
        <w:p><w:r><w:drawing><wp:docPr descr=\"A gate\"/><a:blip r:embed=\"r2\"/></w:drawing></w:r></w:p>\
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Year</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>2018</w:t></w:r></w:p></w:tc></w:tr></w:tbl>\
        </w:body></w:document>"
    );
    let styles = format!(
        "<w:styles {w}><w:style w:styleId=\"Titel\"><w:name w:val=\"Title\"/></w:style>\
        <w:style w:styleId=\"berschrift1\"><w:name w:val=\"heading 1\"/></w:style></w:styles>"
    );
    let rels = "<Relationships><Relationship Id=\"r1\" Target=\"https://example.org/\"/>\
        <Relationship Id=\"r2\" Target=\"media/image1.png\"/></Relationships>";
    let notes = format!(
        "<w:footnotes {w}><w:footnote w:id=\"2\"><w:p><w:r><w:t>By one vote.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    );
    let bytes = docx(&[
        ("word/document.xml", &document),
        ("word/styles.xml", &styles),
        ("word/_rels/document.xml.rels", rels),
        ("word/footnotes.xml", &notes),
        ("word/media/image1.png", "picture"),
    ]);
    let Draft { story, files, .. } = drafted(&bytes);
    for part in [
        "title: \"A barrier for Marwick\"",
        "name: \"Joan Fairley\"",
        "published: \"2019-05-14\"",
        "## The law",
        "passed the **Act** at 10<sup>9</sup> m<br>of *<s>wet</s>* sand [last](<https://example.org/>).[^2]",
        "- One \\* star",
        "![A gate](pictures/image1.png)",
        "| Year |",
        "[^2]: By one vote.",
    ] {
        assert!(story.contains(part), "{part} in\n{story}");
    }
    assert!(!story.contains("gone"));
    assert_eq!(files, [("pictures/image1.png".to_owned(), b"picture".to_vec())]);
}

/// A run of a Word document. The look: `b`, `i`, `s` for strike-out.
fn run(look: &str, words: &str) -> String {
    let looks: String = look
        .chars()
        .map(|c| match c {
            's' => "<w:strike/>".to_owned(),
            c => format!("<w:{c}/>"),
        })
        .collect();
    let words = words.replace('\n', "</w:t><w:br/><w:t xml:space=\"preserve\">");
    format!("<w:r><w:rPr>{looks}</w:rPr><w:t xml:space=\"preserve\">{words}</w:t></w:r>")
}

#[test]
fn runs_of_a_word_document_with_the_same_look_are_one_emphasis() {
    let heading = "<w:pPr><w:pStyle w:val=\"heading1\"/></w:pPr>";
    for (runs, properties, expected) in [
        (&[("i", "Tita"), ("i", "nic")][..], "", "*Titanic*"),
        (&[("bi", "bo"), ("bi", "th")], "", "***both***"),
        (&[("", "A note * "), ("i", "slanted")], "", "A note \\* *slanted*"),
        (&[("b", "Two "), ("", " "), ("b", "words")], "", "**Two  words**"),
        (&[("", "one "), ("i", " two "), ("", "three")], "", "one  *two* three"),
        (&[("b", "bold"), ("i", "slanted")], "", "**bold***slanted*"),
        (&[("i", "The end."), ("", "Then")], "", "*The end*.Then"),
        (&[("", "word"), ("b", "(s)"), ("", "end")], "", "word(**s**)end"),
        (&[("s", "gone"), ("s", " away")], "", "<s>gone away</s>"),
        (&[("", "1"), ("", ". No list")], "", "1\\. No list"),
        (&[("b", "All "), ("bi", "bold")], heading, "## All *bold*"),
        (&[("b", "All\nbold")], heading, "## All<br>bold"),
    ] {
        let runs: String = runs.iter().map(|(look, words)| run(look, words)).collect();
        let document = format!(
            "<w:document xmlns:w=\"w\"><w:body><w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr>{}</w:p>\
            <w:p>{properties}{runs}</w:p></w:body></w:document>",
            run("", "A title")
        );
        let story = drafted(&docx(&[("word/document.xml", &document)])).story;
        assert!(story.ends_with(&format!("\n\n{expected}\n")), "{expected} in\n{story}");
    }
}

#[test]
fn what_is_no_text_is_told() {
    for (bytes, words) in [
        (&b"PK\x03\x04broken"[..], "no .docx"),
        (b"\xff\xfeA\x00 \x00b\x00", ""),
        (b"\xc3\x28 latin", "UTF-8"),
        (b"   \n ", "no text"),
    ] {
        match draft(&Input { bytes, ..Input::default() }) {
            Ok(draft) => assert!(words.is_empty() && draft.story.contains("A b"), "{}", draft.story),
            Err(fault) => assert!(!words.is_empty() && fault.message.contains(words), "{fault}"),
        }
    }
}

#[test]
fn a_page_is_read_in_the_encoding_that_it_names() {
    let page = |head: &str, words: &[u8]| {
        [
            format!("<html><head>{head}</head><body><article><h1>T</h1><p>The ").as_bytes(),
            words,
            b" is closed.</p></article></body></html>",
        ]
        .concat()
    };
    let of_header = "<META http-equiv=Content-Type content='text/html; charset=iso-8859-1'>";
    for (head, words, told) in [
        ("<meta charset=\"windows-1252\">", &b"caf\xe9 \x93Nord\x94"[..], "café “Nord”"),
        (of_header, b"caf\xe9", "café"),
        ("<meta charset=shift_jis>", b"\x8d\x60", "港"),
        // Valid UTF-8 is read as such, whatever the declared encoding.
        (of_header, "café".as_bytes(), "café"),
    ] {
        let bytes = page(head, words);
        let story = draft(&Input { bytes: &bytes, ..Input::default() }).unwrap().story;
        assert!(story.contains(told), "{story}");
    }
    for head in ["", "<meta charset=nonsense>"] {
        let bytes = page(head, b"caf\xe9");
        let fault = draft(&Input { bytes: &bytes, ..Input::default() }).unwrap_err();
        assert!(fault.message.contains("UTF-8"), "{fault}");
    }
}

#[test]
fn signs_of_markdown_in_plain_text_stay_signs() {
    let text = "A headline\n\nStars * and _lines_, [brackets] and <tags>.\n\n1. No list, 2 < 3 & more\n";
    let story = draft(&Input { bytes: text.as_bytes(), format: Some(Format::Plain), ..Input::default() })
        .unwrap()
        .story;
    assert!(story.contains("Stars \\* and \\_lines\\_, \\[brackets\\] and \\<tags>."), "{story}");
    assert!(story.contains("1\\. No list, 2 \\< 3 & more"), "{story}");
}

#[test]
fn a_saved_page_becomes_a_story_without_findings() {
    let page = r##"<!doctype html><html lang="en"><head><title>The vote</title>
        <link rel="canonical" href="https://example.org/news/vote.html"></head><body><article><h1>The vote</h1>
        <p>The council met on 4 May 2019 <img src="/hall.jpg" alt="The hall"> and voted for the barrier.
        Its members had argued for a whole day, as the minutes show.</p>
        <p>First line of the oath<br>Second line of the oath, which was read aloud to all who had come.<br><br>
        They sealed it with <del>beer</del> H<sub>2</sub>O, 10<sup>2</sup> litres of it, and went home.<br></p><hr>
        <p>See <a href="#more">more below</a> and <a href="minutes.html">the minutes</a>, or
        <a href="/list"><img src="icon.png" alt="a list"></a> of those who were there on that day in May.</p>
        <h2>What <img src="x.png" alt="comes"> next</h2>
        <p>The barrier is to be built by 2023, the mayor said, if the money can be found in time for it.</p>
        </article></body></html>"##;
    let Draft { story, .. } = drafted(page.as_bytes());
    for part in [
        "![The hall](<https://example.org/hall.jpg>)",
        "more below",
        "[the minutes](https://example.org/news/minutes.html)",
        "First line of the oath<br>Second line",
        "had come.\n\nThey sealed it with <del>beer</del> H<sub>2</sub>O, 10<sup>2</sup> litres of it, and went home.\n",
        "What comes next",
    ] {
        assert!(story.contains(part), "{part} in\n{story}");
    }
    let files = std::collections::BTreeMap::from([("story.md".to_owned(), story.into_bytes())]);
    let report = article_explainer::site::check(&files, "story.md").unwrap();
    assert!(report.findings.is_empty(), "{:#?}", report.findings);
}

#[test]
fn a_picture_that_is_nowhere_is_left_out_and_told() {
    let page = "<article><p>A paragraph of a page that tells where it comes from in no way at all.</p>\
        <p><img src=\"Page_files/a.jpg\" alt=\"A gate\"></p><p>Another paragraph of that page, which goes on.</p></article>";
    let Draft { story, diagnostics, .. } = drafted(page.as_bytes());
    assert!(!story.contains("a.jpg"), "{story}");
    assert!(diagnostics.iter().any(|told| told.message.contains("Page_files/a.jpg")), "{diagnostics:?}");

    let has_file = |path: &str| path == "Page_files/a.jpg";
    let input = Input { bytes: page.as_bytes(), has_file: HasFile(&has_file), ..Input::default() };
    let Draft { story, .. } = draft(&input).unwrap();
    assert!(story.contains("![A gate](<Page_files/a.jpg>)"), "{story}");
}

#[test]
fn a_table_keeps_every_cell() {
    let page = |table: &str| {
        let text = "<p>The council of Northport decided to close the mine, which had been open since 1954, and the mayor \
                    said that it was a hard day for everybody who had worked there, and for the town.</p>";
        format!("<html><body><article><h1>The mine closes</h1>{text}{table}{text}</article></body></html>")
    };
    for (table, lines) in [
        (
            "<table><tr><th>Genre</th><td>Drama</td></tr><tr><th>Written by</th><td>A. <b>Kern</b></td></tr></table>",
            &["|  |  |", "| Genre | Drama |", "| Written by | A. **Kern** |"][..],
        ),
        (
            "<table><thead><tr><th>Year</th><th>Cost</th></tr></thead><tbody><tr><th>2018</th><td>a|b</td></tr></tbody></table>",
            &["| Year | Cost |", "| 2018 | a\\|b |"],
        ),
        (
            "<table><caption>The cast</caption><tr><th>Name</th><th>Role</th><th>Age</th></tr>\
             <tr><td colspan=\"2\">Ann Field</td><td>30</td></tr>\
             <tr><td rowspan=\"2\"><ul><li>One</li><li>Two</li></ul></td><td>Guard</td><td>40</td></tr><tr><td>Cook</td><td>50</td></tr></table>",
            &[
                "The cast",
                "| Name | Role | Age |",
                "| Ann Field |  | 30 |",
                "| One Two | Guard | 40 |",
                "|  | Cook | 50 |",
            ],
        ),
        (
            "<table><tr><td>Outer</td><td><table><tr><td>in</td><td>side</td></tr></table></td></tr><tr><td>a</td><td>b</td></tr></table>",
            &["| Outer | in, side |"],
        ),
    ] {
        let story = drafted(page(table).as_bytes()).story;
        for line in lines {
            assert!(story.lines().any(|found| found.trim() == *line), "{line} in\n{story}");
        }
    }
}

#[test]
fn the_day_of_publication_of_a_page_is_found() {
    let text = "<p>The council of Northport decided to close the mine, which had been open since 1954, and the mayor said \
                that it was a hard day for everybody who had worked there, and for the town.</p>";
    let page = |head: &str, lead: &str| {
        format!(
            "<html lang=\"en\"><head><title>The mine closes</title>{head}</head><body><article><h1>The mine closes</h1>{lead}{text}{text}</article></body></html>"
        )
    };
    for (head, lead) in [
        ("<meta name=\"dc.date\" content=\"2010-08-14\">", ""),
        ("<meta name=\"DC.date.issue\" content=\"2010-08-14T08:00:00Z\">", ""),
        ("<meta name=\"date\" content=\"Saturday, Aug. 14, 2010\">", ""),
        ("<meta name=\"pub_date\" content=\"20100814\">", ""),
        ("<meta itemprop=\"datePublished\" content=\"2010-08-14T14:52:39\">", ""),
        (
            "<script type=\"application/ld+json\">{\"@graph\": [{\"datePublished\": \"2010-08-14T10:00\"}]}</script>",
            "",
        ),
        ("", "<p>Published August 14, 2010</p>"),
        ("", "<p>Updated: August 14, 2010, 5:02 PM ET</p>"),
    ] {
        let story = drafted(page(head, lead).as_bytes()).story;
        assert!(story.contains("published: \"2010-08-14\""), "{head}{lead}\n{story}");
        assert!(!story.contains("date: \"2010-08-14\"") && !story.contains("5:02"), "{story}");
    }
    let head = "<meta name=\"author\" content=\"By: Ann Field August 18, 2010 3:21 PM PDT Print E-mail\">";
    let story = drafted(page(head, "").as_bytes()).story;
    assert!(story.contains("name: \"Ann Field\"") && !story.contains("E-mail"), "{story}");
}

#[test]
fn no_words_of_a_word_document_are_lost() {
    let w = "xmlns:w=\"w\" xmlns:m=\"m\"";
    let p = |text: &str| format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>");
    let cell = |inner: &str| format!("<w:tc>{inner}</w:tc>");
    let field = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> HYPERLINK \"https://e.org/f\" </w:instrText></w:r>\
        <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>field</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    let document = format!(
        "<w:document {w}><w:body>{}\
        <w:p><w:moveFrom><w:r><w:t>old</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>moved</w:t></w:r></w:moveTo></w:p>\
        <w:p>{field}<w:r><w:t xml:space=\"preserve\"> and more</w:t></w:r><w:r><w:endnoteReference w:id=\"3\"/></w:r></w:p>\
        <w:p><m:oMath><m:r><m:t>E=mc</m:t></m:r></m:oMath><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r></w:p>\
        <w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl></w:body></w:document>",
        p("The council met on 3 May 2019."),
        cell(&p("A|B")),
        cell(&p("C")),
        cell(&format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>{}", cell(&p("in")), cell(&p("side")), p("out"))),
        cell(&p("D")),
    );
    let notes =
        format!("<w:endnotes {w}><w:endnote w:id=\"3\">{}</w:endnote></w:endnotes>", p("At the end."));
    let bytes = docx(&[("word/document.xml", &document), ("word/endnotes.xml", &notes)]);
    let Draft { story, diagnostics, .. } = drafted(&bytes);
    for part in [
        "moved",
        "[field](<https://e.org/f>) and more[^e3]",
        "[^e3]: At the end.",
        "E=mc",
        "| A\\|B | C |",
        "| in, side out | D |",
    ] {
        assert!(story.contains(part), "{part} in\n{story}");
    }
    assert!(!story.contains("secret") && !story.contains("old"), "{story}");
    assert!(diagnostics.iter().any(|diagnostic| diagnostic.message == "hidden text is left out"));
}

#[test]
fn a_word_document_nested_without_end_is_refused() {
    let (open, close) = ("<w:sdt><w:sdtContent>".repeat(2_000), "</w:sdtContent></w:sdt>".repeat(2_000));
    let document = format!(
        "<w:document xmlns:w=\"w\"><w:body>{open}<w:p><w:r><w:t>x</w:t></w:r></w:p>{close}</w:body></w:document>"
    );
    let bytes = docx(&[("word/document.xml", &document)]);
    let fault = draft(&Input { bytes: &bytes, ..Input::default() }).unwrap_err();
    assert!(fault.message.contains("nests"), "{fault}");
}

#[test]
fn no_text_is_too_strange_to_be_read() {
    for text in ["[".repeat(5_000), "|".repeat(200_000), "word ".repeat(1_000), "a".repeat(150_000)] {
        let text = format!("The council met on 3 May 2019.\n\n{text}");
        let input = Input { bytes: text.as_bytes(), format: Some(Format::Plain), ..Input::default() };
        assert!(draft(&input).is_ok());
    }
    // A sentence that a draft takes minutes for without optimisation.
    assert!(key_phrases(&"word ".repeat(66_000), "en", 5).len() <= 5);
}

#[test]
fn control_characters_are_no_text() {
    let text = "The council\0 met on 3 May 2019.\u{b}It was\u{1b} late.";
    let story = drafted(text.as_bytes()).story;
    assert!(!story.contains(|c: char| c.is_control() && c != '\n'), "{story}");
    assert!(story.contains("The council met") && story.contains("It was late"), "{story}");
}
