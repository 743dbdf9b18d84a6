//! Any bytes as the parts of a sound package: the input is cut at each U+0000 into document, styles, numbering, a head
//! and notes.
#![no_main]

mod package;
mod sound;

const NAMES: [&str; 5] = ["document.xml", "styles.xml", "numbering.xml", "header1.xml", "footnotes.xml"];
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const HEAD: &str = concat!(
    r#"<w:x xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#,
    r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" "#,
    r#"xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" "#,
    r#"xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" "#,
    r#"xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" "#,
    r#"xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml">"#,
);

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut parts: Vec<(String, Vec<u8>)> = vec![(
        "_rels/.rels".to_owned(),
        format!(r#"<r><Relationship Id="a" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></r>"#).into_bytes(),
    )];
    let mut relations = String::from("<r>");
    for (name, part) in NAMES.iter().zip(bytes.split(|byte| *byte == 0)) {
        // Every part has one element around what is given, so that only its inside must be balanced.
        let whole = [HEAD.as_bytes(), part, b"</w:x>"].concat();
        let kind = name.trim_end_matches(|c: char| c == '.' || c == '1' || "xml".contains(c));
        relations += &format!(r#"<Relationship Id="{kind}" Type="{OFFICE}/{kind}" Target="{name}"/>"#);
        parts.push((format!("word/{name}"), whole));
    }
    relations += "</r>";
    parts.push(("word/_rels/document.xml.rels".to_owned(), relations.into_bytes()));
    let package = package::zip(&parts);
    for revisions in [read_docx::Revisions::Accepted, read_docx::Revisions::Original] {
        let limits = read_docx::Limits { text: 4 << 20, ..Default::default() };
        if let Ok(found) = read_docx::read(&package, &read_docx::Options { limits, revisions, assets: true, ..Default::default() }) {
            sound::check(&found.value, &found.findings);
        }
    }
});
