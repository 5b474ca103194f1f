//! Instruments held to a page: axe-core, layout shift, pictures, paper.

use crate::page::Page;
use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

impl Page {
    /// What axe-core finds against WCAG 2.2 AA and its best practices: a line for each node.
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

    /// The cumulative layout shift of the page so far: 0 is still.
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
                // What is buffered is delivered in a task of its own, before two more frames are over.
                requestAnimationFrame(() => requestAnimationFrame(() => {
                    count({ getEntries: () => observer.takeRecords() });
                    done(sum);
                }));
            });
            "#,
        )
        .await
    }

    /// Writes what the viewport shows to `target/screenshots/<name>.png`.
    pub async fn picture(&self, name: &str) {
        self.script::<Value>("await settle();").await;
        let picture = self.driver.screenshot_as_png().await.expect("a picture of the page");
        write(&format!("{name}.png"), &picture);
    }

    /// Writes the page from top to bottom to `target/screenshots/<name>.png`.
    pub async fn whole_picture(&self, name: &str) {
        self.script::<Value>("await settle();").await;
        let parameters = json!({ "format": "png", "captureBeyondViewport": true });
        let picture = self.devtools("Page.captureScreenshot", parameters).await;
        write(&format!("{name}.png"), &decoded(&picture));
    }

    /// Prints to `target/screenshots/<name>.pdf` and gives the number of pages.
    pub async fn print(&self, name: &str) -> usize {
        let parameters = json!({ "paperWidth": 8.27, "paperHeight": 11.69, "printBackground": false });
        let paper = decoded(&self.devtools("Page.printToPDF", parameters).await);
        write(&format!("{name}.pdf"), &paper);
        // A page of the document is an object of this type; page trees are of the type /Pages.
        let text = String::from_utf8_lossy(&paper);
        text.matches("/Type /Page\n").count()
    }
}

fn decoded(answer: &Value) -> Vec<u8> {
    let data = answer.get("data").and_then(Value::as_str).expect("data");
    BASE64_STANDARD.decode(data).expect("base64")
}

fn write(name: &str, content: &[u8]) {
    let folder: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/screenshots");
    fs::create_dir_all(&folder).expect("a folder for pictures");
    fs::write(folder.join(name), content).expect("the picture is written");
}
