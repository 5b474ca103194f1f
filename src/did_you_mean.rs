//! Suggests a name for a misspelled one.

/// The candidate with the smallest edit distance, if the difference may be a slip: at most one letter in three, and not
/// all.
pub(crate) fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = name.to_lowercase();
    let letters = folded.chars().count();
    let allowed = (letters / 3).max(1).min(letters.saturating_sub(1));
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&folded, &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_is_seen_and_another_word_is_not() {
        let known = ["definition", "details", "label", "id"];
        for (name, meant) in [
            ("defintion", Some("definition")),
            ("Label", Some("label")),
            ("labels", Some("label")),
            ("ide", Some("id")),
            ("explanation", None),
            ("x", None),
            ("", None),
        ] {
            assert_eq!(nearest(name, known), meant, "{name}");
        }
    }
}
