//! The rules that types cannot say: legal characters, no empty values, real languages, the order of marks, the depth.
//!
//! One walk over the letter in reading order. A letter without faults is in normal form.

use crate::*;
use findings::Refusal;

/// How deep blocks, items and tables may stand in each other.
pub const MAX_DEPTH: usize = 32;

/// Enough to show what is wrong with a letter; more would only hide it.
const MOST_FAULTS: usize = 100;

impl Letter {
    /// What is wrong with this letter, each at its JSON pointer; nothing for a letter in normal form.
    ///
    /// ```
    /// let mut letter = letter::Letter::default();
    /// letter.language = Some("zz-".to_owned());
    /// let faults = letter.faults();
    /// assert_eq!(faults[0].to_string(), "/language: `zz-` is no language tag");
    /// ```
    pub fn faults(&self) -> Vec<Refusal> {
        let mut walk = Walk::default();
        walk.letter(self);
        walk.faults
    }
}

/// A step from a value to one inside it.
#[derive(Clone, Copy)]
enum Step {
    Field(&'static str),
    Index(usize),
}

/// The walk: where it is, how deep, whether inside a note, and what it found.
#[derive(Default)]
struct Walk {
    path: Vec<Step>,
    depth: usize,
    in_note: bool,
    /// Nothing of the body has come yet, and the letter has no other title.
    title_may_come: bool,
    faults: Vec<Refusal>,
}

/// An optional value of a field: `walk.field("title", |w| w.text(title))` where it is there.
macro_rules! each {
    ($walk:ident, $of:expr, { $($field:ident: $visit:ident),* $(,)? }) => {
        $(if let Some(value) = &$of.$field { $walk.within(stringify!($field), |walk| walk.$visit(value)); })*
    };
}

impl Walk {
    fn within(&mut self, field: &'static str, visit: impl FnOnce(&mut Self)) {
        self.path.push(Step::Field(field));
        visit(self);
        self.path.pop();
    }

    fn all<T>(&mut self, field: &'static str, values: &[T], mut visit: impl FnMut(&mut Self, &T)) {
        self.path.push(Step::Field(field));
        for (index, value) in values.iter().enumerate() {
            self.path.push(Step::Index(index));
            visit(self, value);
            self.path.pop();
        }
        self.path.pop();
    }

    fn fault(&mut self, reason: impl Into<String>) {
        if self.faults.len() < MOST_FAULTS {
            let pointer = self.pointer();
            self.faults.push(Refusal::new(reason).pointer(pointer));
        }
    }

    fn pointer(&self) -> String {
        let mut pointer = String::new();
        for step in &self.path {
            pointer.push('/');
            match step {
                Step::Field(name) => pointer.push_str(name),
                Step::Index(index) => pointer.push_str(&index.to_string()),
            }
        }
        pointer
    }

    fn letter(&mut self, letter: &Letter) {
        each!(self, letter, { language: language, amends: amends, letterhead: letterhead, salutation: text });
        let has_subject = letter.letterhead.as_ref().is_some_and(|head| head.subject.is_some());
        self.title_may_come = !has_subject;
        self.all("body", &letter.body, |walk, block| {
            walk.block(block);
            walk.title_may_come = false;
        });
        each!(self, letter, { closing: closing });
        self.all("annexes", &letter.annexes, Self::annex);
        each!(self, letter, { page: page, meeting: meeting });
        self.all("further_meetings", &letter.further_meetings, Self::meeting);
    }

    fn letterhead(&mut self, head: &Letterhead) {
        if *head == Letterhead::default() {
            self.fault("an empty letterhead: leave the field out");
        }
        each!(self, head, { organization: plain, bureau: plain, place: plain, date: date, designation: plain,
            number: plain, reference: plain });
        self.all("addressees", &head.addressees, Self::text);
        self.all("copies", &head.copies, Self::text);
        self.all("contacts", &head.contacts, |walk, contact| walk.within("value", |walk| walk.plain(&contact.value)));
        each!(self, head, { subject: text });
        self.all("other", &head.other, |walk, other| {
            let one_shape =
                matches!((&other.label, &other.value, &other.block), (Some(_), Some(_), None) | (None, None, Some(_)));
            if !one_shape {
                walk.fault("neither a label with its value nor a block alone");
            }
            each!(walk, other, { label: plain, value: text, block: block });
        });
    }

