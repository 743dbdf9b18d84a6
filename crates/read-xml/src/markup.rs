//! The checking layer over quick-xml: what comes out of it is well-formed XML 1.0 with namespaces, or a refusal with
//! line and column.
//!
//! | kept | changed | dropped |
//! |---|---|---|
//! | elements, attributes, characters | references and CDATA become characters, prefixes become namespaces, line ends line feeds | comments, processing instructions, the document type |
//!
//! quick-xml cuts the text into markup and characters and watches that tags match; all that it lets pass is looked at
//! here again, in the source itself: names, attributes, `]]>` in text, `--` in comments, forbidden characters, what
//! stands outside the root. Nothing is ever fetched or expanded.

mod attributes;
mod names;
mod prolog;
mod references;

use crate::Options;
use crate::source::line_and_column;
use attributes::{RawAttribute, Wrong, start_tag};
use findings::{Refusal, Unreadable};
use quick_xml::Reader;
use quick_xml::errors::{Error, IllFormedError, SyntaxError};
use quick_xml::events::Event;
use std::borrow::Cow;

/// A vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Space<'a> {
    /// None at all.
    Bare,
    /// Akoma Ntoso 3.0.
    Akn,
    /// What Akoma Ntoso has no place for.
    Letter,
    /// `xml:lang` and its like.
    Xml,
    /// Any other.
    Other(&'a str),
}

/// Akoma Ntoso 3.0.
const AKN: &str = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";
/// Ours, by its major version.
const LETTER: &str = "urn:convoke:letter:1";
const XML: &str = "http://www.w3.org/XML/1998/namespace";
const XMLNS: &str = "http://www.w3.org/2000/xmlns/";

/// More prefixes in scope than any document needs; looking through them would take for ever.
const MOST_PREFIXES: usize = 1_000;

/// A step through a document.
#[derive(Debug, PartialEq)]
pub(crate) enum Token<'a> {
    /// An element begins; its attributes are in [`Markup::attributes`].
    Open(Space<'a>, &'a str),
    /// The element that began last ends.
    Close,
    /// Characters; neighbours may come in several pieces.
    Text(Cow<'a, str>),
    /// The document ends.
    End,
}

/// An attribute of the element that began last.
pub(crate) struct Attribute<'a> {
    pub(crate) space: Space<'a>,
    pub(crate) local: &'a str,
    pub(crate) value: Cow<'a, str>,
    pub(crate) place: usize,
    prefix: &'a str,
}

/// A document, token by token.
pub(crate) struct Markup<'a> {
    source: &'a str,
    reader: Reader<&'a [u8]>,
    /// Prefixes and what they stand for, the innermost last, each with the depth of its element.
    prefixes: Vec<(&'a str, Space<'a>, usize)>,
    pub(crate) attributes: Vec<Attribute<'a>>,
    /// How many elements are open.
    depth: usize,
    /// Where the token in hand begins.
    place: usize,
    /// The element in hand has no content: its end is the next token.
    is_empty: bool,
    seen: Seen,
    steps: u64,
    deepest: usize,
}

/// How far the document has come.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Seen {
    Nothing,
    Declaration,
    Doctype,
    Root,
}

impl<'a> Markup<'a> {
    /// A document; its characters are legal and its line ends are line feeds.
    pub(crate) fn new(source: &'a str, options: &Options) -> Self {
        Markup {
            source,
            reader: Reader::from_str(source),
            prefixes: vec![("xml", Space::Xml, 0)],
            attributes: Vec::new(),
            depth: 0,
            place: 0,
            is_empty: false,
            seen: Seen::Nothing,
            steps: options.steps,
            deepest: usize::try_from(options.depth).unwrap_or(usize::MAX),
        }
    }

