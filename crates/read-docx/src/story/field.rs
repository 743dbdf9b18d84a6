//! Fields and links: computed passages, of which the result that the program last computed is read.

use super::{Inside, Story, Then};
use crate::names as n;
use crate::symbol::SymbolFont;
use crate::xml::{Attributes, Tag};
use blocks::{Name, Span};
use findings::Code;

/// Open fields and links, the innermost last.
#[derive(Debug, Default)]
pub(super) struct Fields {
    open: Vec<Field>,
    links: Vec<Link>,
    coded: usize,
    paged: usize,
}

/// A field.
#[derive(Debug, Default)]
struct Field {
    code: String,
    /// Its result has begun.
    shown: bool,
    page: bool,
    linked: bool,
    /// What was put before its result.
    produced: u64,
    start: u32,
    form: Form,
}

/// What a form field holds besides its result.
#[derive(Clone, Debug, Default)]
struct Form {
    ticked: Option<bool>,
    entries: Vec<String>,
    chosen: usize,
}

#[derive(Debug)]
struct Link {
    target: Option<Name>,
    of_field: bool,
}

/// Fields deeper in each other than this are read as text.
const DEEPEST: usize = 500;
/// A longer instruction is cut: no address is longer.
const LONGEST_CODE: usize = 16 << 10;

impl Fields {
    pub(super) fn in_code(&self) -> bool {
        self.coded > 0
    }

    pub(super) fn in_page_number(&self) -> bool {
        self.paged > 0
    }

    /// Where what is put now leads.
    pub(super) fn link(&self) -> Option<Name> {
        self.links.last().and_then(|link| link.target)
    }

    pub(super) fn add_code(&mut self, text: &str) {
        if let Some(field) = self.open.last_mut().filter(|field| !field.shown)
            && field.code.len() + text.len() <= LONGEST_CODE
        {
            field.code.push_str(text);
        }
    }

    pub(super) fn end_link(&mut self, of_field: bool) {
        if let Some(at) = self.links.iter().rposition(|link| link.of_field == of_field) {
            self.links.remove(at);
        }
    }
}

impl Story<'_, '_> {
    pub(super) fn begin_link(&mut self, a: &Attributes<'_>) -> Then {
        let address = a.relation(b"id").and_then(|id| self.relations.address(&id)).unwrap_or_default();
        let anchor = a.get(b"anchor").or_else(|| a.get(b"docLocation")).unwrap_or_default();
        let target = self.target(address, &anchor);
        self.fields.links.push(Link { target, of_field: false });
        Then::Link
    }

    /// An address and a place in it, as one word.
    fn target(&mut self, address: &str, anchor: &str) -> Option<Name> {
        let (address, anchor) = (address.trim(), anchor.trim());
        if anchor.is_empty() {
            return if address.is_empty() { None } else { Some(self.document.house.names.add(address)) };
        }
        if address.is_empty() {
            let name = self.document.house.names.add(anchor);
            self.document.pointed.insert(name);
        }
        Some(self.document.house.names.add(&format!("{address}#{anchor}")))
    }

    pub(super) fn field_character(&mut self, a: &Attributes<'_>) {
        match a.raw(b"fldCharType") {
            Some(b"begin") => self.begin_field(String::new()),
            Some(b"separate") => self.show_field(),
            Some(b"end") => self.end_field(),
            _ => {}
        }
    }

    pub(super) fn begin_simple_field(&mut self, a: &Attributes<'_>) -> Then {
        self.begin_field(a.get(b"instr").unwrap_or_default().into_owned());
        self.show_field();
        Then::SimpleField
    }

    fn begin_field(&mut self, code: String) {
        if self.fields.open.len() < DEEPEST {
            self.fields.coded += 1;
            self.fields.open.push(Field { code, ..Field::default() });
        }
    }

    /// The instruction is complete; the result begins.
    fn show_field(&mut self) {
        let (produced, start) = (self.produced, self.sheet.here());
        let Some(field) = self.fields.open.last_mut().filter(|field| !field.shown) else { return };
        field.shown = true;
        field.produced = produced;
        field.start = start;
        self.fields.coded = self.fields.coded.saturating_sub(1);
        let code = std::mem::take(&mut field.code);
        let mut words = Words(&code);
        let verb = words.next().unwrap_or_default().to_ascii_uppercase();
        let mut linked = None;
        let mut page = false;
        match verb.as_str() {
            "HYPERLINK" => linked = Some(hyperlink(words)),
            "REF" | "PAGEREF" | "NOTEREF" => {
                let anchor = words.next().unwrap_or_default().to_owned();
                linked = Some((String::new(), anchor));
            }
            "PAGE" | "NUMPAGES" | "SECTIONPAGES" | "SECTION" => page = true,
            _ => {}
        }
        let target = linked.map(|(address, anchor)| self.target(&address, &anchor));
        self.fields.paged += usize::from(page);
        if let Some(target) = target {
            self.fields.links.push(Link { target, of_field: true });
        }
        if let Some(field) = self.fields.open.last_mut() {
            field.page = page;
            field.linked = target.is_some();
            field.code = code;
        }
    }

