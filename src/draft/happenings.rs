//! Events: dated sentences in which something happens.
//!
//! Every sentence with a date is suggested as an event, unless the date only qualifies a noun (`the law of 2016`) or a
//! comparison (`more than in 2017`). Possible states and habits, and ambiguous dates, are suggested as
//! [`Certainty::Possible`]. Two sentences with the same date and similar words are one event.

mod usage;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use self::usage::{Use, usage};
use super::article::{Article, Parsed, Position, Sentence};
use super::headline::{dateline, headline};
use super::story_file::slug;
use super::text::Token;
use super::{Certainty, Place, Suggested, Suggestion};
use crate::annotate::dates::{DateMention, DateReader};
use crate::language::{Role, roles};
use crate::reason::{Evidence, Reason};
use crate::story::date::{Date, Day, Precision};

/// An event and the data for merging it with others.
struct Happening {
    date: Date,
    title: String,
    text: String,
    certainty: Certainty,
    reason: Reason,
    /// The date as written.
    said: String,
    place: Place,
    /// The words of its clause except function words, cut to six letters.
    words: BTreeSet<String>,
}

/// The events of an article, by date.
pub(super) fn happenings(article: &Article, published: Option<Day>) -> Vec<Suggestion> {
    let mut reader = DateReader::new(article.language, published);
    let mut found: Vec<Happening> = Vec::new();
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
            // The date of a dateline is the day of publication.
            let start = dateline(article, &sentence.tokens)
                .checked_sub(1)
                .and_then(|dash| sentence.tokens.get(dash))
                .map_or(sentence.range.start, |dash| dash.range.end);
            let inside = |mention: &&DateMention| {
                start <= mention.range.start && mention.range.end <= sentence.range.end
            };
            let mentions: Vec<&DateMention> = mentions.iter().filter(inside).collect();
            for happening in of_sentence(article, published, parsed, sentence, &mentions) {
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

/// The day in the dateline at the start of a report.
pub(super) fn reported(article: &Article) -> Option<Date> {
    let parsed = article.texts.iter().find(|parsed| parsed.text.position == Position::Body)?;
    let tokens = &parsed.sentences.first()?.tokens;
    let dash = dateline(article, tokens).checked_sub(1).and_then(|dash| tokens.get(dash))?;
    let line = parsed.words.get(..dash.range.start)?;
    let mentions = DateReader::new(article.language, None).passage(line);
    let date = mentions.into_iter().find_map(|mention| mention.date.ok())?;
    (date.precision() == Precision::Day).then_some(date)
}

/// Appends the date as written to titles that several events have.
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

/// Adds an event, or merges it with one of the same date and with similar words.
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

/// The events of a sentence with these dates.
fn of_sentence(
    article: &Article,
    published: Option<Day>,
    parsed: &Parsed,
    sentence: &Sentence,
    mentions: &[&DateMention],
) -> Vec<Happening> {
    let mut kept: Vec<(&DateMention, Use)> =
        mentions.iter().map(|mention| (*mention, usage(article, sentence, mention))).collect();
    let any_plain = kept.iter().any(|(_, usage)| *usage == Use::Dates);
    kept.retain(|(_, usage)| *usage == Use::Dates || *usage == Use::Qualifies && !any_plain);
    let happening = |(index, &(mention, usage)): (usize, &(&DateMention, Use))| {
        let date = date_of(mention)?;
        if has_finer(article, sentence, index, &date, &kept) {
            return None;
        }
        let said = parsed.words.get(mention.range.clone()).unwrap_or_default();
        let is_bare_season = is_bare_season(article, parsed, &date, said, mentions);
        if is_bare_season && !is_past(article, sentence) {
            return None;
        }
        let clause = clause(article, sentence, index, &kept);
        let (teller, clause) = told_by(article, parsed, sentence, &mention.range, clause);
        let text = teller.range.start..sentence.range.end.max(teller.range.end);
        let title = headline(article, teller, &mention.range, clause.clone(), parsed.words);
        let inside = |token: &&Token| clause.start <= token.range.start && token.range.end <= clause.end;
        let tokens: Vec<&Token> = teller.tokens.iter().filter(inside).collect();
        let words = telling_words(article, &tokens, &mention.range);
        if words.is_empty() {
            return None;
        }
        let is_unclear = mention.date.is_err();
        let dated = Dated { date: &date, said, usage, is_unclear, is_bare_season };
        let (certainty, evidence) = dated.certainty(article, published, parsed, teller, &tokens);
        Some(Happening {
            title,
            text: parsed.words.get(text).unwrap_or_default().to_owned(),
            certainty,
            reason: Reason::Sentence(evidence, said.to_owned()),
            said: said.to_owned(),
            place: Place {
                passage: parsed.text.passage,
                part: parsed.text.part,
                range: mention.range.clone(),
            },
            words,
            date,
        })
    };
    kept.iter().enumerate().filter_map(happening).collect()
}

/// The date of a mention: of an ambiguous one, all its possible dates.
fn date_of(mention: &DateMention) -> Option<Date> {
    match &mention.date {
        Ok(date) => Some(date.clone()),
        Err(candidates) => {
            let either = format!("[{}]", candidates.iter().map(Date::edtf).collect::<Vec<_>>().join(","));
            Date::parse(&either).ok()
        }
    }
}

/// Whether its clause has a date of higher precision, which is used instead: "In 2018, on 3 May, …".
fn has_finer(
    article: &Article,
    sentence: &Sentence,
    index: usize,
    date: &Date,
    kept: &[(&DateMention, Use)],
) -> bool {
    let Some((mention, _)) = kept.get(index) else { return false };
    kept.iter().enumerate().any(|(other, (finer, _))| {
        let is_finer = |finer: &Date| finer != date && date.contains(finer) && !date.is_interval();
        other != index
            && finer.date.as_ref().is_ok_and(is_finer)
            && same_clause(article, sentence, &mention.range, &finer.range)
    })
}

/// Whether a date is a season of every year, as no other date says a year: "In winter they feed on roots."
fn is_bare_season(
    article: &Article,
    parsed: &Parsed,
    date: &Date,
    said: &str,
    mentions: &[&DateMention],
) -> bool {
    let has_figure = |words: &str| words.chars().any(char::is_numeric);
    date.precision() == Precision::Season
        && !has_figure(said)
        && !is_relative(article, said)
        && !mentions.iter().any(|other| parsed.words.get(other.range.clone()).is_some_and(has_figure))
}

/// The sentence and the clause with the event of a date. "It was 2 November 2023, and it rained.": the sentence before.
fn told_by<'s>(
    article: &Article,
    parsed: &'s Parsed,
    sentence: &'s Sentence<'s>,
    date: &Range<usize>,
    clause: Range<usize>,
) -> (&'s Sentence<'s>, Range<usize>) {
    let at = parsed.sentences.partition_point(|other| other.range.start < sentence.range.start);
    let before = at.checked_sub(1).and_then(|before| parsed.sentences.get(before));
    match before.filter(|_| is_only_dated(article, sentence, date)) {
        Some(before) => (before, before.range.clone()),
        None => (sentence, clause),
    }
}

/// The words of a clause except function words and the date, cut to six letters.
fn telling_words(article: &Article, tokens: &[&Token], date: &Range<usize>) -> BTreeSet<String> {
    let is_of_date = |token: &Token| date.start <= token.range.start && token.range.end <= date.end;
    let telling = tokens.iter().filter(|token| {
        token.is_word() && !article.vocabulary.is_stop_word(&token.lower()) && !is_of_date(token)
    });
    telling.map(|token| token.lower().chars().take(6).collect()).collect()
}

/// The date of an event.
struct Dated<'a> {
    date: &'a Date,
    /// The date as written.
    said: &'a str,
    usage: Use,
    is_unclear: bool,
    is_bare_season: bool,
}

