//! `meta`: the few facts that stand nowhere else. Names of works and expressions are no source of facts.

use super::{Profile, Read, other_version};
use crate::markup::{Markup, Space};
use jiff::civil;
use letter::{Amends, Date, Kind, Letter, Meeting, Relation};

/// What the `meta` of a document says.
#[derive(Default)]
pub(super) struct Meta {
    pub(super) number: Option<String>,
    pub(super) kind: Option<Kind>,
    pub(super) date: Option<civil::Date>,
    pub(super) language: Option<String>,
    /// The language is the letter's, not the document's own.
    pub(super) inherited: bool,
    /// It names the schema of a letter.
    pub(super) is_ours: bool,
    subtype: Option<String>,
    meeting: Option<Meeting>,
    further: Vec<Meeting>,
    amends: Option<Amends>,
}

/// Three letters that say all of a language.
const HOUSE: [(&str, &str); 6] =
    [("ara", "ar"), ("eng", "en"), ("spa", "es"), ("fra", "fr"), ("rus", "ru"), ("zho", "zh")];

/// Whether this `proprietary` names the schema of a letter; a version that is not ours is refused.
pub(super) fn names_schema(markup: &Markup<'_>) -> Read<bool> {
    for attribute in markup.attributes.iter().filter(|attribute| attribute.local == "schema") {
        match attribute.space {
            Space::Letter if attribute.value == letter::SCHEMA => return Ok(true),
            Space::Letter => return Err(other_version(markup, &attribute.value)),
            Space::Other(space) if space.starts_with("urn:convoke:letter:") => {
                return Err(other_version(markup, &attribute.value));
            }
            _ => {}
        }
    }
    Ok(false)
}

impl<'a> Profile<'a> {
    /// The `meta` of a letter; its number, which belongs to the letterhead.
    pub(super) fn meta_of_letter(&mut self, letter: &mut Letter) -> Read<Option<String>> {
        let meta = self.meta()?;
        letter.kind = match &meta.subtype {
            Some(kind) => Some(self.word(&Kind::ALL, kind)?),
            None => None,
        };
        self.must_be_ours(&meta)?;
        letter.language = meta.language;
        letter.meeting = meta.meeting;
        letter.further_meetings = meta.further;
        letter.amends = meta.amends;
        Ok(meta.number)
    }

    /// Without the name of the schema it is no letter of ours, and read as any XML.
    pub(super) fn must_be_ours(&self, meta: &Meta) -> Read<()> {
        if meta.is_ours { Ok(()) } else { Err(self.markup.refused("`meta` names no schema of a letter")) }
    }

    /// The `meta` of any document.
    pub(super) fn meta(&mut self) -> Read<Meta> {
        self.no_more_attributes()?;
        let mut meta = Meta::default();
        while let Some(name) = self.child("meta")? {
            match name {
                "identification" => self.identification(&mut meta)?,
                "references" => self.skip()?,
                "proprietary" => self.proprietary(&mut meta)?,
                other => return Err(self.misplaced(other, "meta")),
            }
        }
        Ok(meta)
    }

    fn identification(&mut self, meta: &mut Meta) -> Read<()> {
        while let Some(level) = self.child("identification")? {
            while let Some(name) = self.child(level)? {
                match (level, name) {
                    ("FRBRWork", "FRBRnumber") => meta.number = self.attribute("value").map(|value| value.into_owned()),
                    ("FRBRWork", "FRBRsubtype") => {
                        meta.subtype = self.attribute("value").map(|value| value.into_owned());
                    }
                    ("FRBRWork", "FRBRdate") => {
                        // What is not known has this name and a day that means nothing.
                        if self.attribute("name").as_deref() != Some("unknown") {
                            meta.date = self.attribute("date").as_deref().and_then(Date::day);
                        }
                    }
                    ("FRBRExpression", "FRBRlanguage") => self.language(meta)?,
                    ("FRBRWork" | "FRBRExpression" | "FRBRManifestation", _) => {}
                    (other, _) => return Err(self.misplaced(other, "identification")),
                }
                self.skip()?;
            }
        }
        Ok(())
    }

    fn language(&mut self, meta: &mut Meta) -> Read<()> {
        let (code, tag) = (self.attribute("language"), self.ours("tag"));
        meta.inherited = self.ours("inherited").is_some();
        meta.language = match (tag, code.as_deref()) {
            (Some(tag), _) => Some(tag.into_owned()),
            (None, None | Some("und")) => None,
            (None, Some(code)) => {
                let two = HOUSE.iter().find(|(three, _)| *three == code).map(|(_, two)| *two);
                Some(two.unwrap_or(code).to_owned())
            }
        };
        Ok(())
    }

    fn proprietary(&mut self, meta: &mut Meta) -> Read<()> {
        self.must_be("source", "#convoke")?;
        if let Some(schema) = self.ours("schema") {
            if schema != letter::SCHEMA {
                return Err(other_version(&self.markup, &schema));
            }
            meta.is_ours = true;
            if let Some(kind) = self.ours("kind") {
                meta.kind = Some(self.word(&Kind::ALL, &kind)?);
            }
            if self.flag("meeting")?.is_some() {
                meta.meeting = Some(self.meeting()?);
            }
        } else if self.flag("further")?.is_some() {
            let meeting = self.meeting()?;
            meta.further.push(meeting);
        } else if let Some(relation) = self.ours("amends") {
            let amends = self.amends(&relation)?;
            self.once(&mut meta.amends, amends, "letter that is changed")?;
        }
        self.no_more_attributes()?;
        self.close("proprietary")
    }

    fn meeting(&mut self) -> Read<Meeting> {
        Ok(Meeting {
            group: self.ours("meeting-group").map(|group| group.into_owned()),
            start: self.day("meeting-start")?,
            end: self.day("meeting-end")?,
            place: self.ours("meeting-place").map(|place| place.into_owned()),
            is_virtual: self.flag("meeting-virtual")?,
        })
    }

    fn amends(&mut self, relation: &str) -> Read<Amends> {
        let date = Date {
            value: self.day("amends-date-value")?,
            printed: self.ours("amends-date-printed").map(|printed| printed.into_owned()),
            until: self.day("amends-date-until")?,
            time: self.ours("amends-date-time").map(|time| time.into_owned()),
            zone: self.ours("amends-date-zone").map(|zone| zone.into_owned()),
        };
        Ok(Amends {
            relation: self.word(&Relation::ALL, relation)?,
            designation: self.ours("amends-designation").map(|designation| designation.into_owned()),
            number: self.ours("amends-number").map(|number| number.into_owned()),
            date: if date == Date::default() { None } else { Some(date) },
        })
    }

    fn flag(&mut self, name: &str) -> Read<Option<bool>> {
        match self.ours(name).as_deref() {
            None => Ok(None),
            Some("true") => Ok(Some(true)),
            Some("false") => Ok(Some(false)),
            Some(other) => Err(self.markup.refused(format!("`cl:{name}` is `{other}`, neither `true` nor `false`"))),
        }
    }

    /// A day in an attribute of ours.
    pub(super) fn day(&mut self, name: &str) -> Read<Option<civil::Date>> {
        let Some(value) = self.ours(name) else { return Ok(None) };
        match Date::day(&value) {
            Some(day) => Ok(Some(day)),
            None => Err(self.markup.refused(format!("`cl:{name}` is `{value}`, which is no day"))),
        }
    }
}
