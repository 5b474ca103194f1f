//! What may differ from engine to engine: storage, keys, the worker, the frame, files.

mod exporting;
mod keeping;
mod reviewing;
