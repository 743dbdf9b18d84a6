//! Our profile of Akoma Ntoso → [`Letter`], strictly: what the profile has no place for is refused, with line and
//! column, because leaving it out would lose it.
//!
//! The order of the files is that of a letter: `meta`, `head`, `blocks` and what blocks are made of, `closing`,
//! `annexes`. A function named after an element reads from behind its start tag to behind its end tag.

mod agenda;
mod annexes;
mod blocks;
mod closing;
mod date;
mod deadlines;
mod head;
mod meta;
mod places;
mod table;
mod text;
mod tree;

use crate::Options;
use crate::markup::{Markup, Space, Token};
use crate::source::line_and_column;
use findings::{Refusal, Unreadable};
pub(crate) use places::places;

use letter::{Block, Date, Heading, Letter, Letterhead};
use std::borrow::Cow;

/// Deeper than any letter of 32 levels can be written; a reader that follows elements into each other needs an end.
const DEEPEST: usize = 160;

/// Whether a document names our vocabulary at all; nearly no other one does.
pub(crate) fn may_be_ours(source: &str) -> bool {
    memchr::memmem::find(source.as_bytes(), b"urn:convoke:letter:").is_some()
}

/// Whether a document says that it is in our profile. A version that is not ours is refused.
pub(crate) fn is_ours(source: &str, options: &Options) -> Result<bool, Unreadable> {
    let mut markup = Markup::new(source, options);
    let mut elements = 0;
    loop {
        match markup.next()? {
            Token::Open(space, local) => {
                elements += 1;
                let is_on_the_way = match elements {
                    1 => (space, local) == (Space::Akn, "akomaNtoso"),
                    2 => space == Space::Akn,
                    3 => (space, local) == (Space::Akn, "meta"),
                    _ => true,
                };
                if !is_on_the_way {
                    return Ok(false);
                }
                if local == "proprietary" && meta::names_schema(&markup)? {
                    return Ok(true);
                }
            }
            Token::Close if markup.depth() <= 2 => return Ok(false),
            Token::End => return Ok(false),
            Token::Close | Token::Text(_) => {}
        }
    }
}

/// The letter that a document in our profile holds. One that is not in our profile is refused, too.
pub(crate) fn read(source: &str, options: &Options) -> Result<Letter, Unreadable> {
    let mut profile = Profile { markup: Markup::new(source, options) };
    let letter = match profile.document() {
        Ok(letter) => letter,
        Err(mut refused) => {
            // Where it is not even well-formed, that is what to say.
            Markup::new(source, options).check()?;
            let advice = "the document says that it is a letter of ours; without `cl:schema` it is read as any XML";
            refused.0.hint.get_or_insert_with(|| advice.to_owned());
            return Err(refused);
        }
    };
    match letter.faults().into_iter().next() {
        // A rule of letters was broken, not one of the profile: said at the value, and where that stands.
        Some(fault) => Err(placed(fault, source, options).into()),
        None => Ok(letter),
    }
}

/// The fault of a value with the line and column of its element.
fn placed(fault: Refusal, source: &str, options: &Options) -> Refusal {
    let pointer = fault.pointer.as_deref().unwrap_or("");
    match places(source, options, &[pointer]).first() {
        Some(Some(place)) => {
            let (line, column) = line_and_column(source, place.start);
            fault.at(line, column)
        }
        _ => fault,
    }
}

/// A document in our profile, in the middle of being read.
struct Profile<'a> {
    markup: Markup<'a>,
}

type Read<T> = Result<T, Unreadable>;

impl<'a> Profile<'a> {
    fn document(&mut self) -> Read<Letter> {
        self.expect("akomaNtoso")?;
        self.no_more_attributes()?;
        let letter = match self.child("akomaNtoso")? {
            Some("statement") => self.statement()?,
            Some("debateReport") => self.extract()?,
            other => return Err(self.misplaced(other.unwrap_or("nothing"), "akomaNtoso")),
        };
        self.close("akomaNtoso")?;
        // What stands behind the root is looked at too.
        self.markup.next()?;
        Ok(letter)
    }

