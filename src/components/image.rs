//! Pictures.

use yew::prelude::*;

use super::content::Content;
use crate::view_model::Image;

/// A picture with its caption and credit.
pub(super) fn figure(content: &Content, image: &Image, id: Option<String>) -> Html {
    let told = !image.caption.is_empty() || image.credit.is_some();
    html! {
        <figure {id} class="explainer-figure">
            { picture(content, image) }
            if told {
                <figcaption>
                    { content.text(&image.caption) }
                    if let Some(credit) = &image.credit { <small class="explainer-credit">{ credit }</small> }
                </figcaption>
            }
        </figure>
    }
}

/// The picture alone; with a known size its space is reserved while it loads. With images switched off, its alternative
/// text.
pub(super) fn picture(content: &Content, image: &Image) -> Html {
    if content.without_images {
        return html! { <p class="explainer-no-picture">{ &image.alt }</p> };
    }
    let (width, height) = image.size.map(|(w, h)| (w.to_string(), h.to_string())).unzip();
    html! {
        <img src={image.src.text()} alt={image.alt.clone()} {width} {height} loading="lazy" decoding="async" />
    }
}
