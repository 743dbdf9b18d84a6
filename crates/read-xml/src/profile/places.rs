//! From a JSON pointer of a letter to its place in the document that the letter was read from: the mapping of
//! `schemas/README.md` once more, as a way through elements.
//!
//! A pointer that leads further than the elements do ends at the last of them: an attribute is shown by its tag.

use super::tree::{Node, Tree};
use crate::Options;
use std::ops::Range;

/// Where the values that these pointers name stand, in bytes of the source.
pub(crate) fn places(source: &str, options: &Options, pointers: &[&str]) -> Vec<Option<Range<usize>>> {
    let tree = Tree::of(source, options);
    let way = Way { tree: &tree };
    let place = |pointer: &&str| {
        let at = way.document(&mut pointer.split('/').skip(1));
        // An address is an attribute of an element that has words of its own.
        if pointer.ends_with("/link/to") { tree.tag(at) } else { tree.shown(at) }
    };
    pointers.iter().map(place).collect()
}

/// The rest of a pointer.
type Rest<'r, 'p> = &'r mut std::iter::Skip<std::str::Split<'p, char>>;

/// The way through a document. A function named after a value takes its element and the rest of the pointer, and gives
/// the nearest element there is.
struct Way<'t, 'a> {
    tree: &'t Tree<'a>,
}

/// The nearest element: the one found, and where it leads, or the one in hand.
macro_rules! onward {
    ($here:expr, $found:expr, |$at:ident| $on:expr) => {
        match $found {
            Some($at) => $on,
            None => $here,
        }
    };
}

