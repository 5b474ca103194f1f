//! A part of a site, for archives that are built on several machines.
//!
//! # Why by a hash of the path?
//! Machines need not coordinate, and a new story does not move others to another part. The path is relative to the
//! folder of the stories.

use std::fmt;
use std::str::FromStr;

use crate::fingerprint::fnv;

/// One of several parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// From 1.
    number: u64,
    /// The number of parts.
    of: u64,
}

impl Part {
    /// Whether a story belongs to this part, by its path in the folder of the stories.
    #[must_use]
    pub fn holds(self, path: &str) -> bool {
        // The low bits of FNV depend mostly on the last bytes, so the upper half is used.
        (fnv::add(fnv::EMPTY, path.as_bytes()) >> 32) % self.of == self.number - 1
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}-of-{}", self.number, self.of)
    }
}

impl FromStr for Part {
    type Err = &'static str;

    /// Parses `2/4`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let numbers =
            text.split_once('/').and_then(|(number, of)| Some((number.parse().ok()?, of.parse().ok()?)));
        match numbers {
            Some((number, of)) if (1..=of).contains(&number) => Ok(Self { number, of }),
            _ => Err("write the number of the part and how many there are, such as 2/4"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Part;

    #[test]
    fn every_story_is_of_one_part_and_the_parts_are_of_a_size() {
        let parts: Vec<Part> = (1..=4).map(|number| format!("{number}/4").parse().unwrap()).collect();
        let mut sizes = [0; 4];
        for story in 0..10_000 {
            let path = format!("year-{}/story-{story}.md", story % 30);
            let holding: Vec<usize> = (0..4).filter(|&part| parts[part].holds(&path)).collect();
            assert_eq!(holding.len(), 1);
            sizes[holding[0]] += 1;
        }
        assert!(sizes.iter().all(|size| (2_300..2_700).contains(size)), "{sizes:?}");
    }

    #[test]
    fn what_is_no_part_is_refused() {
        for text in ["", "2", "0/4", "5/4", "1/0", "a/b", "-1/4", "1/4/2"] {
            assert!(text.parse::<Part>().is_err(), "{text}");
        }
    }
}
