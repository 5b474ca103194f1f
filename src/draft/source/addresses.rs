//! Addresses in a saved page, which change their meaning outside of it.

use dom_smoothie::Readability;

use crate::diagnostics::Diagnostic;
use crate::draft::HasFile;

/// Makes addresses absolute if the page declares its own. Removes links within the page, keeping their text, and
/// pictures that are neither beside it nor on the web, which is reported.
pub(super) fn settle(page: &Readability, has_file: HasFile, diagnostics: &mut Vec<Diagnostic>) {
    let document = &page.doc;
    let own = ["link[rel=canonical]", "meta[property=\"og:url\"]"].into_iter().find_map(|selector| {
        let told = document.select(selector);
        told.attr("href").or_else(|| told.attr("content")).filter(|url| url.starts_with("http"))
    });
    for link in document.select("a[href]").iter() {
        let address = link.attr("href").unwrap_or_default();
        match absolute(&address, own.as_deref()) {
            Some(address) if !is_here(&address, own.as_deref()) => link.set_attr("href", &address),
            _ => {
                link.remove_attr("href");
                link.rename("span");
            }
        }
    }
    let mut lost = Vec::new();
    for image in document.select("img").iter() {
        let of = |name| image.attr(name).filter(|src| !src.is_empty() && !src.starts_with("data:"));
        // Lazy-loaded pictures have another attribute.
        let src = ["data-src", "src"].into_iter().find_map(of).unwrap_or_default();
        if has_file.0(&src) {
            image.set_attr("src", &src);
        } else if let Some(src) = absolute(&src, own.as_deref()).filter(|_| !src.is_empty()) {
            image.set_attr("src", &src);
        } else {
            if !src.is_empty() {
                lost.push(src.to_string());
            }
            image.remove();
        }
    }
    if !lost.is_empty() {
        let message = format!("pictures are left out, because there is no such file: {}", lost.join(", "));
        diagnostics.push(
            Diagnostic::warning("$.article.body", message)
                .hint("save them beside the story under these paths, and draft again"),
        );
    }
}

/// Whether an address is a place in the page itself.
fn is_here(address: &str, own: Option<&str>) -> bool {
    address.split_once('#').is_some_and(|(page, _)| page.is_empty() || Some(page) == own)
}

/// An absolute address; `None` if the page does not declare its own. Implements the part of RFC 3986, 5.2 that pages
/// use: `..` is left to servers and browsers.
fn absolute(address: &str, own: Option<&str>) -> Option<String> {
    // Browsers percent-encode a space, and a story rejects it.
    let address = address.trim().replace(' ', "%20");
    if ["http://", "https://", "mailto:"].iter().any(|scheme| address.starts_with(scheme)) {
        return Some(address);
    }
    if address.split(['/', '?', '#']).next().is_some_and(|start| start.contains(':')) {
        return None;
    }
    let own = own?;
    let (scheme, rest) = own.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if let Some(other) = address.strip_prefix("//") {
        return Some(format!("{scheme}://{other}"));
    }
    if address.starts_with('/') {
        return Some(format!("{scheme}://{host}{address}"));
    }
    let page = own.split(['?', '#']).next().unwrap_or_default();
    if address.starts_with('#') {
        return Some(format!("{page}{address}"));
    }
    let folder = page.rsplit_once('/').map_or(page, |(folder, _)| folder);
    let folder = if folder.ends_with("/") || folder.len() <= scheme.len() + 2 { page } else { folder };
    Some(format!("{}/{}", folder.trim_end_matches('/'), address.trim_start_matches("./")))
}

#[cfg(test)]
mod tests {
    use super::{absolute, is_here};

    #[test]
    fn addresses_hold_from_anywhere() {
        let own = Some("https://example.org/news/vote.html?x=1");
        for (address, expected) in [
            ("https://other.org/a", Some("https://other.org/a")),
            ("//cdn.org/a.png", Some("https://cdn.org/a.png")),
            ("/a.png", Some("https://example.org/a.png")),
            ("./a.png", Some("https://example.org/news/a.png")),
            ("a/b.png", Some("https://example.org/news/a/b.png")),
            ("a b.png", Some("https://example.org/news/a%20b.png")),
            ("#top", Some("https://example.org/news/vote.html#top")),
            ("javascript:go()", None),
        ] {
            assert_eq!(absolute(address, own).as_deref(), expected, "{address}");
        }
        assert_eq!(
            absolute("a.png", Some("https://example.org")).as_deref(),
            Some("https://example.org/a.png")
        );
        assert_eq!(absolute("a.png", None), None);
        assert!(is_here("#top", None));
        assert!(!is_here("https://other.org/#top", Some("https://example.org/")));
    }
}
