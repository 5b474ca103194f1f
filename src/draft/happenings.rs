//! Events: dated sentences in which something happens.
//!
//! Every sentence with a date is taken for a happening unless the date only qualifies a thing (`the law of 2016`,
//! `more than in 2017`). What may be a state or a habit, and a date that may be one of several, is offered as
//! possible only. Two sentences that tell the same on the same date are one event.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::article::{Article, Parsed, Position, Sentence};
use super::headline::{dateline, headline};
use super::story_file::slug;
use super::subordinate::is_subordinate;
use super::years::carried;
use super::{Certainty, Place, Suggested, Suggestion};
use crate::annotate::dates::{DateMention, DateReader};
use crate::language::{Role, roles};
use crate::reason::{Evidence, Reason};
use crate::story::date::{Date, Day, Precision};

/// An event while it is put together.
struct Happening {
    date: Date,
    title: String,
    text: String,
    certainty: Certainty,
    reason: Reason,
    /// The words of the date.
    said: String,
    place: Place,
    /// The telling words of its clause, cut to their beginnings.
    words: BTreeSet<String>,
}

/// The events of an article, in the order of time.
pub(super) fn happenings(article: &Article, published: Option<Day>) -> Vec<Suggestion> {
    let mut reader = DateReader::new(article.language, published);
    let mut found: Vec<Happening> = Vec::new();
    // Whether the year of the last date is not certain.
    let mut scene = false;
    for parsed in &article.texts {
        let mentions = reader.passage(parsed.words);
        if parsed.text.position == Position::Head {
            let about = mentions.iter().find_map(|mention| mention.date.as_ref().ok());
            reader.begin_section(about);
            continue;
        }
        if parsed.text.position == Position::Cell {
            continue;
        }
        for sentence in &parsed.sentences {
            // The date of a dateline is that of the report.
            let start = dateline(article, &sentence.tokens)
                .checked_sub(1)
                .and_then(|dash| sentence.tokens.get(dash))
                .map_or(sentence.range.start, |dash| dash.range.end);
            let inside = |mention: &&DateMention| {
                start <= mention.range.start && mention.range.end <= sentence.range.end
            };
            let mentions: Vec<&DateMention> = mentions.iter().filter(inside).collect();
            for happening in of_sentence(article, published, parsed, sentence, &mentions, &mut scene) {
                add(&mut found, happening);
            }
        }
    }
    found.sort_by(|a, b| a.date.cmp(&b.date));
    tell_apart(&mut found);
    let mut ids = BTreeMap::new();
    let suggest = |happening: Happening| Suggestion {
        id: slug(&happening.title, &mut ids),
        what: Suggested::Event { title: happening.title, date: happening.date, text: happening.text },
        reasons: vec![happening.reason],
        certainty: happening.certainty,
        place: happening.place,
    };
    found.into_iter().map(suggest).collect()
}

/// The day of the dateline that a report begins with.
pub(super) fn reported(article: &Article) -> Option<Date> {
    let parsed = article.texts.iter().find(|parsed| parsed.text.position == Position::Body)?;
    let tokens = &parsed.sentences.first()?.tokens;
    let dash = dateline(article, tokens).checked_sub(1).and_then(|dash| tokens.get(dash))?;
    let line = parsed.words.get(..dash.range.start)?;
    let mentions = DateReader::new(article.language, None).passage(line);
    let date = mentions.into_iter().find_map(|mention| mention.date.ok())?;
    (date.precision() == Precision::Day).then_some(date)
}

/// Gives events of the same title the words of their dates.
fn tell_apart(found: &mut [Happening]) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for happening in found.iter() {
        *seen.entry(happening.title.to_lowercase()).or_default() += 1;
    }
    for happening in found.iter_mut() {
        if seen.get(&happening.title.to_lowercase()).is_some_and(|count| *count > 1) {
            happening.title = format!("{} ({})", happening.title, happening.said);
        }
    }
}

/// Adds an event, or joins it to one that tells the same.
fn add(found: &mut Vec<Happening>, new: Happening) {
    let same = found.iter_mut().find(|old| {
        let alike = old.date == new.date;
        let within = !alike && (old.date.contains(&new.date) || new.date.contains(&old.date));
        let shared = old.words.intersection(&new.words).count();
        let fewest = old.words.len().min(new.words.len()).max(1);
        alike && (shared >= 3 && shared * 5 >= fewest * 2 || shared * 2 > fewest)
            || within && shared >= 3 && shared * 2 >= fewest
    });
    match same {
        Some(old) => {
            if old.date.precision() > new.date.precision() {
                old.date = new.date;
            }
            old.certainty = old.certainty.max(new.certainty);
        }
        None => found.push(new),
    }
}

