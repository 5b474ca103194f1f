//! Ranges of a text in which nothing is linked, whatever the context: web and mail addresses, handles, hashtags, file
//! names, and the source of formulas.
//!
//! A name in `info@northport.example` or `northport.pdf` is part of an identifier, not a mention. The source of a
//! formula (`\(…\)`, `\[…\]`, `$$…$$`, `$…$` by Pandoc's rule, `\begin…\end`) is read later by a typesetter, so it must
//! not be split.

use std::ops::Range;

use super::cost;

/// The characters of an identifier besides letters and digits.
const SIGNS: &str = "-._~:/\\?#@!$&'*+,;=%()[]";
/// Schemes of addresses without slashes.
const SCHEMES: [&str; 8] = ["data", "doi", "isbn", "mailto", "news", "sip", "tel", "urn"];
/// The delimiters of formulas. Those of a single `$` follow a rule of their own.
const FORMULAS: [(&str, &str); 5] =
    [("\\(", "\\)"), ("\\[", "\\]"), ("$$", "$$"), ("\\begin{", "\\end{"), (DOLLAR, DOLLAR)];
const DOLLAR: &str = "$";

/// Appends the closed ranges of a text to a list, which is then sorted by start.
pub(super) fn add(text: &str, ranges: &mut Vec<Range<usize>>) {
    let before = ranges.len();
    if text.bytes().any(|byte| matches!(byte, b'$' | b'\\')) {
        formulas(text, ranges);
    }
    identifiers(text, ranges);
    if ranges.len() > before {
        ranges.sort_by_key(|range| range.start);
    }
}

fn formulas(text: &str, ranges: &mut Vec<Range<usize>>) {
    // Opening delimiters that nothing closes from here on: each is searched to the end of the text only once.
    let mut unclosed = Vec::new();
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find(['$', '\\'])).map(|found| at + found) {
        at = formula(text, start, &mut unclosed).inspect(|end| ranges.push(start..*end)).unwrap_or(start + 1);
    }
}

/// The end of the formula that begins here.
fn formula(text: &str, start: usize, unclosed: &mut Vec<&'static str>) -> Option<usize> {
    let rest = text.get(start..)?;
    let (open, close) = FORMULAS.into_iter().find(|(open, _)| rest.starts_with(open))?;
    let inside = rest.get(open.len()..)?;
    if unclosed.contains(&open) || open == DOLLAR && !opens(text.get(..start)?, inside) {
        return None;
    }
    let found = if open == DOLLAR { closing_dollar(inside) } else { inside.find(close) };
    if found.is_none() {
        unclosed.push(open);
    }
    Some(start + open.len() + found? + close.len())
}

/// Whether a `$` between these texts opens a formula. Pandoc's rule: no space after it; and no word before it.
fn opens(before: &str, inside: &str) -> bool {
    !before.ends_with(char::is_alphanumeric)
        && !inside.starts_with(|first: char| first.is_whitespace() || first == '$')
}

/// The `$` that closes a formula. Pandoc's rule: no space before it, no digit after it.
fn closing_dollar(inside: &str) -> Option<usize> {
    inside.match_indices(DOLLAR).map(|(at, _)| at).find(|&at| {
        let ends = |before: &str| !before.ends_with(|last: char| last.is_whitespace() || last == '\\');
        let goes_on = |after: &str| after.starts_with(|next: char| next.is_ascii_digit());
        inside.get(..at).is_some_and(ends) && !inside.get(at + 1..).is_some_and(goes_on)
    })
}

fn identifiers(text: &str, ranges: &mut Vec<Range<usize>>) {
    // Every identifier contains one of these characters; after a colon or a full stop in prose follows a space.
    let bytes = text.as_bytes();
    let signs = bytes.iter().enumerate().filter(|(at, byte)| match byte {
        b'@' | b'#' | b'/' | b'\\' | b'=' => true,
        b'.' | b':' => !matches!(bytes.get(at + 1), None | Some(b' ' | b'\n')),
        // The first byte of the full-width signs.
        0xef => text.get(*at..).is_some_and(|rest| rest.starts_with(['＠', '＃'])),
        _ => false,
    });
    // The end of the last range, and of the last run, which is not read again for each of its trailing signs.
    let (mut end, mut read) = (0, 0);
    for (at, _) in signs {
        if at < end {
            continue;
        }
        if at >= read {
            let run;
            (run, read) = self::run(text, at, end);
            end = run.end;
            if text.get(run.clone()).is_some_and(is_identifier) {
                ranges.push(run);
                continue;
            }
        }
        if let Some(handle) = handle(text, at) {
            end = end.max(handle.end);
            ranges.push(handle);
        }
    }
}

