//! Pictures that are kept in the documentation, compared with what the browser shows now.

use std::collections::HashMap;
use std::io::Cursor;
use std::path::Path;
use std::{env, fs};

/// The pictures in the repository.
const KEPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/pictures");

/// Where a picture goes that is not as the kept one, and another that shows where it is not.
const LAST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/target/film-cards/pictures");

/// How far red, green and blue may each be off. It is more than a kept picture may be off ([`NEAR`]), and a paper a
/// little darker is more yet.
const STEP: u8 = 8;

/// The share of pixels that may be off by more. Measured in Chromium 156: from one run to the next it is 0, on a busy
/// machine too. A dark paper that is a little lighter is 0.13 to 0.33 %, an accent of another hue 0.19 to 0.67 %, a
/// lighter quiet colour 0.18 to 1 %, four pixels more of padding 10 %. The tolerance is a few letters' worth.
const TOLERANCE: f64 = 0.0005;

/// How many rows there may be more or less.
const ROWS: usize = 2;

/// How many colours a kept picture has at most.
const COLOURS: usize = 256;

/// How far from one of its colours another is that a kept picture does without.
const NEAR: u8 = 4;

type Colour = [u8; 3];

/// The colour of what differs, in the picture that shows where.
const OFF: Colour = [224, 0, 64];

pub struct Picture {
    width: usize,
    /// Row by row, from the top.
    pixels: Vec<Colour>,
}

impl Picture {
    /// Reads a PNG of any kind but the grey ones, which no browser makes of a card.
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

    /// Writes a PNG in the colours of the palette: that takes half the bytes, and no eye sees it.
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

    /// The colours that most pixels have, without those that are near to another: shades at the edges of letters.
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

    /// What is not as it was in `before`.
    pub fn difference(&self, before: &Picture) -> Option<Difference> {
        if self.width != before.width || self.height().abs_diff(before.height()) > ROWS {
            return Some(Difference::Size);
        }
        // Rows that only one has are not looked at.
        let pairs = self.pixels.iter().zip(&before.pixels);
        let off: Vec<bool> = pairs.map(|(now, before)| is_off(now, before, STEP)).collect();
        let share = off.iter().filter(|off| **off).count() as f64 / off.len() as f64;
        let marked = self.pixels.iter().zip(off).map(|(now, off)| if off { OFF } else { pale(now) });
        (share > TOLERANCE)
            .then(|| Difference::Pixels { share, shown: Picture { width: self.width, pixels: marked.collect() } })
    }

    /// Says in what it is not as the kept picture of that name, and leaves it where it can be looked at. Where
    /// `UPDATE_EXPECT` asks for it, it becomes the kept one.
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

/// What two pictures differ in.
pub enum Difference {
    /// One is larger.
    Size,
    /// So many pixels, and where they are.
    Pixels { share: f64, shown: Picture },
}

/// Where in the palette the colour is that is nearest to this.
fn place(palette: &[Colour], colour: &Colour) -> u8 {
    let far = |other: &Colour| {
        colour.iter().zip(other).map(|(one, other)| u32::from(one.abs_diff(*other)).pow(2)).sum::<u32>()
    };
    (0..=u8::MAX).zip(palette).min_by_key(|(_, other)| far(other)).map_or(0, |(place, _)| place)
}

/// Whether two colours are further apart than so many steps of red, green or blue.
fn is_off(now: &Colour, before: &Colour, step: u8) -> bool {
    now.iter().zip(before).any(|(now, before)| now.abs_diff(*before) > step)
}

/// The same pixel as on thin paper, so that what is marked stands out.
fn pale(colour: &Colour) -> Colour {
    colour.map(|part| 192 + part / 4)
}
