//! Writes rich text as inline Markdown.

use serde_json::Value;

/// Rich text of a story file, on one line.
pub(super) fn markdown(text: &Value) -> String {
    let mut line = String::new();
    write(&mut line, text, false);
    line
}

/// The same for a table cell.
pub(super) fn cell(text: &Value) -> String {
    let mut line = String::new();
    write(&mut line, text, true);
    line
}

fn write(line: &mut String, text: &Value, in_cell: bool) {
    match text {
        Value::String(words) => push_words(line, words, in_cell),
        Value::Array(nodes) => nodes.iter().for_each(|node| write(line, node, in_cell)),
        Value::Object(node) => {
            for (name, value) in node {
                write_node(line, name, value, in_cell);
            }
        }
        _ => {}
    }
}

fn write_node(line: &mut String, name: &str, value: &Value, in_cell: bool) {
    let field = |name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default();
    let inner = |text: &Value| {
        let mut words = String::new();
        write(&mut words, text, in_cell);
        words
    };
    let words = |name: &str| value.get(name).map(inner).unwrap_or_default();
    match name {
        "emphasis" => marked(line, "*", &inner(value)),
        "strong" => marked(line, "**", &inner(value)),
        "strike" => struck(line, &inner(value)),
        "superscript" => tagged(line, "sup", &inner(value)),
        "subscript" => tagged(line, "sub", &inner(value)),
        "line_break" => line.push_str("<br>"),
        "code" => code(line, value.as_str().unwrap_or_default(), in_cell),
        "link" => {
            let href = field("href").replace('<', "%3C").replace('>', "%3E");
            line.push_str(&["[", &words("text"), "](<", &href, ">)"].concat());
        }
        "term" => {
            let bar = if in_cell { "\\|" } else { "|" };
            line.push_str(&["[[", field("id"), bar, &words("text"), "]]"].concat());
        }
        "event" => line.push_str(&["[", &words("text"), "](event:", field("id"), ")"].concat()),
        "footnote" => line.push_str(&["[^", value.as_str().unwrap_or_default(), "]"].concat()),
        _ => {}
    }
}

/// Text between marks; white space at its ends is moved outside, so that the marks are recognised.
fn marked(line: &mut String, mark: &str, words: &str) {
    let inner = words.trim();
    if inner.is_empty() {
        line.push_str(words);
        return;
    }
    let start = words.len() - words.trim_start().len();
    let (before, after) =
        (words.get(..start).unwrap_or_default(), words.get(start + inner.len()..).unwrap_or_default());
    line.push_str(&[before, mark, inner, mark, after].concat());
}

/// Struck-out text, between tildes where these are always recognised as marks.
fn struck(line: &mut String, words: &str) {
    let is_safe = words.starts_with(char::is_alphanumeric)
        && words.ends_with(char::is_alphanumeric)
        && !words.contains('~')
        && !line.ends_with('~');
    if is_safe {
        line.push_str(&["~~", words, "~~"].concat());
    } else {
        tagged(line, "s", words);
    }
}

/// Text in an element, which is always recognised, unlike marks such as `~~`.
fn tagged(line: &mut String, tag: &str, words: &str) {
    if !words.is_empty() {
        line.push_str(&["<", tag, ">", words, "</", tag, ">"].concat());
    }
}

/// Code between more backticks than it contains.
fn code(line: &mut String, code: &str, in_cell: bool) {
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = if code.starts_with('`') || code.ends_with('`') { " " } else { "" };
    let code = if in_cell { code.replace('|', "\\|") } else { code.to_owned() };
    line.push_str(&[&fence, pad, &code, pad, &fence].concat());
}

/// Appends plain text, with a backslash before characters that would be read as marks.
fn push_words(line: &mut String, words: &str, in_cell: bool) {
    let is_start = line.is_empty();
    let chars: Vec<char> = words.chars().collect();
    for (at, &c) in chars.iter().enumerate() {
        let next = chars.get(at + 1);
        let before = at.checked_sub(1).and_then(|at| chars.get(at));
        let is_mark = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '~' => true,
            '_' => {
                !(before.is_some_and(|c| c.is_alphanumeric()) && next.is_some_and(|c| c.is_alphanumeric()))
            }
            '&' => next.is_some_and(|next| next.is_alphabetic() || *next == '#'),
            '|' => in_cell || line.is_empty(),
            '#' | '>' | '+' | '-' | '=' => is_start && at == 0,
            _ => false,
        };
        if is_mark {
            line.push('\\');
        }
        line.push(if matches!(c, '\n' | '\r') { ' ' } else { c });
    }
    // A number and a full stop at the start would begin a list.
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    if is_start && digits > 0 && line.get(digits..).is_some_and(|rest| rest.starts_with(['.', ')'])) {
        line.insert(digits, '\\');
    }
}
