//! A house's own stationery: somebody's document or template, for its styles, page, heads, feet and emblem.

use super::order::{Part, tags};
use super::unpack::unpack;
use super::{Emblem, Shared, Stationery};
use crate::deflate::Compressed;
use crate::picture::MEDIA;
use crate::style;
use crate::tongue::Tongue;
use crate::xml::Xml;
use findings::{Code, Finding, Place, Refusal, Unreadable};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// A house's own stationery, read once and used for many letters.
///
/// Its parts are copied as they are, below `word/house/`; styles that it lacks are added from ours, with a finding.
///
/// ```
/// let letter = letter::json::read(br#"{"schema": "convoke/letter/1", "language": "fr", "salutation": "Madame,"}"#).unwrap();
/// let ours = write_docx::House::starting_point(&letter, &Default::default()).unwrap();
/// let house = write_docx::House::read(&ours).unwrap();
/// let options = write_docx::Options { house: Some(house.into()), ..Default::default() };
/// assert!(write_docx::write(&letter, &Default::default(), &options).unwrap().findings.is_empty());
/// ```
#[derive(Debug)]
pub struct House {
    parts: BTreeMap<String, Vec<u8>>,
    built: Mutex<super::Built>,
}

impl House {
    /// Reads a `.docx` or `.dotx`.
    ///
    /// # Errors
    ///
    /// The bytes are no Word document, a part that a letter needs is missing or no XML, or a head or foot points to
    /// something other than pictures and addresses: a letter carries nothing that nobody sees.
    pub fn read(bytes: &[u8]) -> Result<House, Unreadable> {
        let house = House { parts: unpack(bytes)?, built: Mutex::default() };
        for (needed, root) in [("word/document.xml", "w:document"), ("word/styles.xml", "w:styles")] {
            if !house.parts.contains_key(needed) {
                return Err(refused(needed, "the stationery lacks this part"));
            }
            house.sound(needed, root)?;
        }
        for (kind, _, target) in house.running() {
            house.sound(&format!("word/{target}"), if kind == "header" { "w:hdr" } else { "w:ftr" })?;
            for (kind, target, external) in house.relations(&relations_of(&target)).into_values() {
                let picture = !external && kind == "image" && house.is_picture(&target);
                let address = external && kind == "hyperlink";
                if !picture && !address {
                    return Err(refused(&format!("word/{target}"), "heads and feet have pictures and addresses only"));
                }
            }
        }
        Ok(house)
    }

