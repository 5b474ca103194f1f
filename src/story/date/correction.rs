//! Guesses what was meant by a text that is no EDTF date.
//!
//! Native only: it is for authors at their tool, and would cost every reader 12 kB.

use edtf_core::Edtf;

use super::Date;
use crate::language::{self, roles};

/// What the pieces of a text say about a date.
#[derive(Default)]
struct Pieces<'a> {
    /// The runs of digits.
    numbers: Vec<&'a str>,
    /// A month (1 to 12) or a season (21 to 24) by its name.
    month: Option<u8>,
    approximate: bool,
    before_common_era: bool,
    decade: bool,
    since: bool,
    until: bool,
}

/// A hint with the date that was probably meant, in EDTF; none where there is no telling.
pub(super) fn correct(text: &str) -> Option<String> {
    let valid = |edtf: &str| Edtf::parse(edtf).is_ok() && Date::parse(edtf).is_ok();
    let write = |edtf: &str| ["write ", edtf].concat();
    if let Some(edtf) = spelling(text).filter(|edtf| valid(edtf)) {
        return Some(write(&edtf));
    }
    let pieces = Pieces::of(text);
    let (first, second) = guess(&pieces)?;
    let finished = |edtf: String| {
        let edtf = match (pieces.since, pieces.until) {
            (true, false) => edtf + "/..",
            (false, true) => ["../", &edtf].concat(),
            _ if pieces.approximate => edtf + "~",
            _ => edtf,
        };
        valid(&edtf).then_some(edtf)
    };
    match (finished(first), second.and_then(finished)) {
        (Some(first), Some(second)) if first != second => {
            Some([&write(&first), ", or ", &second, " if the month stood first"].concat())
        }
        (Some(edtf), _) | (None, Some(edtf)) => Some(write(&edtf)),
        (None, None) => None,
    }
}

/// EDTF with its signs misspelt, among them those of its drafts (`open`, `unknown`, `u`), or with the
/// ends of an interval the wrong way round.
fn spelling(text: &str) -> Option<String> {
    let mut plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    plain.make_ascii_uppercase();
    let plain = plain.replace(['–', '—'], "/").replace("OPEN", "..").replace("UNKNOWN", "").replace('U', "X");
    if Edtf::parse(&plain).is_ok() {
        return Some(plain);
    }
    let (start, end) = plain.split_once('/')?;
    (start.len() >= 4 && end.len() >= 4).then(|| [end, "/", start].concat())
}

impl<'a> Pieces<'a> {
    fn of(text: &'a str) -> Self {
        let mut pieces = Pieces::default();
        for run in text.split(|c: char| !c.is_alphanumeric()).filter(|run| !run.is_empty()) {
            let digits = run.len() - run.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            let (number, word) = run.split_at_checked(digits).unwrap_or((run, ""));
            if !number.is_empty() {
                pieces.numbers.push(number);
            }
            let word = word.to_lowercase();
            match word.as_str() {
                "" => {}
                "c" | "ca" | "circa" | "about" | "around" | "approximately" => pieces.approximate = true,
                "bc" | "bce" => pieces.before_common_era = true,
                "s" if number.len() == 4 => pieces.decade = true,
                "since" | "from" => pieces.since = true,
                "until" | "till" => pieces.until = true,
                _ => pieces.month = pieces.month.or_else(|| month(&word)),
            }
        }
        pieces
    }
}

/// The month or the season of a name in any language that we have.
fn month(word: &str) -> Option<u8> {
    language::all().find_map(|language| {
        let role = roles::SHORT_MONTH.or(roles::SEASON);
        let months = (1..).zip(language.months).map(|(number, name)| (roles::MONTH, number, name));
        let mut names =
            months.chain(language.words.phrases.iter().copied().filter(|(own, ..)| own.has(role)));
        let found = names.find(|(.., list)| list.split('|').any(|name| name.to_lowercase() == word));
        found.and_then(|(_, number, _)| u8::try_from(number).ok())
    })
}

/// The date of the pieces, and another where day and month may be taken either way.
fn guess(pieces: &Pieces) -> Option<(String, Option<String>)> {
    let date = |year: &str, rest: &[&str]| {
        let mut edtf = year_of(year, pieces);
        for number in rest {
            edtf.push('-');
            edtf.push_str(&padded(number, 2));
        }
        edtf
    };
    let numbers = pieces.numbers.as_slice();
    if let Some(month) = pieces.month {
        let month = month.to_string();
        return match *numbers {
            [year] => Some((date(year, &[&month]), None)),
            [day, year] if day.len() <= 2 => Some((date(year, &[&month, day]), None)),
            [year, day] => Some((date(year, &[&month, day]), None)),
            _ => None,
        };
    }
    match *numbers {
        [digits] if digits.len() == 8 => {
            let (year, rest) = digits.split_at_checked(4)?;
            let (month, day) = rest.split_at_checked(2)?;
            Some((date(year, &[month, day]), None))
        }
        [year] => Some((date(year, &[]), None)),
        [start, end] if start.len() == 4 && end.len() == 4 => Some(([start, "/", end].concat(), None)),
        [year, month] | [month, year] if year.len() == 4 => Some((date(year, &[month]), None)),
        [year, month, day] if year.len() == 4 => {
            let (asked, turned) = (date(year, &[month, day]), date(year, &[day, month]));
            Some((if Edtf::parse(&asked).is_ok() { asked } else { turned }, None))
        }
        [day, month, year] if year.len() == 4 => {
            Some((date(year, &[month, day]), Some(date(year, &[day, month]))))
        }
        _ => None,
    }
}

fn year_of(digits: &str, pieces: &Pieces) -> String {
    match digits.parse::<i64>() {
        // EDTF counts a year 0.
        Ok(year) if pieces.before_common_era && year > 1 => {
            ["-", &padded(&(year - 1).to_string(), 4)].concat()
        }
        Ok(year) if pieces.before_common_era => padded(&(year - 1).to_string(), 4),
        _ if pieces.decade => [digits.strip_suffix('0').unwrap_or(digits), "X"].concat(),
        _ if digits.len() > 4 => ["Y", digits].concat(),
        _ => padded(digits, 4),
    }
}

/// Digits with zeros before them, up to a width.
fn padded(digits: &str, width: usize) -> String {
    let zeros = width.saturating_sub(digits.len());
    "0".repeat(zeros) + digits
}
