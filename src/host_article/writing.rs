//! What a script meant that has written to the text before a mention.
//!
//! The host's text node keeps the words before its first mention, so a script finds less in it than it put there. One that
//! knows the whole text writes a whole text. One that has read what the node holds writes a part again, or goes on writing
//! at its end, as what is typed or streamed.
//!
//! # How are they told apart?
//! By how texts begin and end. The words before a mention end with a space or an opening mark; a whole text ends as the
//! whole did. What is appended joins the end of the whole by one space, or by none before a comma; the rest of a new whole
//! text joins its beginning so. Where the whole too ends with a space, before an element, the ends are compared, unless a
//! framework has left its notes on the page: it writes whole texts. Elsewhere a text that has grown before grows on, by a letter
//! or a token, however that joins.

/// What a script meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meant {
    /// All of the text, with the mentions and what follows them.
    Whole,
    /// The words that it found in the node.
    Part,
    /// The end of the text.
    End,
}

/// What is known of a text node besides its words.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Known {
    /// It has grown at its end before.
    pub(super) grows: bool,
    /// A framework has left its notes on it, or on what holds it.
    pub(super) is_managed: bool,
    /// Nothing follows it in its element.
    pub(super) is_last: bool,
}

/// Letters at the beginning or the end that two texts share by chance.
const CHANCE: usize = 3;

/// What was meant by writing `now` in place of `before`, which the words in `after` follow. The two are not the same.
pub(super) fn meant(before: &str, now: &str, after: &str, known: Known) -> Meant {
    if let Some(added) = now.strip_prefix(before).filter(|added| !added.is_empty()) {
        let grows_on = known.grows && (!before.is_empty() || added.split_whitespace().count() <= 1);
        let is_end = match (joins(before, added), joins(after, added)) {
            _ if is_told_again(added, after) => false,
            _ if grows_on && !known.is_managed => true,
            (false, true) => true,
            (true, false) => false,
            _ if known.is_managed => false,
            (false, false) => added.starts_with(char::is_whitespace),
            // More is to come where the text ends with a space and nothing follows.
            (true, true) if known.is_last => shared_end(now, after) <= CHANCE,
            (true, true) => {
                !before.is_empty() && leads(now) == leads(after) && shared_end(now, after) <= CHANCE
            }
        };
        return if is_end { Meant::End } else { Meant::Whole };
    }
    let is_part = match (ending(before), ending(now)) {
        (Ending::Space, Ending::Space) => {
            !leads(after) || !known.is_managed && shared_end(now, before) > shared_end(now, after)
        }
        _ if known.is_managed => false,
        (Ending::Letter, _) | (_, Ending::Letter) => false,
        (Ending::Nothing, end) => end != Ending::Unspaced && is_as_long(before, now, after),
        (Ending::Unspaced, end) | (end, Ending::Unspaced) if end != Ending::Unspaced => false,
        _ => is_as_long(before, now, after),
    };
    if is_part { Meant::Part } else { Meant::Whole }
}

/// What a text ends with, where a mention may follow.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    Nothing,
    /// A space, or an opening sign.
    Space,
    /// A sign after which a word may follow at once, as in `l'Europa` and `post-war`.
    Sign,
    /// A letter of a script that has no spaces between words.
    Unspaced,
    /// A letter, or the sign at the end of a sentence: no word follows at once.
    Letter,
}

fn ending(text: &str) -> Ending {
    match text.chars().next_back() {
        None => Ending::Nothing,
        Some(_) if leads(text) => Ending::Space,
        Some('.' | ',' | ';' | ':' | '!' | '?' | '…' | '。' | '、' | '，' | '！' | '？' | '」' | '』') => {
            Ending::Letter
        }
        Some(c) if is_unspaced(c) => Ending::Unspaced,
        Some(c) if c.is_alphanumeric() => Ending::Letter,
        Some(_) => Ending::Sign,
    }
}

/// Whether a letter belongs to a script without spaces between words: Thai and its neighbours, Chinese, Japanese.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether the length of what was written is nearer to that of the part than to that of the whole.
fn is_as_long(before: &str, now: &str, after: &str) -> bool {
    let length = |text: &str| text.chars().count();
    let (part, rest, now) = (length(before), length(after), length(now));
    now.abs_diff(part) < (part + rest).abs_diff(now)
}

/// Whether a text begins as the words do that stand there already.
fn is_told_again(added: &str, after: &str) -> bool {
    let shared = added.chars().zip(after.chars()).take_while(|(a, b)| a == b).count();
    shared > CHANCE || added.starts_with(after)
}

/// Whether a text ends as the words before a mention do.
fn leads(text: &str) -> bool {
    text.ends_with(|c: char| c.is_whitespace() || is_opening(c))
}

/// Whether one text goes on with another.
fn joins(text: &str, next: &str) -> bool {
    // Of "Northport's" what follows the name belongs to it.
    let of_word = next.strip_prefix('\'').is_some_and(|next| next.starts_with(char::is_lowercase));
    let begins_apart = of_word || next.starts_with(|c: char| c.is_whitespace() || is_closing(c));
    (text.is_empty() || leads(text)) != begins_apart
}

/// How many letters two texts share at their ends.
fn shared_end(one: &str, other: &str) -> usize {
    one.chars().rev().zip(other.chars().rev()).take_while(|(a, b)| a == b).count()
}

fn is_opening(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '“' | '‘' | '„' | '‚' | '«' | '¿' | '¡')
}

fn is_closing(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '…' | ')' | ']' | '}' | '”' | '’' | '»')
}
