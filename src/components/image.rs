//! Pictures.

use yew::prelude::*;

use super::text::Place;
use crate::story::model::Image;

/// A picture with its caption and credit.
pub(super) fn figure(place: &mut Place, image: &Image, id: Option<String>) -> Html {
    let told = !image.caption.is_empty() || image.credit.is_some();
    html! {
        <figure {id} class="explainer-figure">
            { picture(image) }
            if told {
                <figcaption>
                    { place.draw(&image.caption) }
                    if let Some(credit) = &image.credit { <small class="explainer-credit">{ credit }</small> }
                </figcaption>
            }
        </figure>
    }
}

/// The picture alone; with its size known, its room is kept before it arrives.
pub(super) fn picture(image: &Image) -> Html {
    let (width, height) = image.size.map(|(w, h)| (w.to_string(), h.to_string())).unzip();
    html! {
        <img src={image.src.clone()} alt={image.alt.clone()} {width} {height} loading="lazy" decoding="async" />
    }
}
