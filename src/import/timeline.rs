//! Converts records to a story: title, groups, events and eras.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::date::{self, FieldOrder};
use super::ids::Ids;
use super::markup::{markdown, words};
use super::record::{Record, Records, Role};
use super::{Imported, What};
use crate::diagnostics::Diagnostic;
use crate::draft::{escape, quoted, slug};

/// File extensions of pictures.
const PICTURES: [&str; 8] = ["jpg", "jpeg", "png", "gif", "webp", "svg", "avif", "bmp"];

/// Converts records to a story.
pub(super) fn import(Records { records, mut diagnostics }: Records, order: Option<FieldOrder>) -> Imported {
    let ids = Ids::reserving(
        records.iter().filter(|record| record.role == Role::Event).filter_map(|record| record.get("id")),
    );
    let mut writer = Writer { diagnostics: Vec::new(), order, groups: BTreeMap::new(), ids };
    let mut front = String::new();
    let mut body = String::new();
    let (mut events, mut eras) = (String::new(), String::new());
    let mut group_list: Vec<(String, String)> = Vec::new();
    for record in &records {
        match record.role {
            Role::Title if front.is_empty() => writer.title(record, &mut front, &mut body),
            Role::Title => {
                writer.warn(&record.place, "a second title is left out", "give its row another type")
            }
            Role::Era => writer.era(record, &mut eras),
            Role::Event => writer.event(record, &mut events, &mut group_list),
        }
    }
    let mut text = String::from("---\n");
    text.push_str(if front.is_empty() { "title: \"Timeline\"\n" } else { &front });
    text.push_str("timeline:\n");
    if !group_list.is_empty() {
        text.push_str("  groups:\n");
        for (id, label) in &group_list {
            let _ = writeln!(text, "    - id: {}\n      label: {}", quoted(id), quoted(label));
        }
    }
    for (name, list) in [("events", &events), ("eras", &eras)] {
        if !list.is_empty() {
            let _ = write!(text, "  {name}:\n{list}");
        }
    }
    text.push_str("---\n");
    if !body.is_empty() {
        let _ = write!(text, "\n{body}");
    }
    diagnostics.append(&mut writer.diagnostics);
    let title = records.iter().find(|record| record.role == Role::Title);
    let is_untitled = title.is_none_or(|title| title.get("headline").is_none());
    Imported { what: What::Story, text, is_untitled, diagnostics }
}

/// An address as the target of a Markdown link.
fn target(url: &str) -> String {
    if url.contains([' ', '(', ')']) { format!("<{}>", url.replace(['<', '>'], "")) } else { url.to_owned() }
}

struct Writer {
    diagnostics: Vec<Diagnostic>,
    order: Option<FieldOrder>,
    /// The ids of groups by label.
    groups: BTreeMap<String, String>,
    /// The ids of events.
    ids: Ids,
}

/// A picture of a slide.
struct Picture {
    src: String,
    alt: String,
    caption: String,
    credit: String,
}

impl Writer {
    fn warn(&mut self, place: &str, message: &str, hint: &str) {
        self.diagnostics.push(Diagnostic::warning(place, message).hint(hint));
    }

    fn title(&mut self, record: &Record, front: &mut String, body: &mut String) {
        let title = words(record.get("headline").unwrap_or("Timeline"));
        let _ = writeln!(front, "title: {}", quoted(&title));
        let mut text = self.rich(record, "text");
        let picture = self.media(record, &mut text);
        if !text.is_empty() {
            let _ = writeln!(front, "summary: {}", quoted(&text));
        }
        if let Some(picture) = picture {
            *body = format!("```figure\nsrc: {}\nalt: {}\n", quoted(&picture.src), quoted(&picture.alt));
            for (name, value) in [("caption", &picture.caption), ("credit", &picture.credit)] {
                if !value.is_empty() {
                    let _ = writeln!(body, "{name}: {}", quoted(value));
                }
            }
            body.push_str("```\n");
        }
        if record.get("year").is_some() {
            self.warn(
                &record.place_of("year"),
                "the date of the title is left out",
                "give it an event of its own",
            );
        }
        self.leave_out(record, &["group"]);
    }

    fn era(&mut self, record: &Record, eras: &mut String) {
        let label = words(record.get("headline").unwrap_or_default());
        let Some(date) = date::edtf(record, self.order, &mut self.diagnostics).filter(|_| !label.is_empty())
        else {
            self.warn(
                &record.place,
                "an era without a name or a date is left out",
                "fill in its headline, start and end",
            );
            return;
        };
        let _ = writeln!(eras, "    - label: {}\n      date: {}", quoted(&label), quoted(&date));
        self.leave_out(
            record,
            &[
                "text",
                "media",
                "caption",
                "credit",
                "alt",
                "group",
                "display_date",
                "start_display",
                "end_display",
            ],
        );
    }

