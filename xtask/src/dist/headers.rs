//! `_headers`: the HTTP headers of each file, in the format of Netlify and Cloudflare Pages.
//!
//! Both join the values of a header from two matching rules, so each file has one rule for caching.

/// For every file: any page may use it, and browsers do not guess its type.
const ALL: &str = "\
/*
  Access-Control-Allow-Origin: *
  Cross-Origin-Resource-Policy: cross-origin
  X-Content-Type-Options: nosniff
";
/// For immutable files: a year is the longest that caches keep anything.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// For files that change with a release: fresh for ten minutes, and for a day an old copy is used while the new one is
/// requested.
const FOR_NOW: &str = "public, max-age=600, stale-while-revalidate=86400";

/// The header file of a folder with these files, by their paths from its top.
pub(super) fn of(files: &[String]) -> String {
    let mut headers = ALL.to_owned();
    let mut versions: Vec<&str> = files.iter().filter_map(|file| version_of(file)).collect();
    versions.dedup();
    for version in versions {
        headers += &format!("/{version}/*\n  Cache-Control: {FOR_EVER}\n");
    }
    for file in files {
        let wasm = if file.ends_with(".wasm") { "  Content-Type: application/wasm\n" } else { "" };
        let caching = match version_of(file) {
            Some(_) => String::new(),
            None => format!("  Cache-Control: {FOR_NOW}\n"),
        };
        if !(wasm.is_empty() && caching.is_empty()) {
            headers += &format!("/{file}\n{wasm}{caching}");
        }
    }
    headers
}

/// The folder of a file's version.
fn version_of(file: &str) -> Option<&str> {
    file.split_once('/').map(|(version, _)| version)
}

#[cfg(test)]
mod tests {
    use super::of;

    const WASM: &str = "1.2.3/article-explainer-0123456789abcdef.wasm";

    /// The headers of a file, as both services interpret the rules: a pattern may end in an asterisk.
    fn said_of(headers: &str, file: &str) -> Vec<String> {
        let mut said = Vec::new();
        let mut matches = false;
        for line in headers.lines() {
            match line.strip_prefix("  ") {
                Some(header) if matches => said.push(header.to_owned()),
                Some(_) => {}
                None => {
                    let address = format!("/{file}");
                    matches = match line.strip_suffix('*') {
                        Some(beginning) => address.starts_with(beginning),
                        None => address == line,
                    };
                }
            }
        }
        said
    }

    #[test]
    fn each_file_has_one_word_on_caching_and_may_be_used_by_any_page() {
        let files =
            ["1.2.3/article-explainer.js", WASM, "1.3.0/icon.svg", "article-explainer.js", "embed.html"];
        let headers = of(&files.map(str::to_owned));
        for file in files {
            let said = said_of(&headers, file);
            let caching: Vec<_> =
                said.iter().filter(|header| header.starts_with("Cache-Control: ")).collect();
            assert_eq!(caching.len(), 1, "{file}: {said:?}");
            assert_eq!(caching[0].contains("immutable"), file.contains('/'), "{file}: {said:?}");
            for header in [
                "Access-Control-Allow-Origin: *",
                "Cross-Origin-Resource-Policy: cross-origin",
                "X-Content-Type-Options: nosniff",
            ] {
                assert_eq!(said.iter().filter(|one| *one == header).count(), 1, "{file}: {said:?}");
            }
        }
        assert!(said_of(&headers, WASM).contains(&"Content-Type: application/wasm".to_owned()));
    }
}
