//! Relationships: what a part points to, by a name of its own.

use crate::fault::Fault;
use crate::xml::{Event, Xml, key};
use std::collections::HashMap;

/// What a part points to.
#[derive(Debug, Default)]
pub(crate) struct Relations {
    listed: Vec<Relation>,
    /// Places in the list, by id.
    places: HashMap<Box<str>, usize>,
}

/// One relationship.
#[derive(Debug)]
pub(crate) struct Relation {
    kind: Kind,
    /// The name of the part, or the address outside the package.
    target: Box<str>,
    external: bool,
}

/// What a relationship is for, by the last word of its type: the words are the same in both editions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Document,
    Styles,
    Numbering,
    Settings,
    Footnotes,
    Endnotes,
    /// Data that a program put there for programs.
    CustomXml,
    Other,
}

impl Relations {
    /// The relationships of a part in this folder.
    pub(super) fn read(mut xml: Xml<'_>, folder: &str) -> Result<Relations, Fault> {
        let mut relations = Relations::default();
        loop {
            match xml.next()? {
                Event::Open => {
                    let tag = xml.tag();
                    if tag.name != key("Relationship") {
                        continue;
                    }
                    let (Some(id), Some(target)) = (tag.attributes.get(b"Id"), tag.attributes.get(b"Target")) else {
                        continue;
                    };
                    let external = tag.attributes.raw(b"TargetMode") == Some(b"External");
                    let kind = tag.attributes.raw(b"Type").map_or(Kind::Other, kind);
                    let target = if external { target.as_ref().into() } else { inside(folder, &target).into() };
                    relations.places.entry(id.as_ref().into()).or_insert(relations.listed.len());
                    relations.listed.push(Relation { kind, target, external });
                }
                Event::End => return Ok(relations),
                _ => {}
            }
        }
    }

    /// The part that the first relationship of this kind points to.
    pub(crate) fn first(&self, kind: Kind) -> Option<String> {
        self.all(kind).next().map(str::to_owned)
    }

    /// The parts that relationships of this kind point to.
    pub(crate) fn all(&self, kind: Kind) -> impl Iterator<Item = &str> {
        self.listed.iter().filter(move |it| it.kind == kind && !it.external).map(|it| &*it.target)
    }

    /// The part with this id.
    pub(crate) fn part(&self, id: &str) -> Option<&str> {
        let relation = self.listed.get(*self.places.get(id)?).filter(|relation| !relation.external)?;
        Some(&relation.target)
    }

    /// The address with this id, outside the package.
    pub(crate) fn address(&self, id: &str) -> Option<&str> {
        let relation = self.listed.get(*self.places.get(id)?).filter(|relation| relation.external)?;
        Some(&relation.target)
    }
}

fn kind(address: &[u8]) -> Kind {
    match address.rsplit(|byte| *byte == b'/').next().unwrap_or_default() {
        b"officeDocument" => Kind::Document,
        b"styles" => Kind::Styles,
        b"numbering" => Kind::Numbering,
        b"settings" => Kind::Settings,
        b"footnotes" => Kind::Footnotes,
        b"endnotes" => Kind::Endnotes,
        b"customXml" => Kind::CustomXml,
        _ => Kind::Other,
    }
}

/// The name of the part that a target names, seen from a folder (ECMA-376 part 2, 6.3).
fn inside(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut path: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            step => path.push(step),
        }
    }
    path.retain(|step| !step.is_empty());
    unquoted(&path.join("/"))
}

/// `%20` as a blank: part names are written as in a URI.
fn unquoted(name: &str) -> String {
    if !name.contains('%') {
        return name.to_owned();
    }
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let [first, behind @ ..] = rest {
        let digits = behind.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        match digits.filter(|_| *first == b'%').and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = behind.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = behind;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_seen_from_the_folder_of_the_part() {
        for (folder, target, wanted) in [
            ("word", "media/a.png", "word/media/a.png"),
            ("word", "/word/styles.xml", "word/styles.xml"),
            ("word", "../customXml/item1.xml", "customXml/item1.xml"),
            ("", "word/document.xml", "word/document.xml"),
            ("word", "./media/two%20words.png", "word/media/two words.png"),
            ("word", "..\\..\\..\\a.xml", "a.xml"),
        ] {
            assert_eq!(inside(folder, target), wanted, "{target} in {folder}");
        }
    }
}
