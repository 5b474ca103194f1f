//! Terms and dates found in stories, and their links.
#![expect(clippy::expect_used, reason = "a test that cannot be set up is to fail")]

mod dates;
mod events;
mod inflections;
mod labels;
mod languages;
mod properties;
mod references;
mod review;
mod rules;
mod story;
