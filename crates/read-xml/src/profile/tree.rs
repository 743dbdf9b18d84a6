//! The elements of a document with their places, for whoever has a place to find.
//!
//! Reading needs no tree and makes none. This is the second pass over a document that is known to be well-formed, made
//! only where there is something to say about it.

use crate::Options;
use crate::markup::{Attribute, Markup, Space, Token};
use std::borrow::Cow;
use std::ops::Range;

/// An element, or a run of characters among elements.
pub(super) struct Node<'a> {
    /// Nothing for characters.
    pub(super) name: &'a str,
    /// `name`, or else `class`: what the profile tells elements apart by.
    pub(super) kind: Option<Cow<'a, str>>,
    /// `class`, where there is one.
    pub(super) class: Option<Cow<'a, str>>,
    /// It stands there only because the schema wants one.
    pub(super) is_absent: bool,
    /// Names of its attributes in our own namespace.
    pub(super) ours: Vec<&'a str>,
    /// From the `<` of the start tag to behind its `>`.
    tag: Range<usize>,
    /// From behind the start tag to the end tag.
    inside: Range<usize>,
    children: Vec<usize>,
    /// Those of them that are elements and mean something.
    elements: Vec<usize>,
}

/// A document as elements; the first is its root.
pub(super) struct Tree<'a> {
    source: &'a str,
    nodes: Vec<Node<'a>>,
}

impl<'a> Tree<'a> {
    /// The tree of a document; as much of it as can be read.
    pub(super) fn of(source: &'a str, options: &Options) -> Self {
        let mut tree = Tree { source, nodes: Vec::new() };
        let mut markup = Markup::new(source, options);
        let mut open: Vec<usize> = Vec::new();
        while let Ok(token) = markup.next() {
            let place = markup.place();
            match token {
                Token::Open(_, name) => {
                    let node = Node::element(name, &markup.attributes, place..markup.end());
                    open.push(tree.add(node, open.last()));
                }
                Token::Text(_) => tree.characters(place..markup.end(), open.last()),
                Token::Close => {
                    if let Some(node) = open.pop().and_then(|at| tree.nodes.get_mut(at)) {
                        // An empty element ends where its tag does.
                        node.inside.end = place.max(node.inside.start);
                    }
                }
                Token::End => break,
            }
        }
        tree
    }

    fn add(&mut self, node: Node<'a>, parent: Option<&usize>) -> usize {
        let at = self.nodes.len();
        let is_element = !node.name.is_empty() && !node.is_absent;
        self.nodes.push(node);
        if let Some(parent) = parent.and_then(|parent| self.nodes.get_mut(*parent)) {
            parent.children.push(at);
            parent.elements.extend(is_element.then_some(at));
        }
        at
    }

    /// Characters; those behind a reference or a CDATA section belong to the same run.
    fn characters(&mut self, range: Range<usize>, parent: Option<&usize>) {
        let last = parent.and_then(|parent| self.nodes.get(*parent)).and_then(|parent| parent.children.last());
        match last.copied().and_then(|last| self.nodes.get_mut(last)) {
            Some(last) if last.name.is_empty() => last.inside.end = range.end,
            _ => drop(self.add(Node { inside: range, ..Node::default() }, parent)),
        }
    }

    pub(super) fn node(&self, at: usize) -> Option<&Node<'a>> {
        self.nodes.get(at)
    }

    /// The elements and runs of characters in an element.
    pub(super) fn all(&self, at: usize) -> &[usize] {
        self.nodes.get(at).map_or(&[], |node| node.children.as_slice())
    }

    /// The elements of this name in an element.
    pub(super) fn named(&self, at: usize, name: &str) -> impl Iterator<Item = usize> {
        let is_named = move |child: &usize| self.nodes.get(*child).is_some_and(|node| node.name == name);
        self.elements(at).iter().copied().filter(is_named)
    }

    /// The elements in an element, without those that mean nothing.
    pub(super) fn elements(&self, at: usize) -> &[usize] {
        self.nodes.get(at).map_or(&[], |node| node.elements.as_slice())
    }

    /// What of an element is shown: its characters or, where it holds none of its own, its start tag.
    pub(super) fn shown(&self, at: usize) -> Option<Range<usize>> {
        let node = self.nodes.get(at)?;
        let mut runs = node.children.iter().filter_map(|child| self.nodes.get(*child)).filter(|n| n.name.is_empty());
        let has_words = runs.any(|run| self.source.get(run.inside.clone()).is_some_and(|run| !run.trim().is_empty()));
        Some(if node.name.is_empty() || has_words { node.inside.clone() } else { node.tag.clone() })
    }

    /// The tag of an element, with its attributes.
    pub(super) fn tag(&self, at: usize) -> Option<Range<usize>> {
        self.nodes.get(at).map(|node| node.tag.clone())
    }
}

impl Default for Node<'_> {
    fn default() -> Self {
        Node {
            name: "",
            kind: None,
            class: None,
            is_absent: false,
            ours: Vec::new(),
            tag: 0..0,
            inside: 0..0,
            children: Vec::new(),
            elements: Vec::new(),
        }
    }
}

impl<'a> Node<'a> {
    fn element(name: &'a str, attributes: &[Attribute<'a>], tag: Range<usize>) -> Self {
        let bare = |wanted: &str| {
            let is_it = |a: &&Attribute<'_>| a.space == Space::Bare && a.local == wanted;
            attributes.iter().find(is_it).map(|attribute| attribute.value.clone())
        };
        let ours = || attributes.iter().filter(|attribute| attribute.space == Space::Letter);
        Node {
            name,
            kind: bare("name").or_else(|| bare("class")),
            class: bare("class"),
            is_absent: ours().any(|a| a.local == "absent" && a.value == "true"),
            ours: ours().map(|attribute| attribute.local).collect(),
            inside: tag.end..tag.end,
            tag,
            ..Node::default()
        }
    }
}
