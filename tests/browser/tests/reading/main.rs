//! The main job: somebody reads the demo story, on its own page and on a foreign one.

mod accessibility;
mod contract;
mod failing;
mod following;
mod guest;
mod look;
mod opening;
mod placement;
mod without_script;
