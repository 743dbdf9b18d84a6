//! Files that are called .docx and are something else: each is told what it is, and what can be done.

use findings::Refusal;

/// The refusal of bytes that are no package at all.
pub(super) fn refuse(bytes: &[u8]) -> Refusal {
    let head = bytes.get(..bytes.len().min(1 << 10)).unwrap_or_default();
    let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    let begins = |word: &[u8]| text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    let (what, hint) = if bytes.is_empty() {
        ("an empty file", "fetch the file again: nothing of it arrived")
    } else if head.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return compound(bytes);
    } else if head.starts_with(b"%PDF") {
        ("a PDF document", "extract its text, and read that with `--from text`")
    } else if begins(b"{\\rtf") {
        (
            "a document in Rich Text Format",
            "save it as .docx, for example with `soffice --headless --convert-to docx FILE`",
        )
    } else if begins(b"<!doctype html") || begins(b"<html") {
        ("an HTML page", "open it with a word processor and save it as .docx, or read its text with `--from text`")
    } else if begins(b"<?xml") && memchr::memmem::find(head, b"schemas.microsoft.com/office/word/2003").is_some() {
        ("a Word 2003 XML document", "open it with a word processor and save it as .docx")
    } else if begins(b"<") {
        ("an XML file, not a Word package", "where it is a letter of ours, read it with `--from xml`")
    } else if begins(b"{") {
        ("a JSON file", "where it is a letter of ours, read it with `--from json`")
    } else if head.starts_with(b"\x89PNG") || head.starts_with(b"\xFF\xD8\xFF") || head.starts_with(b"GIF8") {
        ("a picture", "a letter that was scanned must be recognised by other means first")
    } else if bytes.starts_with(b"PK") {
        ("a damaged ZIP file", "fetch the file again: its beginning is broken")
    } else if text_like(head) {
        ("plain text", "read it with `--from text`")
    } else {
        ("no Word document", "check what the file is: its first bytes are those of no known format")
    };
    Refusal::new(format!("this is {what}, not a .docx")).hint(hint)
}

/// The refusal of a ZIP file without the part that makes it a document.
pub(super) fn refuse_package(names: &[&str]) -> Refusal {
    let has = |prefix: &str| names.iter().any(|name| name.starts_with(prefix));
    let (what, hint) = if has("xl/") {
        ("a spreadsheet", "a letter is a text document: open the sheet and copy the letter out of it")
    } else if has("ppt/") {
        ("a presentation", "a letter is a text document: open the slides and copy the letter out of them")
    } else if has("content.xml") {
        ("an OpenDocument file", "save it as .docx, for example with `soffice --headless --convert-to docx FILE`")
    } else if has("index/document.iwa") || has("index.zip") {
        ("a Pages document", "open it with Pages and export it to Word")
    } else {
        ("a ZIP file without a Word document in it", "where the letter is one of its files, unpack it first")
    };
    Refusal::new(format!("this is {what}, not a .docx")).hint(hint)
}

/// The refusal of a package whose main part is that of another program.
pub(super) fn kind_of_main(name: &str) -> Option<Refusal> {
    let lower = name.to_ascii_lowercase();
    (lower.starts_with("xl/") || lower.starts_with("ppt/") || lower.starts_with("visio/"))
        .then(|| refuse_package(&[lower.as_str()]))
}

/// A compound file: an old .doc, or an encrypted .docx. The names of its streams stand in it as UTF-16.
fn compound(bytes: &[u8]) -> Refusal {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memchr::memmem::find(bytes, &wide).is_some()
    };
    let (what, hint) = if has("EncryptedPackage") || has("EncryptionInfo") {
        ("a document that is encrypted with a password", "open it with its password and save it without one")
    } else if has("WordDocument") {
        (
            "a document of Word 97 to 2003 (.doc)",
            "save it as .docx, for example with `soffice --headless --convert-to docx FILE`",
        )
    } else if has("Workbook") || has("Book") {
        (
            "a spreadsheet of Excel 97 to 2003",
            "a letter is a text document: open the sheet and copy the letter out of it",
        )
    } else if has("PowerPoint Document") {
        (
            "a presentation of PowerPoint 97 to 2003",
            "a letter is a text document: open the slides and copy the letter out of them",
        )
    } else if has("__properties_version1.0") {
        ("a mail message of Outlook", "save the attached letter to a file of its own")
    } else {
        ("a compound file of an older program", "open it with the program that made it and save it as .docx")
    };
    Refusal::new(format!("this is {what}, not a .docx")).hint(hint)
}

fn text_like(head: &[u8]) -> bool {
    let cut = head.len().saturating_sub(3);
    let whole = match std::str::from_utf8(head) {
        Ok(_) => true,
        Err(error) => error.valid_up_to() >= cut,
    };
    whole && !head.iter().any(|byte| *byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C))
}
