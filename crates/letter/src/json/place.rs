//! Places in broken JSON: from a byte to the pointer of the value in hand, from a pointer to its byte, and the depth.
//!
//! Only used where there is something to say, save for [`deepest`]: a second pass may cost what it likes. The text may be broken
//! anywhere; the walk goes as far as it can.

/// One container on the way down.
enum Frame {
    /// An object, with the key of the value in hand, once the key was read.
    Object(Option<String>),
    /// An array, with the index of the value in hand.
    Array(usize),
}

/// What the walk sees, one at a time.
enum Seen {
    /// A value begins at this byte.
    Value,
    /// Nothing to remember.
    Other,
}

/// A walk over JSON text that knows where it is.
struct Walk<'a> {
    text: &'a [u8],
    at: usize,
    frames: Vec<Frame>,
    /// The next string in an object is a key.
    key_next: bool,
}

impl<'a> Walk<'a> {
    fn new(text: &'a [u8]) -> Self {
        Walk { text, at: 0, frames: Vec::new(), key_next: false }
    }

    /// The next token, as far as the walk understands it; `None` at the end.
    fn next(&mut self) -> Option<Seen> {
        while self.byte(0)?.is_ascii_whitespace() {
            self.at += 1;
        }
        let byte = self.byte(0)?;
        match byte {
            b'{' | b'[' => {
                self.at += 1;
                self.frames.push(if byte == b'{' { Frame::Object(None) } else { Frame::Array(0) });
                self.key_next = byte == b'{';
                Some(Seen::Value)
            }
            b'}' | b']' => {
                self.at += 1;
                self.frames.pop();
                self.done();
                Some(Seen::Other)
            }
            b',' => {
                self.at += 1;
                match self.frames.last_mut() {
                    Some(Frame::Array(index)) => *index += 1,
                    Some(Frame::Object(key)) => {
                        *key = None;
                        self.key_next = true;
                    }
                    None => {}
                }
                Some(Seen::Other)
            }
            b':' => {
                self.at += 1;
                Some(Seen::Other)
            }
            b'"' => {
                let start = self.at;
                self.string();
                if self.key_next {
                    self.key_next = false;
                    let name = self.text.get(start..self.at).and_then(|raw| serde_json::from_slice(raw).ok());
                    if let Some(Frame::Object(key)) = self.frames.last_mut() {
                        *key = name;
                    }
                    return Some(Seen::Other);
                }
                Some(Seen::Value)
            }
            _ => {
                while self.byte(0).is_some_and(|b| !b.is_ascii_whitespace() && !b"{}[],:\"".contains(&b)) {
                    self.at += 1;
                }
                Some(Seen::Value)
            }
        }
    }

    fn byte(&self, ahead: usize) -> Option<u8> {
        self.text.get(self.at + ahead).copied()
    }

    /// Behind the closing quote of the string that begins here, or at the end of the text.
    fn string(&mut self) {
        self.at += 1;
        while let Some(byte) = self.byte(0) {
            self.at += if byte == b'\\' { 2 } else { 1 };
            if byte == b'"' {
                return;
            }
        }
    }

    /// After a container closed, what follows in its parent is a comma or an end, never a key.
    fn done(&mut self) {
        self.key_next = false;
    }

    fn pointer(&self) -> String {
        let mut pointer = String::new();
        for frame in &self.frames {
            match frame {
                Frame::Object(Some(key)) => {
                    pointer.push('/');
                    pointer.push_str(&key.replace('~', "~0").replace('/', "~1"));
                }
                Frame::Object(None) => {}
                Frame::Array(index) => pointer.push_str(&format!("/{index}")),
            }
        }
        pointer
    }
}

