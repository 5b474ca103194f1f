//! The page of a story as static HTML, rendered by the same components as in the browser.
//!
//! The markup is in the element's light DOM and can be hydrated: it is marked with its [version](fingerprint::markup),
//! and a widget of another version, or with another story, renders it again.

mod json_ld;

use yew::LocalServerRenderer;

use crate::components::{Content, Widget, WidgetProps};
use crate::fingerprint;
use crate::story::model::{Article, Direction, RichText, Story};
use crate::view_model::ViewModel;

const HEAD: &str = "<!-- explainer:head -->";
const STORY: &str = "<!-- explainer:story -->";

/// An HTML page with placeholders for a story.
pub struct Template(String);

impl Default for Template {
    fn default() -> Self {
        Self(include_str!("page.html").to_owned())
    }
}

impl Template {
    /// Parses a page with both placeholders, `<!-- explainer:head -->` and `<!-- explainer:story -->`.
    ///
    /// # Errors
    /// The missing placeholder.
    pub fn new(html: String) -> Result<Self, &'static str> {
        match [HEAD, STORY].into_iter().find(|placeholder| !html.contains(placeholder)) {
            Some(missing) => Err(missing),
            None => Ok(Self(html)),
        }
    }
}

/// A story to be rendered.
pub struct Page<'a> {
    /// The story.
    pub story: &'a Story,
    /// Its view model.
    pub view: ViewModel,
    /// The bytes of the `story.json` beside the page.
    pub json: &'a str,
    /// The folder of the widget's files: an address that ends in a slash, or empty for the page's own folder.
    pub widget: &'a str,
}

impl Page<'_> {
    /// The whole page.
    #[must_use]
    pub fn html(self, template: &Template) -> String {
        let widget = escaped(self.widget);
        let links = format!(
            "<link rel=\"icon\" href=\"{widget}icon.svg\" type=\"image/svg+xml\">\n\
             <link rel=\"stylesheet\" href=\"{widget}article-explainer.css\">\n\
             <script type=\"module\" src=\"{widget}article-explainer.js\"></script>\n"
        );
        self.page(template, &links, " src=\"story.json\"", "")
    }

    /// The whole page with the widget inlined: its styles, and its shell, which must contain the other files as data.
    /// The story is inlined as well, so `json` must not contain `<`.
    #[must_use]
    pub fn single_file(self, styles: &str, shell: &str) -> String {
        // An empty icon, so that browsers do not request one.
        let links = format!(
            "<link rel=\"icon\" href=\"data:,\">\n<style>\n{styles}</style>\n\
             <script type=\"module\">\n{shell}</script>\n"
        );
        let story = format!("<script type=\"application/json\" slot=\"story\">{}</script>", self.json);
        self.page(&Template::default(), &links, "", &story)
    }

    fn page(self, template: &Template, links: &str, attributes: &str, inside: &str) -> String {
        let Self { story, view, json, .. } = self;
        let head = [head(&story.article).as_str(), links, &json_ld::script(story, &view)].concat();
        let page = opening_tag(&template.0, &story.article);
        let version = fingerprint::markup(json);
        let markup = markup(view);
        let story = format!(
            "<article-explainer{attributes}>\
             <div class=\"explainer-root\" data-version=\"{version}\">{markup}</div>{inside}</article-explainer>"
        );
        // The story comes last, so that no text of it is taken for a placeholder.
        page.replacen(HEAD, &head, 1).replacen(STORY, &story, 1)
    }
}

/// The story rendered by the components.
fn markup(view: ViewModel) -> String {
    let props = WidgetProps {
        content: Content::new(view),
        state: std::rc::Rc::default(),
        dispatch: yew::Callback::default(),
        without_timeline: false,
        without_index: false,
        drawn_cards: usize::MAX,
        parts: Vec::new(),
        hosted: false,
        idle: false,
    };
    pollster::block_on(LocalServerRenderer::<Widget>::with_props(props).render())
}

/// The template with the story's language, if the template has `<html lang="en">`.
fn opening_tag(template: &str, article: &Article) -> String {
    let direction = match article.direction {
        Direction::Ltr => "",
        Direction::Rtl => " dir=\"rtl\"",
    };
    let tag = format!("<html lang=\"{}\"{direction}>", escaped(&article.language));
    template.replacen("<html lang=\"en\">", &tag, 1)
}

fn head(article: &Article) -> String {
    let mut head = format!("<title>{}</title>\n", escaped(&article.title));
    let RichText { text: summary, .. } = &article.summary;
    if !summary.is_empty() {
        head.push_str(&format!("<meta name=\"description\" content=\"{}\">\n", escaped(summary)));
    }
    if let Some(url) = &article.url {
        head.push_str(&format!("<link rel=\"canonical\" href=\"{}\">\n", escaped(url)));
    }
    head
}

/// Escapes text for HTML, in an attribute or between tags.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
