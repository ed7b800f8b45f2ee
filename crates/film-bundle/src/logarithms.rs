//! The table of logarithms in the encoder of brotli (8.0.4, `enc::log_table_16`): 256 KB, of which compression saves little.
//! So the build of the studio's Wasm writes zeros in its place, and the Wasm calculates it when it starts.

/// How many numbers it has.
pub const COUNT: u32 = 65_536;

/// The words that mark, in the Wasm, where its build writes the address of the table.
pub const MARK: [u32; 3] = [0x6c6f_6773, 0xf16a_b1e5, 0x9d5c_03a7];

/// What [`MARK`] is followed by as long as the table is where it was.
pub const UNCHANGED: u32 = 0;

/// The logarithm of `number` to the base 2, as the table has it: with twelve digits.
///
/// ```
/// assert_eq!([0, 1, 2, 3].map(film_bundle::logarithms::of), [0.0, 0.0, 1.0, 1.5849625]);
/// ```
pub fn of(number: u32) -> f32 {
    if number == 0 {
        return 0.0;
    }
    let decimals = if number < 1 << 10 { 1e11 } else { 1e10 };
    ((f64::from(number).log2() * decimals).round() / decimals) as f32
}

#[cfg(all(test, feature = "compose"))]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_calculated_as_brotli_has_it() {
        for number in 0..COUNT {
            let expected = brotli::enc::util::FastLog2u16(number as u16);
            assert_eq!(of(number).to_bits(), expected.to_bits(), "{number}");
        }
    }
}
