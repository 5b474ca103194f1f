//! Classifies the elements of a page: which of them contain text of the article.

use web_sys::Element;

/// How the content of an element belongs to the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// Not part of the article, and invisible: the text before and after it is joined.
    Nothing,
    /// Not part of the article, but visible, such as a picture or a formula.
    Object,
    /// A line break.
    Break,
    /// Part of the surrounding text.
    Inline,
    /// A separate text.
    Block,
}

/// Elements without text of the article, and without a box.
const NOTHING: &str = "script, style, template, noscript, rt, rp, datalist, [hidden], [aria-hidden=true], \
    .sr-only, .visually-hidden, .screen-reader-text";
/// Visible elements whose text is not prose. The output of formula typesetters contains the formula more than once.
const OBJECT: &str = "article-explainer, audio, canvas, dialog, embed, iframe, img, input, math, meter, object, \
    progress, select, svg, textarea, video, [contenteditable]:not([contenteditable=false]), [role=img], [role=math], \
    .katex, .MathJax, .MathJax_Display, mjx-container";
/// Inline elements, even if the page styles them otherwise: a drop cap floats.
const INLINE: &str = "a, abbr, b, bdi, bdo, big, button, cite, code, data, del, dfn, em, explainer-mention, font, i, \
    ins, kbd, label, mark, output, q, ruby, rb, s, samp, small, span, strong, sub, sup, time, tt, u, var, wbr";
/// Block elements; for any other name the computed style decides.
const BLOCK: &str = "address, article, aside, blockquote, body, caption, center, dd, details, div, dl, dt, fieldset, \
    figcaption, figure, footer, form, h1, h2, h3, h4, h5, h6, header, hgroup, hr, legend, li, main, menu, nav, ol, p, \
    pre, section, summary, table, tbody, td, tfoot, th, thead, tr, ul";
/// Elements whose text is read, but in which nothing is linked. The last selector is for hosts to exclude an element.
const SKIPPED: &str = "a, button, code, kbd, label, pre, q, samp, summary, tt, var, [role=button], [role=link], \
    [role=tab], [role=menuitem], [role=option], [role=treeitem], [role=checkbox], [role=radio], [role=switch], \
    [role=heading], [inert], [data-explainer-skip]";
/// Blocks in which nothing is linked.
const SILENT: &str = "blockquote, caption, figcaption, form, menu, nav, pre, th, [role=navigation], [role=form], \
    [role=search], [role=menu], [role=menubar], [role=toolbar], [role=tablist]";
/// Elements that may hold the number of a footnote.
const NOTE: &str = "sup, button, a[href*=\"#\"], [role=doc-noteref]";
const HEADING: &str = "h1, h2, h3, h4, h5, h6, [role=heading]";

/// Classifies an element.
pub(super) fn content(element: &Element) -> Content {
    let is = |selector: &str| element.matches(selector).unwrap_or(false);
    if is("br") {
        Content::Break
    } else if is(NOTHING) || !is_visible(element) {
        Content::Nothing
    } else if is(OBJECT) || (is(NOTE) && is_note_number(element)) {
        Content::Object
    } else if is(INLINE) || (!is(BLOCK) && is_inline(element)) {
        Content::Inline
    } else {
        Content::Block
    }
}

/// Whether nothing is linked in an element.
pub(super) fn is_skipped(element: &Element) -> bool {
    element.matches(SKIPPED).unwrap_or(false)
}

/// Whether nothing is linked in a block.
pub(super) fn is_silent(element: &Element) -> bool {
    element.matches(SILENT).unwrap_or(false)
}

/// The level of a heading, 1 to 6.
pub(super) fn heading(element: &Element) -> Option<u8> {
    if !element.matches(HEADING).unwrap_or(false) {
        return None;
    }
    let level = element.get_attribute("aria-level").or_else(|| Some(element.tag_name().get(1..)?.to_owned()));
    Some(level.and_then(|level| level.parse().ok()).unwrap_or(2).clamp(1, 6))
}

/// Whether an element is visible: not hidden by styles, nor in a folded part.
pub(super) fn is_visible(element: &Element) -> bool {
    // `checkVisibility` requires a box, which `display: contents` does not have.
    super::dom::check_visibility(element) || display(element) == "contents"
}

fn is_inline(element: &Element) -> bool {
    let display = display(element);
    display.starts_with("inline") || display.starts_with("ruby") || display == "contents"
}

/// Whether each run of text directly in an element is laid out as an item of its own.
pub(super) fn lays_out_items(element: &Element) -> bool {
    let display = display(element);
    display.ends_with("flex") || display.ends_with("grid")
}

fn display(element: &Element) -> String {
    let window = element.owner_document().and_then(|document| document.default_view());
    let style = window.and_then(|window| window.get_computed_style(element).ok()?);
    style.and_then(|style| style.get_property_value("display").ok()).unwrap_or_default()
}

/// A footnote number or sign, which is not part of the word before it. Other superscripts are: `1er`, `21st`.
fn is_note_number(element: &Element) -> bool {
    let text = element.text_content().unwrap_or_default();
    let is_sign =
        |char: char| char.is_ascii_digit() || char.is_whitespace() || "[](){},;*†‡§–-".contains(char);
    !text.trim().is_empty()
        && (text.chars().all(is_sign) || element.matches("sup:has(> a[href*=\"#\"])").unwrap_or(false))
}
