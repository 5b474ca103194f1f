//! Stories written for the tests in `tests/browser/stories`: one in a language with UI text, one in a script without
//! spaces, one from right to left.

use article_explainer::site::{self, Options};
use browser_tests::{Answer, Policy, Site};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The languages of the stories.
pub(crate) const LANGUAGES: [&str; 3] = ["de", "ja", "ar"];

/// The site with this story instead of the demo on both pages.
pub(crate) fn site(language: &str) -> Site {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("stories/{language}.md"));
    let text = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let site = Site::start(Policy::Strict);
    let files =
        BTreeMap::from([("story.md".to_owned(), text), ("vote.svg".to_owned(), site.file("/vote.svg"))]);
    let built = site::build(&files, &Options::default());
    for report in &built.reports {
        let said: Vec<String> = report.findings.iter().map(|finding| format!("{finding:?}")).collect();
        assert!(said.is_empty(), "{language}: {said:#?}");
    }
    for name in ["index.html", "story.json"] {
        let content = built.files.get(name).unwrap_or_else(|| panic!("{:?}", built.files.keys()));
        site.answer(&format!("/{name}"), Answer::Content(content.clone()));
    }
    site
}
