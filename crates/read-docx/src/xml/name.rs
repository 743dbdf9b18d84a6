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
            b"http://schemas.openxmlformats.org/drawingml/2006/main" | b"http://purl.oclc.org/ooxml/drawingml/main" => {
                Ns::Drawing
            }
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

/// A name as a number: its bytes, the first lowest; of a name longer than sixteen bytes the first and the last eight.
///
/// Two long names could have one number; no two of WordprocessingML have, and a stranger's element that does would only
/// be read as one that it was written to be taken for.
#[expect(clippy::indexing_slicing, reason = "a slice has no `get` in a constant, and names are constants")]
pub(crate) const fn key(name: &str) -> u128 {
    let bytes = name.as_bytes();
    let mut number = 0u128;
    let mut at = 0;
    if bytes.len() <= 16 {
        while at < bytes.len() {
            number |= (bytes[at] as u128) << (8 * at);
            at += 1;
        }
    } else {
        while at < 8 {
            number |= (bytes[at] as u128) << (8 * at);
            number |= (bytes[bytes.len() - 8 + at] as u128) << (8 * (at + 8));
            at += 1;
        }
    }
    number
}

/// The number of the name that stands here. The buffer is padded, so that sixteen bytes can always be taken at once.
pub(super) fn read_key(buffer: &[u8], from: usize, to: usize) -> u128 {
    let length = to.saturating_sub(from);
    if length > 16 {
        let first = load::<8>(buffer, from).map_or(0, u64::from_le_bytes);
        let last = load::<8>(buffer, to.saturating_sub(8)).map_or(0, u64::from_le_bytes);
        return u128::from(first) | (u128::from(last) << 64);
    }
    let bytes = load::<16>(buffer, from).map_or(0, u128::from_le_bytes);
    if length == 16 { bytes } else { bytes & ((1u128 << (8 * length)) - 1) }
}

fn load<const N: usize>(buffer: &[u8], from: usize) -> Option<[u8; N]> {
    buffer.get(from..from + N)?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_read_is_the_name_written() {
        for name in ["p", "pPr", "bookmarkStart", "AlternateContent", "footnoteReference", "lastRenderedPageBreak"] {
            let buffer = format!("<w:{name} w:val=\"1\"/>padding padding");
            let from = 3;
            assert_eq!(read_key(buffer.as_bytes(), from, from + name.len()), key(name), "{name}");
        }
        assert_ne!(key("footnoteReference"), key("endnoteReference"));
    }
}
