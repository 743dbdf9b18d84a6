//! XML, written forwards.
//!
//! One growing buffer without an allocation for each element; where a part may be long, the buffer is handed to the
//! compressor whenever it is full. What is opened must be closed by whoever opened it: a test reads every part back.

use crate::deflate::{Compressed, Deflater};
use std::cell::RefCell;

/// How much is gathered before it is compressed.
const FULL: usize = 64 * 1024;

thread_local! {
    /// Buffers that rest: a letter has a dozen parts, and most are smaller than what it costs to make room for them.
    static RESTING: RefCell<Vec<Vec<u8>>> = const { RefCell::new(Vec::new()) };
}

/// The first byte that cannot stand as it is; most texts have none, and are looked at many bytes at a time.
fn first_special(text: &[u8]) -> Option<usize> {
    let mut passed = 0;
    for few in text.chunks(32) {
        if few.iter().fold(false, |any, byte| any | matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\t' | b'\n' | b'\r')) {
            let within = few.iter().position(|byte| SPECIAL.get(usize::from(*byte)) == Some(&true))?;
            return Some(passed + within);
        }
        passed += few.len();
    }
    None
}

/// The bytes that cannot stand as they are.
const SPECIAL: [bool; 256] = {
    let mut special = [false; 256];
    let mut marks: &[u8] = b"&<>\"\t\n\r";
    while let [mark, rest @ ..] = marks {
        #[allow(clippy::indexing_slicing, reason = "a byte is below 256")]
        {
            special[*mark as usize] = true;
        }
        marks = rest;
    }
    special
};

/// A part of the package in the making.
pub(crate) struct Xml {
    out: Vec<u8>,
    /// How hard it is compressed.
    level: i32,
    /// The compressor, once there was more than the buffer holds; a piece has none.
    sink: Sink,
}

enum Sink {
    /// A piece: it is put into a part later.
    None,
    /// All of it is in the buffer yet.
    Unused,
    Used(Deflater),
}

impl Xml {
    /// A part of its own, with the declaration, that is compressed while it grows.
    pub(crate) fn part(level: i32) -> Xml {
        let out = RESTING.with_borrow_mut(Vec::pop).unwrap_or_else(|| Vec::with_capacity(FULL));
        let mut xml = Xml { out, level, sink: Sink::Unused };
        xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
        xml
    }

    /// A piece that is put into a part later.
    pub(crate) fn piece() -> Xml {
        Xml { out: Vec::new(), level: 6, sink: Sink::None }
    }

    /// Mark-up, as it is.
    #[inline]
    pub(crate) fn raw(&mut self, markup: &str) {
        self.out.extend_from_slice(markup.as_bytes());
    }

    /// `<name a="1">`
    pub(crate) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes);
        self.raw(">");
    }

    /// `<name a="1"/>`
    pub(crate) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes);
        self.raw("/>");
    }

    /// `</name>`
    pub(crate) fn close(&mut self, name: &str) {
        self.raw("</");
        self.raw(name);
        self.raw(">");
        if self.out.len() >= FULL {
            self.flush();
        }
    }

    /// Characters, or the value of an attribute.
    pub(crate) fn text(&mut self, text: &str) {
        let mut rest = text.as_bytes();
        while let Some(at) = first_special(rest) {
            let (before, from) = rest.split_at(at);
            self.out.extend_from_slice(before);
            let Some((special, behind)) = from.split_first() else { break };
            self.out.extend_from_slice(match special {
                b'&' => b"&amp;",
                b'<' => b"&lt;",
                // `]]>` must not stand in character data (XML 1.0, 2.4).
                b'>' => b"&gt;",
                b'"' => b"&quot;",
                b'\t' => b"&#9;",
                b'\n' => b"&#10;",
                _ => b"&#13;",
            });
            rest = behind;
        }
        self.out.extend_from_slice(rest);
    }

    /// A number.
    pub(crate) fn number(&mut self, number: impl Into<u64>) {
        let mut digits = [0_u8; 20];
        let mut rest = number.into();
        let mut length = 0;
        for digit in digits.iter_mut().rev() {
            *digit = b'0' + u8::try_from(rest % 10).unwrap_or(0);
            rest /= 10;
            length += 1;
            if rest == 0 {
                break;
            }
        }
        self.out.extend_from_slice(digits.get(20 - length..).unwrap_or_default());
    }

    /// What was gathered so far, of a piece.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.out
    }

    /// The part, compressed.
    pub(crate) fn finish(mut self) -> Compressed {
        let part = match self.sink {
            Sink::Used(mut sink) => {
                sink.push(&self.out);
                sink.finish()
            }
            Sink::None | Sink::Unused => Compressed::of(&self.out, self.level),
        };
        RESTING.with_borrow_mut(|resting| {
            if resting.len() < 4 && self.out.capacity() <= 4 * FULL {
                self.out.clear();
                resting.push(self.out);
            }
        });
        part
    }

    fn flush(&mut self) {
        let sink = match &mut self.sink {
            Sink::None => return,
            Sink::Used(sink) => sink,
            unused => {
                *unused = Sink::Used(Deflater::new(self.level));
                let Sink::Used(sink) = unused else { return };
                sink
            }
        };
        sink.push(&self.out);
        self.out.clear();
    }

    fn tag(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.raw("<");
        self.raw(name);
        for (name, value) in attributes {
            self.raw(" ");
            self.raw(name);
            self.raw("=\"");
            self.text(value);
            self.raw("\"");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_hold_as_it_is_is_escaped() {
        let mut xml = Xml::piece();
        xml.open("a", &[("b", "\"<&>\"\t\n\r")]);
        xml.text("]]> & <x> 中");
        xml.number(0_u32);
        xml.number(u64::MAX);
        xml.close("a");
        let written = String::from_utf8(xml.bytes().to_vec()).unwrap();
        expect_test::expect![[
            r#"<a b="&quot;&lt;&amp;&gt;&quot;&#9;&#10;&#13;">]]&gt; &amp; &lt;x&gt; 中018446744073709551615</a>"#
        ]]
        .assert_eq(&written);
    }
}
