//! `convoke check`: what it takes, how it tells, what fails.

use crate::program::{JUMPING, Place};

/// A letter with one finding, a warning, in characters of two widths.
const FRIDAY: &str = concat!(
    "{\"schema\": \"convoke/letter/1\", \"language\": \"zh\",\n",
    " \"body\": [{\"paragraph\": \"培训会于2022年5月6日（星期四）举行。\"}]}\n"
);

#[test]
fn an_excerpt_has_its_carets_under_wide_characters() {
    let place = Place::with(&[("letter.json", FRIDAY.as_bytes())]);
    let checked = place.run(&["check", "letter.json"]);
    expect_test::expect![[r#"
        warning[weekday-mismatch]: `星期四` stands with 2022-05-06, a Friday
         --> letter.json:2:40
          |
        2 |  "body": [{"paragraph": "培训会于2022年5月6日（星期四）举行。"}]}
          |                                                ^^^^^^

        1 letter: 0 errors, 1 warning, 0 notes
    "#]]
    .assert_eq(&checked.err);
}

#[test]
fn annotations_have_file_line_and_column() {
    let place = Place::with(&[("letter.json", FRIDAY.as_bytes()), ("letter.txt", JUMPING.as_bytes())]);
    let checked = place.run(&["check", "--format", "github", "."]);
    assert_eq!((checked.code, checked.err.as_str()), (4, ""));
    expect_test::expect![[r#"
        ::warning file=letter.json,line=2,endLine=2,col=40,endColumn=43,title=weekday-mismatch::`星期四` stands with 2022-05-06, a Friday
        ::notice file=letter.txt,line=10,endLine=15,title=annex-not-announced::the letter does not speak of its annex A
        ::warning file=letter.txt,line=15,endLine=15,col=1,endColumn=26,title=agenda-number-gap::item 5 follows item 2
    "#]].assert_eq(&checked.out);
}

#[test]
fn annotations_of_xml_are_those_of_the_file() {
    // The memo has its own words around the finding, so that its lines are not those of what was read in it.
    let memo =
        "<memo>\n  <to>All keepers</to>\n\n  <p>The room opens on\n     <b>Monday</b>, 3 June 2031.</p>\n</memo>\n";
    let place = Place::with(&[("letter.json", FRIDAY.as_bytes()), ("memo.xml", memo.as_bytes())]);
    assert_eq!(place.run(&["convert", "letter.json", "-o", "letter.xml"]).code, 0);
    let written = std::fs::read_to_string(place.path("letter.xml")).unwrap();
    for (file, text, word) in [("letter.xml", written.as_str(), "星期四"), ("memo.xml", memo, "Monday")] {
        let checked = place.run(&["check", "--format", "github", file]);
        let line = text.lines().position(|line| line.contains(word)).unwrap();
        let before = text.lines().nth(line).unwrap().split(word).next().unwrap().chars().count();
        let (line, column, end) = (line + 1, before + 1, before + 1 + word.chars().count());
        let wanted =
            format!("::warning file={file},line={line},endLine={line},col={column},endColumn={end},title=weekday-");
        assert!(checked.out.contains(&wanted), "{wanted}\n{}", checked.out);
        let sarif: serde_json::Value =
            serde_json::from_str(&place.run(&["check", "--format", "sarif", file]).out).unwrap();
        let results = sarif["runs"][0]["results"].as_array().unwrap();
        let result = results.iter().find(|result| result["ruleId"] == "weekday-mismatch").unwrap();
        let region = &result["locations"][0]["physicalLocation"]["region"];
        assert_eq!((&region["startLine"], &region["startColumn"]), (&line.into(), &column.into()), "{file}");
    }
}

#[test]
fn sarif_and_json_are_data() {
    let place = Place::with(&[
        ("a.json", FRIDAY.as_bytes()),
        ("b.json", b"{\"schema\": \"convoke/letter/1\", \"langauge\": 1}"),
    ]);
    for format in ["json", "sarif"] {
        let checked = place.run(&["check", "--format", format, "."]);
        assert_eq!((checked.code, checked.err.as_str()), (3, ""), "{format}");
        let told: serde_json::Value = serde_json::from_str(&checked.out).unwrap();
        let (found, refused) = match format {
            "json" => (&told["letters"][0]["findings"][0]["place"], &told["letters"][1]["refused"]["pointer"]),
            _ => {
                let results = &told["runs"][0]["results"];
                let logical = &results[1]["locations"][0]["logicalLocations"][0];
                (&results[0]["locations"][0]["physicalLocation"]["region"], &logical["fullyQualifiedName"])
            }
        };
        assert_eq!(refused, "/langauge");
        let line = found.get("line").or(found.get("startLine"));
        assert_eq!(line.and_then(serde_json::Value::as_u64), Some(2), "{found}");
    }
}

#[test]
fn settings_go_by_path_and_the_call_has_the_last_word() {
    let settings = "[[check.paths]]\npath = \"old/**\"\nallow = [\"weekday-mismatch\"]\n";
    let place = Place::with(&[("convoke.toml", settings.as_bytes()), ("letter.json", FRIDAY.as_bytes())]);
    std::fs::create_dir(place.path("old")).unwrap();
    std::fs::write(place.path("old/letter.json"), FRIDAY).unwrap();
    assert_eq!(place.run(&["check", "old"]).code, 0);
    assert_eq!(place.run(&["check", "letter.json"]).code, 4);
    assert_eq!(place.run(&["check", "letter.json", "--allow", "weekday-mismatch"]).code, 0);
    let denied = place.run(&["check", "--format", "short", "--deny", "weekday-mismatch", "old/*.json"]);
    assert_eq!(denied.code, 4);
    assert!(denied.err.starts_with("old/letter.json:2:"), "{}", denied.err);
    assert!(denied.err.contains("error[weekday-mismatch]"), "{}", denied.err);
    assert_eq!(place.run(&["check", "--deny", "weekday", "letter.json"]).code, 2);
    assert_eq!(place.run(&["check", "*.xml"]).code, 3);
}

#[test]
fn a_baseline_hides_what_is_known_and_only_that() {
    let place = Place::with(&[("letter.json", FRIDAY.as_bytes())]);
    assert_eq!(place.run(&["check", "--write-baseline", "known.json", "letter.json"]).code, 0);
    assert_eq!(place.run(&["check", "--baseline", "known.json", "letter.json"]).code, 0);
    let (head, tail) = FRIDAY.split_once("[{").unwrap();
    let more = format!("{head}[{{\"paragraph\": \"会议于2031年4月31日召开。\"}}, {{{tail}");
    std::fs::write(place.path("letter.json"), more).unwrap();
    let checked = place.run(&["check", "--format", "short", "--baseline", "known.json", "letter.json"]);
    assert_eq!(checked.code, 4);
    assert_eq!(checked.err.lines().count(), 1, "{}", checked.err);
}

#[test]
fn notes_fail_only_where_all_is_strict() {
    let place = Place::with(&[("windows.txt", b"Dear Sir/Madam,\n\nCaf\xE9 and cr\xEApe.\n\nYours faithfully,\n")]);
    assert_eq!(place.run(&["check", "windows.txt"]).code, 0);
    assert_eq!(place.run(&["check", "--strict", "windows.txt"]).code, 4);
}
