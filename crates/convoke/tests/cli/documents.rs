//! Word documents from the command line: forms, stationery, records, a letter a line.

use crate::program::{LETTER, Place};

/// What a person writes who numbers nothing and prints no date.
const BY_HAND: &str = r#"{
  "schema": "convoke/letter/1", "language": "fr", "kind": "circular",
  "letterhead": {
    "organization": "Bureau des phares", "place": "Porto-Novo", "date": { "value": "2031-03-05" }, "number": "79",
    "addressees": ["Aux gardiens de phare"], "subject": "Lampes"
  },
  "salutation": "Madame, Monsieur,",
  "body": [{ "agenda": { "items": [{ "title": "Ouverture", "items": [{ "title": "Accueil" }] }, { "title": "Clôture" }] } }],
  "closing": { "signatory": { "name": "Ysaline Drouhet" } }
}
"#;

#[test]
fn a_form_is_refused_where_nothing_was_filled_in() {
    let place = Place::with(&[]);
    let form = place.run(&["new", "--language", "fr", "--kind", "circular"]);
    assert_eq!((form.code, form.err.as_str()), (0, ""));
    assert!(form.out.contains("\"salutation\": \"Madame, Monsieur,\""), "{}", form.out);
    let refused = place.run_with(&["convert", "-", "-o", "letter.docx"], form.out.as_bytes());
    assert_eq!(refused.code, 3);
    assert!(refused.err.starts_with("error: standard input: /"), "{}", refused.err);
    assert!(refused.err.contains("nothing was filled in here"), "{}", refused.err);
    assert_eq!(place.names(), [""; 0]);
    let wrong = place.run(&["new", "--language", "fr", "--kind", "postcard"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("the kinds are collective-letter"), "{}", wrong.err);
    assert_eq!(place.run(&["new", "--language", "xx"]).code, 2);
}

#[test]
fn what_a_person_leaves_out_is_made_in_the_language() {
    let place = Place::with(&[("letter.json", BY_HAND.as_bytes())]);
    let made = place.run(&["convert", "letter.json", "-o", "letter.docx"]);
    assert_eq!((made.code, made.err.as_str()), (0, ""));
    let back = place.run(&["convert", "letter.docx", "--no-record"]).out;
    for wanted in ["\"printed\": \"5 mars 2031\"", "\"label\": \"1.\"", "\"number\": \"1.a\"", "\"label\": \"2.\""] {
        assert!(back.contains(wanted), "{wanted}: {back}");
    }
}

#[test]
fn a_missing_field_is_named_by_its_pointer() {
    for pointer in [
        "/letterhead/organization",
        "/letterhead/number",
        "/letterhead/addressees",
        "/letterhead/subject",
        "/salutation",
        "/body",
        "/closing/signatory/name",
    ] {
        let mut letter: serde_json::Value = serde_json::from_str(BY_HAND).unwrap();
        let (parent, field) = pointer.rsplit_once('/').unwrap();
        let parent = letter.pointer_mut(parent).unwrap().as_object_mut().unwrap();
        parent.remove(field).unwrap();
        if parent.is_empty() {
            parent.insert("office".into(), serde_json::json!(["Gardienne"]));
        }
        let place = Place::with(&[("letter.json", letter.to_string().as_bytes())]);
        let made = place.run(&["convert", "letter.json", "-o", "letter.docx"]);
        assert_eq!(made.code, 3, "{pointer}: {}", made.err);
        assert!(made.err.starts_with(&format!("error: letter.json: {pointer}: missing: ")), "{pointer}: {}", made.err);
        assert_eq!(place.names(), ["letter.json"]);
    }
}

#[test]
fn a_letter_a_line_is_a_document_each() {
    let line = |text: &str| format!(r#"{{"schema": "convoke/letter/1", "language": "en", "salutation": "{text}"}}"#);
    let lines =
        [line("Dear Sir,"), line("Dear Madam,").replace("language", "langauge"), String::new(), line("Dear all,")];
    let place = Place::with(&[("letters.jsonl", lines.join("\n").as_bytes())]);
    let made = place.run(&["convert", "letters.jsonl", "-o", "out", "--to", "docx"]);
    assert_eq!(made.code, 3);
    expect_test::expect![[r#"
        error: letters.jsonl: line 2, column 32 (/langauge): unknown field `langauge`
        hint: did you mean `language`?
        letters.jsonl: 2 letters written, 1 refused
    "#]]
    .assert_eq(&made.err);
    let mut names: Vec<_> =
        std::fs::read_dir(place.path("out")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["1.docx", "4.docx"]);
    assert!(place.run(&["convert", "out/4.docx"]).out.contains("Dear all,"));
    // By their content too, and nowhere but into a folder.
    let both = [line("Dear Sir,"), line("Dear all,")].join("\n");
    assert_eq!(place.run_with(&["convert", "-", "-o", "two"], both.as_bytes()).code, 0);
    assert_eq!(place.run_with(&["convert", "-"], both.as_bytes()).code, 2);
    assert_eq!(place.run(&["convert", "letters.jsonl", "-o", "letters.jsonl"]).code, 2);
}

#[test]
fn stationery_dresses_a_letter() {
    let place = Place::with(&[("letter.json", LETTER.as_bytes()), ("letter.txt", b"Dear Sir/Madam,")]);
    assert_eq!(place.run(&["stationery", "--language", "en", "-o", "house.docx"]).code, 0);
    let made = place.run(&["convert", "letter.json", "-o", "letter.docx", "--stationery", "house.docx"]);
    assert_eq!((made.code, made.err.as_str()), (0, ""));
    let back = place.run(&["convert", "letter.docx"]);
    assert_eq!((back.code, back.out.as_str(), back.err.as_str()), (0, LETTER, ""));
    let refused = place.run(&["convert", "letter.json", "-o", "other.docx", "--stationery", "letter.txt"]);
    assert_eq!((refused.code, refused.err.as_str()), (3, "error: letter.txt: the stationery is no Word document\n"));
    assert_eq!(place.run(&["stationery", "--language", "xx", "-o", "house.docx"]).code, 2);
}
