//! Repeated builds of a site: a published page is never replaced by a worse one.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test may end here")]

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

const STORY: &str = "---\ntitle: A title\n---\nWords.\n";

/// A folder for the command; `in` is built to `site`.
struct Desk(TempDir);

impl Desk {
    fn with(files: &[(&str, &str)]) -> Self {
        let desk = Self(TempDir::new().unwrap());
        files.iter().for_each(|(path, text)| desk.write(path, text));
        desk
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.0.path().join(path)).unwrap_or_default()
    }

    fn has(&self, path: &str) -> bool {
        self.0.path().join(path).symlink_metadata().is_ok()
    }

    /// Builds the site: the exit status, and the output.
    fn build(&self, options: &[&str]) -> (i32, String) {
        let arguments = [&["build", "in", "-o", "site"], options].concat();
        let Output { status, stderr, .. } = Command::new(env!("CARGO_BIN_EXE_explainer"))
            .current_dir(self.0.path())
            .env("EXPLAINER_WIDGET", "")
            .args(arguments)
            .output()
            .unwrap();
        (status.code().unwrap(), String::from_utf8_lossy(&stderr).into_owned())
    }

    fn link(&self, from: &str, to: impl AsRef<Path>) {
        symlink(to, self.0.path().join(from)).unwrap();
    }
}

#[test]
fn a_broken_story_keeps_its_page() {
    let desk = Desk::with(&[("in/story.md", STORY), ("in/other.md", STORY)]);
    assert_eq!(desk.build(&[]).0, 0);
    let page = desk.read("site/index.html");
    for broken in [
        "title: A title without a beginning\n---\nOther words.\n",
        "---\ntitle: A title\nglossary: none.yaml\n---\nOther words.\n",
        "---\n- a list\n---\nOther words.\n",
        "---\ntitle: A: b\n---\nOther words.\n",
        "---\ntitle: \"A\n---\nOther words.\n",
        "---\ntitle: \"\"\n---\nOther words.\n",
        "---\ntitle: [A]\n---\nOther words.\n",
        "---\nlanguage: en\n---\nOther words.\n",
        "---\ntitle: A title\nglossary: [\n---\nOther words.\n",
        "---\ntitle: A title\nglossary: [\n  {id: a, label: A, definition: x},\n  {id: b, label: B\n]\n---\nOther words.\n",
        "---\ntitle: A title\ntimeline:\n  groups: [{id: g, label: G}]\n  events: [\n---\nOther words.\n",
        "---\ntitle: A title\ntimeline: {events: words}\n---\nOther words.\n",
        "---\ntitle: A title\n---\n",
        "---\ntitle: A title\n---\n<!-- Other words.\n\nMore.\n",
        "---\ntitle: A title\n---\nOther words.\n\n<script>\n\nMore.\n",
        "---\ntitle: A title\ntimeline: {events: [{id: e, title: E}]}\n---\n",
    ] {
        desk.write("in/story.md", broken);
        let (status, told) = desk.build(&[]);
        assert_eq!(status, 1, "{broken}: {told}");
        assert!(told.contains("in/story.md ") && told.contains("its page stays as it was"), "{told}");
        assert_eq!(desk.read("site/index.html"), page, "{broken}");
        assert!(told.contains("error[") || told.contains("delete site/index.html if"), "{broken}: {told}");
    }
    desk.write("in/story.md", &STORY.replace("Words", "Other words"));
    assert_eq!(desk.build(&[]).0, 0);
    assert!(desk.read("site/index.html").contains("Other words"));
}

