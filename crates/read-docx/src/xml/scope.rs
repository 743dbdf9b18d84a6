//! Which prefix stands for which namespace, here.

use super::name::Ns;
use super::{Attributes, decoded};
use crate::fault::Fault;
use std::cell::Cell;

/// The declarations in force, the innermost last.
#[derive(Debug)]
pub(crate) struct Scope {
    declared: Vec<Declared>,
    /// Where the prefix of the last element was found: nearly every element has the same.
    last: Cell<usize>,
}

#[derive(Debug)]
struct Declared {
    prefix: Box<[u8]>,
    ns: Ns,
    /// How many elements are open inside its scope, at least.
    depth: usize,
}

impl Scope {
    /// Nothing is declared.
    pub(crate) fn new() -> Self {
        Scope { declared: Vec::new(), last: Cell::new(0) }
    }

    /// What this prefix stands for.
    pub(super) fn resolve(&self, prefix: &[u8]) -> Ns {
        if let Some(last) = self.declared.get(self.last.get())
            && *last.prefix == *prefix
        {
            return last.ns;
        }
        match self.declared.iter().rposition(|declared| *declared.prefix == *prefix) {
            Some(at) => {
                self.last.set(at);
                self.declared.get(at).map_or(Ns::Other, |declared| declared.ns)
            }
            None => Ns::Other,
        }
    }

    /// Takes the declarations of a tag.
    pub(super) fn declare(&mut self, attributes: &[u8], depth: usize) -> Result<(), Fault> {
        let mut found = Vec::new();
        for attribute in Attributes::new(attributes, &Scope::new()) {
            let prefix: &[u8] = match (attribute.prefix, attribute.name) {
                (b"xmlns", name) => name,
                (b"", b"xmlns") => b"",
                _ => continue,
            };
            let address = decoded(attribute.value)?;
            found.push(Declared { prefix: prefix.into(), ns: Ns::of(address.trim().as_bytes()), depth });
        }
        if found.len() + self.declared.len() > MOST_DECLARATIONS {
            return Err(Fault::new("more namespaces are declared than any document needs"));
        }
        self.declared.append(&mut found);
        self.last.set(usize::MAX);
        Ok(())
    }

    /// Forgets what was declared this deep or deeper.
    pub(super) fn leave(&mut self, depth: usize) {
        while self.declared.last().is_some_and(|declared| declared.depth >= depth) {
            self.declared.pop();
            self.last.set(usize::MAX);
        }
    }
}

/// Word declares some forty in the root; every element looks through them.
const MOST_DECLARATIONS: usize = 1_000;