    fn amends(&mut self, amends: &Amends) {
        each!(self, amends, { designation: plain, number: plain, date: date });
    }

    fn closing(&mut self, closing: &Closing) {
        if *closing == Closing::default() {
            self.fault("an empty closing: leave the field out");
        }
        each!(self, closing, { valediction: text, signed: text, signatory: signatory });
        self.all("aside", &closing.aside, Self::block);
        each!(self, closing, { enclosures: enclosures });
        self.all("after", &closing.after, Self::block);
    }

    fn signatory(&mut self, signatory: &Signatory) {
        if *signatory == Signatory::default() {
            self.fault("an empty signatory: leave the field out");
        }
        each!(self, signatory, { name: text });
        self.all("office", &signatory.office, Self::text);
    }

    fn enclosures(&mut self, enclosures: &Enclosures) {
        if *enclosures == Enclosures::default() {
            self.fault("empty enclosures: leave the field out");
        }
        each!(self, enclosures, { printed: text });
    }

    fn annex(&mut self, annex: &Annex) {
        if *annex == Annex::default() {
            self.fault("an empty annex: leave it out");
        }
        each!(self, annex, { label: plain, heading: text, language: language, title: text });
        self.all("body", &annex.body, Self::block);
    }

    fn page(&mut self, page: &Page) {
        if *page == Page::default() {
            self.fault("an empty page: leave the field out");
        }
        self.all("header", &page.header, Self::block);
        self.all("footer", &page.footer, Self::block);
    }

    fn meeting(&mut self, meeting: &Meeting) {
        if *meeting == Meeting::default() {
            self.fault("an empty meeting: leave the field out");
        }
        each!(self, meeting, { group: plain, start: day, end: day, place: plain });
    }

    fn date(&mut self, date: &Date) {
        if date.value.is_none() && date.printed.is_none() {
            self.fault("a date with neither `value` nor `printed`");
        }
        if date.until.is_some() && date.value.is_none() {
            self.fault("the end of a range without its beginning: `until` goes with `value`");
        }
        each!(self, date, { value: day, printed: plain, until: day, time: time, zone: plain });
    }

    fn day(&mut self, day: &jiff::civil::Date) {
        if !(1..=9999).contains(&day.year()) {
            self.fault(format!("`{day}` is no year of a letter"));
        }
    }

    fn time(&mut self, time: &str) {
        let parsed = time.split_once(':').filter(|(hour, minute)| {
            let two = |digits: &str, most: u8| {
                digits.len() == 2
                    && digits.bytes().all(|b| b.is_ascii_digit())
                    && digits.parse::<u8>().is_ok_and(|value| value <= most)
            };
            (two(hour, 23) && two(minute, 59)) || (*hour == "24" && *minute == "00")
        });
        if parsed.is_none() {
            self.fault(format!("`{time}` is no time of day written HH:MM"));
        }
    }

    fn language(&mut self, tag: &str) {
        if oxilangtag::LanguageTag::parse(tag).is_err() {
            self.fault(format!("`{tag}` is no language tag"));
        }
    }

    /// One level further down, unless the limit is reached.
    fn deeper(&mut self, visit: impl FnOnce(&mut Self)) {
        if self.depth == MAX_DEPTH {
            self.fault(format!("blocks, items and tables stand in each other more than {MAX_DEPTH} levels deep"));
            return;
        }
        self.depth += 1;
        visit(self);
        self.depth -= 1;
    }

