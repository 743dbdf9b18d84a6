//! The stationery: what is the same in every letter of a language. It is built once, compressed once and copied.
//!
//! docx-rs describes the styles and settings (`stationery/dress.rs`); it writes them in an order that the schema does
//! not allow and knows no languages and no right-to-left, so `stationery/order.rs` puts the parts right before they are
//! kept.

mod constant;
mod dress;
mod house;
mod order;
mod unpack;

pub use house::House;

use crate::Options;
use crate::deflate::Compressed;
use crate::tongue::Tongue;
use crate::types::Parts;
use findings::Finding;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

/// The parts that every letter of a language shares.
#[derive(Debug)]
pub(crate) struct Stationery {
    /// The language of its styles, as Word names it.
    pub(crate) language: String,
    pub(crate) right_to_left: bool,
    /// Between the margins, in twentieths of a point.
    pub(crate) text_width: u32,
    pub(crate) text_height: u32,
    /// Size and margins of the page, as mark-up of the section.
    pub(crate) page: String,
    pub(crate) styles: Compressed,
    pub(crate) settings: Compressed,
    pub(crate) application: Compressed,
    pub(crate) root: Compressed,
    /// The notes of a letter without notes.
    pub(crate) no_notes: Compressed,
    pub(crate) item: Compressed,
    pub(crate) item_relations: Compressed,
    /// Heads and feet of a house: kind, pages, part.
    pub(crate) margins: Vec<(&'static str, &'static str, String)>,
    /// What else the main part of a house points to: kind, part.
    pub(crate) relations: Vec<(&'static str, String)>,
    pub(crate) shared: Vec<Shared>,
    /// Tables of types: there are as many as there are sets of parts, a handful.
    types: Mutex<BTreeMap<Parts, Arc<Compressed>>>,
    level: i32,
    /// The emblem of a house.
    pub(crate) emblem: Option<Emblem>,
    /// What is to be said of a house's stationery.
    pub(crate) findings: Vec<Finding>,
}

/// The emblem of a house: the picture that stands in the body of its stationery.
#[derive(Debug)]
pub(crate) struct Emblem {
    /// The part that it is a copy of, seen from the main part.
    pub(crate) part: String,
    /// How large it is shown, in English Metric Units.
    pub(crate) extent: (u64, u64),
}

/// A part of a house's stationery, copied as it is.
#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) name: String,
    /// Its type, where the extension does not tell: `header+xml`.
    pub(crate) kind: Option<String>,
    pub(crate) part: Compressed,
}

/// A4 with margins of 2 cm, and room for head and foot.
const PAGE: &str = "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" \
                    w:left=\"1134\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>";

/// Stationery by language and level.
type Built = BTreeMap<(String, i32), Arc<Stationery>>;

/// Stationery that was built: a few languages and levels; a hostile tag must not fill the memory.
static BUILT: LazyLock<Mutex<Built>> = LazyLock::new(Mutex::default);
const MOST_BUILT: usize = 64;

impl Stationery {
    /// The stationery of this language.
    pub(crate) fn of(tongue: &Tongue<'_>, options: &Options) -> Arc<Stationery> {
        let level = options.level;
        if let Some(house) = &options.house {
            return house.stationery(tongue, level);
        }
        let key = (tongue.word_tag().to_owned(), level);
        let mut built = BUILT.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = built.get(&key) {
            return Arc::clone(known);
        }
        let made = Arc::new(Stationery::build(tongue, level));
        if built.len() < MOST_BUILT {
            built.insert(key, Arc::clone(&made));
        }
        made
    }

    /// The table of types of a package with these parts.
    pub(crate) fn types(&self, parts: &Parts) -> Arc<Compressed> {
        let mut known = self.types.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = known.get(parts) {
            return Arc::clone(known);
        }
        let made = Arc::new(parts.types(&self.shared, self.level));
        if known.len() < MOST_BUILT {
            known.insert(parts.clone(), Arc::clone(&made));
        }
        made
    }

    fn build(tongue: &Tongue<'_>, level: i32) -> Stationery {
        Stationery {
            language: tongue.word_tag().to_owned(),
            right_to_left: tongue.right_to_left,
            text_width: 11906 - 2 * 1134,
            text_height: 16838 - 2 * 1134,
            page: PAGE.to_owned(),
            styles: Compressed::of(&dress::styles(tongue), level),
            settings: Compressed::of(&dress::settings(tongue), level),
            application: Compressed::of(constant::APPLICATION.as_bytes(), level),
            root: Compressed::of(constant::ROOT.as_bytes(), level),
            no_notes: crate::write::footnotes(&[], level),
            item: Compressed::of(constant::ITEM.as_bytes(), level),
            item_relations: Compressed::of(constant::ITEM_RELATIONS.as_bytes(), level),
            margins: Vec::new(),
            relations: Vec::new(),
            shared: Vec::new(),
            types: Mutex::default(),
            level,
            emblem: None,
            findings: Vec::new(),
        }
    }
}
