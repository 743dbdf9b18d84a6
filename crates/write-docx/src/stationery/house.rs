//! A house's own stationery: somebody's document or template, for its styles, page, heads, feet and emblem.

use super::order::{Part, tags};
use super::unpack::unpack;
use super::{Shared, Stationery};
use crate::deflate::Compressed;
use crate::style;
use crate::tongue::Tongue;
use findings::{Code, Finding, Place, Unreadable};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// A house's own stationery, read once and used for many letters.
///
/// Its parts are copied as they are, below `word/house/`; styles that it lacks are added from ours, with a finding.
///
/// ```
/// let ours = write_docx::House::starting_point("fr", &Default::default()).unwrap();
/// let house = write_docx::House::read(&ours).unwrap();
/// let options = write_docx::Options { house: Some(house.into()), ..Default::default() };
/// let letter = letter::json::read(br#"{"schema": "convoke/letter/1", "language": "fr", "salutation": "Madame,"}"#).unwrap();
/// assert!(write_docx::write(&letter, &Default::default(), &options).unwrap().findings.is_empty());
/// ```
#[derive(Debug)]
pub struct House {
    parts: BTreeMap<String, Vec<u8>>,
    built: Mutex<BTreeMap<(String, i32), Arc<Stationery>>>,
}

impl House {
    /// Reads a `.docx` or `.dotx`.
    ///
    /// # Errors
    ///
    /// The bytes are no Word document, or it has no styles.
    pub fn read(bytes: &[u8]) -> Result<House, Unreadable> {
        let parts = unpack(bytes)?;
        for needed in ["word/document.xml", "word/styles.xml"] {
            if !parts.contains_key(needed) {
                return Err(findings::Refusal::new("the stationery lacks this part").part(needed).into());
            }
        }
        Ok(House { parts, built: Mutex::default() })
    }

    /// Our own stationery of this language as a document to edit in Word.
    ///
    /// # Errors
    ///
    /// None for a well-formed language tag.
    pub fn starting_point(language: &str, options: &crate::Options) -> Result<Vec<u8>, findings::Unwritable> {
        let mut letter = letter::Letter::default();
        letter.language = Some(language.to_owned());
        let options = crate::Options { record: false, by_hand: false, house: None, ..options.clone() };
        let written = crate::write(&letter, &letter::Assets::default(), &options)?;
        Ok(written.value.into_iter().next().map(|output| output.bytes).unwrap_or_default())
    }

    /// Its stationery for letters in this language.
    pub(super) fn stationery(&self, tongue: &Tongue<'_>, level: i32) -> Arc<Stationery> {
        let key = (tongue.word_tag().to_owned(), level);
        let mut built = self.built.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = built.get(&key) {
            return Arc::clone(known);
        }
        let made = Arc::new(self.build(tongue, level));
        if built.len() < super::MOST_BUILT {
            built.insert(key, Arc::clone(&made));
        }
        made
    }

