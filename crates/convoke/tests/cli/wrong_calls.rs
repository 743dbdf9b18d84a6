//! Wrong calls: each gives one screen that says what to do. All of them stand in one page beside this file, so that they are
//! read side by side; `UPDATE_EXPECT=1 cargo test -p convoke` writes it anew.

use crate::program::{JUMPING, LETTER, Place};
use expect_test::expect_file;
use std::fmt::Write;

/// What a shell would split at blanks.
const CALLS: &[&str] = &[
    "",
    "convret letter.json",
    "convert",
    "convert letter.json letter.txt",
    "convert letter.json --too docx",
    "convert letter.json --stationary house.docx",
    "convert letter.json --to agenda",
    "convert letter.json --to txt",
    "convert letter.json --to papyrus",
    "convert letter.json --to docx",
    "convert letter.json -o letter.pdf",
    "convert letter.json -o letter.txt",
    "convert letter.json -o no/where.json",
    "convert letter.json -o folder",
    "convert letter.json -o letter.docx --stationery letter.txt",
    "convert missing.txt",
    "convert folder",
    "convert empty.json",
    "convert old.doc",
    "convert page.docx",
    "convert cut.docx",
    "convert letter.pdf",
    "convert letter.txt --language english",
    "convert letter.txt --encoding latin",
    "convert letter.txt --max-bytes many",
    "convert letter.txt --vocabulary letter.txt",
    "check",
    "check folder",
    "check no/**/*.json",
    "check letter.json --deny agenda-gap",
    "check letter.json --format html",
    "check letter.json --baseline missing.json",
    "batch letter.json",
    "batch letter.json --out made",
    "batch letter.json --out letter.txt --to json",
    "batch letter.json --out made --to jsno",
    "batch letter.json --out made --to json --shard 9/8",
    "batch --job missing.toml",
    "batch merge folder",
    "new --language fra",
    "new --language fr --kind circula",
    "stationery --language fr",
    "show missing.json",
    "show letter.json --json-pointer /body/9",
    "vocabulary --language e",
    "explain agenda-gap",
    "completions bahs",
    "man shwo",
];

#[test]
fn each_says_what_to_do_on_one_screen() {
    let place = Place::with(&[
        ("letter.json", LETTER.as_bytes()),
        ("letter.txt", JUMPING.as_bytes()),
        ("empty.json", b""),
        ("page.docx", b"<html><body>Dear Sir/Madam,</body></html>"),
        ("letter.pdf", b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"),
        ("cut.docx", b"PK\x03\x04\x14\0\0\0\x08\0"),
        ("old.doc", &old_word()),
    ]);
    std::fs::create_dir(place.path("folder")).unwrap();
    let there = place.names();
    let mut page = String::new();
    for call in CALLS {
        let ran = place.run(&call.split_whitespace().collect::<Vec<_>>());
        assert!(ran.code == 2 || ran.code == 3, "{call}: ended with {}\n{}{}", ran.code, ran.out, ran.err);
        assert_eq!(ran.out, "", "{call}: an error is no data");
        assert!(ran.err.lines().count() <= 40, "{call}: more than a screen\n{}", ran.err);
        assert_eq!(place.names(), there, "{call}: left something behind");
        writeln!(page, "$ convoke {call}\n{}[{}]\n", ran.err, ran.code).unwrap();
    }
    expect_file!["wrong_calls.txt"].assert_eq(&page);
}

/// What the head of a document of Word 97 looks like, as far as anybody looks.
fn old_word() -> Vec<u8> {
    let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    bytes.resize(512, 0);
    bytes.extend("WordDocument".encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}
