//! A house's own stationery that is not as it should be: refused with part and reason, or mended with a finding.

use crate::opened::{self, Opened, packed};
use letter::{Assets, Letter};
use write_docx::{House, Options};

/// A picture of one dot.
const DOT: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0:~\x9bU\0\0\0\nIDATx\x9cc`\0\0\0\x02\0\x01H\xaf\xa4q\0\0\0\0IEND\xaeB`\x82";

fn letter() -> Letter {
    let text = r#"{"schema": "convoke/letter/1", "language": "en",
        "letterhead": {"date": {"value": "2031-03-05", "printed": "5 March 2031"}, "subject": "Lamps of the harbour"},
        "salutation": "Dear keeper,", "body": [{"paragraph": "The lamps are lit."}]}"#;
    letter::json::read(text.as_bytes()).unwrap()
}

/// Our own starting point, opened.
fn ours() -> Opened {
    Opened::new(&House::starting_point(&letter(), &Options::default()).unwrap())
}

/// The stationery with some parts put in, or left out where there is nothing to put.
fn with(parts: &[(&str, Option<&[u8]>)]) -> Vec<u8> {
    let mut opened = ours();
    for (name, bytes) in parts {
        match bytes {
            Some(bytes) => opened.parts.insert((*name).to_owned(), bytes.to_vec()),
            None => opened.parts.remove(*name),
        };
    }
    packed(&opened.parts)
}

/// The relations of the document, with further ones.
fn related(more: &str) -> String {
    let relations = ours().text("word/_rels/document.xml.rels").to_owned();
    relations.replace("</Relationships>", &format!("{more}</Relationships>"))
}

fn relation(id: &str, kind: &str, target: &str) -> String {
    let kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    format!("<Relationship Id=\"{id}\" Type=\"{kinds}/{kind}\" Target=\"{target}\"/>")
}

#[test]
fn what_cannot_dress_a_letter_is_refused() {
    let hint = "\nhint: open the stationery in a word processor, mend it and save it again as .docx or .dotx";
    let head = relation("rId90", "header", "header9.xml");
    let document = ours()
        .text("word/document.xml")
        .replace("<w:sectPr>", "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId90\"/>");
    assert!(document.contains("rId90"));
    let names = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    let header = format!("<w:hdr {names}><w:p/></w:hdr>");
    let object = format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{}</Relationships>",
        relation("rId1", "oleObject", "embeddings/sheet.bin")
    );
    let relations = related(&head);
    let headed = |part: &str, more: Option<&str>| {
        let mut parts = vec![
            ("word/document.xml", Some(document.as_bytes())),
            ("word/_rels/document.xml.rels", Some(relations.as_bytes())),
            ("word/header9.xml", Some(part.as_bytes())),
        ];
        parts.extend(more.map(|more| ("word/_rels/header9.xml.rels", Some(more.as_bytes()))));
        with(&parts)
    };
    for (archive, wanted) in [
        (with(&[("word/styles.xml", None)]), "word/styles.xml: the stationery lacks this part"),
        (with(&[("word/document.xml", None)]), "word/document.xml: the stationery lacks this part"),
        (with(&[("word/styles.xml", Some(b"<w:body/>"))]), "word/styles.xml: its root is <w:body>, not <w:styles>"),
        (headed("<w:ftr/>", None), "word/header9.xml: its root is <w:ftr>, not <w:hdr>"),
        (headed(&header, Some(&object)), "word/embeddings/sheet.bin: heads and feet have pictures and addresses only"),
    ] {
        assert_eq!(House::read(&archive).unwrap_err().to_string(), format!("{wanted}{hint}"));
    }
    for odd in ["", "<w:styles>", "<w:styles", "<!DOCTYPE x [<!ENTITY a 'b'>]><w:styles>&a;</w:styles>", "\0"] {
        let told = House::read(&with(&[("word/styles.xml", Some(odd.as_bytes()))])).unwrap_err().to_string();
        assert!(told.starts_with("word/styles.xml: ") && told.ends_with(hint), "{odd}: {told}");
    }
    assert!(House::read(&headed(&header, None)).is_ok());
}

