//! Pictures: named by what they hold, so that the same picture has the same name in every letter.

use blocks::Asset;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// A larger picture belongs to no letter.
pub(crate) const LARGEST: usize = 64 << 20;

/// The asset that these bytes make.
pub(crate) fn asset(part: &str, bytes: Vec<u8>, keep: bool) -> Asset {
    let (ending, media) = kind(part, &bytes);
    let mut name = "sha256-".to_owned();
    for byte in Sha256::digest(&bytes) {
        // Writing into a string cannot fail.
        let _ = write!(name, "{byte:02x}");
    }
    name.push('.');
    name.push_str(ending);
    Asset { name, media: media.to_owned(), bytes: if keep { bytes } else { Vec::new() } }
}

/// By its first bytes; by the name of the part where these say nothing.
fn kind(part: &str, bytes: &[u8]) -> (&'static str, &'static str) {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => ("png", "image/png"),
        [0xFF, 0xD8, 0xFF, ..] => ("jpeg", "image/jpeg"),
        [b'G', b'I', b'F', b'8', ..] => ("gif", "image/gif"),
        [b'B', b'M', ..] => ("bmp", "image/bmp"),
        [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => ("tiff", "image/tiff"),
        [0xD7, 0xCD, 0xC6, 0x9A, ..] => ("wmf", "image/wmf"),
        [1, 0, 0, 0, ..] if bytes.get(40..44) == Some(b" EMF") => ("emf", "image/emf"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => ("webp", "image/webp"),
        _ if part.ends_with(".svg") => ("svg", "image/svg+xml"),
        _ => ("bin", "application/octet-stream"),
    }
}