    /// The next token.
    pub(crate) fn next(&mut self) -> Result<Token<'a>, Unreadable> {
        if std::mem::take(&mut self.is_empty) {
            return Ok(self.close());
        }
        loop {
            self.place = usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX);
            self.step()?;
            let event = match self.reader.read_event() {
                Ok(event) => event,
                Err(error) => {
                    let place = usize::try_from(self.reader.error_position()).unwrap_or(self.place);
                    return Err(self.refused_at(place, told(&error)));
                }
            };
            let raw = self.source.get(self.place..self.end()).unwrap_or("");
            match event {
                Event::Start(_) | Event::Empty(_) => return self.open(raw),
                // That its name is that of the start tag has been seen to.
                Event::End(_) => return Ok(self.close()),
                Event::Text(_) => {
                    if let Some(text) = self.characters(raw)? {
                        return Ok(text);
                    }
                }
                Event::GeneralRef(_) => return self.reference(raw),
                Event::CData(_) => {
                    self.inside("a CDATA section")?;
                    let text = raw.get(9..raw.len().saturating_sub(3)).unwrap_or("");
                    return Ok(Token::Text(Cow::Borrowed(text)));
                }
                Event::Comment(_) => self.comment(raw)?,
                Event::PI(_) => self.instruction(raw)?,
                Event::Decl(_) => self.declaration(raw)?,
                Event::DocType(_) => self.doctype(raw)?,
                Event::Eof => return self.finish(),
            }
        }
    }

    /// Goes to the end: whether the document is well-formed.
    pub(crate) fn check(mut self) -> Result<(), Unreadable> {
        while self.next()? != Token::End {}
        Ok(())
    }

    /// Refused where the token in hand begins.
    pub(crate) fn refused(&self, reason: impl Into<String>) -> Unreadable {
        self.refused_at(self.place, reason)
    }

    /// Refused at this byte of the source.
    pub(crate) fn refused_at(&self, place: usize, reason: impl Into<String>) -> Unreadable {
        let (line, column) = line_and_column(self.source, place);
        Refusal::new(reason).at(line, column).into()
    }

    /// Where the token in hand begins.
    pub(crate) fn place(&self) -> usize {
        self.place
    }

    /// Where the characters in hand begin; those of a CDATA section behind its opening.
    pub(crate) fn text_place(&self) -> usize {
        let is_cdata = self.source.get(self.place..).is_some_and(|rest| rest.starts_with("<![CDATA["));
        self.place + if is_cdata { 9 } else { 0 }
    }

    /// Where the token in hand ends.
    pub(crate) fn end(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    /// How many elements are open.
    pub(crate) fn depth(&self) -> usize {
        self.depth
    }

    fn step(&mut self) -> Result<(), Unreadable> {
        match self.steps.checked_sub(1) {
            Some(rest) => {
                self.steps = rest;
                Ok(())
            }
            None => Err(self.refused("the document has more parts than the limit allows")),
        }
    }

    fn open(&mut self, raw: &'a str) -> Result<Token<'a>, Unreadable> {
        if self.depth == 0 && self.seen == Seen::Root {
            return Err(self.refused("a second root element"));
        }
        if self.depth == self.deepest {
            let reason = format!("elements stand in each other more than {} levels deep", self.deepest);
            return Err(self.refused(reason));
        }
        self.seen = Seen::Root;
        self.depth += 1;
        self.attributes.clear();
        let Markup { attributes, prefixes, depth, .. } = self;
        let mut wrong: Option<Wrong> = None;
        let tag = start_tag(raw, |attribute| match declared(&attribute) {
            None => {
                let RawAttribute { prefix, local, value, place } = attribute;
                attributes.push(Attribute { space: Space::Bare, local, value, place, prefix });
            }
            Some(prefix) => match bind(prefix, &attribute.value, raw, attribute.place) {
                Ok(space) if !prefixes.iter().any(|(other, _, level)| *other == prefix && level == depth) => {
                    prefixes.push((prefix, space, *depth));
                }
                Ok(_) => wrong = Some(Wrong { place: attribute.place, reason: "an attribute stands twice".to_owned() }),
                Err(reason) => wrong = Some(Wrong { place: attribute.place, reason: reason.to_owned() }),
            },
        });
        let tag = match (tag, wrong) {
            (Ok(tag), None) => tag,
            (Err(wrong), _) | (_, Some(wrong)) => return Err(self.refused_at(self.place + wrong.place, wrong.reason)),
        };
        if self.prefixes.len() > MOST_PREFIXES {
            return Err(self.refused(format!("more than {MOST_PREFIXES} prefixes in scope")));
        }
        self.resolve()?;
        let space = self.space(tag.prefix).ok_or_else(|| self.unbound(tag.prefix, self.place))?;
        self.is_empty = tag.is_empty;
        Ok(Token::Open(space, tag.local))
    }

    /// Looks up the prefixes of the attributes. "An attribute name MUST NOT appear more than once in the same
    /// start-tag", also under two prefixes of the same namespace.
    fn resolve(&mut self) -> Result<(), Unreadable> {
        for index in 0..self.attributes.len() {
            let Some(attribute) = self.attributes.get(index) else { break };
            // Namespaces in XML, 6.2: "Default namespace declarations do not apply directly to attribute names".
            let (prefix, place) = (attribute.prefix, self.place + attribute.place);
            let space = if prefix.is_empty() { Some(Space::Bare) } else { self.space(prefix) };
            let space = space.ok_or_else(|| self.unbound(prefix, place))?;
            if let Some(attribute) = self.attributes.get_mut(index) {
                attribute.space = space;
                attribute.place = place;
            }
        }
        if let Some(place) = twice(&self.attributes) {
            return Err(self.refused_at(place, "an attribute stands twice"));
        }
        Ok(())
    }

    fn space(&self, prefix: &str) -> Option<Space<'a>> {
        let bound = self.prefixes.iter().rev().find(|(other, ..)| *other == prefix).map(|(_, space, _)| *space);
        bound.or(if prefix.is_empty() { Some(Space::Bare) } else { None })
    }

    fn unbound(&self, prefix: &str, place: usize) -> Unreadable {
        self.refused_at(place, format!("the prefix `{prefix}` stands for no namespace"))
    }

    fn close(&mut self) -> Token<'a> {
        while self.prefixes.last().is_some_and(|(.., level)| *level == self.depth && *level > 0) {
            self.prefixes.pop();
        }
        self.depth = self.depth.saturating_sub(1);
        Token::Close
    }

    /// Characters of the content; nothing for white space around the root.
    fn characters(&self, raw: &'a str) -> Result<Option<Token<'a>>, Unreadable> {
        if self.depth == 0 {
            return match raw.bytes().position(|b| !attributes::is_blank(b)) {
                None => Ok(None),
                Some(at) => Err(self.refused_at(self.place + at, "text outside the root element")),
            };
        }
        // Production 14: `]]>` must not stand in text.
        if let Some(at) = memchr::memchr(b']', raw.as_bytes()).and_then(|_| raw.find("]]>")) {
            return Err(self.refused_at(self.place + at, "`]]>` in text"));
        }
        Ok(Some(Token::Text(Cow::Borrowed(raw))))
    }

    fn reference(&self, raw: &str) -> Result<Token<'a>, Unreadable> {
        self.inside("a reference")?;
        let name = raw.strip_prefix('&').and_then(|raw| raw.strip_suffix(';')).unwrap_or("");
        let c = references::resolve(name).map_err(|reason| self.refused(reason))?;
        Ok(Token::Text(Cow::Owned(c.to_string())))
    }

    fn inside(&self, what: &str) -> Result<(), Unreadable> {
        if self.depth == 0 { Err(self.refused(format!("{what} outside the root element"))) } else { Ok(()) }
    }

    /// Production 15: two hyphens end a comment, and none stands before them.
    fn comment(&mut self, raw: &str) -> Result<(), Unreadable> {
        self.seen = later(self.seen, Seen::Declaration);
        match raw.get(4..raw.len().saturating_sub(3)) {
            Some(comment) if !comment.contains("--") && !comment.ends_with('-') => Ok(()),
            _ => Err(self.refused("`--` in a comment")),
        }
    }

    /// Productions 16 and 17: a name other than `xml` in any case, then white space before anything else.
    fn instruction(&mut self, raw: &str) -> Result<(), Unreadable> {
        self.seen = later(self.seen, Seen::Declaration);
        let content = raw.get(2..raw.len().saturating_sub(2)).unwrap_or("");
        let target = content.split([' ', '\t', '\n', '\r']).next().unwrap_or("");
        if names::is_plain_name(target) && !target.eq_ignore_ascii_case("xml") {
            return Ok(());
        }
        Err(self.refused(format!("`{target}` is no name of a processing instruction")))
    }

    fn declaration(&mut self, raw: &str) -> Result<(), Unreadable> {
        if self.place != 0 {
            return Err(self.refused("an XML declaration that is not the first thing of the document"));
        }
        self.seen = Seen::Declaration;
        let declaration = raw.get(5..raw.len().saturating_sub(2)).unwrap_or("");
        prolog::declaration(declaration).map_err(|reason| self.refused(reason))
    }

    fn doctype(&mut self, raw: &str) -> Result<(), Unreadable> {
        if self.seen >= Seen::Doctype {
            return Err(self.refused("a document type that does not stand before the root element"));
        }
        self.seen = Seen::Doctype;
        let Some(doctype) = raw.strip_prefix("<!DOCTYPE").and_then(|raw| raw.strip_suffix('>')) else {
            return Err(self.refused("`<!DOCTYPE` is written in capitals"));
        };
        prolog::doctype(doctype).map_err(|reason| {
            let mut refused = self.refused(reason);
            if reason.ends_with("not read") {
                refused.0.hint = Some("`xmllint --noent --dropdtd` writes the document without them".to_owned());
            }
            refused
        })
    }

    fn finish(&self) -> Result<Token<'a>, Unreadable> {
        if self.depth > 0 {
            return Err(self.refused("the document ends inside an element"));
        }
        if self.seen != Seen::Root {
            return Err(self.refused("the document has no root element"));
        }
        Ok(Token::End)
    }
}

