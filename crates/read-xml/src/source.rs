//! Bytes → characters: the encoding that the bytes show or declare, and line ends as XML wants them.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use findings::{Refusal, Unreadable};
use std::borrow::Cow;

/// The characters of a document, with line feeds for all line ends.
pub(crate) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Unreadable> {
    let shown = Shown::by(bytes)?;
    let content = bytes.get(shown.mark..).unwrap_or_default();
    let declared = match shown.encoding {
        Some(_) => None,
        None => declared(content).map(encoding_named).transpose()?,
    };
    if let Some(declared) = declared.filter(|declared| is_wide(declared)) {
        let reason = format!("the XML declaration says {}, the bytes say otherwise", declared.name());
        return Err(Refusal::new(reason).at(1, 1).into());
    }
    let encoding = shown.encoding.or(declared).unwrap_or(UTF_8);
    let text = match encoding.decode_without_bom_handling_and_without_replacement(content) {
        Some(text) => text,
        None => return Err(undecodable(content, encoding)),
    };
    if shown.encoding.is_some() {
        agrees(encoding, &text)?;
    }
    first_forbidden(&text)?;
    Ok(line_ends(text))
}

/// What the first bytes show, after XML 1.0, appendix F.
struct Shown {
    encoding: Option<&'static Encoding>,
    /// How long the byte order mark is.
    mark: usize,
}

impl Shown {
    fn by(bytes: &[u8]) -> Result<Shown, Unreadable> {
        let shown = |encoding, mark| Ok(Shown { encoding: Some(encoding), mark });
        match bytes {
            [0xEF, 0xBB, 0xBF, ..] => shown(UTF_8, 3),
            [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] | [0, 0, 0, b'<', ..] | [b'<', 0, 0, 0, ..] => {
                Err(Refusal::new("the document is in UTF-32, which is not read").hint("store it as UTF-8").into())
            }
            [0xFF, 0xFE, ..] => shown(UTF_16LE, 2),
            [0xFE, 0xFF, ..] => shown(UTF_16BE, 2),
            [b'<', 0, _, ..] => shown(UTF_16LE, 0),
            [0, b'<', ..] => shown(UTF_16BE, 0),
            _ => Ok(Shown { encoding: None, mark: 0 }),
        }
    }
}

fn is_wide(encoding: &Encoding) -> bool {
    encoding == UTF_16LE || encoding == UTF_16BE
}

/// The name in the XML declaration of bytes that are at least like ASCII.
fn declared(content: &[u8]) -> Option<&str> {
    let declaration = content.strip_prefix(b"<?xml")?;
    let end = memchr::memmem::find(declaration, b"?>")?;
    let declaration = std::str::from_utf8(declaration.get(..end)?).ok()?;
    let blank = |c: char| matches!(c, ' ' | '\t' | '\r' | '\n');
    let (before, after) = declaration.split_once("encoding")?;
    if !before.ends_with(blank) {
        return None;
    }
    let value = after.trim_start_matches(blank).strip_prefix('=')?.trim_start_matches(blank);
    let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    value.get(1..)?.split(quote).next()
}

fn encoding_named(name: &str) -> Result<&'static Encoding, Unreadable> {
    let known = Encoding::for_label(name.as_bytes()).filter(|encoding| *encoding != encoding_rs::REPLACEMENT);
    known.ok_or_else(|| {
        let refusal = Refusal::new(format!("the encoding `{name}` is not known")).at(1, 1);
        refusal.hint("store the document as UTF-8").into()
    })
}

/// 4.3.3: "it is a fatal error for an entity including an encoding declaration to be presented to the XML processor in
/// an encoding other than that named in the declaration".
fn agrees(shown: &'static Encoding, text: &str) -> Result<(), Unreadable> {
    let Some(name) = declared(text.as_bytes()) else { return Ok(()) };
    let declared = encoding_named(name)?;
    // `UTF-16` names both byte orders.
    let either_order = is_wide(shown) && is_wide(declared) && !name.to_ascii_lowercase().ends_with("be");
    if declared == shown || either_order {
        return Ok(());
    }
    let reason = format!("the XML declaration says {name}, the first bytes say {}", shown.name());
    Err(Refusal::new(reason).at(1, 1).into())
}

fn undecodable(content: &[u8], encoding: &'static Encoding) -> Unreadable {
    let refusal = Refusal::new(format!("bytes that mean nothing in {}", encoding.name()));
    let refusal = match std::str::from_utf8(content) {
        Err(error) if encoding == UTF_8 => {
            let before = content.get(..error.valid_up_to()).and_then(|before| std::str::from_utf8(before).ok());
            let (line, column) = line_and_column(before.unwrap_or(""), usize::MAX);
            refusal.at(line, column)
        }
        _ => refusal,
    };
    refusal.hint("name the encoding in the XML declaration").into()
}