    fn block(&mut self, block: &Block) {
        self.deeper(|walk| match block {
            Block::Paragraph(text) => walk.within("paragraph", |walk| walk.text(text)),
            Block::Heading(heading) => walk.within("heading", |walk| walk.heading(heading)),
            Block::List(list) => walk.within("list", |walk| walk.list(list)),
            Block::Table(table) => walk.within("table", |walk| walk.table(table)),
            Block::Deadlines(deadlines) => walk.within("deadlines", |walk| walk.deadlines(deadlines)),
            Block::Agenda(agenda) => walk.within("agenda", |walk| walk.agenda(agenda)),
            Block::Image(image) => walk.within("image", |walk| walk.image(image)),
            Block::Rule(rule) => walk.within("rule", |walk| each!(walk, rule, { printed: plain })),
            Block::PageBreak(_) => {}
        });
    }

    /// The title of a letter is its subject; one without may have a heading of level 1 before all else.
    fn heading(&mut self, heading: &Heading) {
        let least = if self.title_may_come && self.depth == 1 { 1 } else { 2 };
        if !(least..=9).contains(&heading.level) {
            self.within("level", |walk| walk.fault("the level of a heading is 2 to 9: level 1 is a title"));
        }
        each!(self, heading, { label: plain });
        self.within("text", |walk| walk.text(&heading.text));
    }

    fn list(&mut self, list: &List) {
        self.some("items", &list.items);
        self.all("items", &list.items, |walk, item| {
            if item.label.is_none() && item.body.is_empty() {
                walk.fault("an empty item: leave it out");
            }
            each!(walk, item, { label: plain });
            walk.all("body", &item.body, Self::block);
        });
    }

    fn table(&mut self, table: &Table) {
        if table.header.is_empty() && table.rows.is_empty() {
            self.fault("a table without rows");
        }
        each!(self, table, { caption: text });
        for (field, rows) in [("header", &table.header), ("rows", &table.rows)] {
            self.all(field, rows, |walk, row| {
                for (index, cell) in row.iter().enumerate() {
                    walk.path.push(Step::Index(index));
                    walk.span("across", cell.across);
                    walk.span("down", cell.down);
                    walk.all("body", &cell.body, Self::block);
                    walk.path.pop();
                }
            });
        }
    }

    fn span(&mut self, field: &'static str, span: Option<u32>) {
        if span.is_some_and(|span| span < 2) {
            self.within(field, |walk| walk.fault("a cell covers at least 2 here: leave the field out for 1"));
        }
    }

    fn deadlines(&mut self, deadlines: &Deadlines) {
        each!(self, deadlines, { heading: text });
        self.cells("columns", &deadlines.columns);
        self.some("entries", &deadlines.entries);
        self.all("entries", &deadlines.entries, |walk, entry| {
            each!(walk, entry, { date: date, group: text });
            walk.all("items", &entry.items, Self::text);
            walk.cells("cells", &entry.cells);
        });
    }

    fn agenda(&mut self, agenda: &Agenda) {
        each!(self, agenda, { language: language });
        self.all("preface", &agenda.preface, Self::text);
        self.cells("columns", &agenda.columns);
        self.some("items", &agenda.items);
        self.items(&agenda.items);
        self.all("notes", &agenda.notes, Self::text);
    }

    fn items(&mut self, items: &[AgendaItem]) {
        self.all("items", items, |walk, item| {
            walk.deeper(|walk| {
                if *item == AgendaItem::default() {
                    walk.fault("an empty item: leave it out");
                }
                each!(walk, item, { number: plain, label: plain, bullet: plain, title: text });
                walk.all("documents", &item.documents, Self::text);
                walk.cells("cells", &item.cells);
                walk.items(&item.items);
            });
        });
    }

    fn cells(&mut self, field: &'static str, cells: &[FurtherCell]) {
        if cells.last().is_some_and(|last| last.0.is_none()) {
            self.within(field, |walk| walk.fault("an empty cell after the last one: leave it out"));
        }
        self.all(field, cells, |walk, cell| {
            if let Some(text) = &cell.0 {
                walk.text(text);
            }
        });
    }

