//! Start tags: their name and their attributes, character by character after the grammar.

use super::names::leading;
use super::references::resolve;
use std::borrow::Cow;

/// What a start tag holds, before its prefixes are looked up. Places are bytes from the `<`.
pub(super) struct RawTag<'a> {
    pub(super) prefix: &'a str,
    pub(super) local: &'a str,
    pub(super) is_empty: bool,
}

/// An attribute as it stands.
pub(super) struct RawAttribute<'a> {
    pub(super) prefix: &'a str,
    pub(super) local: &'a str,
    pub(super) value: Cow<'a, str>,
    pub(super) place: usize,
}

/// What is wrong with a tag, and where.
pub(super) struct Wrong {
    pub(super) place: usize,
    pub(super) reason: String,
}

fn wrong<T>(place: usize, reason: impl Into<String>) -> Result<T, Wrong> {
    Err(Wrong { place, reason: reason.into() })
}

/// White space, production 3.
pub(super) fn is_blank(b: u8) -> bool {
    matches!(b, b' ' | b'\t' | b'\n' | b'\r')
}

/// Reads a start tag, `<` and `>` included, and gives each attribute to `each`.
pub(super) fn start_tag<'a>(tag: &'a str, mut each: impl FnMut(RawAttribute<'a>)) -> Result<RawTag<'a>, Wrong> {
    let inside = tag.get(1..tag.len().saturating_sub(1)).unwrap_or("");
    let (inside, is_empty) = inside.strip_suffix('/').map_or((inside, false), |inside| (inside, true));
    let name = leading(inside).filter(|(.., rest)| !rest.starts_with('='));
    let Some((prefix, local, mut rest)) = name else {
        return wrong(0, format!("`{}` is no name of an element", first_word(inside)));
    };
    loop {
        let trimmed = rest.trim_start_matches([' ', '\t', '\n', '\r']);
        let place = tag.len() - 1 - usize::from(is_empty) - trimmed.len();
        if trimmed.is_empty() {
            return Ok(RawTag { prefix, local, is_empty });
        }
        if trimmed.len() == rest.len() {
            return wrong(place, "white space is missing before an attribute");
        }
        rest = attribute(trimmed, place, &mut each)?;
    }
}

/// What should have been a name.
fn first_word(text: &str) -> &str {
    text.split([' ', '\t', '\n', '\r', '=']).next().unwrap_or("")
}

/// One attribute; what stands after it.
fn attribute<'a>(text: &'a str, place: usize, each: &mut impl FnMut(RawAttribute<'a>)) -> Result<&'a str, Wrong> {
    let Some((prefix, local, rest)) = leading(text) else {
        return wrong(place, format!("`{}` is no name of an attribute", first_word(text)));
    };
    let blanks = [' ', '\t', '\n', '\r'];
    let Some(rest) = rest.trim_start_matches(blanks).strip_prefix('=') else {
        return wrong(place, format!("the attribute `{local}` has no value"));
    };
    let quoted = rest.trim_start_matches(blanks);
    let quote = match quoted.as_bytes().first() {
        Some(quote @ (b'"' | b'\'')) => *quote,
        _ => return wrong(place, format!("the value of `{local}` has no quotes")),
    };
    let quoted = quoted.get(1..).unwrap_or("");
    let Some(end) = memchr::memchr(quote, quoted.as_bytes()) else {
        return wrong(place, format!("the value of `{local}` has no end"));
    };
    let (raw, rest) = quoted.split_at(end);
    let value = value(raw).map_err(|reason| Wrong { place, reason })?;
    each(RawAttribute { prefix, local, value, place });
    Ok(rest.get(1..).unwrap_or(""))
}

/// 3.3.3: references are resolved, and white space that stands there as such becomes a blank.
fn value(raw: &str) -> Result<Cow<'_, str>, String> {
    let is_special = |b: u8| matches!(b, b'&' | b'<' | b'\t' | b'\n' | b'\r');
    if !raw.bytes().any(is_special) {
        return Ok(Cow::Borrowed(raw));
    }
    let mut value = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.bytes().position(is_special) {
        let (before, from) = rest.split_at(at);
        value.push_str(before);
        let after = from.get(1..).unwrap_or("");
        rest = match from.as_bytes().first() {
            Some(b'<') => return Err("`<` in the value of an attribute".to_owned()),
            Some(b'&') => {
                let Some((reference, after)) = after.split_once(';') else {
                    return Err("`&` in the value of an attribute begins no reference".to_owned());
                };
                value.push(resolve(reference)?);
                after
            }
            _ => {
                value.push(' ');
                after
            }
        };
    }
    value.push_str(rest);
    Ok(Cow::Owned(value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    fn check(tag: &str, wanted: Expect) {
        let mut out = String::new();
        let read = start_tag(tag, |a| out.push_str(&format!(" {}:{}={:?}@{}", a.prefix, a.local, a.value, a.place)));
        wanted.assert_eq(&match read {
            Ok(tag) => format!("{}:{}{out}{}", tag.prefix, tag.local, if tag.is_empty { " /" } else { "" }),
            Err(error) => format!("{}: {}", error.place, error.reason),
        });
    }

    #[test]
    fn tags_that_are_right() {
        check("<p>", expect![":p"]);
        check("<cl:p\n a = 'b\t\"c' x:y=\"&lt;&#10;\"/>", expect![[r#"cl:p :a="b \"c"@7 x:y="<\n"@18 /"#]]);
        check("<a b='>' />", expect![[r#":a :b=">"@3 /"#]]);
    }

    #[test]
    fn tags_that_are_wrong() {
        check("<a b='1'c='2'>", expect!["8: white space is missing before an attribute"]);
        check("<a/ >", expect!["0: `a/` is no name of an element"]);
        check("< a>", expect!["0: `` is no name of an element"]);
        check("<a b>", expect!["3: the attribute `b` has no value"]);
        check("<a b=c>", expect!["3: the value of `b` has no quotes"]);
        check("<a b='<'>", expect!["3: `<` in the value of an attribute"]);
        check("<a b='&c'>", expect!["3: `&` in the value of an attribute begins no reference"]);
        check("<a b='&c;'>", expect!["3: the entity `&c;` is not defined"]);
        check("<a /b='c'>", expect!["3: `/b` is no name of an attribute"]);
        check("<a:b:c>", expect!["0: `a:b:c` is no name of an element"]);
    }
}
