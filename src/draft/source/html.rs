//! Converts an HTML page: readability (`dom_smoothie`) finds the article, `htmd` converts it to Markdown.

use std::rc::Rc;

use dom_smoothie::{Article, Config, Readability};
use htmd::element_handler::{HandlerResult, Handlers};
use htmd::options::{BrStyle, BulletListMarker, HrStyle, Options};
use htmd::{Element, HtmlToMarkdown, Node};
use markup5ever_rcdom::NodeData;

use super::markdown::{day, escaped, levelled};
use super::published::{declared, lead};
use super::table::table;
use super::{Source, addresses};
use crate::annotate::dates::DateReader;
use crate::diagnostics::Diagnostic;
use crate::draft::HasFile;
use crate::draft::vocabulary::Vocabulary;
use crate::language;
use crate::story::date::{Date, Precision};

/// The maximum depth of elements, which would otherwise exhaust the stack.
const DEPTH: usize = 400;

/// Reads a page, or a part of one.
///
/// # Errors
/// One diagnostic if it is nested too deeply.
pub(super) fn read(html: &str, has_file: HasFile) -> Result<Source, Diagnostic> {
    if depth(html) > DEPTH {
        return Err(Diagnostic::error("$", format!("the page nests its elements more than {DEPTH} times"))
            .hint("copy the article's text into a file of plain text"));
    }
    let mut source = Source::default();
    let (whole, heads, article) = readable(html, has_file, &mut source);
    let content = match &article {
        Some(article) => article.content.to_string(),
        None => whole,
    };
    if let Some(article) = article {
        source.title = words(&article.title);
        source.summary = article.excerpt.as_deref().map(words);
        source.language = article.lang.unwrap_or_default();
        let told = article.published_time.as_deref().map(day).filter(|day| Date::parse(day).is_ok());
        source.published = told.or(source.published);
        source.updated =
            article.modified_time.as_deref().map(day).filter(|day| source.published.as_ref() != Some(day));
        source.url = article.url.filter(|url| url.starts_with("http"));
        if let Some(line) = &article.byline {
            byline(&mut source, line);
        }
    }
    source.body = markdown(&content);
    // An excerpt that readability took from the text is no summary.
    source.summary = source.summary.filter(|summary| {
        let start: String = summary.chars().take(60).collect();
        !source.body.replace(['\\', '*'], "").contains(start.trim_end_matches(['.', '…', ' ']))
    });
    take_headline(&mut source, &heads);
    lead(&mut source);
    source.body = levelled(&source.body);
    Ok(source)
}

/// Moves the headline from the text to the title. It is the heading that begins the text, at most one paragraph (a
/// kicker) before it, if it is one of `heads`, or the title begins with it, or there is no title. A heading at the end
/// of a longer title is the name of the site.
fn take_headline(source: &mut Source, heads: &[String]) {
    let plain = |line: &str| {
        let text = line.trim_start_matches('#').strip_prefix(' ').filter(|_| line.starts_with('#'))?;
        Some(words(&text.replace(['\\', '*', '_', '`'], ""))).filter(|heading| !heading.is_empty())
    };
    let mut lines: Vec<&str> = source.body.lines().collect();
    let found = lines.iter().enumerate().find_map(|(at, line)| Some((at, plain(line)?)));
    let found = found.filter(|(at, heading)| {
        let begins = lines.iter().take(*at).filter(|line| !line.trim().is_empty()).count() <= 1;
        let is_head = heads.contains(heading);
        if source.title.is_empty() {
            return begins || is_head;
        }
        let title = &source.title;
        begins && (title.starts_with(heading.as_str()) || is_head && !title.ends_with(heading.as_str()))
    });
    match found {
        Some((at, heading)) => {
            lines.remove(at);
            source.body = lines.join("\n").trim_start().to_owned();
            source.title = heading;
        }
        None if source.title.is_empty() => source.title = heads.first().cloned().unwrap_or_default(),
        None => {}
    }
}

