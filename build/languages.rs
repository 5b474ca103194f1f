//! Checks the data files of languages and converts them to Rust: the array `LANGUAGES`, English first, and the array
//! `PROSE`.
//!
//! A file with only a section `prose` has data for finding words in texts: a story in that language gets English UI
//! text. English is the reference: every other language has the same entries of the same types, with the same
//! placeholders in its patterns; a language that `inherits` another has only the entries that differ.

use std::collections::{BTreeMap, BTreeSet};

use toml::{Table, Value};

const REFERENCE: &str = "en";
/// CLDR's plural categories, except `other`, which every language has.
const CATEGORIES: [&str; 5] = ["zero", "one", "two", "few", "many"];
/// The variants of a phrase around a date.
const PHRASE: [&str; 6] = ["day", "month", "season", "year", "decade", "century"];
/// Holidays differ between languages.
const HOLIDAYS: &str = "words.holiday";
/// The entries of `[dates]` that are such phrases.
const PHRASES: [&str; 4] = ["about", "since", "until", "reading_about"];

/// The Rust source for languages, by file stem; or the faults in them.
pub(crate) fn generate(files: &BTreeMap<String, String>) -> Result<String, Vec<String>> {
    let mut errors = Vec::new();
    let mut tables = BTreeMap::new();
    for (tag, text) in files {
        match text.parse::<Table>() {
            Ok(table) => drop(tables.insert(tag.as_str(), table)),
            Err(error) => errors.push(format!("{tag}.toml: {error}")),
        }
    }
    let mut languages = Vec::new();
    let mut prose = Vec::new();
    for (&tag, table) in &tables {
        let mut table = table.clone();
        if let Some(own) = table.remove("prose") {
            errors
                .extend(inflections(&own).iter().map(|slip| format!("{tag}.toml: prose.inflections{slip}")));
            match self::prose(tag, &own) {
                Some(source) => prose.push(source),
                None => errors
                    .push(format!("{tag}.toml: prose: `common`, `names` and `inflections` are expected")),
            }
            if table.is_empty() {
                continue;
            }
        }
        if let Some(base) = table.remove("inherits") {
            let Some(base) = base.as_str().and_then(|base| tables.get(base)) else {
                errors.push(format!("{tag}.toml: inherits: no such language"));
                continue;
            };
            table = merged(base.clone(), table);
            table.remove("prose");
        }
        languages.push((tag, Value::Table(table)));
    }
    languages.sort_by_key(|(tag, _)| (*tag != REFERENCE, *tag));
    let Some((_, reference)) = languages.first().filter(|(tag, _)| *tag == REFERENCE) else {
        errors.push(format!("{REFERENCE}.toml: no such file"));
        return Err(errors);
    };
    let mut source = format!("static LANGUAGES: [&Language; {}] = [\n", languages.len());
    for (tag, language) in &languages {
        let mut check = Check::new(tag, &mut errors);
        if let Some(plurals) = check.plurals(language) {
            check.same("", reference, language);
            source += &format!("&Language {{ tag: {tag:?}, {} }},\n", fields(language, &plurals));
        }
    }
    source += &format!("];\nstatic PROSE: [Prose; {}] = [\n{}];\n", prose.len(), prose.concat());
    if errors.is_empty() { Ok(source) } else { Err(errors) }
}

/// The source for finding words in a text. `endings`, `letters` and `changes` are optional.
fn prose(tag: &str, prose: &Value) -> Option<String> {
    let list = |list: &Value| {
        let words: Option<Vec<_>> = list.as_array()?.iter().map(Value::as_str).collect();
        Some(words?.join("|"))
    };
    let none = Value::Table(Table::new());
    let section = |name: &str| prose.get(name).unwrap_or(&none).as_table();
    let sign = |name: &str| name.parse::<char>().ok();
    let mut inflections = Vec::new();
    for (endings, forms) in prose.get("inflections")?.as_table()? {
        for ending in endings.split(' ') {
            inflections.push((ending, list(forms)?));
        }
    }
    // The longest ending of a word counts, and of equally long ones that with fewest capitals.
    let length = |end: &str| std::cmp::Reverse(end.chars().filter(|char| *char != '|').count());
    let capitals = |end: &str| end.chars().filter(|char| char.is_uppercase()).count();
    inflections.sort_by_key(|(ending, _)| (length(ending), capitals(ending)));
    let mut endings = Vec::new();
    for (digit, forms) in section("endings")? {
        endings.push((sign(digit)?, list(forms)?));
    }
    let mut letters = Vec::new();
    for (capital, all) in section("letters")? {
        letters.push((sign(capital)?, all.as_str()?));
    }
    let mut changes = Vec::new();
    for (mark, ends) in section("changes")? {
        let ends = ends.as_table()?.iter().map(|(end, other)| Some((end, other.as_str()?)));
        let mut ends: Vec<_> = ends.collect::<Option<_>>()?;
        ends.sort_by_key(|(end, _)| length(end));
        changes.push(format!("({:?}, &{ends:?})", sign(mark)?));
    }
    let (common, names) = (list(prose.get("common")?)?, prose.get("names")?.as_bool()?);
    Some(format!(
        "Prose {{ tag: {tag:?}, common: {common:?}, names: {names}, inflections: &{inflections:?}, \
         endings: &{endings:?}, letters: &{letters:?}, changes: &[{}] }},\n",
        changes.join(", ")
    ))
}

