//! Calculates the tables that the build has taken out of this Wasm, see [`film_bundle::taken_out`].

use std::ptr;

use film_bundle::taken_out::{IN_PLACE, MARK, dictionary, tables};

/// The build writes the addresses of the tables into the last words, if it takes the tables out.
#[used]
static PLACES: [u32; 6] = [MARK[0], MARK[1], MARK[2], IN_PLACE, IN_PLACE, IN_PLACE];

/// Calculates the tables, unless they are there.
pub fn restore() {
    // SAFETY: it is a valid reference. The compiler must not know the values, because the build writes others.
    let [_, _, _, addresses @ ..] = unsafe { ptr::read_volatile(&raw const PLACES) };
    if addresses.contains(&IN_PLACE) {
        return;
    }
    for (address, table) in addresses.into_iter().zip(tables(dictionary())) {
        let place = ptr::with_exposed_provenance_mut::<u8>(address as usize);
        for (at, byte) in table.into_iter().enumerate() {
            // SAFETY: the build has found the table, with this many bytes, at this address of the memory, which is all
            // writable, and nothing reads it yet. The compiler knows none of this, so it has assumed nothing about it.
            unsafe { place.add(at).write_volatile(byte) };
        }
    }
}
