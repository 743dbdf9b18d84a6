//! Why a letter could not be read or written at all.

use std::fmt;

/// What was refused, where, and what one can do about it. The file's name is added by whoever opened the file.
///
/// ```
/// use findings::Refusal;
/// let refusal = Refusal::new("unknown field `langauge`").at(3, 5).pointer("/langauge").hint("did you mean `language`?");
/// assert_eq!(refusal.to_string(), "line 3, column 5 (/langauge): unknown field `langauge`\nhint: did you mean `language`?");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refusal {
    /// The part of a package, where there are parts.
    pub part: Option<String>,
    /// Line and column, both from 1; the column counts characters.
    pub position: Option<(u32, u32)>,
    /// The JSON pointer of the value in hand.
    pub pointer: Option<String>,
    /// What is wrong: a lowercase fragment.
    pub reason: String,
    /// What can be done: a sentence on a line of its own.
    pub hint: Option<String>,
}

impl Refusal {
    /// Refused for this reason.
    pub fn new(reason: impl Into<String>) -> Self {
        Refusal { reason: reason.into(), ..Refusal::default() }
    }

    /// In this part of a package.
    #[must_use]
    pub fn part(mut self, part: impl Into<String>) -> Self {
        self.part = Some(part.into());
        self
    }

    /// At this line and column.
    #[must_use]
    pub fn at(mut self, line: u32, column: u32) -> Self {
        self.position = Some((line, column));
        self
    }

    /// At this value.
    #[must_use]
    pub fn pointer(mut self, pointer: impl Into<String>) -> Self {
        self.pointer = Some(pointer.into());
        self
    }

    /// With this advice.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut place = String::new();
        if let Some(part) = &self.part {
            place.push_str(part);
        }
        if let Some((line, column)) = self.position {
            if !place.is_empty() {
                place.push_str(", ");
            }
            place.push_str(&format!("line {line}, column {column}"));
        }
        match self.pointer.as_deref() {
            None => {}
            Some(pointer) if place.is_empty() => {
                place.push_str(if pointer.is_empty() { "the letter" } else { pointer })
            }
            Some("") => {}
            Some(pointer) => place.push_str(&format!(" ({pointer})")),
        }
        if !place.is_empty() {
            write!(f, "{place}: ")?;
        }
        f.write_str(&self.reason)?;
        if let Some(hint) = &self.hint {
            write!(f, "\nhint: {hint}")?;
        }
        Ok(())
    }
}

macro_rules! refused {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name(pub Box<Refusal>);

        impl From<Refusal> for $name {
            fn from(refusal: Refusal) -> Self {
                $name(Box::new(refusal))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::error::Error for $name {}
    };
}

refused! {
    /// The bytes are not what they claim to be: this letter was not read.
    Unreadable
}

refused! {
    /// This letter cannot be written in the format asked for.
    Unwritable
}