#[test]
fn one_slip_in_a_glossary_loses_one_term() {
    let glossary = "- {id: one, label: One, definition: x}\n- id: two\n  label: Two: x\n- {id: three, label: Three, definition: x}\n";
    let story = "---\ntitle: A title\nglossary: terms.yaml\ntimeline:\n  events:\n    - {id: e, date: 2019-99, title: An event}\n---\nOne, Two and Three.\n";
    let desk = Desk::with(&[("in/story.md", story), ("in/terms.yaml", glossary)]);
    let (status, told) = desk.build(&[]);
    assert_eq!(status, 1);
    assert!(told.contains("in/terms.yaml:3:") && told.contains("is shown without a date"), "{told}");
    let page = desk.read("site/index.html");
    assert!(page.contains("id=\"term-one\"") && page.contains("id=\"term-three\""));
    assert!(!page.contains("id=\"term-two\"") && page.contains("id=\"event-e\""));
}

#[test]
fn a_broken_story_file_keeps_its_page() {
    let sound = r#"{"version": 1, "article": {"title": "A", "body": [{"paragraph": "Words."}]}}"#;
    let desk = Desk::with(&[("in/story.json", sound), ("in/other.md", STORY)]);
    assert_eq!(desk.build(&[]).0, 0);
    let page = desk.read("site/index.html");
    for broken in [
        r#"{"version": 1, "article": {"title": "", "body": [{"paragraph": "Other."}]}}"#,
        r#"{"version": 1, "article": {"body": [{"paragraph": "Other."}]}}"#,
        r#"{"version": 1, "article": {"title": 3, "body": [{"paragraph": "Other."}]}}"#,
        r#"{"version": 1, "article": {"title": "A", "body": []}}"#,
        r#"{"version": 1, "article": {"title": "A", "body": [{"paragraph": "Other."}]}, "glossary": "x"}"#,
        r#"{"version": 1, "article": {"title": "A", "body": [{"paragraph": "Other."}]}, "timeline": []}"#,
    ] {
        desk.write("in/story.json", broken);
        let (status, told) = desk.build(&[]);
        assert!(status == 1 && told.contains("in/story.json is broken; its page stays"), "{broken}: {told}");
        assert_eq!(desk.read("site/index.html"), page, "{broken}");
    }
}

#[test]
fn a_story_without_a_text_is_published_where_that_is_meant() {
    let notes = "---\ntitle: A title\ntimeline: {events: [{id: e, title: Event E}]}\n---\n";
    let desk = Desk::with(&[("in/story.md", notes)]);
    assert_eq!(desk.build(&[]).0, 0);
    desk.write("in/story.md", STORY);
    assert_eq!(desk.build(&[]).0, 0);
    desk.write("in/story.md", notes);
    assert_eq!(desk.build(&[]).0, 1);
    fs::remove_file(desk.0.path().join("site/index.html")).unwrap();
    assert_eq!(desk.build(&[]).0, 0);
    assert!(desk.read("site/index.html").contains("Event E"));
}

#[test]
fn nothing_outside_of_the_site_is_removed_or_written() {
    let desk = Desk::with(&[("in/story.md", STORY), ("in/a.md", STORY), ("keep/victim.txt", "Mine.")]);
    desk.build(&[]);
    fs::remove_file(desk.0.path().join("in/a.md")).unwrap();
    let absolute = desk.0.path().join("keep/victim.txt").display().to_string();
    let manifest = desk.read("site/.explainer-manifest.json");
    for outside in ["../keep/victim.txt", absolute.as_str(), "a/../../keep/victim.txt"] {
        let more = format!("\"files\":{{\"{outside}\":\"\",");
        desk.write("site/.explainer-manifest.json", &manifest.replacen("\"files\":{", &more, 1));
        let (_, told) = desk.build(&["--prune"]);
        assert!(told.contains(&format!("names {outside}, which lies outside of the site")), "{told}");
        assert_eq!(desk.read("keep/victim.txt"), "Mine.", "{outside}");
    }
}

