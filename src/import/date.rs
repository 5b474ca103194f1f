//! Converts dates of TimelineJS to EDTF, and years back.
//!
//! A negative year of TimelineJS is a year BCE (−44 is 44 BCE); EDTF has a year 0 (−0043). From 10,000 BCE back, whole
//! thousands are round numbers and are not shifted.

use super::record::Record;
use crate::diagnostics::Diagnostic;
use crate::story::date::Date;

/// The order of day and month in numeric dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldOrder {
    /// 03/04/2018 is 3 April.
    DayFirst,
    /// 03/04/2018 is 4 March.
    MonthFirst,
}

/// The date of a record as EDTF. Invalid dates are reported.
pub(super) fn edtf(
    record: &Record,
    order: Option<FieldOrder>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<String> {
    let mut part = |names: [&'static str; 7]| match point(record, names, order) {
        Ok(date) => date,
        Err(fault) => {
            diagnostics.push(fault);
            None
        }
    };
    let start = part(["year", "month", "day", "time", "hour", "minute", "second"]);
    let end = part(["end_year", "end_month", "end_day", "end_time", "end_hour", "end_minute", "end_second"]);
    let (start, end) = match (start, end) {
        (Some(start), Some(end)) if start != end && [&start, &end].iter().any(|date| date.contains('T')) => {
            let place = ["time", "hour", "end_time", "end_hour"].into_iter();
            let place =
                place.filter(|name| record.get(name).is_some()).map(|name| record.place_of(name)).next();
            diagnostics.push(
                Diagnostic::warning(
                    place.unwrap_or_else(|| record.place.clone()),
                    "a period has no time of day; it is left out",
                )
                .hint("say the time in the text"),
            );
            let day = |date: String| date.split('T').next().map(str::to_owned);
            (day(start), day(end))
        }
        ends => ends,
    };
    let (edtf, name) = match (start, end) {
        (Some(start), Some(end)) if start != end => (format!("{start}/{end}"), "end_year"),
        (Some(start), _) => (start, "year"),
        (None, Some(end)) => {
            diagnostics.push(
                Diagnostic::warning(
                    record.place_of("end_year"),
                    "there is an end without a start; the event ends then",
                )
                .hint("fill in the start"),
            );
            (format!("/{end}"), "end_year")
        }
        (None, None) => return None,
    };
    match Date::parse(&edtf) {
        Ok(_) => Some(edtf),
        Err(error) => {
            diagnostics.push(
                Diagnostic::error(
                    record.place_of(name),
                    format!("{edtf}: {error}; the event stays without a date"),
                )
                .hint(error.hint),
            );
            None
        }
    }
}

/// The start or the end as EDTF; `None` if it is empty.
fn point(
    record: &Record,
    names: [&'static str; 7],
    order: Option<FieldOrder>,
) -> Result<Option<String>, Diagnostic> {
    let [year, month, day, time, hour, minute, second] = names;
    let fault = |name: &str, message: String, hint: &str| {
        Err(Diagnostic::error(record.place_of(name), message).hint(hint))
    };
    let Some(written) = record.get(year) else {
        return match [month, day].into_iter().find(|name| record.get(name).is_some()) {
            Some(name) => fault(
                name,
                "a month or a day without a year; the event stays without a date".to_owned(),
                "fill in the year",
            ),
            None => Ok(None),
        };
    };
    let Some(number) = number(written) else {
        return whole(record, year, written, order).map(Some);
    };
    let mut edtf = year_edtf(number);
    let (mut coarse, mut last) = (None, year);
    for name in [month, day] {
        let Some(text) = record.get(name) else {
            coarse = Some(name);
            continue;
        };
        if let Some(missing) = coarse {
            return fault(
                name,
                format!(
                    "a {} without a {missing}; the event stays without a date",
                    name.trim_start_matches("end_")
                ),
                "fill it in",
            );
        }
        match text.replace(',', "").trim().parse::<u8>() {
            Ok(value @ 1..=31) => edtf.push_str(&format!("-{value:02}")),
            _ => {
                return fault(
                    name,
                    format!("\"{text}\" is no {}", name.trim_start_matches("end_")),
                    "write a number",
                );
            }
        }
        last = name;
    }
    if let Err(error) = Date::parse(&edtf) {
        return fault(last, format!("{edtf}: {error}; the event stays without a date"), &error.hint);
    }
    let clock = match (record.get(time), record.get(hour)) {
        (Some(text), _) => match clock(text) {
            Some(clock) => Some(clock),
            None => return fault(time, format!("\"{text}\" is no time of day"), "write it as 14:30"),
        },
        (None, Some(hour)) => {
            let part = |name| record.get(name).unwrap_or("0").to_owned();
            clock(&format!("{hour}:{:0>2}:{:0>2}", part(minute), part(second)))
        }
        (None, None) => None,
    };
    match clock {
        Some(clock) if coarse.is_none() => Ok(Some(format!("{edtf}T{clock}"))),
        Some(_) => fault(
            time,
            "a time of day without a day; the event stays without a date".to_owned(),
            "fill in the month and the day",
        ),
        None => Ok(Some(edtf)),
    }
}

/// An integer, possibly with spaces and commas.
fn number(text: &str) -> Option<i64> {
    text.replace([',', ' ', '\u{a0}'], "").replace('−', "-").parse().ok()
}

/// A date in one cell: ISO 8601, or three numbers.
fn whole(record: &Record, name: &str, text: &str, order: Option<FieldOrder>) -> Result<String, Diagnostic> {
    let fault =
        |message: String, hint: &str| Err(Diagnostic::error(record.place_of(name), message).hint(hint));
    if Date::parse(text).is_ok() {
        return Ok(text.to_owned());
    }
    let parts: Vec<i64> = text.split(['/', '.', '-']).filter_map(|part| part.trim().parse().ok()).collect();
    let [a, b, year] = parts.as_slice() else {
        return fault(
            format!("\"{text}\" is no date; the event stays without one"),
            "write the year, the month and the day in columns of their own",
        );
    };
    let (day, month) = match (order, *a, *b) {
        (_, 13..=31, 1..=12) => (a, b),
        (_, 1..=12, 13..=31) => (b, a),
        (_, a_, b_) if a_ == b_ => (a, b),
        (Some(FieldOrder::DayFirst), ..) => (a, b),
        (Some(FieldOrder::MonthFirst), ..) => (b, a),
        (None, ..) => {
            return fault(
                format!("\"{text}\" may be two dates; the event stays without one"),
                "say --day-first or --month-first, or write the month as a column of its own",
            );
        }
    };
    if *year < 100 {
        return fault(
            format!("\"{text}\" does not say its century; the event stays without a date"),
            "write the year with four digits",
        );
    }
    let edtf = format!("{year:04}-{month:02}-{day:02}");
    match Date::parse(&edtf) {
        Ok(_) => Ok(edtf),
        Err(error) => fault(format!("\"{text}\": {error}; the event stays without a date"), &error.hint),
    }
}

/// A year of TimelineJS in EDTF.
fn year_edtf(year: i64) -> String {
    let counted = if year < 0 && !(year <= -10_000 && year % 1_000 == 0) { year + 1 } else { year };
    match counted {
        -9_999..=-1 => format!("-{:04}", -counted),
        0..=9_999 => format!("{counted:04}"),
        _ => format!("Y{counted}"),
    }
}

/// A year of EDTF in the numbering of TimelineJS.
pub(super) fn year_of(edtf: i64) -> i64 {
    if edtf > 0 || edtf <= -10_000 && edtf % 1_000 == 0 { edtf } else { edtf - 1 }
}

/// `h:mm[:ss[.f]]`, `h.mm`, `hmm`, with am or pm, converted to `hh:mm:ss`.
fn clock(text: &str) -> Option<String> {
    let text = text.trim().to_lowercase().replace(['\u{a0}', '\u{202f}'], " ");
    let (digits, afternoon) = match (
        text.strip_suffix("pm").or_else(|| text.strip_suffix("p.m.")),
        text.strip_suffix("am").or_else(|| text.strip_suffix("a.m.")),
    ) {
        (Some(rest), _) => (rest.trim().to_owned(), Some(true)),
        (_, Some(rest)) => (rest.trim().to_owned(), Some(false)),
        (None, None) => (text.clone(), None),
    };
    let mut parts: Vec<String> = digits.split([':', '.']).map(str::to_owned).collect();
    if let [only] = parts.as_slice()
        && only.len() >= 3
    {
        let (hour, minute) = only.split_at_checked(only.len() - 2)?;
        parts = vec![hour.to_owned(), minute.to_owned()];
    }
    let mut numbers = parts.iter().take(3).map(|part| part.parse::<u8>().ok());
    let hour = numbers.next()??;
    let (minute, second) = (numbers.next().unwrap_or(Some(0))?, numbers.next().unwrap_or(Some(0))?);
    let hour = match afternoon {
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        _ => hour,
    };
    (hour < 24 && minute < 60 && second < 60).then(|| format!("{hour:02}:{minute:02}:{second:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_day_are_read_as_people_write_them() {
        for (text, expected) in [
            ("14:30", Some("14:30:00")),
            ("2:05 pm", Some("14:05:00")),
            ("12.15am", Some("00:15:00")),
            ("930", Some("09:30:00")),
            ("10:20:30.5", Some("10:20:30")),
            ("25:00", None),
            ("noon", None),
        ] {
            assert_eq!(clock(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn years_before_the_common_era_go_there_and_back() {
        for (year, edtf) in [
            (-44, "-0043"),
            (-1, "0000"),
            (2018, "2018"),
            (-13_800_000_000, "Y-13800000000"),
            (-10_001, "Y-10000"),
        ] {
            assert_eq!(year_edtf(year), edtf);
        }
        for year in [-44, -1, 2018, -13_800_000_000, -4_000] {
            assert_eq!(year_of(year_edtf(year).trim_start_matches('Y').parse().unwrap()), year);
        }
    }
}
