//! The examples for host pages, with the files of the package.
//!
//! The output of WordPress, Ghost and Hugo for their examples is reproduced here: WordPress 6.1 by `wptexturize`,
//! `wpautop`, `shortcode_unautop` and `do_shortcode` in the order of `the_content`, with the plugin of the example
//! (only the address of the files differs); Ghost by its renderer of HTML cards (2.2); Hugo by version 0.111.

use browser_tests::{Answer, Page, Policy, Site, browse};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

/// The block editor adds nothing to a Custom HTML block.
const WORDPRESS_BLOCK: (&str, &str) = ("<p>Before.</p>\n\n", "\n<p>After.</p>\n");
/// The classic editor breaks the line after the script, and never closes the paragraph: it mistakes the name of the
/// element for the element `article`.
const WORDPRESS_CLASSIC: &str = r#"<p>Before.</p>
<p><script type="module" src="/article-explainer/article-explainer.js"></script><br />
<article-explainer src="/story.json"></article-explainer>
<p>After.</p>
"#;
const WORDPRESS_SHORTCODE: &str = r#"<p>Before.</p>
<script type="module" src="/article-explainer/article-explainer.js"></script><article-explainer src="/story.json"></article-explainer>
<p>After.</p>
"#;
const GHOST_CARD: (&str, &str) =
    ("<p>Before.</p>\n\n<!--kg-card-begin: html-->\n", "\n<!--kg-card-end: html-->\n<p>After.</p>\n");
const HUGO: &str = r#"<p>Before.</p>
<script type="module" src="/article-explainer/article-explainer.js"></script>
<article-explainer src="/story.json"></article-explainer>

<p>After.</p>
"#;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn example(path: &str) -> String {
    let path = root().join("examples").join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A site with the package in a folder, and the story of the examples beside it.
fn site_with_package(folder: &str) -> Site {
    site_under(Policy::Strict, folder)
}

fn site_under(policy: Policy, folder: &str) -> Site {
    fn serve(site: &Site, from: &Path, to: &str) -> io::Result<()> {
        for entry in fs::read_dir(from)? {
            let entry = entry?;
            let path = format!("{to}/{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                serve(site, &entry.path(), &path)?;
            } else {
                site.answer(&path, Answer::Content(fs::read(entry.path())?));
            }
        }
        Ok(())
    }
    let site = Site::start(policy);
    let served = serve(&site, &root().join("target/package"), folder);
    served.unwrap_or_else(|error| panic!("target/package: {error}: run `cargo xtask dist`"));
    site.answer("/story.json", Answer::Content(example("story.json").into_bytes()));
    site
}

/// The page of a content management system around its content.
fn around(content: &str) -> String {
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>A post</title>\
         <link rel=\"icon\" href=\"/article-explainer/icon.svg\"></head>\
         <body><main><h1>A post</h1>{content}</main></body></html>"
    )
}

/// Looks up a term, like a reader.
async fn look_up_metre(page: &Page) {
    page.until("the story is drawn", "return mentions().length >= 3").await;
    let term = page.term("metre").await;
    page.click(&term).await;
    page.card_of("metre").await;
}

#[test]
fn what_a_content_management_system_prints_works() {
    let wrapped = |(before, after): (&str, &str), file: &str| format!("{before}{}{after}", example(file));
    let contents = [
        ("/block.html", wrapped(WORDPRESS_BLOCK, "wordpress/custom-html.html")),
        ("/classic.html", WORDPRESS_CLASSIC.to_owned()),
        ("/shortcode.html", WORDPRESS_SHORTCODE.to_owned()),
        ("/ghost.html", wrapped(GHOST_CARD, "ghost/html-card.html")),
        ("/hugo.html", HUGO.to_owned()),
    ];
    let site = site_with_package("/article-explainer");
    for (path, content) in &contents {
        site.answer(path, Answer::Content(around(content).into_bytes()));
    }
    browse(site, async |page: &Page| {
        for (path, _) in &contents {
            page.open(path).await;
            look_up_metre(page).await;
            let words: String = page.script("return words(document.querySelector('main'))").await;
            assert!(words.contains("Before.") && words.contains("After."), "{path}: {words}");
        }
    });
}

