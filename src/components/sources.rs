//! Where a fact comes from, and where sources differ.

use yew::prelude::*;

use super::Content;
use super::article::time;
use crate::story::model::Source;

/// The sources of a term or an event. Figures on which they differ stand first.
pub(super) fn sources(content: &Content, sources: &[Source]) -> Html {
    if sources.is_empty() {
        return html! {};
    }
    let messages = content.messages();
    html! {
        <div class="explainer-sources">
            { for differing(sources).into_iter().map(|(name, figures)| html! {
                <p class="explainer-disagreement">
                    <strong>{ messages.sources_disagree }</strong>{ " " }{ name }{ ": " }{ listed(&figures) }
                </p>
            }) }
            <p>{ messages.sources }{ ": " }{ for sources.iter().enumerate().map(|(index, source)| html! {
                <>{ if index > 0 { "; " } else { "" } }{ self::source(content, source) }</>
            }) }</p>
        </div>
    }
}

fn source(content: &Content, source: &Source) -> Html {
    let title = match &source.url {
        Some(url) => html! { <a href={url.clone()}><cite>{ &source.title }</cite></a> },
        None => html! { <cite>{ &source.title }</cite> },
    };
    html! {
        <>
            { title }
            if let Some(publisher) = &source.publisher { { ", " }{ publisher } }
            if let Some(date) = &source.as_of { { ", " }{ content.messages().as_of }{ " " }{ time(content, date) } }
        </>
    }
}

type Figure<'a> = (&'a str, &'a str);

/// The names for which the sources give more than one figure, each with the figures and who gives them.
fn differing(sources: &[Source]) -> Vec<(&str, Vec<Figure<'_>>)> {
    let mut by_name: Vec<(&str, Vec<Figure>)> = Vec::new();
    for source in sources {
        let who = source.publisher.as_deref().unwrap_or(&source.title);
        for (name, figure) in &source.figures {
            match by_name.iter_mut().find(|(known, _)| known == name) {
                Some((_, figures)) => figures.push((figure, who)),
                None => by_name.push((name, vec![(figure, who)])),
            }
        }
    }
    by_name.retain(|(_, figures)| {
        figures.iter().any(|(figure, _)| Some(figure) != figures.first().map(|f| &f.0))
    });
    by_name
}

fn listed(figures: &[Figure]) -> String {
    let told: Vec<String> = figures.iter().map(|(figure, who)| format!("{figure} ({who})")).collect();
    told.join(", ")
}

#[cfg(test)]
mod tests {
    use super::differing;
    use crate::story::model::Source;

    fn source(publisher: &str, figure: &str) -> Source {
        Source {
            title: "Report".into(),
            publisher: Some(publisher.into()),
            url: None,
            as_of: None,
            figures: vec![("Against".into(), figure.into())],
        }
    }

    #[test]
    fn sources_that_give_different_figures_differ() {
        let sources = [source("CSO", "151"), source("The Washington Times", "141")];
        assert_eq!(differing(&sources), [("Against", vec![("151", "CSO"), ("141", "The Washington Times")])]);
    }

    #[test]
    fn sources_that_agree_do_not() {
        assert_eq!(differing(&[source("A", "1"), source("B", "1")]), []);
    }
}
