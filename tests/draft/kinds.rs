//! Kinds of names, definitions and titles, each in a sentence or two.

use article_explainer::draft::{Certainty, Draft, Format, Input, Suggested, draft};

fn drafted(text: &str, format: Format, language: &str) -> Draft {
    let input = Input {
        bytes: text.as_bytes(),
        format: Some(format),
        language: Some(language),
        published: Some("2024-03-14"),
        ..Input::default()
    };
    draft(&input).unwrap()
}

/// The terms with their other spellings and definitions.
fn terms(text: &str, format: Format, language: &str) -> Vec<(Vec<String>, Option<String>)> {
    let suggestions = drafted(text, format, language).suggestions.into_iter();
    suggestions
        .filter_map(|suggestion| match suggestion.what {
            Suggested::Term { label, mut aliases, definition, .. } => {
                aliases.insert(0, label);
                Some((aliases, definition))
            }
            Suggested::Event { .. } => None,
        })
        .collect()
}

fn titles(text: &str, language: &str) -> Vec<String> {
    let suggestions = drafted(text, Format::Markdown, language).suggestions.into_iter();
    suggestions
        .filter_map(|suggestion| match suggestion.what {
            Suggested::Event { title, .. } => Some(title),
            Suggested::Term { .. } => None,
        })
        .collect()
}

#[test]
fn a_name_is_found_whole() {
    for (language, text, name) in [
        ("en", "Police sent it to the Art Loss Register in London.", "Art Loss Register"),
        ("en", "The fish is rare. Fish Health Authority staff came at once.", "Fish Health Authority"),
        ("en", "It was sold by Brandt & Rowe last year.", "Brandt & Rowe"),
        ("en", "They reached the moon with Apollo 11, and came back.", "Apollo 11"),
        ("en", "A talk with Semisi Tau’alupe was short.", "Semisi Tau’alupe"),
        ("en", "It fell under the rule of President Bill Clinton in spring.", "Bill Clinton"),
        ("en", "It was the idea of Tourism Minister Randall Mitchell alone.", "Randall Mitchell"),
        ("en", "The exports of the U.S. fell.", "U.S."),
        ("en", "Its picture, \"The Lacemaker's Window\", hung there.", "The Lacemaker's Window"),
        ("de", "Danach sprach Ursula von der Leyen lange.", "Ursula von der Leyen"),
        ("de", "Es kam die Schriftstellerin Monika Maron.", "Monika Maron"),
        ("de", "Der Brief ging an die Vorsitzende der Wirtschaftsstrafkammer.", "Wirtschaftsstrafkammer"),
        ("fr", "Il part avec Christophe de Lassalle.", "Christophe de Lassalle"),
        ("fr", "Hier, le tribunal judiciaire de Nancy a jugé.", "tribunal judiciaire de Nancy"),
        ("fr", "Le club jouera en Top 14, dit-on.", "Top 14"),
        ("es", "Era de Diego de Villanueva y Ríos, según el archivo.", "Diego de Villanueva y Ríos"),
    ] {
        let found = terms(text, Format::Markdown, language);
        assert!(found.iter().any(|(names, _)| names.iter().any(|found| found == name)), "{name}: {found:?}");
    }
}

#[test]
fn what_only_stands_beside_a_name_is_no_part_of_it() {
    for (language, text, wrong) in [
        ("de", "Er schrieb die zweite Version der Mail. Die Mail kam an.", "Version der Mail"),
        ("de", "Eine Karawane von Migranten zog weiter.", "Karawane von Migranten"),
        ("de", "Gut war Einkommen der Frauen. Frauen zahlten.", "Einkommen der Frauen"),
        (
            "de",
            "Es gibt Formen von Stress, die nützen. Manche Formen von Stress schaden.",
            "Formen von Stress",
        ),
        ("fr", "Le Conseil d’État et la Cour de cassation jugent.", "Conseil d’État et la Cour de cassation"),
        (
            "fr",
            "Il presse le ministère de la Santé de démissionner.",
            "ministère de la Santé de démissionner",
        ),
        ("es", "Apoya a Donald Trump para la reelección.", "Donald Trump para la reelección"),
        ("en", "PARIS – The barrier holds. Nobody asks.", "PARIS"),
    ] {
        let found = terms(text, Format::Markdown, language);
        assert!(!found.iter().any(|(names, _)| names.iter().any(|name| name == wrong)), "{wrong}: {found:?}");
    }
}

