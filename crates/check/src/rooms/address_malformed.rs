//! `address-malformed`: `sg21@example` or `sg21(at)example.org`. Mail to it does not arrive.

use super::Found;
use crate::reading::{Part, Reading};
use crate::signs::Sign;

pub(crate) fn room(reading: &Reading<'_>, found: &mut Found) {
    for said in &reading.texts {
        if !said.signs.may_have(Sign::At) {
            if said.part == Part::Email {
                found.at(said.at, format!("`{}` is no e-mail address", said.text));
            }
            continue;
        }
        let mut told = false;
        for (start, _) in said.text.match_indices('@') {
            let (local, domain) = around(&said.text, start);
            if !told && is_address(&said.text, local, domain) && !is_legal(local, domain) {
                found.at(said.at, format!("`{local}@{domain}` is no e-mail address"));
                told = true;
            }
        }
    }
    for (at, to) in &reading.links {
        let Some(address) = to.strip_prefix("mailto:") else { continue };
        let address = address.split('?').next().unwrap_or(address);
        // One link may lead to several people.
        let wrong = address
            .split(',')
            .find(|one| one.trim().split_once('@').is_none_or(|(local, domain)| !is_legal(local, domain)));
        if let Some(wrong) = wrong {
            found.at(*at, format!("`{wrong}` is no e-mail address"));
        }
    }
}

/// The characters of an address around its `@`.
fn around(text: &str, at: usize) -> (&str, &str) {
    let belongs =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-' | '\'' | '&' | '/' | '=');
    let (before, behind) = (text.get(..at).unwrap_or_default(), text.get(at + 1..).unwrap_or_default());
    let start = before
        .rfind(|c| !belongs(c))
        .map_or(0, |place| place + before.get(place..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
    let end = behind.find(|c| !belongs(c)).unwrap_or(behind.len());
    // The full stop behind it ends the sentence.
    (
        before.get(start..).unwrap_or_default(),
        behind.get(..end).unwrap_or_default().trim_end_matches(['.', '\'', '/', '-']),
    )
}

/// Whether an address is meant: not `@keepers`, `5 @ 3`, a password such as `lamp@PNH1211`, or a web address with `@`
/// in its path.
fn is_address(text: &str, local: &str, domain: &str) -> bool {
    let is_name = |c: char| c.is_ascii_lowercase() || c == '-';
    if !domain.contains('.') && (local.is_empty() || !domain.chars().all(is_name)) {
        return false;
    }
    !(text.contains("://") && (local.contains('/') || domain.contains('/')))
}

fn is_legal(local: &str, domain: &str) -> bool {
    let labels: Vec<&str> = domain.trim().split('.').collect();
    let is_label = |label: &&str| {
        let ends = label.starts_with('-') || label.ends_with('-');
        !label.is_empty() && !ends && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    let dots = local.starts_with('.') || local.ends_with('.') || local.contains("..");
    !local.is_empty()
        && !dots
        && !local.contains(' ')
        && labels.len() >= 2
        && labels.iter().all(is_label)
        && labels.last().is_some_and(|last| last.chars().all(char::is_alphabetic) && last.chars().count() >= 2)
}

#[cfg(test)]
mod tests {
    use crate::trial::{findings, paragraph};

    #[test]
    fn addresses_that_are_none() {
        for (text, address) in [
            ("Write to sg21@example, please.", "sg21@example"),
            ("Write to sg21@example..org.", "sg21@example..org"),
            ("请发至sg21@example。", "sg21@example"),
        ] {
            assert_eq!(
                paragraph("en", text),
                format!("address-malformed at /body/0/paragraph: `{address}` is no e-mail address\n")
            );
        }
        assert_eq!(
            findings(
                r#""language": "en", "letterhead": {"contacts": [{"channel": "email", "value": "sg21 at example.org"}]}"#
            ),
            "address-malformed at /letterhead/contacts/0/value: `sg21 at example.org` is no e-mail address\n"
        );
    }

    #[test]
    fn addresses_in_sentences() {
        for text in [
            "Write to sg21@example.org.",
            "请发至fellowships@example.org或传真。",
            "(sg21@mail.example.org, o'hara+lamp@example.org)",
            "We are @keepers there.",
            "The network is called LAMPS, its password is lamp@PNH1211.",
            "see https://example.org/@keepers/1",
        ] {
            assert_eq!(paragraph("en", text), "", "{text}");
        }
    }
}
