//! Tells whether prerendered markup is what this build would draw from a story.

pub(crate) mod fnv;

/// A hash of all source files that decide the markup; native and wasm builds of the same files agree.
const BUILD: &str = env!("EXPLAINER_BUILD");

/// The version of the markup that this build draws from a story file, byte for byte.
#[must_use]
pub fn version(story: &str) -> String {
    let mut version = BUILD.to_owned();
    version.push('-');
    version.push_str(&fnv::hex(fnv::add(fnv::EMPTY, story.as_bytes())));
    version
}

#[cfg(test)]
mod tests {
    use super::{fnv, version};

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
        assert_eq!(version("{}"), version("{}"));
        assert_ne!(version("{}"), version("{ }"));
    }
}
