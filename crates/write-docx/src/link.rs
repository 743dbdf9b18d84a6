//! Where links lead, and the addresses that stand in running text.

use crate::record;
use std::borrow::Cow;
use std::ops::Range;

/// The way in which a document holds the target of a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// A bookmark of this document.
    Anchor(String),
    /// An address that the relations of a package may hold.
    Address(String),
    /// Anything else: a field holds it as it is.
    Field(String),
}

/// An address in running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) range: Range<usize>,
    pub(crate) target: Target,
}

/// How a link to this target is written.
pub(crate) fn target(to: &str) -> Target {
    match to.strip_prefix('#') {
        Some(name) if !name.is_empty() => Target::Anchor(name.to_owned()),
        _ if is_address(to) => Target::Address(to.to_owned()),
        _ => Target::Field(to.to_owned()),
    }
}

/// The name of the bookmark for an anchor. Word keeps forty characters of a name; a longer one is cut and told apart.
pub(crate) fn bookmark(name: &str) -> Cow<'_, str> {
    if name.chars().count() <= 40 {
        return Cow::Borrowed(name);
    }
    let kept: String = name.chars().take(27).collect();
    let digest = record::sha256(name.as_bytes());
    Cow::Owned(format!("{kept}_{}", digest.get(..12).unwrap_or("")))
}

/// The addresses in a text without marks.
pub(crate) fn addresses(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    // Most texts have none, and say so by their characters.
    let bytes = text.as_bytes();
    let may_begin = |at: usize| bytes.get(at..).is_some_and(|rest| rest.starts_with(b"www"));
    if memchr::memchr2(b'@', b':', bytes).is_none() && !memchr::memchr_iter(b'w', bytes).any(may_begin) {
        return found;
    }
    let mut from = 0;
    for word in text.split(|ch: char| ch.is_whitespace() || !ch.is_ascii() || matches!(ch, '<' | '>' | '"')) {
        let start = from;
        from +=
            word.len() + text.get(start + word.len()..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        if !(word.contains('@') || word.contains("://") || word.contains("www.")) {
            continue;
        }
        let begin = ["http://", "https://", "www."].iter().filter_map(|sign| word.find(sign)).min();
        let (begin, mail) = match begin {
            Some(begin) => (begin, false),
            None => (word.len() - word.trim_start_matches(['(', '[', '\'', ',', ';', ':']).len(), true),
        };
        // A letter before it: no address begins inside a word.
        if word.get(..begin).is_some_and(|before| before.ends_with(|ch: char| ch.is_alphanumeric())) {
            continue;
        }
        let mut end = word.len();
        while let Some(last) = word.get(begin..end).and_then(|it| it.chars().next_back()) {
            let open = word.get(begin..end).is_some_and(|it| it.matches('(').count() >= it.matches(')').count());
            if matches!(last, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | ']') || (last == ')' && !open) {
                end -= 1;
            } else {
                break;
            }
        }
        let Some(shown) = word.get(begin..end) else { continue };
        let to = match (mail, shown.starts_with("www.")) {
            (true, _) => format!("mailto:{shown}"),
            (false, true) => format!("http://{shown}"),
            (false, false) => shown.to_owned(),
        };
        if is_address(&to) {
            found.push(Found { range: start + begin..start + end, target: Target::Address(to) });
        }
    }
    found
}

/// Whether every program will take this for an address (RFC 3986): a known scheme, a plain host, legal characters.
fn is_address(to: &str) -> bool {
    let legal = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&byte);
    if !to.bytes().all(legal) || to.matches('#').count() > 1 || !escapes_are_whole(to) {
        return false;
    }
    let plain_host = |host: &str| {
        let (host, port) = host.split_once(':').unwrap_or((host, "80"));
        host.contains('.')
            && host.split('.').all(|part| {
                !part.is_empty()
                    && part.len() <= 63
                    && !part.starts_with('-')
                    && !part.ends_with('-')
                    && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            })
            && host.ends_with(|ch: char| ch.is_ascii_alphabetic())
            && port.parse::<u16>().is_ok()
    };
    match to.split_once(':') {
        Some(("http" | "https" | "ftp", rest)) => rest.strip_prefix("//").is_some_and(|rest| {
            let host = rest.split(['/', '?', '#']).next().unwrap_or("");
            plain_host(host) && !rest.get(host.len()..).unwrap_or("").contains(['[', ']'])
        }),
        Some(("mailto", rest)) => rest.split_once('@').is_some_and(|(name, host)| {
            let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"._%+-".contains(&byte);
            !name.is_empty() && name.bytes().all(plain) && !host.contains(':') && plain_host(host)
        }),
        _ => false,
    }
}

/// Whether two hexadecimal digits follow every per cent sign.
fn escapes_are_whole(to: &str) -> bool {
    to.split('%').skip(1).all(|rest| rest.get(..2).is_some_and(|two| two.bytes().all(|byte| byte.is_ascii_hexdigit())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_in_running_text() {
        for (text, expected) in [
            ("see https://example.org/a_(b).", "https://example.org/a_(b)"),
            ("(see www.example.org)", "http://www.example.org"),
            ("write to sg21@example.org, please", "mailto:sg21@example.org"),
            ("发至sg21@example.org。", "mailto:sg21@example.org"),
            ("3:1 and w", ""),
            ("a@b", ""),
            ("http://", ""),
            ("one https://a.example two b@c.example", "https://a.example mailto:b@c.example"),
        ] {
            let found = addresses(text);
            let told: Vec<_> = found
                .iter()
                .filter_map(|it| match &it.target {
                    Target::Address(to) => Some(to.as_str()),
                    _ => None,
                })
                .collect();
            assert_eq!(told.join(" "), expected, "{text}");
            for it in &found {
                assert!(text.get(it.range.clone()).is_some(), "{text}");
            }
        }
    }

    #[test]
    fn targets() {
        assert_eq!(target("#a b"), Target::Anchor("a b".into()));
        assert_eq!(target("https://example.org/x?y=1#z"), Target::Address("https://example.org/x?y=1#z".into()));
        for odd in [
            "x:1",
            "https://例え.org",
            "http://[bad",
            "not an address",
            "http://a..b/",
            "mailto:a b@c.de",
            "https://a.b/%zz",
            "#",
            "../a.pdf",
        ] {
            assert_eq!(target(odd), Target::Field(odd.into()), "{odd}");
        }
    }

    #[test]
    fn long_names_stay_apart() {
        let (one, two) = ("a".repeat(50), format!("{}b", "a".repeat(49)));
        assert_ne!(bookmark(&one), bookmark(&two));
        assert_eq!(bookmark(&one).chars().count(), 40);
        assert_eq!(bookmark("ok"), "ok");
    }
}
