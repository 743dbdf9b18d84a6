//! Broken JSON: each kind gets an error that names the place, never a panic.

use expect_test::{Expect, expect};

fn refused(bytes: impl AsRef<[u8]>, wanted: Expect) {
    match letter::json::read(bytes.as_ref()) {
        Ok(_) => panic!("read: {}", String::from_utf8_lossy(bytes.as_ref())),
        Err(error) => wanted.assert_eq(&error.to_string()),
    }
}

/// A letter with this text behind its version.
fn letter_with(rest: &str) -> String {
    format!("{{\"schema\": \"convoke/letter/1\",\n  {rest}")
}

#[test]
fn truncated() {
    refused("", expect!["line 1, column 1: the file ends where a value should stand"]);
    refused("{", expect!["line 1, column 1: the file ends in the middle of an object"]);
    refused(
        letter_with("\"body\": [{\"paragraph\": \"The la"),
        expect!["line 2, column 32 (/body/0/paragraph): the file ends in the middle of a string"],
    );
    refused(
        letter_with("\"body\": [{\"paragraph\": \"x\"}"),
        expect!["line 2, column 29 (/body/0): the file ends in the middle of an array"],
    );
}

#[test]
fn not_json() {
    refused("Dear Sir/Madam,", expect!["line 1, column 1: expected value"]);
    refused(letter_with("'language': 'en'}"), expect!["line 2, column 3: key must be a string"]);
    refused(letter_with("\"language\": \"en\",}"), expect!["line 2, column 20: trailing comma"]);
    refused(letter_with("\"language\": NaN}"), expect!["line 2, column 15 (/language): expected value"]);
    refused(letter_with("\"language\": \"en\"} {}"), expect!["line 2, column 21: trailing characters"]);
    refused(
        letter_with("\"letterhead\": [\"the house\"]}"),
        expect!["line 2, column 16 (/letterhead): invalid type: array, expected an object: Letterhead"],
    );
    refused("[]", expect!["line 1, column 1: invalid type: array, expected an object: Letter"]);
}

