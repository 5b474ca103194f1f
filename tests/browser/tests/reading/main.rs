//! The main job: somebody reads the demo story, on its own page and on a foreign one.

mod accessibility;
mod card;
mod contract;
mod examples;
mod failing;
mod following;
mod guest;
mod hostile;
mod host_styles;
mod hosting;
mod index;
mod leaving;
mod links;
mod living;
mod long_stories;
mod look;
mod made;
mod preferences;
mod mentions;
mod nesting;
mod opening;
mod placement;
mod timeline;
mod timeline_look;
mod without_script;
