//! Names as numbers, and namespaces as what they are to us.

/// What a namespace is to us.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Ns {
    /// WordprocessingML, in both editions.
    Word,
    /// References from a part to its relationships.
    Relation,
    /// Formulae.
    Math,
    /// Alternatives for older programs.
    Compatibility,
    /// Pictures and shapes.
    Drawing,
    /// Where a drawing stands in the text.
    DrawingPlace,
    /// Shapes of older programs.
    Vml,
    /// What older programs say about their shapes.
    Office,
    /// A package in one XML file.
    Package,
    /// The package's own relationships and content types.
    PackageParts,
    /// Any other.
    Other,
}

impl Ns {
    /// What this address is to us. Strict documents have addresses of their own (ISO/IEC 29500-1, annex A).
    pub(crate) fn of(address: &[u8]) -> Ns {
        match address {
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            | b"http://purl.oclc.org/ooxml/wordprocessingml/main" => Ns::Word,
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
            | b"http://purl.oclc.org/ooxml/officeDocument/relationships" => Ns::Relation,
            b"http://schemas.openxmlformats.org/officeDocument/2006/math"
            | b"http://purl.oclc.org/ooxml/officeDocument/math" => Ns::Math,
            b"http://schemas.openxmlformats.org/markup-compatibility/2006" => Ns::Compatibility,
            b"http://schemas.openxmlformats.org/drawingml/2006/main"
            | b"http://purl.oclc.org/ooxml/drawingml/main"
            | b"http://schemas.microsoft.com/office/drawing/2016/SVG/main" => Ns::Drawing,
            b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
            | b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing" => Ns::DrawingPlace,
            b"urn:schemas-microsoft-com:vml" => Ns::Vml,
            b"urn:schemas-microsoft-com:office:office" => Ns::Office,
            b"http://schemas.microsoft.com/office/2006/xmlPackage" => Ns::Package,
            b"http://schemas.openxmlformats.org/package/2006/relationships"
            | b"http://schemas.openxmlformats.org/package/2006/content-types" => Ns::PackageParts,
            _ => Ns::Other,
        }
    }
}

/// A name as a number: its bytes, the first lowest. Of a name longer than eight bytes, the first and the last eight
/// folded together, with the highest bit set, which no byte of a shorter name has.
///
/// Two long names could come to one number; no two that this reader knows do, and a stranger's element that does would
/// only be read as the one that it was made to be taken for.
#[expect(clippy::indexing_slicing, reason = "a slice has no `get` in a constant, and names are constants")]
pub(crate) const fn key(name: &str) -> u64 {
    let bytes = name.as_bytes();
    let (mut first, mut last) = (0u64, 0u64);
    let mut at = 0;
    while at < 8 && at < bytes.len() {
        first |= (bytes[at] as u64) << (8 * at);
        if bytes.len() > 8 {
            last |= (bytes[bytes.len() - 8 + at] as u64) << (8 * at);
        }
        at += 1;
    }
    if bytes.len() <= 8 { first } else { fold(first, last) }
}

/// The odd number spreads what differs in one byte over the others.
const fn fold(first: u64, last: u64) -> u64 {
    first ^ last.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1 << 63
}

/// The number of the name that stands here. The buffer is padded, so that eight bytes can always be taken at once.
pub(super) fn read_key(buffer: &[u8], from: usize, to: usize) -> u64 {
    let length = to.saturating_sub(from);
    let first = load(buffer, from);
    if length < 8 {
        first & !(u64::MAX << (8 * length))
    } else if length == 8 {
        first
    } else {
        fold(first, load(buffer, to - 8))
    }
}

fn load(buffer: &[u8], from: usize) -> u64 {
    let bytes: Option<[u8; 8]> = buffer.get(from..from + 8).and_then(|bytes| bytes.try_into().ok());
    bytes.map_or(0, u64::from_le_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_read_is_the_name_written() {
        for name in [
            "p",
            "pPr",
            "hyperlink",
            "drawings",
            "bookmarkStart",
            "AlternateContent",
            "footnoteReference",
            "lastRenderedPageBreak",
        ] {
            let buffer = format!("<w:{name} w:val=\"1\"/>padding padding");
            let from = 3;
            assert_eq!(read_key(buffer.as_bytes(), from, from + name.len()), key(name), "{name}");
        }
        assert_ne!(key("footnoteReference"), key("endnoteReference"));
    }
}