/// What quick-xml does not let pass, in our words.
fn told(error: &Error) -> String {
    match error {
        Error::IllFormed(IllFormedError::MismatchedEndTag { expected, found }) => {
            format!("`</{found}>` stands where `</{expected}>` should")
        }
        Error::IllFormed(IllFormedError::UnmatchedEndTag(found)) => format!("`</{found}>` ends nothing"),
        Error::IllFormed(IllFormedError::UnclosedReference) => "`&` begins no reference".to_owned(),
        Error::IllFormed(IllFormedError::MissingDoctypeName) => "the document type has no name".to_owned(),
        Error::Syntax(error) => match error {
            SyntaxError::InvalidBangMarkup => "`<!` begins nothing that may stand here",
            SyntaxError::UnclosedPI | SyntaxError::UnclosedXmlDecl => "`<?` without `?>`",
            SyntaxError::UnclosedComment => "a comment without end",
            SyntaxError::UnclosedDoctype => "a document type without end",
            SyntaxError::UnclosedCData => "a CDATA section without end",
            _ => "a tag without end",
        }
        .to_owned(),
        other => other.to_string(),
    }
}

fn later(seen: Seen, other: Seen) -> Seen {
    if seen < other { other } else { seen }
}

/// The prefix that an attribute declares; the empty one for the default namespace.
fn declared<'a>(attribute: &RawAttribute<'a>) -> Option<&'a str> {
    match (attribute.prefix, attribute.local) {
        ("xmlns", prefix) => Some(prefix),
        ("", "xmlns") => Some(""),
        _ => None,
    }
}