#[test]
fn a_manifest_of_an_earlier_version_is_read() {
    let desk = Desk::with(&[("in/story.md", STORY), ("in/a.md", STORY)]);
    desk.build(&[]);
    desk.write(
        "site/.explainer-manifest.json",
        r#"{"files": ["index.html", "story.json", "a/index.html", "a/story.json"]}"#,
    );
    desk.write("in/story.md", &STORY.replace("Words", "Other words"));
    fs::remove_file(desk.0.path().join("in/a.md")).unwrap();
    assert_eq!(desk.build(&["--prune"]).0, 0);
    assert!(desk.read("site/index.html").contains("Other words") && !desk.has("site/a"));
}

#[test]
fn a_file_that_another_has_put_in_place_of_a_page_stays() {
    let desk = Desk::with(&[("in/story.md", STORY), ("in/a.md", STORY), ("in/b.md", STORY)]);
    desk.build(&[]);
    fs::remove_file(desk.0.path().join("in/b.md")).unwrap();
    assert!(desk.build(&[]).1.contains("site/b/index.html is stale"));
    desk.write("site/b/index.html", "Mine.");
    desk.write("site/a/index.html", "Mine, too.");
    desk.write("in/a.md", &STORY.replace("Words", "Other words"));
    let (status, told) = desk.build(&["--prune"]);
    assert!(status == 1 && told.contains("site/b/index.html any more, but it was changed since"), "{told}");
    assert!(told.contains("site/a/index.html was not written by this tool"), "{told}");
    assert_eq!([desk.read("site/b/index.html"), desk.read("site/a/index.html")], ["Mine.", "Mine, too."]);
    assert!(!desk.has("site/b/story.json"));
}

