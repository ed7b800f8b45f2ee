//! Calculates the table of logarithms that the build has taken out of this Wasm, see [`film_bundle::logarithms`].

use std::ptr;

use film_bundle::logarithms::{COUNT, MARK, UNCHANGED, of};

/// The build writes the address of the table into the last word, if it takes the table out.
#[used]
static PLACE: [u32; 4] = [MARK[0], MARK[1], MARK[2], UNCHANGED];

/// Calculates the table, unless it is there.
pub fn restore() {
    // SAFETY: it is a valid reference. The compiler must not know the value, because the build writes another one.
    let [.., address] = unsafe { ptr::read_volatile(&raw const PLACE) };
    if address == UNCHANGED {
        return;
    }
    let table = ptr::with_exposed_provenance_mut::<f32>(address as usize);
    for number in 0..COUNT {
        // SAFETY: the build has found the table of 65,536 numbers at this address of the memory, which is all writable, and
        // nothing reads it yet. The compiler knows none of this, so it has assumed nothing about the numbers.
        unsafe { table.add(number as usize).write_volatile(of(number)) };
    }
}