    fn event(&mut self, record: &Record, events: &mut String, group_list: &mut Vec<(String, String)>) {
        let mut title = words(record.get("headline").unwrap_or_default());
        let mut text = self.rich(record, "text");
        let picture = self.media(record, &mut text);
        if title.is_empty() {
            title = words(record.get("text").or(record.get("display_date")).unwrap_or_default())
                .chars()
                .take(80)
                .collect();
            if title.is_empty() {
                self.warn(&record.place, "an event without words is left out", "fill in its headline");
                return;
            }
            self.warn(
                &record.place,
                "the event has no headline; its text stands for it",
                "fill in its headline",
            );
        }
        let date = date::edtf(record, self.order, &mut self.diagnostics);
        let display = record.get("display_date").map(str::to_owned).or_else(|| {
            match (record.get("start_display"), record.get("end_display")) {
                (Some(start), Some(end)) => Some(format!("{start} – {end}")),
                (one, other) => one.or(other).map(str::to_owned),
            }
        });
        // If the date is invalid, its text is kept as label.
        let display = display.or_else(|| {
            record.get("year").filter(|_| date.is_none()).map(|year| {
                let parts = ["month", "day"].iter().filter_map(|name| record.get(name));
                std::iter::once(year).chain(parts).collect::<Vec<_>>().join("-")
            })
        });
        let (id, fault) = self.ids.next(record.get("id"), &title, || record.place_of("id"));
        self.diagnostics.extend(fault);
        let _ = writeln!(events, "    - id: {}", quoted(&id));
        for (name, value) in [
            ("date", date),
            ("display_date", display.map(|text| words(&text))),
            ("title", Some(title)),
            ("text", Some(text)),
        ] {
            if let Some(value) = value.filter(|value| !value.is_empty()) {
                let _ = writeln!(events, "      {name}: {}", quoted(&value));
            }
        }
        if let Some(label) = record.get("group").map(words).filter(|label| !label.is_empty()) {
            let id = match self.groups.get(&label) {
                Some(id) => id.clone(),
                None => {
                    let mut taken: BTreeMap<String, usize> =
                        self.groups.values().map(|id| (id.clone(), 1)).collect();
                    let id = slug(&label, &mut taken);
                    self.groups.insert(label.clone(), id.clone());
                    group_list.push((id.clone(), label));
                    id
                }
            };
            let _ = writeln!(events, "      groups: [{}]", quoted(&id));
        }
        if let Some(picture) = picture {
            let _ = writeln!(events, "      image:");
            for (name, value) in [
                ("src", &picture.src),
                ("alt", &picture.alt),
                ("caption", &picture.caption),
                ("credit", &picture.credit),
            ] {
                if !value.is_empty() || name == "alt" {
                    let _ = writeln!(events, "        {name}: {}", quoted(value));
                }
            }
        }
        self.leave_out(record, &[]);
    }

    fn rich(&mut self, record: &Record, name: &str) -> String {
        let Some(text) = record.get(name) else { return String::new() };
        markdown(text, &record.place_of(name), &mut self.diagnostics)
    }

    /// The media of a slide: a picture; anything else becomes a link after the text.
    fn media(&mut self, record: &Record, text: &mut String) -> Option<Picture> {
        let caption = self.rich(record, "caption");
        let credit = words(record.get("credit").unwrap_or_default());
        let Some(media) = record.get("media") else {
            if !caption.is_empty() || !credit.is_empty() {
                let name = if caption.is_empty() { "credit" } else { "caption" };
                self.warn(
                    &record.place_of(name),
                    "a caption or a credit without media is left out",
                    "fill in the media",
                );
            }
            return None;
        };
        // An embed code contains the address of its content.
        let url = match media.split_once("src=").filter(|_| media.trim_start().starts_with('<')) {
            Some((_, rest)) => rest
                .trim_start_matches(['"', '\''])
                .split(['"', '\'', ' ', '>'])
                .next()
                .unwrap_or_default()
                .to_owned(),
            None => media.to_owned(),
        };
        let url = if url.starts_with("//") { format!("https:{url}") } else { url };
        let path = url.split(['?', '#']).next().unwrap_or_default();
        let ending = path.rsplit('.').next().unwrap_or_default().to_lowercase();
        if PICTURES.contains(&ending.as_str()) && !media.contains('<') {
            let alt = words(record.get("alt").or(record.get("media_title")).unwrap_or_default());
            if alt.is_empty() {
                self.warn(
                    &record.place_of("media"),
                    "the picture has no alternative text",
                    "say under \"alt\" what it shows",
                );
            }
            if record.get("media_title").is_some_and(|title| words(title) != alt) {
                self.warn(
                    &record.place_of("media_title"),
                    "the title of the media is left out",
                    "put it into the caption",
                );
            }
            return Some(Picture { src: url, alt, caption, credit });
        }
        if url.contains("://") {
            let words_of_link = match (record.get("media_title"), caption.as_str()) {
                (Some(title), _) => escape(&words(title)),
                (None, "") => escape(
                    path.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/'),
                ),
                (None, caption) => caption.replace(['[', ']'], ""),
            };
            if !text.is_empty() {
                text.push(' ');
            }
            let _ = write!(text, "[{words_of_link}]({})", target(&url));
            if !credit.is_empty() {
                let _ = write!(text, " ({})", escape(&credit));
            }
            self.warn(
                &record.place_of("media"),
                "a story shows no media but pictures; it is a link in the text",
                "add a picture, if there is one",
            );
        } else {
            self.warn(
                &record.place_of("media"),
                "the media is no address; its words are added to the text",
                "give an address that begins with https://",
            );
            let mut lost = Vec::new();
            let more = markdown(media, &record.place_of("media"), &mut lost);
            *text = if text.is_empty() { more } else { format!("{text} {more}") };
        }
        None
    }

    /// Reports the fields of a record that have no equivalent in a story.
    fn leave_out(&mut self, record: &Record, more: &[&str]) {
        let always = [
            ("thumbnail", "the thumbnail"),
            ("media_link", "the link of the picture"),
            ("background", "the background"),
            ("background_color", "the colour of the background"),
        ];
        let also = more.iter().map(|name| (*name, *name));
        for (name, what) in always.into_iter().chain(also) {
            if record.get(name).is_some() {
                self.warn(
                    &record.place_of(name),
                    &format!("{what} is left out"),
                    "a story has no place for it here",
                );
            }
        }
    }
}