    /// A document of ours to edit in Word: this letter, without the record and what we print in the foot.
    ///
    /// # Errors
    ///
    /// The letter is not in normal form.
    pub fn starting_point(letter: &letter::Letter, options: &crate::Options) -> Result<Vec<u8>, findings::Unwritable> {
        let options = crate::Options { record: false, by_hand: crate::ByHand::No, house: None, ..options.clone() };
        let written = crate::write::package(letter, &letter::Assets::default(), &options, false)?;
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
        // Lists are the letter's own: the numbers that a house's styles name would be other lists here.
        styles.strip("w:numPr");
        let missing = styles.add_missing_styles(&ours);
        let missing: Vec<String> = missing.iter().filter(|id| style::is_ours(id)).map(|id| style::shown(id)).collect();
        if !missing.is_empty() {
            let detail = format!("the stationery lacks styles, ours are used: {}", missing.join(", "));
            made.findings.push(Finding::new(Code::StyleMissing, Place::Whole, detail));
        }
        made.styles = Compressed::of(&styles.write(), level);

        let targets = self.relations("word/_rels/document.xml.rels");
        for (name, attributes) in tags(self.section().as_bytes()) {
            let twips = |wanted: &str| value(&attributes, wanted).and_then(|value| value.parse::<u32>().ok());
            match name.as_str() {
                "w:pgSz" => {
                    made.text_width = twips("w:w").unwrap_or(11906).clamp(2_000, 31_680);
                    made.text_height = twips("w:h").unwrap_or(16838).clamp(2_000, 31_680);
                    let across = if made.text_width > made.text_height { " w:orient=\"landscape\"" } else { "" };
                    made.page = format!("<w:pgSz w:w=\"{}\" w:h=\"{}\"{across}/>", made.text_width, made.text_height);
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
                _ => {}
            }
        }
        for (kind, pages, target) in self.running() {
            self.share(&mut made, &target, &format!("{kind}+xml"), level);
            made.margins.push((kind, pages, format!("house/{target}")));
        }
        made.emblem = self.emblem(&targets).map(|(target, extent)| {
            self.share(&mut made, &target, "", level);
            Emblem { part: format!("house/{target}"), extent }
        });
        for (kind, target, _) in targets.values() {
            if matches!(kind.as_str(), "theme" | "fontTable") && self.parts.contains_key(&format!("word/{target}")) {
                made.relations.push((if kind == "theme" { "theme" } else { "fontTable" }, format!("house/{target}")));
                let family = if kind == "theme" { "theme+xml" } else { "fontTable+xml" };
                self.share(&mut made, target, family, level);
            }
        }
        made
    }

    /// Heads and feet: kind, pages, part. Where the house's first page is like the others, ours is too.
    fn running(&self) -> Vec<(&'static str, &'static str, String)> {
        let targets = self.relations("word/_rels/document.xml.rels");
        let section = tags(self.section().as_bytes());
        let own_first = section.iter().any(|(name, attributes)| {
            name == "w:titlePg" && !matches!(value(attributes, "w:val"), Some("0" | "false" | "off"))
        });
        let mut running = Vec::new();
        for (name, attributes) in &section {
            let kind = match name.as_str() {
                "w:headerReference" => "header",
                "w:footerReference" => "footer",
                _ => continue,
            };
            let target = value(attributes, "r:id").and_then(|id| targets.get(id));
            let Some((_, target, _)) = target.filter(|(_, target, _)| self.has(target)) else { continue };
            match value(attributes, "w:type") {
                Some("first") if own_first => running.push((kind, "first", target.clone())),
                Some("first" | "even") => {}
                _ => {
                    running.push((kind, "default", target.clone()));
                    if !own_first {
                        running.push((kind, "first", target.clone()));
                    }
                }
            }
        }
        running
    }

    /// The first picture in the body, and how large it is shown.
    fn emblem(&self, targets: &BTreeMap<String, Relation>) -> Option<(String, (u64, u64))> {
        let mut extent = (0, 0);
        for (name, attributes) in tags(self.part("word/document.xml")) {
            let number = |wanted: &str| value(&attributes, wanted).and_then(|value| value.parse::<u64>().ok());
            match name.as_str() {
                "wp:extent" => extent = (number("cx").unwrap_or(0), number("cy").unwrap_or(0)),
                "a:blip" => {
                    let (_, target, _) = targets.get(value(&attributes, "r:embed")?)?;
                    return (self.is_picture(target) && extent.0 > 0 && extent.1 > 0).then(|| (target.clone(), extent));
                }
                _ => {}
            }
        }
        None
    }

    /// The properties of the last section, which are those of the first page in a document of one.
    fn section(&self) -> String {
        let main = String::from_utf8_lossy(self.part("word/document.xml"));
        main.rfind("<w:sectPr").and_then(|at| main.get(at..)).unwrap_or("").to_owned()
    }

    /// Whether a part is XML, with this root and no document type.
    fn sound(&self, name: &str, root: &str) -> Result<(), Unreadable> {
        match Part::sound(self.part(name)) {
            Ok(found) if found == root => Ok(()),
            Ok(found) => Err(refused(name, &format!("its root is <{found}>, not <{root}>"))),
            Err(reason) => Err(refused(name, &reason)),
        }
    }

    fn has(&self, target: &str) -> bool {
        self.parts.contains_key(&format!("word/{target}"))
    }

    fn is_picture(&self, target: &str) -> bool {
        let extension = target.rsplit('.').next().unwrap_or("").to_ascii_lowercase();
        self.has(target) && MEDIA.iter().any(|(known, _)| *known == extension)
    }

    /// Copies a part with its relations and the pictures that they name.
    fn share(&self, made: &mut Stationery, target: &str, kind: &str, level: i32) {
        let mut add = |name: &str, kind: Option<String>, bytes: &[u8]| {
            let name = format!("word/house/{name}");
            if made.shared.iter().all(|it| it.name != name) {
                let part = if kind.is_none() { Compressed::stored(bytes) } else { Compressed::of(bytes, level) };
                made.shared.push(Shared { name, kind, part });
            }
        };
        let part = |target: &str| self.part(&format!("word/{target}"));
        add(target, Some(kind.to_owned()).filter(|kind| !kind.is_empty()), part(target));
        let relations = self.relations(&relations_of(target));
        if relations.is_empty() {
            return;
        }
        let mut xml = Xml::part(level);
        xml.open("Relationships", &[("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships")]);
        for (id, (kind, target, external)) in &relations {
            let kind = format!("http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}");
            let attributes = [("Id", id.as_str()), ("Type", &kind), ("Target", target), ("TargetMode", "External")];
            if *external || self.is_picture(target) {
                xml.empty("Relationship", attributes.get(..if *external { 4 } else { 3 }).unwrap_or_default());
            }
            if !external && self.is_picture(target) {
                add(target, None, part(target));
            }
        }
        xml.close("Relationships");
        let name = relations_of(&format!("house/{target}"));
        if made.shared.iter().all(|it| it.name != name) {
            made.shared.push(Shared { name, kind: None, part: xml.finish() });
        }
    }

    /// The relations of a part by their id.
    fn relations(&self, name: &str) -> BTreeMap<String, Relation> {
        let mut relations = BTreeMap::new();
        for (_, attributes) in tags(self.part(name)) {
            if let (Some(id), Some(kind), Some(target)) =
                (value(&attributes, "Id"), value(&attributes, "Type"), value(&attributes, "Target"))
            {
                let kind = kind.rsplit('/').next().unwrap_or("").to_owned();
                let target = target.strip_prefix("/word/").unwrap_or(target).to_owned();
                let external = value(&attributes, "TargetMode") == Some("External");
                relations.insert(id.to_owned(), (kind, target, external));
            }
        }
        relations
    }

    fn part(&self, name: &str) -> &[u8] {
        self.parts.get(name).map_or(&[], Vec::as_slice)
    }
}

/// The last word of its kind, where it leads, and whether that is outside the package.
type Relation = (String, String, bool);

/// Where the relations of a part in `word/` stand.
fn relations_of(target: &str) -> String {
    match target.rsplit_once('/') {
        Some((folder, file)) => format!("word/{folder}/_rels/{file}.rels"),
        None => format!("word/_rels/{target}.rels"),
    }
}

fn value<'t>(attributes: &'t [(String, String)], wanted: &str) -> Option<&'t str> {
    attributes.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str())
}

fn refused(part: &str, reason: &str) -> Unreadable {
    Refusal::new(reason)
        .part(part)
        .hint("open the stationery in a word processor, mend it and save it again as .docx or .dotx")
        .into()
}