/// Namespaces in XML, 3 and 5: what may be bound to what.
fn bind<'a>(prefix: &str, value: &Cow<'a, str>, raw: &'a str, place: usize) -> Result<Space<'a>, &'static str> {
    match (prefix, &**value) {
        ("xml", XML) => Ok(Space::Xml),
        ("xml", _) | (_, XML) => Err("the prefix `xml` and its namespace belong together"),
        ("xmlns", _) | (_, XMLNS) => Err("the prefix `xmlns` is declared by XML itself"),
        ("", "") => Ok(Space::Bare),
        (_, "") => Err("a prefix needs a namespace"),
        (_, AKN) => Ok(Space::Akn),
        (_, LETTER) => Ok(Space::Letter),
        _ => Ok(Space::Other(match value {
            Cow::Borrowed(borrowed) => borrowed,
            // With a reference in it: as it stands in the source, which is a name as good as any.
            Cow::Owned(_) => raw.get(place..).unwrap_or(""),
        })),
    }
    .map(|space| if matches!(space, Space::Other("")) { Space::Bare } else { space })
}

/// Where an attribute stands for the second time.
fn twice(attributes: &[Attribute<'_>]) -> Option<usize> {
    let same = |one: &Attribute<'_>, other: &Attribute<'_>| one.local == other.local && one.space == other.space;
    if attributes.len() <= 16 {
        let mut pairs = attributes.iter().enumerate();
        return pairs.find_map(|(at, one)| {
            attributes.get(at + 1..)?.iter().find(|other| same(one, other)).map(|other| other.place)
        });
    }
    let mut sorted: Vec<&Attribute<'_>> = attributes.iter().collect();
    sorted.sort_by_key(|attribute| (attribute.local, attribute.prefix, attribute.place));
    let mut seen = std::collections::HashSet::with_capacity(sorted.len());
    sorted.iter().find(|a| !seen.insert((a.local, format!("{:?}", a.space)))).map(|a| a.place)
}
