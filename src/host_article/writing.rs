//! Guesses what a script meant by changing the text before a mention.
//!
//! The host's text node keeps the text before its first mention, so a script finds less in it than it put there. A
//! script that knows the whole text writes a whole text. One that has read the node rewrites that part, or appends to
//! it, as with typing effects and streams.
//!
//! # How are these distinguished?
//! By how the texts begin and end. The text before a mention ends with a space or an opening mark; a new whole text
//! ends as the old whole did. Appended text continues the end of the whole, with one space, or none before a comma; the
//! rest of a new whole text continues its beginning. If the whole text ends with a space as well, before an element,
//! the ends are compared, unless a framework owns the node: it writes whole texts. Otherwise a text that has grown
//! before is expected to grow again, by a letter or a token, whatever the boundary.

/// The meaning of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meant {
    /// A new whole text: the mentions and the text after them are obsolete.
    Whole,
    /// A new version of the part in the node.
    Part,
    /// Appended to the end of the whole text.
    End,
}

/// Further facts about a text node.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Known {
    /// Its last change appended to it.
    pub(super) grows: bool,
    /// A framework owns it.
    pub(super) is_managed: bool,
    /// It has no next sibling, apart from inserted nodes.
    pub(super) is_last: bool,
}

/// Two texts may share this many letters at the beginning or end by chance.
const CHANCE: usize = 3;

/// What a script meant by writing `now` in place of `before`, with the text `after` following. `now` and `before`
/// differ.
pub(super) fn meant(before: &str, now: &str, after: &str, known: Known) -> Meant {
    if let Some(added) = now.strip_prefix(before).filter(|added| !added.is_empty()) {
        let grows_on = known.grows && (!before.is_empty() || added.split_whitespace().count() <= 1);
        let is_end = match (joins(before, added), joins(after, added)) {
            _ if is_told_again(added, after) => false,
            _ if known.is_managed && before.is_empty() => false,
            _ if grows_on && !known.is_managed => true,
            (false, true) => true,
            (true, false) if before.is_empty() && is_put_before(now, after) && !known.is_managed => {
                return Meant::Part;
            }
            (true, false) => false,
            _ if known.is_managed => false,
            (false, false) => added.starts_with(char::is_whitespace),
            // More text is expected where it ends with a space and nothing follows.
            (true, true) if known.is_last => !end_alike(now, after),
            (true, true) => !before.is_empty() && leads(now) == leads(after) && !end_alike(now, after),
        };
        return if is_end { Meant::End } else { Meant::Whole };
    }
    let is_part = match (ending(before), ending(now)) {
        (Ending::Space, Ending::Space) => {
            let is_nearer = shared_end(now, before) > shared_end(now, after);
            if known.is_managed {
                !leads(after) && is_edited(before, now)
            } else {
                !leads(after) || is_nearer
            }
        }
        _ if known.is_managed => false,
        (Ending::Letter, _) | (_, Ending::Letter) => false,
        (_, Ending::Nothing) => before.trim().is_empty(),
        (Ending::Unspaced, end) | (end, Ending::Unspaced) if end != Ending::Unspaced => false,
        _ => is_as_long(before, now, after),
    };
    if is_part { Meant::Part } else { Meant::Whole }
}

/// The end of a text before a mention.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    Nothing,
    /// A space, or an opening mark.
    Space,
    /// A sign that may be followed by a word without a space, as in `l'Europa` and `post-war`.
    Sign,
    /// A letter of a script without spaces between words.
    Unspaced,
    /// A letter, or punctuation that is followed by a space.
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

/// Whether a letter belongs to a script without spaces between words: Thai, Lao, Burmese, Khmer, Chinese, Japanese.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether one text is the other with a few letters changed in one place.
fn is_edited(before: &str, now: &str) -> bool {
    let shared_start = before.chars().zip(now.chars()).take_while(|(a, b)| a == b).count();
    2 * (shared_start + shared_end(before, now)) >= before.chars().count()
}

/// Whether words were put before a text that begins with a mention.
fn is_put_before(now: &str, after: &str) -> bool {
    matches!(ending(now), Ending::Space | Ending::Sign) && is_as_long("", now, after)
}

/// Whether the length of the written text is closer to that of the part than to that of the whole.
fn is_as_long(before: &str, now: &str, after: &str) -> bool {
    let length = |text: &str| text.chars().count();
    let (part, rest, now) = (length(before), length(after), length(now));
    now.abs_diff(part) < (part + rest).abs_diff(now)
}

/// Whether the added text begins like the text that follows already.
fn is_told_again(added: &str, after: &str) -> bool {
    let shared = added.chars().zip(after.chars()).take_while(|(a, b)| a == b).count();
    shared > CHANCE || added.starts_with(after)
}

/// Whether a text can end before a mention: with a space or an opening mark.
fn leads(text: &str) -> bool {
    text.ends_with(|c: char| c.is_whitespace() || is_opening(c))
}

/// Whether `next` can continue `text`.
pub(super) fn joins(text: &str, next: &str) -> bool {
    // In "Northport's" the suffix belongs to the name.
    let of_word = next.strip_prefix('\'').is_some_and(|next| next.starts_with(char::is_lowercase));
    let begins_apart = of_word || next.starts_with(|c: char| c.is_whitespace() || is_closing(c));
    (text.is_empty() || leads(text)) != begins_apart
}

/// The number of letters that two texts share at their ends.
fn shared_end(one: &str, other: &str) -> usize {
    one.chars().rev().zip(other.chars().rev()).take_while(|(a, b)| a == b).count()
}

/// Whether two texts end so much alike that it is not by chance: with some letters, or with the same sign.
fn end_alike(one: &str, other: &str) -> bool {
    let shared = shared_end(one, other);
    let is_sign = |c: char| !c.is_alphanumeric() && !c.is_whitespace();
    shared > CHANCE || one.chars().rev().take(shared).any(is_sign)
}

fn is_opening(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '“' | '‘' | '„' | '‚' | '«' | '¿' | '¡')
}

fn is_closing(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '…' | ')' | ']' | '}' | '”' | '’' | '»')
}
