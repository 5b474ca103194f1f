//! Removes the source locations of panics from a module. They are useless in a browser, make up 3 % of the widget after
//! brotli, and contain paths of the build machine.
//!
//! Rust stores each location, a `core::panic::Location`, in the module's memory as four little-endian words of four
//! bytes: the address of the file name, its length, the line and the column.

use crate::process::Failure;
use std::ops::Range;
use wasmparser::{DataKind, Operator, Parser, Payload};

const WORD: usize = 4;
/// Larger numbers are not lines or columns but addresses.
const LINES: Range<usize> = 1..100_000;
const COLUMNS: Range<usize> = 1..1_000;

/// A segment of the module's initial memory.
struct Segment {
    /// Its address in memory.
    address: usize,
    /// Its range in the file.
    bytes: Range<usize>,
}

/// The module with all locations replaced by the start of an unnamed file.
///
/// # Errors
/// If the module cannot be read.
pub(crate) fn without_places(mut wasm: Vec<u8>) -> Result<Vec<u8>, Failure> {
    let segments = segments(&wasm)?;
    let words = segments.iter().flat_map(|Segment { address, bytes }| {
        // Words are aligned to their length.
        (bytes.start + address.wrapping_neg() % WORD..bytes.end).step_by(WORD)
    });
    let places: Vec<_> = words.filter_map(|at| Some((at, place(&wasm, &segments, at)?))).collect();
    let Some(one) = places.first().and_then(|(at, _)| wasm.get(*at..at + 2 * WORD)) else { return Ok(wasm) };
    let one = [one, &[0; 2 * WORD]].concat();
    for (at, name) in places {
        wasm.get_mut(name).into_iter().for_each(|name| name.fill(0));
        wasm.get_mut(at..at + one.len()).into_iter().for_each(|place| place.copy_from_slice(&one));
    }
    Ok(wasm)
}

fn segments(wasm: &[u8]) -> Result<Vec<Segment>, Failure> {
    let failed = |error| Failure::new(format!("the memory of a module cannot be read: {error}"));
    let mut segments = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let Payload::DataSection(section) = payload.map_err(failed)? else { continue };
        for data in section {
            let data = data.map_err(failed)?;
            let DataKind::Active { offset_expr, .. } = data.kind else { continue };
            if let Operator::I32Const { value } = offset_expr.get_operators_reader().read().map_err(failed)? {
                let bytes = data.range.end - data.data.len()..data.range.end;
                segments.push(Segment { address: value.cast_unsigned() as usize, bytes });
            }
        }
    }
    Ok(segments)
}

/// The range of the file name, if a location begins here.
fn place(wasm: &[u8], segments: &[Segment], at: usize) -> Option<Range<usize>> {
    let word = |number: usize| {
        let bytes = wasm.get(at + number * WORD..at + (number + 1) * WORD)?;
        Some(u32::from_le_bytes(bytes.try_into().ok()?) as usize)
    };
    let (address, length) = (word(0)?, word(1)?);
    if !LINES.contains(&word(2)?) || !COLUMNS.contains(&word(3)?) {
        return None;
    }
    let name = segments.iter().find_map(|segment| {
        let start = segment.bytes.start + address.checked_sub(segment.address)?;
        (start + length <= segment.bytes.end).then_some(start..start + length)
    })?;
    let text = std::str::from_utf8(wasm.get(name.clone())?).ok()?;
    (text.ends_with(".rs") && !text.contains(char::is_control)).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::without_places;
    use wasm_encoder::{ConstExpr, DataSection, MemorySection, MemoryType, Module};

    /// The start of the module's memory.
    const START: u32 = 1_048_577;

    /// A module whose memory begins with these names, followed by these words.
    fn module(names: &str, words: &[u32]) -> Vec<u8> {
        let mut memory = MemorySection::new();
        memory.memory(MemoryType {
            minimum: 17,
            maximum: None,
            memory64: false,
            shared: false,
            page_size_log2: None,
        });
        let words = words.iter().flat_map(|word| word.to_le_bytes());
        let bytes: Vec<u8> = names.bytes().chain(words).collect();
        let mut data = DataSection::new();
        data.active(0, &ConstExpr::i32_const(START.cast_signed()), bytes);
        let mut module = Module::new();
        module.section(&memory).section(&data);
        module.finish()
    }

    #[test]
    fn all_places_become_one_without_a_name() {
        // Nineteen letters, which aligns the words to a multiple of four.
        let names = "/home/ada/a.rs/b.rs";
        let changed = |words: &[u32]| without_places(module(names, words)).unwrap();
        let two = changed(&[START, 14, 7, 5, START + 14, 5, 80, 9, 3]);
        assert_eq!(two, module(&"\0".repeat(19), &[START, 14, 0, 0, START, 14, 0, 0, 3]));
    }

    #[test]
    fn what_is_no_place_stays() {
        let names = "/home/ada/a.rs/b.rs";
        for words in [
            // A list of names, a name that is not a source, one that exceeds the memory, and none at all.
            [START, 14, START + 14, 5],
            [START, 13, 7, 5],
            [START + 14, 5_000, 7, 5],
            [7, 14, 7, 5],
        ] {
            let wasm = module(names, &words);
            assert_eq!(without_places(wasm.clone()).unwrap(), wasm);
        }
        assert!(without_places(b"no module".to_vec()).is_err());
    }
}
