//! What the command ends with. 1 is a fault of convoke itself: no input known makes one.

use crate::program::{JUMPING, LETTER, Place};

/// Checks the code, and that an error is told once, on standard error, with nothing on standard output.
fn ends(words: &[&str], code: i32, told: &str) {
    let place = Place::with(&[
        ("letter.json", LETTER.as_bytes()),
        ("letter.txt", JUMPING.as_bytes()),
        ("broken.json", b"{\"schema\": \"convoke/letter/1\", \"langauge\": \"en\"}"),
    ]);
    let ran = place.run(words);
    assert_eq!(ran.code, code, "{words:?}: {}", ran.err);
    if code == 2 || code == 3 {
        assert_eq!(ran.out, "", "{words:?}: an error is no data");
        assert_eq!(ran.err.matches("error: ").count(), 1, "{words:?}: told once\n{}", ran.err);
    }
    assert!(ran.err.contains(told), "{words:?}: no word of `{told}`\n{}", ran.err);
}

#[test]
fn done_is_0() {
    ends(&["convert", "letter.json"], 0, "");
    ends(&["convert", "letter.txt"], 0, "agenda-number-gap");
    ends(&["check", "letter.json"], 0, "");
    ends(&["schema"], 0, "");
    ends(&["formats"], 0, "");
    ends(&["explain"], 0, "");
    ends(&["vocabulary"], 0, "");
    ends(&["vocabulary", "--language", "fr"], 0, "");
    ends(&["explain", "agenda-number-gap"], 0, "");
    ends(&["--version"], 0, "");
    ends(&["--help"], 0, "");
    ends(&["help", "convert"], 0, "");
}

#[test]
fn a_wrong_call_is_2() {
    ends(&["convret", "letter.json"], 2, "'convert'");
    ends(&["convert"], 2, "<INPUT>");
    ends(&["convert", "letter.json", "more.json"], 2, "more.json");
    ends(&["convert", "letter.json", "--too", "json"], 2, "--too");
    ends(&["convert", "letter.json", "--to", "papyrus"], 2, "no format is called `papyrus`\nhint: the formats are ");
    ends(&["convert", "letter.json", "--from", "papyrus"], 2, "no format is called `papyrus`");
    ends(&["convert", "letter.json", "--to", "text"], 2, "text is read only");
    ends(&["convert", "letter.json", "--max-bytes", "many"], 2, "--max-bytes");
    ends(&["check"], 2, "<FILES>");
    ends(&["check", "letter.json", "letter.txt", "--from", "papyrus"], 2, "no format is called `papyrus`");
    ends(&["vocabulary", "--language", "tlh"], 2, "no built-in language is called `tlh`");
    ends(&["explain", "agenda-gap"], 2, "hint: did you mean `agenda-number-gap`?");
}

#[test]
fn a_refused_or_unreadable_input_is_3() {
    ends(&["convert", "missing.json"], 3, "error: missing.json: ");
    ends(&["convert", "."], 3, "error: .: a folder, not a letter\nhint: `convoke batch . --out");
    ends(&["convert", "broken.json"], 3, "(/langauge): unknown field `langauge`\nhint: did you mean `language`?");
    ends(&["convert", "letter.json", "--max-bytes", "10"], 3, "more than the limit of 10");
    ends(&["convert", "letter.txt", "--from", "json"], 3, "letter.txt: line 1, column 1");
    ends(&["convert", "letter.txt", "-o", "no/where.json"], 3, "there is no folder no");
    ends(&["convert", "letter.txt", "--vocabulary", "ours.toml"], 3, "ours.toml");
    ends(&["convert", "letter.txt", "--vocabulary", "letter.txt"], 3, "error: letter.txt: line 1, column ");
    ends(&["check", "broken.json"], 3, "unknown field `langauge`");
}

#[test]
fn findings_are_4_where_checking_was_asked_for() {
    ends(&["check", "letter.txt"], 4, "agenda-number-gap");
    ends(&["check", "letter.json", "letter.txt"], 4, "agenda-number-gap");
    // Worse wins: one refused letter outweighs the findings of another.
    let place = Place::with(&[("letter.txt", JUMPING.as_bytes())]);
    assert_eq!(place.run(&["check", "letter.txt", "missing.txt"]).code, 3);
}
