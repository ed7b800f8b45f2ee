//! The custom sections that are appended to the finished Wasm. The page script reads them. Writing them compiles
//! nothing.

use wasm_encoder::{Encode, SectionId};

/// The name of the section with the archive of the reviews. The page script has the same name.
pub const ARCHIVE: &str = "film-cards";

/// The name of the section with the stylesheets. The page script has the same name.
pub const STYLE: &str = "film-cards-style";

/// Appends a custom section to the bytes of a Wasm module.
pub fn append(wasm: &mut Vec<u8>, name: &str, bytes: &[u8]) {
    wasm.extend(header(name, bytes.len()));
    wasm.extend(bytes);
}

/// What comes before the bytes of a custom section, of which there are `length`.
pub fn header(name: &str, length: usize) -> Vec<u8> {
    let mut name_and_length = Vec::new();
    name.encode(&mut name_and_length);
    let mut header = vec![SectionId::Custom.into()];
    (name_and_length.len() + length).encode(&mut header);
    header.extend(name_and_length);
    header
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_section_is_laid_out_as_the_specification_says() {
        // https://webassembly.github.io/spec/core/binary/modules.html#custom-section
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        append(&mut wasm, ARCHIVE, &[7; 200]);
        let content = 1 + ARCHIVE.len() + 200;
        assert_eq!(wasm[8], 0, "a custom section");
        assert_eq!(wasm[9..11], [content as u8 & 0x7f | 0x80, (content >> 7) as u8], "its size, in LEB128");
        assert_eq!(wasm[11] as usize, ARCHIVE.len());
        assert_eq!(&wasm[12..22], ARCHIVE.as_bytes());
        assert_eq!(wasm[22..], [7; 200]);
    }
}
