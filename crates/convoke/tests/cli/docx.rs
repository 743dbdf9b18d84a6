//! `convoke convert` from Word documents: tracked changes, pictures, and files that only claim to be documents.

use crate::program::Place;
use expect_test::expect;

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.microsoft.com/office/2006/xmlPackage";

/// A document with this body in one file, as Word writes it; its picture is `rId1`.
fn document(body: &str) -> String {
    let part = |name: &str, content: &str| {
        format!(r#"<pkg:part pkg:name="{name}"><pkg:xmlData>{content}</pkg:xmlData></pkg:part>"#)
    };
    let relations = |kind: &str, id: &str, target: &str| {
        format!(
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="{id}" Type="{R}/{kind}" Target="{target}"/></Relationships>"#
        )
    };
    let root = part("/_rels/.rels", &relations("officeDocument", "rId1", "word/document.xml"));
    let own = part("/word/_rels/document.xml.rels", &relations("image", "rId1", "media/image1.png"));
    let main = part(
        "/word/document.xml",
        &format!(
            r#"<w:document xmlns:w="{W}" xmlns:r="{R}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><w:body>{body}</w:body></w:document>"#
        ),
    );
    let picture =
        r#"<pkg:part pkg:name="/word/media/image1.png"><pkg:binaryData>iVBORw0KGgo=</pkg:binaryData></pkg:part>"#;
    format!(r#"<?xml version="1.0"?><pkg:package xmlns:pkg="{PACKAGE}">{root}{own}{main}{picture}</pkg:package>"#)
}

fn p(runs: &str) -> String {
    format!("<w:p>{runs}</w:p>")
}

fn r(text: &str) -> String {
    format!(r#"<w:r><w:t xml:space="preserve">{text}</w:t></w:r>"#)
}

#[test]
fn a_finding_says_in_which_paragraph_it_is() {
    let table = format!("<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>", p(&r("Room")), p(&r("Tower")));
    let body = p(&r("Dear Sir/Madam,"))
        + "<w:p/>"
        + &table
        + &p(&r("The room opens on Monday, 3 June 2031."))
        + &p(&r("Yours faithfully,"));
    let place = Place::with(&[("letter.docx", document(&body).as_bytes())]);
    let short = place.run(&["check", "--format", "short", "letter.docx"]);
    assert!(
        short.err.contains("letter.docx: paragraph 4, /body/1/paragraph: warning[weekday-mismatch]"),
        "{}",
        short.err
    );
    let annotated = place.run(&["check", "--format", "github", "letter.docx"]);
    assert!(annotated.out.contains("a Tuesday (at paragraph 4, /body/1/paragraph)"), "{}", annotated.out);
    let data: serde_json::Value =
        serde_json::from_str(&place.run(&["check", "--format", "json", "letter.docx"]).out).unwrap();
    let findings = data["letters"][0]["findings"].as_array().unwrap();
    let found = findings.iter().find(|finding| finding["code"] == "weekday-mismatch").unwrap();
    assert_eq!((&found["paragraph"], found.get("place")), (&4.into(), None));
}

#[test]
fn tracked_changes_are_accepted_or_rejected() {
    let changed = r(r#"The group meets in "#)
        + r#"<w:del w:id="1"><w:r><w:delText>June</w:delText></w:r></w:del><w:ins w:id="2"><w:r><w:t>July</w:t></w:r></w:ins>"#
        + &r(".");
    let body = p(&r("Dear Sir/Madam,")) + &p(&changed) + &p(&r("Yours faithfully,"));
    let place = Place::with(&[("letter.docx", document(&body).as_bytes())]);
    let accepted = place.run(&["convert", "letter.docx", "--compact"]);
    assert_eq!(accepted.code, 0);
    assert!(accepted.out.contains(r#"{"paragraph":"The group meets in July."}"#), "{}", accepted.out);
    expect![[r#"
        letter.docx: note[revisions-resolved]: 1 insertion, 1 deletion and 0 moves were accepted
    "#]]
    .assert_eq(&accepted.err);
    let original = place.run(&["convert", "letter.docx", "--compact", "--revisions", "original"]);
    assert!(original.out.contains(r#"{"paragraph":"The group meets in June."}"#), "{}", original.out);
    expect![[r#"
        letter.docx: note[revisions-resolved]: 1 insertion, 1 deletion and 0 moves were rejected
    "#]]
    .assert_eq(&original.err);
    assert_eq!(place.run(&["convert", "letter.docx", "--revisions", "both"]).code, 2);
}

#[test]
fn pictures_go_to_their_folder_and_come_from_it() {
    let picture = r#"<w:r><w:drawing><a:blip r:embed="rId1"/></w:drawing></w:r>"#;
    let body = p(&r("Dear Sir/Madam,")) + &p(&r("See the plan.")) + &p(picture) + &p(&r("Yours faithfully,"));
    let place = Place::with(&[("letter.docx", document(&body).as_bytes())]);
    let without = place.run(&["convert", "letter.docx", "-o", "letter.json"]);
    expect![[r#"
        letter.docx: note[pictures-left-out]: pictures that came with the letter and are written nowhere: 1
    "#]]
    .assert_eq(&without.err);
    let with = place.run(&["convert", "letter.docx", "-o", "letter.json", "--assets", "pictures"]);
    assert_eq!((with.code, with.err.as_str()), (0, ""));
    let name = std::fs::read_dir(place.path("pictures")).unwrap().next().unwrap().unwrap().file_name();
    let name = name.to_string_lossy();
    assert!(place.text("letter.json").contains(&format!("\"name\": \"{name}\"")));
    assert_eq!(std::fs::read(place.path("pictures").join(&*name)).unwrap(), b"\x89PNG\r\n\x1a\n");
    // And back into a document: without the folder the picture is not seen, with it it is.
    assert_ne!(place.run(&["convert", "letter.json", "-o", "again.docx"]).err, "");
    let again = place.run(&["convert", "letter.json", "-o", "again.docx", "--assets", "pictures"]);
    assert_eq!(again.code, 0);
    let whole = place.run(&["convert", "again.docx", "--compact", "--assets", "others"]);
    assert!(whole.out.contains(&*name), "{}{}", whole.out, whole.err);
    // What comes as a document and goes as one keeps its pictures.
    let through = place.run(&["convert", "letter.docx", "-o", "through.docx"]);
    assert!(!through.err.contains("picture"), "{}", through.err);
}

#[test]
fn other_files_say_what_they_are() {
    let files: [(&str, &[u8]); 6] = [
        ("rich.rtf", b"{\\rtf1\\ansi Dear Sir/Madam,}"),
        ("old.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"),
        ("old.docx", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and so on"),
        ("web.docx", b"<html><body>Dear Sir/Madam,</body></html>"),
        ("page.docx", b"%PDF-1.7"),
        ("cut.docx", b"PK\x03\x04\x14\0"),
    ];
    let place = Place::with(&files);
    let mut told = String::new();
    for (name, _) in files {
        let ran = place.run(&["convert", name]);
        assert_eq!(ran.code, 3, "{name}");
        told += &ran.err;
    }
    expect![[r#"
        error: rich.rtf: this is a document in Rich Text Format, not a .docx
        hint: save it as .docx, for example with `soffice --headless --convert-to docx FILE`
        error: old.doc: this is a document of Word 97 to 2003 (.doc), not a .docx
        hint: save it as .docx, for example with `soffice --headless --convert-to docx FILE`
        error: old.docx: this is a compound file of an older program, not a .docx
        hint: open it with the program that made it and save it as .docx
        error: web.docx: this is an HTML page, not a .docx
        hint: open it with a word processor and save it as .docx, or read its text with `--from text`
        error: page.docx: this is a PDF document, not a .docx
        hint: extract its text, and read that with `--from text`
        error: cut.docx: a ZIP file without its directory
        hint: the file was cut short: fetch it again
    "#]]
    .assert_eq(&told);
}
