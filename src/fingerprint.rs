//! Whether an earlier output belongs to this build, and to this story.

pub(crate) mod fnv;

/// A hash of the sources that determine the markup; native and wasm builds of the same files agree.
const MARKUP: &str = env!("EXPLAINER_MARKUP");
/// A hash of the sources that determine the format of a view model.
const FORM: &str = env!("EXPLAINER_FORM");

/// The version of the markup that this build renders from a story file, byte for byte.
#[must_use]
pub fn markup(file: &str) -> String {
    of(MARKUP, file)
}

/// The mark of a story's view model, as this build writes and reads it.
#[must_use]
pub fn form(story: &str) -> String {
    of(FORM, story)
}

fn of(build: &str, text: &str) -> String {
    [build, "-", &fnv::hex(fnv::add(fnv::EMPTY, text.as_bytes()))].concat()
}

#[cfg(test)]
mod tests {
    use super::{fnv, form, markup};

    #[test]
    fn the_hash_is_fnv_1a() {
        for (text, hash) in
            [("", "cbf29ce484222325"), ("a", "af63dc4c8601ec8c"), ("foobar", "85944171f73967e8")]
        {
            assert_eq!(fnv::hex(fnv::add(fnv::EMPTY, text.as_bytes())), hash);
        }
    }

    #[test]
    fn another_story_is_another_version() {
        assert_eq!(markup("{}"), markup("{}"));
        assert_ne!(markup("{}"), markup("{ }"));
        assert_ne!(form("{}"), form("{ }"));
    }
}