fn of_sentence(
    article: &Article,
    published: Option<Day>,
    parsed: &Parsed,
    sentence: &Sentence,
    mentions: &[&DateMention],
    scene: &mut bool,
) -> Vec<Happening> {
    let words = &article.vocabulary;
    let mut happenings: Vec<Happening> = Vec::new();
    let usable: Vec<(&DateMention, Use)> =
        mentions.iter().map(|mention| (*mention, usage(article, sentence, mention))).collect();
    let any_plain = usable.iter().any(|(_, usage)| matches!(usage, Use::Dates | Use::Subordinate));
    let kept: Vec<&(&DateMention, Use)> = usable
        .iter()
        .filter(|(_, usage)| match usage {
            Use::Dates | Use::Subordinate => true,
            Use::Qualifies => !any_plain,
            Use::Compares => false,
        })
        .collect();
    for (index, (mention, usage)) in kept.iter().enumerate() {
        let carried = carried(article, published, parsed, sentence, mention, mentions, scene);
        let date = match &mention.date {
            Ok(date) => carried.clone().flatten().unwrap_or_else(|| date.clone()),
            Err(candidates) => {
                let either = format!("[{}]", candidates.iter().map(Date::edtf).collect::<Vec<_>>().join(","));
                let Ok(date) = Date::parse(&either) else { continue };
                date
            }
        };
        // "In 2018, on 3 May, …": the finer date is the one that is meant.
        if kept.iter().enumerate().any(|(other, (finer, _))| {
            other != index
                && finer
                    .date
                    .as_ref()
                    .is_ok_and(|finer| *finer != date && date.contains(finer) && !date.is_interval())
                && same_clause(article, sentence, &mention.range, &finer.range)
        }) {
            continue;
        }
        let words_of_date = parsed.words.get(mention.range.clone()).unwrap_or_default();
        // "In winter they feed on roots.": every year.
        let is_bare_season = date.precision() == Precision::Season
            && !words_of_date.chars().any(|c| c.is_numeric())
            && !is_relative(article, words_of_date)
            && !mentions.iter().any(|other| {
                let words = parsed.words.get(other.range.clone()).unwrap_or_default();
                words.chars().any(|c| c.is_numeric())
            });
        if is_bare_season && !is_past(article, sentence) {
            continue;
        }
        let whole = sentence;
        let mut sentence = sentence;
        let mut clause = clause(article, sentence, index, &kept);
        // "It was 2 November 2023, and it rained.": what the sentence before tells.
        if is_only_dated(article, sentence, &mention.range)
            && let Some(before) =
                parsed.sentences.iter().take_while(|other| other.range.start < sentence.range.start).last()
        {
            sentence = before;
            clause = before.range.clone();
        }
        let told = sentence.range.start..whole.range.end.max(sentence.range.end);
        let text = parsed.words.get(told).unwrap_or_default().to_owned();
        let (title, is_whole) = headline(article, sentence, &mention.range, clause.clone(), parsed.words);
        let tokens = || {
            sentence
                .tokens
                .iter()
                .filter(|token| clause.start <= token.range.start && token.range.end <= clause.end)
        };
        let telling: BTreeSet<String> = tokens()
            .filter(|token| {
                token.is_word()
                    && !words.is_stop_word(&token.lower())
                    && !(mention.range.start <= token.range.start && token.range.end <= mention.range.end)
            })
            .map(|token| token.lower().chars().take(6).collect())
            .collect();
        if telling.is_empty() {
            continue;
        }
        let habit = sentence
            .tokens
            .iter()
            .any(|token| words.has("per", &token.lower()) || words.has("generally", &token.lower()));
        let conditional = tokens().any(|token| words.has("conditional", &token.lower()));
        let says_year = words_of_date.bytes().filter(u8::is_ascii_digit).count() >= 3;
        let ahead = published.is_some_and(|day| date.earliest().is_some_and(|date| day < date));
        let today = published.is_some_and(|day| date.earliest() == Some(day) && date.latest() == Some(day));
        let (certainty, evidence) = if today && !words_of_date.bytes().any(|byte| byte.is_ascii_digit()) {
            (Certainty::Possible, Evidence::Present)
        } else if conditional {
            (Certainty::Possible, Evidence::Conditional)
        } else if ahead && !says_year {
            (Certainty::Possible, Evidence::FutureWithoutYear)
        } else if ahead {
            (Certainty::Likely, Evidence::Future)
        } else if carried.is_some() {
            (Certainty::Possible, Evidence::CarriedYear)
        } else if mention.date.is_err() {
            (Certainty::Possible, Evidence::UnclearYear)
        } else if !says_year && remembered(&date, published) {
            (Certainty::Possible, Evidence::Remembered)
        } else if *usage != Use::Dates || is_whole && index > 0 {
            (Certainty::Possible, Evidence::Qualifies)
        } else if habit || is_bare_season {
            (Certainty::Possible, Evidence::Habit)
        } else if parsed.text.position == Position::Quotation {
            (Certainty::Likely, Evidence::Quotation)
        } else if date.precision() > Precision::Year {
            (Certainty::Likely, Evidence::Coarse)
        } else if is_part_of_day(article, words_of_date) {
            (Certainty::Likely, Evidence::PartOfDay)
        } else {
            (Certainty::Certain, Evidence::Dated)
        };
        happenings.push(Happening {
            date,
            title,
            text,
            certainty,
            reason: Reason::Sentence(evidence, words_of_date.to_owned()),
            said: words_of_date.to_owned(),
            place: Place {
                passage: parsed.text.passage,
                part: parsed.text.part,
                range: mention.range.clone(),
            },
            words: telling,
        });
    }
    happenings
}

