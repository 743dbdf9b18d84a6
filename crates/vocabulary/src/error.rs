//! Why a vocabulary file was refused, and where.

use std::fmt;
use std::ops::Range;

/// A vocabulary file that cannot be used: what is wrong and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// What is wrong, as a lowercase fragment.
    pub message: String,
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
    /// What may have been meant.
    pub hint: Option<String>,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: {}", self.line, self.column, self.message)?;
        self.hint.as_ref().map_or(Ok(()), |hint| write!(f, "\nhint: {hint}"))
    }
}

impl std::error::Error for Error {}

/// So many names are listed in a hint; more say nothing.
const LISTED: usize = 20;

impl Error {
    /// An error at a byte offset of the file.
    pub(crate) fn at(source: &str, offset: usize, message: impl Into<String>) -> Self {
        let before = source.get(..offset.min(source.len())).unwrap_or(source);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Error {
            message: message.into(),
            line: before.matches('\n').count() + 1,
            column: before.get(line_start..).unwrap_or("").chars().count() + 1,
            hint: None,
        }
    }

    /// An error about a value: it is shown where the file first says it, comments aside.
    pub(crate) fn about(source: &str, value: &str, message: impl Into<String>) -> Self {
        let said = source.match_indices(value).map(|(at, _)| at);
        let in_comment = |at: &usize| line_before(source, *at).trim_start().starts_with('#');
        Self::at(source, said.clone().find(|at| !in_comment(at)).or(said.into_iter().next()).unwrap_or(0), message)
    }

    pub(crate) fn from_toml(source: &str, error: &toml::de::Error) -> Self {
        let span = error.span().unwrap_or(0..0);
        let said = error.message().trim();
        let Some((wrong, expected)) = unknown(said) else {
            let message = said.replace('\n', ", ");
            let message = match key_at(source, span.start) {
                Some(key) if said.starts_with("invalid") => format!("`{key}`: {message}"),
                _ => message,
            };
            return Self::at(source, span.start, message);
        };
        let is_value = source.get(span.clone()).is_some_and(|said| said.starts_with(['"', '\'']));
        let message = match (is_value, key_at(source, span.start), table_at(source, &span)) {
            (true, Some(key), _) => format!("`{key}` has no value \"{wrong}\""),
            (_, _, Some(table)) => format!("no key of `[{table}]` is called `{wrong}`"),
            _ => format!("no key of the file is called `{wrong}`"),
        };
        let hint = match nearest(wrong, &expected) {
            Some(near) => Some(format!("did you mean `{near}`?")),
            None if expected.len() <= LISTED => Some(format!("there are {}", expected.join(", "))),
            None => Some("`convoke vocabulary --language en` shows all keys in use".to_owned()),
        };
        Error { hint, ..Self::at(source, span.start, message) }
    }
}

/// The word that is not known, and the known ones: ``unknown field `a`, expected one of `b`, `c` ``.
fn unknown(said: &str) -> Option<(&str, Vec<&str>)> {
    let mut names = said.strip_prefix("unknown ")?.split('`').skip(1).step_by(2);
    Some((names.next()?, names.collect()))
}

/// What stands on the line before this place.
fn line_before(source: &str, at: usize) -> &str {
    let before = source.get(..at).unwrap_or("");
    before.get(before.rfind('\n').map_or(0, |end| end + 1)..).unwrap_or("")
}

/// The key whose value holds this place.
fn key_at(source: &str, at: usize) -> Option<&str> {
    let name = |line: &'_ str| -> bool {
        line.split_once('=').is_some_and(|(key, _)| {
            let key = key.trim();
            !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        })
    };
    let end = at + source.get(at..)?.find('\n').unwrap_or(source.len() - at);
    let line = source.get(..end)?.lines().rev().find(|line| name(line))?;
    line.split_once('=').map(|(key, _)| key.trim())
}