/// The longest run around `at` that may be one identifier, not before `from`, without surrounding punctuation; and its
/// end with that.
fn run(text: &str, at: usize, from: usize) -> (Range<usize>, usize) {
    let before = text.get(from..at).unwrap_or_default();
    let start = from + before.trim_end_matches(is_part).len();
    let after = text.get(at..).unwrap_or_default();
    let whole = at + after.len() - after.trim_start_matches(is_part).len();
    let inside = text.get(start..whole).unwrap_or_default();
    let trimmed = inside.trim_end_matches(|sign: char| !sign.is_alphanumeric() && sign != '/');
    let end = start + trimmed.len();
    let start =
        start + trimmed.len() - trimmed.trim_start_matches(['(', '[', '\'', '*', ',', ';', ':']).len();
    (start..end.max(start), whole)
}

/// Letters of scripts with spaces between words: in others a run would be a sentence.
fn is_part(char: char) -> bool {
    cost::step();
    (char.is_alphanumeric() && char < '\u{e00}') || SIGNS.contains(char)
}

fn is_identifier(run: &str) -> bool {
    let (host, path) = run.split_once('/').map_or((run, None), |(host, path)| (host, Some(path)));
    let is_mail = |(name, host): (&str, &str)| !name.is_empty() && host.starts_with(char::is_alphanumeric);
    let is_query = |(_, query): (&str, &str)| query.contains('=');
    let is_scheme = |(scheme, rest): (&str, &str)| SCHEMES.contains(&scheme) && !rest.is_empty();
    run.contains("://")
        || run.starts_with("www.")
        || run.split_once('@').is_some_and(is_mail)
        || run.split_once('?').is_some_and(is_query)
        || run.split_once(':').is_some_and(is_scheme)
        || is_dotted(host.split(['?', '#']).next().unwrap_or_default(), path.is_some())
        || has_port(host)
        || is_folder(host, path)
}

/// Whether this is the start of a path: `/usr`, `//server`, `~/`, `C:\`, `\\server\`, `localhost/`, or `r/` and `u/` of a
/// forum. Not `Northport/Southport` or `km/h`.
fn is_folder(host: &str, path: Option<&str>) -> bool {
    let is_drive = |(drive, rest): (&str, &str)| {
        drive.len() == 1 && drive.starts_with(|c: char| c.is_ascii_alphabetic()) && rest.starts_with('\\')
    };
    let is_name = |path: &str| path.trim_start_matches('/').starts_with(char::is_alphanumeric);
    match host {
        "" => path.is_some_and(|path| {
            path.starts_with(|c: char| c.is_ascii_lowercase() || c == '/') && is_name(path)
        }),
        "~" | "localhost" => path.is_some_and(is_name),
        "r" | "u" => path.is_some_and(|path| path.len() > 2 && is_name(path)),
        _ => {
            host.split_once(':').is_some_and(is_drive)
                || host.strip_prefix("\\\\").is_some_and(|server| server.contains('\\'))
        }
    }
}

/// Whether this is a host with a port: `northport:8080`.
fn has_port(host: &str) -> bool {
    host.split_once(':').is_some_and(|(name, port)| {
        let is_lower = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '.';
        let is_number = (4..=5).contains(&port.len()) && port.bytes().all(|byte| byte.is_ascii_digit());
        is_number && name.starts_with(|c: char| c.is_ascii_lowercase()) && name.chars().all(is_lower)
    })
}

/// Whether this is a name with an extension or a top-level domain: `northport.pdf`, `port.example`. Not `U.S.`, `3.5`
/// or two sentences without a space between.
fn is_dotted(name: &str, has_path: bool) -> bool {
    let Some((before, ending)) = name.rsplit_once('.') else { return false };
    let is_lower = |char: char| char.is_ascii_lowercase() || char.is_ascii_digit();
    let is_upper = |char: char| char.is_ascii_uppercase() || char.is_ascii_digit();
    let has_letter = ending.contains(|char: char| char.is_ascii_alphabetic());
    let shortest = if has_path { 1 } else { 2 };
    let is_word = |part: &str| part.chars().filter(|char| char.is_alphanumeric()).count() >= shortest;
    has_letter
        && (2..=10).contains(&ending.len())
        && before.split('.').all(is_word)
        && (ending.chars().all(is_lower) || (ending.len() <= 4 && ending.chars().all(is_upper)))
}

