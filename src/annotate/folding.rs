//! Character classes and folding.
//!
//! Folding removes: case (in Turkish and Azerbaijani with their own i); the accent of Greek vowels, which is absent in
//! upper case; final sigma; the difference between `ß` and `ss`, and between `ё` and `е`, which are used
//! interchangeably in print; full-width forms; the vowel points of Arabic and Hebrew; soft hyphens and other zero-width
//! characters; variants of apostrophes, quotation marks and hyphens. It never removes an accent that distinguishes
//! words.
//!
//! # Why no Unicode normalization?
//! Text is expected to be composed (NFC), as almost all text is. Decomposed text comes from keyboards and file systems,
//! and consists of a letter with an accent; `compose` composes those of Latin, Greek, Cyrillic and Kana with a table of
//! about 2 kB, where the whole of Unicode takes 50. It reads the text as it is in the page, so that ranges refer to
//! that text. Letters that are not in the table match if glossary and text encode them in the same way.

/// What is folded besides typography.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Folding {
    /// Case-sensitive.
    None,
    /// Case-insensitive.
    #[default]
    Capitals,
    /// Case-insensitive, where `I` is the capital of `ı` and `İ` that of `i`.
    Turkic,
}

impl Folding {
    /// The case folding of a language, by its BCP 47 tag.
    #[must_use]
    pub fn of_language(tag: &str) -> Self {
        let language = tag.split(['-', '_']).next().unwrap_or_default();
        let turkic = ["tr", "az"].iter().any(|code| language.eq_ignore_ascii_case(code));
        if turkic { Self::Turkic } else { Self::Capitals }
    }
}

/// The class of a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Forms words with the letters beside it.
    Letter,
    /// A word by itself: its script has no spaces.
    Unspaced,
    /// Belongs to the letter before it.
    Mark,
    /// Separates words.
    Space,
    /// Without effect.
    Ignored,
    /// Punctuation or a symbol.
    Sign,
}

pub(super) fn class(char: char) -> Class {
    match char {
        '0'..='9' | 'A'..='Z' | 'a'..='z' | '_' => Class::Letter,
        '\u{ad}' | '\u{640}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' => Class::Ignored,
        '\u{2060}'..='\u{2069}' | '\u{feff}' => Class::Ignored,
        '\u{2bc}' => Class::Sign,
        // Superscript digits: the number of a note is no part of the word before it.
        '\u{b2}' | '\u{b3}' | '\u{b9}' | '\u{2070}' | '\u{2074}'..='\u{2079}' => Class::Unspaced,
        _ if is_mark(char) => Class::Mark,
        _ if char.is_alphanumeric() => {
            if is_unspaced(char) {
                Class::Unspaced
            } else {
                Class::Letter
            }
        }
        _ if char.is_whitespace() => Class::Space,
        _ => Class::Sign,
    }
}

fn is_mark(char: char) -> bool {
    match char {
        ..='\u{2ff}' => false,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' => true,
        '\u{591}'..='\u{5c7}' => !matches!(char, '\u{5be}' | '\u{5c0}' | '\u{5c3}' | '\u{5c6}'),
        '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' => true,
        '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e4}' | '\u{6e7}' | '\u{6e8}' => true,
        // Nukta and virama have the same offset in each block of the Indic scripts.
        '\u{900}'..='\u{dff}' => matches!(u32::from(char) & 0x7f, 0x3c | 0x4d),
        '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}' => true,
        '\u{eb1}' | '\u{eb4}'..='\u{ebc}' | '\u{ec8}'..='\u{ece}' => true,
        '\u{102b}'..='\u{103e}' | '\u{17b4}'..='\u{17d3}' => true,
        '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' => true,
        '\u{302a}'..='\u{302f}' | '\u{3099}' | '\u{309a}' => true,
        '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}' | '\u{e0100}'..='\u{e01ef}' => true,
        _ => false,
    }
}

/// Whether a letter is of a script without spaces between words.
fn is_unspaced(char: char) -> bool {
    matches!(char,
        '\u{e00}'..='\u{eff}'
        | '\u{1000}'..='\u{109f}'
        | '\u{1780}'..='\u{17ff}'
        | '\u{2e80}'..='\u{312f}'
        | '\u{31a0}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{ff66}'..='\u{ff9f}'
        | '\u{1b000}'..='\u{1b2ff}'
        | '\u{20000}'..='\u{3ffff}')
}