/// Line and column of this place, both from 1; the column counts characters.
pub(crate) fn line_and_column(text: &str, place: usize) -> (u32, u32) {
    let mut place = place.min(text.len());
    while !text.is_char_boundary(place) {
        place -= 1;
    }
    let before = text.get(..place).unwrap_or(text);
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let lines = memchr::memchr_iter(b'\n', before.as_bytes()).count();
    (count(lines + 1), count(before.get(start..).unwrap_or("").chars().count() + 1))
}

/// Production 2, `Char`: no control but tab, line feed and carriage return, no U+FFFE, no U+FFFF.
fn first_forbidden(text: &str) -> Result<(), Unreadable> {
    let is_control = |b: u8| b < 0x20 && b != b'\t' && b != b'\n' && b != b'\r';
    let bytes = text.as_bytes();
    // In steps without an exit in between, which the compiler turns into wide instructions.
    let control = bytes.chunks(256).position(|chunk| chunk.iter().fold(false, |found, b| found | is_control(*b)));
    let control = control
        .and_then(|chunk| bytes.iter().skip(chunk * 256).position(|b| is_control(*b)).map(|at| chunk * 256 + at));
    let high = memchr::memmem::find(bytes, b"\xEF\xBF\xBE").or_else(|| memchr::memmem::find(bytes, b"\xEF\xBF\xBF"));
    let Some(place) = control.into_iter().chain(high).min() else { return Ok(()) };
    let c = text.get(place..).and_then(|rest| rest.chars().next()).unwrap_or_default();
    let (line, column) = line_and_column(text, place);
    let refusal = Refusal::new(format!("the character U+{:04X} is not legal in XML", u32::from(c)));
    Err(refusal.at(line, column).into())
}

/// 2.11: two characters CR LF, and CR alone, are one line feed before anything else is looked at.
fn line_ends(text: Cow<'_, str>) -> Cow<'_, str> {
    if memchr::memchr(b'\r', text.as_bytes()).is_none() {
        return text;
    }
    Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    fn check(bytes: &[u8], wanted: Expect) {
        wanted.assert_eq(&match decode(bytes) {
            Ok(text) => text.into_owned(),
            Err(error) => error.to_string(),
        });
    }

    fn wide(text: &str, big: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    }

    #[test]
    fn declared_encodings_are_read() {
        check(
            b"<?xml version='1.0' encoding='windows-1251'?><a>\xC4\xE0</a>",
            expect![["<?xml version='1.0' encoding='windows-1251'?><a>Да</a>"]],
        );
        check(
            b"<?xml version=\"1.0\" encoding = \"GB2312\"?><a>\xC4\xFA</a>",
            expect![[r#"<?xml version="1.0" encoding = "GB2312"?><a>您</a>"#]],
        );
        check(
            b"<?xml version='1.0' encoding='klingon'?><a/>",
            expect![[r#"
            line 1, column 1: the encoding `klingon` is not known
            hint: store the document as UTF-8"#]],
        );
        check(
            b"<a>\nb\xFF</a>",
            expect![[r#"
            line 2, column 2: bytes that mean nothing in UTF-8
            hint: name the encoding in the XML declaration"#]],
        );
    }

    #[test]
    fn sixteen_bits_either_way_with_a_mark_or_without() {
        for big in [false, true] {
            assert_eq!(decode(&wide("\u{FEFF}<a>您</a>", big)).unwrap(), "<a>您</a>");
            let declared = "<?xml version='1.0' encoding='UTF-16'?><a>您</a>";
            assert_eq!(decode(&wide(declared, big)).unwrap(), declared);
        }
        check(
            &wide("\u{FEFF}<?xml version='1.0' encoding='utf-8'?><a/>", true),
            expect![["line 1, column 1: the XML declaration says utf-8, the first bytes say UTF-16BE"]],
        );
        check(
            b"<?xml version='1.0' encoding='UTF-16'?><a/>",
            expect![["line 1, column 1: the XML declaration says UTF-16LE, the bytes say otherwise"]],
        );
        check(
            b"\xEF\xBB\xBF<?xml version='1.0' encoding='iso-8859-1'?><a/>",
            expect![["line 1, column 1: the XML declaration says iso-8859-1, the first bytes say UTF-8"]],
        );
        check(
            b"\xFF\xFE\0\0<\0\0\0",
            expect![[r#"
            the document is in UTF-32, which is not read
            hint: store it as UTF-8"#]],
        );
    }

    #[test]
    fn forbidden_characters_have_a_place() {
        check("<a>\r\n您\u{1}</a>".as_bytes(), expect!["line 2, column 2: the character U+0001 is not legal in XML"]);
        check("<a>\u{FFFF}</a>".as_bytes(), expect!["line 1, column 4: the character U+FFFF is not legal in XML"]);
        check("<a>\u{FFFD}\u{7F}\u{85}</a>".as_bytes(), expect!["<a>\u{FFFD}\u{7F}\u{85}</a>"]);
    }

    #[test]
    fn line_ends_are_line_feeds() {
        check(b"<a>1\r\n2\r3\n4\r\r\n5</a>", expect!["<a>1\n2\n3\n4\n\n5</a>"]);
    }
}
