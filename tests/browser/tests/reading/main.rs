//! Reading the demo story, on its own page and on a host's page.

mod accessibility;
mod alike;
mod card;
mod conformance;
mod contract;
mod each_engine;
mod examples;
mod guest;
mod hostile;
mod index;
mod leaving;
mod lines;
mod made;
mod media;
mod mentions;
mod pages;
mod placement;
mod preferences;
mod scripts;
mod text;
#[expect(dead_code, reason = "one story is for the pictures")]
mod texts;
mod timeline;
mod ways;
mod writes;
mod written;
