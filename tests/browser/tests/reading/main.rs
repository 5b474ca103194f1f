//! The main job: somebody reads the demo story, on its own page and on a foreign one.

mod accessibility;
mod card;
mod contract;
mod each_engine;
mod examples;
mod guest;
mod hostile;
mod index;
mod leaving;
mod made;
mod media;
mod mentions;
mod placement;
mod preferences;
mod scripts;
mod text;
mod timeline;
