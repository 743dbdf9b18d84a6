//! The shape of a language file; `data/README.md` explains it to those who write one.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::Role;
use crate::error::Error;
use crate::kind::{Kind, Relation};

/// A language file as written.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(crate) struct Data {
    pub(crate) language: String,
    pub(crate) name: Option<String>,
    pub(crate) script: Option<Script>,
    pub(crate) direction: Option<Direction>,
    pub(crate) spaced: Option<bool>,
    pub(crate) name_first: Option<bool>,
    pub(crate) document_mark: Option<String>,
    pub(crate) sentence_end: Option<String>,
    pub(crate) function_words: Vec<String>,
    pub(crate) phrases: BTreeMap<Role, Vec<String>>,
    pub(crate) groups: Vec<GroupData>,
    pub(crate) designations: Vec<DesignationData>,
    pub(crate) print: PrintData,
    pub(crate) date: DateData,
    pub(crate) time: TimeData,
}

/// `name = "SG{n}"`, `forms = ["Study Group {n}", …]`
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct GroupData {
    pub(crate) name: String,
    pub(crate) forms: Vec<String>,
}

/// The forms of one kind of letter. Where the words belong to the number, `number` says how it is read.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct DesignationData {
    pub(crate) kind: Kind,
    #[serde(default)]
    pub(crate) number: Option<String>,
    /// The entry is meant only where the number has one of these in it.
    #[serde(default)]
    pub(crate) only: Vec<String>,
    /// How a bare number (`79`) is printed; without it nothing is printed by this entry.
    #[serde(default)]
    pub(crate) print: Option<String>,
    /// How a number with letters in it (`BDT/008`) is printed, where that differs.
    #[serde(default)]
    pub(crate) print_lettered: Option<String>,
    #[serde(default)]
    pub(crate) forms: Vec<String>,
}

/// Templates of what a writer prints.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(crate) struct PrintData {
    pub(crate) annex: Option<String>,
    pub(crate) enclosures: Option<String>,
    /// How the number of enclosures may stand behind its label: `{n}件`.
    pub(crate) counts: Vec<String>,
    /// Numbers spelled out, from one: `three`, `ثلاثة`.
    pub(crate) count_words: Vec<Vec<String>>,
    /// Words that number annexes where letters are spelled out: الملحق ألف.
    pub(crate) annex_labels: Vec<String>,
    /// How items are numbered at each depth, shown by the first: `1.`, `a)`, `i)`.
    pub(crate) markers: Vec<String>,
    pub(crate) page: Vec<String>,
    pub(crate) place_and_date: Option<String>,
    /// With and without an ordinal.
    pub(crate) amends: BTreeMap<Relation, Vec<String>>,
    /// Words that may stand between `Addendum 1` and the letter it changes.
    pub(crate) amends_links: Vec<String>,
}

/// How days are written.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(crate) struct DateData {
    pub(crate) print: Option<String>,
    pub(crate) first_day: Option<String>,
    pub(crate) print_days: Option<String>,
    pub(crate) print_months: Option<String>,
    pub(crate) print_years: Option<String>,
    pub(crate) order: Vec<Order>,
    pub(crate) numeric: Vec<String>,
    pub(crate) months: Vec<Vec<String>>,
    pub(crate) weekdays: Vec<Vec<String>>,
    pub(crate) day_marks: Vec<String>,
    pub(crate) month_marks: Vec<String>,
    pub(crate) year_marks: Vec<String>,
    pub(crate) before_day: Vec<String>,
    pub(crate) before_month: Vec<String>,
    pub(crate) before_year: Vec<String>,
    pub(crate) range: Vec<String>,
    pub(crate) range_and: Vec<String>,
    pub(crate) range_openers: Vec<String>,
    pub(crate) asides: Vec<String>,
    pub(crate) han_numerals: Option<bool>,
}

/// How times of day are written.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(crate) struct TimeData {
    pub(crate) print: Option<String>,
    pub(crate) openers: Vec<String>,
    pub(crate) hour_marks: Vec<String>,
    pub(crate) minute_marks: Vec<String>,
    pub(crate) suffixes: Vec<String>,
    pub(crate) morning: Vec<String>,
    pub(crate) afternoon: Vec<String>,
    pub(crate) utc: Vec<String>,
    pub(crate) zones: Vec<String>,
}

/// In which order the parts of a date stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Order {
    DayMonthYear,
    MonthDayYear,
    YearMonthDay,
}

/// The script a language is written in: the first evidence of it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub(crate) enum Script {
    Latin,
    Cyrillic,
    Greek,
    Arabic,
    Hebrew,
    Han,
    Kana,
    Hangul,
    Devanagari,
    Thai,
    Armenian,
    Georgian,
}

impl Script {
    /// Every script, in order.
    pub(crate) const ALL: [Script; 12] = [
        Script::Latin,
        Script::Cyrillic,
        Script::Greek,
        Script::Arabic,
        Script::Hebrew,
        Script::Han,
        Script::Kana,
        Script::Hangul,
        Script::Devanagari,
        Script::Thai,
        Script::Armenian,
        Script::Georgian,
    ];
}

