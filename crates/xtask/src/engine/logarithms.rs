//! Takes the table of logarithms out of the studio's Wasm, which calculates it when it starts (`film-studio`'s
//! `logarithms.rs`). The Wasm is 150 KB of brotli smaller then, a third.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use film_bundle::logarithms::{COUNT, MARK, UNCHANGED, of};

/// Writes zeros in the place of the table, and its address where the Wasm looks for it.
///
/// # Errors
/// If the table or that place is not in the file once.
pub fn take_out(path: &Path) -> Result<()> {
    let mut wasm = fs::read(path).with_context(|| format!("`{}` could not be read", path.display()))?;
    replace(&mut wasm)?;
    fs::write(path, wasm).with_context(|| format!("`{}` could not be written", path.display()))
}

fn replace(wasm: &mut [u8]) -> Result<()> {
    let table: Vec<u8> = (0..COUNT).flat_map(|number| of(number).to_le_bytes()).collect();
    let mark: Vec<u8> = MARK.into_iter().chain([UNCHANGED]).flat_map(u32::to_le_bytes).collect();
    let changed = "the encoder of brotli has changed, or film-studio: compare their tables of logarithms";
    let at = find_once(wasm, &table).context(changed)?;
    let place = find_once(wasm, &mark).context(changed)? + mark.len() - 4;
    let segments = segments(wasm).context("the Wasm has a data section that xtask cannot read")?;
    let (address, start, _) =
        segments.into_iter().find(|(_, start, end)| *start <= at && at + table.len() <= *end).context(changed)?;
    wasm[at..at + table.len()].fill(0);
    wasm[place..place + 4].copy_from_slice(&(address + (at - start) as u32).to_le_bytes());
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
    fn the_table_is_taken_out_and_the_wasm_knows_where_it_was() {
        let table: Vec<u8> = (0..COUNT).flat_map(|number| of(number).to_le_bytes()).collect();
        let mark: Vec<u8> = MARK.into_iter().chain([UNCHANGED]).flat_map(u32::to_le_bytes).collect();
        let data = [b"before", &*table, &mark].concat();
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
        let (rest, place) = wasm.split_at(wasm.len() - 4);
        assert_eq!(place, ((1_u32 << 20) + 6).to_le_bytes());
        assert!(rest.windows(6).any(|window| window == b"before"));
        assert!(rest[rest.len() - 12 - table.len()..rest.len() - 12].iter().all(|byte| *byte == 0));
        assert!(replace(&mut wasm).is_err(), "it is no longer there");
    }
}
