//! Splits a text into the parts of a date, with the words of all supported languages.

use edtf_core::Edtf;

use crate::language::{self, Role, roles};

/// The parts of a date found in a text.
#[derive(Default)]
pub(super) struct Pieces {
    /// The runs of digits.
    pub(super) numbers: Vec<String>,
    /// A month (1 to 12) or a part of the year with its EDTF code: a season (21 to 24), a quarter (33 to 36), a half
    /// (40, 41).
    pub(super) month: Option<u8>,
    pub(super) since: bool,
    pub(super) until: bool,
    pub(super) century: bool,
    /// A Roman numeral or an ordinal word ("nineteenth").
    ordinal: Option<u16>,
    /// A quarter or a half; its number is separate.
    part: Option<Part>,
    approximate: bool,
    uncertain: bool,
    negative: bool,
    before_common_era: bool,
    decade: bool,
    /// The number of other words.
    others: usize,
}

/// First words of a period that has no start, in all languages.
const BEFORE: [&str; 9] = ["before", "until", "vor", "bis", "avant", "antes", "hasta", "prima", "voor"];
/// First words of a period that has no end.
const AFTER: [&str; 11] =
    ["after", "since", "nach", "seit", "après", "depuis", "después", "desde", "dopo", "na", "sinds"];

#[derive(Clone, Copy)]
enum Part {
    Quarter,
    Half,
}

/// A date in EDTF, and an alternative if day and month may be swapped.
type Guess = (String, Option<String>);

impl Pieces {
    pub(super) fn of(text: &str) -> Self {
        let text = joined(text);
        let lower = text.to_lowercase();
        let mut pieces = Self {
            negative: is_negative(&text),
            approximate: text.trim_end().ends_with(['~', '%']),
            uncertain: text.trim_end().ends_with(['?', '%']),
            before_common_era: phrases(roles::BEFORE_COMMON_ERA)
                .any(|(_, phrase)| lower.contains(&[" ", phrase].concat())),
            ..Self::default()
        };
        let first = lower.split_whitespace().next().unwrap_or_default();
        let is_first = |words: &[&str]| !pieces.before_common_era && words.contains(&first);
        (pieces.since, pieces.until) = (is_first(&AFTER), is_first(&BEFORE));
        for run in text.split(|c: char| !c.is_alphanumeric()).filter(|run| !run.is_empty()) {
            let digits = run.len() - run.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            let (number, word) = run.split_at_checked(digits).unwrap_or((run, ""));
            if !number.is_empty() {
                pieces.numbers.push(number.to_owned());
            }
            pieces.read(word, number);
        }
        pieces
    }

    /// Reads a word, and the number directly before it.
    fn read(&mut self, written: &str, number: &str) {
        let word = written.to_lowercase();
        match word.as_str() {
            "" => {}
            "c" | "ca" | "circa" | "about" | "around" | "approximately" => self.approximate = true,
            "bc" | "bce" => self.before_common_era = true,
            "s" if number.len() == 4 => self.decade = true,
            "since" | "from" => self.since = true,
            "until" | "till" => self.until = true,
            _ => self.look_up(&word, written),
        }
    }

    fn look_up(&mut self, word: &str, written: &str) {
        let is = |role: Role| {
            phrases(role).find(|(_, phrase)| phrase.trim_end_matches('.') == word).map(|(number, _)| number)
        };
        let small = |number: u16| u8::try_from(number).ok();
        if let Some(month) = month(word) {
            self.month = self.month.or(Some(month));
        } else if let Some(number) = is(roles::QUARTER_SIGN).and_then(small) {
            self.month = self.month.or(Some(32 + number));
        } else if let Some(number) = is(roles::HALF_SIGN).and_then(small) {
            self.month = self.month.or(Some(39 + number));
        } else if is(roles::CENTURY).is_some() {
            self.century = true;
        } else if is(roles::QUARTER).is_some() {
            self.part = Some(Part::Quarter);
        } else if is(roles::HALF).is_some() {
            self.part = Some(Part::Half);
        } else if let Some(number) = is(roles::ORDINAL).or_else(|| roman(written)) {
            self.ordinal = self.ordinal.or(Some(number));
        } else {
            self.others += 1;
        }
    }

    /// Whether there are only numbers, a month and words that go with a date.
    pub(super) fn is_bare(&self) -> bool {
        let says_more = self.century || self.part.is_some() || self.before_common_era || self.negative;
        self.others == 0 && !says_more && self.ordinal.is_none()
    }

    /// Whether there is a number that can only be a year.
    pub(super) fn has_year(&self) -> bool {
        self.century || self.numbers.iter().any(|number| number.len() >= 3)
    }

    /// The date that the parts make.
    pub(super) fn guess(&self) -> Option<Guess> {
        let (first, second) = self.plain()?;
        let mark = match (self.approximate, self.uncertain) {
            (true, true) => "%",
            (true, false) => "~",
            (false, true) => "?",
            (false, false) => "",
        };
        let about = |edtf: String| edtf + mark;
        Some((about(first), second.map(about)))
    }

    fn plain(&self) -> Option<Guess> {
        if self.century {
            return Some((self.century()?, None));
        }
        let mut numbers: Vec<&str> = self.numbers.iter().map(String::as_str).collect();
        let mut month = self.month;
        if let Some(part) = self.part {
            let number = match self.ordinal {
                Some(number) => u8::try_from(number).ok()?,
                None => numbers.remove(numbers.iter().position(|number| number.len() == 1)?).parse().ok()?,
            };
            month = match part {
                Part::Quarter if (1..=4).contains(&number) => Some(32 + number),
                Part::Half if (1..=2).contains(&number) => Some(39 + number),
                _ => return None,
            };
        }
        self.of_numbers(&numbers, month)
    }