    fn some<T>(&mut self, field: &'static str, values: &[T]) {
        if values.is_empty() {
            self.within(field, |walk| walk.fault("an empty list: leave the block out"));
        }
    }

    /// A field without runs.
    fn plain(&mut self, text: &str) {
        if text.is_empty() {
            self.fault("an empty text: leave the field out");
        }
        self.characters(text);
        if text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace) {
            self.fault("white space at the end of a text");
        }
    }

    fn characters(&mut self, text: &str) {
        if let Err((_, c)) = legal(text) {
            self.fault(format!("the character U+{:04X} is not legal here", u32::from(c)));
        }
    }

    fn text(&mut self, text: &Text) {
        match text {
            Text::Plain(plain) => self.plain(plain),
            Text::Runs(runs) => {
                if runs.is_empty() {
                    self.fault("an empty text: leave the field out");
                } else {
                    self.merged(text);
                }
                self.runs(runs, None);
                if [End::First, End::Last].iter().any(|end| blank_at(*end, runs) == Some(true)) {
                    self.fault("white space or a break at the end of a text");
                }
            }
        }
    }

    /// The runs under a mark; `outer` is the innermost mark around them.
    fn runs(&mut self, runs: &[Run], outer: Option<Mark>) {
        for (index, run) in runs.iter().enumerate() {
            self.path.push(Step::Index(index));
            self.run(run, outer);
            self.path.pop();
        }
    }

    fn run(&mut self, run: &Run, outer: Option<Mark>) {
        match run {
            Run::Plain(text) => self.characters(text),
            Run::Anchor(name) => self.within("anchor", |walk| walk.plain(name)),
            Run::Break(Break::Line) => {}
            Run::Note(blocks) => self.note(blocks),
            Run::Image(image) => self.within("image", |walk| walk.image(image)),
            Run::Link(link) => self.within("link", |walk| {
                walk.within("to", |walk| walk.plain(&link.to));
                walk.within("text", |walk| walk.marked(Mark::Link, &link.text, outer));
            }),
            Run::Lead(text) => self.within("lead", |walk| walk.marked(Mark::Lead, text, outer)),
            Run::Strong(text) => self.within("strong", |walk| walk.marked(Mark::Strong, text, outer)),
            Run::Emphasis(text) => self.within("emphasis", |walk| walk.marked(Mark::Emphasis, text, outer)),
            Run::Strike(text) => self.within("strike", |walk| walk.marked(Mark::Strike, text, outer)),
            Run::Superscript(text) => self.within("superscript", |walk| walk.marked(Mark::Superscript, text, outer)),
            Run::Subscript(text) => self.within("subscript", |walk| walk.marked(Mark::Subscript, text, outer)),
        }
    }

    fn marked(&mut self, mark: Mark, text: &Text, outer: Option<Mark>) {
        if outer.is_some_and(|outer| outer >= mark) {
            self.fault("marks nest only in the order link, lead, strong, emphasis, strike, superscript, subscript");
            return;
        }
        match text {
            Text::Plain(plain) if plain.is_empty() => self.fault("an empty run in a text"),
            Text::Plain(plain) => self.characters(plain),
            Text::Runs(runs) if runs.is_empty() => self.fault("an empty run in a text"),
            Text::Runs(runs) => {
                self.merged(text);
                self.runs(runs, Some(mark));
            }
        }
    }

    /// JSON is merged as it is read; a text built in code may not be, and would come back as another.
    fn merged(&mut self, text: &Text) {
        if !text.is_merged() {
            self.fault("runs that `Text::from_runs` would join, make plain or leave out");
        }
    }

    fn note(&mut self, blocks: &[Block]) {
        self.within("note", |walk| {
            if walk.in_note {
                walk.fault("a note within a note");
                return;
            }
            if blocks.is_empty() {
                walk.fault("an empty note: leave it out");
            }
            walk.in_note = true;
            for (index, block) in blocks.iter().enumerate() {
                walk.path.push(Step::Index(index));
                walk.block(block);
                walk.path.pop();
            }
            walk.in_note = false;
        });
    }

