//! Guesses which date was meant by a text that is not EDTF.
//!
//! Native only: it is for authors, and would cost every reader 12 kB.
//!
//! ```text
//! misspelt EDTF? a time of day? a year without its century? two dates? one date (pieces)
//! ```

mod pieces;

use edtf_core::Edtf;

use self::pieces::Pieces;
use super::Date;
use crate::language::{self, roles};

/// A hint with the date that was probably meant, in EDTF; `None` if there is no guess.
pub(super) fn correct(text: &str) -> Option<String> {
    if let Some(edtf) = spelling(text).filter(|edtf| is_valid(edtf)) {
        return Some(["write ", &edtf].concat());
    }
    timed(text).or_else(|| without_century(text)).or_else(|| without_year(text)).or_else(|| {
        let (first, second) = dates(text)?;
        let other = second.map(|edtf| [", or ", &edtf, " if the month stood first"].concat());
        Some(["write ", &first, &other.unwrap_or_default()].concat())
    })
}

fn is_valid(edtf: &str) -> bool {
    Edtf::parse(edtf).is_ok() && Date::parse(edtf).is_ok()
}

/// The date or interval in a text, and an alternative if day and month may be swapped.
fn dates(text: &str) -> Option<(String, Option<String>)> {
    if let Some(edtf) = range(text) {
        return Some((edtf, None));
    }
    let pieces = Pieces::of(text);
    let (first, second) = pieces.guess()?;
    let finished = |edtf: String| {
        let edtf = match (pieces.since, pieces.until) {
            (true, false) => edtf + "/..",
            (false, true) => ["../", &edtf].concat(),
            _ => edtf,
        };
        is_valid(&edtf).then_some(edtf)
    };
    match (finished(first), second.and_then(finished)) {
        (Some(first), second) => Some((first.clone(), second.filter(|second| *second != first))),
        (None, second) => second.map(|edtf| (edtf, None)),
    }
}

/// One date, valid or corrected.
fn date(text: &str) -> Option<String> {
    let text = text.trim();
    if is_valid(text) {
        return (!text.contains('/')).then(|| text.to_owned());
    }
    Pieces::of(text).guess().map(|(edtf, _)| edtf).filter(|edtf| is_valid(edtf))
}

/// Misspelt EDTF, including the notation of its drafts (`open`, `unknown`, `u`), and intervals with swapped ends.
fn spelling(text: &str) -> Option<String> {
    let mut plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    plain.make_ascii_uppercase();
    let plain = plain.replace(['–', '—'], "/").replace("OPEN", "..").replace("UNKNOWN", "").replace('U', "X");
    // A minus sign may as well begin a year before the common era.
    if Edtf::parse(&plain).is_ok() && !plain.contains(':') {
        return Some(plain);
    }
    let (start, end) = plain.split_once('/')?;
    (start.len() >= 4 && end.len() >= 4).then(|| [end, "/", start].concat())
}

/// A date with a time of day, recognised by its colon.
fn timed(text: &str) -> Option<String> {
    let is_digit = |c: char| c.is_ascii_digit();
    let colon = text.match_indices(':').map(|(at, _)| at).find(|&at| {
        text.get(..at).is_some_and(|before| before.ends_with(is_digit))
            && text.get(at + 1..).is_some_and(|after| after.starts_with(is_digit))
    })?;
    let start = text.get(..colon)?.trim_end_matches(is_digit);
    let end = text.get(colon..)?.trim_start_matches(|c: char| is_digit(c) || ":.Zz+-".contains(c));
    let date_before = start.trim_end_matches(['T', 't', ' ', ',']);
    let words = [date_before, end.trim_start_matches([' ', ','])].join(" ");
    let date = date(date_before).or_else(|| date(&words))?;
    Some(["write ", &date, ", as a story has no time of day"].concat())
}

/// A two-digit year: after an apostrophe, alone, or as the last of three numbers.
fn without_century(text: &str) -> Option<String> {
    let after_apostrophe = text
        .match_indices(['\'', '’', '‘'])
        .map(|(at, sign)| at + sign.len())
        .find(|&at| two_digits(text, at))
        .map(|at| {
            text.get(..at).map_or(at, |before| before.trim_end_matches(['\'', '’', '‘']).len())..at + 2
        });
    let last = || {
        let pieces = Pieces::of(text);
        let needs = if pieces.month.is_some() { 2 } else { 3 };
        let end = text.trim_end().len();
        let is_short = pieces.numbers.iter().all(|number| number.len() <= 2);
        (is_short
            && [needs, 1].contains(&pieces.numbers.len())
            && !(pieces.month.is_some() && pieces.numbers.len() == 1))
            .then(|| end.checked_sub(2))
            .flatten()
            .filter(|&at| pieces.is_bare() && two_digits(text, at))
            .map(|at| at..end)
    };
    let place = after_apostrophe.or_else(last)?;
    let digits = text.get(place.end - 2..place.end)?;
    let centuries = if digits <= "30" { ["20", "19"] } else { ["19", "20"] };
    let told = centuries.map(|century| {
        let whole = [text.get(..place.start)?, century, digits, text.get(place.end..)?].concat();
        date(&whole)
    });
    match told {
        [Some(first), Some(second)] => {
            Some(["add the century: ", &first, ", ", &second, " or another"].concat())
        }
        _ => None,
    }
}