/// An approximate date from this many years ago on is a memory ("thirty years ago, as a boy, …").
const MEMORY: i64 = 10;

/// Whether a date is an estimate that lies far back.
fn remembered(date: &Date, published: Option<Day>) -> bool {
    let since = published.zip(date.earliest()).map(|(now, then)| now.year() - then.year());
    date.is_approximate() && date.precision() >= Precision::Year && since.is_some_and(|years| years >= MEMORY)
}

/// Whether words of a date tell which one of a kind it is: "last summer".
fn is_relative(article: &Article, date: &str) -> bool {
    let role = roles::LAST.or(roles::NEXT).or(roles::THIS).or(roles::SAME);
    let date = date.to_lowercase();
    phrases(article, role).any(|word| date.split_whitespace().any(|own| own == word))
}

/// Whether words of a date are a part of a day that the text has named: "that evening", but not "this evening".
fn is_part_of_day(article: &Article, date: &str) -> bool {
    let named = roles::TODAY.or(roles::YESTERDAY).or(roles::TOMORROW);
    let date = date.to_lowercase();
    phrases(article, roles::DAY_PART).any(|word| date.split_whitespace().any(|own| own == word))
        && phrases(article, named).all(|phrase| phrase != date)
}

/// The phrases of a language that play a role in dates.
pub(super) fn phrases(article: &Article, role: Role) -> impl Iterator<Item = &'static str> {
    let phrases = article.language.words.phrases.iter().filter(move |(own, ..)| own.has(role));
    phrases.flat_map(|(.., list)| list.split('|'))
}

/// Whether a sentence tells of what was, by its words.
fn is_past(article: &Article, sentence: &Sentence) -> bool {
    let past: Vec<&str> = article.language.words.past.split('|').collect();
    let tells = |word: &str| {
        past.iter().any(|entry| match entry.strip_prefix('-') {
            Some(ending) => word.len() > ending.len() + 2 && word.ends_with(ending),
            None => *entry == word,
        })
    };
    sentence.tokens.iter().any(|token| token.is_word() && tells(&token.lower()))
}

/// Whether a sentence begins with a pronoun, a copula and the date.
fn is_only_dated(article: &Article, sentence: &Sentence, date: &Range<usize>) -> bool {
    let words = &article.vocabulary;
    let before: Vec<_> =
        sentence.tokens.iter().filter(|token| token.range.end <= date.start && token.is_word()).collect();
    (1..=4).contains(&before.len())
        && before.iter().any(|token| words.has("is", &token.lower()))
        && before.iter().all(|token| {
            words.is_stop_word(&token.lower())
                || words.has("is", &token.lower())
                || words.has("articles", &token.lower())
        })
}

