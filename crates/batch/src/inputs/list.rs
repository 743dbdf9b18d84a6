//! Lists of paths.

use crate::name;
use std::io::Read;
use std::path::{Path, PathBuf};

/// The paths that a list names: one a line, or between U+0000 as `find -print0` writes them.
pub(super) fn paths(list: &Path) -> Result<Vec<PathBuf>, String> {
    let mut bytes = Vec::new();
    let read = match list == Path::new("-") {
        true => std::io::stdin().lock().read_to_end(&mut bytes).map(drop),
        false => std::fs::read(list).map(|read| bytes = read),
    };
    let called = if list == Path::new("-") { "standard input".into() } else { list.to_string_lossy() };
    read.map_err(|error| format!("{called}: the list cannot be read: {error}"))?;
    Ok(split(&bytes))
}

fn split(bytes: &[u8]) -> Vec<PathBuf> {
    let is_zeroed = bytes.contains(&0);
    let between = |byte: &u8| if is_zeroed { *byte == 0 } else { *byte == b'\n' };
    let names = bytes.split(between).map(|name| match is_zeroed {
        true => name,
        false => name.strip_suffix(b"\r").unwrap_or(name),
    });
    names.filter(|name| !name.is_empty()).map(|name| name::path(name.to_vec())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_or_zeros() {
        assert_eq!(split(b"a.txt\r\n\nb c.txt"), [Path::new("a.txt"), Path::new("b c.txt")]);
        assert_eq!(split(b"a\nb.txt\0c.txt\0"), [Path::new("a\nb.txt"), Path::new("c.txt")]);
        assert!(paths(Path::new("no/such/list")).unwrap_err().starts_with("no/such/list: the list cannot be read"));
    }
}