#[test]
fn a_definition_is_given_to_the_whole_term() {
    for (language, text, name, definition) in [
        (
            "en",
            "Each has a software bill of materials, a list of its parts.",
            "software bill of materials",
            "a list of its parts",
        ),
        ("en", "It came from the Oort cloud, a shell of icy bodies.", "Oort cloud", "a shell of icy bodies"),
        (
            "en",
            "Halvorsen owes a break fee, a sum that is due at the end.",
            "break fee",
            "a sum that is due at the end",
        ),
        (
            "de",
            "Nötig ist ein Wärmetauscher, ein Gerät, das Wärme weitergibt.",
            "Wärmetauscher",
            "ein Gerät, das Wärme weitergibt",
        ),
        (
            "de",
            "Tiefengeothermie ist die Nutzung von heißem Wasser.",
            "Tiefengeothermie",
            "die Nutzung von heißem Wasser",
        ),
        (
            "fr",
            "Elle pétrit au levain, un mélange de farine et d’eau.",
            "levain",
            "un mélange de farine et d’eau",
        ),
        (
            "es",
            "Bajó un vehículo operado a distancia (ROV), un robot submarino unido al buque.",
            "vehículo operado a distancia",
            "un robot submarino unido al buque",
        ),
    ] {
        let found = terms(text, Format::Markdown, language);
        let is = |(names, found): &(Vec<String>, Option<String>)| {
            names.iter().any(|found| found == name) && found.as_deref() == Some(definition)
        };
        assert!(found.iter().any(is), "{name}: {found:?}");
    }
}

#[test]
fn a_clause_a_list_and_a_name_are_no_definitions() {
    for (language, text) in [
        ("en", "In an interview, a gunman opened fire at a cinema."),
        ("en", "My aunt, an old co-worker, a friend from school and I came."),
        ("en", "Its largest owner, the Bank of Scotland, was asked."),
        ("de", "Dem Reporter, den Skrupel plagten, half niemand."),
        ("fr", "« L’essence manque », a assuré une source."),
        ("fr", "Il y avait des cirés, des cannes et un bocal."),
        ("fr", "Pendant deux siècles, une rivière morte ne valait rien."),
        ("es", "Con los hospitales llenos, las administraciones firmaron contratos."),
        ("es", "Una empresa nueva, un precio alto, una firma con prisa."),
        ("es", "Las mascarillas, las que llegaron, siguen allí."),
    ] {
        let found = terms(text, Format::Markdown, language);
        assert!(found.iter().all(|(_, definition)| definition.is_none()), "{text}: {found:?}");
    }
}

/// The definitions that are published without the author.
fn published(text: &str, language: &str) -> Vec<(String, String)> {
    let suggestions = drafted(text, Format::Markdown, language).suggestions.into_iter();
    suggestions
        .filter(|suggestion| suggestion.certainty == Certainty::Certain)
        .filter_map(|suggestion| match suggestion.what {
            Suggested::Term { label, definition, .. } => Some((label, definition?)),
            Suggested::Event { .. } => None,
        })
        .collect()
}