    fn of_numbers(&self, numbers: &[&str], month: Option<u8>) -> Option<Guess> {
        let date = |year: &str, rest: &[&str]| {
            let mut edtf = self.year_of(year);
            for number in rest {
                edtf.push('-');
                edtf.push_str(&padded(number, 2));
            }
            edtf
        };
        if let Some(month) = month {
            let month = month.to_string();
            return match *numbers {
                [year] => Some((date(year, &[&month]), None)),
                [day, year] if day.len() <= 2 => Some((date(year, &[&month, day]), None)),
                [year, day] => Some((date(year, &[&month, day]), None)),
                _ => None,
            };
        }
        match *numbers {
            [digits] if digits.len() == 8 && !self.is_far() => {
                let (year, rest) = digits.split_at_checked(4)?;
                let (month, day) = rest.split_at_checked(2)?;
                Some((date(year, &[month, day]), None))
            }
            [year] if year.len() > 2 || self.is_far() => Some((date(year, &[]), None)),
            [start, end] if start.len() == 4 && end.len() == 4 && !self.is_far() => {
                Some(([start, "/", end].concat(), None))
            }
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

    /// Whether the year is before the common era.
    fn is_far(&self) -> bool {
        self.negative || self.before_common_era
    }

    /// A century by its number: `18XX` is the 19th. One before the common era begins with its largest year.
    fn century(&self) -> Option<String> {
        let number = match (self.ordinal, self.numbers.as_slice()) {
            (Some(number), _) => number,
            (None, [number]) => number.parse().ok()?,
            _ => return None,
        };
        let before = number.checked_sub(1).filter(|_| number <= 99)?;
        if self.before_common_era {
            return Some(format!("-{:04}/-{:04}", number * 100 - 1, before * 100));
        }
        Some(format!("{before:02}XX"))
    }

    fn year_of(&self, digits: &str) -> String {
        let Ok(year) = digits.parse::<i64>() else { return digits.to_owned() };
        if self.decade {
            return [digits.strip_suffix('0').unwrap_or(digits), "X"].concat();
        }
        // EDTF has a year 0.
        let year = match (self.before_common_era, self.negative) {
            (true, _) if year > 0 => 1 - year,
            (_, true) => -year,
            _ => year,
        };
        let sign = if year < 0 { "-" } else { "" };
        let digits = year.unsigned_abs().to_string();
        // Years of more than four digits begin with a letter.
        if digits.len() > 4 { ["Y", sign, &digits].concat() } else { [sign, &padded(&digits, 4)].concat() }
    }
}

/// Whether the first number has a minus sign: one after a blank, and directly before a digit.
fn is_negative(text: &str) -> bool {
    let digit = text.find(|c: char| c.is_ascii_digit()).unwrap_or(text.len());
    let before = text.get(..digit).unwrap_or_default();
    before.strip_suffix(['-', '−']).is_some_and(|rest| rest.is_empty() || rest.ends_with(char::is_whitespace))
}

/// The phrases for a role in all languages, in lower case, with their numbers.
fn phrases(role: Role) -> impl Iterator<Item = (u16, &'static str)> {
    let all = language::all().flat_map(|language| language.words.phrases.iter().copied());
    all.filter(move |(own, ..)| own.has(role))
        .flat_map(|(_, number, list)| list.split('|').map(move |phrase| (number, phrase)))
}

/// The month or season with this name in any supported language.
fn month(word: &str) -> Option<u8> {
    let names = language::all().flat_map(|language| (1..).zip(language.months.iter().copied()));
    let mut names = names.chain(phrases(roles::SHORT_MONTH.or(roles::SEASON)));
    names.find(|(_, name)| name.to_lowercase() == word).and_then(|(number, _)| u8::try_from(number).ok())
}

/// A Roman numeral in capitals; a suffix may follow (`XIXe`).
fn roman(written: &str) -> Option<u16> {
    let value = |c: char| match c {
        'I' => Some(1),
        'V' => Some(5),
        'X' => Some(10),
        'L' => Some(50),
        _ => None,
    };
    let values: Vec<u16> = written.chars().map_while(value).collect();
    let rest = written.get(values.len()..)?;
    if values.is_empty() || rest.chars().count() > 3 || rest.contains(char::is_uppercase) {
        return None;
    }
    let next = values.iter().skip(1).copied().chain(std::iter::once(0));
    let sum = values.iter().zip(next).map(|(&value, next)| {
        let value = i32::from(value);
        if value < i32::from(next) { -value } else { value }
    });
    u16::try_from(sum.sum::<i32>()).ok()
}

/// A text without thousands separators: `11,700` is `11700`.
fn joined(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let is_digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let mut plain = String::with_capacity(text.len());
    for (at, &c) in chars.iter().enumerate() {
        let separates = matches!(c, ',' | '’' | '\u{a0}' | '\u{202f}')
            && at > 0
            && is_digit(at - 1)
            && (1..=3).all(|ahead| is_digit(at + ahead))
            && !is_digit(at + 4);
        if !separates {
            plain.push(c);
        }
    }
    plain
}

/// Digits padded with zeros to a width.
fn padded(digits: &str, width: usize) -> String {
    let zeros = width.saturating_sub(digits.len());
    "0".repeat(zeros) + digits
}