impl Dated<'_> {
    /// The certainty of the event in this sentence, with these tokens in its clause; and the evidence for it.
    fn certainty(
        &self,
        article: &Article,
        published: Option<Day>,
        parsed: &Parsed,
        sentence: &Sentence,
        clause: &[&Token],
    ) -> (Certainty, Evidence) {
        let &Self { date, said, usage, is_unclear, is_bare_season } = self;
        let words = &article.vocabulary;
        let is_conditional = clause.iter().any(|token| words.has("conditional", &token.lower()));
        let is_habit = || {
            let habitual =
                |token: &Token| ["per", "generally"].iter().any(|key| words.has(key, &token.lower()));
            is_bare_season || sentence.tokens.iter().any(habitual)
        };
        let says_year = said.bytes().filter(u8::is_ascii_digit).count() >= 3;
        let is_ahead = published.is_some_and(|day| date.earliest().is_some_and(|date| day < date));
        let is_today =
            published.is_some_and(|day| date.earliest() == Some(day) && date.latest() == Some(day));
        if is_today && !said.bytes().any(|byte| byte.is_ascii_digit()) {
            (Certainty::Possible, Evidence::Present)
        } else if is_conditional {
            (Certainty::Possible, Evidence::Conditional)
        } else if is_ahead && !says_year {
            (Certainty::Possible, Evidence::FutureWithoutYear)
        } else if is_ahead {
            (Certainty::Likely, Evidence::Future)
        } else if is_unclear {
            (Certainty::Possible, Evidence::UnclearYear)
        } else if !says_year && remembered(date, published) {
            (Certainty::Possible, Evidence::Remembered)
        } else if usage == Use::Qualifies {
            (Certainty::Possible, Evidence::Qualifies)
        } else if is_habit() {
            (Certainty::Possible, Evidence::Habit)
        } else if parsed.text.position == Position::Quotation {
            (Certainty::Likely, Evidence::Quotation)
        } else if date.precision() > Precision::Year {
            (Certainty::Likely, Evidence::Coarse)
        } else if is_part_of_day(article, said) {
            (Certainty::Likely, Evidence::PartOfDay)
        } else {
            (Certainty::Certain, Evidence::Dated)
        }
    }
}