#[test]
fn an_archive_that_was_cut_or_changed_is_no_stationery_or_one() {
    let archive = packed(&ours().parts);
    for end in (0..archive.len()).step_by(97) {
        assert!(House::read(&archive[..end]).is_err(), "cut at {end}");
    }
    // The directory says where parts stand, and how long they are: whatever it says, nothing is read beyond the end.
    let directory = archive.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
    for at in directory..archive.len() {
        let mut changed = archive.clone();
        changed[at] ^= 0xFF;
        if let Ok(house) = House::read(&changed) {
            let options = Options { house: Some(house.into()), ..Options::default() };
            let _ = write_docx::write(&letter(), &Assets::default(), &options);
        }
    }
}

#[test]
fn styles_that_are_missing_are_ours_and_told() {
    let names = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    let bare = format!(
        "<w:styles {names}><w:style w:type=\"paragraph\" w:styleId=\"Own\"><w:name w:val=\"Own\"/></w:style></w:styles>"
    );
    let house = House::read(&with(&[("word/styles.xml", Some(bare.as_bytes()))])).unwrap();
    let options = Options { house: Some(house.into()), ..Options::default() };
    let written = write_docx::write(&letter(), &Assets::default(), &options).unwrap();
    let told = &written.findings[0];
    assert_eq!((written.findings.len(), told.code.name()), (1, "style-missing"));
    assert!(told.detail.starts_with("the stationery lacks styles, ours are used: "), "{}", told.detail);
    let document = Opened::new(&written.value[0].bytes);
    let styles = document.text("word/styles.xml");
    assert!(styles.contains("w:styleId=\"Own\"") && styles.contains("w:styleId=\"ConvokeParagraph\""));
    opened::check_xml(styles.as_bytes()).unwrap();
}

#[test]
fn the_first_picture_is_the_emblem_where_it_is_one() {
    let shown = |extent: &str| {
        ours().text("word/document.xml").replacen(
            "<w:body>",
            &format!(
                "<w:body><w:p><w:r><w:drawing><wp:inline>{extent}<a:graphic><a:graphicData><pic:pic><pic:blipFill>\
                 <a:blip r:embed=\"rId91\"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
            ),
            1,
        )
    };
    let usual = "<wp:extent cx=\"720000\" cy=\"720000\"/>";
    for (extent, target, there, is_emblem) in [
        (usual, "media/lamp.png", true, true),
        // Where there is none, it is a program, or it has no size, the letter goes without.
        (usual, "media/lamp.png", false, false),
        (usual, "media/lamp.exe", true, false),
        ("<wp:extent cx=\"0\" cy=\"720000\"/>", "media/lamp.png", true, false),
        ("", "media/lamp.png", true, false),
    ] {
        let (document, relations) = (shown(extent), related(&relation("rId91", "image", target)));
        let picture = format!("word/{target}");
        let archive = with(&[
            ("word/document.xml", Some(document.as_bytes())),
            ("word/_rels/document.xml.rels", Some(relations.as_bytes())),
            (&picture, there.then_some(DOT)),
        ]);
        let options = Options { house: Some(House::read(&archive).unwrap().into()), ..Options::default() };
        let written = write_docx::write(&letter(), &Assets::default(), &options).unwrap();
        let document = Opened::new(&written.value[0].bytes);
        let name = format!("word/house/{target}");
        assert_eq!(document.parts.contains_key(&name), is_emblem, "{extent} {target} {there}");
        assert_eq!(document.text("word/document.xml").contains("<wp:inline"), is_emblem, "{extent} {target} {there}");
        for target in document.inner_targets() {
            assert!(document.parts.contains_key(&target), "{target}");
        }
    }
}
