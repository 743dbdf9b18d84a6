//! Hashes: of what came in, of what went out, of what decides between the two.

use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

/// SHA-256 in small hexadecimal digits, as `sha256sum` prints it.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// That of a file, without holding the file; nothing where it cannot be read or is longer than that.
pub(crate) fn of_file(path: &Path, most: u64) -> Option<String> {
    let there = path.metadata().ok()?;
    if !there.is_file() || there.len() > most { None } else { of_part(path, 0, there.len()) }
}

/// That of a part of a file.
pub(crate) fn of_part(path: &Path, start: u64, length: u64) -> Option<String> {
    let mut file = File::open(path).ok()?;
    if start > 0 {
        file.seek(SeekFrom::Start(start)).ok()?;
    }
    let mut part = file.take(length);
    let mut hash = Sha256::new();
    let mut buffer = [0; 1 << 14];
    loop {
        match part.read(&mut buffer).ok()? {
            0 => return Some(hex(&hash.finalize())),
            many => hash.update(buffer.get(..many)?),
        }
    }
}

/// A number that a name has on every machine and in every version.
pub(crate) fn number(bytes: &[u8]) -> u64 {
    let digest = Sha256::digest(bytes);
    digest.iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
}

fn hex(digest: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |value: u8| DIGITS.get(usize::from(value)).map_or('?', |digit| char::from(*digit));
    digest.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_anybody_computes_it() {
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(sha256(b""), empty);
        assert_eq!(number(b""), 0xe3b0_c442_98fc_1c14);
        let file = tempfile::NamedTempFile::new().unwrap();
        assert_eq!(of_file(file.path(), 0).as_deref(), Some(empty));
        assert_eq!(of_file(std::env::temp_dir().as_path(), 1 << 20), None);
    }
}