/// Faults in the endings and forms of a language: duplicates, and undefined signs.
fn inflections(prose: &Value) -> Vec<String> {
    let section = |name: &str| prose.get(name).and_then(Value::as_table);
    let explained = |sign: char| {
        let sections = ["endings", "letters", "changes"].into_iter().filter_map(section);
        (sign.is_alphabetic() && !sign.is_uppercase())
            || "'|¨".contains(sign)
            || sections.flat_map(Table::keys).any(|key| *key == sign.to_string())
    };
    let (mut known, mut slips) = (BTreeSet::new(), Vec::new());
    for (endings, forms) in section("inflections").into_iter().flatten() {
        for ending in endings.split(' ').map(|ending| ending.replace('|', "")) {
            if !known.insert(ending.clone()) {
                slips.push(format!(": {ending:?} stands twice"));
            }
        }
        let forms = forms.as_array().into_iter().flatten().filter_map(Value::as_str);
        for sign in forms.chain(endings.split(' ')).flat_map(str::chars).filter(|sign| !explained(*sign)) {
            slips.push(format!(".{endings}: `{sign}` is in none of `endings`, `letters` and `changes`"));
        }
    }
    slips
}

/// A table, overridden by the entries of another.
fn merged(mut base: Table, own: Table) -> Table {
    for (key, value) in own {
        let value = match (base.remove(&key), value) {
            (Some(Value::Table(base)), Value::Table(own)) => Value::Table(merged(base, own)),
            (_, own) => own,
        };
        base.insert(key, value);
    }
    base
}

/// The check of a language.
pub(crate) struct Check<'a> {
    tag: &'a str,
    errors: &'a mut Vec<String>,
    /// The plural categories of the language, `other` last.
    categories: Vec<&'static str>,
}

impl<'a> Check<'a> {
    pub(crate) fn new(tag: &'a str, errors: &'a mut Vec<String>) -> Self {
        Self { tag, errors, categories: Vec::new() }
    }

    fn error(&mut self, path: &str, message: &str) {
        self.errors.push(format!("{}.toml: {path}: {message}", self.tag));
    }

    /// The plural category of each number from 0 to 199, as a digit: its index among the language's categories.
    /// Trailing `other` is omitted.
    pub(crate) fn plurals(&mut self, language: &Value) -> Option<String> {
        let rules = language.get("plurals").and_then(Value::as_table);
        let Some(rules) = rules else {
            self.error("plurals", "missing");
            return None;
        };
        let mut parsed = Vec::new();
        for category in CATEGORIES {
            let Some(rule) = rules.get(category) else { continue };
            self.categories.push(category);
            match rule.as_str().and_then(Rule::parse) {
                Some(rule) => parsed.push(rule),
                None => self.error(
                    &format!("plurals.{category}"),
                    "no rule such as `n % 10 = 2..4 and n % 100 != 12..14`",
                ),
            }
        }
        self.categories.push("other");
        for category in rules.keys().filter(|category| !CATEGORIES.contains(&category.as_str())) {
            self.error(&format!("plurals.{category}"), "no plural category with a rule");
        }
        let index = |number| parsed.iter().position(|rule| rule.holds(number)).unwrap_or(parsed.len());
        let digits: String = (0..200).map(|number| index(number).to_string()).collect();
        Some(digits.trim_end_matches(&parsed.len().to_string()).to_owned())
    }

