//! The pen: writes elements, attributes and characters, and knows where white space may stand.
//!
//! An element is either a *frame* (only elements stand in it, so it may be indented) or a *line* (characters stand in
//! it, so every blank counts). Inside a line nothing is indented, however deep.

/// What has been written, and the elements that are open.
pub(crate) struct Pen {
    out: String,
    open: Vec<Element>,
    /// How many open elements are lines.
    lines: usize,
    /// The start tag of the innermost element still takes attributes.
    in_tag: bool,
    compact: bool,
}

struct Element {
    name: &'static str,
    is_line: bool,
}

impl Pen {
    pub(crate) fn new(compact: bool) -> Self {
        let out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned();
        Pen { out, open: Vec::with_capacity(32), lines: 0, in_tag: false, compact }
    }

    /// Opens an element in which only elements stand.
    pub(crate) fn frame(&mut self, name: &'static str) {
        self.start(name, false);
    }

    /// Opens an element in which characters stand.
    pub(crate) fn line(&mut self, name: &'static str) {
        self.start(name, true);
    }

    /// An attribute of the element that was opened last, before anything stands in it.
    pub(crate) fn attribute(&mut self, name: &str, value: &str) {
        debug_assert!(self.in_tag, "{name} comes after the content");
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        escape(&mut self.out, value, &ATTRIBUTE);
        self.out.push('"');
    }

    /// The same, where there is a value.
    pub(crate) fn maybe(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.attribute(name, value);
        }
    }

    /// Characters.
    pub(crate) fn text(&mut self, text: &str) {
        self.end_tag();
        escape(&mut self.out, text, &TEXT);
    }

    /// Closes the element that was opened last.
    pub(crate) fn close(&mut self) {
        let Some(Element { name, is_line }) = self.open.pop() else { return };
        self.lines -= usize::from(is_line);
        if self.in_tag {
            self.in_tag = false;
            self.out.push_str("/>");
            return;
        }
        if !is_line {
            self.indent();
        }
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    /// Whether an element of this name is open.
    pub(crate) fn is_inside(&self, name: &str) -> bool {
        self.open.iter().any(|element| element.name == name)
    }

    /// The whole file.
    pub(crate) fn finish(mut self) -> Vec<u8> {
        while !self.open.is_empty() {
            self.close();
        }
        self.out.push('\n');
        self.out.into_bytes()
    }

    fn start(&mut self, name: &'static str, is_line: bool) {
        self.end_tag();
        if !self.open.is_empty() {
            self.indent();
        }
        self.out.push('<');
        self.out.push_str(name);
        self.in_tag = true;
        self.lines += usize::from(is_line);
        self.open.push(Element { name, is_line });
    }

    fn end_tag(&mut self) {
        if self.in_tag {
            self.in_tag = false;
            self.out.push('>');
        }
    }

    /// A new line, with a blank for each open element; nothing inside a line.
    fn indent(&mut self) {
        if self.lines > 0 || self.compact {
            return;
        }
        const BLANKS: &str = "                                ";
        self.out.push('\n');
        let mut depth = self.open.len();
        while depth > 0 {
            let some = BLANKS.get(..depth).unwrap_or(BLANKS);
            self.out.push_str(some);
            depth -= some.len();
        }
    }
}

/// The bytes that cannot stand as they are. White space in attribute values is turned into blanks, and a carriage
/// return anywhere into a line feed (XML 1.0, 3.3.3 and 2.11), unless written as a reference.
static TEXT: [bool; 256] = table(b"&<>\r");
static ATTRIBUTE: [bool; 256] = table(b"&<>\"\t\n\r");

#[expect(clippy::indexing_slicing, reason = "at compile time")]
const fn table(bytes: &[u8]) -> [bool; 256] {
    let mut table = [false; 256];
    let mut at = 0;
    while at < bytes.len() {
        table[bytes[at] as usize] = true;
        at += 1;
    }
    table
}

fn escape(out: &mut String, text: &str, special: &[bool; 256]) {
    let is_special = |b: u8| special.get(usize::from(b)).copied().unwrap_or(false);
    let mut rest = text;
    while let Some(at) = rest.bytes().position(is_special) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        out.push_str(match from.as_bytes().first() {
            Some(b'&') => "&amp;",
            Some(b'<') => "&lt;",
            Some(b'>') => "&gt;",
            Some(b'"') => "&quot;",
            Some(b'\t') => "&#9;",
            Some(b'\n') => "&#10;",
            _ => "&#13;",
        });
        rest = from.get(1..).unwrap_or("");
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    fn check(compact: bool, write: impl FnOnce(&mut Pen), wanted: Expect) {
        let mut pen = Pen::new(compact);
        write(&mut pen);
        wanted.assert_eq(&String::from_utf8(pen.finish()).unwrap());
    }

    fn letter(pen: &mut Pen) {
        pen.frame("body");
        pen.line("p");
        pen.text("a ");
        pen.line("b");
        pen.text("< &");
        pen.close();
        pen.line("note");
        pen.frame("p");
        pen.close();
        pen.close();
        pen.close();
        pen.frame("table");
        pen.attribute("cl:grid", "1 \"2\"\t");
        pen.close();
    }

    #[test]
    fn frames_are_indented_and_lines_are_not() {
        check(
            false,
            letter,
            expect![[r#"
                <?xml version="1.0" encoding="UTF-8"?>
                <body>
                 <p>a <b>&lt; &amp;</b><note><p/></note></p>
                 <table cl:grid="1 &quot;2&quot;&#9;"/>
                </body>
            "#]],
        );
    }

    #[test]
    fn compact_is_one_line_after_the_declaration() {
        check(
            true,
            letter,
            expect![[r#"
                <?xml version="1.0" encoding="UTF-8"?>
                <body><p>a <b>&lt; &amp;</b><note><p/></note></p><table cl:grid="1 &quot;2&quot;&#9;"/></body>
            "#]],
        );
    }
}
