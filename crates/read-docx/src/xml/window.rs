//! A sliding window on the bytes of a part, as they come out of the package.

use crate::fault::Fault;
use crate::package::Source;
use crate::{Limits, package::Encoding};
use memchr::memmem;
use std::cell::Cell;

/// How much is looked at once. A letter's main part fits; a window that stays in the processor's cache is as fast.
const WINDOW: usize = 128 << 10;
/// A single tag or comment longer than this belongs to no document.
const LONGEST_TOKEN: usize = 8 << 20;
/// Bytes behind the last, so that a name can be taken eight bytes at once.
const PADDING: usize = 8;

/// What all parts of one package may cost together.
#[derive(Debug)]
pub(crate) struct Budget {
    steps: Cell<u64>,
    inflated: Cell<u64>,
    /// The limits themselves.
    pub(crate) limits: Limits,
}

impl Budget {
    /// Nothing is spent yet.
    pub(crate) fn new(limits: Limits) -> Self {
        Budget { steps: Cell::new(limits.steps), inflated: Cell::new(limits.inflated), limits }
    }

    /// Spends inflated bytes.
    pub(crate) fn inflate(&self, bytes: usize) -> Result<(), Fault> {
        match self.inflated.get().checked_sub(bytes as u64) {
            Some(left) => {
                self.inflated.set(left);
                Ok(())
            }
            None => Err(Fault::new(format!("its parts are larger than {} bytes", self.limits.inflated))
                .hint("this is no letter; where it is one, raise the limit on inflated bytes")),
        }
    }

    /// What was spent so far.
    pub(crate) fn spent(&self) -> Spent {
        Spent { steps: self.limits.steps - self.steps.get(), inflated: self.limits.inflated - self.inflated.get() }
    }

    /// Spends as much at once; false, and nothing spent, where that is more than is left.
    pub(crate) fn spend(&self, spent: Spent) -> bool {
        let left = self.steps.get().checked_sub(spent.steps).zip(self.inflated.get().checked_sub(spent.inflated));
        if let Some((steps, inflated)) = left {
            self.steps.set(steps);
            self.inflated.set(inflated);
        }
        left.is_some()
    }

    fn step(&self) -> Result<(), Fault> {
        match self.steps.get().checked_sub(1) {
            Some(left) => {
                self.steps.set(left);
                Ok(())
            }
            None => Err(Fault::new(format!("more than {} tags and texts", self.limits.steps))
                .hint("this is no letter; where it is one, raise the limit on steps")),
        }
    }
}

/// Part of a budget.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spent {
    steps: u64,
    inflated: u64,
}

impl Spent {
    /// What was spent since then.
    pub(crate) fn since(self, before: Spent) -> Spent {
        Spent { steps: self.steps - before.steps, inflated: self.inflated - before.inflated }
    }
}

/// The window.
pub(crate) struct Window<'a> {
    buffer: Vec<u8>,
    /// Where the next token begins.
    at: usize,
    /// How far the bytes are filled.
    filled: usize,
    /// How many bytes of the part lie before the buffer.
    before: u64,
    /// Where the next `xmlns` stands, or the end of what was looked through.
    declaration: Option<usize>,
    source: Source<'a>,
    ended: bool,
    budget: &'a Budget,
}

impl<'a> Window<'a> {
    /// On this source.
    pub(crate) fn new(source: Source<'a>, budget: &'a Budget) -> Result<Self, Fault> {
        let size = source.size_hint().saturating_add(1).clamp(1 << 10, WINDOW);
        let mut window = Window {
            buffer: vec![0; size + PADDING],
            at: 0,
            filled: 0,
            before: 0,
            declaration: None,
            source,
            ended: false,
            budget,
        };
        window.fill()?;
        let head = window.buffer.get(..window.filled).unwrap_or_default();
        if let Some(encoding) = Encoding::of(head)? {
            let head = head.to_vec();
            window.source = std::mem::replace(&mut window.source, Source::nothing()).decode(encoding, head);
            (window.filled, window.ended) = (0, false);
            window.fill()?;
        }
        window.look_for_declaration(0);
        if window.rest().starts_with(b"\xEF\xBB\xBF") {
            window.at = 3;
        }
        Ok(window)
    }

    /// The bytes that tokens point into.
    pub(super) fn buffer(&self) -> &[u8] {
        &self.buffer
    }

    /// What no token has taken yet.
    pub(super) fn rest(&self) -> &[u8] {
        self.buffer.get(self.at..self.filled).unwrap_or_default()
    }

    /// Where the next token begins.
    pub(super) fn place(&self) -> usize {
        self.at
    }

    /// The same, from the start of the part.
    pub(super) fn offset(&self) -> u64 {
        self.before + self.at as u64
    }

    /// Takes bytes; returns where they begin.
    pub(super) fn take(&mut self, length: usize) -> usize {
        let from = self.at;
        self.at = (self.at + length).min(self.filled);
        from
    }

    /// Whether nothing comes behind the buffer.
    pub(super) fn at_end(&self) -> bool {
        self.ended
    }

    /// Spends a step.
    pub(super) fn step(&self) -> Result<(), Fault> {
        self.budget.step()
    }

    /// Refuses a depth beyond the limit.
    pub(super) fn check_depth(&self, depth: usize) -> Result<(), Fault> {
        if depth <= self.budget.limits.depth {
            Ok(())
        } else {
            Err(Fault::new(format!("elements stand more than {} deep in each other", self.budget.limits.depth)))
        }
    }

    /// Whether a namespace declaration stands before this place.
    pub(super) fn declares(&self, place: usize) -> bool {
        self.declaration.is_some_and(|declaration| declaration < place)
    }

    /// Finds the next declaration from this place on.
    pub(super) fn look_for_declaration(&mut self, place: usize) {
        let seen = self.buffer.get(place..self.filled).unwrap_or_default();
        self.declaration = memmem::find(seen, b"xmlns").map(|at| place + at);
    }

    /// Moves what is left to the front and fills the rest; false where nothing more comes.
    pub(super) fn refill(&mut self) -> Result<bool, Fault> {
        if self.ended {
            return Ok(false);
        }
        self.buffer.copy_within(self.at..self.filled, 0);
        self.before += self.at as u64;
        self.filled -= self.at;
        self.at = 0;
        let space = self.buffer.len() - PADDING;
        if self.filled == space {
            if space >= LONGEST_TOKEN {
                return Err(Fault::new(format!("a tag or comment longer than {LONGEST_TOKEN} bytes")));
            }
            self.buffer.resize(space * 2 + PADDING, 0);
        }
        self.fill()?;
        self.look_for_declaration(0);
        Ok(true)
    }

    fn fill(&mut self) -> Result<(), Fault> {
        let space = self.buffer.len() - PADDING;
        while self.filled < space && !self.ended {
            let free = self.buffer.get_mut(self.filled..space).unwrap_or_default();
            let read = self.source.read(free, self.budget)?;
            self.ended = read == 0;
            self.filled += read;
        }
        Ok(())
    }
}
