//! Characters: references resolved, line ends as XML wants them.

use crate::fault::Fault;
use memchr::{memchr, memrchr};
use std::borrow::Cow;

/// `&#x10FFFF;` with some zeros before: a longer one is no reference.
pub(super) const LONGEST_REFERENCE: usize = 64;

/// How much of a text that has no end yet can be taken without cutting a reference or a character.
pub(super) fn uncut(bytes: &[u8]) -> usize {
    if let Some(at) = memrchr(b'&', bytes)
        && memchr(b';', bytes.get(at..).unwrap_or_default()).is_none()
    {
        return at;
    }
    // A character begins with a byte below 80 or from C0 on, and has at most three more.
    let begin = bytes.iter().rposition(|byte| !(0x80..0xC0).contains(byte)).unwrap_or(0);
    match bytes.get(begin) {
        Some(0xC0..) if bytes.len() - begin < 4 => begin,
        _ => bytes.len(),
    }
}

/// The characters of these bytes, references resolved.
pub(crate) fn decoded(bytes: &[u8]) -> Result<Cow<'_, str>, Fault> {
    let text = std::str::from_utf8(bytes).map_err(|_| Fault::new("bytes that are not UTF-8"))?;
    if memchr(b'&', bytes).is_none() {
        return Ok(Cow::Borrowed(text));
    }
    let mut out = String::with_capacity(text.len());
    unescape(text, &mut out)?;
    Ok(Cow::Owned(out))
}

/// Puts the text with its references resolved.
pub(crate) fn unescape(text: &str, out: &mut String) -> Result<(), Fault> {
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let Some((name, behind)) = after.split_once(';') else {
            return Err(Fault::new("`&` begins no reference"));
        };
        out.push(character(name).ok_or_else(|| {
            let shown: String = name.chars().take(16).collect();
            Fault::new(format!("`&{shown};` stands for nothing here"))
        })?);
        rest = behind;
    }
    out.push_str(rest);
    Ok(())
}

/// The five names of XML, and numbers.
fn character(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let digits = name.strip_prefix('#')?;
            let number = match digits.strip_prefix('x') {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => digits.parse().ok()?,
            };
            char::from_u32(number)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_resolved_and_nothing_else() {
        assert_eq!(decoded(b"a &amp; b &#x4E00;&#19968; &lt;").unwrap(), "a & b 一一 <");
        for wrong in ["&nbsp;", "&", "a &b", "&#xD800;", "&#;"] {
            assert!(decoded(wrong.as_bytes()).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_reference_is_not_cut() {
        assert_eq!((uncut(b"ab &am"), uncut(b"ab &amp;"), uncut(b"ab")), (3, 8, 2));
        assert_eq!(uncut("ab 第".as_bytes().get(..5).unwrap()), 3);
        assert_eq!(uncut("ab é第".as_bytes()), 5);
    }
}