    fn statement(&mut self) -> Read<Letter> {
        self.must_be("name", "administrativeCircular")?;
        self.no_more_attributes()?;
        let mut letter = Letter::default();
        let mut number = None;
        let mut has_meta = false;
        while let Some(name) = self.child("statement")? {
            has_meta |= name == "meta";
            match name {
                _ if !has_meta => return Err(self.misplaced(name, "a statement before `meta`")),
                "meta" => number = self.meta_of_letter(&mut letter)?,
                "preface" => self.preface(&mut letter)?,
                "preamble" => letter.salutation = self.preamble()?,
                "mainBody" => letter.body = self.body("mainBody")?,
                "conclusions" => letter.closing = Some(self.conclusions()?),
                "attachments" => letter.annexes = self.attachments()?,
                other => return Err(self.misplaced(other, "statement")),
            }
        }
        match (&mut letter.letterhead, number) {
            (Some(head), number) => head.number = number,
            (None, Some(_)) => return Err(self.markup.refused("`FRBRnumber` without a letterhead")),
            (None, None) => {}
        }
        Ok(letter)
    }

    /// An agenda by itself: a letter whose body it is, its title the heading before it.
    fn extract(&mut self) -> Read<Letter> {
        self.document_name()?;
        let mut letter = Letter::default();
        let mut has_meta = false;
        while let Some(name) = self.child("debateReport")? {
            has_meta |= name == "meta";
            match name {
                _ if !has_meta => return Err(self.misplaced(name, "a report before `meta`")),
                "meta" => {
                    let meta = self.meta()?;
                    self.must_be_ours(&meta)?;
                    let date = meta.date.map(|day| Date { value: Some(day), ..Date::default() });
                    if date.is_some() || meta.number.is_some() {
                        letter.letterhead = Some(Letterhead { number: meta.number, date, ..Letterhead::default() });
                    }
                    letter.kind = meta.kind;
                    letter.language = meta.language;
                }
                "preface" if letter.body.is_empty() => {
                    let text = self.title("preface")?;
                    letter.body.push(Block::Heading(Heading { level: 1, label: None, text }));
                }
                "mainBody" => letter.body.extend(self.body("mainBody")?),
                other => return Err(self.misplaced(other, "debateReport")),
            }
        }
        Ok(letter)
    }
}

