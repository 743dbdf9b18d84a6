//! Words that stand once and are pointed to by number.

/// A word of [`Names`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name(u32);

/// Words that many marks share: a style name stands once, however many paragraphs have it.
///
/// ```
/// let mut names = blocks::Names::default();
/// let (one, two) = (names.add("AnnexTitle"), names.add("AnnexTitle"));
/// assert_eq!(one, two);
/// assert_eq!(names.get(one), "AnnexTitle");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    words: Vec<Box<str>>,
    places: std::collections::HashMap<Box<str>, u32>,
}

impl Names {
    /// The number of this word; the same word has the same number.
    pub fn add(&mut self, word: &str) -> Name {
        if let Some(place) = self.places.get(word) {
            return Name(*place);
        }
        let place = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.words.push(word.into());
        self.places.insert(word.into(), place);
        Name(place)
    }

    /// The word.
    pub fn get(&self, name: Name) -> &str {
        self.words.get(name.0 as usize).map_or("", |word| word)
    }
}
