//! From pointers to the ranges of their values in the text, for whoever has something to say about a letter.
//!
//! The walk goes down only where a pointer leads, passes over all else without looking into it, and ends with the last value
//! that is asked for. Text that is no JSON is walked as far as that goes.

use std::borrow::Cow;
use std::ops::Range;

/// Where the values of these pointers stand in JSON text; the text is walked once for all of them.
///
/// ```
/// let text = br#"{"schema": "convoke/letter/1", "body": [{"paragraph": "Lamps"}]}"#;
/// let spans = letter::json::spans(text, &["/body/0/paragraph", "/nowhere"]);
/// assert_eq!(spans, [Some(54..61), None]);
/// ```
pub fn spans(text: &[u8], pointers: &[&str]) -> Vec<Option<Range<usize>>> {
    let mut walk = Walk { text, at: 0, spans: vec![None; pointers.len()], left: pointers.len() };
    let wanted = pointers.iter().enumerate().map(|(index, pointer)| Wanted { index, rest: pointer }).collect();
    // Nothing is done about text that ends too early: what was found was found.
    let _ = walk.value(wanted);
    walk.spans
}

/// A value that is asked for: which it is, and what is left of its pointer here.
#[derive(Clone, Copy)]
struct Wanted<'p> {
    index: usize,
    rest: &'p str,
}

impl<'p> Wanted<'p> {
    /// The next step of its pointer, and what is asked for behind it.
    fn step(self) -> Option<(&'p str, Wanted<'p>)> {
        let steps = self.rest.strip_prefix('/')?;
        let end = steps.find('/').unwrap_or(steps.len());
        let (step, rest) = steps.split_at(end);
        Some((step, Wanted { rest, ..self }))
    }
}

struct Walk<'t> {
    text: &'t [u8],
    at: usize,
    spans: Vec<Option<Range<usize>>>,
    /// How many values were not found yet.
    left: usize,
}

