//! eIds, after the Akoma Ntoso naming convention: the path of the parent, `__`, the element, `_`, its number.
//!
//! The schema's identity constraint sees every descendant of the root document, so one set serves the whole file. Parts
//! are unique among their siblings and hold no `__`, which makes every path unique; only anchors, whose names are the
//! letter's, can still be in the way, and they come first: `href="#name"` must find its marker.

use std::collections::{HashMap, HashSet};

/// The eIds of one file.
#[derive(Default)]
pub(crate) struct Ids {
    /// The path of the element in hand.
    path: String,
    scopes: Vec<Scope>,
    /// Names of anchors that stand as they are.
    anchors: HashSet<String>,
    /// The anchors among them that were written.
    written: HashSet<String>,
    renamed: u32,
}

/// An element on the path, and what was counted in it.
#[derive(Default)]
struct Scope {
    /// Where the path ended before it.
    before: usize,
    /// How many of each kind stand in it.
    counts: [u32; Kind::COUNT],
    /// Numbers of items that are taken, each with the next suffix to try.
    items: HashMap<String, u32>,
}

/// What is numbered among its siblings.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    List,
    Table,
    Deadlines,
    Agenda,
    Attachment,
    Other,
    /// An item without a number of its own.
    Nameless,
}

impl Kind {
    const COUNT: usize = 7;

    fn name(self) -> &'static str {
        match self {
            Kind::List => "list",
            Kind::Table => "table",
            Kind::Deadlines => "deadlines",
            Kind::Agenda => "agenda",
            Kind::Attachment => "att",
            Kind::Other => "other",
            Kind::Nameless => "nn",
        }
    }
}

/// Ids that the references of `meta` need.
const RESERVED: [&str; 2] = ["issuer", "convoke"];

impl Ids {
    /// With these anchors in the letter.
    pub(crate) fn new(anchors: HashSet<String>) -> Self {
        let verbatim = anchors
            .into_iter()
            .filter(|name| !name.contains(char::is_whitespace) && !RESERVED.contains(&name.as_str()))
            .collect();
        Ids { anchors: verbatim, scopes: vec![Scope::default()], ..Ids::default() }
    }

    /// Enters the next element of this kind; its eId.
    pub(crate) fn enter(&mut self, kind: Kind) -> &str {
        let number = self.next(kind);
        self.enter_as(kind.name(), &number.to_string())
    }

    /// Enters an element that stands once in its parent; its eId.
    pub(crate) fn enter_once(&mut self, name: &str) -> &str {
        self.enter_as(name, "")
    }

    /// Enters an item whose number in its list is this label, or a running one where the label has no number; its eId.
    pub(crate) fn enter_item(&mut self, label: Option<&str>) -> &str {
        let mut number = slug(label.unwrap_or(""));
        if number.is_empty() {
            number = format!("nn_{}", self.next(Kind::Nameless));
        }
        let free = self.free_item(number);
        self.enter_as("item", &free)
    }

    /// Enters the item with this place in a list that the letter does not number; its eId.
    pub(crate) fn enter_place(&mut self, place: usize) -> &str {
        self.enter_as("item", &place.to_string())
    }

    /// Leaves the element that was entered last.
    pub(crate) fn leave(&mut self) {
        if let Some(scope) = self.scopes.pop() {
            self.path.truncate(scope.before);
        }
    }

    /// The eId of an anchor, and whether it is its name.
    pub(crate) fn anchor(&mut self, name: &str) -> (String, bool) {
        if self.anchors.contains(name) && self.written.insert(name.to_owned()) {
            return (name.to_owned(), true);
        }
        loop {
            self.renamed += 1;
            let id = format!("anchor_{}", self.renamed);
            if !self.anchors.contains(&id) {
                return (id, false);
            }
        }
    }

    fn next(&mut self, kind: Kind) -> u32 {
        let count = self.scopes.last_mut().and_then(|scope| scope.counts.get_mut(kind as usize));
        count.map_or(1, |count| {
            *count += 1;
            *count
        })
    }