/// Which way the lines run.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// As in English.
    LeftToRight,
    /// As in Arabic.
    RightToLeft,
}

impl Data {
    /// Reads and checks a language file.
    pub(crate) fn read(source: &str) -> Result<Data, Error> {
        let data: Data = toml::from_str(source).map_err(|error| Error::from_toml(source, &error))?;
        data.check(source)?;
        Ok(data)
    }

    fn check(&self, source: &str) -> Result<(), Error> {
        if self.language.is_empty() || !self.language.chars().all(|ch| ch.is_ascii_alphanumeric() || ch == '-') {
            return Err(Error::about(source, "language", "`language` must be a language tag such as \"pt\""));
        }
        for (role, phrases) in &self.phrases {
            if phrases.iter().any(|phrase| phrase.trim_end_matches(['?', ':', '：', ' ']).is_empty()) {
                return Err(Error::about(source, role.name(), format!("an empty phrase in `{}`", role.name())));
            }
        }
        let forms = self.groups.iter().flat_map(|group| group.forms.iter().map(move |form| (&group.name, form)));
        for (name, form) in forms {
            if name.contains("{n}") != form.contains("{n}") {
                let message = format!("\"{form}\" and the name \"{name}\" must both have {{n}} or both lack it");
                return Err(Error::about(source, form, message));
            }
        }
        for entry in &self.designations {
            let printed = entry.print.iter().chain(&entry.print_lettered);
            for form in entry.forms.iter().chain(printed).chain(&entry.number) {
                if form.matches("{n}").count() != 1 {
                    return Err(Error::about(source, form, format!("\"{form}\" needs one {{n}} for the number")));
                }
            }
        }
        for (name, list, length) in [("months", &self.date.months, 12), ("weekdays", &self.date.weekdays, 7)] {
            if !list.is_empty() && (list.len() != length || list.iter().any(Vec::is_empty)) {
                let message = format!("`{name}` needs {length} lists with a name each, not {}", list.len());
                return Err(Error::about(source, name, message));
            }
        }
        self.check_templates(source)
    }

    /// What is printed has room for all that it must say, and for nothing that it cannot.
    fn check_templates(&self, source: &str) -> Result<(), Error> {
        let (date, print) = (&self.date, &self.print);
        let day = ["day", "month|month-number", "year"];
        let days = ["day", "until-day", "month|month-number", "year"];
        let months = ["day", "month|month-number", "until-day", "until-month|until-month-number", "year"];
        let years = ["day", "month|month-number", "year", "until-day", "until-month|until-month-number", "until-year"];
        let number = ["n"];
        for (key, template, wanted) in [
            ("print", &date.print, day.as_slice()),
            ("print-days", &date.print_days, days.as_slice()),
            ("print-months", &date.print_months, months.as_slice()),
            ("print-years", &date.print_years, years.as_slice()),
            ("print", &self.time.print, ["hour|hour2", "minute"].as_slice()),
            ("place-and-date", &print.place_and_date, ["place", "date"].as_slice()),
            ("annex", &print.annex, number.as_slice()),
            ("enclosures", &print.enclosures, number.as_slice()),
        ] {
            let Some(template) = template else { continue };
            let known: Vec<&str> = wanted.iter().flat_map(|names| names.split('|')).collect();
            if let Some(name) = placeholders(template).find(|name| !known.contains(name)) {
                let message = format!("`{key}` = \"{template}\" has {{{name}}}, which nothing is put for");
                let error = Error::about(source, template, message);
                let names = known.iter().map(|name| format!("{{{name}}}")).collect::<Vec<_>>().join(", ");
                return Err(Error { hint: Some(format!("there are {names}")), ..error });
            }
            let has = |names: &&&str| names.split('|').any(|name| placeholders(template).any(|it| it == name));
            if let Some(missing) = wanted.iter().find(|names| !has(names)) {
                let name = missing.split('|').next().unwrap_or(missing);
                let message = format!("`{key}` = \"{template}\" lacks {{{name}}}");
                return Err(Error::about(source, template, message));
            }
        }
        Ok(())
    }

    /// This file laid over another one: its words first, its single values instead.
    pub(crate) fn over(mut self, base: &Data) -> Data {
        for (role, phrases) in &base.phrases {
            extend(self.phrases.entry(*role).or_default(), phrases);
        }
        or(&mut self.name, &base.name);
        or(&mut self.script, &base.script);
        or(&mut self.direction, &base.direction);
        or(&mut self.spaced, &base.spaced);
        or(&mut self.name_first, &base.name_first);
        or(&mut self.document_mark, &base.document_mark);
        or(&mut self.sentence_end, &base.sentence_end);
        extend(&mut self.function_words, &base.function_words);
        self.groups.extend_from_slice(&base.groups);
        self.designations.extend_from_slice(&base.designations);
        self.print.lay_over(&base.print);
        self.date.lay_over(&base.date);
        self.time.lay_over(&base.time);
        self
    }
}