#[test]
fn what_may_be_about_something_else_is_not_published_as_a_definition() {
    for (language, text) in [
        // Lists and alternatives.
        ("en", "They landed in North Africa in World War II, the Halden Perimeter in Tarland and elsewhere."),
        ("en", "It deals with issues relating to war, the consequences of war, slavery and hunger."),
        ("en", "One point is open: who would own the ship, the county or a trust."),
        // What is said of the whole sentence.
        ("en", "Norvik Media showed the channel on the Orchard Slate, a move that could end the box."),
        ("en", "The council will close Marwick Hall, a decision that surprised nobody."),
        ("de", "Der Rat schließt die Marwickhalle, ein Schritt, der niemanden überraschte."),
        ("fr", "La mairie ferme la salle Marvic, une décision qui ne surprend personne."),
        ("es", "El alcalde cerró el Teatro Marvel, una medida que no sorprendió a nadie."),
        ("it", "Il comune chiude la Sala Marvi, una decisione che non sorprende nessuno."),
        ("nl", "De raad sluit de Marwickhal, een besluit dat niemand verraste."),
        // After a common noun that is known already, or is an aside itself.
        ("es", "En el atentado murieron los guardias civiles, las últimas víctimas de la banda."),
        ("es", "Solo entra en la lista tras la visita con el anestesista, una trampa que gana unos días."),
        ("fr", "Le premier rappel, seul, une fois son discours bouclé."),
        // What it was like is not what it is.
        ("en", "The bridge was the idea of Sir Roland Achebe."),
        ("en", "The bridge was a surprise for the town."),
        ("de", "Die Brücke war die Idee von Roland Achebe."),
        // The text ends inside a quotation.
        (
            "en",
            "\"It works,\" said Thomas Rickard, a fellow of the centre and author of \"Making the Men,\" about it.",
        ),
    ] {
        let found = published(text, language);
        assert!(found.is_empty(), "{text}: {found:?}");
    }
}

#[test]
fn a_definition_that_only_its_term_can_have_is_published() {
    for (language, text, term, definition) in [
        (
            "en",
            "New York, the nation’s third-largest state, loses two votes.",
            "New York",
            "the nation’s third-largest state",
        ),
        (
            "en",
            "They stay in Tribeca, the neighbourhood where she lives.",
            "Tribeca",
            "the neighbourhood where she lives",
        ),
        (
            "en",
            "Tina Fey was the first head writer and has written about it.",
            "Tina Fey",
            "the first head writer",
        ),
        (
            "en",
            "A through-ticket, a single fare for bus and boat, was sold.",
            "through-ticket",
            "a single fare for bus and boat",
        ),
        (
            "es",
            "El caudal ecológico es el volumen mínimo de agua que un río necesita.",
            "caudal ecológico",
            "el volumen mínimo de agua que un río necesita",
        ),
    ] {
        let found = published(text, language);
        assert!(found.contains(&(term.to_owned(), definition.to_owned())), "{text}: {found:?}");
    }
}

#[test]
fn a_title_tells_what_happens_and_no_two_are_the_same() {
    for (language, text, expected) in [
        ("en", "On 3 May 2019 it was sold.", &["On 3 May 2019 it was sold"][..]),
        (
            "en",
            "The council met on 3 May 2019. The council met on 4 June 2020.",
            &["The council met (3 May 2019)", "The council met (4 June 2020)"],
        ),
        ("en", "CAIRO — Gunmen stormed the museum on 18 March 2015.", &["Gunmen stormed the museum"]),
        ("en", "Gunmen stormed the museum on Wednesday afternoon.", &["Gunmen stormed the museum"]),
        ("de", "Das lehnte der Stadtrat am 3. Mai 2019 ab.", &["Das lehnte der Stadtrat ab"]),
        (
            "nl",
            "De groep haalde in mei 2019 28.000 handtekeningen op.",
            &["De groep haalde 28.000 handtekeningen op"],
        ),
        (
            "es",
            "La Ley de Aguas, de 1985, obliga a devolver el cauce.",
            &["La Ley de Aguas obliga a devolver el cauce"],
        ),
        (
            "en",
            "Norvik caused a stir over the weekend with the revelation.",
            &["Norvik caused a stir with the revelation"],
        ),
        (
            "es",
            "Ayer, la ministra de Medio Ambiente, Inés Portillo, anunció una presa.",
            &["Ayer, la ministra de Medio Ambiente, Inés Portillo, anunció una presa"],
        ),
    ] {
        assert_eq!(titles(text, language), expected, "{text}");
    }
}