/// What a date does in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Use {
    /// It tells when.
    Dates,
    /// It may only qualify a noun.
    Qualifies,
    /// It tells when something is that the sentence says beside what it tells.
    Subordinate,
    /// It is what something is compared with.
    Compares,
}

fn usage(article: &Article, sentence: &Sentence, mention: &DateMention) -> Use {
    let words = &article.vocabulary;
    let tokens = &sentence.tokens;
    let Some(at) = tokens.iter().position(|token| token.range.start >= mention.range.start) else {
        return Use::Dates;
    };
    let before = |back: usize| at.checked_sub(back).and_then(|at| tokens.get(at));
    // "than in 2017", "compared with 2017".
    if (1..=3).any(|back| {
        // "Als am 3. Mai …" begins a clause.
        before(back).is_some_and(|token| words.has("compared", token.text))
            && (1..back).all(|nearer| {
                before(nearer).is_some_and(|token| {
                    words.is_stop_word(&token.lower()) || words.has("drop_before_date", &token.lower())
                })
            })
    }) {
        return Use::Compares;
    }
    let after = tokens.iter().position(|token| token.range.start >= mention.range.end);
    // "the June 2018 report"
    if before(1).is_some_and(|token| words.has("articles", &token.lower()))
        && words.has("dates_qualify", "yes")
        && after.and_then(|at| tokens.get(at)).is_some_and(|token| {
            token.is_word() && !token.is_capitalised() && !words.is_stop_word(&token.lower())
        })
    {
        return Use::Qualifies;
    }
    // ", a group founded in 1998,": what qualifies the name before it.
    let comma = tokens.get(..at).and_then(|before| before.iter().rposition(|token| token.text == ","));
    let closed = after
        .is_some_and(|after| tokens.get(after..).unwrap_or_default().iter().any(|token| token.text == ","));
    if closed
        && comma
            .and_then(|comma| tokens.get(comma + 1))
            .is_some_and(|first| words.has("indefinite", &first.lower()))
    {
        return Use::Qualifies;
    }
    let of = before(1).filter(|token| words.has("of_date", &token.lower()));
    if of.is_some()
        && before(2).is_some_and(|token| {
            token.is_word()
                && !words.is_stop_word(&token.lower())
                && (token.is_capitalised() || KINDS.iter().any(|key| words.has_form(key, &token.lower())))
        })
    {
        return Use::Qualifies;
    }
    if is_subordinate(article, sentence, &mention.range) { Use::Subordinate } else { Use::Dates }
}

/// Words for things that bear a date.
const KINDS: [&str; 3] = ["law", "project", "event"];

/// Whether no sign or joining word that parts clauses stands between two dates.
fn same_clause(article: &Article, sentence: &Sentence, a: &Range<usize>, b: &Range<usize>) -> bool {
    let (from, to) = if a.start < b.start { (a.end, b.start) } else { (b.end, a.start) };
    let between = sentence.tokens.iter().filter(|token| from <= token.range.start && token.range.end <= to);
    between.filter(|token| token.is_word() && !article.vocabulary.is_stop_word(&token.lower())).count() <= 1
}

/// The bytes of the clause of a date: between the joints that part it from the dates before and after.
fn clause(
    article: &Article,
    sentence: &Sentence,
    index: usize,
    kept: &[&(&DateMention, Use)],
) -> Range<usize> {
    let joint = |from: usize, to: usize, last: bool| {
        let mut joints = sentence.tokens.iter().filter(|token| {
            from <= token.range.start
                && token.range.end <= to
                && (matches!(token.text, "," | ";" | "–" | "—" | ":")
                    || article.vocabulary.has("clauses", token.text)
                    || article.vocabulary.has("and", token.text))
        });
        if last {
            joints.next_back().map(|token| token.range.start)
        } else {
            joints.next().map(|token| token.range.start)
        }
    };
    let mention = kept.get(index).map(|(mention, _)| mention.range.clone()).unwrap_or_default();
    let before = index.checked_sub(1).and_then(|index| kept.get(index)).map(|(mention, _)| mention.range.end);
    let after = kept.get(index + 1).map(|(mention, _)| mention.range.start);
    let start = before.map_or(sentence.range.start, |from| {
        joint(from, mention.start, true).unwrap_or(sentence.range.start)
    });
    let end =
        after.map_or(sentence.range.end, |to| joint(mention.end, to, true).unwrap_or(sentence.range.end));
    start..end
}