/// The page with resolved addresses, the headings that may be its headline (the one in its title, or all of level 1),
/// and its article; `None` if readability finds none.
fn readable(html: &str, has_file: HasFile, source: &mut Source) -> (String, Vec<String>, Option<Article>) {
    let config = Config { max_elements_to_parse: 200_000, ..Config::default() };
    let Ok(mut readability) = Readability::new(html, None, Some(config)) else {
        return (html.to_owned(), Vec::new(), None);
    };
    addresses::settle(&readability, has_file, &mut source.diagnostics);
    // Readability removes attributions of quotations; a story has them as a last paragraph with a dash.
    for credit in readability.doc.select("blockquote footer, blockquote > cite").iter() {
        let who = words(&credit.text());
        let who = who.trim_start_matches(['—', '–', '-', ' ']).replace('&', "&amp;").replace('<', "&lt;");
        credit.replace_with_html(format!("<p>— {who}</p>"));
    }
    let headings = |selector: &str| -> Vec<String> {
        readability.doc.select(selector).iter().map(|heading| words(&heading.text())).collect()
    };
    let (mut heads, headings) = (headings("h1"), headings("h1, h2"));
    source.published = declared(&readability);
    let whole = readability.doc.html().to_string();
    let article = match readability.parse() {
        Ok(mut article) => {
            // The title of a page may end with the name of the site.
            let title = words(&article.title);
            let mut headings = headings.into_iter();
            if let Some(headline) =
                headings.find(|heading| heading.chars().count() > 5 && title.starts_with(heading.as_str()))
            {
                heads = vec![headline.clone()];
                article.title = headline;
            }
            Some(article)
        }
        Err(_) => {
            source.diagnostics.push(
                Diagnostic::warning("$.article.body", "no article was found in the page; all of it is taken")
                    .hint("delete what does not belong to the article"),
            );
            None
        }
    };
    (whole, heads, article)
}

/// HTML as the Markdown of a story.
fn markdown(html: &str) -> String {
    let options = Options {
        bullet_list_marker: BulletListMarker::Dash,
        br_style: BrStyle::Backslash,
        hr_style: HrStyle::Dashes,
        ul_bullet_spacing: 1,
        ol_number_spacing: 1,
        ..Options::default()
    };
    let converter = HtmlToMarkdown::builder()
        .options(options)
        .skip_tags(vec![
            "script", "style", "noscript", "template", "button", "form", "input", "select", "nav",
        ])
        .add_handler(vec!["table"], table)
        .add_handler(vec!["figure"], figure)
        .add_handler(vec!["img"], picture)
        .add_handler(vec!["a"], link)
        .add_handler(vec!["br"], line_break)
        .add_handler(vec!["sup", "sub", "s", "del", "strike"], tagged)
        .add_handler(vec!["hr"], |_: &dyn Handlers, _: Element| Some("\n\n".into()))
        .add_handler(vec!["iframe", "video", "audio", "embed", "object"], embedded)
        .build();
    converter.convert(html).unwrap_or_default()
}

/// A picture with its caption; other figures keep their content.
fn figure(handlers: &dyn Handlers, element: Element) -> Option<HandlerResult> {
    let Some(image) = find(element.node, &|tag| tag == "img") else {
        return Some(handlers.walk_children(element.node));
    };
    let caption =
        find(element.node, &|tag| tag == "figcaption").map(|node| words(&text(&node))).unwrap_or_default();
    let caption = if caption.is_empty() {
        String::new()
    } else {
        format!(" \"{}\"", escaped(&caption).replace('"', "\\\""))
    };
    Some(block(&image, &caption)?.into())
}

/// A picture as a block of its own.
fn block(image: &Rc<Node>, caption: &str) -> Option<String> {
    let src = attribute(image, "src")?;
    let alt = escaped(&words(&attribute(image, "alt").unwrap_or_default()));
    Some(format!("\n\n![{alt}](<{}>{caption})\n\n", src.replace(['<', '>'], "")))
}