    /// Checks that an entry has the type of the reference's.
    pub(crate) fn same(&mut self, path: &str, reference: &Value, own: &Value) {
        let name = path.rsplit('.').next().unwrap_or(path);
        match (reference, own) {
            _ if path == "plurals" => {}
            (Value::Table(_), Value::Table(own)) if path == HOLIDAYS => {
                for (key, value) in own {
                    let path = format!("{path}.{key}");
                    if number(key).is_none() {
                        self.error(&path, "no rule such as `12-25`, `easter-2` or `11-22 4`");
                    } else if value.as_array().is_none() {
                        self.error(&path, "a list of texts is expected");
                    }
                }
            }
            _ if path.starts_with("dates.") && PHRASES.contains(&name) => {
                self.forms(path, own, &["any"], &PHRASE, &placeholders("{}"));
            }
            (Value::Table(forms), _) if forms.contains_key("other") => {
                let holes = forms.get("other").and_then(Value::as_str).map(placeholders).unwrap_or_default();
                let categories = self.categories.clone();
                self.forms(path, own, &categories, &[], &holes);
            }
            (Value::Table(reference), Value::Table(own)) => {
                let inside =
                    |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
                for (key, value) in reference {
                    match own.get(key) {
                        Some(own) => self.same(&inside(key), value, own),
                        None => self.error(&inside(key), "missing"),
                    }
                }
                // A language may have additional number words.
                let unknown = |key: &&String| !reference.contains_key(*key) && key.parse::<u16>().is_err();
                for key in own.keys().filter(unknown) {
                    self.error(&inside(key), "unknown: en.toml has no such entry");
                }
            }
            (Value::Array(reference), Value::Array(own)) => {
                if own.iter().any(|item| !item.is_str()) {
                    self.error(path, "a list of texts is expected");
                } else if !path.starts_with("words.") && reference.len() != own.len() {
                    self.error(path, &format!("{} texts are expected", reference.len()));
                }
            }
            (Value::String(reference), Value::String(own)) => {
                self.pattern(path, own, &placeholders(reference))
            }
            _ if reference.same_type(own) => {}
            _ => self.error(path, &format!("a {} is expected", reference.type_str())),
        }
    }

    /// A text, or one for each of several forms; a single text if only one is `needed`.
    fn forms(
        &mut self,
        path: &str,
        own: &Value,
        needed: &[&str],
        optional: &[&str],
        holes: &BTreeSet<String>,
    ) {
        match own {
            Value::String(text) if needed == ["any"] => self.pattern(path, text, holes),
            Value::Table(forms) => {
                let all = needed == ["any"] && optional.iter().all(|form| forms.contains_key(*form));
                for form in needed.iter().filter(|form| !all && !forms.contains_key(**form)) {
                    self.error(&format!("{path}.{form}"), "missing");
                }
                for (form, text) in forms {
                    let path = format!("{path}.{form}");
                    match text.as_str() {
                        _ if !needed.contains(&form.as_str()) && !optional.contains(&form.as_str()) => {
                            self.error(&path, "no form that the language has");
                        }
                        Some(text) => self.pattern(&path, text, holes),
                        None => self.error(&path, "a text is expected"),
                    }
                }
            }
            _ => self.error(path, &format!("texts are expected for {}", needed.join(", "))),
        }
    }

    fn pattern(&mut self, path: &str, text: &str, holes: &BTreeSet<String>) {
        let own = placeholders(text);
        for hole in holes.difference(&own) {
            self.error(path, &format!("`{{{hole}}}` is missing"));
        }
        for hole in own.difference(holes) {
            self.error(path, &format!("`{{{hole}}}` is unknown"));
        }
    }
}

/// The placeholders in a pattern.
pub(crate) fn placeholders(pattern: &str) -> BTreeSet<String> {
    pattern.split('{').skip(1).map(|rest| rest.split('}').next().unwrap_or(rest).to_owned()).collect()
}

/// A CLDR plural rule for integers: a disjunction of conjunctions of conditions.
struct Rule(Vec<Vec<Condition>>);

/// The number, or its remainder after a division, is in one of some ranges or, negated, in none.
struct Condition {
    /// Whether it refers to the number, and not to its decimals or exponent, which are 0.
    number: bool,
    modulus: Option<u32>,
    negated: bool,
    ranges: Vec<(u32, u32)>,
}

impl Rule {
    fn parse(rule: &str) -> Option<Self> {
        let any = rule.split(" or ").map(|all| all.split(" and ").map(Condition::parse).collect());
        any.collect::<Option<_>>().map(Self)
    }

    fn holds(&self, number: u32) -> bool {
        self.0.iter().any(|all| all.iter().all(|condition| condition.holds(number)))
    }
}

