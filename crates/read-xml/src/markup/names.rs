//! Names: productions 4 to 5a of XML 1.0 (fifth edition), and the names of Namespaces in XML, which have no colon.

/// Whether this is a name without a colon.
pub(super) fn is_plain_name(name: &str) -> bool {
    if name.as_bytes().first().is_some_and(u8::is_ascii_alphabetic) && name.bytes().all(is_plain_byte) {
        return true;
    }
    let mut chars = name.chars();
    chars.next().is_some_and(starts_name) && chars.all(continues_name)
}

/// Whether this is any name.
pub(super) fn is_name(name: &str) -> bool {
    let mut chars = name.chars();
    chars.next().is_some_and(|c| c == ':' || starts_name(c)) && chars.all(|c| c == ':' || continues_name(c))
}

/// A name at the head of a text: its prefix (empty where there is none), its local name, and what follows it. A name
/// ends where white space, `=` or the text ends.
pub(super) fn leading(text: &str) -> Option<(&str, &str, &str)> {
    // Nearly all names are ASCII: one look at each byte.
    let bytes = text.as_bytes();
    let mut colon = None;
    let mut end = 0;
    for b in bytes {
        match b {
            _ if is_plain_byte(*b) => {}
            b':' if colon.is_none() => colon = Some(end),
            _ => break,
        }
        end += 1;
    }
    match bytes.get(end) {
        None | Some(b'=' | b' ' | b'\t' | b'\n' | b'\r') => {}
        // Another script, or no name at all.
        Some(_) => {
            end = bytes.iter().position(|b| matches!(b, b'=' | b' ' | b'\t' | b'\n' | b'\r')).unwrap_or(text.len())
        }
    }
    let (name, rest) = text.split_at_checked(end)?;
    let (prefix, local) = match colon {
        Some(at) => (name.get(..at)?, name.get(at + 1..)?),
        None => name.split_once(':').unwrap_or(("", name)),
    };
    let is_right = is_plain_name(local) && (prefix.is_empty() || is_plain_name(prefix)) && colon != Some(0);
    is_right.then_some((prefix, local, rest))
}

fn is_plain_byte(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b == b'-' || b == b'_' || b == b'.'
}

fn starts_name(c: char) -> bool {
    matches!(c, 'A'..='Z' | '_' | 'a'..='z'
        | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2FF}' | '\u{370}'..='\u{37D}'
        | '\u{37F}'..='\u{1FFF}' | '\u{200C}'..='\u{200D}' | '\u{2070}'..='\u{218F}' | '\u{2C00}'..='\u{2FEF}'
        | '\u{3001}'..='\u{D7FF}' | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}' | '\u{10000}'..='\u{EFFFF}')
}

fn continues_name(c: char) -> bool {
    starts_name(c) || matches!(c, '-' | '.' | '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_may_be_in_any_script() {
        for name in ["p", "FRBRWork", "件", "_a-1.b", "a\u{B7}"] {
            assert_eq!(leading(name), Some(("", name, "")));
        }
        assert_eq!(leading("cl:count = '1'"), Some(("cl", "count", " = '1'")));
        assert_eq!(leading("件:数='1'"), Some(("件", "数", "='1'")));
        for wrong in ["", "1a", "-a", ".a", " b", "a:b:c", ":a", "件:a:b", ":件", "a:", "a/", "a\u{D7}", "\u{300}a"] {
            assert_eq!(leading(wrong), None, "{wrong}");
        }
        assert!(is_name(":a:b") && !is_name("1"));
    }
}