#[test]
fn a_memory_of_long_ago_waits_for_the_author() {
    for (language, text) in [
        ("en", "Thirty years ago he worked in the mine with his father."),
        ("de", "Vor dreißig Jahren arbeitete er mit dem Vater im Bergwerk."),
        ("es", "Hace treinta años trabajaba en la mina con su padre."),
    ] {
        let suggestions = drafted(text, Format::Markdown, language).suggestions.into_iter();
        let events = suggestions.filter(|suggestion| matches!(suggestion.what, Suggested::Event { .. }));
        let certainties: Vec<_> = events.map(|event| event.certainty).collect();
        assert_eq!(certainties, [Certainty::Possible], "{text}");
    }
}

#[test]
fn a_dateline_tells_when_the_report_appeared() {
    let text = "MARWICK (Coast), 15 June 2023 – The gate was closed on Tuesday by hand.";
    let input = Input { bytes: text.as_bytes(), format: Some(Format::Markdown), ..Input::default() };
    let story = draft(&input).unwrap().story;
    assert!(story.contains("published: \"2023-06-15\""), "{story}");
    assert!(story.contains("date: \"2023-06-13\""), "{story}");
    let text = "The gate\n\nLONDON, 6 February 2024\n\nThe gate was closed on Monday by hand.";
    let input = Input { bytes: text.as_bytes(), format: Some(Format::Plain), ..Input::default() };
    assert!(draft(&input).unwrap().story.contains("date: \"2024-02-05\""));
}

#[test]
fn nothing_is_suggested_because_of_notices_and_sources() {
    let page = "<html lang=\"en\"><body><article><h1>The gate of Marwick</h1>\
        <p>The Harbour Board closed the gate of Marwick in 2019<sup>1</sup>, and the water stayed out of the town.</p>\
        <p>Ann Field, who has lived beside the river for sixty years, watched it from the quay with her neighbours.</p>\
        <p>Photo: Robert Quill/Coast Pictures</p>\
        <p>Read more: Ten Gates by Oswald Pringle</p>\
        <p>Nobody was hurt, and the market opened on the next day as it always had, said the Harbour Board.</p>\
        <h2>References</h2><ul><li>Gideon Marsh, The Tide (2009). Retrieved 3 May 2011.</li></ul>\
        </article></body></html>";
    let found = terms(page, Format::Html, "en");
    let has = |name: &str| found.iter().any(|(names, _)| names.iter().any(|found| found.contains(name)));
    assert!(has("Harbour Board") && has("Ann Field"), "{found:?}");
    for name in ["Quill", "Coast Pictures", "Pringle", "Marsh", "Retrieved"] {
        assert!(!has(name), "{name}: {found:?}");
    }
    let story = drafted(page, Format::Html, "en").story;
    assert!(story.contains("date: \"2019\"") && !story.contains("2011-05-03"), "{story}");
}

#[test]
fn the_language_is_that_of_the_article_and_not_of_the_template() {
    let page = "<html lang=\"en\"><body><article><h1>Le barrage</h1>\
        <p>Le barrage a été construit par les habitants du village, qui voulaient garder l’eau de la rivière pour l’été.</p>\
        <p>Depuis, la mairie surveille le niveau de l’eau tous les matins et prévient les pêcheurs quand elle monte trop vite.</p>\
        <p>Personne ne sait combien de temps cela durera, car la digue est vieille et l’argent manque depuis longtemps.</p>\
        </article></body></html>";
    let input = Input { bytes: page.as_bytes(), ..Input::default() };
    assert!(draft(&input).unwrap().story.contains("language: \"fr\""));
}

