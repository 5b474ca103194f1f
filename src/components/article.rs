//! The article: title, byline, the story in brief, and the text.

use yew::prelude::*;

use super::content::Content;
use super::ids::{footnote_id, footnote_reference_id, link_to, passage_id};
use super::image::figure;
use crate::story::model::PassageIndex;
use crate::view_model::{Author, Block, Passage, Text, Time};

/// How many passages are in a chunk. `content-visibility` checks each chunk in each frame and lays it out whole.
const PASSAGES_PER_CHUNK: usize = 25;

/// The article.
pub(super) fn article(content: &Content) -> Html {
    let passages = || (0..).map(PassageIndex).zip(&content.article.body);
    let is_note = |passage: &Passage| matches!(passage.block, Block::Footnote { .. });
    let draw =
        |(index, passage): (PassageIndex, &Passage)| block(content, &passage.block, Some(passage_id(index)));
    html! {
        <article class="explainer-article" part="article" aria-labelledby="explainer-title">
            { header(content) }
            { key_points(content) }
            <div class="explainer-body">
                { in_chunks(content, passages().filter(|(_, passage)| !is_note(passage)).map(draw).collect()) }
            </div>
            if passages().any(|(_, passage)| is_note(passage)) {
                <section class="explainer-footnotes" role="doc-endnotes" aria-labelledby="explainer-notes">
                    <h2 id="explainer-notes" part="heading">{ content.say(&content.messages.notes) }</h2>
                    { for passages().filter(|(_, passage)| is_note(passage)).map(draw) }
                </section>
            }
        </article>
    }
}

/// The passages, those of a long article in chunks; `content-visibility` lays out only the chunks near the viewport.
fn in_chunks(content: &Content, passages: Vec<Html>) -> Html {
    if !content.is_long() {
        return passages.into_iter().collect();
    }
    let count = passages.len();
    let mut passages = passages.into_iter();
    let chunk =
        |_| html! { <div class="explainer-chunk">{ for passages.by_ref().take(PASSAGES_PER_CHUNK) }</div> };
    (0..count).step_by(PASSAGES_PER_CHUNK).map(chunk).collect()
}

fn header(content: &Content) -> Html {
    let article = &content.article;
    let messages = &content.messages;
    let dated = |label: &AttrValue, date: &Option<Time>| match date {
        Some(date) => html! { <p>{ content.say(label) }{ " " }{ time(content, date) }</p> },
        None => html! {},
    };
    html! {
        <header class="explainer-header">
            <h1 id="explainer-title" part="heading">{ &article.title }</h1>
            if !article.summary.is_empty() {
                <p class="explainer-summary">{ content.text(&article.summary) }</p>
            }
            <div class="explainer-byline">
                if !article.authors.is_empty() {
                    <p>{ content.say(&messages.by) }{ " " }{ authors(&article.authors) }</p>
                }
                { dated(&messages.published, &article.published) }
                { dated(&messages.updated, &article.updated) }
            </div>
        </header>
    }
}

fn authors(authors: &[Author]) -> Html {
    let name = |(index, author): (usize, &Author)| {
        let comma = if index > 0 { ", " } else { "" };
        match &author.url {
            Some(url) => html! { <>{ comma }<a href={url.text()} rel="author">{ &author.name }</a></> },
            None => html! { <>{ comma }{ &author.name }</> },
        }
    };
    authors.iter().enumerate().map(name).collect()
}

/// A date as text, in a `<time>` element where HTML has a value for it.
pub(super) fn time(content: &Content, date: &Time) -> Html {
    html! {
        <time datetime={date.datetime.clone()} data-edtf={date.edtf.clone()} lang={content.words_language.clone()}>
            { &date.words }
        </time>
    }
}

fn key_points(content: &Content) -> Html {
    let points = &content.article.key_points;
    if points.is_empty() {
        return html! {};
    }
    html! {
        <section class="explainer-key-points" aria-labelledby="explainer-key-points">
            <h2 id="explainer-key-points" part="heading">{ content.say(&content.messages.key_points) }</h2>
            <ul>{ for points.iter().map(|point| html! { <li>{ content.text(point) }</li> }) }</ul>
        </section>
    }
}

fn blocks(content: &Content, blocks: &[Block]) -> Html {
    blocks.iter().map(|block| self::block(content, block, None)).collect()
}

fn block(content: &Content, block: &Block, id: Option<String>) -> Html {
    match block {
        Block::Heading { level, text } => {
            html! { <@{["h", &level.to_string()].concat()} {id} part="heading">{ content.text(text) }</@> }
        }
        Block::Paragraph(text) => html! { <p {id} part="paragraph">{ content.text(text) }</p> },
        Block::List { ordered, items } => {
            let tag = if *ordered { "ol" } else { "ul" };
            html! { <@{tag} {id}>{ for items.iter().map(|item| list_item(content, item)) }</@> }
        }
        Block::Quotation { body, attribution } => html! {
            <figure {id} class="explainer-quotation">
                <blockquote>{ blocks(content, body) }</blockquote>
                if !attribution.is_empty() { <figcaption>{ content.text(attribution) }</figcaption> }
            </figure>
        },
        Block::Figure(image) => figure(content, image, id),
        Block::Code { language, text } => html! {
            // Focusable, so that long lines can be scrolled with the keyboard.
            <pre {id} tabindex="0"><code data-language={language.clone()}>{ text }</code></pre>
        },
        Block::Table { caption, head, rows } => table(content, caption, head, rows, id),
        Block::Footnote { number, body } => html! {
            <div {id} class="explainer-footnote">
                <a id={footnote_id(*number)} href={link_to(&footnote_reference_id(*number))} role="doc-backlink"
                    lang={content.words_language.clone()} aria-label={[&number.to_string(), ". ", &*content.messages.back_to_text].concat()}>
                    { number.to_string() }
                </a>
                <div>{ blocks(content, body) }</div>
            </div>
        },
    }
}

/// A list item that holds a single paragraph is rendered without `<p>`.
fn list_item(content: &Content, item: &[Block]) -> Html {
    match item {
        [Block::Paragraph(text)] => html! { <li>{ content.text(text) }</li> },
        _ => html! { <li>{ blocks(content, item) }</li> },
    }
}

fn table(content: &Content, caption: &Text, head: &[Text], rows: &[Vec<Text>], id: Option<String>) -> Html {
    html! {
        <div {id} class="explainer-table" tabindex="0">
            <table>
                if !caption.is_empty() { <caption>{ content.text(caption) }</caption> }
                <thead>
                    <tr>{ for head.iter().map(|cell| html! { <th scope="col">{ content.text(cell) }</th> }) }</tr>
                </thead>
                <tbody>
                    { for rows.iter().map(|row| html! {
                        <tr>{ for row.iter().map(|cell| html! { <td>{ content.text(cell) }</td> }) }</tr>
                    }) }
                </tbody>
            </table>
        </div>
    }
}