#[test]
fn the_page_of_the_package_works_where_the_folder_lies() {
    for folder in ["", "/any/folder"] {
        let site = site_with_package(folder);
        browse(site, async |page: &Page| {
            page.open(&format!("{folder}/embed.html")).await;
            look_up_metre(page).await;
            let outside = page.site.requests().into_iter().filter(|path| !path.starts_with(folder));
            assert_eq!(outside.collect::<Vec<_>>(), [""; 0]);
        });
    }
}

/// The script of an example, bundled.
fn bundle(entry: &str) -> Vec<u8> {
    let bundler = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reading/bundle.mjs");
    let output = Command::new("node").arg(bundler).arg(entry).current_dir(root()).output();
    let output = output.expect("node starts: run `cargo xtask setup`");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

#[test]
fn a_framework_sets_the_story_and_hears_the_events() {
    const SHELL: &str = "<script type=\"module\" src=\"/article-explainer/article-explainer.js\"></script>\n";
    const LATE: &str =
        "addEventListener('late', () => import('/article-explainer/article-explainer.js'), { once: true })";
    for (name, entry) in [("react", "examples/react/main.jsx"), ("vue", "examples/vue/main.js")] {
        let site = site_with_package("/article-explainer");
        let html = example(&format!("{name}/index.html"));
        assert!(html.contains(SHELL), "{html}");
        let (path, late) = (format!("/{name}/index.html"), format!("/{name}/late.html"));
        site.answer(&format!("/{name}/late.js"), Answer::Content(LATE.into()));
        site.answer(
            &late,
            Answer::Content(
                html.replace(SHELL, "<script type=\"module\" src=\"late.js\"></script>\n").into_bytes(),
            ),
        );
        site.answer(&path, Answer::Content(html.into_bytes()));
        site.answer(&format!("/{name}/main.js"), Answer::Content(bundle(entry)));
        browse(site, async |page: &Page| {
            let heard = "return words(find('output')) === 'metre'";
            page.open_unready(&path).await;
            look_up_metre(page).await;
            page.until("the event is heard", heard).await;

            page.open_unready(&late).await;
            page.until("the element is there before its script", "return !!host?.story").await;
            page.script::<()>("dispatchEvent(new Event('late'))").await;
            look_up_metre(page).await;
            page.until("the event is heard", heard).await;
        });
    }
}

#[test]
fn the_preview_of_the_block_in_wordpress_is_the_element() {
    // The editor of WordPress does not support Trusted Types.
    let site = site_under(Policy::None, "/article-explainer");
    let editor = around("<script type=\"module\" src=\"/editor.js\"></script>");
    site.answer("/editor.html", Answer::Content(editor.into_bytes()));
    site.answer("/editor.js", Answer::Content(bundle("tests/browser/tests/reading/wordpress.mjs")));
    browse(site, async |page: &Page| {
        page.open_unready("/editor.html").await;
        page.until("the block asks for its story", "return !!document.querySelector('main input')").await;
        let address = "const input = document.querySelector('main input'); \
            Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, '/story.json'); \
            input.dispatchEvent(new Event('input', { bubbles: true }))";
        page.script::<()>(address).await;
        look_up_metre(page).await;
    });
}

#[test]
fn a_page_pinned_to_a_version_loads_it_by_its_hash_and_no_other() {
    let site = site_with_package("/article-explainer");
    let integrity = fs::read_to_string(root().join("target/package/integrity.json")).expect("integrity.json");
    let integrity: serde_json::Value = serde_json::from_str(&integrity).expect("JSON");
    let line = integrity["script"].as_str().expect("the line").replace("src=\"", "src=\"/article-explainer/");
    let content = format!("{line}<article-explainer src=\"/story.json\"></article-explainer>");
    site.answer("/pinned.html", Answer::Content(around(&content).into_bytes()));
    let other = content.replace("sha384-", "sha384-AAAA");
    site.answer("/other.html", Answer::Content(around(&other).into_bytes()));
    browse(site, async |page: &Page| {
        page.open("/pinned.html").await;
        look_up_metre(page).await;
        page.open_unready("/other.html").await;
        page.script::<()>("await settle()").await;
        let defined: bool = page.script("return !!customElements.get('article-explainer')").await;
        assert!(!defined, "a script with another hash ran");
        drop(page.console().await);
    });
}
