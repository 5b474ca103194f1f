//! Writes stories with a shared glossary into a folder: `site FOLDER STORIES`.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::io::Result<()> {
    use std::io::{Error, ErrorKind};

    let mut arguments = std::env::args().skip(1);
    let given = arguments.next().zip(arguments.next().and_then(|stories| stories.parse().ok()));
    let (folder, stories) = given
        .ok_or_else(|| Error::new(ErrorKind::InvalidInput, "a folder and a number of stories are wanted"))?;
    benches::site::write(folder.as_ref(), stories)
}

#[cfg(target_arch = "wasm32")]
fn main() {}
