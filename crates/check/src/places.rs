//! Places in the letter, numbered in reading order: a JSON pointer costs nothing until a finding asks for it.

/// A place in the letter; a later one stands later in the letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct At(u32);

/// A step to a place inside another one.
#[derive(Clone, Copy, Debug)]
enum Step {
    Field(&'static str),
    Index(u32),
}

/// All places that were visited, as a tree of steps.
#[derive(Debug)]
pub(crate) struct Places {
    steps: Vec<(At, Step)>,
}

impl Default for Places {
    fn default() -> Self {
        let mut steps = Vec::with_capacity(512);
        steps.push((Places::ROOT, Step::Field("")));
        Places { steps }
    }
}

impl Places {
    /// The letter as a whole.
    pub(crate) const ROOT: At = At(0);

    pub(crate) fn field(&mut self, from: At, name: &'static str) -> At {
        self.step(from, Step::Field(name))
    }

    pub(crate) fn index(&mut self, from: At, index: usize) -> At {
        self.step(from, Step::Index(u32::try_from(index).unwrap_or(u32::MAX)))
    }

    fn step(&mut self, from: At, step: Step) -> At {
        self.steps.push((from, step));
        At(u32::try_from(self.steps.len() - 1).unwrap_or(u32::MAX))
    }

    /// The JSON pointer of a place.
    pub(crate) fn pointer(&self, at: At) -> String {
        let mut way = Vec::new();
        let mut here = at;
        while here != Places::ROOT {
            let Some((parent, step)) = self.steps.get(here.0 as usize) else { break };
            way.push(*step);
            here = *parent;
        }
        let mut pointer = String::new();
        for step in way.into_iter().rev() {
            pointer.push('/');
            match step {
                Step::Field(name) => pointer.push_str(name),
                Step::Index(index) => pointer.push_str(&index.to_string()),
            }
        }
        pointer
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_a_pointer() {
        let mut places = Places::default();
        let body = places.field(Places::ROOT, "body");
        let first = places.index(body, 0);
        let at = places.field(first, "paragraph");
        assert_eq!(places.pointer(at), "/body/0/paragraph");
        assert_eq!(places.pointer(Places::ROOT), "");
        assert!(body < at);
    }
}
