//! An author's job: an article is pasted, reviewed, edited, kept on the device and exported.

mod accessibility;
mod desk;
mod each_engine;
mod files;
mod guest;
mod killing;
mod long_texts;
mod speaking;
