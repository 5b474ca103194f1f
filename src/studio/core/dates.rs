//! Parses a date as the author types it, and formats it as for readers.

use serde_json::{Value, json};

use crate::annotate::dates::DateReader;
use crate::language;
use crate::story::date::{Date, Day};

/// Parses EDTF, or text such as "mid-June 2018". Returns `edtf` and the formatted `text`; `either` of two dates if it
/// is ambiguous; or an `error` with a `hint`.
pub(super) fn read(text: &str, tag: &str, published: &str) -> Value {
    let language = language::of(tag);
    let to_json = |date: &Date| json!({ "edtf": date.edtf(), "text": date.title(language) });
    let fault = match Date::parse(text.trim()) {
        Ok(date) => return to_json(&date),
        Err(fault) => fault,
    };
    let published = Date::parse(published).ok().and_then(|date| date.earliest());
    match words(text, tag, published) {
        Some(Ok(date)) => to_json(&date),
        Some(Err(either)) => json!({ "either": either.iter().map(to_json).collect::<Vec<_>>() }),
        // For text the EDTF error would be meaningless.
        None if text.contains(char::is_alphabetic) => {
            json!({ "error": format!("\"{text}\" is no date that can be read"), "hint": fault.hint })
        }
        None => json!({ "error": format!("\"{text}\" is no date: {fault}"), "hint": fault.hint }),
    }
}

/// The date in a text, if the text contains nothing else.
fn words(text: &str, tag: &str, published: Option<Day>) -> Option<Result<Date, Vec<Date>>> {
    let language = language::of(tag);
    let mut mentions = DateReader::new(language, published).passage(text.trim());
    let mention = mentions.pop().filter(|_| mentions.is_empty())?;
    let around = [text.trim().get(..mention.range.start)?, text.trim().get(mention.range.end..)?];
    let mut rest = around.iter().flat_map(|rest| rest.chars()).filter(|c| c.is_alphanumeric());
    // "on 3 May", "am 3. Mai": a short word before the date is ignored. A number is not: 31 February is not a date.
    (rest.clone().count() <= 3 && !rest.any(char::is_numeric)).then_some(mention.date)
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn a_date_is_read_as_people_type_it() {
        for (text, language, edtf) in [
            ("2018-06-13", "en", "2018-06-13"),
            ("13 June 2018", "en", "2018-06-13"),
            ("on 13 June 2018", "en", "2018-06-13"),
            ("June 2018", "en", "2018-06"),
            ("13. Juni 2018", "de", "2018-06-13"),
            ("yesterday", "en", "2020-01-01"),
            ("from 1990 to 2004", "en", "1990/2004"),
            ("1990–2004", "de", "1990/2004"),
        ] {
            let answer = read(text, language, "2020-01-02");
            assert_eq!(answer["edtf"], edtf, "{text}: {answer}");
            assert!(answer["text"].as_str().is_some_and(|text| !text.is_empty()));
        }
    }

    #[test]
    fn what_is_no_date_is_told_with_the_way_out() {
        let answer = read("when the ships came home", "en", "");
        assert!(answer["error"].as_str().unwrap().contains("ships"), "{answer}");
        assert!(!answer["hint"].as_str().unwrap().is_empty());
        assert!(read("2018-13", "en", "")["error"].as_str().unwrap().contains("no such month"));
        for day in ["31 February 1988", "February 30, 2019", "32 May 1987"] {
            let answer = read(day, "en", "");
            let error = answer["error"].as_str().unwrap();
            assert!(error.contains(day) && !error.contains("blanks"), "{answer}");
        }
        let answer = read("03/04/2018", "en", "");
        assert_eq!(answer["either"].as_array().map(Vec::len), Some(2), "{answer}");
    }
}
