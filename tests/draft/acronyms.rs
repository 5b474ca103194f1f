//! Acronyms with their long forms, in two hundred sentences of six languages.

use std::fmt::Write;

use article_explainer::draft::acronyms_of;

#[test]
fn acronyms_are_found_with_their_long_forms() {
    let (mut right, mut found, mut labelled) = (0_u32, 0_u32, 0_u32);
    let mut misses = String::new();
    let cases = include_str!("acronyms.txt").lines().filter(|line| !line.starts_with('#'));
    for line in cases {
        let [language, text, labels] =
            line.splitn(3, " | ").map(str::trim).collect::<Vec<_>>().try_into().unwrap();
        let labels: Vec<(&str, &str)> = labels
            .split("; ")
            .filter(|label| !label.is_empty())
            .map(|label| label.split_once(" = ").unwrap())
            .collect();
        let acronyms = acronyms_of(text, language);
        labelled += u32::try_from(labels.len()).unwrap();
        found += u32::try_from(acronyms.len()).unwrap();
        let is_right = |(short, long): &(String, String)| labels.contains(&(short.as_str(), long.as_str()));
        right += u32::try_from(acronyms.iter().filter(|acronym| is_right(acronym)).count()).unwrap();
        if acronyms.len() != labels.len() || !acronyms.iter().all(is_right) {
            let _ = writeln!(misses, "{text}\n    {labels:?}, found {acronyms:?}");
        }
    }
    let (precision, recall) = (f64::from(right) / f64::from(found), f64::from(right) / f64::from(labelled));
    let table = format!("precision {precision:.3}, recall {recall:.3} ({labelled} labelled)\n\n{misses}");
    println!("{table}");
    insta::assert_snapshot!(table);
    assert!(precision >= 0.95 && recall >= 0.85);
}