/// Whether there are exactly two digits at a position.
fn two_digits(text: &str, at: usize) -> bool {
    let digits = |rest: &str| rest.bytes().take_while(u8::is_ascii_digit).count();
    text.get(at..).is_some_and(|rest| digits(rest) == 2)
        && text.get(..at).is_some_and(|before| !before.ends_with(|c: char| c.is_ascii_digit()))
}

/// A day of a month without its year.
fn without_year(text: &str) -> Option<String> {
    let pieces = Pieces::of(text);
    let (month, [day]) = (pieces.month?, pieces.numbers.as_slice()) else { return None };
    let example = format!("2019-{month:02}-{:0>2}", day);
    (day.len() <= 2 && is_valid(&example)).then(|| ["add the year, as in ", &example].concat())
}

/// Two dates and their connector; the start may be abbreviated (`13–20 June 2018`).
fn range(text: &str) -> Option<String> {
    let signs = ["...", "..", "…", "–", "—", " - ", "/"].map(str::to_owned);
    let phrases = language::all().flat_map(|language| language.words.phrases.iter());
    let words = phrases.filter(|(role, ..)| role.has(roles::TO)).flat_map(|(.., list)| list.split('|'));
    let joins = signs.into_iter().chain(words.map(|word| [" ", word, " "].concat()));
    joins.into_iter().find_map(|join| {
        let (start, end) = text.split_once(join.as_str())?;
        let end_date = date(end);
        let edtf = match (start.trim(), end.trim()) {
            ("", _) => ["../", &end_date?].concat(),
            (_, "") => [&date(start)?, "/.."].concat(),
            _ => {
                let end_date = end_date?;
                [&start_of(start, end, &end_date)?, "/", &end_date].concat()
            }
        };
        let years = edtf.split('/').filter(|date| *date != "..").all(|date| !date.starts_with("00"));
        (years && is_valid(&edtf)).then_some(edtf)
    })
}

/// The start of an interval, completed from its end.
fn start_of(start: &str, end: &str, end_date: &str) -> Option<String> {
    let (own, other) = (Pieces::of(start), Pieces::of(end));
    if own.has_year() {
        return date(start);
    }
    if other.century {
        return date(&[start.trim(), " century"].concat());
    }
    let year = end_date.get(..4)?;
    match (own.month, own.numbers.as_slice()) {
        (Some(_), _) => date(&[start.trim(), " ", year].concat()),
        // Only a day, before "20 June 2018".
        (None, [day]) if day.len() <= 2 && other.month.is_some() => {
            Some(format!("{}-{:0>2}", end_date.get(..7)?, day))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::correct;

    #[test]
    fn a_hint_tells_the_date_that_was_meant() {
        for (written, hint) in [
            ("-11699", "write Y-11699"),
            ("−11699", "write Y-11699"),
            ("11,700 BC", "write Y-11699"),
            ("-500", "write -0500"),
            ("66000000 v. Chr.", "write Y-65999999"),
            ("-11699/-9700", "write Y-11699/-9700"),
            ("19th century", "write 18XX"),
            ("the nineteenth century", "write 18XX"),
            ("19. Jahrhundert", "write 18XX"),
            ("XIXe siècle", "write 18XX"),
            ("siglo XX", "write 19XX"),
            ("5th century BC", "write -0499/-0400"),
            ("18th–19th century", "write 17XX/18XX"),
            ("2015-Q1", "write 2015-33"),
            ("Q4 2015", "write 2015-36"),
            ("2015 H2", "write 2015-41"),
            ("third quarter of 2015", "write 2015-35"),
            ("2. Quartal 2015", "write 2015-34"),
            ("2018-06-13..2018-06-20", "write 2018-06-13/2018-06-20"),
            ("2018-06-13 – 2018-06-20", "write 2018-06-13/2018-06-20"),
            ("2018-06-13 to 2018-06-20", "write 2018-06-13/2018-06-20"),
            ("13–20 June 2018", "write 2018-06-13/2018-06-20"),
            ("from 28 May to 3 June 2018", "write 2018-05-28/2018-06-03"),
            ("vom 1. bis 3. Juni 2018", "write 2018-06-01/2018-06-03"),
            ("2018...", "write 2018/.."),
            ("2018-06-13 10:00", "write 2018-06-13, as a story has no time of day"),
            ("13 June 2018, 9:30", "write 2018-06-13, as a story has no time of day"),
            ("10:15 13.06.2018", "write 2018-06-13, as a story has no time of day"),
            ("'15", "add the century: 2015, 1915 or another"),
            ("June ’98", "add the century: 1998-06, 2098-06 or another"),
            ("13/06/15", "add the century: 2015-06-13, 1915-06-13 or another"),
            ("15", "add the century: 2015, 1915 or another"),
            ("before 1900", "write ../1900"),
            ("after 1900", "write 1900/.."),
            ("vor Mai 1900", "write ../1900-05"),
            ("depuis le 3 mai 1900", "write 1900-05-03/.."),
            ("vor 500 v. Chr.", "write -0499"),
            ("about -20000", "write Y-20000~"),
            ("-11700~", "write Y-11700~"),
            ("11700 BC?", "write Y-11699?"),
            ("13 June", "add the year, as in 2019-06-13"),
        ] {
            assert_eq!(correct(written).as_deref(), Some(hint), "{written}");
        }
        for unclear in ["soon", "century", "13th"] {
            assert_eq!(correct(unclear), None, "{unclear}");
        }
    }
}
