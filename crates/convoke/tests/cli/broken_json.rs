//! Broken JSON of every kind: refused with a place and exit code 3, never a panic, on the way that a user takes.

use crate::program::{LETTER, Place};

/// A letter with this in the place of its body's paragraph.
fn paragraph(value: &str) -> Vec<u8> {
    LETTER.replace("\"Group 21 meets in Porto Novo.\"", value).into_bytes()
}

/// A letter with this field at its end.
fn field(field: &str) -> Vec<u8> {
    format!("{{\"schema\": \"convoke/letter/1\",\n {field}}}").into_bytes()
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// What is broken, its bytes, and the place that must be told.
fn broken() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let nested = |open: &str, many: usize| open.repeat(many).into_bytes();
    vec![
        ("truncated in an object", LETTER.as_bytes()[..40].to_vec(), "line 3, column "),
        ("truncated in a string", LETTER.as_bytes()[..70].to_vec(), "line 4, column "),
        ("truncated in a character", paragraph("\"第\"")[..118].to_vec(), "line 7, column "),
        ("only an opening bracket", b"{".to_vec(), "line 1, column 1"),
        ("arrays without end", [b"{".to_vec(), nested("\"body\":[", 100_000)].concat(), "column "),
        ("objects without end", nested("{\"a\":", 100_000), "column "),
        ("blocks too deep", deep_lists(40), "(/body/0/list/items/0/"),
        ("a key twice", field("\"language\": \"en\", \"language\": \"fr\""), "(/language)"),
        ("a second key in a block", field("\"body\": [{\"paragraph\": \"a\", \"rule\": {}}]"), "(/body/0)"),
        ("a key that is not known", field("\"langauge\": \"en\""), "(/langauge)"),
        ("a field that is missing", b"{}".to_vec(), "line 1, column 2"),
        ("a number for a text", paragraph("7"), "(/body/0/paragraph)"),
        ("an object for a list", field("\"body\": {}"), "(/body)"),
        ("null", field("\"salutation\": null"), "(/salutation)"),
        (
            "a number beyond all measure",
            field("\"closing\": {\"enclosures\": {\"count\": 1e999}}"),
            "(/closing/enclosures/count)",
        ),
        (
            "a number too large",
            field("\"closing\": {\"enclosures\": {\"count\": 4294967296}}"),
            "(/closing/enclosures/count)",
        ),
        ("a lone surrogate", paragraph("\"a\\uD800b\""), "(/body/0/paragraph)"),
        ("a surrogate the wrong way round", paragraph("\"\\uDC00\\uD800\""), "(/body/0/paragraph)"),
        ("a byte order mark", [b"\xEF\xBB\xBF", LETTER.as_bytes()].concat(), "byte order mark"),
        ("UTF-16 with a mark", [b"\xFF\xFE".to_vec(), utf16(LETTER)].concat(), "UTF-16"),
        ("UTF-16 without a mark", utf16(LETTER), "UTF-16"),
        ("no UTF-8", [b"{\"schema\": \"".as_slice(), b"\xFF\"}"].concat(), "line 1, column 1"),
        ("U+0001, escaped", paragraph("\"a\\u0001b\""), "(/body/0/paragraph)"),
        ("U+0001, bare", paragraph("\"a\u{1}b\""), "(/body/0/paragraph)"),
        ("U+0000", paragraph("\"\\u0000\""), "(/body/0/paragraph)"),
        ("an empty text", paragraph("\"\""), "(/body/0/paragraph)"),
        ("an empty list", field("\"annexes\": []"), "(/annexes)"),
        (
            "a day that is none",
            field("\"letterhead\": {\"date\": {\"value\": \"2031-02-30\"}}"),
            "(/letterhead/date/value)",
        ),
        ("a language that is none", field("\"language\": \"--\""), "(/language)"),
        ("a newer version", b"{\"schema\": \"convoke/letter/9\"}".to_vec(), "(/schema)"),
        ("a comma too many", field("\"language\": \"en\","), "line 2, column "),
        ("more behind the end", [LETTER.as_bytes(), b"{}"].concat(), "line 11, column "),
    ]
}

fn deep_lists(many: usize) -> Vec<u8> {
    let body = r#"{"list": {"items": [{"body": ["#.repeat(many) + r#"{"paragraph": "x"}"# + &"]}]}}".repeat(many);
    field(&format!("\"body\": [{body}]"))
}

#[test]
fn is_refused_with_a_place() {
    let broken = broken();
    assert!(broken.len() >= 20);
    let place = Place::with(&[]);
    for (what, bytes, where_) in broken {
        let ran = place.run_with(&["convert", "-", "--from", "json"], &bytes);
        assert_eq!((ran.code, ran.out.as_str()), (3, ""), "{what}: {}", ran.err);
        assert!(ran.err.starts_with("error: standard input: "), "{what}: {}", ran.err);
        assert!(ran.err.contains(where_), "{what}: no word of `{where_}` in {}", ran.err);
        assert!(ran.err.lines().count() <= 2, "{what}: more than an error and a hint: {}", ran.err);
    }
}

#[test]
fn is_refused_without_being_told_that_it_is_json() {
    let place = Place::with(&[]);
    for (what, bytes, _) in broken().into_iter().filter(|(_, bytes, _)| bytes.starts_with(b"{")) {
        let ran = place.run_with(&["check", "-"], &bytes);
        assert_eq!(ran.code, 3, "{what}: {}", ran.err);
    }
}

#[test]
fn cut_anywhere_is_refused() {
    let place = Place::with(&[]);
    // Up to the last bracket: what is left out behind it is only white space.
    for end in (1..LETTER.trim_end().len()).step_by(7) {
        let ran = place.run_with(&["check", "-", "--from", "json"], &LETTER.as_bytes()[..end]);
        assert_eq!(ran.code, 3, "cut at {end}: {}", ran.err);
        assert!(ran.err.contains("line ") && ran.err.contains("column "), "cut at {end}: {}", ran.err);
    }
}
