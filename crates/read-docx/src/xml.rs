//! XML as word processors write it: tags, attributes and text, straight from the inflating buffer.
//!
//! Kept: elements with their namespaces, attributes, text, character references, CDATA.
//! Dropped: comments, processing instructions.
//! Refused: a document type (no entity is ever expanded or fetched), tags that do not match, characters outside the
//! root, an end too early. ECMA-376 part 2, 9.1.4 (in the edition of 2021, 6.2.6) allows no DTD in a part.
//!
//! A general reader looks at every byte of a tag several times and resolves every name. Most of what reading a letter
//! costs is this file, so it does less: the next namespace declaration is looked for once in a buffer and not in every
//! tag, a name becomes a number (see `name.rs`), attributes are looked at only when somebody asks, and bytes are checked
//! to be UTF-8 where they are kept.

mod attributes;
mod name;
mod scope;
mod text;
mod window;

pub(crate) use attributes::Attributes;
pub(crate) use name::{Ns, key};
pub(crate) use scope::Scope;
pub(crate) use text::{decoded, unescape};
pub(crate) use window::{Budget, Spent, Window};

use crate::fault::Fault;
use memchr::{memchr, memchr2};
use name::read_key;

/// What comes next. What there is to know of it is asked for by [`Xml::tag`] and [`Xml::chars`], so that a token nobody
/// looks at costs nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Event {
    /// An element begins; an empty one ends here too and has no `Close`.
    Open,
    /// The element that began last ends.
    Close,
    /// Characters of the element that began last; one text may come in several pieces.
    Text,
    /// The part is at its end.
    End,
}

/// The beginning of an element.
#[derive(Debug)]
pub(crate) struct Tag<'x> {
    /// What its namespace is to us.
    pub(crate) ns: Ns,
    /// Its local name as a number.
    pub(crate) name: u64,
    /// Whether it ends where it begins.
    pub(crate) empty: bool,
    /// Its attributes.
    pub(crate) attributes: Attributes<'x>,
}

/// Characters as they stand in the part.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Chars<'x> {
    /// The bytes, never cut inside a character or a reference.
    pub(crate) bytes: &'x [u8],
    /// They stood in a CDATA section, where `&` is no reference.
    pub(crate) verbatim: bool,
}

/// The last token, by its place in the buffer.
#[derive(Clone, Copy, Debug, Default)]
struct Token {
    from: u32,
    /// Where the local part of a name begins.
    local: u32,
    /// Where a name or a text ends.
    to: u32,
    attributes_to: u32,
    empty: bool,
    verbatim: bool,
}

/// A place in the buffer, which is never larger than a few megabytes.
fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// The tokens of one part.
pub(crate) struct Xml<'a> {
    window: Window<'a>,
    scope: Scope,
    /// The names of the open elements, one after the other, and where each begins.
    names: Vec<u8>,
    open: Vec<u32>,
    rooted: bool,
    token: Token,
}

impl<'a> Xml<'a> {
    /// The tokens of what this window looks at.
    pub(crate) fn new(window: Window<'a>) -> Self {
        Xml { window, scope: Scope::new(), names: Vec::new(), open: Vec::new(), rooted: false, token: Token::default() }
    }

    /// The same, inside an element with these attributes: what they declare holds here too.
    pub(crate) fn inside(mut self, attributes: &[u8]) -> Self {
        // They were read once already, and were in order.
        let _ = self.scope.declare(attributes, 0);
        self
    }

    /// How many elements are open.
    pub(crate) fn depth(&self) -> usize {
        self.open.len()
    }

    /// How many bytes of the part lie behind.
    pub(crate) fn offset(&self) -> u64 {
        self.window.offset()
    }

    /// What comes next.
    pub(crate) fn next(&mut self) -> Result<Event, Fault> {
        self.advance().map_err(|fault| fault.at(self.window.offset()))
    }

