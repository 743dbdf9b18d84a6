//! What mail programs do to a text on its way: quoted-printable, HTML entities, `> ` before each line.
//!
//! Each is undone only where the whole text is plainly written so; a stray `=E9` or a lone `&amp;` is left as it is.

use findings::{Code, Finding, Found, Place};
use memchr::{memchr, memchr_iter, memmem};

fn undone(detail: &str) -> Finding {
    Finding::new(Code::MailWritingUndone, Place::Whole, detail)
}

/// Undoes quoted-printable (RFC 2045, section 6.7), if the whole input is written in it.
///
/// It is when every `=` is followed by two hexadecimal digits or by a line end, and either lines are broken by `=` or
/// several bytes outside ASCII are spelled out. `a=10` three times over is a text about a.
pub(crate) fn undo_quoted_printable(bytes: &[u8]) -> Option<Found<Vec<u8>>> {
    memchr(b'=', bytes)?;
    if let Some(quoted) = without_quoting_of_bytes(bytes) {
        let quoting = undone("lines began with `>`, as mail programs quote");
        return undo_quoted_printable(&quoted).map(|found| found.with(quoting));
    }
    let (mut breaks, mut high, mut signs) = (0, 0, 0);
    for at in memchr_iter(b'=', bytes) {
        let after = bytes.get(at + 1..).unwrap_or_default();
        signs += 1;
        match after {
            [b'\n', ..] | [b'\r', b'\n', ..] => breaks += 1,
            [high_digit, low_digit, ..] => high += usize::from(byte(*high_digit, *low_digit)? >= 0x80),
            _ => return None,
        }
    }
    if !bytes.is_ascii() || !(breaks >= 2 || high >= 3) || signs < 3 {
        return None;
    }
    let mut plain = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte_here) = bytes.get(at) {
        match (byte_here, bytes.get(at + 1), bytes.get(at + 2)) {
            (b'=', Some(b'\n'), _) => at += 2,
            (b'=', Some(b'\r'), Some(b'\n')) => at += 3,
            (b'=', Some(high), Some(low)) => {
                plain.extend(byte(*high, *low));
                at += 3;
            }
            (other, ..) => {
                plain.push(*other);
                at += 1;
            }
        }
    }
    Some(Found::clean(plain).with(undone("the whole text was written in quoted-printable")))
}

/// The bytes without the `>` that begins each line: a mail may be quoted as it came, with its writing not undone.
fn without_quoting_of_bytes(bytes: &[u8]) -> Option<Vec<u8>> {
    if !bytes.starts_with(b">") || !bytes.is_ascii() {
        return None;
    }
    let mut plain = Vec::with_capacity(bytes.len());
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        match line {
            [b'>', b' ', rest @ ..] | [b'>', rest @ ..] => plain.extend_from_slice(rest),
            line if line.trim_ascii().is_empty() => plain.extend_from_slice(line),
            _ => return None,
        }
    }
    Some(plain)
}

fn byte(high: u8, low: u8) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    Some(digit(high)? * 16 + digit(low)?)
}

/// Undoes HTML entities and the marks of quoting, where the text is plainly written so.
pub(crate) fn undo_marks(text: String) -> Found<String> {
    let mut found = Found::clean(text);
    if let Some(plain) = without_entities(&found.value) {
        found = Found { value: plain, ..found }.with(undone("characters were written as entities of HTML"));
    }
    if let Some(plain) = without_quoting(&found.value) {
        found = Found { value: plain, ..found }.with(undone("lines began with `>`, as mail programs quote"));
    }
    found
}

/// How many entities make it plain that the text came out of HTML.
const SEVERAL: usize = 3;

fn without_entities(text: &str) -> Option<String> {
    let known = memchr_iter(b'&', text.as_bytes()).filter(|at| entity(text.get(*at..).unwrap_or("")).is_some());
    if known.take(SEVERAL).count() < SEVERAL && !parts_words(text) {
        return None;
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = memchr(b'&', rest.as_bytes()) {
        let (before, after) = rest.split_at(at);
        plain.push_str(before);
        match entity(after) {
            Some((c, length)) => {
                plain.push(c);
                rest = after.get(length..).unwrap_or("");
            }
            None => {
                plain.push('&');
                rest = after.get(1..).unwrap_or("");
            }
        }
    }
    plain.push_str(rest);
    Some(plain)
}

/// Whether a blank between two words is written `&nbsp;`: nobody prints that, so one is enough.
fn parts_words(text: &str) -> bool {
    const BLANK: &str = "&nbsp;";
    memmem::find_iter(text.as_bytes(), BLANK).any(|at| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let behind = text.get(at + BLANK.len()..).and_then(|behind| behind.chars().next());
        before.is_some_and(char::is_alphanumeric) && behind.is_some_and(char::is_alphanumeric)
    })
}

/// The character of the entity at the head of a text, and the length of its writing.
fn entity(text: &str) -> Option<(char, usize)> {
    let end = text.bytes().take(12).position(|byte| byte == b';')?;
    let name = text.get(1..end)?;
    let c = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?).filter(|c| !c.is_control())?
        }
        None => ENTITIES.iter().find(|(known, _)| *known == name)?.1,
    };
    Some((c, end + 1))
}

