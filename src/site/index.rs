//! The index files of a site of several stories: a page that lists them, and if the site's address is known a sitemap
//! (sitemaps.org) and a feed (Atom, RFC 4287).

use serde::{Deserialize, Serialize};

use super::Options;
use super::plan::Place;
use crate::files::percent_encoded;
use crate::prerender::escaped;
use crate::story::model::Article;

/// The index entry of a story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its folder in the site, with a trailing slash; empty for the site itself.
    pub folder: String,
    /// The headline.
    pub title: String,
    /// One or two sentences; may be empty.
    pub summary: String,
    /// The language of the story.
    pub language: String,
    /// The day of the last change, otherwise of publication, as `2019-05-04`; if known to the day.
    pub day: Option<String>,
}

impl Entry {
    /// The entry of an article in a folder.
    #[must_use]
    pub fn of(article: &Article, place: &Place) -> Self {
        let day =
            |edtf: &str| edtf.len() == 10 && edtf.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        let days = article.updated.iter().chain(&article.published).map(|date| date.edtf());
        Self {
            folder: place.folder.clone(),
            title: article.title.clone(),
            summary: article.summary.text.clone(),
            language: article.language.clone(),
            day: days.filter(|edtf| day(edtf)).map(str::to_owned).next(),
        }
    }
}

/// The index files of these stories, by place in the site; empty if the site needs none.
#[must_use]
pub fn files(entries: &[Entry], options: &Options) -> Vec<(String, Vec<u8>)> {
    let mut entries: Vec<&Entry> = entries.iter().collect();
    // The newest first; those without a day last.
    entries.sort_by(|a, b| b.day.cmp(&a.day).then_with(|| a.folder.cmp(&b.folder)));
    let mut files = Vec::new();
    if entries.len() > 1 && entries.iter().all(|entry| !entry.folder.is_empty()) {
        files.push(("index.html".to_owned(), page(&entries, options).into_bytes()));
    }
    if let Some(url) = &options.url {
        files.push(("sitemap.xml".to_owned(), sitemap(&entries, url).into_bytes()));
        files.push(("feed.xml".to_owned(), feed(&entries, url).into_bytes()));
    }
    files
}

fn page(entries: &[&Entry], options: &Options) -> String {
    let language = entries.first().map_or("en", |entry| &entry.language);
    let feed = match options.url {
        Some(_) => "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"feed.xml\">\n",
        None => "",
    };
    let item = |entry: &&Entry| {
        let Entry { folder, title, summary, language, day } = entry;
        let day = day.iter().map(|day| format!(" <time datetime=\"{day}\">{day}</time>")).collect::<String>();
        let summary =
            if summary.is_empty() { String::new() } else { format!("\n<p>{}</p>", escaped(summary)) };
        format!(
            "<li lang=\"{}\"><a href=\"{}\">{}</a>{day}{summary}</li>\n",
            escaped(language),
            address(folder),
            escaped(title)
        )
    };
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n{feed}</head>\n\
         <body>\n<main>\n<ul>\n{}</ul>\n</main>\n</body>\n</html>\n",
        escaped(language),
        entries.first().map_or(String::new(), |entry| escaped(&entry.title)),
        entries.iter().map(item).collect::<String>(),
    )
}

/// The relative address of a folder, for an attribute or a text of XML.
fn address(folder: &str) -> String {
    escaped(&percent_encoded(folder))
}

fn sitemap(entries: &[&Entry], url: &str) -> String {
    let item = |entry: &&Entry| {
        let day = entry.day.iter().map(|day| format!("<lastmod>{day}</lastmod>")).collect::<String>();
        format!("<url><loc>{}{}</loc>{day}</url>\n", escaped(url), address(&entry.folder))
    };
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{}</urlset>\n",
        entries.iter().map(item).collect::<String>()
    )
}

/// The entries of a feed: the stories with a day, which Atom requires.
fn feed(entries: &[&Entry], url: &str) -> String {
    let dated = || entries.iter().filter_map(|entry| Some((entry, entry.day.as_ref()?)));
    let item = |(entry, day): (&&Entry, &String)| {
        let address = [escaped(url), address(&entry.folder)].concat();
        format!(
            "<entry><id>{address}</id><title>{}</title><updated>{day}T00:00:00Z</updated>\
             <link href=\"{address}\"/><summary>{}</summary></entry>\n",
            escaped(&entry.title),
            escaped(&entry.summary)
        )
    };
    let newest = dated().map(|(_, day)| day.as_str()).max().unwrap_or("1970-01-01");
    let url = escaped(url);
    let host = url.split("//").nth(1).unwrap_or(&url).trim_end_matches('/');
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n\
         <id>{url}</id><title>{host}</title><updated>{newest}T00:00:00Z</updated>\
         <author><name>{host}</name></author><link href=\"{url}\"/><link rel=\"self\" href=\"{url}feed.xml\"/>\n{}</feed>\n",
        dated().map(item).collect::<String>()
    )
}
