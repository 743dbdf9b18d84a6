//! ZIP files for the targets: made without compression, and taken apart as far as they are sound.

// Each target needs its own half of this.
#![allow(dead_code)]

/// A ZIP file that stores these parts.
pub fn zip(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, bytes) in parts {
        let length = (bytes.len() as u32).to_le_bytes();
        let mut common = vec![20, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        common.extend_from_slice(&zlib_rs::crc32::crc32(0, bytes).to_le_bytes());
        common.extend_from_slice(&length);
        common.extend_from_slice(&length);
        common.extend_from_slice(&(name.len() as u16).to_le_bytes());
        common.extend_from_slice(&[0, 0]);
        let head = (out.len() as u32).to_le_bytes();
        directory.extend_from_slice(b"PK\x01\x02\x14\x00");
        directory.extend_from_slice(&common);
        directory.extend_from_slice(&[0; 10]);
        directory.extend_from_slice(&head);
        directory.extend_from_slice(name.as_bytes());
        out.extend_from_slice(b"PK\x03\x04");
        out.extend_from_slice(&common);
        out.extend_from_slice(name.as_bytes());
        out.extend_from_slice(bytes);
    }
    let count = (parts.len() as u16).to_le_bytes();
    let (start, size) = ((out.len() as u32).to_le_bytes(), (directory.len() as u32).to_le_bytes());
    out.extend_from_slice(&directory);
    out.extend_from_slice(b"PK\x05\x06\0\0\0\0");
    out.extend_from_slice(&[count, count].concat());
    out.extend_from_slice(&[size, start].concat());
    out.extend_from_slice(&[0, 0]);
    out
}

/// The parts of a ZIP file in the order of its directory; what is damaged is left out.
pub fn unzip(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let number = |at: usize, length: usize| -> Option<usize> {
        let digits = bytes.get(at..at.checked_add(length)?)?;
        Some(digits.iter().rev().fold(0, |number, digit| number << 8 | usize::from(*digit)))
    };
    let mut parts = Vec::new();
    let Some(end) = bytes.windows(4).rposition(|four| four == b"PK\x05\x06") else { return parts };
    let mut at = number(end + 16, 4).unwrap_or(bytes.len());
    let mut entry = || -> Option<(String, Vec<u8>)> {
        let (method, packed, size) = (number(at + 10, 2)?, number(at + 20, 4)?, number(at + 24, 4)?);
        let (name, extra, comment) = (number(at + 28, 2)?, number(at + 30, 2)?, number(at + 32, 2)?);
        let head = number(at + 42, 4)?;
        let title = String::from_utf8(bytes.get(at + 46..at + 46 + name)?.to_vec()).ok()?;
        let data = head + 30 + number(head + 26, 2)? + number(head + 28, 2)?;
        at += 46 + name + extra + comment;
        let packed = bytes.get(data..data.checked_add(packed)?)?;
        let content = if method == 0 { packed.to_vec() } else { inflated(packed, size.min(4 << 20))? };
        Some((title, content))
    };
    while let Some(part) = entry() {
        parts.push(part);
        if parts.len() > 200 {
            break;
        }
    }
    parts
}

fn inflated(packed: &[u8], size: usize) -> Option<Vec<u8>> {
    let mut out = vec![0; size];
    let config = zlib_rs::InflateConfig { window_bits: -15 };
    let (out, code) = zlib_rs::decompress_slice(&mut out, packed, config);
    (code == zlib_rs::ReturnCode::Ok).then(|| out.to_vec())
}