/// A picture without a figure. It must be a block: it splits a paragraph, and elsewhere its alternative text is kept.
fn picture(_: &dyn Handlers, element: Element) -> Option<HandlerResult> {
    let alt = || escaped(&words(&attribute(element.node, "alt").unwrap_or_default()));
    let drawn = if stands_free(element.node) { block(element.node, "") } else { None };
    Some(drawn.unwrap_or_else(alt).into())
}

/// A line break. Several in a row split a paragraph where possible; at the end of a block it is dropped.
fn line_break(_: &dyn Handlers, element: Element) -> Option<HandlerResult> {
    let is_break =
        |node: &Option<Rc<Node>>| node.as_ref().is_some_and(|node| tag(node).as_deref() == Some("br"));
    let (before, after) = beside(element.node);
    let drawn = match (&before, &after) {
        (_, after) if is_break(after) && stands_free(element.node) => "\n\n",
        (before, _) if is_break(before) && stands_free(element.node) => "",
        (None, _) | (_, None) => " ",
        _ => "<br>",
    };
    Some(drawn.into())
}

/// The siblings before and after a node, ignoring white space.
fn beside(node: &Rc<Node>) -> (Option<Rc<Node>>, Option<Rc<Node>>) {
    let Some(parent) = parent(node) else { return (None, None) };
    let says =
        |node: &&Rc<Node>| matches!(node.data, NodeData::Element { .. }) || !words(&text(node)).is_empty();
    let siblings = parent.children.borrow();
    let at = siblings.iter().position(|sibling| Rc::ptr_eq(sibling, node)).unwrap_or_default();
    let (before, from) = siblings.split_at(at);
    (before.iter().rfind(says).cloned(), from.iter().skip(1).find(says).cloned())
}

/// Superscript, subscript or struck-out text, in the syntax of a story.
fn tagged(handlers: &dyn Handlers, element: Element) -> Option<HandlerResult> {
    let inner = handlers.walk_children(element.node).content;
    let is_line = !inner.trim().is_empty() && !inner.contains("\n\n") && !inner.contains("![");
    let name = element.tag;
    Some(if is_line { format!("<{name}>{inner}</{name}>") } else { inner }.into())
}

/// Whether a paragraph may end here: no ancestor is inline markup, such as emphasis or a link, or a heading, list item
/// or table cell. A link around only a picture does not count: the picture is kept, not the link.
fn stands_free(node: &Rc<Node>) -> bool {
    let mut around = parent(node);
    while let Some(element) = around {
        match tag(&element).as_deref() {
            None => {}
            Some("a") if words(&text(&element)).is_empty() => {}
            Some(
                "p" | "div" | "span" | "section" | "article" | "main" | "body" | "html" | "header" | "center"
                | "picture" | "blockquote",
            ) => {}
            Some(_) => return false,
        }
        around = parent(&element);
    }
    true
}

pub(super) fn parent(node: &Rc<Node>) -> Option<Rc<Node>> {
    let parent = node.parent.take();
    node.parent.set(parent.clone());
    parent.and_then(|parent| parent.upgrade())
}

/// A link; around only a picture just the picture is kept, which cannot be a link in a story.
fn link(handlers: &dyn Handlers, element: Element) -> Option<HandlerResult> {
    if words(&text(element.node)).is_empty() {
        return Some(handlers.walk_children(element.node));
    }
    handlers.fallback(element)
}