/// Whether a mark is optional in writing: the vowel points of Arabic and Hebrew.
pub(super) fn is_optional(mark: char) -> bool {
    matches!(mark, '\u{591}'..='\u{6e8}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// The ASCII character of a full-width one.
fn narrow(char: char) -> char {
    match char {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(char) - 0xfee0).unwrap_or(char),
        _ => char,
    }
}

/// Appends the folded form of a letter.
pub(super) fn fold_char(char: char, folding: Folding, folded: &mut String) {
    let char = narrow(char);
    if folding == Folding::None {
        return folded.push(char);
    }
    let char = match char {
        'I' if folding == Folding::Turkic => 'ı',
        'İ' => 'i',
        'ß' | 'ẞ' => return folded.push_str("ss"),
        'ς' => 'σ',
        'ё' | 'Ё' => 'е',
        'ά' | 'Ά' => 'α',
        'έ' | 'Έ' => 'ε',
        'ή' | 'Ή' => 'η',
        'ί' | 'Ί' => 'ι',
        'ό' | 'Ό' => 'ο',
        'ύ' | 'Ύ' => 'υ',
        'ώ' | 'Ώ' => 'ω',
        'ΐ' => 'ϊ',
        'ΰ' => 'ϋ',
        _ => return folded.extend(char.to_lowercase()),
    };
    folded.push(char);
}

/// The folded form of a sign.
pub(super) fn fold_sign(sign: char) -> char {
    match narrow(sign) {
        '\u{2018}'..='\u{201b}' | '\u{2032}' | '\u{2bc}' | '\u{5f3}' | '`' | '´' => '\'',
        '\u{201c}'..='\u{201f}' | '\u{2033}' | '\u{5f4}' | '«' | '»' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{5be}' => '-',
        sign => sign,
    }
}

/// The composed character of a letter and a mark, if it is in [`COMPOSED`].
pub(crate) fn compose(base: char, mark: char) -> Option<char> {
    let (_, pairs) = COMPOSED.iter().find(|(of, _)| *of == mark)?;
    let lower = base.to_lowercase().next()?;
    let mut chars = pairs.chars();
    while let (Some(from), Some(to)) = (chars.next(), chars.next()) {
        if from == lower {
            return if lower == base { Some(to) } else { to.to_uppercase().next() };
        }
    }
    None
}

/// For each mark pairs of a small letter and the composed letter.
static COMPOSED: &[(char, &str)] = &[
    ('\u{300}', "aàeèiìnǹoòuùwẁyỳâầêềôồăằơờưừеѐиѝ"),
    ('\u{301}', "aácćeégǵiíkḱlĺmḿnńoópṕrŕsśuúwẃyýzźâấêếôốăắơớưứüǘαάεέηήιίοόυύωώϊΐϋΰгѓкќ"),
    ('\u{302}', "aâcĉeêgĝhĥiîjĵoôsŝuûwŵyŷzẑạậẹệọộ"),
    ('\u{303}', "aãeẽiĩnñoõuũvṽyỹâẫêễôỗăẵơỡưữ"),
    ('\u{304}', "aāeēgḡiīoōuūyȳæǣиӣуӯ"),
    ('\u{306}', "aăeĕgğiĭoŏuŭạặийуў"),
    ('\u{307}', "aȧbḃcċdḋeėfḟgġhḣiimṁnṅoȯpṗrṙsṡtṫwẇxẋyẏzż"),
    ('\u{308}', "aäeëhḧiïoötẗuüwẅxẍyÿιϊυϋеёиӥіїэӭ"),
    ('\u{309}', "aảeẻiỉoỏuủyỷâẩêểôổăẳơởưử"),
    ('\u{30a}', "aåuůwẘyẙ"),
    ('\u{30b}', "oőuű"),
    ('\u{30c}', "aǎcčdďeěgǧhȟiǐjǰkǩlľnňoǒrřsštťuǔzž"),
    ('\u{31b}', "oơuư"),
    ('\u{323}', "aạbḅdḍeẹhḥiịkḳlḷmṃnṇoọrṛsṣtṭuụvṿwẉyỵzẓơợưự"),
    ('\u{326}', "sștț"),
    ('\u{327}', "cçdḑeȩgģhḩkķlļnņrŗsştţ"),
    ('\u{328}', "aąeęiįoǫuų"),
    (
        '\u{3099}',
        "うゔかがきぎくぐけげこごさざしじすずせぜそぞただちぢつづてでとどはばひびふぶへべほぼ\
      ウヴカガキギクグケゲコゴサザシジスズセゼソゾタダチヂツヅテデトドハバヒビフブヘベホボ",
    ),
    ('\u{309a}', "はぱひぴふぷへぺほぽハパヒピフプヘペホポ"),
];
