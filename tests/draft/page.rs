//! Runs the commands in docs/write.md.

use std::fs;
use std::process::Command;

use tempfile::TempDir;

#[test]
fn the_commands_of_the_page_work() {
    let folder = TempDir::new().unwrap();
    let (mut file, mut console, mut ran) = (None, false, 0);
    for line in include_str!("../../docs/write.md").lines() {
        match line.strip_prefix("```") {
            Some("") => (file, console) = (None, false),
            Some("console") => console = true,
            Some(head) => file = head.split_once(' ').map(|(_, name)| folder.path().join(name)),
            None if console => {
                let arguments = line.strip_prefix("$ explainer ").unwrap().split(' ');
                let mut command = Command::new(env!("CARGO_BIN_EXE_explainer"));
                let output = command.args(arguments).current_dir(folder.path()).output().unwrap();
                assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
                ran += 1;
            }
            None => {
                if let Some(file) = &file {
                    let text = fs::read_to_string(file).unwrap_or_default();
                    fs::write(file, text + line + "\n").unwrap();
                }
            }
        }
    }
    assert_eq!(ran, 10);
    for page in ["site/index.html", "site/story.json", "house.yaml", "known/story.md"] {
        assert!(folder.path().join(page).exists(), "{page}");
    }
    let known = fs::read_to_string(folder.path().join("known/story.md")).unwrap();
    assert!(known.contains("definition: \"The public body that runs the port\""), "{known}");
}