impl<'a> Way<'_, 'a> {
    fn document(&self, rest: Rest<'_, '_>) -> usize {
        let root = self.first(0).unwrap_or(0);
        let Some(field) = rest.next() else { return root };
        let meta = self.child(root, "meta");
        let preface = self.child(root, "preface");
        match field {
            "body" => self.body_of(root, rest),
            "letterhead" => match preface.and_then(|at| self.of_kind(at, "container", "letterhead")) {
                Some(at) => self.letterhead(root, at, rest),
                // An agenda by itself has only what its names say.
                None => {
                    let name = if rest.next() == Some("date") { "FRBRdate" } else { "FRBRnumber" };
                    self.deep(root, &["meta", "identification", "FRBRWork", name]).unwrap_or(root)
                }
            },
            "salutation" => {
                let salutation = self.child(root, "preamble").and_then(|at| self.child(at, "block"));
                onward!(root, salutation, |at| self.text(at, rest))
            }
            "closing" => onward!(root, self.child(root, "conclusions"), |at| self.closing(at, rest)),
            "annexes" => {
                onward!(root, self.child(root, "attachments"), |at| self
                    .nth(at, self.each(at), rest, |at, rest| { self.annex(at, rest) }))
            }
            "page" => onward!(root, preface, |at| {
                let name = if rest.next() == Some("header") { "page-header" } else { "page-footer" };
                onward!(at, self.of_kind(at, "container", name), |at| self.blocks(at, rest))
            }),
            "language" => self.language(root),
            "kind" => {
                // The subtype of an agenda by itself says that it is one.
                let beside = meta.and_then(|at| self.ours(at, "kind").next());
                beside
                    .or_else(|| self.deep(root, &["meta", "identification", "FRBRWork", "FRBRsubtype"]))
                    .unwrap_or(root)
            }
            "meeting" | "schema" => onward!(root, meta.and_then(|at| self.ours(at, "schema").next()), |at| at),
            "amends" => onward!(root, meta.and_then(|at| self.ours(at, "amends").next()), |at| at),
            "further_meetings" => {
                onward!(root, meta, |at| self.nth(at, self.ours(at, "further"), rest, |at, _| at))
            }
            _ => root,
        }
    }

    /// The body of a letter or annex; before that of an agenda by itself stands its title.
    fn body_of(&self, root: usize, rest: Rest<'_, '_>) -> usize {
        let is_extract = self.node(root).is_some_and(|node| node.name == "debateReport");
        let title = self.title(root).filter(|_| is_extract);
        let Some(body) = self.child(root, "mainBody") else { return root };
        let blocks = title.into_iter().chain(self.each(body));
        self.nth(body, blocks, rest, |at, rest| self.block(at, rest))
    }

    fn letterhead(&self, root: usize, head: usize, rest: Rest<'_, '_>) -> usize {
        let Some(field) = rest.next() else { return head };
        let inside = |name: &str, kind: Option<&str>| {
            let mut lines = self.tree.named(head, "p").flat_map(|line| self.each(line));
            lines.find(|at| self.node(*at).is_some_and(|n| n.name == name && kind.is_none_or(|kind| n.is_kind(kind))))
        };
        let found = match field {
            "organization" | "bureau" => inside("docAuthority", Some(field)),
            "date" => inside("docDate", None).or_else(|| inside("inline", Some("date"))),
            "place" => inside("inline", Some("place")),
            "designation" => inside("docNumber", None),
            "reference" => inside("docketNumber", None),
            "subject" => inside("docTitle", None),
            "number" => self.deep(root, &["meta", "identification", "FRBRWork", "FRBRnumber"]),
            "addressees" | "copies" => {
                return onward!(head, self.of_kind(head, "blockList", field), |at| self.entries(at, rest));
            }
            "contacts" => return self.nth(head, self.kinds(head, "block", "contact"), rest, |at, _| at),
            "other" => {
                let is_other = |at: &usize| self.node(*at).is_some_and(|node| node.is_kind("other"));
                return self.nth(head, self.each(head).filter(is_other), rest, |at, rest| match rest.next() {
                    Some("block") => onward!(at, self.first(at), |at| self.block(at, rest)),
                    _ => self.text(at, rest),
                });
            }
            _ => None,
        };
        onward!(head, found, |at| self.text(at, rest))
    }

    fn closing(&self, closing: usize, rest: Rest<'_, '_>) -> usize {
        let Some(field) = rest.next() else { return closing };
        match field {
            "aside" | "after" => {
                onward!(closing, self.of_kind(closing, "container", field), |at| self.blocks(at, rest))
            }
            "signatory" => {
                let block = self.of_kind(closing, "block", field).and_then(|at| self.child(at, "signature"));
                onward!(closing, block, |at| match rest.next() {
                    Some("office") =>
                        self.nth(at, self.kinds(at, "inline", "office"), rest, |at, rest| self.text(at, rest)),
                    Some(name) => onward!(at, self.of_kind(at, "inline", name), |at| self.text(at, rest)),
                    None => at,
                })
            }
            "enclosures" => {
                rest.next();
                onward!(closing, self.of_kind(closing, "block", field), |at| self.text(at, rest))
            }
            _ => onward!(closing, self.of_kind(closing, "block", field), |at| self.text(at, rest)),
        }
    }

    fn annex(&self, annex: usize, rest: Rest<'_, '_>) -> usize {
        let document = self.child(annex, "debateReport").or_else(|| self.child(annex, "doc")).unwrap_or(annex);
        match rest.next() {
            Some("heading") => onward!(annex, self.child(annex, "heading"), |at| self.text(at, rest)),
            Some("title") => onward!(annex, self.title(document), |at| self.text(at, rest)),
            Some("language") => self.language(document),
            Some("label") => annex,
            Some("body") => onward!(annex, self.child(document, "mainBody"), |at| self.blocks(at, rest)),
            _ => onward!(annex, self.child(annex, "heading"), |at| at),
        }
    }

    fn title(&self, document: usize) -> Option<usize> {
        self.deep(document, &["preface", "p", "docTitle"])
    }

    fn language(&self, document: usize) -> usize {
        self.deep(document, &["meta", "identification", "FRBRExpression", "FRBRlanguage"]).unwrap_or(document)
    }

    fn blocks(&self, parent: usize, rest: Rest<'_, '_>) -> usize {
        let has_label = self.first(parent).and_then(|first| self.node(first)).is_some_and(|first| first.name == "num");
        let blocks = self.each(parent).skip(usize::from(has_label));
        self.nth(parent, blocks, rest, |at, rest| self.block(at, rest))
    }

    fn block(&self, block: usize, rest: Rest<'_, '_>) -> usize {
        match rest.next() {
            Some("paragraph") => self.text(block, rest),
            Some("heading") if rest.next() == Some("text") => self.text(block, rest),
            Some("list") => {
                rest.next();
                self.nth(block, self.each(block), rest, |at, rest| match rest.next() {
                    Some("body") => self.blocks(at, rest),
                    _ => self.child(at, "num").unwrap_or(at),
                })
            }
            Some("table") => self.table(block, rest),
            Some("deadlines") => self.deadlines(block, rest),
            Some("agenda") => self.agenda(block, rest),
            Some("image") => self.child(block, "img").unwrap_or(block),
            _ => block,
        }
    }

    fn table(&self, table: usize, rest: Rest<'_, '_>) -> usize {
        let field = rest.next();
        let (heads, others) = self.rows(table);
        let rows = if field == Some("header") { heads } else { others };
        let cell = |at, rest: Rest<'_, '_>| match rest.next() {
            Some("body") => self.blocks(at, rest),
            _ => at,
        };
        match field {
            Some("caption") => onward!(table, self.child(table, "caption"), |at| self.text(at, rest)),
            Some("header" | "rows") => {
                self.nth(table, rows.iter().copied(), rest, |row, rest| self.nth(row, self.each(row), rest, cell))
            }
            _ => table,
        }
    }

    fn deadlines(&self, deadlines: usize, rest: Rest<'_, '_>) -> usize {
        let Some(field) = rest.next() else { return deadlines };
        if field == "heading" {
            return onward!(deadlines, self.child(deadlines, "heading"), |at| self.text(at, rest));
        }
        let Some(table) = self.child(deadlines, "table") else { return deadlines };
        let (heads, entries) = self.rows(table);
        if field == "columns" {
            return onward!(table, heads.first().copied(), |row| self
                .nth(row, self.each(row), rest, |at, rest| self.line(at, rest)));
        }
        self.nth(table, entries.iter().copied(), rest, |row, rest| match rest.next() {
            Some("cells") => self.nth(row, self.kinds(row, "td", "cell"), rest, |at, rest| self.line(at, rest)),
            Some("items") => {
                let list = self.of_kind(row, "td", "items").and_then(|at| self.child(at, "blockList"));
                onward!(row, list, |at| self.entries(at, rest))
            }
            Some("date") => {
                let line = self.of_kind(row, "td", "date").and_then(|at| self.child(at, "p"));
                onward!(row, line, |at| self.first(at).unwrap_or(at))
            }
            Some("group") => onward!(row, self.of_kind(row, "td", "group"), |at| self.line(at, rest)),
            _ => row,
        })
    }

    fn agenda(&self, agenda: usize, rest: Rest<'_, '_>) -> usize {
        let lines = |name: &str, rest: Rest<'_, '_>| {
            onward!(agenda, self.child(agenda, name), |at| self
                .nth(at, self.each(at), rest, |at, rest| { self.text(at, rest) }))
        };
        match rest.next() {
            Some("preface") => lines("intro", rest),
            Some("notes") => lines("wrapUp", rest),
            Some("columns") => lines("crossHeading", rest),
            Some("roles") => self.child(agenda, "crossHeading").unwrap_or(agenda),
            Some("items") => onward!(agenda, self.child(agenda, "blockList"), |at| self.items(at, rest)),
            _ => agenda,
        }
    }

    fn items(&self, list: usize, rest: Rest<'_, '_>) -> usize {
        self.nth(list, self.each(list), rest, |item, rest| {
            let title = self.tree.named(item, "p").find(|at| self.node(*at).is_some_and(|node| node.class.is_none()));
            match rest.next() {
                Some("items") => onward!(item, self.child(item, "blockList"), |at| self.items(at, rest)),
                Some("documents") => self.nth(item, self.kinds(item, "p", "document"), rest, |at, rest| {
                    // The reference around the name of a document is none of its runs.
                    onward!(self.text(at, rest), self.child(at, "ref"), |at| at)
                }),
                Some("cells") => self.nth(item, self.kinds(item, "p", "cell"), rest, |at, rest| self.text(at, rest)),
                Some("title") => onward!(item, title, |at| self.text(at, rest)),
                Some("label") => self.child(item, "num").unwrap_or(item),
                Some("number") => item,
                _ => title.or_else(|| self.child(item, "num")).unwrap_or(item),
            }
        })
    }

    /// Entries of one paragraph each.
    fn entries(&self, list: usize, rest: Rest<'_, '_>) -> usize {
        self.nth(list, self.each(list), rest, |at, rest| self.line(at, rest))
    }

    /// The one paragraph of an element.
    fn line(&self, parent: usize, rest: Rest<'_, '_>) -> usize {
        onward!(parent, self.child(parent, "p"), |at| self.text(at, rest))
    }

    /// Runs are elements, and characters between them.
    fn text(&self, text: usize, rest: Rest<'_, '_>) -> usize {
        let run = rest.next().and_then(|run| run.parse().ok()).and_then(|run: usize| self.tree.all(text).get(run));
        onward!(text, run.copied(), |run| match rest.next() {
            Some("note") => self.blocks(run, rest),
            Some("link") => match rest.next() {
                Some("text") => self.text(run, rest),
                _ => run,
            },
            Some(_) => self.text(run, rest),
            None => run,
        })
    }

    /// The element that the next step of the pointer counts.
    fn nth(
        &self,
        parent: usize,
        mut of: impl Iterator<Item = usize>,
        rest: Rest<'_, '_>,
        on: impl Fn(usize, Rest<'_, '_>) -> usize,
    ) -> usize {
        let found = rest.next().and_then(|number| number.parse().ok()).and_then(|number| of.nth(number));
        onward!(parent, found, |at| on(at, rest))
    }

    /// The rows of a table: those of heads, which come first, and the others.
    fn rows(&self, table: usize) -> (&[usize], &[usize]) {
        let elements = self.tree.elements(table);
        let is_row = |at: &usize| self.node(*at).is_some_and(|node| node.name == "tr");
        let rows = elements.get(elements.partition_point(|at| !is_row(at))..).unwrap_or_default();
        rows.split_at(rows.partition_point(|row| self.child(*row, "th").is_some()))
    }

    /// The elements in an element; any of them is found without looking at those before it.
    fn each(&self, at: usize) -> impl Iterator<Item = usize> {
        self.tree.elements(at).iter().copied()
    }

    fn first(&self, at: usize) -> Option<usize> {
        self.tree.elements(at).first().copied()
    }

    fn node(&self, at: usize) -> Option<&Node<'a>> {
        self.tree.node(at)
    }

    fn child(&self, parent: usize, name: &str) -> Option<usize> {
        self.tree.named(parent, name).next()
    }

    fn kinds(&self, parent: usize, name: &str, kind: &str) -> impl Iterator<Item = usize> {
        self.tree.named(parent, name).filter(move |at| self.node(*at).is_some_and(|node| node.is_kind(kind)))
    }

    fn of_kind(&self, parent: usize, name: &str, kind: &str) -> Option<usize> {
        self.kinds(parent, name, kind).next()
    }

    fn deep(&self, from: usize, names: &[&str]) -> Option<usize> {
        names.iter().try_fold(from, |at, name| self.child(at, name))
    }

    /// The `proprietary` elements that have this attribute of ours.
    fn ours(&self, meta: usize, name: &str) -> impl Iterator<Item = usize> {
        let has = move |at: &usize| self.node(*at).is_some_and(|node| node.ours.contains(&name));
        self.tree.named(meta, "proprietary").filter(has)
    }
}

impl Node<'_> {
    /// Whether its `name`, or else its `class`, is this.
    fn is_kind(&self, kind: &str) -> bool {
        self.kind.as_deref() == Some(kind)
    }
}