    fn build(&self, tongue: &Tongue<'_>, level: i32) -> Stationery {
        let mut made = Stationery::build(tongue, level);
        let ours = Part::read(&super::dress::styles(tongue));
        let mut styles = Part::read(self.part("word/styles.xml"));
        let missing = styles.add_missing_styles(&ours);
        let missing: Vec<String> = missing.iter().filter(|id| style::is_ours(id)).map(|id| style::shown(id)).collect();
        if !missing.is_empty() {
            let detail = format!("the stationery lacks styles, ours are used: {}", missing.join(", "));
            made.findings.push(Finding::new(Code::StyleMissing, Place::Whole, detail));
        }
        made.styles = Compressed::of(&styles.write(), level);

        let main = String::from_utf8_lossy(self.part("word/document.xml"));
        let section = main.rfind("<w:sectPr").and_then(|at| main.get(at..)).unwrap_or("");
        let targets = self.relations("word/_rels/document.xml.rels");
        for (name, attributes) in tags(section.as_bytes()) {
            let attribute =
                |wanted: &str| attributes.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str());
            let twips = |wanted: &str| attribute(wanted).and_then(|value| value.parse::<u32>().ok());
            match name.as_str() {
                "w:pgSz" => {
                    made.text_width = twips("w:w").unwrap_or(11906).clamp(2_000, 31_680);
                    made.text_height = twips("w:h").unwrap_or(16838).clamp(2_000, 31_680);
                    made.page = format!("<w:pgSz w:w=\"{}\" w:h=\"{}\"/>", made.text_width, made.text_height);
                }
                "w:pgMar" => {
                    let side = |name: &str| twips(name).unwrap_or(1134).min(7_000);
                    let [top, right, bottom, left] = ["w:top", "w:right", "w:bottom", "w:left"].map(side);
                    made.text_width = made.text_width.saturating_sub(left + right).max(2_000);
                    made.text_height = made.text_height.saturating_sub(top + bottom).max(2_000);
                    let (header, footer) = (side("w:header"), side("w:footer"));
                    made.page.push_str(&format!(
                        "<w:pgMar w:top=\"{top}\" w:right=\"{right}\" w:bottom=\"{bottom}\" w:left=\"{left}\" \
                         w:header=\"{header}\" w:footer=\"{footer}\" w:gutter=\"0\"/>"
                    ));
                }
                "w:headerReference" | "w:footerReference" => {
                    let kind = if name == "w:headerReference" { "header" } else { "footer" };
                    let pages = match attribute("w:type") {
                        Some("first") => "first",
                        Some("even") => continue,
                        _ => "default",
                    };
                    let target = attribute("r:id").and_then(|id| targets.get(id));
                    if let Some((_, target)) =
                        target.filter(|(_, target)| self.parts.contains_key(&format!("word/{target}")))
                    {
                        made.margins.push((kind, pages, format!("house/{target}")));
                        self.share(&mut made, target, &format!("{kind}+xml"), level);
                    }
                }
                _ => {}
            }
        }
        for (kind, target) in targets.values() {
            if matches!(kind.as_str(), "theme" | "fontTable") && self.parts.contains_key(&format!("word/{target}")) {
                made.relations.push((if kind == "theme" { "theme" } else { "fontTable" }, format!("house/{target}")));
                let family = if kind == "theme" { "theme+xml" } else { "fontTable+xml" };
                self.share(&mut made, target, family, level);
            }
        }
        made
    }

    /// Copies a part with its relations and the pictures that they name.
    fn share(&self, made: &mut Stationery, target: &str, kind: &str, level: i32) {
        let mut copy = |name: &str, kind: Option<String>| {
            let shared = format!("word/house/{name}");
            if made.shared.iter().all(|it| it.name != shared) {
                let part = Compressed::of(self.part(&format!("word/{name}")), level);
                made.shared.push(Shared { name: shared, kind, part });
            }
        };
        copy(target, Some(kind.to_owned()));
        let relations = format!("_rels/{target}.rels");
        if self.parts.contains_key(&format!("word/{relations}")) {
            copy(&relations, None);
            for (_, picture) in self.relations(&format!("word/{relations}")).values() {
                if self.parts.contains_key(&format!("word/{picture}")) {
                    copy(picture, None);
                }
            }
        }
    }

    /// The relations of a part by their id: the last word of their kind, and where they lead.
    fn relations(&self, name: &str) -> BTreeMap<String, (String, String)> {
        let mut relations = BTreeMap::new();
        for (_, attributes) in tags(self.part(name)) {
            let attribute =
                |wanted: &str| attributes.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.clone());
            if let (Some(id), Some(kind), Some(target)) = (attribute("Id"), attribute("Type"), attribute("Target")) {
                let kind = kind.rsplit('/').next().unwrap_or("").to_owned();
                relations.insert(id, (kind, target));
            }
        }
        relations
    }

    fn part(&self, name: &str) -> &[u8] {
        self.parts.get(name).map_or(&[], Vec::as_slice)
    }
}