    pub(super) fn end_field(&mut self) {
        let Some(field) = self.fields.open.pop() else { return };
        if !field.shown {
            self.fields.coded = self.fields.coded.saturating_sub(1);
        }
        self.fields.paged -= usize::from(field.page);
        if field.linked {
            self.fields.end_link(true);
        }
        let empty = !field.shown || field.produced == self.produced;
        let mut words = Words(&field.code);
        match words.next().unwrap_or_default().to_ascii_uppercase().as_str() {
            "DATE" | "TIME" => {
                let span = Span::new(field.start.min(self.sheet.here()), self.sheet.here());
                let shown: String = span.of(&self.sheet.text).chars().take(40).collect();
                let detail = format!("the program writes today's date here; `{}` is what it last wrote", shown.trim());
                self.sheet.remark(span, Code::DateField, detail);
            }
            "FORMCHECKBOX" if empty => self.put(if field.form.ticked == Some(true) { "☒" } else { "☐" }),
            "FORMDROPDOWN" if empty => {
                if let Some(entry) = field.form.entries.get(field.form.chosen) {
                    self.put(entry);
                }
            }
            "SYMBOL" if empty => self.symbol_field(words),
            verb @ ("LISTNUM" | "AUTONUM" | "AUTONUMLGL" | "AUTONUMOUT") if empty => {
                let here = self.sheet.here();
                let detail = format!("a {verb} field prints a number here that is not in the file");
                self.sheet.remark(Span::new(here, here), Code::FieldNotComputed, detail);
            }
            _ => {}
        }
    }

    /// `SYMBOL 183 \f "Symbol"` has no result: the character is in the instruction.
    fn symbol_field(&mut self, mut words: Words<'_>) {
        let code = words.next().and_then(|code| match code.strip_prefix("0x") {
            Some(digits) => u32::from_str_radix(digits, 16).ok(),
            None => code.parse().ok(),
        });
        let mut font = None;
        while let Some(word) = words.next() {
            if word.eq_ignore_ascii_case("\\f") {
                font = words.next().and_then(|name| SymbolFont::of(name.as_bytes()));
            }
        }
        let drawn = code.and_then(|code| match font {
            Some(font) => font.character(code),
            None => char::from_u32(code),
        });
        if let Some(c) = drawn {
            self.put(c.encode_utf8(&mut [0; 4]));
        }
    }

    pub(super) fn field_data(&mut self, tag: &Tag<'_>) -> Then {
        debug_assert_eq!(self.inside, Inside::FieldData);
        let a = &tag.attributes;
        let Some(field) = self.fields.open.last_mut() else { return Then::Nothing };
        match tag.name {
            n::CHECK_BOX => field.form.ticked = Some(false),
            // What the user set is stronger than what the form began with, and stands behind it.
            n::DEFAULT | n::CHECKED if field.form.ticked.is_some() => field.form.ticked = Some(a.on()),
            n::LIST_ENTRY => field.form.entries.extend(a.get(b"val").map(Into::into)),
            n::RESULT => field.form.chosen = a.number(b"val").and_then(|n| usize::try_from(n).ok()).unwrap_or(0),
            _ => {}
        }
        Then::Nothing
    }
}

/// The address and the place in it that a HYPERLINK field names (17.16.5.25).
fn hyperlink(mut words: Words<'_>) -> (String, String) {
    let (mut address, mut anchor) = (String::new(), String::new());
    while let Some(word) = words.next() {
        match word {
            "\\l" | "\\L" => anchor = words.next().unwrap_or_default().to_owned(),
            "\\o" | "\\t" | "\\O" | "\\T" => {
                words.next();
            }
            switch if switch.starts_with('\\') && switch.len() == 2 => {}
            _ if address.is_empty() => address = word.to_owned(),
            _ => {}
        }
    }
    (address.replace("\\\\", "\\"), anchor)
}

/// The words of an instruction; quotes hold one together.
struct Words<'c>(&'c str);

impl<'c> Iterator for Words<'c> {
    type Item = &'c str;

    fn next(&mut self) -> Option<&'c str> {
        let rest = self.0.trim_start();
        let (word, behind) = match rest.strip_prefix(['"', '“', '”']) {
            Some(inner) => inner.split_once(['"', '”', '“']).unwrap_or((inner, "")),
            None => {
                let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
                rest.split_at_checked(end)?
            }
        };
        self.0 = behind;
        if word.is_empty() && rest.is_empty() { None } else { Some(word) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instructions_in_words() {
        let words: Vec<&str> = Words(r#" HYPERLINK "https://example.org/a b" \l "two words" \h "#).collect();
        assert_eq!(words, ["HYPERLINK", "https://example.org/a b", "\\l", "two words", "\\h"]);
        let linked = hyperlink(Words(r#" \l "place" \o "a hint" https://example.org "#));
        assert_eq!(linked, ("https://example.org".to_owned(), "place".to_owned()));
    }
}
