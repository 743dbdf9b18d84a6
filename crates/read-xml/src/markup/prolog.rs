//! What stands before the root: the XML declaration and the document type.

use super::attributes::is_blank;
use super::names::is_name;

/// Production 23: version, then encoding, then standalone, each once; `declaration` is what stands between `<?xml` and
/// `?>`. "When an XML 1.0 processor encounters a document that specifies a 1.x version number other than '1.0', it will
/// process it as a 1.0 document."
pub(super) fn declaration(declaration: &str) -> Result<(), &'static str> {
    let mut rest = declaration;
    let version = pseudo_attribute(&mut rest, "version").ok_or("the XML declaration has no version")?;
    if !version.strip_prefix("1.").is_some_and(|minor| !minor.is_empty() && minor.bytes().all(|b| b.is_ascii_digit())) {
        return Err("this is no XML 1.0");
    }
    if let Some(encoding) = pseudo_attribute(&mut rest, "encoding") {
        let mut bytes = encoding.bytes();
        let is_name = bytes.next().is_some_and(|b| b.is_ascii_alphabetic())
            && bytes.all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b));
        if !is_name {
            return Err("the XML declaration names no encoding");
        }
    }
    let standalone = pseudo_attribute(&mut rest, "standalone");
    if standalone.is_some_and(|standalone| !["yes", "no"].contains(&standalone)) {
        return Err("`standalone` is `yes` or `no`");
    }
    match rest.bytes().all(is_blank) {
        true => Ok(()),
        false => Err("the XML declaration holds something else than version, encoding and standalone"),
    }
}

/// The value of the next pseudo-attribute, if it has this name.
fn pseudo_attribute<'a>(rest: &mut &'a str, name: &str) -> Option<&'a str> {
    let trimmed = trim(rest);
    if trimmed.len() == rest.len() {
        return None;
    }
    let quoted = trim(trim(trimmed.strip_prefix(name)?).strip_prefix('=')?);
    let (value, after) = literal(quoted)?;
    *rest = after;
    Some(value)
}

/// Production 28 without an internal subset: a name, and perhaps where to find the definitions; `doctype` is what stands
/// between `<!DOCTYPE` and `>`. A processor that does not validate need not read what stands elsewhere; definitions in
/// the document itself it would have to read, and there is no telling text from program in those.
pub(super) fn doctype(doctype: &str) -> Result<(), &'static str> {
    let not_read = "a document type that holds definitions of its own is not read";
    let trimmed = trim(doctype);
    if trimmed.len() == doctype.len() {
        return Err("white space is missing after `<!DOCTYPE`");
    }
    let end = trimmed.bytes().position(|b| is_blank(b) || b == b'[').unwrap_or(trimmed.len());
    let (name, rest) = trimmed.split_at(end);
    if !is_name(name) {
        return Err("the document type has no name");
    }
    if trim(rest).starts_with('[') {
        return Err(not_read);
    }
    if trim(rest).is_empty() {
        return Ok(());
    }
    match external(rest) {
        Some("") => Ok(()),
        Some(rest) if rest.starts_with('[') => Err(not_read),
        _ => Err("the document type names no place of its definitions"),
    }
}

/// Production 75: `SYSTEM "…"` or `PUBLIC "…" "…"`; what stands after it.
fn external(rest: &str) -> Option<&str> {
    let blank = |text: &'_ str| text.as_bytes().first().is_some_and(|b| is_blank(*b));
    let rest = trim(rest);
    if let Some(after) = rest.strip_prefix("SYSTEM").filter(|after| blank(after)) {
        return literal(trim(after)).map(|(_, after)| trim(after));
    }
    let after = rest.strip_prefix("PUBLIC").filter(|after| blank(after))?;
    let (public, after) = literal(trim(after))?;
    // Production 13.
    let is_public = |b: u8| b.is_ascii_alphanumeric() || b" \n\r-'()+,./:=?;!*#@$_%".contains(&b);
    if !public.bytes().all(is_public) || !blank(after) {
        return None;
    }
    literal(trim(after)).map(|(_, after)| trim(after))
}

/// What stands in quotes, and what stands after it.
fn literal(text: &str) -> Option<(&str, &str)> {
    let quote = text.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    text.get(1..)?.split_once(quote)
}

fn trim(text: &str) -> &str {
    text.trim_start_matches([' ', '\t', '\n', '\r'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations() {
        for right in [" version='1.0'", " version=\"1.1\" encoding = 'UTF-8' standalone='no' ", "\nversion='1.0'\n"] {
            assert_eq!(declaration(right), Ok(()), "{right}");
        }
        for wrong in [
            "",
            " encoding='UTF-8'",
            " version='2.0'",
            " version='1.'",
            " version='1.0' encoding=''",
            " version='1.0'encoding='UTF-8'",
            " version='1.0' standalone='yes' encoding='UTF-8'",
            " version='1.0' standalone='maybe'",
            " version='1.0' x='y'",
            " version='1.0",
            " VERSION='1.0'",
        ] {
            assert!(declaration(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn document_types() {
        for right in [" a", " a SYSTEM 'a.dtd'", "\na PUBLIC \"-//A//B\"\n'a.dtd' ", " a SYSTEM '['"] {
            assert_eq!(doctype(right), Ok(()), "{right}");
        }
        for wrong in ["", "a", " ", " 1", " a b", " a PUBLIC '-//A//B'", " a SYSTEM a.dtd", " a PUBLIC '{' 'a'"] {
            assert!(doctype(wrong).is_err_and(|reason| !reason.contains("not read")), "{wrong}");
        }
        for unread in [" a[]", " a [<!ENTITY b 'c'>]", " a SYSTEM 'a.dtd' []"] {
            assert!(doctype(unread).is_err_and(|reason| reason.contains("not read")), "{unread}");
        }
    }
}