/// Steps that all parts share.
impl<'a> Profile<'a> {
    /// The next element in an element that holds only elements; nothing where that one ends.
    fn child(&mut self, parent: &str) -> Read<Option<&'a str>> {
        loop {
            match self.markup.next()? {
                Token::Open(Space::Akn, name) => {
                    self.not_too_deep()?;
                    return Ok(Some(name));
                }
                Token::Open(_, name) => return Err(self.foreign(name)),
                Token::Close | Token::End => return Ok(None),
                Token::Text(text) if text.bytes().all(|b| matches!(b, b' ' | b'\n' | b'\t')) => {}
                Token::Text(_) => return Err(self.markup.refused(format!("text has no place in `{parent}`"))),
            }
        }
    }

    /// The next element, which must be this one.
    fn expect(&mut self, name: &str) -> Read<()> {
        match self.child("")? {
            Some(found) if found == name => Ok(()),
            Some(found) => Err(self.markup.refused(format!("`{found}` stands where `{name}` should"))),
            None => Err(self.markup.refused(format!("`{name}` is missing"))),
        }
    }

    /// The end of this element.
    fn close(&mut self, name: &str) -> Read<()> {
        match self.child(name)? {
            None => Ok(()),
            Some(other) => Err(self.misplaced(other, name)),
        }
    }

    /// The characters of an element in which no element stands; nothing where there are none.
    fn plain(&mut self, name: &str) -> Read<Option<String>> {
        let mut plain = String::new();
        loop {
            match self.markup.next()? {
                Token::Text(text) if plain.is_empty() => plain = text.into_owned(),
                Token::Text(text) => plain.push_str(&text),
                Token::Open(_, other) => return Err(self.misplaced(other, name)),
                Token::Close | Token::End => return Ok(if plain.is_empty() { None } else { Some(plain) }),
            }
        }
    }

    /// The same where there must be some.
    fn some_plain(&mut self, name: &str) -> Read<String> {
        self.plain(name)?.ok_or_else(|| self.markup.refused(format!("`{name}` is empty")))
    }

    /// Leaves out an element with all that stands in it.
    fn skip(&mut self) -> Read<()> {
        let depth = self.markup.depth();
        while self.markup.depth() >= depth {
            self.markup.next()?;
        }
        Ok(())
    }

    /// An attribute without a namespace.
    fn attribute(&mut self, name: &str) -> Option<Cow<'a, str>> {
        self.take(Space::Bare, name)
    }

    /// An attribute of ours.
    fn ours(&mut self, name: &str) -> Option<Cow<'a, str>> {
        self.take(Space::Letter, name)
    }

    fn take(&mut self, space: Space<'_>, name: &str) -> Option<Cow<'a, str>> {
        let attributes = &mut self.markup.attributes;
        let place = attributes.iter().position(|a| a.local == name && a.space == space)?;
        Some(attributes.swap_remove(place).value)
    }

    /// Whatever attribute was not taken has no place; an eId is a name, not a fact.
    fn no_more_attributes(&self) -> Read<()> {
        let left = self.markup.attributes.iter().find(|a| !(a.space == Space::Bare && a.local == "eId"));
        match left {
            None => Ok(()),
            Some(a) => Err(self.markup.refused_at(a.place, format!("the attribute `{}` has no place here", a.local))),
        }
    }

    /// An attribute that has only one value.
    fn must_be(&mut self, name: &str, wanted: &str) -> Read<()> {
        match self.attribute(name) {
            Some(value) if value == wanted => Ok(()),
            Some(value) => Err(self.markup.refused(format!("`{name}` is `{value}` and not `{wanted}`"))),
            None => Err(self.markup.refused(format!("the attribute `{name}` is missing"))),
        }
    }

    /// Whether `cl:absent="true"` says that the element means nothing.
    fn is_absent(&mut self) -> Read<bool> {
        match self.ours("absent").as_deref() {
            None => Ok(false),
            Some("true") => Ok(true),
            Some(other) => Err(self.markup.refused(format!("`cl:absent` is `{other}` and not `true`"))),
        }
    }

    /// A whole number in an attribute.
    fn number<T: std::str::FromStr>(&self, name: &str, value: Option<Cow<'a, str>>) -> Read<Option<T>> {
        let Some(value) = value else { return Ok(None) };
        // `u32` would read `+2`, and so would XML Schema; one writing per value.
        let number = if value.bytes().all(|b| b.is_ascii_digit()) { value.parse().ok() } else { None };
        match number {
            Some(number) => Ok(Some(number)),
            None => Err(self.markup.refused(format!("`{name}` is `{value}`, which is no whole number"))),
        }
    }

    /// A word of an enumeration.
    fn word<T: Copy>(&self, table: &[(T, &str)], value: &str) -> Read<T> {
        let found = table.iter().find(|(_, word)| *word == value).map(|(meant, _)| *meant);
        found.ok_or_else(|| {
            let words: Vec<&str> = table.iter().map(|(_, word)| *word).collect();
            self.markup.refused(format!("`{value}` is none of {}", words.join(", ")))
        })
    }

    /// Fills a field that can be there once.
    fn once<T>(&self, field: &mut Option<T>, value: T, what: &str) -> Read<()> {
        match field.replace(value) {
            None => Ok(()),
            Some(_) => Err(self.markup.refused(format!("a second {what}"))),
        }
    }

    fn not_too_deep(&self) -> Read<()> {
        if self.markup.depth() > DEEPEST {
            return Err(self.markup.refused(format!("elements stand in each other more than {DEEPEST} levels deep")));
        }
        Ok(())
    }

    fn misplaced(&self, name: &str, parent: &str) -> Unreadable {
        self.markup.refused(format!("`{name}` has no place in `{parent}`"))
    }

    fn foreign(&self, name: &str) -> Unreadable {
        self.markup.refused(format!("`{name}` is of another vocabulary than Akoma Ntoso 3.0"))
    }
}

/// Refused because of a version that is not ours.
fn other_version(markup: &Markup<'_>, version: &str) -> Unreadable {
    let refusal: Refusal = *markup.refused(format!("a letter in `{version}`, which is not `{}`", letter::SCHEMA)).0;
    refusal.hint("a newer convoke wrote it: read it with that one").into()
}
