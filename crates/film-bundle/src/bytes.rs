//! The bytes of a file in parts, so that files with a common part share it in memory: the archive of a newspaper is in four
//! files of a bundle.

use std::collections::VecDeque;
use std::io::{self, Read, Write};
use std::ops::Range;
use std::sync::Arc;

use base64::prelude::BASE64_STANDARD;
use base64::write::EncoderWriter;
use sha2::{Digest, Sha256};

/// The bytes of a file.
#[derive(Clone, Debug, Default)]
pub struct Bytes(Vec<Part>);

#[derive(Clone, Debug)]
enum Part {
    /// These of the bytes.
    Plain(Arc<Vec<u8>>, Range<usize>),
    /// These bytes one after the other, as Base64.
    Base64(Bytes),
}

impl Bytes {
    /// The same bytes, and then `part`.
    pub fn and(self, part: impl Into<Vec<u8>>) -> Bytes {
        self.and_shared(Arc::new(part.into()))
    }

    /// The same bytes, and then `part`, which others may have as well.
    pub fn and_shared(self, part: Arc<Vec<u8>>) -> Bytes {
        let all = 0..part.len();
        self.and_some(part, all)
    }

    /// The same bytes, and then these of `part`.
    pub fn and_some(mut self, part: Arc<Vec<u8>>, these: Range<usize>) -> Bytes {
        self.0.push(Part::Plain(part, these));
        self
    }

    /// The same bytes, and then the text of `other` as Base64.
    pub fn and_base64(mut self, other: Bytes) -> Bytes {
        self.0.push(Part::Base64(other));
        self
    }

    /// The number of bytes.
    pub fn len(&self) -> usize {
        let length = |part: &Part| match part {
            Part::Plain(_, these) => these.len(),
            Part::Base64(bytes) => bytes.len().div_ceil(3) * 4,
        };
        self.0.iter().map(length).sum()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Writes all bytes.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn write_to(&self, out: &mut impl Write) -> io::Result<()> {
        // A type would contain itself.
        self.write_to_any(out)
    }

    fn write_to_any(&self, out: &mut dyn Write) -> io::Result<()> {
        for part in &self.0 {
            match part {
                Part::Plain(bytes, these) => out.write_all(&bytes[these.clone()])?,
                Part::Base64(bytes) => {
                    let mut encoder = EncoderWriter::new(Whole(&mut *out), &BASE64_STANDARD);
                    bytes.write_to_any(&mut encoder)?;
                    encoder.finish()?;
                }
            }
        }
        Ok(())
    }

    /// Reads the bytes. Parts that are not Base64 are not copied.
    pub fn into_reader(self) -> impl Read + Send {
        let parts = self.0.into_iter().map(|part| match part {
            Part::Plain(bytes, these) => (bytes, these),
            Part::Base64(bytes) => {
                let text = Bytes(vec![Part::Base64(bytes)]).to_vec();
                let all = 0..text.len();
                (Arc::new(text), all)
            }
        });
        Reader(parts.collect())
    }

    /// Their SHA-256.
    pub fn digest(&self) -> [u8; 32] {
        struct Hashing(Sha256);
        impl Write for Hashing {
            fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
                self.0.update(bytes);
                Ok(bytes.len())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let mut hashing = Hashing(Sha256::new());
        self.write_to(&mut hashing).expect("hashing does not fail");
        hashing.0.finalize().into()
    }

    /// All bytes, copied.
    pub fn to_vec(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.len());
        self.write_to(&mut bytes).expect("memory can be written");
        bytes
    }
}

/// A writer that takes everything at once, as the encoder of Base64 needs it.
struct Whole<'w>(&'w mut dyn Write);

impl Write for Whole<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write_all(bytes)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// What has not been read yet.
struct Reader(VecDeque<(Arc<Vec<u8>>, Range<usize>)>);

impl Read for Reader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while let Some((part, these)) = self.0.front_mut() {
            if these.start < these.end {
                let count = these.len().min(buffer.len());
                buffer[..count].copy_from_slice(&part[these.start..][..count]);
                these.start += count;
                return Ok(count);
            }
            self.0.pop_front();
        }
        Ok(0)
    }
}

impl From<Vec<u8>> for Bytes {
    fn from(bytes: Vec<u8>) -> Bytes {
        Bytes::default().and(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::prelude::Engine;

    /// Takes a byte at a time.
    struct Slow(Vec<u8>);

    impl Write for Slow {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.extend(bytes.first());
            Ok(bytes.len().min(1))
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn parts_are_one_file() {
        for length in 0..5 {
            let shared = Arc::new(b"xaby".to_vec());
            let inner = Bytes::default().and_some(shared, 1..3).and(vec![7; length]);
            assert_eq!(inner.to_vec(), [b"ab".to_vec(), vec![7; length]].concat());
            let bytes = Bytes::default().and(*b"\"").and_base64(inner.clone()).and(*b"\"");
            let text = format!("\"{}\"", BASE64_STANDARD.encode(inner.to_vec()));
            assert_eq!(String::from_utf8(bytes.to_vec()).unwrap(), text);
            assert_eq!((bytes.len(), inner.len()), (text.len(), length + 2));
            let mut slow = Slow(Vec::new());
            bytes.write_to(&mut slow).unwrap();
            assert_eq!(String::from_utf8(slow.0).unwrap(), text);
            let mut read = String::new();
            bytes.clone().into_reader().read_to_string(&mut read).unwrap();
            assert_eq!(read, text);
            assert_eq!(bytes.digest(), <[u8; 32]>::from(Sha256::digest(text)));
        }
        assert!(Bytes::default().is_empty());
    }
}
