//! Files that are no text in any encoding, known by their first bytes.

use findings::Refusal;

/// The first bytes, what begins so, and what to do about it.
const KNOWN: &[(&[u8], &str, &str)] = &[
    (b"%PDF-", "a PDF", "extract its text first, for example with `pdftotext -layout FILE`"),
    (b"\x89PNG\r\n\x1A\n", "a picture (PNG)", "have its text recognised first"),
    (b"\xFF\xD8\xFF", "a picture (JPEG)", "have its text recognised first"),
    (b"II*\0", "a picture (TIFF)", "have its text recognised first"),
    (b"MM\0*", "a picture (TIFF)", "have its text recognised first"),
    (b"GIF8", "a picture (GIF)", "have its text recognised first"),
    (b"\x1F\x8B", "a compressed file (gzip)", "unpack it first"),
    (b"7z\xBC\xAF\x27\x1C", "a compressed file (7z)", "unpack it first"),
    (b"Rar!\x1A\x07", "a compressed file (RAR)", "unpack it first"),
    (b"\x7FELF", "a program", "name the letter"),
];

/// The refusal of such a file.
pub(crate) fn refuse(bytes: &[u8]) -> Option<Refusal> {
    let (_, what, hint) = KNOWN.iter().find(|(start, ..)| bytes.starts_with(start))?;
    Some(Refusal::new(format!("this is {what}, not a text")).hint(*hint))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_text_says_what_it_is() {
        let told = refuse(b"%PDF-1.7\n").unwrap().to_string();
        assert_eq!(
            told,
            "this is a PDF, not a text\nhint: extract its text first, for example with `pdftotext -layout FILE`"
        );
        for text in [&b"PDF-1.7"[..], b" %PDF-", b"", b"II*", b"Rar!", b"%PDF"] {
            assert!(refuse(text).is_none(), "{text:?}");
        }
    }
}
