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

/// Prefix (empty where there is none) and local name, where both are names.
pub(super) fn split(name: &str) -> Option<(&str, &str)> {
    match name.split_once(':') {
        None => is_plain_name(name).then_some(("", name)),
        Some((prefix, local)) => (is_plain_name(prefix) && is_plain_name(local)).then_some((prefix, local)),
    }
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
            assert_eq!(split(name), Some(("", name)));
        }
        assert_eq!(split("cl:count"), Some(("cl", "count")));
        for wrong in ["", "1a", "-a", ".a", "a b", "a:b:c", ":a", "a:", "a/", "a\u{D7}", "\u{300}a"] {
            assert_eq!(split(wrong), None, "{wrong}");
        }
        assert!(is_name(":a:b") && !is_name("1"));
    }
}
