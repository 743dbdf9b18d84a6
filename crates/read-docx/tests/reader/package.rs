//! Wrappings: encodings, prefixes, editions, what is no document at all.

use crate::check;
use crate::docx::{Docx, NAMESPACES, p, packed, zip};
use expect_test::{Expect, expect};

fn refused(bytes: &[u8], expect: &Expect) {
    let refusal = read_docx::read(bytes, &read_docx::Options::default()).unwrap_err();
    expect.assert_eq(&refusal.to_string());
}

fn text(bytes: &[u8]) -> String {
    read_docx::read(bytes, &read_docx::Options::default()).unwrap().value.text
}

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

#[test]
fn any_prefix_any_edition_any_encoding() {
    let strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";
    for (what, part) in [
        ("a default namespace", format!(r#"<document xmlns="{W}"><body><p><r><t>été</t></r></p></body></document>"#)),
        ("another prefix", format!(r#"<n:document xmlns:n='{W}'><n:p><n:r><n:t>été</n:t></n:r></n:p></n:document>"#)),
        ("strict", format!(r#"<w:document xmlns:w="{strict}"><w:p><w:r><w:t>été</w:t></w:r></w:p></w:document>"#)),
        (
            "a prefix that means something else for a while",
            format!(
                r#"<w:document xmlns:w="{W}"><w:p><w:r><w:t xmlns:w="urn:x">lost</w:t><x w:a=">" xmlns:w="urn:y"/><w:t>été</w:t></w:r></w:p></w:document>"#
            ),
        ),
        (
            "comments, instructions, CDATA",
            format!(
                r#"<?xml version="1.0"?><!-- <w:t>no</w:t> --><w:document xmlns:w="{W}"><?go on?><w:p><w:r><w:t>é<!-- - -->t<![CDATA[é]]></w:t></w:r></w:p></w:document><!-- end -->"#
            ),
        ),
    ] {
        assert_eq!(text(&Docx::main(&part).bytes()), "été\n", "{what}");
    }
    let utf16 = format!(
        r#"<?xml version="1.0" encoding="UTF-16"?><w:document xmlns:w="{W}"><w:p><w:r><w:t>été 第一</w:t></w:r></w:p></w:document>"#
    );
    let wide: Vec<u8> = [0xFEFF].into_iter().chain(utf16.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    let latin = format!(
        "<?xml version='1.0' encoding='ISO-8859-1'?><w:document xmlns:w='{W}'><w:p><w:r><w:t>\u{1}</w:t></w:r></w:p></w:document>"
    );
    let latin: Vec<u8> = latin.bytes().map(|byte| if byte == 1 { 0xE9 } else { byte }).collect();
    assert_eq!(text(&Docx::main("").part("word/document.xml", wide).bytes()), "été 第一\n");
    assert_eq!(text(&Docx::main("").part("word/document.xml", latin).bytes()), "é\n");
}

#[test]
fn the_main_part_is_found_by_its_relationship() {
    let root = r#"<Relationships><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/Word/Letter%201.xml"/></Relationships>"#;
    let part = format!("<w:document {NAMESPACES}>{}</w:document>", p("found"));
    let docx = Docx::default().part("_rels/.rels", root).part("word/letter 1.xml", part);
    assert_eq!(text(&docx.bytes()), "found\n");
}

#[test]
fn a_package_in_one_file() {
    let part =
        |name: &str, body: &str| format!(r#"<pkg:part pkg:name="{name}"><pkg:xmlData>{body}</pkg:xmlData></pkg:part>"#);
    let docx = Docx::body(&(p("flat") + r#"<w:p><w:r><w:drawing><a:blip r:embed="rId1"/></w:drawing></w:r></w:p>"#))
        .related("image", "media/a.png", b"".to_vec());
    let mut flat = String::from(
        r#"<?xml version="1.0"?><?mso-application progid="Word.Document"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">"#,
    );
    for (name, bytes) in docx.parts() {
        if name.ends_with(".png") {
            flat += r#"<pkg:part pkg:name="/word/media/a.png"><pkg:binaryData>iVBORw0K
Ggo=</pkg:binaryData></pkg:part>"#;
        } else {
            flat += &part(&format!("/{name}"), std::str::from_utf8(&bytes).unwrap());
        }
    }
    flat += "</pkg:package>";
    let found = read_docx::read(flat.as_bytes(), &read_docx::Options::default()).unwrap();
    assert_eq!(
        (found.value.text.as_str(), found.value.assets[0].bytes.as_slice()),
        ("flat\n", &b"\x89PNG\r\n\x1a\n"[..])
    );
    let wide: Vec<u8> = [0xFEFF].into_iter().chain(flat.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert_eq!(text(&wide), "flat\n");
}

#[test]
fn what_is_no_document_is_told_what_it_is() {
    let compound = |stream: &str| {
        let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
        bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
        bytes
    };
    refused(
        b"",
        &expect![[r#"
        this is an empty file, not a .docx
        hint: fetch the file again: nothing of it arrived"#]],
    );
    refused(
        &compound("WordDocument"),
        &expect![[r#"
            this is a document of Word 97 to 2003 (.doc), not a .docx
            hint: save it as .docx, for example with `soffice --headless --convert-to docx FILE`"#]],
    );
    refused(
        &compound("EncryptedPackage"),
        &expect![[r#"
        this is a document that is encrypted with a password, not a .docx
        hint: open it with its password and save it without one"#]],
    );
    refused(
        b"<!DOCTYPE html><html>",
        &expect![[r#"
        this is an HTML page, not a .docx
        hint: open it with a word processor and save it as .docx, or read its text with `--from text`"#]],
    );
    refused(
        b"{\\rtf1 x}",
        &expect![[r#"
            this is a document in Rich Text Format, not a .docx
            hint: save it as .docx, for example with `soffice --headless --convert-to docx FILE`"#]],
    );
    refused(
        b"Dear Sir/Madam,",
        &expect![[r#"
        this is plain text, not a .docx
        hint: read it with `--from text`"#]],
    );
    refused(
        &zip(&[("xl/workbook.xml".to_owned(), Vec::new())]),
        &expect![[r#"
        this is a spreadsheet, not a .docx
        hint: a letter is a text document: open the sheet and copy the letter out of it"#]],
    );
    refused(
        &zip(&[("mimetype".to_owned(), Vec::new()), ("content.xml".to_owned(), Vec::new())]),
        &expect![[r#"
            this is an OpenDocument file, not a .docx
            hint: save it as .docx, for example with `soffice --headless --convert-to docx FILE`"#]],
    );
    refused(
        &zip(&[("a.txt".to_owned(), Vec::new())]),
        &expect![[r#"
        this is a ZIP file without a Word document in it, not a .docx
        hint: where the letter is one of its files, unpack it first"#]],
    );
}

#[test]
fn a_damaged_part_is_left_out_and_a_damaged_main_part_is_refused() {
    let docx = Docx::body(&p("x")).related("styles", "styles.xml", "<w:styles><w:style></w:styles>");
    check(
        &docx,
        &expect![[r#"
        x
        ! error[part-unreadable]: `word/styles.xml` was not read: </w:styles> ends <w:style>
    "#]],
    );
    refused(
        &Docx::main("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>").bytes(),
        &expect![[r#"
        word/document.xml, line 1, column 1: a document type definition
        hint: a part of a Word document has none (ECMA-376 part 2): save it again with a word processor"#]],
    );
    refused(
        &Docx::main("<a>\n<b>\n  text</a>").bytes(),
        &expect!["word/document.xml, line 3, column 7: </a> ends <b>"],
    );
    refused(
        &Docx::main(&format!("<w:document {NAMESPACES}><w:t>&nbsp;</w:t></w:document>")).bytes(),
        &expect!["word/document.xml, line 1, column 627: `&nbsp;` stands for nothing here"],
    );
    refused(
        &Docx::main("<a><b>").bytes(),
        &expect![[r#"
        word/document.xml, line 1, column 7: the end comes inside <b>
        hint: the file was cut short: fetch it again"#]],
    );
    refused(&Docx::main("<a/><b/>").bytes(), &expect!["word/document.xml, line 1, column 5: a second root element"]);
    refused(&Docx::main("").bytes(), &expect!["word/document.xml, line 1, column 1: no element at all"]);
    refused(
        &Docx::body(&p("\u{1}")).replaced(1, 0xFF).bytes(),
        &expect!["word/document.xml, line 1, column 661: bytes that are not UTF-8"],
    );
}

#[test]
fn a_reader_finds_the_same_whatever_it_read_before() {
    let style = |name: &str| {
        format!(
            r#"<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="{name}"/><w:rPr><w:lang w:val="fr"/></w:rPr></w:style>"#
        )
    };
    let one = Docx::body(&p("one")).styles(&style("One")).bytes();
    let other = Docx::body(&p("other")).styles(&style("Two")).bytes();
    let without = Docx::body(&p("without")).bytes();
    let broken = Docx::body(&p("broken")).related("styles", "styles.xml", "<w:styles>").bytes();
    let lists = Docx::body(&p("lists")).styles(&style("One")).numbering("").bytes();
    let mut reader = read_docx::Reader::new(read_docx::Options::default());
    for letter in
        [&one, &one, &other, &one, &without, &without, &one, &broken, &broken, &one, &lists, &one, &lists, &other]
    {
        assert_eq!(reader.read(letter), read_docx::read(letter, &read_docx::Options::default()));
    }
}

#[test]
fn a_document_larger_than_the_window_is_cut_nowhere() {
    // Tags, references, characters of two to four bytes: whatever the edge of the window falls on.
    let piece = r#"<w:p w:rsidR="00A1 > B2"><w:r><w:t xml:space="preserve">é第一𝄞 &amp; &#x7B2C;<![CDATA[<é>]]></w:t></w:r></w:p><!-- é -->"#;
    let wanted = "é第一𝄞 & 第<é>\n";
    let count = (140 << 10) / piece.len();
    for shift in 0..piece.len() {
        let body = format!("<!--{}-->{}", " ".repeat(shift), piece.repeat(count));
        let text = text(&Docx::body(&body).bytes());
        assert!(text == wanted.repeat(count), "shifted by {shift}");
    }
    // One text longer than the window.
    let long = "é第一𝄞&amp;".repeat(40_000);
    assert!(text(&Docx::body(&p(&long)).bytes()) == long.replace("&amp;", "&") + "\n");
}

#[test]
fn packages_that_were_put_together_wrongly() {
    let parts = Docx::body(&p("first")).parts();
    let whole = zip(&parts);
    // The directory is cut off: the parts are found by their own heads.
    let cut = memchr::memmem::find(&whole, b"PK\x01\x02").unwrap();
    let found = read_docx::read(&whole[..cut], &read_docx::Options::default()).unwrap();
    assert_eq!(found.value.text, "first\n");
    expect![
        "warning[package-damaged]: the directory at the end of the package is lost; its parts were found one by one"
    ]
    .assert_eq(&found.findings[0].to_string());
    // Something stands before the package.
    let mut shifted = b"PK\x03\x04 stub of a self-extracting archive ".to_vec();
    shifted.extend_from_slice(&whole);
    assert_eq!(text(&shifted), "first\n");
    // A part stands in it twice.
    let mut twice = parts.clone();
    twice.push((
        "word/document.xml".to_owned(),
        format!("<w:document {NAMESPACES}>{}</w:document>", p("second")).into_bytes(),
    ));
    let found = read_docx::read(&zip(&twice), &read_docx::Options::default()).unwrap();
    assert_eq!(found.value.text, "first\n");
    expect!["warning[package-damaged]: `word/document.xml` stands in the package twice; the first was read"]
        .assert_eq(&found.findings[0].to_string());
    // A checksum is wrong.
    let mut wrong = whole.clone();
    let place = memchr::memmem::rfind(&wrong, b">first<").unwrap() + 1;
    wrong[place] = b'F';
    refused(
        &wrong,
        &expect![[r#"
        word/document.xml: its checksum is wrong
        hint: fetch the file again: it was changed on its way"#]],
    );
    // A method that nobody writes.
    let strange = packed(&[
        ("_rels/.rels", 0, parts[0].1.clone(), &parts[0].1),
        ("word/document.xml", 9, parts[1].1.clone(), &parts[1].1),
    ]);
    refused(
        &strange,
        &expect![[r#"
        word/document.xml: it is compressed by method 9
        hint: Word writes deflate only: save it again with a word processor"#]],
    );
}