#[test]
fn names() {
    refused(
        letter_with("\"langauge\": \"en\"}"),
        expect![[r#"
        line 2, column 3 (/langauge): unknown field `langauge`
        hint: did you mean `language`?"#]],
    );
    refused(
        letter_with("\"letterhead\": {\"adressees\": []}}"),
        expect![[r#"
        line 2, column 18 (/letterhead/adressees): unknown field `adressees`
        hint: did you mean `addressees`?"#]],
    );
    refused(letter_with("\"subject\": \"x\"}"), expect!["line 2, column 3 (/subject): unknown field `subject`"]);
    refused(
        letter_with("\"body\": [{\"paragrph\": \"x\"}]}"),
        expect![[r#"
        line 2, column 13 (/body/0/paragrph): unknown field `paragrph`
        hint: did you mean `paragraph`?"#]],
    );
    refused(
        letter_with("\"body\": [{\"paragraph\": \"x\", \"heading\": 1}]}"),
        expect!["line 2, column 39 (/body/0): a second key in an object, expected a block: an object with one key"],
    );
    refused(
        letter_with("\"body\": [{}]}"),
        expect!["line 2, column 13 (/body/0): an empty object, expected a block: an object with one key"],
    );
    refused(
        letter_with("\"language\": \"en\", \"language\": \"fr\"}"),
        expect!["line 2, column 30 (/language): duplicate field `language`"],
    );
    refused(
        letter_with("\"kind\": \"colective-letter\"}"),
        expect![[r#"
        line 2, column 28 (/kind): unknown value `colective-letter`, expected one of `collective-letter`, `circular`, `administrative-circular`, `circular-letter`, `letter`
        hint: did you mean `collective-letter`?"#]],
    );
}

#[test]
fn types() {
    refused(
        letter_with("\"language\": null}"),
        expect!["line 2, column 18 (/language): invalid type: null, expected a string"],
    );
    refused(
        letter_with("\"language\": 5, \"kind\": \"letter\"}"),
        expect!["line 2, column 15 (/language): invalid type: integer `5`, expected a string"],
    );
    refused(
        letter_with("\"body\": {\"paragraph\": \"x\"}}"),
        expect!["line 2, column 11 (/body): invalid type: object, expected an array"],
    );
    refused(
        letter_with("\"body\": [{\"paragraph\": 1}]}"),
        expect![
            "line 2, column 26 (/body/0/paragraph): invalid type: integer `1`, expected a text: a string, or an array of strings and one-key objects"
        ],
    );
    refused(
        letter_with("\"body\": [\"x\"]}"),
        expect![[r#"line 2, column 14 (/body/0): invalid type: string "x", expected a block: an object with one key"#]],
    );
    refused(
        letter_with("\"closing\": {\"enclosures\": {\"count\": 1e999}}}"),
        expect!["line 2, column 43 (/closing/enclosures/count): number out of range"],
    );
    refused(
        letter_with("\"closing\": {\"enclosures\": {\"count\": 99999999999999999999}}}"),
        expect![
            "line 2, column 58 (/closing/enclosures/count): invalid type: floating point `1e+20`, expected a whole number up to 4294967295"
        ],
    );
    refused(
        letter_with("\"closing\": {\"enclosures\": {\"count\": -1}}}"),
        expect![
            "line 2, column 40 (/closing/enclosures/count): invalid value: integer `-1`, expected a whole number up to 4294967295"
        ],
    );
    refused(
        letter_with("\"closing\": {\"enclosures\": {\"count\": 1.5}}}"),
        expect![
            "line 2, column 41 (/closing/enclosures/count): invalid type: floating point `1.5`, expected a whole number up to 4294967295"
        ],
    );
    refused(
        letter_with("\"letterhead\": {\"date\": {\"value\": \"2031-02-30\"}}}"),
        expect![[
            r#"line 2, column 47 (/letterhead/date/value): invalid value: string "2031-02-30", expected a real day written YYYY-MM-DD"#
        ]],
    );
}

#[test]
fn missing() {
    refused("{}", expect!["line 1, column 2: missing field `schema`"]);
    refused(
        letter_with("\"letterhead\": {\"contacts\": [{\"channel\": \"fax\"}]}}"),
        expect!["line 2, column 48 (/letterhead/contacts/0): missing field `value`"],
    );
    refused(
        letter_with("\"body\": [{\"deadlines\": {\"entries\": [{}]}}]}"),
        expect!["line 2, column 40 (/body/0/deadlines/entries/0): missing field `items`"],
    );
    refused(
        letter_with("\"body\": [{\"agenda\": {\"preface\": [\"x\"]}}]}"),
        expect!["line 2, column 40 (/body/0/agenda): missing field `items`"],
    );
}

#[test]
fn empty_lists() {
    refused(
        letter_with("\"annexes\": []}"),
        expect!["line 2, column 15 (/annexes): an empty list: leave the field out"],
    );
    refused(
        letter_with("\"letterhead\": {\"place\": \"Geneva\", \"copies\": []}}"),
        expect!["line 2, column 48 (/letterhead/copies): an empty list: leave the field out"],
    );
    refused(
        letter_with("\"body\": [{\"table\": {\"rows\": [[{\"body\": []}]]}}]}"),
        expect!["line 2, column 43 (/body/0/table/rows/0/0/body): an empty list: leave the field out"],
    );
    refused(
        letter_with("\"body\": [{\"list\": {\"items\": []}}]}"),
        expect!["line 2, column 31 (/body/0/list/items): an empty list: leave the block out"],
    );
}

#[test]
fn characters() {
    refused(
        letter_with("\"salutation\": \"a\u{1}b\"}"),
        expect![[r#"line 2, column 19 (/salutation): control character (\u0000-\u001F) found while parsing a string"#]],
    );
    refused(
        letter_with("\"salutation\": \"a\\u0001b\"}"),
        expect!["line 2, column 17 (/salutation): the character U+0001 is not legal here"],
    );
    refused(
        letter_with("\"salutation\": \"a\\uD800b\"}"),
        expect!["line 2, column 25 (/salutation): unexpected end of hex escape"],
    );
    refused(letter_with("\"salutation\": \"a\\qb\"}"), expect!["line 2, column 20 (/salutation): invalid escape"]);
    refused(
        letter_with("\"salutation\": \"\"}"),
        expect!["line 2, column 17 (/salutation): an empty text: leave the field out"],
    );
    refused(
        letter_with("\"body\": [{\"paragraph\": \"第 \"}]}"),
        expect!["line 2, column 26 (/body/0/paragraph): white space at the end of a text"],
    );
    refused(
        [b"{\"schema\": \"convoke/letter/1\", \"salutation\": \"".as_slice(), &[0xFF, b'"', b'}']].concat(),
        expect!["line 1, column 47 (/salutation): invalid unicode code point"],
    );
}

#[test]
fn encodings() {
    refused(
        [b"\xEF\xBB\xBF".as_slice(), b"{}"].concat(),
        expect![[r#"
        this is UTF-8 with a byte order mark, but JSON is UTF-8 without a byte order mark
        hint: convert the file, for example with `iconv -f UTF-16 -t UTF-8`"#]],
    );
    let utf16: Vec<u8> = "{}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    refused(
        &utf16,
        expect![[r#"
        this is UTF-16, little-endian, but JSON is UTF-8 without a byte order mark
        hint: convert the file, for example with `iconv -f UTF-16 -t UTF-8`"#]],
    );
    refused(
        [b"\xFE\xFF".as_slice(), &utf16].concat(),
        expect![[r#"
        this is UTF-16, big-endian, but JSON is UTF-8 without a byte order mark
        hint: convert the file, for example with `iconv -f UTF-16 -t UTF-8`"#]],
    );
}

#[test]
fn depth() {
    refused("[".repeat(1_000_000), expect!["line 1, column 1000000: arrays and objects 1000000 deep: no letter is"]);
    refused("{\"a\":".repeat(100_000), expect!["line 1, column 499996: arrays and objects 100000 deep: no letter is"]);
    let lists = 33;
    let body = r#"{"list": {"items": [{"body": ["#.repeat(lists) + r#"{"paragraph": "x"}"# + &"]}]}}".repeat(lists);
    refused(
        letter_with(&format!("\"body\": [{body}]}}")),
        expect![
            "line 2, column 972 (/body/0/list/items/0/body/0/list/items/0/body/0/list/items/0/body/0/list/items/0/body/0/list/items/0/body/0/list/items/0/body/0/list/items/0/body/0/list/items/0/body/0/list/items/0/body/0/list/items/0/body/0/list/items/0/body/0/list/items/0/body/0/list/items/0/body/0/list/items/0/body/0/list/items/0/body/0/list/items/0/body/0/list/items/0/body/0/list/items/0/body/0/list/items/0/body/0/list/items/0/body/0/list/items/0/body/0/list/items/0/body/0/list/items/0/body/0/list/items/0/body/0/list/items/0/body/0/list/items/0/body/0/list/items/0/body/0/list/items/0/body/0/list/items/0/body/0/list/items/0/body/0/list/items/0/body/0/list/items/0/body/0): blocks, items and tables stand in each other more than 32 levels deep"
        ],
    );
}

#[test]
fn versions() {
    refused(
        r#"{"schema": "convoke/letter/2", "anything": 1}"#,
        expect![[r#"
        line 1, column 12 (/schema): version 2 of the letter; this convoke reads up to 1
        hint: use a newer convoke"#]],
    );
    refused(
        r#"{"schema": "convoke/letter/0"}"#,
        expect![[
            r#"line 1, column 29 (/schema): invalid value: string "convoke/letter/0", expected the version of the letter, "convoke/letter/1""#
        ]],
    );
    refused(
        r#"{"schema": "convoke/agenda/1"}"#,
        expect![[
            r#"line 1, column 29 (/schema): invalid value: string "convoke/agenda/1", expected the version of the letter, "convoke/letter/1""#
        ]],
    );
}