/// `@name` or `#name`, unless the sign is inside a word.
fn handle(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = text.get(at..)?.strip_prefix(['@', '#', '＠', '＃'])?;
    let start = text.len() - rest.len();
    let name = rest.len() - rest.trim_start_matches(|char: char| char.is_alphanumeric() || char == '_').len();
    let has_letter = rest.get(..name)?.contains(char::is_alphabetic);
    let inside_word = text.get(..at)?.ends_with(char::is_alphanumeric);
    (has_letter && !inside_word).then_some(at..start + name)
}

#[cfg(test)]
mod tests {
    /// The text with the closed ranges in brackets.
    fn closed(text: &str) -> String {
        let mut ranges = Vec::new();
        super::add(text, &mut ranges);
        let mut told = String::new();
        let mut end = 0;
        for range in ranges {
            told.push_str(text.get(end..range.start).unwrap());
            told.push_str(&format!("[{}]", text.get(range.clone()).unwrap()));
            end = range.end;
        }
        told + text.get(end..).unwrap()
    }

    #[test]
    fn identifiers_are_closed() {
        for (text, expected) in [
            ("Write to info@northport.example, please.", "Write to [info@northport.example], please."),
            (
                "see www.northport.example or (northport.pdf).",
                "see [www.northport.example] or ([northport.pdf]).",
            ),
            ("#Northport and @northport.", "[#Northport] and [@northport]."),
            ("https://x.example/Northport?a=b#c, then", "[https://x.example/Northport?a=b#c], then"),
            ("northport.example/board too", "[northport.example/board] too"),
            ("REPORT.PDF and data_northport.csv", "[REPORT.PDF] and [data_northport.csv]"),
            ("#東京都 と東京都", "[#東京都] と東京都"),
            ("連絡はinfo@tokyo.exampleまで東京都", "連絡は[info@tokyo.example]まで東京都"),
            ("in /usr/northport", "in [/usr/northport]"),
            ("//northport/share and ~/Northport", "[//northport/share] and [~/Northport]"),
            (r"in C:\Northport\a or \\Northport\share", r"in [C:\Northport\a] or [\\Northport\share]"),
            ("by u/Northport in r/Northport", "by [u/Northport] in [r/Northport]"),
            ("t.me/Northport, localhost/Northport?x=1", "[t.me/Northport], [localhost/Northport?x=1]"),
            ("x?city=Northport&y=2 at northport:8080", "[x?city=Northport&y=2] at [northport:8080]"),
            ("mailto:Northport or doi:10.1000/Northport", "[mailto:Northport] or [doi:10.1000/Northport]"),
            ("Northport.html#top and northport.html?a", "[Northport.html#top] and [northport.html?a]"),
            ("＠Northport と ＃東京都 で", "[＠Northport] と [＃東京都] で"),
            ("so...#東京都, ##東京都", "so...[#東京都], #[#東京都]"),
        ] {
            assert_eq!(closed(text), expected);
        }
    }

    #[test]
    fn prose_is_not() {
        for text in [
            "The Board met.Northport slept.",
            "the U.S. and e.g. Northport",
            "Northport/Southport and/or 24/7",
            "3.5 million, No.5, at 10.30",
            "C# and F# at Northport #5",
            "wait... Northport",
            "Mr.Board",
            "EU.The Board",
            "the Board:its chair, Matthew 5:12, at 10:30, 2:1",
            "Who?Northport. km/h, w/o, r/s",
            r"a \in Northport",
        ] {
            assert_eq!(closed(text), text);
        }
    }

    #[test]
    fn the_source_of_formulas_is_closed() {
        for (text, expected) in [
            (
                r"Growth is \(g = \Delta \text{GDP} / N\) in a year.",
                r"Growth is [\(g = \Delta \text{GDP} / N\)] in a year.",
            ),
            (r"\[GDP\] and $$GDP$$ and $GDP_t$.", r"[\[GDP\]] and [$$GDP$$] and [$GDP_t$]."),
            (r"\begin{align}GDP\end{align} GDP", r"[\begin{align}GDP\end{]align} GDP"),
            ("It cost $5 million to Northport and $6 more", "It cost $5 million to Northport and $6 more"),
            ("US$5 or Northport$", "US$5 or Northport$"),
            (r"a \(broken Northport", r"a \(broken Northport"),
        ] {
            assert_eq!(closed(text), expected);
        }
    }
}
