//! Takes the tables that can be calculated out of the studio's Wasm, which calculates them when it starts (`film-studio`'s
//! `tables.rs`). The Wasm is 260 KB of brotli smaller then, nearly half.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use film_bundle::taken_out::{DICTIONARY, IN_PLACE, MARK, tables};

/// Writes zeros in the place of the tables, and their addresses where the Wasm looks for them.
///
/// # Errors
/// If a table or that place is not in the file once.
pub fn take_out(path: &Path) -> Result<()> {
    let mut wasm = fs::read(path).with_context(|| format!("`{}` could not be read", path.display()))?;
    replace(&mut wasm)?;
    fs::write(path, wasm).with_context(|| format!("`{}` could not be written", path.display()))
}

fn replace(wasm: &mut [u8]) -> Result<()> {
    let changed = "the encoder of brotli has changed, or film-studio: compare their tables";
    let (length, start) = DICTIONARY;
    let dictionary = find_once(wasm, start).and_then(|at| wasm.get(at..at + length)).context(changed)?;
    let tables = tables(dictionary);
    let mark: Vec<u8> =
        MARK.into_iter().chain(tables.each_ref().map(|_| IN_PLACE)).flat_map(u32::to_le_bytes).collect();
    let mut place = find_once(wasm, &mark).context(changed)? + MARK.len() * size_of::<u32>();
    let segments = segments(wasm).context("the Wasm has a data section that xtask cannot read")?;
    for table in tables {
        let at = find_once(wasm, &table).context(changed)?;
        let end = at + table.len();
        let is_inside = |(_, first, last): &&(u32, usize, usize)| *first <= at && end <= *last;
        let (address, first, _) = segments.iter().find(is_inside).context(changed)?;
        wasm[at..end].fill(0);
        wasm[place..place + size_of::<u32>()].copy_from_slice(&(address + (at - first) as u32).to_le_bytes());
        place += size_of::<u32>();
    }
    Ok(())
}

/// Where `part` begins, if it is there once.
fn find_once(bytes: &[u8], part: &[u8]) -> Option<usize> {
    let mut found = (0..=bytes.len().checked_sub(part.len())?).filter(|at| bytes[*at..].starts_with(part));
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// The segments of data: the address in the memory, and where their bytes begin and end in the file.
fn segments(wasm: &[u8]) -> Option<Vec<(u32, usize, usize)>> {
    const DATA: u8 = 11;
    const I32_CONST: u8 = 0x41;
    let mut at = 8;
    loop {
        let id = *wasm.get(at)?;
        at += 1;
        let length = number(wasm, &mut at)?;
        if id == DATA {
            break;
        }
        at += length as usize;
    }
    let mut segments = Vec::new();
    for _ in 0..number(wasm, &mut at)? {
        // An active segment of the only memory: its address is a constant, then `end`.
        let [0, I32_CONST, ..] = wasm.get(at..)? else { return None };
        at += 2;
        let address = number(wasm, &mut at)?;
        at += 1;
        let length = number(wasm, &mut at)? as usize;
        segments.push((address, at, at + length));
        at += length;
    }
    Some(segments)
}

/// A number in LEB128. Addresses have a sign, but no memory is so large that one would need it.
fn number(bytes: &[u8], at: &mut usize) -> Option<u32> {
    let mut number = 0;
    for shift in (0..).step_by(7).take(5) {
        let byte = *bytes.get(*at)?;
        *at += 1;
        number |= u32::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_taken_out_and_the_wasm_knows_where_they_were() {
        // Any bytes do for a dictionary that begins as it should.
        let (length, start) = DICTIONARY;
        let dictionary: Vec<u8> =
            start.iter().copied().chain((0..).map(|at: u32| (at / 3) as u8)).take(length).collect();
        let tables = tables(&dictionary);
        let mark: Vec<u8> = MARK.into_iter().chain([IN_PLACE; 3]).flat_map(u32::to_le_bytes).collect();
        let data = [b"before", &*tables[0], &*dictionary, &*tables[1], &*tables[2], &mark].concat();
        let leb = |number: usize| -> Vec<u8> {
            vec![number as u8 | 0x80, (number >> 7) as u8 | 0x80, (number >> 14) as u8 | 0x80, (number >> 21) as u8]
        };
        // At the address 1,048,576.
        let segment = [&[0, 0x41][..], &leb(1 << 20), &[0x0b], &leb(data.len()), &data].concat();
        let section = [&[1][..], &segment].concat();
        let whole = [b"\0asm\x01\0\0\0", &[0, 2, 1, b'a'][..], &[11], &leb(section.len()), &section].concat();
        let mut wasm = whole.clone();
        replace(&mut wasm).unwrap();
        assert_eq!(wasm.len(), whole.len());
        let [logarithms, buckets, words] = tables.map(|table| table.len());
        let starts = [6, 6 + logarithms + length, 6 + logarithms + length + buckets];
        let addresses: Vec<u8> = starts.into_iter().flat_map(|at| ((1_u32 << 20) + at as u32).to_le_bytes()).collect();
        assert!(wasm.ends_with(&addresses));
        let start = wasm.len() - data.len();
        for (at, length) in starts.into_iter().zip([logarithms, buckets, words]) {
            assert!(wasm[start + at..][..length].iter().all(|byte| *byte == 0), "{at}");
        }
        assert!(wasm[start..].starts_with(b"before\0"));
        assert!(replace(&mut wasm).is_err(), "they are no longer there");
    }
}