    /// The tag that came last.
    #[inline]
    pub(crate) fn tag(&self) -> Tag<'_> {
        let Token { from, local, to, attributes_to, empty, .. } = self.token;
        let prefix = self.bytes(from, local.saturating_sub(1).max(from));
        Tag {
            ns: self.scope.resolve(prefix),
            name: read_key(self.window.buffer(), local as usize, to as usize),
            empty,
            attributes: Attributes::new(self.bytes(to, attributes_to), &self.scope),
        }
    }

    /// Whether the tag that came last ends where it begins.
    pub(crate) fn is_empty(&self) -> bool {
        self.token.empty
    }

    /// The characters that came last.
    #[inline]
    pub(crate) fn chars(&self) -> Chars<'_> {
        Chars { bytes: self.bytes(self.token.from, self.token.to), verbatim: self.token.verbatim }
    }

    fn bytes(&self, from: u32, to: u32) -> &[u8] {
        self.window.buffer().get(from as usize..to as usize).unwrap_or_default()
    }

    fn advance(&mut self) -> Result<Event, Fault> {
        loop {
            self.window.step()?;
            let rest = self.window.rest();
            match rest {
                [] => {
                    if !self.window.refill()? {
                        return self.end();
                    }
                }
                [b'<', ..] => {
                    if let Some(event) = self.markup()? {
                        return Ok(event);
                    }
                }
                _ => {
                    if let Some(event) = self.text()? {
                        return Ok(event);
                    }
                }
            }
        }
    }

    fn end(&self) -> Result<Event, Fault> {
        match self.open.last() {
            None if self.rooted => Ok(Event::End),
            None => Err(Fault::new("no element at all")),
            Some(at) => {
                let name = self.names.get(*at as usize..).unwrap_or_default();
                Err(Fault::new(format!("the end comes inside <{}>", String::from_utf8_lossy(name)))
                    .hint("the file was cut short: fetch it again"))
            }
        }
    }

    /// Characters up to the next tag, or what is there of them.
    fn text(&mut self) -> Result<Option<Event>, Fault> {
        let rest = self.window.rest();
        let length = match memchr(b'<', rest) {
            Some(length) => length,
            None if self.window.at_end() => rest.len(),
            None => {
                // Neither a reference nor a character must be cut in two.
                let whole = text::uncut(rest);
                if whole == 0 {
                    if rest.len() > text::LONGEST_REFERENCE {
                        return Err(Fault::new("`&` begins no reference"));
                    }
                    self.window.refill()?;
                    return Ok(None);
                }
                whole
            }
        };
        let from = self.window.take(length);
        if self.open.is_empty() {
            let outside = self.window.buffer().get(from..from + length).unwrap_or_default();
            return if outside.iter().all(u8::is_ascii_whitespace) {
                Ok(None)
            } else {
                Err(Fault::new("characters outside the root element"))
            };
        }
        self.token = Token { from: place(from), to: place(from + length), ..Token::default() };
        Ok(Some(Event::Text))
    }

    /// A tag, or something that only looks like one.
    fn markup(&mut self) -> Result<Option<Event>, Fault> {
        match self.window.rest() {
            [_, b'/', ..] => self.close_tag(),
            [_, b'!' | b'?', ..] => self.aside(),
            [_, _, ..] => self.open_tag(),
            _ => self.more().map(|()| None),
        }
    }

    fn more(&mut self) -> Result<(), Fault> {
        if self.window.refill()? {
            Ok(())
        } else {
            Err(Fault::new("the end comes inside a tag").hint("the file was cut short: fetch it again"))
        }
    }

    fn open_tag(&mut self) -> Result<Option<Event>, Fault> {
        let rest = self.window.rest();
        let mut local = 1;
        let mut to = 1;
        let stop = loop {
            match rest.get(to) {
                Some(b'>') => break Some(to),
                Some(b' ' | b'/' | b'\t' | b'\n' | b'\r') => break tag_end(rest, to),
                Some(b':') => local = to + 1,
                Some(b'<' | b'"' | b'\'' | b'=' | b'&') => return Err(Fault::new("a tag without a name")),
                Some(_) => {}
                None => break None,
            }
            to += 1;
        };
        let Some(stop) = stop else {
            self.more()?;
            return Ok(None);
        };
        if to == 1 {
            return Err(Fault::new("`<` begins no tag"));
        }
        let empty = stop > to && rest.get(stop - 1) == Some(&b'/');
        let attributes_to = if empty { stop - 1 } else { stop };
        if self.open.is_empty() {
            if self.rooted {
                return Err(Fault::new("a second root element"));
            }
            self.rooted = true;
        }
        let from = self.window.place();
        if !empty {
            self.open.push(place(self.names.len()));
            self.names.extend_from_slice(rest.get(1..to).unwrap_or_default());
            self.window.check_depth(self.open.len())?;
        }
        // What a neighbour at this depth declared ended with it.
        let depth = self.open.len() + usize::from(empty);
        self.scope.leave(depth);
        if self.window.declares(from + stop) {
            let declared = self.window.buffer().get(from + to..from + attributes_to).unwrap_or_default();
            self.scope.declare(declared, depth)?;
            self.window.look_for_declaration(from + stop);
        }
        self.window.take(stop + 1);
        self.token = Token {
            from: place(from + 1),
            local: place(from + local),
            to: place(from + to),
            attributes_to: place(from + attributes_to),
            empty,
            verbatim: false,
        };
        Ok(Some(Event::Open))
    }

    fn close_tag(&mut self) -> Result<Option<Event>, Fault> {
        let rest = self.window.rest();
        // What ends is nearly always what began last, and nothing stands behind the name.
        if let Some(at) = self.open.last()
            && let Some(name) = self.names.get(*at as usize..)
            && let Some([b'>', ..]) = rest.get(2..).and_then(|rest| rest.strip_prefix(name))
        {
            let (length, at) = (name.len() + 3, *at as usize);
            self.open.pop();
            self.names.truncate(at);
            self.scope.leave(self.open.len() + 1);
            self.window.take(length);
            return Ok(Some(Event::Close));
        }
        let Some(stop) = memchr(b'>', rest) else {
            self.more()?;
            return Ok(None);
        };
        let name = rest.get(2..stop).unwrap_or_default().trim_ascii_end();
        let Some(at) = self.open.pop() else {
            return Err(Fault::new("an end tag without its beginning"));
        };
        let expected = self.names.get(at as usize..).unwrap_or_default();
        if expected != name {
            return Err(Fault::new(format!(
                "</{}> ends <{}>",
                String::from_utf8_lossy(name),
                String::from_utf8_lossy(expected)
            )));
        }
        self.names.truncate(at as usize);
        self.scope.leave(self.open.len() + 1);
        self.window.take(stop + 1);
        Ok(Some(Event::Close))
    }

    /// Comments, instructions, CDATA; a document type is refused.
    fn aside(&mut self) -> Result<Option<Event>, Fault> {
        let rest = self.window.rest();
        let (opening, closing): (&[u8], &[u8]) = match rest {
            [_, b'?', ..] => (b"<?", b"?>"),
            [_, _, b'-', ..] => (b"<!--", b"-->"),
            [_, _, b'[', ..] => (b"<![CDATA[", b"]]>"),
            [_, _] => {
                self.more()?;
                return Ok(None);
            }
            _ => {
                return Err(Fault::new("a document type definition").hint(
                    "a part of a Word document has none (ECMA-376 part 2): save it again with a word processor",
                ));
            }
        };
        let found = rest.get(opening.len()..).and_then(|inner| memchr::memmem::find(inner, closing));
        let Some(inner) = found else {
            self.more()?;
            return Ok(None);
        };
        if !rest.starts_with(opening) {
            return Err(Fault::new("`<!` begins nothing known"));
        }
        let length = opening.len() + inner + closing.len();
        let from = self.window.take(length);
        if self.window.declares(from + length) {
            self.window.look_for_declaration(from + length);
        }
        if opening.len() < 9 {
            return Ok(None);
        }
        if self.open.is_empty() {
            return Err(Fault::new("characters outside the root element"));
        }
        let start = from + opening.len();
        self.token = Token { from: place(start), to: place(start + inner), verbatim: true, ..Token::default() };
        Ok(Some(Event::Text))
    }
}

/// Where the `>` of a tag stands: the first that is not inside quotes.
fn tag_end(rest: &[u8], from: usize) -> Option<usize> {
    let first = from + memchr2(b'>', b'\'', rest.get(from..)?)?;
    // Nearly always there is no apostrophe, and before the `>` stands the quote that closes the last value: it follows
    // no `=`, as an opening one would.
    if rest.get(first) == Some(&b'>') {
        let tag = rest.get(from..first)?;
        match tag.strip_suffix(b"/").unwrap_or(tag) {
            [.., b'=' | b' ' | b'\t' | b'\n' | b'\r', b'"'] => {}
            [.., b'"'] => return Some(first),
            blank if blank.iter().all(u8::is_ascii_whitespace) => return Some(first),
            _ => {}
        }
    }
    let mut quote = None;
    for (at, byte) in rest.iter().enumerate().skip(from) {
        match (quote, byte) {
            (None, b'>') => return Some(at),
            (None, b'"' | b'\'') => quote = Some(*byte),
            (Some(open), byte) if open == *byte => quote = None,
            _ => {}
        }
    }
    None
}