/// The table whose keys stand at this place; none at the top of the file, and for the name of a table itself.
fn table_at<'s>(source: &'s str, span: &Range<usize>) -> Option<&'s str> {
    let before = source.get(..span.start)?;
    let whole = before.rfind('\n').map_or("", |end| before.get(..end).unwrap_or(""));
    let header = |line: &'s str| line.trim().strip_prefix('[')?.trim_start_matches('[').split(']').next();
    if line_before(source, span.start).trim_start().starts_with('[') {
        return None;
    }
    whole.lines().rev().find_map(header)
}

/// The name that is nearest to the wrong one, if it is near.
fn nearest<'n>(wrong: &str, names: &[&'n str]) -> Option<&'n str> {
    let most = (wrong.chars().count() / 3).clamp(1, 4);
    names
        .iter()
        .map(|name| (strsim::osa_distance(wrong, name), *name))
        .filter(|(far, _)| *far <= most)
        .min()
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use crate::Vocabularies;
    use expect_test::{Expect, expect};

    fn check(file: &str, wanted: Expect) {
        let error = Vocabularies::built_in().with_user(file).unwrap_err();
        wanted.assert_eq(&format!("{error}\n"));
    }

    #[test]
    fn the_key_and_its_place_are_told() {
        check(
            "language = \"pt\"\n[phrases]\nsubject-labels = [\"Assunto:\"]\n",
            expect![[r#"
            line 3, column 1: no key of `[phrases]` is called `subject-labels`
            hint: did you mean `subject-label`?
        "#]],
        );
        check(
            "language = \"pt\"\n[dates]\norder = []\n",
            expect![[r#"
            line 2, column 2: no key of the file is called `dates`
            hint: did you mean `date`?
        "#]],
        );
        check(
            "language = \"pt\"\ncolour = 1\n",
            expect![[r#"
            line 2, column 1: no key of the file is called `colour`
            hint: there are language, name, script, direction, spaced, name-first, document-mark, sentence-end, function-words, phrases, groups, designations, print, date, time
        "#]],
        );
        check(
            "language = \"pt\"\n[date]\nmonths = \"janeiro\"\n",
            expect![[r#"
            line 3, column 10: `months`: invalid type: string "janeiro", expected a sequence
        "#]],
        );
        check(
            "language = \"pt\"\n[phrases]\nnote = [\n  \"NOTA\",\n  7,\n]\n",
            expect![[r#"
            line 5, column 3: `note`: invalid type: integer `7`, expected a string
        "#]],
        );
        check(
            "language = \"pt\"\n[[designations]]\nkind = \"circullar\"\n",
            expect![[r#"
            line 3, column 8: `kind` has no value "circullar"
            hint: did you mean `circular`?
        "#]],
        );
        check(
            "language = \"pt\"\n[[designations]]\nforms = [\"Carta {n}\"]\n",
            expect![[r#"
            line 2, column 1: missing field `kind`
        "#]],
        );
        check(
            "language = \"pt\"\nscript = \"runes\"\n",
            expect![[r#"
            line 2, column 10: `script` has no value "runes"
            hint: there are latin, cyrillic, greek, arabic, hebrew, han, kana, hangul, devanagari, thai, armenian, georgian
        "#]],
        );
        check(
            "language = \"pt\"\n[date]\nprint = \"{dia} de {month}\"\n",
            expect![[r#"
            line 3, column 10: `print` = "{dia} de {month}" has {dia}, which nothing is put for
            hint: there are {day}, {month}, {month-number}, {year}
        "#]],
        );
        check(
            "language = \"pt\"\n[date]\nprint = \"{day} de {month}\"\n",
            expect![[r#"
            line 3, column 10: `print` = "{day} de {month}" lacks {year}
        "#]],
        );
        check(
            "# months\nlanguage = \"pt\"\n[date]\nmonths = [[\"janeiro\"]]\n",
            expect![[r#"
            line 4, column 1: `months` needs 12 lists with a name each, not 1
        "#]],
        );
        check(
            "language = \"pt\"\n[phrases\n",
            expect![[r#"
            line 2, column 9: unclosed table, expected `]`
        "#]],
        );
        check(
            "",
            expect![[r#"
            line 1, column 1: `language` must be a language tag such as "pt"
        "#]],
        );
    }
}
