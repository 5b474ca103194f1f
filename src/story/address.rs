//! Checks the addresses in a story: an allowlist of schemes.

/// The use of an address.
#[derive(Clone, Copy)]
pub(crate) enum Use {
    /// For a link: http, https, mailto, or relative.
    Link,
    /// For a picture: http, https, or relative.
    Image,
    /// For the canonical address of the page: http, https, or relative.
    Page,
}

/// The address, trimmed, if it is allowed.
///
/// Browsers ignore tabs and line breaks inside a scheme and read `\` as `/`, so an address with a control character or
/// a backslash is rejected before its scheme is checked.
pub(crate) fn allowed(address: &str, purpose: Use) -> Option<&str> {
    let address = address.trim();
    if address.is_empty() || address.chars().any(|c| c.is_control() || c.is_whitespace() || c == '\\') {
        return None;
    }
    let before_path = address.split(['/', '?', '#']).next().unwrap_or_default();
    let Some((scheme, _)) = before_path.split_once(':') else { return Some(address) };
    let schemes: &[&str] = match purpose {
        Use::Link => &["http", "https", "mailto"],
        Use::Image | Use::Page => &["http", "https"],
    };
    schemes.iter().any(|known| scheme.eq_ignore_ascii_case(known)).then_some(address)
}

/// The hint for an address that is not allowed.
pub(crate) fn way_out(address: &str, purpose: Use) -> &'static str {
    match purpose {
        _ if address.contains('\\') => "write / between the folders of a path, and begin it at this file",
        Use::Link => "use an address with http, https or mailto, or a relative one",
        Use::Image | Use::Page => "use an address with http or https, or a relative one",
    }
}

#[cfg(test)]
mod tests {
    use super::{Use, allowed};

    #[test]
    fn web_mail_and_relative_addresses_are_allowed() {
        for address in [
            "https://example.org/a?b=c#d",
            "HTTP://example.org",
            "mailto:a@example.org",
            "//example.org/x",
            "/a",
            "a/b.html",
            "#p3",
            "?q=a:b",
            "./javascript:x",
        ] {
            assert_eq!(allowed(address, Use::Link), Some(address));
        }
        assert_eq!(allowed(" vote.svg ", Use::Image), Some("vote.svg"));
    }

    #[test]
    fn everything_else_is_refused() {
        for address in [
            "",
            " ",
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "java\nscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "java\tscript:x",
            "data:text/html,x",
            "vbscript:x",
            "blob:x",
            "file:///etc/passwd",
            "\\\\host\\x",
            "https:\\evil",
            "ja\u{a0}vascript:x",
            "a:b",
            ":x",
        ] {
            assert_eq!(allowed(address, Use::Link), None, "{address:?}");
        }
        assert_eq!(allowed("mailto:a@example.org", Use::Image), None);
        assert_eq!(allowed("mailto:a@example.org", Use::Page), None);
        assert_eq!(allowed("data:image/svg+xml,x", Use::Image), None);
    }
}