/// The pointer of the value in hand when a reader stopped behind byte `offset`.
pub(super) fn pointer_at(text: &[u8], offset: usize) -> String {
    let mut walk = Walk::new(text);
    let mut pointer = String::new();
    loop {
        // What a reader complains of is the token it stopped in, or the container that this token ends.
        pointer.clear();
        pointer.push_str(&walk.pointer());
        let closing = {
            let next = walk.text.get(walk.at..).and_then(|rest| rest.iter().find(|b| !b.is_ascii_whitespace()));
            matches!(next, Some(b'}' | b']'))
        };
        if closing {
            // A complaint at a closing bracket is about the container, not about its last value.
            match walk.frames.last_mut() {
                Some(Frame::Object(key)) => *key = None,
                Some(Frame::Array(_)) | None => {}
            }
            pointer = walk.pointer();
            if matches!(walk.frames.last(), Some(Frame::Array(_))) {
                pointer.truncate(pointer.rfind('/').unwrap_or(0));
            }
        }
        let opened = walk.frames.len();
        if walk.next().is_none() || walk.at > offset {
            return pointer;
        }
        if walk.at == offset && walk.frames.len() <= opened {
            return pointer;
        }
    }
}

/// Line and column, both from 1, of a byte; the column counts characters.
pub(super) fn line_and_column(text: &[u8], offset: usize) -> (u32, u32) {
    let before = text.get(..offset.min(text.len())).unwrap_or(text);
    let line = before.iter().filter(|b| **b == b'\n').count() + 1;
    let start = before.iter().rposition(|b| *b == b'\n').map_or(0, |at| at + 1);
    let column = String::from_utf8_lossy(before.get(start..).unwrap_or_default()).chars().count() + 1;
    (u32::try_from(line).unwrap_or(u32::MAX), u32::try_from(column).unwrap_or(u32::MAX))
}

/// The byte at which the value of a pointer begins.
pub(super) fn offset_of(text: &[u8], pointer: &str) -> Option<usize> {
    let mut walk = Walk::new(text);
    loop {
        while walk.byte(0)?.is_ascii_whitespace() {
            walk.at += 1;
        }
        let (start, here) = (walk.at, walk.pointer());
        match walk.next()? {
            Seen::Value if here == pointer => return Some(start),
            _ => {}
        }
    }
}

/// How deep arrays and objects stand in each other, and where the deepest begins.
pub(super) fn deepest(text: &[u8]) -> (usize, usize) {
    let (mut depth, mut most, mut place) = (0_usize, 0, 0);
    let mut at = 0;
    while let Some(byte) = text.get(at) {
        match byte {
            b'"' => {
                at += 1;
                while let Some(byte) = text.get(at) {
                    match byte {
                        b'"' => break,
                        b'\\' => at += 2,
                        _ => at += 1,
                    }
                }
            }
            b'{' | b'[' => {
                depth += 1;
                if depth > most {
                    (most, place) = (depth, at);
                }
            }
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        at += 1;
    }
    (most, place)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &[u8] = br#"{"a": [1, {"b/c": "x", "d": tru}], "e": {"f": 1}}"#;

    fn pointer_behind(needle: &str) -> String {
        let text = std::str::from_utf8(TEXT).unwrap();
        pointer_at(TEXT, text.find(needle).unwrap() + needle.len())
    }

    #[test]
    fn a_byte_has_a_pointer() {
        for (behind, wanted) in [
            ("{\"a", ""),
            ("[1", "/a/0"),
            ("\"x\"", "/a/1/b~1c"),
            ("tru", "/a/1/d"),
            ("tru}", "/a/1"),
            ("tru}]", "/a"),
            ("\"f\": 1", "/e/f"),
            ("\"f\": 1}", "/e"),
        ] {
            assert_eq!(pointer_behind(behind), wanted, "behind {behind}");
        }
    }

    #[test]
    fn a_pointer_has_a_byte() {
        for (pointer, wanted) in [("", 0), ("/a", 6), ("/a/1/b~1c", 18), ("/e/f", 46)] {
            assert_eq!(offset_of(TEXT, pointer), Some(wanted), "{pointer}");
        }
        assert_eq!(offset_of(TEXT, "/nowhere"), None);
    }

    #[test]
    fn depth_is_counted_outside_strings() {
        assert_eq!(deepest(TEXT), (3, 10));
        assert_eq!(deepest(br#"["[[[[\"["]"#).0, 1);
        assert_eq!(deepest(b"]]]]").0, 0);
        assert_eq!(deepest(br#""\"#).0, 0);
    }

    #[test]
    fn columns_count_characters() {
        assert_eq!(line_and_column("a\n第b".as_bytes(), 5), (2, 2));
    }
}
