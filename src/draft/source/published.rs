//! The day of publication of a page: what it declares in its head or marks in its text, and lines that say it.

use dom_smoothie::Readability;

use super::credits::credit_line;
use super::markdown::day;
use super::{Source, language_of};
use crate::annotate::dates::DateReader;
use crate::language;
use crate::story::date::{Date, Precision};

/// Names of `meta` elements, best first: Open Graph, schema.org, Dublin Core, and those of common programs.
const NAMES: [&str; 18] = [
    "article:published_time",
    "og:published_time",
    "datepublished",
    "dcterms.issued",
    "dc.date.issued",
    "dc.date.issue",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "date",
    "pubdate",
    "pub_date",
    "publish_date",
    "publish-date",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "published",
];
/// How many paragraphs may be before or among the lines that tell the day.
const LEAD: usize = 5;

/// The day of publication that a page declares.
pub(super) fn declared(page: &Readability) -> Option<String> {
    let document = &page.doc;
    let mut found: Vec<(usize, String)> = Vec::new();
    for meta in document.select("meta[content]").iter() {
        let name = ["property", "name", "itemprop"].into_iter().find_map(|name| meta.attr(name));
        let name = name.unwrap_or_default().to_lowercase();
        if let Some(rank) = NAMES.iter().position(|known| *known == name)
            && let Some(day) = meta.attr("content").and_then(|content| parsed(&content))
        {
            found.push((rank, day));
        }
    }
    let meta = found.into_iter().min_by_key(|(rank, _)| *rank).map(|(_, day)| day);
    let linked = || {
        let scripts = document.select("script[type=\"application/ld+json\"]");
        scripts.iter().find_map(|script| {
            let text = script.text();
            let (_, rest) = text.split_once("\"datePublished\"")?;
            parsed(rest.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?.split('"').next()?)
        })
    };
    let marked = || {
        ["[itemprop=datePublished]", "time[pubdate]", "time[datetime]"].into_iter().find_map(|selector| {
            document.select(selector).iter().find_map(|element| {
                let told = ["datetime", "content"].into_iter().find_map(|name| element.attr(name));
                parsed(&told.unwrap_or_else(|| element.text()))
            })
        })
    };
    meta.or_else(linked).or_else(marked)
}

/// A day in ISO 8601 or in English words.
fn parsed(text: &str) -> Option<String> {
    let text = text.trim();
    let iso = day(text);
    if Date::parse(&iso).is_ok_and(|date| date.precision() == Precision::Day) {
        return Some(iso);
    }
    // "20100812"
    if let (8, Some(year), Some(month), Some(last)) =
        (text.len(), text.get(..4), text.get(4..6), text.get(6..))
        && text.bytes().all(|byte| byte.is_ascii_digit())
    {
        return Some(format!("{year}-{month}-{last}")).filter(|day| Date::parse(day).is_ok());
    }
    let mentions = DateReader::new(language::of("en"), None).passage(text);
    let mut dates = mentions.into_iter().filter_map(|mention| mention.date.ok());
    dates.find(|date| date.precision() == Precision::Day).map(|date| date.edtf().to_owned())
}

/// Takes the lines among the first paragraphs that only tell the authors or the day.
pub(super) fn lead(source: &mut Source) {
    let tag = language_of(&source.body);
    let body = std::mem::take(&mut source.body);
    let mut kept: Vec<&str> = Vec::new();
    for (at, block) in body.split("\n\n").enumerate() {
        let is_line = at < LEAD && !block.trim().contains('\n');
        let taken =
            is_line && block.contains(|c: char| c.is_ascii_digit()) && credit_line(source, block, &tag);
        if !taken {
            kept.push(block);
        }
    }
    source.body = kept.join("\n\n").trim_start().to_owned();
}
