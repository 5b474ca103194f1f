//! Features that may differ between engines: storage, keys, the worker, the frame, files.

mod editing;
mod exporting;
mod keeping;
mod reviewing;
