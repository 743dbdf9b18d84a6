//! Paths as JSON can hold them, without loss.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::ffi::OsString;
use std::fmt;
use std::path::{Path, PathBuf};

/// A path that goes through JSON and comes back the same, whatever its bytes.
///
/// It is a plain text. No path holds U+0000, so a text that begins with one is a name that is no UTF-8, with `%` and two
/// digits for each byte that is no letter, digit, `.`, `-`, `_` or `/`.
///
/// ```
/// use batch::Name;
/// let name = Name::from("letters/two\nlines.txt");
/// assert_eq!(serde_json::to_string(&name).unwrap(), r#""letters/two\nlines.txt""#);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(with = "String"))]
pub struct Name(PathBuf);

impl Name {
    /// As a path.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl<P: Into<PathBuf>> From<P> for Name {
    fn from(path: P) -> Self {
        Name(path.into())
    }
}

/// For people: what is no UTF-8 shows as U+FFFD.
impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.display().fmt(f)
    }
}

impl Serialize for Name {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self.0.to_str() {
            Some(text) => to.serialize_str(text),
            None => to.serialize_str(&escaped(&bytes(&self.0))),
        }
    }
}

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        match text.strip_prefix('\0') {
            None => Ok(Name(text.into())),
            Some(escaped) => plain(escaped)
                .map(|bytes| Name(path(bytes)))
                .ok_or_else(|| de::Error::custom(format!("`{escaped}` is no escaped name"))),
        }
    }
}

fn escaped(bytes: &[u8]) -> String {
    let mut out = String::from("\0");
    for byte in bytes {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'-' | b'_' | b'/' => out.push(char::from(*byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

fn plain(escaped: &str) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(escaped.len());
    let mut rest = escaped.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        if *byte == b'%' {
            let (digits, after) = rest.split_at_checked(2)?;
            out.push(u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?);
            rest = after;
        } else {
            out.push(*byte);
        }
    }
    Some(out)
}

/// The bytes of a path: what it is told apart and sorted by.
#[cfg(unix)]
pub(crate) fn bytes(path: &Path) -> std::borrow::Cow<'_, [u8]> {
    use std::os::unix::ffi::OsStrExt;
    path.as_os_str().as_bytes().into()
}

/// The bytes of a path: what it is told apart and sorted by.
#[cfg(not(unix))]
pub(crate) fn bytes(path: &Path) -> std::borrow::Cow<'_, [u8]> {
    path.as_os_str().as_encoded_bytes().into()
}

/// A path of these bytes.
#[cfg(unix)]
pub(crate) fn path(bytes: Vec<u8>) -> PathBuf {
    use std::os::unix::ffi::OsStringExt;
    OsString::from_vec(bytes).into()
}

/// A path of these bytes.
#[cfg(not(unix))]
pub(crate) fn path(bytes: Vec<u8>) -> PathBuf {
    OsString::from(String::from_utf8_lossy(&bytes).into_owned()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_bytes_come_back() {
        let all: Vec<u8> = (1..=255).collect();
        for bytes in [b"plain.txt".to_vec(), "信函\n.txt".into(), b"caf\xE9 %41.txt".to_vec(), all] {
            let name = Name(path(bytes));
            let json = serde_json::to_string(&name).unwrap();
            assert_eq!(serde_json::from_str::<Name>(&json).unwrap(), name, "{json}");
        }
        assert!(serde_json::from_str::<Name>(r#""\u0000a%4""#).is_err());
    }
}