    /// The number itself, or the first of `_2`, `_3`, … that neither a sibling nor an anchor has.
    fn free_item(&mut self, number: String) -> String {
        let Ids { path, scopes, anchors, .. } = self;
        let Some(Scope { items, .. }) = scopes.last_mut() else { return number };
        let is_anchor = |number: &str| !anchors.is_empty() && anchors.contains(&format!("{path}__item_{number}"));
        let mut suffix = match items.get(&number) {
            None if !is_anchor(&number) => {
                items.insert(number.clone(), 2);
                return number;
            }
            None => 2,
            Some(suffix) => *suffix,
        };
        let free = loop {
            let candidate = format!("{number}_{suffix}");
            suffix += 1;
            if !items.contains_key(&candidate) && !is_anchor(&candidate) {
                break candidate;
            }
        };
        items.insert(number, suffix);
        items.insert(free.clone(), 2);
        free
    }

    fn enter_as(&mut self, name: &str, number: &str) -> &str {
        let before = self.path.len();
        if before > 0 {
            self.path.push_str("__");
        }
        self.path.push_str(name);
        if !number.is_empty() {
            self.path.push('_');
            self.path.push_str(number);
        }
        if self.anchors.contains(&self.path) {
            self.step_aside();
        }
        self.scopes.push(Scope { before, ..Scope::default() });
        &self.path
    }

    /// An anchor has this name: `_2`, `_3`, … until free.
    fn step_aside(&mut self) {
        let end = self.path.len();
        for suffix in 2u32.. {
            self.path.truncate(end);
            self.path.push('_');
            self.path.push_str(&suffix.to_string());
            if !self.anchors.contains(&self.path) {
                return;
            }
        }
    }
}

/// A label as part of an eId or an address: ASCII letters and digits in lower case, `-` for what stands between.
pub(crate) fn slug(label: &str) -> String {
    let mut slug = String::with_capacity(label.len());
    for c in label.chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_becomes_the_number_of_an_item() {
        for (label, wanted) in [
            ("a)", "a"),
            ("8.12", "8-12"),
            ("(iv)", "iv"),
            ("·", ""),
            ("第一条", ""),
            ("1.2.", "1-2"),
            ("A – b", "a-b"),
        ] {
            assert_eq!(slug(label), wanted, "{label}");
        }
    }

    #[test]
    fn a_number_that_is_taken_gets_the_next_free_suffix() {
        let mut ids = Ids::new(HashSet::new());
        ids.enter(Kind::List);
        let mut item = |label: Option<&str>| {
            let id = ids.enter_item(label).to_owned();
            ids.leave();
            id
        };
        for (label, wanted) in [
            (Some("3."), "list_1__item_3"),
            (Some("3)"), "list_1__item_3_2"),
            (Some("3"), "list_1__item_3_3"),
            (None, "list_1__item_nn_1"),
            (Some("–"), "list_1__item_nn_2"),
            (Some("nn"), "list_1__item_nn"),
            (Some("nn"), "list_1__item_nn_3"),
            (Some("·"), "list_1__item_nn_3_2"),
        ] {
            assert_eq!(item(label), wanted);
        }
    }

    #[test]
    fn generated_ids_step_aside_for_anchors() {
        let anchors = ["list_1", "issuer", "two words", "anchor_1"].map(str::to_owned);
        let mut ids = Ids::new(anchors.into_iter().collect());
        assert_eq!(ids.enter(Kind::List), "list_1_2");
        assert_eq!(ids.enter_item(Some("1")), "list_1_2__item_1");
        assert_eq!(ids.anchor("list_1"), ("list_1".to_owned(), true));
        assert_eq!(ids.anchor("list_1"), ("anchor_2".to_owned(), false));
        assert_eq!(ids.anchor("issuer"), ("anchor_3".to_owned(), false));
        assert_eq!(ids.anchor("two words"), ("anchor_4".to_owned(), false));
    }
}
