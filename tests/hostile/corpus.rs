//! The strings of corpus.txt.

/// A string and the kind of attack.
pub(crate) struct Attack {
    /// The heading of its block: `scheme`, `html`.
    pub(crate) class: String,
    pub(crate) text: String,
}

/// All strings, in the order of the file.
pub(crate) fn corpus() -> Vec<Attack> {
    let (mut class, mut attacks) = (String::new(), Vec::new());
    for (line, number) in include_str!("corpus.txt").lines().zip(1..) {
        if let Some(head) = line.strip_prefix("## ") {
            class = head.split(':').next().unwrap_or_default().to_owned();
        } else if !(line.is_empty() || line.starts_with("# ")) {
            let text = serde_json::from_str(line);
            let text = text.unwrap_or_else(|error| panic!("corpus.txt:{number}: {error}: {line}"));
            attacks.push(Attack { class: class.clone(), text });
        }
    }
    attacks
}

#[test]
fn there_are_hundreds_and_each_once() {
    let corpus = corpus();
    let different: std::collections::BTreeSet<&str> =
        corpus.iter().map(|attack| attack.text.as_str()).collect();
    assert!(different.len() >= 300, "{} strings", different.len());
    assert_eq!(different.len(), corpus.len());
    assert!(corpus.iter().all(|attack| !attack.class.is_empty()));
}
