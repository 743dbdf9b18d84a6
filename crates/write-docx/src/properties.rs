//! What a document says about itself: title, language, author, number.

use crate::xml::Xml;
use letter::{Kind, Letter};

/// `docProps/core.xml`
pub(crate) fn core(letter: &Letter, designation: Option<&str>, xml: &mut Xml) {
    xml.open(
        "cp:coreProperties",
        &[
            ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", "http://purl.org/dc/terms/"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ],
    );
    let head = letter.letterhead.as_ref();
    let subject = head.and_then(|head| head.subject.as_ref()).map(|subject| subject.plain());
    let title = match (designation, &subject) {
        (Some(designation), Some(subject)) => Some(format!("{designation}: {subject}")),
        (Some(only), None) => Some(only.to_owned()),
        (None, subject) => subject.clone(),
    };
    let author = head.and_then(|head| head.organization.as_deref().or(head.bureau.as_deref()));
    for (name, value) in [
        ("dc:title", title.as_deref()),
        ("dc:subject", subject.as_deref()),
        ("dc:creator", author),
        ("dc:language", letter.language.as_deref()),
    ] {
        if let Some(value) = value {
            xml.open(name, &[]);
            xml.text(value);
            xml.close(name);
        }
    }
    // The day of the letter, not of the file: the same letter is the same file on every day.
    if let Some(day) = head.and_then(|head| head.date.as_ref()).and_then(|date| date.value) {
        xml.open("dcterms:created", &[("xsi:type", "dcterms:W3CDTF")]);
        xml.text(&format!("{day}T00:00:00Z"));
        xml.close("dcterms:created");
    }
    xml.close("cp:coreProperties");
}

/// `docProps/custom.xml`
pub(crate) fn custom(letter: &Letter, xml: &mut Xml) {
    xml.open(
        "Properties",
        &[
            ("xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"),
            ("xmlns:vt", "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"),
        ],
    );
    let head = letter.letterhead.as_ref();
    let kind = letter.kind.and_then(|kind| Kind::ALL.iter().find(|(it, _)| *it == kind)).map(|(_, name)| *name);
    let values = [
        ("Convoke schema", Some(letter::SCHEMA)),
        ("Language", letter.language.as_deref()),
        ("Kind", kind),
        ("Number", head.and_then(|head| head.number.as_deref())),
        ("Reference", head.and_then(|head| head.reference.as_deref())),
    ];
    let values = values.into_iter().filter_map(|(name, value)| Some((name, value?)));
    // Numbers of properties begin at 2 ([MS-OLEPS] keeps the first two for itself).
    for (number, (name, value)) in (2_u32..).zip(values) {
        let number = number.to_string();
        let attributes = [("fmtid", "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"), ("pid", &number), ("name", name)];
        xml.open("property", &attributes);
        xml.raw("<vt:lpwstr>");
        xml.text(value);
        xml.raw("</vt:lpwstr>");
        xml.close("property");
    }
    xml.close("Properties");
}