#[test]
fn what_another_build_has_left_unfinished_is_in_no_way_and_is_cleared() {
    let desk = Desk::with(&[("in/story.md", STORY), ("site/.index.html.unfinished/x", "")]);
    let left = "site/.index.html.1.unfinished";
    desk.write(left, "half");
    let old = std::time::SystemTime::now() - std::time::Duration::from_secs(7200);
    fs::File::options().write(true).open(desk.0.path().join(left)).unwrap().set_modified(old).unwrap();
    desk.write("site/.story.json.1.unfinished", "of a build that still runs");
    desk.write("site/.explainer-manifest.json", r#"{"files": {"index.html": "", "story.json": ""}}"#);
    let (status, told) = desk.build(&[]);
    assert_eq!(status, 0, "{told}");
    assert!(desk.has("site/index.html") && !desk.has(left) && desk.has("site/.story.json.1.unfinished"));
}

#[test]
fn a_page_is_replaced_as_a_whole() {
    let desk = Desk::with(&[("in/story.md", STORY)]);
    desk.build(&[]);
    // A hard link to the old file: it would change with the file if that were overwritten.
    fs::hard_link(desk.0.path().join("site/index.html"), desk.0.path().join("old.html")).unwrap();
    desk.write("in/story.md", &STORY.replace("Words", "Other words"));
    desk.build(&[]);
    assert!(desk.read("site/index.html").contains("Other words"));
    assert!(!desk.read("old.html").contains("Other words"));
}

#[test]
fn what_another_has_put_there_stays() {
    let desk = Desk::with(&[("in/story.md", STORY), ("in/a.md", STORY), ("site/index.html", "Mine.")]);
    let (status, told) = desk.build(&[]);
    assert_eq!(status, 1);
    assert!(told.contains("site/index.html was not written by this tool"), "{told}");
    assert_eq!(desk.read("site/index.html"), "Mine.");
    assert!(desk.has("site/a/index.html") && !desk.has("site/story.json"));
}

#[test]
fn stale_pages_are_told_and_removed_on_demand() {
    let desk = Desk::with(&[("in/story.md", STORY), ("in/a.md", STORY), ("site/mine.txt", "Mine.")]);
    desk.build(&[]);
    fs::remove_file(desk.0.path().join("in/a.md")).unwrap();
    let (status, told) = desk.build(&[]);
    assert!(status == 1 && told.contains("site/a/index.html is stale"), "{told}");
    assert!(desk.build(&[]).1.contains("site/a/index.html is stale"), "as often as it is built");
    assert_eq!(desk.build(&["--prune"]).0, 0);
    assert!(!desk.has("site/a") && desk.has("site/index.html") && desk.has("site/mine.txt"));
}

#[test]
fn only_what_a_story_refers_to_is_published() {
    let desk = Desk::with(&[
        (
            "in/story.md",
            "---\ntitle: A\n---\n![x](a%20b.svg)\n\n[The report](files/report.pdf), [other](other.md)\n",
        ),
        ("in/other.md", STORY),
        ("in/a b.svg", "<svg viewBox='0 0 2 1'/>"),
        ("in/files/report.pdf", "x"),
        ("in/passwords.docx", "x"),
        ("in/story.md~", "x"),
        ("in/node_modules/story.md", STORY),
    ]);
    let (status, told) = desk.build(&[]);
    assert_eq!(status, 0, "{told}");
    assert!(desk.has("site/a b.svg") && desk.has("site/files/report.pdf"));
    assert!(
        !desk.has("site/passwords.docx") && !desk.has("site/story.md~") && !desk.has("site/node_modules")
    );
    let page = desk.read("site/index.html");
    assert!(page.contains("href=\"other/\"") && page.contains("src=\"a%20b.svg\""), "{page}");
}

#[test]
fn linked_folders_are_followed_and_broken_links_are_named() {
    let desk = Desk::with(&[("in/story.md", STORY), ("elsewhere/far.md", STORY)]);
    desk.link("in/linked", desk.0.path().join("elsewhere"));
    desk.link("in/round", desk.0.path().join("in"));
    desk.link("in/gone.md", "nowhere.md");
    let (status, told) = desk.build(&[]);
    assert!(status == 1 && told.contains("in/gone.md cannot be read: broken symbolic link"), "{told}");
    assert!(desk.has("site/linked/far/index.html") && !desk.has("site/round"));
}

#[test]
fn what_cannot_be_read_is_named_and_the_others_are_built() {
    let desk = Desk::with(&[("in/story.md", STORY)]);
    fs::write(desk.0.path().join("in/latin.md"), b"---\ntitle: Caf\xe9\n---\n").unwrap();
    let (status, told) = desk.build(&[]);
    assert_eq!(status, 1);
    assert!(told.contains("in/latin.md cannot be read") && told.contains("save it as UTF-8"), "{told}");
    assert!(desk.has("site/index.html"));
}

#[test]
fn a_folder_without_a_story_is_misuse() {
    let desk = Desk::with(&[("in/notes.md", "Words.\n")]);
    let (status, told) = desk.build(&[]);
    assert!(
        status == 2 && told.contains("there is no story in in") && told.contains("explainer new"),
        "{told}"
    );
    desk.write("in/story.md", "---\n- a list\n");
    assert_eq!(desk.build(&[]).0, 2, "none that can be read");
}

#[test]
fn files_outside_of_the_folder_are_refused_unless_their_folder_is_shared() {
    let story = "---\ntitle: A title\nglossary: ../house/glossary.yaml\n---\nThe Board met.\n";
    let glossary = "- {id: board, label: Board, definition: secret: words, image: {src: a.svg, alt: x}}\n";
    let desk = Desk::with(&[
        ("in/story.md", story),
        ("house/glossary.yaml", glossary),
        ("house/a.svg", "<svg viewBox='0 0 2 1'/>"),
    ]);
    let (status, told) = desk.build(&[]);
    assert!(status == 2 && told.contains("--shared") && !told.contains("secret"), "{told}");
    desk.write("house/glossary.yaml", &glossary.replace("secret:", "open"));
    let (status, told) = desk.build(&["--shared", "house"]);
    assert_eq!(status, 0, "{told}");
    assert!(desk.read("site/index.html").contains("src=\"shared/a.svg\"") && desk.has("site/shared/a.svg"));
}

#[test]
fn several_stories_get_an_index_and_with_an_address_a_map_and_a_feed() {
    let dated = |title: &str, day: &str| format!("---\ntitle: {title}\npublished: {day}\n---\nWords.\n");
    let desk = Desk::with(&[
        ("in/one.md", &dated("The first & oldest", "2019-05-04")),
        ("in/two.md", &dated("The second", "2020-01-02")),
    ]);
    assert_eq!(desk.build(&["--url", "https://example.org/x"]).0, 0);
    let index = desk.read("site/index.html");
    let (second, first) = (index.find("href=\"two/\"").unwrap(), index.find("href=\"one/\"").unwrap());
    assert!(second < first && index.contains("The first &amp; oldest"), "the newest first: {index}");
    let map = desk.read("site/sitemap.xml");
    assert!(map.contains("<loc>https://example.org/x/one/</loc><lastmod>2019-05-04</lastmod>"), "{map}");
    let feed = desk.read("site/feed.xml");
    assert!(
        feed.contains("<updated>2020-01-02T00:00:00Z</updated>") && feed.contains("The first &amp; oldest")
    );
}

#[test]
fn names_of_stories_are_encoded_in_addresses() {
    let dated = "---\ntitle: A\npublished: 2020-01-02\n---\nWords.\n";
    let desk = Desk::with(&[("in/C# & more?.md", dated), ("in/100 %.md", dated)]);
    desk.build(&["--url", "https://example.org"]);
    for file in ["site/index.html", "site/sitemap.xml", "site/feed.xml"] {
        let told = desk.read(file);
        for name in ["C%23%20&amp;%20more%3F/", "100%20%25/"] {
            assert!(told.contains(name), "{file}: {told}");
        }
    }
}

#[test]
fn story_files_are_prerendered_too() {
    let story = r#"{"version": 1, "article": {"title": "A title", "body": [{"paragraph": "Words."}]}}"#;
    let desk = Desk::with(&[
        ("in/one.json", story),
        ("in/two/story.json", story),
        ("in/package.json", "{\"version\": \"1\"}"),
    ]);
    let (status, told) = desk.build(&[]);
    assert_eq!(status, 0, "{told}");
    assert!(desk.read("site/one/index.html").contains("A title") && desk.has("site/two/index.html"));
    assert!(!desk.has("site/package"));
}

#[test]
fn a_build_that_was_broken_off_can_be_taken_up() {
    let desk = Desk::with(&[("in/story.md", STORY)]);
    desk.build(&[]);
    // The page was written, but not its entry in the manifest.
    let manifest = desk.0.path().join("site/.explainer-manifest.json");
    fs::write(&manifest, r#"{"files": ["index.html", "story.json"]}"#).unwrap();
    desk.write("in/story.md", &STORY.replace("Words", "Other words"));
    assert_eq!(desk.build(&[]).0, 0);
    assert!(desk.read("site/index.html").contains("Other words"));
}

#[test]
fn the_site_holds_the_files_of_the_widget() {
    let desk = Desk::with(&[
        ("in/a/story.md", STORY),
        ("widget/article-explainer.js", "shell"),
        ("widget/article-explainer-1.wasm", "wasm"),
        ("widget/article-explainer.css", "styles"),
        ("widget/index.html", "another page"),
    ]);
    let (status, told) = desk.build(&[]);
    assert!(status == 0 && told.contains("came without the widget's files"), "{told}");
    let (status, told) = desk.build(&["--widget-files", "widget"]);
    assert!(status == 0 && !told.contains("warning"), "{told}");
    assert_eq!(desk.read("site/article-explainer.js"), "shell");
    assert!(desk.has("site/article-explainer-1.wasm") && !desk.has("site/index.html"));
    assert_eq!(desk.build(&["--widget-files", "in"]).0, 2);
    // The next version has other names; open pages still find the old files.
    fs::remove_file(desk.0.path().join("widget/article-explainer-1.wasm")).unwrap();
    desk.write("widget/article-explainer-2.wasm", "wasm");
    let (status, told) = desk.build(&["--widget-files", "widget"]);
    assert!(status == 0 && desk.has("site/article-explainer-1.wasm"), "{told}");
    assert_eq!(desk.build(&["--widget-files", "widget", "--prune"]).0, 0);
    assert!(!desk.has("site/article-explainer-1.wasm") && desk.has("site/article-explainer-2.wasm"));
    // A site that loads the widget from elsewhere contains no widget files.
    assert_eq!(desk.build(&["--widget", "https://example.org/", "--prune"]).0, 0);
    assert!(!desk.has("site/article-explainer.js"));
}

#[test]
fn a_file_that_is_a_story_no_more_keeps_its_page() {
    let desk = Desk::with(&[("in/story.md", STORY), ("in/other.md", STORY)]);
    desk.build(&[]);
    desk.write("in/other.md", "title: A title\n---\nWords.\n");
    let (status, told) = desk.build(&["--prune"]);
    assert!(
        status == 1 && told.contains("in/other.md was a story") && desk.has("site/other/index.html"),
        "{told}"
    );
    fs::remove_file(desk.0.path().join("in/other.md")).unwrap();
    assert_eq!(desk.build(&["--prune"]).0, 0);
    assert!(!desk.has("site/other"));
}

#[test]
fn serve_shows_the_site_and_builds_it_again_when_a_story_changes() {
    use std::io::{BufRead, BufReader, Read, Write};
    let desk = Desk::with(&[("in/story.md", STORY), ("in/other.md", STORY)]);
    let mut command = Command::new(env!("CARGO_BIN_EXE_explainer"));
    command.current_dir(desk.0.path()).env("EXPLAINER_WIDGET", "").stderr(std::process::Stdio::piped());
    let mut server = command.args(["serve", "in", "-o", "site", "--port", "0"]).spawn().unwrap();
    let mut told = BufReader::new(server.stderr.take().unwrap()).lines().map(Result::unwrap);
    let line = told.find(|line| line.contains("http://")).unwrap();
    let host = line.split("http://").nth(1).unwrap().split('/').next().unwrap().to_owned();
    let get = |path: &str| {
        let mut stream = std::net::TcpStream::connect(&host).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    };
    assert!(get("/").starts_with("HTTP/1.1 200") && get("/").contains("Words"));
    assert!(get("/none").starts_with("HTTP/1.1 404"));
    let led = get("/other?x");
    assert!(led.starts_with("HTTP/1.1 308") && led.contains("\r\nLocation: /other/?x\r\n"), "{led}");
    assert!(
        get("/other/").starts_with("HTTP/1.1 200") && get("/other/index.html").starts_with("HTTP/1.1 200")
    );
    desk.write("in/story.md", &STORY.replace("Words", "Quite other words"));
    assert!(told.any(|line| line.contains("1 written")), "it tells of the second build");
    assert!(get("/").contains("Quite other words"));
    server.kill().unwrap();
    server.wait().unwrap();
}

#[test]
fn a_change_in_a_shared_glossary_reaches_each_story() {
    let story = "---\ntitle: A title\nglossary: terms.yaml\n---\nOne.\n";
    let terms = |definition: &str| format!("- {{id: one, label: One, definition: {definition}}}\n");
    let names = ["in/a.md", "in/b.md", "in/c.md", "in/d.md"];
    let desk = Desk::with(&names.map(|name| (name, story)));
    desk.write("in/terms.yaml", &terms("before"));
    for (definition, told) in
        [("before", "4 written"), ("before", "4 unchanged"), ("after", "4 written"), ("after", "4 unchanged")]
    {
        desk.write("in/terms.yaml", &terms(definition));
        let (status, said) = desk.build(&[]);
        assert!(status == 0 && said.contains(told), "{said}");
        assert!(desk.read("site/d/index.html").contains(definition));
    }
}
