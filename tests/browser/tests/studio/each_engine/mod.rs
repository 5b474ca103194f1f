//! What may differ from engine to engine: storage, keys, the worker, the frame, files.

mod editing;
mod exporting;
mod keeping;
mod reviewing;
