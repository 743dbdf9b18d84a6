//! `--vocabulary`: a language and a house that nobody here knew, taught by a file alone.

use crate::program::{Place, root};
use expect_test::{Expect, expect};

/// The letters of `docs/vocabulary` come out exactly with the wording beside them.
#[test]
fn a_file_teaches_a_language_and_a_house() {
    for name in ["pt", "lighthouses"] {
        let (toml, text, json) = (file(name, "toml"), file(name, "txt"), file(name, "json"));
        let place = Place::with(&[("ours.toml", toml.as_bytes()), ("letter.txt", text.as_bytes())]);
        let read = place.run(&["convert", "letter.txt", "--vocabulary", "ours.toml"]);
        assert_eq!((read.code, read.err.as_str()), (0, ""), "{name}");
        assert_eq!(read.out, json, "{name}");
        // Without its wording it is another letter.
        assert_ne!(place.run(&["convert", "letter.txt"]).out, json, "{name}");
        // And what it writes in these words, it reads.
        let written = place.run(&["convert", "letter.txt", "--vocabulary", "ours.toml", "-o", "letter.docx"]);
        assert_eq!(written.code, 0, "{}", written.err);
        let again = place.run(&["convert", "letter.docx", "--vocabulary", "ours.toml"]);
        assert_eq!(again.out, json, "{name}");
    }
}

#[test]
fn wording_that_is_wrong_is_told_with_its_line() {
    check(
        "language = \"pt\"\n[phrases]\nsubject-labels = [\"Assunto:\"]\n",
        expect![[r#"
            error: ours.toml: line 3, column 1: no key of `[phrases]` is called `subject-labels`
            hint: did you mean `subject-label`?
        "#]],
    );
    check(
        "language = \"pt\"\n[date]\nprint = \"{day} de {month}\"\n",
        expect![[r#"
        error: ours.toml: line 3, column 10: `print` = "{day} de {month}" lacks {year}
    "#]],
    );
    check(
        "language = \"pt\"\n[phrases]\nnote = [\"NOTA\"\n",
        expect![[r#"
        error: ours.toml: line 3, column 15: unclosed array, expected `]`
    "#]],
    );
}

fn check(wording: &str, wanted: Expect) {
    let place = Place::with(&[("ours.toml", wording.as_bytes()), ("letter.txt", b"Assunto: Lamparinas\n")]);
    let told = place.run(&["convert", "letter.txt", "--vocabulary", "ours.toml"]);
    assert_eq!((told.code, told.out.as_str()), (3, ""));
    wanted.assert_eq(&told.err);
}

fn file(name: &str, extension: &str) -> String {
    std::fs::read_to_string(root().join("docs/vocabulary").join(name).with_extension(extension)).unwrap()
}
