//! Parts of a ZIP file by the plainest means, for measuring and checking readers by something that is not them.

use anyhow::{Context, ensure};

/// The entries of a ZIP file: name and inflated bytes. Only sound, small, ordinary files: everything else is an error.
pub(crate) fn parts(bytes: &[u8], wanted: impl Fn(&str) -> bool) -> anyhow::Result<Vec<(String, Vec<u8>)>> {
    let from = bytes.len().saturating_sub(22 + 0xFFFF);
    let end =
        memchr::memmem::rfind(bytes.get(from..).unwrap_or_default(), b"PK\x05\x06").context("no directory")? + from;
    let mut at = number(bytes, end + 16, 4)?;
    let mut found = Vec::new();
    let mut inflater = libdeflater::Decompressor::new();
    while bytes.get(at..at + 4) == Some(b"PK\x01\x02") {
        let name_length = number(bytes, at + 28, 2)?;
        let name =
            String::from_utf8_lossy(bytes.get(at + 46..at + 46 + name_length).context("a short name")?).into_owned();
        let (method, packed, size) =
            (number(bytes, at + 10, 2)?, number(bytes, at + 20, 4)?, number(bytes, at + 24, 4)?);
        let head = number(bytes, at + 42, 4)?;
        if wanted(&name) {
            let start = head + 30 + number(bytes, head + 26, 2)? + number(bytes, head + 28, 2)?;
            let data = bytes.get(start..start + packed).context("a short entry")?;
            ensure!(size < 1 << 30, "{name} is too large");
            let inflated = match method {
                0 => data.to_vec(),
                8 => {
                    let mut out = vec![0; size];
                    let wrote = inflater.deflate_decompress(data, &mut out)?;
                    ensure!(wrote == size, "{name} has another size than it says");
                    out
                }
                other => anyhow::bail!("{name} is compressed by method {other}"),
            };
            ensure!(
                libdeflater::crc32(&inflated) as usize == number(bytes, at + 16, 4)?,
                "{name} has a wrong checksum"
            );
            found.push((name, inflated));
        }
        at += 46 + name_length + number(bytes, at + 30, 2)? + number(bytes, at + 32, 2)?;
    }
    Ok(found)
}

fn number(bytes: &[u8], at: usize, length: usize) -> anyhow::Result<usize> {
    let bytes = bytes.get(at..at + length).context("cut short")?;
    Ok(bytes.iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte)))
}