/// The dates of the events, and whether they are published.
fn events(text: &str, language: &str, day: Option<&str>) -> Vec<(String, bool)> {
    let input = Input {
        bytes: text.as_bytes(),
        format: Some(Format::Markdown),
        language: Some(language),
        published: day,
        ..Input::default()
    };
    let suggestions = draft(&input).unwrap().suggestions.into_iter();
    suggestions
        .filter_map(|suggestion| match suggestion.what {
            Suggested::Event { date, .. } => {
                Some((date.edtf().to_owned(), suggestion.certainty == Certainty::Certain))
            }
            Suggested::Term { .. } => None,
        })
        .collect()
}

#[test]
fn a_year_that_the_sentence_does_not_say_waits_for_the_author() {
    let past = "The line opened in 1998. The bridge fell in 2004, and the board sold two boats in 2008.\n\n\
        The board met again in 2012. In 2016 the board gave up its office.\n\n";
    let day = Some("2023-09-14");
    for (text, day, date, published) in [
        ("The union will hold a vote on 21 September.", day, "2023-09-21", false),
        ("The boats will be towed to Port Ellery by mid-October.", day, "2023-10", false),
        ("The mayor resigned on 3 September.", day, "1998-09-03", false),
        ("The mayor resigned on 3 September.", None, "1998-09-03", false),
        ("The mayor resigned on 3 September 2023.", day, "2023-09-03", true),
    ] {
        let found = events(&format!("{past}{text}"), "en", day);
        assert!(found.contains(&(date.to_owned(), published)), "{text}: {found:?}");
    }
    let text = "The council met on Tuesday, and the mayor resigned on 3 September.";
    assert!(events(text, "en", day).contains(&("2023-09-03".to_owned(), true)));
}

#[test]
fn the_date_of_a_part_of_a_sentence_does_not_date_the_rest() {
    for (language, text, date) in [
        (
            "en",
            "The board said last week that the boat broke the act, which parliament passed in March 2021.",
            "2021-03",
        ),
        (
            "en",
            "Hale Lines, the family firm that has run the ferry since 1934, asked for an extension.",
            "1934",
        ),
        ("en", "The first boat was lost, ending a service that began in 1887.", "1887"),
        ("en", "It premiered in Marwick on October 14, 1999 and ran until January 20, 2000.", "2000-01-20"),
        ("en", "They asked whether the old pier, listed since 1994, can carry a station.", "1994"),
        (
            "de",
            "Der Bund zahlte Geld nach dem Gesetz, das der Bundestag am 17. November 2020 verabschiedet hatte.",
            "2020-11-17",
        ),
        ("fr", "Elle oublie la zone humide du Grand Pré, classée en réserve naturelle en 1996.", "1996"),
        ("es", "El pueblo perdió cien hectáreas de huerta, expropiadas en 2009.", "2009"),
        ("es", "«Nos dejaron un muro», lamenta Antonio Vela, alcalde de Valdehoz desde 2011.", "2011"),
        ("it", "Il comune perse cento ettari di orti, espropriati nel 2009.", "2009"),
        ("nl", "Het bedrijf eist geld op grond van de wet, die in 2008 van kracht werd.", "2008"),
    ] {
        let found = events(text, language, Some("2024-03-14"));
        assert!(!found.contains(&(date.to_owned(), true)), "{text}: {found:?}");
    }
    for (language, text, date) in [
        ("en", "When the dam broke in 1998, twelve people died.", "1998"),
        ("en", "Police said that two men were killed in June 2019.", "2019-06"),
        ("en", "The decline started in 1998, when the bridge opened.", "1998"),
        ("de", "Der Rat, der lange zögerte, beschloss den Umbau am 17. Mai 2019.", "2019-05-17"),
    ] {
        let found = events(text, language, Some("2024-03-14"));
        assert!(found.contains(&(date.to_owned(), true)), "{text}: {found:?}");
    }
}
