//! An author pastes an article, reviews and edits it, saves it on the device and exports it.

mod accessibility;
mod desk;
mod each_engine;
mod files;
mod guest;
mod killing;
mod long_texts;
mod resuming;
mod speaking;
