//! What the letters of the trial say, a file a language: all in our own words.

use serde_json::Value;

/// The languages of the trial.
pub(super) const LANGUAGES: [&str; 6] = ["zh", "en", "ar", "es", "fr", "ru"];

/// The wording of one language.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) language: &'static str,
    file: Value,
}

impl Words {
    /// The wording of a language of the trial.
    pub(super) fn of(language: &'static str) -> Self {
        let source = match language {
            "ar" => include_str!("words/ar.json"),
            "es" => include_str!("words/es.json"),
            "fr" => include_str!("words/fr.json"),
            "ru" => include_str!("words/ru.json"),
            "zh" => include_str!("words/zh.json"),
            _ => include_str!("words/en.json"),
        };
        match serde_json::from_str(source) {
            Ok(file) => Words { language, file },
            Err(error) => panic!("words/{language}.json: {error}"),
        }
    }

    /// The words of this key.
    pub(super) fn say(&self, key: &str) -> &str {
        self.file[key].as_str().unwrap_or_else(|| panic!("words/{}.json has no `{key}`", self.language))
    }

    /// The words of this key, with these put in the places that it leaves: `{day}`.
    pub(super) fn fill(&self, key: &str, places: &[(&str, &str)]) -> String {
        let whole = self.say(key).to_owned();
        places.iter().fold(whole, |words, (place, value)| words.replace(&format!("{{{place}}}"), value))
    }

    /// One of the words of this key, in their order.
    pub(super) fn one(&self, key: &str, index: usize) -> &str {
        self.file[key][index].as_str().unwrap_or_else(|| panic!("words/{}.json has no `{key}` {index}", self.language))
    }

    /// How many words of this key there are.
    pub(super) fn count(&self, key: &str) -> usize {
        self.file[key].as_array().map_or(0, Vec::len)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_says_the_same() {
        let shape = |language| {
            let Value::Object(file) = Words::of(language).file else { panic!("{language} is no object") };
            file.into_iter().map(|(key, words)| (key, words.as_array().map(Vec::len))).collect::<Vec<_>>()
        };
        for language in LANGUAGES {
            assert_eq!(shape(language), shape("en"), "{language}");
        }
    }
}
