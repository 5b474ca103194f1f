//! A synthetic text and glossary, the same in every run and on every machine.
//!
//! Words are made of syllables and have natural frequencies (the *n*th word has a share of 1/*n*); a term is one to
//! three of the rarer words; about one word in twenty begins a term. Paragraphs have some 60 words, with capitals,
//! commas and full stops.

/// A text and the terms that may be in it.
pub struct Corpus {
    /// Paragraphs, separated by a line break.
    pub text: String,
    /// Spellings, each once.
    pub terms: Vec<String>,
}

/// A pseudo-random number generator.
#[derive(Clone, Copy)]
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit.max(1) as u64).unwrap_or_default()
    }

    /// A rank below a limit, where the *n*th has a share of 1/*n*.
    fn rank(&mut self, limit: usize) -> usize {
        let unit = (self.next() >> 11) as f64 / (1_u64 << 53) as f64;
        #[expect(clippy::cast_possible_truncation, reason = "clamped to the limit")]
        let rank = (limit as f64).powf(unit) as usize;
        rank.clamp(1, limit) - 1
    }
}

const VOCABULARY: usize = 60_000;

/// The corpus of this many bytes and terms. With fewer terms the text is the same.
pub fn corpus(bytes: usize, terms: usize) -> Corpus {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let words = vocabulary(&mut random);
    let all = spellings(&mut random, &words);
    let mut text = String::with_capacity(bytes + 1_000);
    let word = |random: &mut Random| words.get(random.rank(words.len())).map_or("", String::as_str);
    let mut sentence = 0;
    while text.len() < bytes {
        let piece = if random.below(20) == 0 {
            all.get(random.rank(all.len())).map_or("", String::as_str)
        } else {
            word(&mut random)
        };
        let mut chars = piece.chars();
        match chars.next() {
            Some(first) if sentence == 0 => {
                text.extend(first.to_uppercase());
                text.push_str(chars.as_str());
            }
            _ => text.push_str(piece),
        }
        sentence += 1;
        match random.below(20) {
            0 if sentence > 4 => {
                text.push('.');
                text.push(if random.below(4) == 0 { '\n' } else { ' ' });
                sentence = 0;
            }
            1 => text.push_str(", "),
            _ => text.push(' '),
        }
    }
    Corpus { text, terms: all.into_iter().take(terms).collect() }
}

fn vocabulary(random: &mut Random) -> Vec<String> {
    let onsets =
        ["b", "c", "d", "f", "g", "h", "l", "m", "n", "p", "r", "s", "t", "v", "st", "tr", "ch", "pl", ""];
    let vowels = ["a", "e", "i", "o", "u", "ea", "ou", "io"];
    let codas = ["", "", "n", "r", "s", "t", "l", "nd", "st", "ng"];
    let mut seen = std::collections::HashSet::new();
    let mut words = Vec::with_capacity(VOCABULARY);
    while words.len() < VOCABULARY {
        // Frequent words are short.
        let syllables = 1 + random.below(1 + (words.len() + 1).ilog10() as usize);
        let mut word = String::new();
        for _ in 0..syllables {
            for part in [&onsets[..], &vowels, &codas] {
                word.push_str(part.get(random.below(part.len())).copied().unwrap_or_default());
            }
        }
        if seen.insert(word.clone()) {
            words.push(word);
        }
    }
    words
}

fn spellings(random: &mut Random, words: &[String]) -> Vec<String> {
    let mut seen = std::collections::HashSet::new();
    let mut terms = Vec::new();
    while terms.len() < 100_000 {
        let count = 1 + random.below(3);
        let term: Vec<_> = (0..count)
            .filter_map(|_| words.get(200 + random.below(words.len() - 200)))
            .map(String::as_str)
            .collect();
        let term = term.join(" ");
        if seen.insert(term.clone()) {
            terms.push(term);
        }
    }
    terms
}