/// Embedded content becomes a link with a title.
fn embedded(_: &dyn Handlers, element: Element) -> Option<HandlerResult> {
    let own = ["src", "data", "data-src"].iter().find_map(|name| attribute(element.node, name));
    let src = own.or_else(|| {
        find(element.node, &|tag| tag == "source").and_then(|source| attribute(&source, "src"))
    })?;
    let src = if src.starts_with("//") { format!("https:{src}") } else { src };
    let title = attribute(element.node, "title").filter(|title| !title.trim().is_empty());
    let title = title
        .unwrap_or_else(|| src.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/').to_owned());
    Some(format!("\n\n[{}](<{}>)\n\n", escaped(&words(&title)), src.replace(['<', '>'], "")).into())
}

/// An estimate of the depth of elements from their tags. Elements with an optional end tag do not count.
fn depth(html: &str) -> usize {
    const OPEN: [&str; 21] = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
        "track", "wbr", "p", "li", "dt", "dd", "td", "th", "tr",
    ];
    let (mut depth, mut deepest) = (0_usize, 0);
    for tag in html.split('<').skip(1) {
        let (ends, tag) = tag.strip_prefix('/').map_or((false, tag), |tag| (true, tag));
        let name: String = tag
            .chars()
            .take(12)
            .take_while(char::is_ascii_alphanumeric)
            .collect::<String>()
            .to_ascii_lowercase();
        if name.is_empty() || OPEN.contains(&name.as_str()) {
            continue;
        }
        depth = if ends { depth.saturating_sub(1) } else { depth + 1 };
        deepest = deepest.max(depth);
    }
    deepest
}

/// The names of a byline up to its date, which may be the day of publication. What holds figures is no name.
fn byline(source: &mut Source, byline: &str) {
    let byline = words(byline);
    let tag = if source.language.is_empty() { "en" } else { &source.language };
    let vocabulary = Vocabulary::of(tag);
    let mentions = DateReader::new(language::of(tag), None).passage(&byline);
    let date = mentions.iter().find(|mention| byline.get(mention.range.clone()).is_some_and(has_figure));
    let names = date.map_or(byline.as_str(), |date| byline.get(..date.range.start).unwrap_or_default());
    if let Some(Ok(date)) = date.map(|mention| &mention.date)
        && date.precision() == Precision::Day
    {
        source.published.get_or_insert_with(|| date.edtf().to_owned());
    }
    let lead = vocabulary.all("byline").chain(["by", "von", "par", "por", "door", "di"]).find_map(|word| {
        let (first, rest) = names.split_at_checked(word.len())?;
        (first.to_lowercase() == word && rest.starts_with([' ', ':'])).then_some(rest)
    });
    let names = lead.unwrap_or(names).trim_start_matches(':');
    let names = names.split([',', ';', '|']).flat_map(|part| part.split(" and "));
    let names = names.map(|name| {
        // "Bryan Walsh Tuesday"
        let last = name.trim().rsplit(' ').next().unwrap_or_default();
        let is_day = vocabulary.has("not_names", &last.to_lowercase()) && date.is_some();
        name.trim().strip_suffix(last).filter(|_| is_day).unwrap_or(name).trim().to_owned()
    });
    source.authors = names.filter(|name| !name.is_empty() && !has_figure(name)).collect();
}

fn has_figure(words: &str) -> bool {
    words.contains(|c: char| c.is_ascii_digit())
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(super) fn tag(node: &Rc<Node>) -> Option<String> {
    match &node.data {
        NodeData::Element { name, .. } => Some(name.local.to_string()),
        _ => None,
    }
}

pub(super) fn attribute(node: &Rc<Node>, wanted: &str) -> Option<String> {
    let NodeData::Element { attrs, .. } = &node.data else { return None };
    attrs
        .borrow()
        .iter()
        .find(|attribute| &*attribute.name.local == wanted)
        .map(|attribute| attribute.value.to_string())
}

fn find(node: &Rc<Node>, is: &dyn Fn(&str) -> bool) -> Option<Rc<Node>> {
    if tag(node).is_some_and(|tag| is(&tag)) {
        return Some(node.clone());
    }
    node.children.borrow().iter().find_map(|child| find(child, is))
}

fn text(node: &Rc<Node>) -> String {
    if let NodeData::Text { contents } = &node.data {
        return contents.borrow().to_string();
    }
    node.children.borrow().iter().map(text).collect::<Vec<_>>().concat()
}
