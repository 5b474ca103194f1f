//! The article: title, byline, the story in brief, and the text.

use yew::prelude::*;

use super::Content;
use super::definition::definitions;
use super::image::figure;
use super::text::{Place, passage_id};
use crate::story::date::Date;
use crate::story::model::{Author, Block, PassageIndex, RichText};

/// The article and the cards of its terms.
pub(super) fn article(content: &Content) -> Html {
    let article = &content.story.article;
    let passages = || article.body.iter().enumerate().map(|(i, block)| (PassageIndex(i), block));
    let is_note = |block: &Block| matches!(block, Block::Footnote { .. });
    let draw = |(passage, block): (PassageIndex, &Block)| self::passage(content, passage, block);
    html! {
        <>
        <article class="explainer-article" part="article" aria-labelledby="explainer-title">
            { header(content) }
            { key_points(content) }
            <div class="explainer-body">
                { for passages().filter(|(_, block)| !is_note(block)).map(draw) }
            </div>
            if passages().any(|(_, block)| is_note(block)) {
                <section class="explainer-footnotes" role="doc-endnotes" aria-labelledby="explainer-notes">
                    <h2 id="explainer-notes" part="heading">{ content.messages().notes }</h2>
                    { for passages().filter(|(_, block)| is_note(block)).map(draw) }
                </section>
            }
        </article>
        { definitions(content) }
        </>
    }
}

fn header(content: &Content) -> Html {
    let article = &content.story.article;
    let messages = content.messages();
    let dated = |label: &'static str, date: &Option<Date>| match date {
        Some(date) => html! { <p>{ label }{ " " }{ time(content, date) }</p> },
        None => html! {},
    };
    html! {
        <header class="explainer-header">
            <h1 id="explainer-title" part="heading">{ &article.title }</h1>
            if !article.summary.is_empty() {
                <p class="explainer-summary">{ Place::aside(content).draw(&article.summary) }</p>
            }
            <div class="explainer-byline">
                if !article.authors.is_empty() {
                    <p>{ messages.by }{ " " }{ authors(&article.authors) }</p>
                }
                { dated(messages.published, &article.published) }
                { dated(messages.updated, &article.updated) }
            </div>
        </header>
    }
}

fn authors(authors: &[Author]) -> Html {
    let name = |(index, author): (usize, &Author)| {
        let comma = if index > 0 { ", " } else { "" };
        match &author.url {
            Some(url) => html! { <>{ comma }<a href={url.clone()} rel="author">{ &author.name }</a></> },
            None => html! { <>{ comma }{ &author.name }</> },
        }
    };
    authors.iter().enumerate().map(name).collect()
}

/// A date as people read it, with its value for machines where HTML has one.
pub(super) fn time(content: &Content, date: &Date) -> Html {
    html! {
        <time datetime={date.datetime()} data-edtf={date.edtf().to_owned()}>{ date.text(content.language()) }</time>
    }
}

fn key_points(content: &Content) -> Html {
    let points = &content.story.article.key_points;
    if points.is_empty() {
        return html! {};
    }
    html! {
        <section class="explainer-key-points" aria-labelledby="explainer-key-points">
            <h2 id="explainer-key-points" part="heading">{ content.messages().key_points }</h2>
            <ul>{ for points.iter().map(|point| html! { <li>{ Place::aside(content).draw(point) }</li> }) }</ul>
        </section>
    }
}

fn passage(content: &Content, passage: PassageIndex, block: &Block) -> Html {
    self::block(&mut Place::passage(content, passage), block, Some(passage_id(passage)))
}

fn blocks(place: &mut Place, blocks: &[Block]) -> Html {
    blocks.iter().map(|block| self::block(place, block, None)).collect()
}

fn block(place: &mut Place, block: &Block, id: Option<String>) -> Html {
    match block {
        Block::Heading { level, text } => {
            let words = place.draw(text);
            html! { <@{format!("h{level}")} {id} part="heading">{ words }</@> }
        }
        Block::Paragraph(text) => html! { <p {id} part="paragraph">{ place.draw(text) }</p> },
        Block::List { ordered, items } => {
            let tag = if *ordered { "ol" } else { "ul" };
            html! { <@{tag} {id}>{ for items.iter().map(|item| list_item(place, item)) }</@> }
        }
        Block::Quotation { body, attribution } => html! {
            <figure {id} class="explainer-quotation">
                <blockquote>{ blocks(place, body) }</blockquote>
                if !attribution.is_empty() { <figcaption>{ place.draw(attribution) }</figcaption> }
            </figure>
        },
        Block::Figure(image) => figure(place, image, id),
        Block::Code { language, text } => html! {
            // The reader scrolls long lines with the keyboard, too.
            <pre {id} tabindex="0"><code data-language={language.clone()}>{ text }</code></pre>
        },
        Block::Table { caption, head, rows } => table(place, caption, head, rows, id),
        Block::Footnote { label, body } => {
            let number = place.footnote_number(label).unwrap_or_default();
            html! {
                <div {id} class="explainer-footnote">
                    <a id={format!("note-{number}")} href={format!("#note-{number}-back")} role="doc-backlink">
                        { number }
                    </a>
                    <div>{ blocks(place, body) }</div>
                </div>
            }
        }
    }
}

/// An item of one paragraph is set without the paragraph.
fn list_item(place: &mut Place, item: &[Block]) -> Html {
    match item {
        [Block::Paragraph(text)] => html! { <li>{ place.draw(text) }</li> },
        _ => html! { <li>{ blocks(place, item) }</li> },
    }
}

fn table(
    place: &mut Place,
    caption: &RichText,
    head: &[RichText],
    rows: &[Vec<RichText>],
    id: Option<String>,
) -> Html {
    html! {
        <div {id} class="explainer-table" tabindex="0">
            <table>
                if !caption.is_empty() { <caption>{ place.draw(caption) }</caption> }
                <thead>
                    <tr>{ for head.iter().map(|cell| html! { <th scope="col">{ place.draw(cell) }</th> }) }</tr>
                </thead>
                <tbody>
                    { for rows.iter().map(|row| html! {
                        <tr>{ for row.iter().map(|cell| html! { <td>{ place.draw(cell) }</td> }) }</tr>
                    }) }
                </tbody>
            </table>
        </div>
    }
}