/// An approximate date at least this many years ago is a memory ("thirty years ago, as a boy, …").
const MEMORY: i64 = 10;

/// Whether a date is approximate and at least [`MEMORY`] years ago.
fn remembered(date: &Date, published: Option<Day>) -> bool {
    let since = published.zip(date.earliest()).map(|(now, then)| now.year() - then.year());
    date.is_approximate() && date.precision() >= Precision::Year && since.is_some_and(|years| years >= MEMORY)
}

/// Whether a date as written has a word that identifies a season or day: "last summer".
fn is_relative(article: &Article, date: &str) -> bool {
    let role = roles::LAST.or(roles::NEXT).or(roles::THIS).or(roles::SAME);
    let date = date.to_lowercase();
    phrases(article, role).any(|word| date.split_whitespace().any(|own| own == word))
}

/// Whether a date as written is a part of a day mentioned before: "that evening", but not "this evening".
fn is_part_of_day(article: &Article, date: &str) -> bool {
    let named = roles::TODAY.or(roles::YESTERDAY).or(roles::TOMORROW);
    let date = date.to_lowercase();
    phrases(article, roles::DAY_PART).any(|word| date.split_whitespace().any(|own| own == word))
        && phrases(article, named).all(|phrase| phrase != date)
}

/// The phrases of a language with a role in dates.
fn phrases(article: &Article, role: Role) -> impl Iterator<Item = &'static str> {
    let phrases = article.language.words.phrases.iter().filter(move |(own, ..)| own.has(role));
    phrases.flat_map(|(.., list)| list.split('|'))
}

/// Whether a sentence contains a word in the past tense.
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

/// Whether only function words and a copula precede the date in its sentence.
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

/// Whether at most one word other than function words is between two dates.
fn same_clause(article: &Article, sentence: &Sentence, a: &Range<usize>, b: &Range<usize>) -> bool {
    let (from, to) = if a.start < b.start { (a.end, b.start) } else { (b.end, a.start) };
    let between = sentence.tokens.iter().filter(|token| from <= token.range.start && token.range.end <= to);
    between.filter(|token| token.is_word() && !article.vocabulary.is_stop_word(&token.lower())).count() <= 1
}

/// The range of the clause of a date: up to the last punctuation or conjunction between it and the next date, on
/// either side.
fn clause(
    article: &Article,
    sentence: &Sentence,
    index: usize,
    kept: &[(&DateMention, Use)],
) -> Range<usize> {
    // The last joint between two dates.
    let joint = |from: usize, to: usize| {
        let mut joints = sentence.tokens.iter().filter(|token| {
            from <= token.range.start
                && token.range.end <= to
                && (matches!(token.text, "," | ";" | "–" | "—" | ":")
                    || article.vocabulary.has("clauses", token.text)
                    || article.vocabulary.has("and", token.text))
        });
        joints.next_back().map(|token| token.range.start)
    };
    let mention = kept.get(index).map(|(mention, _)| mention.range.clone()).unwrap_or_default();
    let before = index.checked_sub(1).and_then(|index| kept.get(index)).map(|(mention, _)| mention.range.end);
    let after = kept.get(index + 1).map(|(mention, _)| mention.range.start);
    let start = before
        .map_or(sentence.range.start, |from| joint(from, mention.start).unwrap_or(sentence.range.start));
    let end = after.map_or(sentence.range.end, |to| joint(mention.end, to).unwrap_or(sentence.range.end));
    start..end
}
