//! `link-malformed`: `http:/example.org`, `www.example` without an end, a link to a place that is not in the letter.

use super::Found;
use crate::reading::{Part, Reading};
use crate::signs::Sign;

/// Ways in which the two schemes of the web are mistyped.
const MISTYPED: [&str; 10] = ["htp", "htpp", "htttp", "hhtp", "ttp", "htps", "htttps", "hhtps", "ttps", "httpss"];

pub(crate) fn room(reading: &Reading<'_>, found: &mut Found) {
    for (at, to) in &reading.links {
        if let Some(wrong) = wrong_link(to, &reading.anchors) {
            found.at(*at, wrong);
        }
    }
    for said in &reading.texts {
        match said.part {
            // Bare `example.org/sg21` is how addresses are printed.
            Part::Web => {
                let first = said.text.split_whitespace().next().unwrap_or_default();
                let wrong = wrong_address(first).or_else(|| (!first.contains('.')).then(|| "names no host".to_owned()));
                if let Some(wrong) = wrong {
                    found.at(said.at, format!("`{first}` {wrong}"));
                }
            }
            Part::Email | Part::Value => {}
            _ if !said.signs.may_have(Sign::Slash) => {}
            _ => {
                for address in addresses(&said.text) {
                    if let Some(wrong) = wrong_address(address) {
                        found.at(said.at, format!("`{address}` {wrong}"));
                    }
                }
            }
        }
    }
}

/// What is wrong with the target of a link.
fn wrong_link(to: &str, anchors: &[&str]) -> Option<String> {
    if let Some(name) = to.strip_prefix('#') {
        let there = name.is_empty() || anchors.contains(&name);
        return (!there).then(|| format!("`{to}` leads to a place that is not in the letter"));
    }
    // RFC 3986, 2: these stand in no address without being escaped.
    if let Some(c) =
        to.chars().find(|c| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '{' | '}' | '|' | '\\' | '^' | '`'))
    {
        return Some(format!("`{to}` has a {c:?} in it"));
    }
    let is_scheme = |scheme: &str| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))
    };
    match to.split_once(':') {
        Some((scheme, _)) if is_scheme(scheme) => wrong_address(to).map(|wrong| format!("`{to}` {wrong}")),
        _ => Some(format!("`{to}` names no scheme, such as `https:`")),
    }
}

/// What is wrong with this address of the web, as far as its beginning tells.
fn wrong_address(address: &str) -> Option<String> {
    let lower = address.to_ascii_lowercase();
    let (scheme, rest) = match lower.split_once(':') {
        Some((scheme, rest)) if scheme.bytes().all(|b| b.is_ascii_alphabetic()) => (scheme, rest),
        _ => {
            let cut = ["http//", "https//"].iter().any(|cut| lower.starts_with(cut));
            return cut.then(|| "has no colon behind its scheme".to_owned());
        }
    };
    if MISTYPED.contains(&scheme) && rest.starts_with('/') {
        return Some(format!("has the scheme `{scheme}`"));
    }
    if !matches!(scheme, "http" | "https") {
        return None;
    }
    let Some(rest) = rest.strip_prefix("//") else { return Some(format!("has no `//` behind `{scheme}:`")) };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.rsplit_once('@').map_or(host, |(_, host)| host);
    let (host, port) = host.split_once(':').unwrap_or((host, ""));
    let empty = host.split('.').any(str::is_empty) && !host.ends_with('.') || host.is_empty();
    let again = matches!(host, "http" | "https");
    if !port.bytes().all(|b| b.is_ascii_digit()) || again {
        return Some("has two schemes, or no number for its port".to_owned());
    }
    (empty || !host.contains('.') && host != "localhost").then(|| "names no host".to_owned())
}

/// Where two slashes stand, or one behind a colon.
fn slashes(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let begins = |slash: usize| {
        let before = slash.checked_sub(1).filter(|before| bytes.get(*before) == Some(&b':'));
        let is_double = bytes.get(slash + 1) == Some(&b'/');
        if is_double { Some(slash) } else { before }
    };
    memchr::memchr_iter(b'/', bytes).find_map(begins)
}

/// What begins like an address of the web in running text, up to a character that ends it there.
fn addresses(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(place) = text.get(at..).and_then(slashes).map(|place| place + at) {
        let before = text.get(..place).unwrap_or_default();
        let scheme = before.trim_end_matches(':');
        let start = scheme
            .rfind(|c: char| !c.is_ascii_alphabetic())
            .map_or(0, |at| at + scheme.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
        let is_end = |c: char| {
            c.is_whitespace()
                || c >= '\u{2E80}'
                || matches!(c, '<' | '>' | '"' | ')' | '(' | '”' | '“' | '»' | '«' | ';' | ',' | ']' | '[' | '؛' | '،')
        };
        let behind = text.get(place..).unwrap_or_default();
        let end = behind.find(is_end).map_or(text.len(), |end| place + end);
        if start < place {
            found.extend(text.get(start..end));
        }
        at = end.max(place + 2);
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::trial::{findings, paragraph};

    fn link(to: &str) -> String {
        findings(&format!(
            r#""language": "en", "body": [{{"paragraph": ["see ", {{"link": {{"to": "{to}", "text": "here"}}}}]}}]"#
        ))
    }

    #[test]
    fn links_that_lead_nowhere() {
        for (to, wanted) in [
            ("www.example.org/reg", "`www.example.org/reg` names no scheme, such as `https:`"),
            ("https://example.org/a b", "`https://example.org/a b` has a ' ' in it"),
            ("https:///reg", "`https:///reg` names no host"),
            ("#Annex_Q", "`#Annex_Q` leads to a place that is not in the letter"),
        ] {
            assert_eq!(link(to), format!("link-malformed at /body/0/paragraph/1/link/to: {wanted}\n"));
        }
    }

    #[test]
    fn addresses_in_sentences() {
        assert_eq!(
            paragraph("zh", "请在http:/example.org/reg注册。"),
            "link-malformed at /body/0/paragraph: `http:/example.org/reg` has no `//` behind `http:`\n"
        );
        for text in [
            "见https://example.org/sg21。",
            "on www.example.org and/or by post",
            "http://example.org:8080/?a=b",
            "1//2, and/ /or",
        ] {
            assert_eq!(paragraph("zh", text), "", "{text}");
        }
        for to in ["https://example.org/reg", "mailto:sg21@example.org", "tel:+41220000000"] {
            assert_eq!(link(to), "", "{to}");
        }
    }
}
