//! Measurements of a page: axe-core, layout shift, screenshots, print.

use crate::engine::Engine;
use crate::page::Page;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use flate2::read::ZlibDecoder;
use http::Method;
use serde_json::{Value, json};
use std::fs;
use std::io::Read;
use std::path::Path;

impl Page {
    /// The findings of axe-core against WCAG 2.2 AA and its best practices, one line per node.
    pub async fn axe(&self) -> Vec<String> {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../node_modules/axe-core/axe.min.js");
        let axe = fs::read_to_string(&path).expect("axe-core is installed: run `cargo xtask setup`");
        let driver = &self.driver;
        driver.execute(axe, Vec::<Value>::new()).await.expect("axe-core loads");
        self.script(
            r#"
            await settle();
            const values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
            const { violations } = await axe.run(document, { runOnly: { type: "tag", values } });
            return violations.flatMap(({ id, help, nodes }) =>
                nodes.map((node) => `${id}: ${help}: ${node.html}: ${node.failureSummary}`));
            "#,
        )
        .await
    }

    /// The cumulative layout shift of the page so far: 0 is still. Needs
    /// [`Ability::LayoutShift`](crate::Ability).
    pub async fn layout_shift(&self) -> f64 {
        self.script(
            r#"
            await settle();
            return await new Promise((done) => {
                let sum = 0;
                const count = (list) => {
                    for (const shift of list.getEntries()) if (!shift.hadRecentInput) sum += shift.value;
                };
                const observer = new PerformanceObserver(count);
                observer.observe({ type: "layout-shift", buffered: true });
                // Buffered entries are delivered in a separate task, within two frames.
                requestAnimationFrame(() => requestAnimationFrame(() => {
                    count({ getEntries: () => observer.takeRecords() });
                    done(sum);
                }));
            });
            "#,
        )
        .await
    }

    /// Writes a screenshot of the viewport to `target/screenshots/<engine>/<name>.png`.
    pub async fn picture(&self, name: &str) {
        self.script::<Value>("await settle();").await;
        let picture = self.driver.screenshot_as_png().await.expect("a picture of the page");
        self.write(&format!("{name}.png"), &picture);
    }

    /// Writes a screenshot of the viewport to `docs/<name>.png`.
    pub async fn picture_for_docs(&self, name: &str) {
        self.script::<Value>("await settle();").await;
        let picture = self.driver.screenshot_as_png().await.expect("a picture of the page");
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs").join(name).with_extension("png");
        path.parent().map(fs::create_dir_all).transpose().expect("a folder for pictures");
        fs::write(&path, picture).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }

    /// Writes a screenshot of the whole page to `target/screenshots/<engine>/<name>.png`. Needs
    /// [`Ability::WholePicture`](crate::Ability).
    pub async fn whole_picture(&self, name: &str) {
        self.script::<Value>("await settle();").await;
        let picture = if self.engine == Engine::Chromium {
            let parameters = json!({ "format": "png", "captureBeyondViewport": true });
            self.devtools("Page.captureScreenshot", parameters).await["data"].take()
        } else {
            self.command(Method::GET, "moz/screenshot/full", Value::Null).await
        };
        self.write(&format!("{name}.png"), &decoded(&picture));
    }

    /// Prints to `target/screenshots/<engine>/<name>.pdf`, on A4, and returns the number of pages. Needs
    /// [`Ability::Print`](crate::Ability).
    pub async fn print(&self, name: &str) -> usize {
        let paper = json!({ "page": { "width": 21.0, "height": 29.7 } });
        let printed = decoded(&self.command(Method::POST, "print", paper).await);
        self.write(&format!("{name}.pdf"), &printed);
        pages_of(&printed)
    }

    fn write(&self, name: &str, content: &[u8]) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/screenshots");
        let folder = folder.join(self.engine.to_string().to_lowercase());
        fs::create_dir_all(&folder).expect("a folder for pictures");
        fs::write(folder.join(name), content).expect("the picture is written");
    }
}

/// The number of pages of a PDF. A page is an object of the type /Page; Firefox writes those into compressed streams.
fn pages_of(pdf: &[u8]) -> usize {
    let streams = pdf.windows(7).enumerate().filter(|(_, word)| *word == b"stream\n");
    let unpacked = streams.filter_map(|(start, word)| {
        let mut text = Vec::new();
        let mut packed = ZlibDecoder::new(&pdf[start + word.len()..]);
        packed.read_to_end(&mut text).is_ok().then_some(text)
    });
    let pages_in = |text: &[u8]| {
        let text = String::from_utf8_lossy(text);
        // Page trees are of the type /Pages.
        text.match_indices("/Type /Page")
            .filter(|(at, word)| !text[at + word.len()..].starts_with('s'))
            .count()
    };
    unpacked.fold(pages_in(pdf), |sum, text| sum + pages_in(&text))
}

fn decoded(data: &Value) -> Vec<u8> {
    BASE64_STANDARD.decode(data.as_str().expect("a text")).expect("base64")
}
