//! What the names of paragraph styles mean, in all editions of the word processor and in the
//! templates of the Union. The table is `data/styles.toml`.

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use serde::Deserialize;

/// What a style says of its paragraph or run.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[allow(missing_docs)]
pub enum StyleRole {
    Title,
    Subtitle,
    /// Level 1 to 9.
    Heading(u8),
    /// A list paragraph, marker unknown; level from 1.
    List(u8),
    /// A list with bullets.
    Bullet(u8),
    /// A list with numbers, `enumlev1` too.
    Numbered(u8),
    /// A line of a table of contents.
    Contents(u8),
    Header,
    Footer,
    Caption,
    Footnote,
    Endnote,
    PageNumber,
    Quote,
    Normal,
    Hyperlink,
    Strong,
    Emphasis,
    TableText,
    TableHead,
    AnnexHeading,
    AnnexTitle,
    AnnexReference,
    /// A heading at the start of its paragraph.
    RunInHead,
    Note,
    Date,
    Addressee,
    Reference,
    Subject,
    Salutation,
    Closing,
    Signature,
    Source,
    Equation,
    Figure,
    Code,
}

/// What a style of this name means; case, blanks, hyphens and underscores do not count.
///
/// ```
/// use vocabulary::{style_role, StyleRole};
/// assert_eq!(style_role("heading 1"), Some(StyleRole::Heading(1)));
/// assert_eq!(style_role("标题 2"), Some(StyleRole::Heading(2)));
/// assert_eq!(style_role("Titre1"), Some(StyleRole::Heading(1)));
/// assert_eq!(style_role("Titre"), Some(StyleRole::Title));
/// assert_eq!(style_role("My style"), None);
/// ```
pub fn style_role(name: &str) -> Option<StyleRole> {
    // Names of styles are short; whatever is longer was not written by hand.
    if name.len() > 80 {
        return None;
    }
    let table = table();
    // A linked character style, and a copy that a paste made: `Heading 1 Char`, `Normal1`.
    let name = plain(name);
    let name =
        ["char", "字符", "car", "знак", "carcter"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(&name);
    if let Some(&role) = table.plain.get(name) {
        return Some(role);
    }
    let base = name.trim_end_matches(|ch: char| ch.is_ascii_digit());
    let level = name.get(base.len()..)?;
    match table.levelled.get(base) {
        Some(&role) if level.is_empty() => Some(with_level(role, 1)),
        Some(&role) => level.parse().ok().filter(|level| (1..=9).contains(level)).map(|level| with_level(role, level)),
        None => table.plain.get(base).filter(|_| level.len() == 1).copied(),
    }
}

/// The names of one role in the data, without their numbers.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Styles {
    levelled: BTreeMap<String, Vec<String>>,
    plain: BTreeMap<String, Vec<String>>,
}

#[derive(Default)]
struct Table {
    levelled: HashMap<String, StyleRole>,
    plain: HashMap<String, StyleRole>,
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = Table::default();
        // The built-in table is read by a test; were it broken, no style would mean anything.
        let Ok(styles) = toml::from_str::<Styles>(include_str!("../data/styles.toml")) else { return table };
        for (names, into) in [(styles.levelled, &mut table.levelled), (styles.plain, &mut table.plain)] {
            for (role, names) in names {
                if let Some(role) = named(&role) {
                    into.extend(names.iter().map(|name| (plain(name), role)));
                }
            }
        }
        table
    })
}

fn plain(name: &str) -> String {
    crate::fold::folded(name).chars().filter(|ch| ch.is_alphanumeric()).collect()
}

fn with_level(role: StyleRole, level: u8) -> StyleRole {
    match role {
        StyleRole::Heading(_) => StyleRole::Heading(level),
        StyleRole::List(_) => StyleRole::List(level),
        StyleRole::Bullet(_) => StyleRole::Bullet(level),
        StyleRole::Numbered(_) => StyleRole::Numbered(level),
        StyleRole::Contents(_) => StyleRole::Contents(level),
        other => other,
    }
}

fn named(name: &str) -> Option<StyleRole> {
    use StyleRole::*;
    Some(match name {
        "title" => Title,
        "subtitle" => Subtitle,
        "heading" => Heading(1),
        "list" => List(1),
        "bullet" => Bullet(1),
        "numbered" => Numbered(1),
        "contents" => Contents(1),
        "header" => Header,
        "footer" => Footer,
        "caption" => Caption,
        "footnote" => Footnote,
        "endnote" => Endnote,
        "page-number" => PageNumber,
        "quote" => Quote,
        "normal" => Normal,
        "hyperlink" => Hyperlink,
        "strong" => Strong,
        "emphasis" => Emphasis,
        "table-text" => TableText,
        "table-head" => TableHead,
        "annex-heading" => AnnexHeading,
        "annex-title" => AnnexTitle,
        "annex-reference" => AnnexReference,
        "run-in-head" => RunInHead,
        "note" => Note,
        "date" => Date,
        "addressee" => Addressee,
        "reference" => Reference,
        "subject" => Subject,
        "salutation" => Salutation,
        "closing" => Closing,
        "signature" => Signature,
        "source" => Source,
        "equation" => Equation,
        "figure" => Figure,
        "code" => Code,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_whole() {
        let styles: Styles = toml::from_str(include_str!("../data/styles.toml")).unwrap();
        let mut seen = HashMap::new();
        for (role, names) in styles.levelled.iter().chain(&styles.plain) {
            assert!(named(role).is_some(), "unknown role {role}");
            assert!(!names.is_empty());
        }
        for (role, names) in &styles.plain {
            for name in names {
                let earlier = seen.insert(plain(name), role);
                assert!(earlier.is_none_or(|it| it == role), "{name} means two things");
            }
        }
    }

    #[test]
    fn names_of_many_editions() {
        use StyleRole::*;
        for (name, role) in [
            ("Heading 1", Heading(1)),
            ("heading 1 Char", Heading(1)),
            ("Título 3", Heading(3)),
            ("Заголовок 2", Heading(2)),
            ("عنوان 1", Heading(1)),
            ("标题", Title),
            ("Название", Title),
            ("AnnexTitle", AnnexTitle),
            ("Annex_No", AnnexHeading),
            ("AnnexNo & title", AnnexHeading),
            ("enumlev2", Numbered(2)),
            ("List Bullet 2", Bullet(2)),
            ("List Bullet", Bullet(1)),
            ("列表段落", List(1)),
            ("toc 3", Contents(3)),
            ("目录 1", Contents(1)),
            ("Pied de page", Footer),
            ("页眉", Header),
            ("Normal", Normal),
            ("Normalaftertitle", Normal),
            ("Headingb", RunInHead),
            ("Tabletext", TableText),
            ("Table_head", TableHead),
        ] {
            assert_eq!(style_role(name), Some(role), "{name}");
        }
        for name in ["", "1", "Standard letter", "heading 10", "heading 0", &"x".repeat(1000)] {
            assert_eq!(style_role(name), None, "{name}");
        }
    }
}
