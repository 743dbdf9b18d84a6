//! Addresses: which may stand in an `href` or `src` as they are.
//!
//! The schema wants an `anyURI` there, and validators differ on what that is. What is not beyond doubt goes, verbatim,
//! to an attribute of ours.

/// Whether every validator takes this for a URI.
pub(crate) fn is_plain(address: &str) -> bool {
    if !legal_characters(address) || address.bytes().filter(|b| *b == b'#').count() > 1 {
        return false;
    }
    if let Some(rest) = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://")) {
        return has_plain_host(rest);
    }
    if let Some((scheme, rest)) = address.split_once(':').filter(|(before, _)| !before.contains(['/', '?', '#'])) {
        return ["mailto", "tel", "urn", "data"].contains(&scheme) && !rest.is_empty() && !rest.starts_with('/');
    }
    !address.is_empty() && !address.starts_with("//")
}

/// Unreserved and reserved characters of RFC 3986 without brackets, and `%` with two digits.
fn legal_characters(address: &str) -> bool {
    let bytes = address.as_bytes();
    bytes.iter().enumerate().all(|(at, b)| match b {
        b'%' => [1, 2].iter().all(|next| bytes.get(at + next).is_some_and(u8::is_ascii_hexdigit)),
        _ => b.is_ascii_alphanumeric() || b"-._~:/?#@!$&'()*+,;=".contains(b),
    })
}

/// A host of letters, digits, dots and hyphens, perhaps a port, then the end or a path.
fn has_plain_host(rest: &str) -> bool {
    let authority = rest.split(['/', '?', '#']).next().unwrap_or("");
    let (host, port) = authority.split_once(':').unwrap_or((authority, "0"));
    !host.is_empty()
        && host.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.' || b == b'-')
        && (1..=5).contains(&port.len())
        && port.bytes().all(|b| b.is_ascii_digit())
}

/// Text as one segment of a path.
pub(crate) fn segment(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for b in text.bytes() {
        if b.is_ascii_alphanumeric() || b"-._~".contains(&b) {
            out.push(char::from(b));
        } else {
            out.push_str(&format!("%{b:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_beyond_doubt_stands_as_it_is() {
        for plain in [
            "https://example.org/reg?a=1&b=%20#top",
            "http://example.org:8080",
            "mailto:sg21@example.org",
            "tel:+41220000000",
            "urn:isbn:0",
            "#Start",
            "annex/a.pdf",
            "/akn/un/statement",
        ] {
            assert!(is_plain(plain), "{plain}");
        }
        for doubtful in [
            "",
            "http://",
            "http://[x",
            "http://x:port/",
            "http://x:/",
            "://",
            "%zz",
            "%4",
            "a#b#c",
            "//host",
            "ftp://host",
            "mailto:",
            "a b",
            "https://例え.org",
            "C:\\letter.doc",
            "http://user@host/",
        ] {
            assert!(!is_plain(doubtful), "{doubtful}");
        }
    }

    #[test]
    fn a_segment_holds_anything() {
        assert_eq!(segment("TD 12/第"), "TD%2012%2F%E7%AC%AC");
    }
}