    fn image(&mut self, image: &Image) {
        self.within("name", |walk| walk.plain(&image.name));
        each!(self, image, { media: plain, alt: plain });
        if image.name.contains(['/', '\\']) || image.name.starts_with('.') {
            self.within("name", |walk| walk.fault("the name of a picture is a plain file name"));
        }
    }
}

/// An end of a text.
#[derive(Clone, Copy)]
enum End {
    First,
    Last,
}

/// Whether what shows at this end is white space or a break; `None` where nothing shows.
fn blank_at(end: End, runs: &[Run]) -> Option<bool> {
    let at = |index: usize| match end {
        End::First => runs.get(index),
        End::Last => runs.len().checked_sub(index + 1).and_then(|index| runs.get(index)),
    };
    let blank = |text: &str| match end {
        End::First => text.starts_with(char::is_whitespace),
        End::Last => text.ends_with(char::is_whitespace),
    };
    (0..runs.len()).filter_map(at).find_map(|run| match run {
        Run::Plain(text) => Some(blank(text)),
        Run::Break(_) => Some(true),
        Run::Anchor(_) => None,
        Run::Note(_) | Run::Image(_) => Some(false),
        marked => match marked.mark()?.1 {
            Text::Plain(text) => Some(blank(text)),
            Text::Runs(runs) => blank_at(end, runs),
        },
    })
}

#[cfg(test)]
mod tests {
    use crate::{Break, Letter, Link, Run, Text};
    use expect_test::{Expect, expect};

