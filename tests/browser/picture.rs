//! Compares the pictures in the documentation with what the browser shows now.

use std::collections::HashMap;
use std::io::Cursor;
use std::path::Path;
use std::{env, fs};

/// The pictures in the repository.
const KEPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/pictures");

/// The folder for a picture that differs from the kept one, and for a second picture that marks the differences.
const LAST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/target/film-cards/pictures");

/// The largest difference of red, green and blue that is ignored. It is larger than the error of a kept picture
/// ([`NEAR`]), and smaller than the difference of a background that is slightly darker.
const STEP: u8 = 8;

/// The share of pixels that may differ by more. Measured in Chromium 156: between two runs it is 0, also on a busy
/// machine. It is 0.13 to 0.33 % for a dark background that is slightly lighter, 0.19 to 0.67 % for an accent of
/// another hue, 0.18 to 1 % for a lighter secondary colour, and 10 % for four pixels more padding. The tolerance is
/// about the area of a few letters.
const TOLERANCE: f64 = 0.0005;

/// The largest difference in height, in rows of pixels.
const ROWS: usize = 2;

/// The maximum number of colours in a kept picture.
const COLOURS: usize = 256;

/// A kept picture leaves out a colour if it has another one at most this far away.
const NEAR: u8 = 4;

type Colour = [u8; 3];

/// The colour that marks differences.
const OFF: Colour = [224, 0, 64];

pub struct Picture {
    width: usize,
    /// Row by row, from the top.
    pixels: Vec<Colour>,
}

impl Picture {
    /// Reads a PNG of any kind except greyscale, which no browser makes from a card.
    pub fn decode(file: &[u8]) -> Result<Picture, String> {
        let mut decoder = png::Decoder::new(Cursor::new(file));
        decoder.set_transformations(png::Transformations::EXPAND | png::Transformations::ALPHA);
        let mut reader = decoder.read_info().map_err(|error| error.to_string())?;
        let mut bytes = vec![0; reader.output_buffer_size().ok_or("it is too large")?];
        let frame = reader.next_frame(&mut bytes).map_err(|error| error.to_string())?;
        if (frame.color_type, frame.bit_depth) != (png::ColorType::Rgba, png::BitDepth::Eight) {
            return Err(format!("its colours are {:?}", frame.color_type));
        }
        let pixels = bytes.chunks_exact(4).map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
        Ok(Picture { width: frame.width as usize, pixels })
    }

    /// Writes a PNG in the colours of the palette: half the bytes, without a visible difference.
    fn encode(&self) -> Result<Vec<u8>, png::EncodingError> {
        let palette = self.palette();
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, self.width as u32, self.height() as u32);
        encoder.set_compression(png::Compression::High);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_filter(png::Filter::NoFilter);
        encoder.set_palette(palette.concat());
        let mut nearest = HashMap::new();
        let bytes: Vec<u8> =
            self.pixels.iter().map(|pixel| *nearest.entry(*pixel).or_insert_with(|| place(&palette, pixel))).collect();
        let mut writer = encoder.write_header()?;
        writer.write_image_data(&bytes)?;
        writer.finish()?;
        Ok(file)
    }

    /// The most frequent colours, without those that are close to another one: the shades at the edges of letters.
    fn palette(&self) -> Vec<Colour> {
        let mut counts = HashMap::<Colour, usize>::new();
        for pixel in &self.pixels {
            *counts.entry(*pixel).or_default() += 1;
        }
        let mut colours: Vec<(usize, Colour)> = counts.into_iter().map(|(colour, count)| (count, colour)).collect();
        colours.sort_unstable_by(|one, other| other.cmp(one));
        let mut palette: Vec<Colour> = Vec::new();
        for (_, colour) in colours {
            if palette.len() < COLOURS && palette.iter().all(|other| is_off(&colour, other, NEAR)) {
                palette.push(colour);
            }
        }
        palette
    }

    fn height(&self) -> usize {
        self.pixels.len() / self.width
    }

    /// The difference to `before`, if there is one.
    pub fn difference(&self, before: &Picture) -> Option<Difference> {
        if self.width != before.width || self.height().abs_diff(before.height()) > ROWS {
            return Some(Difference::Size);
        }
        // Rows that only one of the pictures has are not compared.
        let pairs = self.pixels.iter().zip(&before.pixels);
        let off: Vec<bool> = pairs.map(|(now, before)| is_off(now, before, STEP)).collect();
        let share = off.iter().filter(|off| **off).count() as f64 / off.len() as f64;
        let marked = self.pixels.iter().zip(off).map(|(now, off)| if off { OFF } else { pale(now) });
        (share > TOLERANCE)
            .then(|| Difference::Pixels { share, shown: Picture { width: self.width, pixels: marked.collect() } })
    }

    /// Describes the difference to the kept picture of that name, and saves the new one for a person to look at. If
    /// `UPDATE_EXPECT` is set, the new picture replaces the kept one.
    pub fn is_as_kept(&self, name: &str) -> Result<(), String> {
        let path = format!("docs/pictures/{name}.png");
        let kept = fs::read(format!("{KEPT}/{name}.png")).map_err(|error| error.to_string());
        let kept = kept.and_then(|file| Picture::decode(&file));
        let difference = kept.as_ref().map(|kept| self.difference(kept));
        if matches!(difference, Ok(None)) {
            return Ok(());
        }
        if env::var("UPDATE_EXPECT").as_deref() == Ok("1") {
            return self.write(KEPT, name).map(drop);
        }
        let now = self.write(LAST, name)?;
        Err(match (difference, &kept) {
            (Ok(Some(Difference::Pixels { share, shown })), _) => {
                let shown = shown.write(LAST, &format!("{name}-differs"))?;
                format!("{path}: {:.2} % of its pixels have changed; see {now} and, for where, {shown}", share * 100.0)
            }
            (_, Ok(kept)) => format!("{path}: {} have become {}; see {now}", kept.size(), self.size()),
            (_, Err(error)) => format!("{path} cannot be read: {error}; it would be {now}"),
        })
    }

    fn size(&self) -> String {
        format!("{} × {} pixels", self.width, self.height())
    }

    fn write(&self, folder: &str, name: &str) -> Result<String, String> {
        let path = Path::new(folder).join(format!("{name}.png"));
        let file = self.encode().map_err(|error| format!("{name} cannot be written as PNG: {error}"))?;
        let written = fs::create_dir_all(folder).and_then(|()| fs::write(&path, file));
        written.map_err(|error| format!("{} cannot be written: {error}", path.display()))?;
        Ok(path.display().to_string())
    }
}

/// How two pictures differ.
pub enum Difference {
    /// One is larger.
    Size,
    /// The number of differing pixels, and where they are.
    Pixels { share: f64, shown: Picture },
}

/// The index of the palette's colour that is nearest to this one.
fn place(palette: &[Colour], colour: &Colour) -> u8 {
    let far = |other: &Colour| {
        colour.iter().zip(other).map(|(one, other)| u32::from(one.abs_diff(*other)).pow(2)).sum::<u32>()
    };
    (0..=u8::MAX).zip(palette).min_by_key(|(_, other)| far(other)).map_or(0, |(place, _)| place)
}

/// Whether two colours differ by more than this many steps of red, green or blue.
fn is_off(now: &Colour, before: &Colour, step: u8) -> bool {
    now.iter().zip(before).any(|(now, before)| now.abs_diff(*before) > step)
}

/// The same pixel, paler, so that the marked ones stand out.
fn pale(colour: &Colour) -> Colour {
    colour.map(|part| 192 + part / 4)
}