impl Condition {
    fn parse(condition: &str) -> Option<Self> {
        let (left, right) = condition.split_once('=')?;
        let (left, negated) = left.strip_suffix('!').map_or((left, false), |left| (left, true));
        let mut left = left.trim().chars();
        let number = match left.next()? {
            'n' | 'i' => true,
            'v' | 'w' | 'f' | 't' | 'c' | 'e' => false,
            _ => return None,
        };
        let modulus = match left.as_str().trim() {
            "" => None,
            modulus => Some(modulus.strip_prefix('%')?.trim().parse().ok().filter(|modulus| *modulus > 0)?),
        };
        let range = |range: &str| {
            let (first, last) = range.split_once("..").unwrap_or((range, range));
            Some((first.trim().parse().ok()?, last.trim().parse().ok()?))
        };
        let ranges = right.split(',').map(range).collect::<Option<_>>()?;
        Some(Self { number, modulus, negated, ranges })
    }

    fn holds(&self, number: u32) -> bool {
        let number = if self.number { number } else { 0 };
        let number = self.modulus.map_or(number, |modulus| number % modulus);
        self.negated != self.ranges.iter().any(|(first, last)| (*first..=*last).contains(&number))
    }
}

/// The fields of a `Language`.
fn fields(language: &Value, plurals: &str) -> String {
    let section = |name: &str| language.get(name).and_then(Value::as_table).cloned().unwrap_or_default();
    let mut dates = String::new();
    for (name, value) in section("dates") {
        let value = if PHRASES.contains(&name.as_str()) { phrase(&value) } else { text(&value) };
        dates += &format!("{name}: {value}, ");
    }
    let mut messages = format!("plurals: {plurals:?}, ");
    for (name, value) in section("messages") {
        messages += &format!("{name}: {}, ", text(&value));
    }
    format!(
        "{dates} messages: Messages {{ {messages} }}, words: DateWords {{ {} }}",
        words(&section("words"))
    )
}

/// A text, several, or those of the plural categories, concatenated.
pub(crate) fn text(value: &Value) -> String {
    match value {
        Value::Table(forms) => {
            let forms = CATEGORIES.iter().chain(&["other"]).filter_map(|form| forms.get(*form)?.as_str());
            format!("{:?}", forms.collect::<Vec<_>>().join("|"))
        }
        Value::Array(list) => format!("{:?}", list.iter().filter_map(Value::as_str).collect::<Vec<_>>()),
        value => format!("{:?}", value.as_str().unwrap_or_default()),
    }
}

/// A phrase around a date.
fn phrase(value: &Value) -> String {
    let form = |form: &str| value.get(form).or_else(|| value.get("any")).unwrap_or(value);
    let forms = PHRASE.map(|name| format!("{name}: {}", text(form(name))));
    format!("Phrase {{ {} }}", forms.join(", "))
}

/// The number of a phrase; for a holiday its encoded rule: `12-25` is 1225, `easter-2` is 1998, and `11-22 4`, the
/// first Thursday from 22 November on, combines the day and the weekday.
fn number(key: &str) -> Option<u16> {
    if let Some(days) = key.strip_prefix("easter") {
        return 2000_u16.checked_add_signed(if days.is_empty() { 0 } else { days.parse().ok()? });
    }
    let numbers: Vec<u16> = key.split(['-', ' ']).map(str::parse).collect::<Result<_, _>>().ok()?;
    match *numbers.as_slice() {
        [number] => Some(number),
        [month @ 1..=12, day @ 1..=31] => Some(month * 100 + day),
        [month @ 1..=12, day @ 1..=31, weekday @ 1..=7] => {
            Some(10_000 + ((month - 1) * 31 + day - 1) * 7 + weekday - 1)
        }
        _ => None,
    }
}

/// The words for finding dates: conventions, endings, and phrases by role.
fn words(words: &Table) -> String {
    let list = |value: &Value| {
        let list = value.as_array().into_iter().flatten().filter_map(Value::as_str);
        format!("{:?}", list.collect::<Vec<_>>().join("|"))
    };
    let (mut fields, mut phrases) = (String::new(), String::new());
    for (name, value) in words {
        match value {
            Value::Boolean(value) => fields += &format!("{name}: {value}, "),
            Value::Table(numbered) => {
                for (key, value) in numbered {
                    let number = number(key).unwrap_or_default();
                    phrases += &format!("(roles::{}, {number}, {}), ", name.to_uppercase(), list(value));
                }
            }
            value if name.ends_with("_suffixes") || name == "past" => {
                fields += &format!("{name}: {}, ", list(value))
            }
            value => phrases += &format!("(roles::{}, 0, {}), ", name.to_uppercase(), list(value)),
        }
    }
    format!("{fields} phrases: &[{phrases}]")
}
