//! The pictures of a story: whether their files exist, and their sizes.

use serde_json::{Map, Value};

use super::Compiler;
use crate::diagnostics::Diagnostic;
use crate::files::{Unreadable, folder, join, percent_decoded, way};

/// Visits the fields of every picture of a story, with its JSON path.
pub(crate) fn each(value: &mut Value, path: &str, visit: &mut impl FnMut(&mut Map<String, Value>, &str)) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                let path = format!("{path}.{name}");
                match field {
                    Value::Object(image) if matches!(name.as_str(), "figure" | "image") => {
                        visit(image, &path)
                    }
                    field => each(field, &path, visit),
                }
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter_mut().enumerate() {
                each(item, &format!("{path}[{index}]"), visit);
            }
        }
        _ => {}
    }
}

/// The file path of a relative address: without query and fragment, percent-decoded.
pub(crate) fn relative_path(src: &str) -> Option<String> {
    let path = src.split(['?', '#']).next().unwrap_or_default();
    let first = path.split('/').next().unwrap_or_default();
    (!first.is_empty() && !first.contains(':')).then(|| percent_decoded(path))
}

/// Visits the address of every link, with its JSON path.
fn each_link(value: &mut Value, path: &str, visit: &mut impl FnMut(&mut String, &str)) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                let path = format!("{path}.{name}");
                match field {
                    Value::String(address) if matches!(name.as_str(), "href" | "url") => {
                        visit(address, &path)
                    }
                    field => each_link(field, &path, visit),
                }
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter_mut().enumerate() {
                each_link(item, &format!("{path}[{index}]"), visit);
            }
        }
        _ => {}
    }
}

impl Compiler<'_> {
    /// Makes the addresses of links in files of other folders relative to the story.
    pub(super) fn links(&self, story: &mut Value) {
        let home = folder(self.sources.files().first().map_or("", |file| &file.path));
        // The article itself is in the story's own file.
        for part in ["glossary", "timeline"] {
            let Some(value) = story.get_mut(part) else { continue };
            each_link(value, &format!("$.{part}"), &mut |address, path| {
                // An address has no place of its own, but the value around it has.
                let mut paths = std::iter::successors(Some(path), |path| path.get(..path.rfind(['.', '['])?));
                let file = paths.find_map(|path| self.sources.file_of(path));
                let from = file.map_or(home, |file| folder(&file.path));
                if from != home && relative_path(address).is_some() {
                    *address = [&way(home, from), address.trim_start_matches("./")].concat();
                }
            });
        }
    }

    /// Makes the addresses of pictures relative to the story, reports missing files, and fills in missing sizes.
    pub(super) fn pictures(&mut self, story: &mut Value) {
        let home = self.sources.files().first().map_or("", |file| &file.path).to_owned();
        let mut diagnostics = Vec::new();
        each(story, "$", &mut |image, path| {
            let path = format!("{path}.src");
            let Some(src) = image.get("src").and_then(Value::as_str).map(str::to_owned) else { return };
            let Some(relative) = relative_path(&src) else { return };
            // Paths in a glossary are relative to its folder.
            let from = self.sources.file_of(&path).map_or(home.as_str(), |file| &file.path);
            let file = join(from, &relative);
            if folder(from) != folder(&home) {
                let way = way(folder(&home), folder(from));
                image.insert("src".to_owned(), Value::from([&way, src.trim_start_matches("./")].concat()));
            }
            let sized = image.contains_key("width") && image.contains_key("height");
            match self.files.read(&file) {
                Err(Unreadable::Missing) => diagnostics.push(
                    Diagnostic::error(path, format!("there is no picture {file}")).code("no-picture").hint(
                        match src.contains('\\') {
                            true => "write / between the folders of a path",
                            false => "correct the path; it starts at this file",
                        },
                    ),
                ),
                Err(error) => diagnostics.push(
                    Diagnostic::error(path, format!("the picture {file} cannot be read: {error}"))
                        .code("unreadable")
                        .hint("see that the file is whole and may be read"),
                ),
                Ok(_) if sized => {}
                Ok(bytes) => match size(&file, &bytes) {
                    Some((width, height)) => {
                        image.insert("width".to_owned(), Value::from(width));
                        image.insert("height".to_owned(), Value::from(height));
                    }
                    None => diagnostics.push(
                        Diagnostic::warning(path, "the size of this picture cannot be told from its file")
                            .code("picture-size")
                            .hint("give its width and height, so that the text does not jump"),
                    ),
                },
            }
        });
        for diagnostic in diagnostics {
            self.findings.push(self.sources.locate(diagnostic));
        }
    }
}

/// Width and height of a picture in CSS pixels.
fn size(file: &str, bytes: &[u8]) -> Option<(u32, u32)> {
    if file.to_lowercase().ends_with(".svg") {
        return svg_size(std::str::from_utf8(bytes).ok()?);
    }
    let size = imagesize::blob_size(bytes).ok()?;
    Some((size.width.try_into().ok()?, size.height.try_into().ok()?))
}

/// The size of an SVG by its attributes, or its view box.
fn svg_size(svg: &str) -> Option<(u32, u32)> {
    let (_, rest) = svg.split_once("<svg")?;
    let (tag, _) = rest.split_once('>')?;
    let attribute = |name: &str| {
        let (_, rest) = tag.split_once(&format!("{name}="))?;
        let quote = rest.chars().next().filter(|c| "\"'".contains(*c))?;
        rest.split(quote).nth(1)
    };
    let pixels = |text: &str| {
        let number = text.trim().trim_end_matches("px").parse::<f32>().ok()?.round();
        format!("{number}").parse::<u32>().ok().filter(|pixels| *pixels > 0)
    };
    let own = attribute(" width").and_then(pixels).zip(attribute(" height").and_then(pixels));
    own.or_else(|| {
        let mut numbers = attribute("viewBox")?.split([' ', ',']).filter(|part| !part.is_empty()).skip(2);
        pixels(numbers.next()?).zip(pixels(numbers.next()?))
    })
}

#[cfg(test)]
mod tests {
    use super::{relative_path, svg_size};

    #[test]
    fn the_size_of_an_svg_is_its_own_or_that_of_its_view_box() {
        for (svg, size) in [
            ("<?xml?><svg width='20' height=\"10.4px\" viewBox='0 0 1 1'>", Some((20, 10))),
            ("<svg\n viewBox=\"0 0 720 592\">", Some((720, 592))),
            ("<svg width=\"100%\" height=\"50%\" viewBox=\"0,0,30,40\">", Some((30, 40))),
            ("<svg stroke-width=\"2\">", None),
            ("<p>", None),
        ] {
            assert_eq!(svg_size(svg), size, "{svg}");
        }
    }

    #[test]
    fn only_a_relative_address_names_a_file() {
        for (src, path) in [
            ("a%20b.png?x#y", Some("a b.png")),
            ("../a/b.svg", Some("../a/b.svg")),
            ("/a.png", None),
            ("https://example.org/a.png", None),
            ("//example.org/a.png", None),
        ] {
            assert_eq!(relative_path(src), path.map(Into::into), "{src}");
        }
    }
}
