//! Which lines hold a sign: one search through the text instead of one in each line.

use crate::flow::Seen;
use memchr::memmem;

/// The lines that hold a sign.
#[derive(Debug, Default)]
pub(crate) struct Signs {
    lines: Vec<bool>,
}

impl Signs {
    /// Looks for the sign in the whole text.
    pub(crate) fn of(text: &str, seen: &[Seen], sign: &str) -> Signs {
        let mut signs = Signs::default();
        signs.add(text, seen, sign);
        signs
    }

    /// Looks for another writing of the same sign.
    pub(crate) fn add(&mut self, text: &str, seen: &[Seen], sign: &str) {
        let mut at = 0;
        for hit in memmem::find_iter(text.as_bytes(), sign) {
            while seen.get(at).is_some_and(|line| (line.span.end as usize) <= hit) {
                at += 1;
            }
            let Some(line) = seen.get(at) else { break };
            if (line.span.start as usize) <= hit {
                if self.lines.is_empty() {
                    self.lines.resize(seen.len(), false);
                }
                if let Some(flag) = self.lines.get_mut(at) {
                    *flag = true;
                }
            }
        }
    }

    /// Whether this line holds it.
    pub(crate) fn at(&self, line: usize) -> bool {
        self.lines.get(line).copied().unwrap_or(false)
    }

    /// The lines that hold it.
    pub(crate) fn lines(&self) -> impl Iterator<Item = usize> {
        self.lines.iter().enumerate().filter(|(_, flag)| **flag).map(|(at, _)| at)
    }
}