impl PrintData {
    fn lay_over(&mut self, base: &PrintData) {
        or(&mut self.annex, &base.annex);
        or(&mut self.enclosures, &base.enclosures);
        or(&mut self.place_and_date, &base.place_and_date);
        extend(&mut self.counts, &base.counts);
        if self.count_words.is_empty() {
            self.count_words.clone_from(&base.count_words);
        }
        extend(&mut self.annex_labels, &base.annex_labels);
        if self.markers.is_empty() {
            self.markers.clone_from(&base.markers);
        }
        extend(&mut self.page, &base.page);
        extend(&mut self.amends_links, &base.amends_links);
        for (relation, forms) in &base.amends {
            self.amends.entry(*relation).or_insert_with(|| forms.clone());
        }
    }
}

impl DateData {
    fn lay_over(&mut self, base: &DateData) {
        or(&mut self.print, &base.print);
        or(&mut self.first_day, &base.first_day);
        or(&mut self.print_days, &base.print_days);
        or(&mut self.print_months, &base.print_months);
        or(&mut self.print_years, &base.print_years);
        or(&mut self.han_numerals, &base.han_numerals);
        if self.order.is_empty() {
            self.order.clone_from(&base.order);
        }
        lists(&mut self.months, &base.months);
        lists(&mut self.weekdays, &base.weekdays);
        for (own, theirs) in [
            (&mut self.numeric, &base.numeric),
            (&mut self.day_marks, &base.day_marks),
            (&mut self.month_marks, &base.month_marks),
            (&mut self.year_marks, &base.year_marks),
            (&mut self.before_day, &base.before_day),
            (&mut self.before_month, &base.before_month),
            (&mut self.before_year, &base.before_year),
            (&mut self.range, &base.range),
            (&mut self.range_and, &base.range_and),
            (&mut self.range_openers, &base.range_openers),
            (&mut self.asides, &base.asides),
        ] {
            extend(own, theirs);
        }
    }
}

impl TimeData {
    fn lay_over(&mut self, base: &TimeData) {
        or(&mut self.print, &base.print);
        for (own, theirs) in [
            (&mut self.openers, &base.openers),
            (&mut self.hour_marks, &base.hour_marks),
            (&mut self.minute_marks, &base.minute_marks),
            (&mut self.suffixes, &base.suffixes),
            (&mut self.morning, &base.morning),
            (&mut self.afternoon, &base.afternoon),
            (&mut self.utc, &base.utc),
            (&mut self.zones, &base.zones),
        ] {
            extend(own, theirs);
        }
    }
}

/// The names in braces of a template.
fn placeholders(template: &str) -> impl Iterator<Item = &str> {
    template.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
}

fn or<T: Clone>(own: &mut Option<T>, theirs: &Option<T>) {
    if own.is_none() {
        own.clone_from(theirs);
    }
}

fn extend(own: &mut Vec<String>, theirs: &[String]) {
    for word in theirs {
        if !own.contains(word) {
            own.push(word.clone());
        }
    }
}

fn lists(own: &mut Vec<Vec<String>>, theirs: &[Vec<String>]) {
    own.resize_with(own.len().max(theirs.len()), Vec::new);
    for (own, theirs) in own.iter_mut().zip(theirs) {
        extend(own, theirs);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_say_where() {
        for (source, line, part) in [
            ("language = \"pt\"\ncolour = 1\n", 2, "no key of the file is called `colour`"),
            ("language = \"pt\"\n[phrases]\nsubjekt = []\n", 3, "no key of `[phrases]` is called `subjekt`"),
            ("name = \"x\"\n", 1, "`language`"),
            ("language = \"pt\"\n[date]\nmonths = [[\"janeiro\"]]\n", 3, "12 lists"),
            ("language = \"pt\"\n[phrases]\nnote = [\" :\"]\n", 3, "empty phrase"),
            ("language = \"pt\"\n[[groups]]\nname = \"SG{n}\"\nforms = [\"Comissão\"]\n", 4, "{n}"),
            ("language = \"pt\"\n[[designations]]\nkind = \"circular\"\nforms = [\"Circular\"]\n", 4, "{n}"),
            ("language = \n", 1, ""),
        ] {
            let error = Data::read(source).unwrap_err();
            assert_eq!(error.line, line, "{source}: {error}");
            assert!(error.message.contains(part), "{error}");
        }
    }

    #[test]
    fn a_user_s_words_come_first() {
        let base = Data::read("language = \"en\"\n[phrases]\nnote = [\"NOTE\"]\n").unwrap();
        let user = Data::read("language = \"en\"\nname = \"x\"\n[phrases]\nnote = [\"Remark\", \"NOTE\"]\n").unwrap();
        let merged = user.over(&base);
        assert_eq!(merged.phrases.get(&Role::Note).unwrap(), &["Remark", "NOTE"]);
        assert_eq!(merged.name.as_deref(), Some("x"));
    }
}
