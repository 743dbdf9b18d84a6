//! A part of the package, compressed.

use std::cell::RefCell;
use zlib_rs::{Deflate, DeflateFlush, Status, crc32::crc32};

/// Parts that are shorter gain less by compression than it costs.
const SHORT: usize = 2048;

/// How much a compressor gives at a time.
const ROOM: usize = 16 * 1024;

/// A part as the package stores it: compressed once, copied as often as it is needed.
#[derive(Clone, Debug)]
pub(crate) struct Compressed {
    pub(crate) bytes: Vec<u8>,
    pub(crate) crc: u32,
    /// How long it is when it is unpacked.
    pub(crate) size: u64,
    /// Whether the bytes are the part itself: pictures are compressed already.
    pub(crate) stored: bool,
}

impl Compressed {
    /// All of it at once.
    pub(crate) fn of(bytes: &[u8], level: i32) -> Compressed {
        if bytes.len() < SHORT {
            return Compressed::stored(bytes);
        }
        let mut deflater = Deflater::new(level);
        deflater.push(bytes);
        deflater.finish()
    }

    /// As it is.
    pub(crate) fn stored(bytes: &[u8]) -> Compressed {
        Compressed { bytes: bytes.to_vec(), crc: crc32(0, bytes), size: bytes.len() as u64, stored: true }
    }
}

thread_local! {
    /// Presses that rest: making one costs more than compressing a small part.
    static RESTING: RefCell<Vec<Press>> = const { RefCell::new(Vec::new()) };
}

/// A compressor of some level, with room for what it gives.
struct Press {
    level: i32,
    stream: Box<Deflate>,
    room: Box<[u8]>,
}

/// A part that is compressed while it is written.
pub(crate) struct Deflater {
    press: Press,
    out: Vec<u8>,
    crc: u32,
    size: u64,
}

impl Deflater {
    pub(crate) fn new(level: i32) -> Deflater {
        let level = level.clamp(1, 9);
        let rested = RESTING.with_borrow_mut(|resting| {
            let place = resting.iter().position(|press| press.level == level)?;
            Some(resting.swap_remove(place))
        });
        let press = match rested {
            Some(mut press) => {
                press.stream.reset();
                press
            }
            // Raw deflate with the largest window: what a package holds.
            None => Press {
                level,
                stream: Box::new(Deflate::new(level, false, 15)),
                room: vec![0; ROOM].into_boxed_slice(),
            },
        };
        Deflater { press, out: Vec::new(), crc: 0, size: 0 }
    }

    pub(crate) fn push(&mut self, bytes: &[u8]) {
        self.crc = crc32(self.crc, bytes);
        self.size += bytes.len() as u64;
        self.drive(bytes, DeflateFlush::NoFlush);
    }

    pub(crate) fn finish(mut self) -> Compressed {
        self.drive(&[], DeflateFlush::Finish);
        RESTING.with_borrow_mut(|resting| {
            if resting.len() < 4 {
                resting.push(self.press);
            }
        });
        Compressed { bytes: self.out, crc: self.crc, size: self.size, stored: false }
    }

    /// Runs the compressor until it has taken everything and, at the end, given everything.
    fn drive(&mut self, mut input: &[u8], flush: DeflateFlush) {
        let Press { stream, room, .. } = &mut self.press;
        loop {
            let (taken, given) = (stream.total_in(), stream.total_out());
            let status = stream.compress(input, room, flush);
            let taken = usize::try_from(stream.total_in() - taken).unwrap_or(0);
            let given = usize::try_from(stream.total_out() - given).unwrap_or(0);
            input = input.get(taken..).unwrap_or_default();
            self.out.extend_from_slice(room.get(..given).unwrap_or_default());
            let done = match flush {
                DeflateFlush::Finish => matches!(status, Ok(Status::StreamEnd)),
                _ => input.is_empty() && given < room.len(),
            };
            if done || (taken == 0 && given == 0) {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_pieces_or_at_once_it_unpacks_to_the_same() {
        let text = "Group 21 meets in Porto Novo. ".repeat(9000);
        let mut deflater = Deflater::new(6);
        for piece in text.as_bytes().chunks(7001) {
            deflater.push(piece);
        }
        let (pieces, whole) = (deflater.finish(), Compressed::of(text.as_bytes(), 6));
        assert_eq!((pieces.crc, pieces.size), (whole.crc, whole.size));
        for compressed in [pieces, whole] {
            let mut out = vec![0; text.len() + 1];
            let mut inflate = zlib_rs::Inflate::new(false, 15);
            inflate.decompress(&compressed.bytes, &mut out, zlib_rs::InflateFlush::Finish).unwrap();
            assert_eq!(out.get(..text.len()).unwrap(), text.as_bytes());
        }
    }
}
