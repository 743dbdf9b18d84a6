//! Documents made of their parts, in a package without compression.

use std::fmt::Write;

/// Parts by name.
#[derive(Clone, Default)]
pub(crate) struct Docx {
    parts: Vec<(String, Vec<u8>)>,
    relations: String,
    used: usize,
}

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The declarations that every part begins with.
pub(crate) const NAMESPACES: &str = concat!(
    r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#,
    r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" "#,
    r#"xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" "#,
    r#"xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" "#,
    r#"xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" "#,
    r#"xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" "#,
    r#"xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" "#,
    r#"xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office""#,
);

impl Docx {
    /// A document with this body, and the relationships that a document has at least.
    pub(crate) fn body(body: &str) -> Docx {
        Docx::main(&format!("<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"))
    }

    /// A document with this main part.
    pub(crate) fn main(part: &str) -> Docx {
        let root = format!(
            r#"<Relationships><Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>"#
        );
        Docx::default().part("_rels/.rels", root).part("word/document.xml", part)
    }

    /// The same with one more part, or another instead of the one with this name.
    pub(crate) fn part(mut self, name: &str, bytes: impl Into<Vec<u8>>) -> Docx {
        self.parts.retain(|(known, _)| known != name);
        self.parts.push((name.to_owned(), bytes.into()));
        self
    }

    /// The same with a part that the main part points to; its id is `rId` and its place among these, from 1.
    pub(crate) fn related(mut self, kind: &str, name: &str, bytes: impl Into<Vec<u8>>) -> Docx {
        self.used += 1;
        let _ = write!(self.relations, r#"<Relationship Id="rId{}" Type="{R}/{kind}" Target="{name}"/>"#, self.used);
        self.part(&format!("word/{name}"), bytes)
    }

    /// The same with an address that the main part points to.
    pub(crate) fn linked(mut self, address: &str) -> Docx {
        self.used += 1;
        let _ = write!(
            self.relations,
            r#"<Relationship Id="rId{}" Type="{R}/hyperlink" Target="{address}" TargetMode="External"/>"#,
            self.used
        );
        self
    }

    /// The same with these styles.
    pub(crate) fn styles(self, styles: &str) -> Docx {
        self.related("styles", "styles.xml", format!(r#"<w:styles xmlns:w="{W}">{styles}</w:styles>"#))
    }

    /// The same with these lists.
    pub(crate) fn numbering(self, lists: &str) -> Docx {
        self.related("numbering", "numbering.xml", format!("<w:numbering {NAMESPACES}>{lists}</w:numbering>"))
    }

    /// The same with another byte instead of this one, everywhere.
    pub(crate) fn replaced(mut self, byte: u8, by: u8) -> Docx {
        for found in self.parts.iter_mut().flat_map(|(_, bytes)| bytes).filter(|found| **found == byte) {
            *found = by;
        }
        self
    }

    /// All parts, as they go into a package.
    pub(crate) fn parts(&self) -> Vec<(String, Vec<u8>)> {
        let mut parts = self.parts.clone();
        if !self.relations.is_empty() {
            let relations = format!("<Relationships>{}</Relationships>", self.relations);
            parts.push(("word/_rels/document.xml.rels".to_owned(), relations.into_bytes()));
        }
        parts
    }

    /// The package.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        zip(&self.parts())
    }
}

/// A ZIP file that stores these parts.
pub(crate) fn zip(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let entries: Vec<_> =
        parts.iter().map(|(name, bytes)| (name.as_str(), 0, bytes.clone(), bytes.as_slice())).collect();
    packed(&entries)
}

/// A ZIP file of entries that were compressed already: name, method, packed bytes, bytes.
pub(crate) fn packed(entries: &[(&str, u16, Vec<u8>, &[u8])]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, method, packed, bytes) in entries {
        let mut common = Vec::new();
        common.extend_from_slice(&[20, 0, 0, 0]);
        common.extend_from_slice(&method.to_le_bytes());
        common.extend_from_slice(&[0; 4]);
        common.extend_from_slice(&zlib_rs::crc32::crc32(0, bytes).to_le_bytes());
        common.extend_from_slice(&u32::try_from(packed.len()).unwrap().to_le_bytes());
        common.extend_from_slice(&u32::try_from(bytes.len()).unwrap().to_le_bytes());
        common.extend_from_slice(&u16::try_from(name.len()).unwrap().to_le_bytes());
        common.extend_from_slice(&[0, 0]);
        let head = u32::try_from(out.len()).unwrap();
        directory.extend_from_slice(b"PK\x01\x02\x14\x00");
        directory.extend_from_slice(&common);
        directory.extend_from_slice(&[0; 10]);
        directory.extend_from_slice(&head.to_le_bytes());
        directory.extend_from_slice(name.as_bytes());
        out.extend_from_slice(b"PK\x03\x04");
        out.extend_from_slice(&common);
        out.extend_from_slice(name.as_bytes());
        out.extend_from_slice(packed);
    }
    let count = u16::try_from(entries.len()).unwrap().to_le_bytes();
    let (start, size) = (u32::try_from(out.len()).unwrap(), u32::try_from(directory.len()).unwrap());
    out.extend_from_slice(&directory);
    out.extend_from_slice(b"PK\x05\x06\0\0\0\0");
    out.extend_from_slice(&count);
    out.extend_from_slice(&count);
    out.extend_from_slice(&size.to_le_bytes());
    out.extend_from_slice(&start.to_le_bytes());
    out.extend_from_slice(&[0, 0]);
    out
}

/// A paragraph of one run.
pub(crate) fn p(text: &str) -> String {
    format!(r#"<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>"#)
}

/// A paragraph of one run, numbered by this use of a list.
pub(crate) fn item(num: i64, level: u8, text: &str) -> String {
    format!(
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#
    )
}
