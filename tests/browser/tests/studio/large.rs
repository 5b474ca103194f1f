//! Generated texts of any length.

/// A word of syllables, the same for the same number.
fn word(mut number: usize) -> String {
    const SYLLABLES: [&str; 20] = [
        "ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu", "va", "we",
        "xi", "yo", "zu",
    ];
    let mut word = String::new();
    for _ in 0..3 {
        word.push_str(SYLLABLES[number % 20]);
        number /= 20;
    }
    word
}

fn name(number: usize) -> String {
    let word = word(number * 7 + 3);
    let mut letters = word.chars();
    let first = letters.next().unwrap_or('A').to_ascii_uppercase();
    format!("{first}{} Board", letters.as_str())
}

/// `story.md` with these numbers of paragraphs of fifty words, terms and events; and the words in its middle.
pub(crate) fn story(paragraphs: usize, terms: usize, events: usize) -> (String, String) {
    let mut front = "---\ntitle: A long story\nlanguage: en\npublished: 2024-01-01\nglossary:\n".to_owned();
    for term in 0..terms {
        let name = name(term);
        front += &format!(
            "- {{id: t{term}, label: {name}, definition: The {name} decides on {}.}}\n",
            word(term + 999)
        );
    }
    front += "timeline:\n  events:\n";
    let day = |event: usize| (1980 + event / 6, 1 + event % 12, 1 + event % 28);
    for event in 0..events {
        let (year, month, day) = day(event);
        front += &format!(
            "  - {{id: e{event}, date: {year}-{month:02}-{day:02}, title: The {} of {}, text: It was told at once.}}\n",
            word(event + 50),
            name(event % terms)
        );
    }
    let mut body = String::new();
    for paragraph in 0..paragraphs {
        if paragraph % 20 == 0 {
            body += &format!("## Part {}\n\n", paragraph / 20 + 1);
        }
        let (year, month, day) = day(paragraph % events);
        body += &format!("Paragraph {paragraph} begins. On {year}-{month:02}-{day:02} it was so.");
        for sentence in 0..4 {
            let words: Vec<String> = (0..8).map(|at| word(paragraph * 31 + sentence * 7 + at * 13)).collect();
            body += &format!(" The {} {}.", name((paragraph * 4 + sentence) % terms), words.join(" "));
        }
        body += "\n\n";
    }
    (format!("{front}---\n{body}"), format!("Paragraph {} begins", paragraphs / 2))
}

/// News with this number of words.
pub(crate) fn news(words: usize) -> String {
    let mut text = "The harbour that was sold\n\nBy Ada Stone\n\n14 March 2024\n\n".to_owned();
    let mut paragraph = 0;
    while text.split_whitespace().count() < words {
        let (name, year) = (name(paragraph % 40), 1960 + paragraph % 60);
        text += &format!(
            "On {} May {year} the {name}, a body of nine members, said that the quay at {} would be closed. Paul Renner, \
             who leads the {name}, had told the council of it in {year}. Nobody answered, and the ships went elsewhere \
             while the town waited for another plan.\n\n",
            1 + paragraph % 28,
            word(paragraph + 5)
        );
        paragraph += 1;
    }
    text
}