    fn check(fields: &str, faults: Expect) {
        let json = format!(r#"{{"schema": "convoke/letter/1", {fields}}}"#);
        let letter: Letter = serde_json::from_str(&json).unwrap();
        faults.assert_eq(&letter.faults().iter().map(|fault| format!("{fault}\n")).collect::<String>());
    }

    #[test]
    fn what_types_cannot_say() {
        check(r#""language": "zh-Hans", "body": [{"paragraph": ["a ", {"strong": "b"}]}]"#, expect![[""]]);
        check(
            r#""salutation": " Dear all,""#,
            expect![[r#"
            /salutation: white space at the end of a text
        "#]],
        );
        check(
            r#""salutation": [{"anchor": "a"}, {"lead": [{"strong": " b"}]}]"#,
            expect![[r#"
            /salutation: white space or a break at the end of a text
        "#]],
        );
        check(
            r#""body": [{"paragraph": ["a", {"break": "line"}]}]"#,
            expect![[r#"
            /body/0/paragraph: white space or a break at the end of a text
        "#]],
        );
        check(
            r#""body": [{"paragraph": "a\u0001b\uFFFF"}]"#,
            expect![[r#"
            /body/0/paragraph: the character U+0001 is not legal here
        "#]],
        );
        check(
            r#""letterhead": {}, "closing": {"signatory": {}}, "annexes": [{}]"#,
            expect![[r#"
            /letterhead: an empty letterhead: leave the field out
            /closing/signatory: an empty signatory: leave the field out
            /annexes/0: an empty annex: leave it out
        "#]],
        );
        check(
            r#""body": [{"agenda": {"items": []}}, {"list": {"items": [{}]}}, {"table": {}}]"#,
            expect![[r#"
            /body/0/agenda/items: an empty list: leave the block out
            /body/1/list/items/0: an empty item: leave it out
            /body/2/table: a table without rows
        "#]],
        );
        check(
            r#""letterhead": {"date": {"until": "2031-01-01"}}"#,
            expect![[r#"
            /letterhead/date: a date with neither `value` nor `printed`
            /letterhead/date: the end of a range without its beginning: `until` goes with `value`
        "#]],
        );
        check(
            r#""letterhead": {"date": {"printed": "x", "time": "24:01"}, "other": [{"label": "a"}]}"#,
            expect![[r#"
            /letterhead/date/time: `24:01` is no time of day written HH:MM
            /letterhead/other/0: neither a label with its value nor a block alone
        "#]],
        );
        check(
            r#""body": [{"paragraph": [{"strong": [{"link": {"to": "x:y", "text": "z"}}]}]}]"#,
            expect![[r#"
            /body/0/paragraph/0/strong/0/link/text: marks nest only in the order link, lead, strong, emphasis, strike, superscript, subscript
        "#]],
        );
        check(
            r#""body": [{"paragraph": ["a", {"note": [{"paragraph": ["b", {"note": [{"paragraph": "c"}]}]}]}]}]"#,
            expect![[r#"
            /body/0/paragraph/1/note/0/paragraph/1/note: a note within a note
        "#]],
        );
        check(
            r#""body": [{"image": {"name": "../a.png"}}, {"heading": {"level": 1, "text": "a"}}]"#,
            expect![[r#"
            /body/0/image/name: the name of a picture is a plain file name
            /body/1/heading/level: the level of a heading is 2 to 9: level 1 is a title
        "#]],
        );
        check(
            r#""body": [{"heading": {"level": 1, "text": "a"}}, {"agenda": {"items": [{"label": "1."}]}}]"#,
            expect![""],
        );
        check(
            r#""letterhead": {"subject": "a"}, "body": [{"heading": {"level": 1, "text": "a"}}]"#,
            expect![[r#"
            /body/0/heading/level: the level of a heading is 2 to 9: level 1 is a title
        "#]],
        );
        check(
            r#""body": [{"list": {"items": [{"body": [{"heading": {"level": 1, "text": "a"}}]}]}}]"#,
            expect![[r#"
            /body/0/list/items/0/body/0/heading/level: the level of a heading is 2 to 9: level 1 is a title
        "#]],
        );
        check(
            r#""body": [{"table": {"rows": [[{"across": 1}, {}]]}}]"#,
            expect![[r#"
            /body/0/table/rows/0/0/across: a cell covers at least 2 here: leave the field out for 1
        "#]],
        );
    }

    #[test]
    fn one_writing_per_text() {
        let fault = |text: Text| -> String {
            let letter = Letter { salutation: Some(text), ..Letter::default() };
            letter.faults().iter().map(|fault| format!("{fault}\n")).collect()
        };
        let plain = |text: &str| Run::Plain(text.to_owned());
        let link = |to: &str, text: Text| Run::Link(Link { to: to.to_owned(), text });
        for runs in [
            vec![plain("a")],
            vec![plain("a"), plain("b")],
            vec![plain("a"), plain(""), Run::Strong("b".into())],
            vec![Run::Strong("a".into()), Run::Strong("b".into())],
            vec![link("x:1", "a".into()), link("x:1", "b".into())],
            vec![link("https://example.org", "example.org".into())],
            vec![Run::Strong(Text::Runs(vec![plain("a")]))],
        ] {
            let told = fault(Text::Runs(runs.clone()));
            assert!(told.ends_with(": runs that `Text::from_runs` would join, make plain or leave out\n"), "{told}");
        }
        let right =
            vec![link("x:1", "a".into()), link("x:2", "b".into()), plain("c"), Run::Break(Break::Line), plain("d")];
        assert_eq!(fault(Text::Runs(right)), "");
    }

    #[test]
    fn thirty_two_levels_and_no_more() {
        let nested = |levels: usize| {
            let mut body = r#"{"paragraph": "x"}"#.to_owned();
            for _ in 1..levels {
                body = format!(r#"{{"list": {{"items": [{{"body": [{body}]}}]}}}}"#);
            }
            format!(r#"{{"schema": "convoke/letter/1", "body": [{body}]}}"#)
        };
        let read = |json: String| -> Letter {
            let mut from = serde_json::Deserializer::from_str(&json);
            from.disable_recursion_limit();
            serde::Deserialize::deserialize(&mut from).unwrap()
        };
        assert!(read(nested(crate::MAX_DEPTH)).faults().is_empty());
        assert_eq!(read(nested(crate::MAX_DEPTH + 1)).faults().len(), 1);
    }
}
