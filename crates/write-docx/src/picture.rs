//! Pictures: embedded once, shown as often as the letter shows them, with their alternative text.

use crate::deflate::Compressed;
use crate::paragraph::Shape;
use crate::pen::Pen;
use crate::style;
use crate::text::Look;
use findings::Code;
use letter::Image;

/// English Metric Units in a pixel, of which 96 are an inch.
const EMU: u64 = 9_525;
/// English Metric Units in a twentieth of a point.
const TWIP: u64 = 635;

/// A pixel without colour, for programs that do not draw SVG.
const BLANK: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\x0dIDAT\
\x78\xda\x63\x60\x60\x60\x60\0\0\0\x05\0\x01\x7a\xa8\x57\x50\0\0\0\0IEND\xae\x42\x60\x82";

/// What Word embeds: extension, media type.
pub(crate) const MEDIA: &[(&str, &str)] = &[
    ("png", "image/png"),
    ("jpeg", "image/jpeg"),
    // What houses call theirs.
    ("jpg", "image/jpeg"),
    ("gif", "image/gif"),
    ("bmp", "image/bmp"),
    ("tiff", "image/tiff"),
    ("emf", "image/x-emf"),
    ("wmf", "image/x-wmf"),
    ("svg", "image/svg+xml"),
];

impl<'a> Pen<'a> {
    /// A picture; where its bytes are missing or no picture, its alternative text, with a finding.
    pub(crate) fn picture(&mut self, image: &'a Image) {
        let Some(bytes) = self.assets.get(&image.name) else {
            return self.unseen(image, "is not among the assets");
        };
        let Some(kind) = kind_of(bytes) else {
            return self.unseen(image, "is no picture that Word can show");
        };
        let (width, height) = self.extent(image, kind, bytes);
        let part = self.embed(&image.name, kind, bytes);
        let (shown, vector) = if kind == "svg" { (self.embed("", "png", BLANK), Some(part)) } else { (part, None) };
        self.drawing(&image.name, image.alt.as_deref(), (width, height), shown, vector);
    }

    /// The emblem of the house, no wider than its place.
    pub(crate) fn emblem(&mut self, alt: Option<&str>, room: u32) {
        let Some(emblem) = &self.stationery.emblem else { return };
        let (mut width, mut height) = emblem.extent;
        let widest = u64::from(room.saturating_sub(108)) * TWIP;
        if width > widest {
            (width, height) = (widest, (height * widest / width).max(1));
        }
        let relation = self.relations.add("image", &emblem.part, false);
        self.paragraph_with(Shape::of(style::EMBLEM), |pen| {
            pen.drawing("emblem", alt, (width, height), relation, None);
        });
    }