impl Walk<'_> {
    /// The value here, for those that ask for it or for something in it. None: the text or the work is at its end.
    fn value(&mut self, wanted: Vec<Wanted<'_>>) -> Option<()> {
        let first = self.blanks()?;
        let start = self.at;
        // As deep as the longest pointer, and no deeper: all else is passed over.
        match first {
            b'{' if wanted.iter().any(|wanted| !wanted.rest.is_empty()) => self.object(&wanted)?,
            b'[' if wanted.iter().any(|wanted| !wanted.rest.is_empty()) => self.array(&wanted)?,
            _ => self.pass()?,
        }
        for wanted in wanted.iter().filter(|wanted| wanted.rest.is_empty()) {
            if let Some(span) = self.spans.get_mut(wanted.index) {
                *span = Some(start..self.at);
                self.left -= 1;
            }
        }
        if self.left == 0 { None } else { Some(()) }
    }

    fn object(&mut self, wanted: &[Wanted<'_>]) -> Option<()> {
        self.at += 1;
        while self.blanks()? != b'}' {
            let start = self.at;
            self.pass()?;
            let key = self.text.get(start..self.at)?;
            if self.blanks()? != b':' {
                return None;
            }
            self.at += 1;
            self.inside(wanted, |step| is_key(key, step))?;
        }
        self.at += 1;
        Some(())
    }

    fn array(&mut self, wanted: &[Wanted<'_>]) -> Option<()> {
        self.at += 1;
        let mut index = 0_usize;
        while self.blanks()? != b']' {
            self.inside(wanted, |step| step.parse() == Ok(index))?;
            index += 1;
        }
        self.at += 1;
        Some(())
    }

    /// A value of a container, and the comma behind it.
    fn inside(&mut self, wanted: &[Wanted<'_>], leads_here: impl Fn(&str) -> bool) -> Option<()> {
        let steps = wanted.iter().filter_map(|wanted| wanted.step());
        let inside: Vec<Wanted<'_>> = steps.filter(|(step, _)| leads_here(step)).map(|(_, wanted)| wanted).collect();
        if inside.is_empty() {
            self.pass()?;
        } else {
            self.value(inside)?;
        }
        if self.blanks()? == b',' {
            self.at += 1;
        }
        Some(())
    }

    /// Passes over white space; what stands behind it.
    fn blanks(&mut self) -> Option<u8> {
        let rest = self.text.get(self.at..)?;
        let many = rest.iter().position(|byte| *byte > b' ')?;
        self.at += many;
        rest.get(many).copied()
    }

    /// Passes over the value here, whatever it is.
    fn pass(&mut self) -> Option<()> {
        match self.blanks()? {
            b'"' => self.string(),
            b'{' | b'[' => self.container(),
            _ => {
                let rest = self.text.get(self.at..)?;
                let ends = |byte: &u8| *byte <= b' ' || b"{}[],:\"".contains(byte);
                let many = rest.iter().position(ends).unwrap_or(rest.len());
                self.at += many;
                (many > 0).then_some(())
            }
        }
    }

    /// Passes over the object or array here; what stands in it matters no more than that it ends. A square bracket is a curly
    /// one but for a bit.
    fn container(&mut self) -> Option<()> {
        let mut depth = 0_usize;
        loop {
            let rest = self.text.get(self.at..)?;
            self.at += rest.iter().position(|byte| *byte == b'"' || matches!(byte | 0x20, b'{' | b'}'))?;
            match self.text.get(self.at)? {
                b'"' => {
                    self.string()?;
                    continue;
                }
                b'{' | b'[' => depth += 1,
                _ => depth = depth.checked_sub(1)?,
            }
            self.at += 1;
            if depth == 0 {
                return Some(());
            }
        }
    }

    /// Passes over the string that begins here.
    fn string(&mut self) -> Option<()> {
        self.at += 1;
        loop {
            let rest = self.text.get(self.at..)?;
            let many = rest.iter().position(|byte| matches!(byte, b'"' | b'\\'))?;
            self.at += many + 1;
            if rest.get(many) == Some(&b'"') {
                return Some(());
            }
            self.at += 1;
        }
    }
}

/// Whether a key, as it is written, is this step of a pointer.
fn is_key(written: &[u8], step: &str) -> bool {
    let plain: Cow<'_, str> = match step.contains('~') {
        true => step.replace("~1", "/").replace("~0", "~").into(),
        false => step.into(),
    };
    let inner = written.strip_prefix(b"\"").and_then(|inner| inner.strip_suffix(b"\""));
    inner == Some(plain.as_bytes())
        || written.contains(&b'\\') && serde_json::from_slice::<String>(written).is_ok_and(|key| key == plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#" {"a" : [1, {"b/c": "x\"]", "d~": [ ]}, "\u0065"], "e": {"f": null, "g": [[2]]}, "h": "" } "#;

    fn found(pointers: &[&str]) -> Vec<Option<&'static str>> {
        spans(TEXT.as_bytes(), pointers).into_iter().map(|range| TEXT.get(range?)).collect()
    }

    #[test]
    fn every_value_has_its_range() {
        assert_eq!(
            found(&["/a/1/b~1c", "/a/1/d~0", "/a/2", "/e/g/0/0", "/e/f", "/a/0", "/h", "/e/g", "/a/0"]),
            [
                Some(r#""x\"]""#),
                Some("[ ]"),
                Some(r#""\u0065""#),
                Some("2"),
                Some("null"),
                Some("1"),
                Some("\"\""),
                Some("[[2]]"),
                Some("1")
            ]
        );
        assert_eq!(found(&[""]), [Some(TEXT.trim())]);
        assert_eq!(found(&["/a/1", "/a/1/b~1c"])[0], Some(r#"{"b/c": "x\"]", "d~": [ ]}"#));
        assert_eq!(found(&["/b", "/a/3", "/a/x", "/e/f/0", "/h/0", "a", "/"]), [None; 7]);
        assert!(found(&[]).is_empty());
    }

    #[test]
    fn a_key_may_be_written_with_escapes() {
        assert_eq!(spans(br#"{"\u0061\n": 1}"#, &["/a\n"]), [Some(13..14)]);
    }

    #[test]
    fn text_that_ends_anywhere_ends_the_walk() {
        for end in 0..TEXT.len() {
            let _ = spans(&TEXT.as_bytes()[..end], &["/a/1/b~1c", "/e/g/0/0", "/nowhere"]);
            let _ = spans(&TEXT.as_bytes()[end..], &["", "/a/1", "/0/0"]);
        }
    }
}