/// The named characters that letters use.
const ENTITIES: &[(&str, char)] = &[
    ("nbsp", '\u{A0}'),
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("hellip", '…'),
    ("bull", '•'),
    ("middot", '·'),
    ("deg", '°'),
    ("euro", '€'),
    ("sect", '§'),
    ("copy", '©'),
    ("reg", '®'),
    ("ordm", 'º'),
    ("ordf", 'ª'),
    ("iexcl", '¡'),
    ("iquest", '¿'),
    ("shy", '\u{AD}'),
    ("times", '×'),
    ("lrm", '\u{200E}'),
    ("rlm", '\u{200F}'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("zwnj", '\u{200C}'),
    ("zwj", '\u{200D}'),
    ("agrave", 'à'),
    ("aacute", 'á'),
    ("acirc", 'â'),
    ("atilde", 'ã'),
    ("auml", 'ä'),
    ("aring", 'å'),
    ("aelig", 'æ'),
    ("ccedil", 'ç'),
    ("egrave", 'è'),
    ("eacute", 'é'),
    ("ecirc", 'ê'),
    ("euml", 'ë'),
    ("igrave", 'ì'),
    ("iacute", 'í'),
    ("icirc", 'î'),
    ("iuml", 'ï'),
    ("ntilde", 'ñ'),
    ("ograve", 'ò'),
    ("oacute", 'ó'),
    ("ocirc", 'ô'),
    ("otilde", 'õ'),
    ("ouml", 'ö'),
    ("oslash", 'ø'),
    ("oelig", 'œ'),
    ("ugrave", 'ù'),
    ("uacute", 'ú'),
    ("ucirc", 'û'),
    ("uuml", 'ü'),
    ("szlig", 'ß'),
    ("yuml", 'ÿ'),
    ("Agrave", 'À'),
    ("Aacute", 'Á'),
    ("Acirc", 'Â'),
    ("Auml", 'Ä'),
    ("Ccedil", 'Ç'),
    ("Egrave", 'È'),
    ("Eacute", 'É'),
    ("Ecirc", 'Ê'),
    ("Iacute", 'Í'),
    ("Icirc", 'Î'),
    ("Ntilde", 'Ñ'),
    ("Oacute", 'Ó'),
    ("Ocirc", 'Ô'),
    ("Ouml", 'Ö'),
    ("Uacute", 'Ú'),
    ("Uuml", 'Ü'),
];

/// Takes the marks of quoting off, where four lines of five have them.
fn without_quoting(text: &str) -> Option<String> {
    memchr(b'>', text.as_bytes())?;
    let (mut said, mut quoted) = (0, 0);
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        said += 1;
        quoted += usize::from(line.starts_with('>'));
    }
    if quoted < 3 || quoted * 5 < said * 4 {
        return None;
    }
    let mut plain = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let mut rest = line;
        while let Some(inner) = rest.strip_prefix('>') {
            rest = inner.strip_prefix(' ').unwrap_or(inner);
        }
        plain.push_str(rest);
    }
    Some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted_printable(text: &str) -> Option<String> {
        undo_quoted_printable(text.as_bytes()).map(|found| String::from_utf8_lossy(&found.value).into_owned())
    }

    #[test]
    fn quoted_printable_is_undone_where_all_of_it_is() {
        assert_eq!(
            quoted_printable("R=C3=A9union =C3=A0 Gen=C3=A8ve, salle =\nPopov=2E").as_deref(),
            Some("Réunion à Genève, salle Popov.")
        );
        assert_eq!(quoted_printable("a long=\r\n line=\r\n was=3Dbroken").as_deref(), Some("a long line was=broken"));
    }

    #[test]
    fn other_equals_signs_are_left_alone() {
        for text in [
            "Gen=E8ve",
            "a = b",
            "x=10, y=20, z=30",
            "R=C3=A9union =C3=A0 = 3",
            "R\u{e9}union =C3=A9=C3=A9=\n",
            "https://a.org/?q=1&r=2",
            "a=",
            "====",
        ] {
            assert_eq!(quoted_printable(text), None, "{text}");
        }
    }

    fn marks(text: &str) -> (String, usize) {
        let found = undo_marks(text.to_owned());
        (found.value, found.findings.len())
    }

    #[test]
    fn several_entities_are_undone_and_one_is_not() {
        assert_eq!(marks("a&nbsp;b"), ("a\u{A0}b".to_owned(), 1));
        assert_eq!(
            marks("Caf&eacute;&nbsp;&amp;&#x20;bar &#233; AT&T &copy &lt"),
            ("Café\u{A0}& bar é AT&T &copy &lt".to_owned(), 1)
        );
        for text in ["R&amp;D", "AT&T; R&D; a&b;", "&nbsp;&#0;&#xD800;&unknown;"] {
            assert_eq!(marks(text), (text.to_owned(), 0));
        }
    }

    #[test]
    fn quoting_is_taken_off_where_most_lines_have_it() {
        assert_eq!(
            marks("> Dear Sir,\n>\n> > earlier words\n> Yours,\n"),
            ("Dear Sir,\n\nearlier words\nYours,\n".to_owned(), 1)
        );
        let some = "Dear Sir,\n> earlier words\n> of yours\n> and theirs\nYours,\n";
        assert_eq!(marks(some), (some.to_owned(), 0));
    }
}