    /// A picture that was embedded; `vector` is the better one, for programs that draw it.
    fn drawing(&mut self, name: &str, alt: Option<&str>, (width, height): (u64, u64), shown: u32, vector: Option<u32>) {
        self.drawings += 1;
        let number = self.drawings;
        let xml = &mut self.xml;
        xml.raw("<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">");
        extent(xml, "wp:extent", width, height);
        xml.raw("<wp:docPr id=\"");
        xml.number(number);
        xml.raw("\" name=\"Picture ");
        xml.number(number);
        if let Some(alt) = alt {
            xml.raw("\" descr=\"");
            xml.text(alt);
        }
        xml.raw(
            "\"/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect=\"1\"/></wp:cNvGraphicFramePr><a:graphic>\
             <a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr>\
             <pic:cNvPr id=\"",
        );
        xml.number(number);
        xml.raw("\" name=\"");
        xml.text(name);
        xml.raw("\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"rId");
        xml.number(shown);
        match vector {
            None => xml.raw("\"/>"),
            Some(vector) => {
                xml.raw(
                    "\"><a:extLst><a:ext uri=\"{96DAC541-7B7A-43D3-8B79-37D633B846F1}\"><asvg:svgBlip \
                     xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\" r:embed=\"rId",
                );
                xml.number(vector);
                xml.raw("\"/></a:ext></a:extLst></a:blip>");
            }
        }
        xml.raw("<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/>");
        extent(xml, "a:ext", width, height);
        xml.raw(
            "</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>\
             </wp:inline></w:drawing></w:r>",
        );
    }

    fn unseen(&mut self, image: &Image, why: &str) {
        self.find(Code::PictureNotShown, format!("the picture `{}` {why}", image.name));
        if let Some(alt) = &image.alt {
            self.run(&format!("[{alt}]"), &Look::default());
        }
    }

    /// The number of the relation to the part that holds these bytes.
    fn embed(&mut self, name: &str, kind: &str, bytes: &[u8]) -> u32 {
        let part = match self.media.names.get(name) {
            Some(part) => part.clone(),
            None => {
                let part = format!("media/picture{}.{kind}", self.media.parts.len() + 1);
                self.media.names.insert(name.to_owned(), part.clone());
                let packed = match kind {
                    "bmp" | "emf" | "wmf" | "svg" => Compressed::of(bytes, self.options.level),
                    _ => Compressed::stored(bytes),
                };
                self.media.parts.push((part.clone(), packed));
                part
            }
        };
        self.relations.add("image", &part, false)
    }

    /// How large it is shown: as the letter says, or as the picture says, and never wider than the text.
    fn extent(&self, image: &Image, kind: &str, bytes: &[u8]) -> (u64, u64) {
        let (own_width, own_height) = size(kind, bytes).filter(|(w, h)| *w > 0 && *h > 0).unwrap_or((96, 96));
        let (own_width, own_height) = (u64::from(own_width), u64::from(own_height));
        let (width, height) = match (image.width.map(u64::from), image.height.map(u64::from)) {
            (Some(width), Some(height)) => (width, height),
            (Some(width), None) => (width, width * own_height / own_width),
            (None, Some(height)) => (height * own_width / own_height, height),
            (None, None) => (own_width, own_height),
        };
        let (mut width, mut height) = (width.max(1) * EMU, height.max(1) * EMU);
        let (widest, highest) =
            (u64::from(self.stationery.text_width) * TWIP, u64::from(self.stationery.text_height) * TWIP);
        if width > widest {
            (width, height) = (widest, height / EMU * widest / (width / EMU));
        }
        if height > highest {
            (width, height) = (width / EMU * highest / (height / EMU), highest);
        }
        (width.max(1), height.max(1))
    }
}

fn extent(xml: &mut crate::xml::Xml, name: &str, width: u64, height: u64) {
    xml.raw("<");
    xml.raw(name);
    xml.raw(" cx=\"");
    xml.number(width);
    xml.raw("\" cy=\"");
    xml.number(height);
    xml.raw("\"/>");
}

/// What the bytes are, told from their beginning: names and media types can be wrong.
fn kind_of(bytes: &[u8]) -> Option<&'static str> {
    let begins = |sign: &[u8]| bytes.starts_with(sign);
    Some(match bytes {
        _ if begins(b"\x89PNG\r\n\x1a\n") => "png",
        _ if begins(b"\xFF\xD8\xFF") => "jpeg",
        _ if begins(b"GIF87a") || begins(b"GIF89a") => "gif",
        _ if begins(b"BM") => "bmp",
        _ if begins(b"II*\0") || begins(b"MM\0*") => "tiff",
        _ if begins(b"\x01\0\0\0") && bytes.get(40..44) == Some(b" EMF") => "emf",
        _ if begins(b"\xD7\xCD\xC6\x9A") => "wmf",
        _ if bytes.get(..512).unwrap_or(bytes).windows(4).any(|four| four == b"<svg") => "svg",
        _ => return None,
    })
}

/// Width and height in pixels, as the picture says.
fn size(kind: &str, bytes: &[u8]) -> Option<(u32, u32)> {
    let big = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    let small = |at: usize| Some(u32::from(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?)));
    match kind {
        "png" => Some((big(16)?, big(20)?)),
        "gif" => Some((small(6)?, small(8)?)),
        "bmp" => Some((small(18)?, small(22)?)),
        "jpeg" => jpeg(bytes),
        _ => None,
    }
}

/// The size in the frame header of a JPEG: the first SOF marker.
fn jpeg(bytes: &[u8]) -> Option<(u32, u32)> {
    let two = |at: usize| Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?));
    let mut at = 2;
    loop {
        let marker = two(at)?;
        let length = usize::from(two(at + 2)?);
        if matches!(marker, 0xFFC0..=0xFFC3 | 0xFFC5..=0xFFC7 | 0xFFC9..=0xFFCB | 0xFFCD..=0xFFCF) {
            return Some((u32::from(two(at + 7)?), u32::from(two(at + 5)?)));
        }
        if length < 2 || marker < 0xFF00 {
            return None;
        }
        at += 2 + length;
    }
}
