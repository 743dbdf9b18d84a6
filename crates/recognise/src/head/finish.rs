//! Writes what the reader of a letterhead found.

use super::Head;
use super::reader::Reader;
use super::values::{FOOTNOTES, addressees, further_numbers, is_reference, width};
use crate::account::Places;
use crate::context::{reads_like_headline, trimmed};
use crate::scribe::{Scribe, is_han};
use blocks::Blocks;
use findings::Span;
use letter::{Amends, Block, Enclosures, Kind, Letterhead, Other, Relation, Rule};
use vocabulary::{FoundDesignation, Role, RoleSet};

/// A subject has no more lines than this.
const SUBJECT_LINES: usize = 4;

impl Reader<'_, '_> {
    /// The letterhead, written.
    pub(super) fn finish(mut self, scribe: &mut Scribe<'_>) -> Head {
        self.reference_of_other_houses(scribe);
        self.subject_without_label(scribe.blocks);
        let (kind, mut amends) = self.designate(scribe);
        self.address(scribe);
        let subject_at = scribe.field(self.at, "subject");
        self.head.subject = match self.subject_lines(scribe.text) {
            None => scribe.joined(&self.subject, subject_at),
            Some(lines) => scribe.broken(&lines, None, subject_at),
        };
        if let Some(subject) = &self.head.subject {
            // The subject, too, may say which letter is changed.
            if amends.is_none() {
                let words = subject.plain();
                amends = self.cx.words.find_designations(&words).iter().find_map(|found| amended(found, &words));
            }
        }
        let enclosures = self.enclosed(scribe);
        self.rest(scribe);
        // The head of a letter that names no other kind is that of a letter.
        let plain = self.designation.is_empty() && amends.is_none();
        let unread = self.head.other.iter().filter_map(|other| match &other.block {
            Some(Block::Paragraph(text)) => Some(text.plain()),
            _ => None,
        });
        let plain = plain && !unread.into_iter().any(|words| !self.cx.words.find_designations(&words).is_empty());
        let sent = self.head.organization.is_some() || self.head.reference.is_some();
        let kind = kind.or((plain && sent).then_some(Kind::Letter));
        let letterhead = (self.head != Letterhead::default()).then_some(self.head);
        Head { letterhead, kind, amends, enclosures }
    }

    /// The lines of the subject, those joined that were only wrapped: a line that ends with a comma, or is long, and one that
    /// the next goes on with (`… 29 May` / `– 2 June`). Else the break is the printer's, and so it is before the place and
    /// days of a meeting. Nothing where all of them were only wrapped.
    fn subject_lines(&self, text: &str) -> Option<Vec<Span>> {
        let mut broken = false;
        let mut lines: Vec<Span> = Vec::new();
        for span in &self.subject {
            let Some(above) = lines.last_mut() else {
                lines.push(*span);
                continue;
            };
            let (words, next) = (above.of(text).trim_end(), span.of(text).trim_start());
            let last = words.rsplit('\n').next().unwrap_or(words);
            let open = words.ends_with([',', '，', '،', '-', '–', '(', '（']);
            let counted = words.ends_with(char::is_numeric) && next.starts_with(is_han);
            let goes_on = counted
                || next.starts_with(|c: char| {
                    c.is_lowercase() || matches!(c, '-' | '–' | '—' | '－' | '至' | '）' | ')' | ',')
                });
            let placed = || {
                let place = next.split([',', '،', '，']).next().filter(|place| place.len() < next.len());
                let named = place.is_some_and(|place| {
                    place.split_whitespace().count() <= 3 && place.chars().count() <= 30 && !place.starts_with('(')
                });
                named && self.cx.words.dates(next).next().is_some()
            };
            let wrapped = open || goes_on || width(last) > 55 && !placed();
            broken |= !wrapped;
            let near = Span::new(above.end, span.start).of(text).trim().is_empty() && above.end <= span.start;
            if wrapped && near {
                *above = Span::new(above.start, span.end);
            } else {
                lines.push(*span);
            }
        }
        broken.then_some(lines)
    }

    /// What is enclosed, where no line below the letterhead says so: `Annexes: 3`.
    fn enclosed(&mut self, scribe: &mut Scribe<'_>) -> Option<Enclosures> {
        let cx = self.cx;
        let spans = std::mem::take(&mut self.enclosures);
        let words = spans.iter().map(|span| cx.lines.visible(*span).of(cx.lines.text)).collect::<Vec<_>>().join(" ");
        let end = spans.last()?.end;
        let found = cx.words.enclosures(words.trim()).filter(|found| found.count.is_some());
        let below = |index: usize| cx.span(index).start >= end && cx.words.enclosures(cx.at(index)).is_some();
        let (Some(found), false) = (found, cx.texts(0..cx.lines.lines.len()).any(below)) else {
            let (label, value) = spans.split_first()?;
            self.others.push((Some(*label), value.to_vec()));
            return None;
        };
        let at = scribe.field(Places::ROOT, "closing");
        let at = scribe.field(at, "enclosures");
        let at = scribe.field(at, "printed");
        Some(Enclosures { count: found.count, printed: scribe.joined(&spans, at) })
    }

    /// `Reference: ECE/TRANS/2031/L.14`: where nothing else is the letter's own code, it is what stands alone behind the label
    /// of letters that are referred to.
    fn reference_of_other_houses(&mut self, scribe: &mut Scribe<'_>) {
        if self.reference.is_some() {
            return;
        }
        // Beside a number, only what nothing but a code looks like.
        let mark = if self.designation.is_empty() { '/' } else { '(' };
        let cx = self.cx;
        let own = |(label, value): &(Option<Span>, Vec<Span>)| {
            let label = label.map(|label| cx.lines.visible(label).of(cx.lines.text)).unwrap_or("");
            let [value] = value.as_slice() else { return false };
            let words = cx.lines.visible(*value).of(cx.lines.text).trim();
            cx.words.whole(label, Role::EarlierReferenceLabel.into()).is_some()
                && is_reference(words)
                && words.contains(mark)
                && cx.words.find_designations(words).is_empty()
        };
        if let Some(place) = self.others.iter().position(own) {
            let (label, value) = self.others.remove(place);
            scribe.label(label.unwrap_or_default(), self.at);
            self.reference = value.first().copied();
        }
    }

    /// A subject that no label announces: the last lines of the letterhead, where they name a meeting and its days, or one in
    /// capitals, or are printed in bold below what tells the letter from others.
    fn subject_without_label(&mut self, blocks: &Blocks) {
        if !self.subject.is_empty() || self.read_to == 0 {
            return;
        }
        let text = self.cx.lines.text;
        let bare = |(label, value): &(Option<Span>, Vec<Span>)| label.is_none() && value.len() == 1;
        let mut spans: Vec<Span> = Vec::new();
        let mut end = self.read_to;
        for other in self.others.iter().rev().take(SUBJECT_LINES) {
            let Some(span) = other.1.first().copied().filter(|_| bare(other)) else { break };
            let between = if span.end <= end { Span::new(span.end, end).of(text) } else { "x" };
            // Below the last of them stands nothing, and between two no blank line.
            if !between.trim().is_empty() || !spans.is_empty() && between.matches('\n').count() > 1 {
                break;
            }
            spans.insert(0, span);
            end = span.start;
        }
        let said = |spans: &[Span]| spans.iter().map(|span| span.of(text).trim()).collect::<Vec<_>>().join(" ");
        let loud = |words: &str| words.contains(char::is_uppercase) && !words.contains(char::is_lowercase);
        let bold = |span: &Span| self.is_bold(*span, blocks);
        let told = self.head.date.is_some() || self.reference.is_some() || !self.designation.is_empty();
        let names = RoleSet::NAMES | Role::OrganizationWord | Role::BureauWord | Role::Office;
        let titles = |words: &str| {
            reads_like_headline(words)
                && match words.starts_with(is_han) {
                    true => words.chars().nth(5).is_some(),
                    false => words.split_whitespace().nth(2).is_some() && words.chars().nth(11).is_some(),
                }
                && self.cx.words.longest_at_start(words, names).is_none()
        };
        while !spans.is_empty() {
            let words = said(&spans);
            let about = told && spans.iter().all(bold) && titles(&words)
                || self.announces(&words)
                || loud(&words) && self.cx.words.contains(&words, Role::Meeting.into()) && words.len() > 20;
            if about {
                self.others.truncate(self.others.len() - spans.len());
                self.subject = spans;
                return;
            }
            spans.remove(0);
        }
    }

    /// Designation, number and kind.
    fn designate(&mut self, scribe: &mut Scribe<'_>) -> (Option<Kind>, Option<Amends>) {
        let cx = self.cx;
        if self.designation.is_empty() {
            self.file_code(scribe);
            return (None, None);
        }
        let at = scribe.field(self.at, "designation");
        let parts: Vec<String> = self.designation.iter().filter_map(|span| scribe.plain(*span, at)).collect();
        let joined = parts.iter().fold(String::new(), |mut joined, part| {
            // No blank between two Han characters.
            let between_han = joined.ends_with(is_han) && part.starts_with(is_han);
            if !joined.is_empty() && !between_han {
                joined.push(' ');
            }
            joined + part
        });
        self.file_code(scribe);
        let found = cx.words.find_designations(&joined).into_iter().next();
        let mut amends = None;
        let mut kind = None;
        if let Some(found) = &found {
            kind = Some(kind_of(found));
            amends = amended(found, &joined);
            let ordinal = found.amends.as_ref().and_then(|amends| amends.ordinal).map(|n| n.to_string());
            // A corrigendum has the number that its own word has, not that of the letter it changes.
            self.head.number = match (&amends, ordinal) {
                (Some(_), ordinal) => ordinal,
                (None, _) => Some(numbers(found, &joined, |word| cx.words.function_word(word))),
            };
        }
        self.head.designation = Some(joined).filter(|joined| !joined.is_empty());
        (kind, amends)
    }

    /// The letter's file code: `SG17/XY`.
    fn file_code(&mut self, scribe: &mut Scribe<'_>) {
        let at = scribe.field(self.at, "reference");
        self.head.reference = self.reference.and_then(|span| scribe.plain(span, at));
    }

    fn address(&mut self, scribe: &mut Scribe<'_>) {
        for (name, lines) in
            [("addressees", std::mem::take(&mut self.addressees)), ("copies", std::mem::take(&mut self.copies))]
        {
            let at = scribe.field(self.at, name);
            let found = if name == "copies" { &mut self.head.copies } else { &mut self.head.addressees };
            addressees(self.cx, scribe, &lines, at, found);
        }
    }

    /// Lines that were not understood, kept.
    fn rest(&mut self, scribe: &mut Scribe<'_>) {
        let at = scribe.field(self.at, "other");
        for (label, value) in std::mem::take(&mut self.others) {
            let here = scribe.index(at, self.head.other.len());
            let label_at = scribe.field(here, "label");
            let label = label.and_then(|span| scribe.plain(trimmed(span, scribe.text), label_at));
            let value_at = scribe.field(here, "value");
            let spans: Vec<Span> = value;
            let text = if spans.is_empty() { None } else { scribe.joined(&spans, value_at) };
            let other = match (label, text) {
                (Some(label), Some(value)) => Other { label: Some(label), value: Some(value), block: None },
                (None, Some(text)) => Other { block: Some(Block::Paragraph(text)), ..Other::default() },
                (Some(label), None) => Other { block: Some(Block::Paragraph(label.into())), ..Other::default() },
                (None, None) => continue,
            };
            self.head.other.push(other);
        }
        // A coat of arms, wherever it stood in the head.
        for image in std::mem::take(&mut scribe.strays) {
            self.head.other.push(Other { block: Some(Block::Image(image)), ..Other::default() });
        }
        for span in std::mem::take(&mut self.rules) {
            let here = scribe.index(at, self.head.other.len());
            let printed = scribe.plain(span, here);
            self.head.other.push(Other { block: Some(Block::Rule(Rule { printed })), ..Other::default() });
        }
    }
}

/// The number of a letter, or its numbers: from the first to the last as printed, without the marks of footnotes.
fn numbers(found: &FoundDesignation, joined: &str, joins: impl Fn(&str) -> bool) -> String {
    let behind = joined.get(found.range.end..).unwrap_or("");
    let last = further_numbers(behind, joins).and_then(|ends| ends.last().copied());
    let Some(last) = last.and_then(|end| behind.get(..end)) else { return found.plain_number.clone() };
    let bare: String = last.chars().filter(|c| !FOOTNOTES.contains(c)).collect();
    format!("{}{bare}", found.plain_number)
}

fn kind_of(found: &FoundDesignation) -> Kind {
    match found.kind {
        vocabulary::Kind::CollectiveLetter => Kind::CollectiveLetter,
        vocabulary::Kind::Circular => Kind::Circular,
        vocabulary::Kind::AdministrativeCircular => Kind::AdministrativeCircular,
        vocabulary::Kind::CircularLetter => Kind::CircularLetter,
        vocabulary::Kind::Letter => Kind::Letter,
    }
}

/// The letter that is changed, where the words say so.
pub(crate) fn amended(found: &FoundDesignation, words: &str) -> Option<Amends> {
    let amends = found.amends.as_ref()?;
    let relation = match amends.relation {
        vocabulary::Relation::Addendum => Relation::Addendum,
        vocabulary::Relation::Corrigendum => Relation::Corrigendum,
        vocabulary::Relation::Revision => Relation::Revision,
        vocabulary::Relation::Replaces => Relation::Replaces,
    };
    let designation =
        words.get(found.range.clone()).map(|words| words.trim().to_owned()).filter(|words| !words.is_empty());
    Some(Amends { relation, designation, number: Some(found.plain_number.clone()), date: None })
}

#[cfg(test)]
mod tests {
    use crate::tried::{tried, tried_blocks};
    use blocks::{Blocks, Mark, MarkKind};
    use expect_test::{Expect, expect};

    fn check(lines: &str, pointer: &str, wanted: Expect) {
        let letter =
            format!("{lines}\n\nDear Sir/Madam,\nThe group meets.\n\nYours faithfully,\nMira Olsen\nDirector\n");
        wanted.assert_eq(&tried(&letter, pointer));
    }

    #[test]
    fn a_subject_in_bold() {
        let letter = |bold: &str, below: &[&str]| {
            let mut blocks = Blocks::default();
            for line in ["Ref: TSB Circular 79", "Quayside, 5 March 2031"] {
                blocks.paragraph(line);
            }
            let span = blocks.paragraph(bold);
            blocks.marks.push(Mark { span, kind: MarkKind::Strong });
            for line in below.iter().chain(&["Dear Sir/Madam,", "We are pleased.", "Yours faithfully,"]) {
                blocks.paragraph(line);
            }
            tried_blocks(&blocks, "/letterhead/subject")
        };
        let all = [
            letter("Invitation to the training course on wicks", &[]),
            // The name of a house, and a line with another below it.
            letter("Bureau of lamps and of wicks", &[]),
            letter("Invitation to the training course on wicks", &["All keepers may come"]),
        ];
        expect![[r#"
            "Invitation to the training course on wicks"
            nothing
            nothing
        "#]]
        .assert_eq(&all.concat());
    }

    #[test]
    fn a_subject_without_a_label() {
        let subject = |letter: &str| tried(letter, "/letterhead/subject") + &tried(letter, "/meeting/start");
        let all = [
            subject(
                "Ref: TSB Collective letter 4/21\nGeneva, 5 March 2031\n\nMEETING OF STUDY GROUP 9\n(QUAYSIDE, 7-9 JUNE 2031)\n\nDear Sir/Madam,\nWe meet.\n",
            ),
            subject(
                "Réf.: Lettre collective TSB 4/21\nGenève, le 5 mars 2031\n\nAux administrations des États Membres de l'Union\n\nRéunion de la Commission d'études 9 à Port-Blanc, du 7 au 9 juin 2031\n\nMadame, Monsieur,\nLa réunion se tiendra en juin.\n",
            ),
            subject(
                "Ref.: Carta colectiva TSB 4/21\nGinebra, 5 de marzo de 2031\n\nReunión de la Comisión de Estudio 9, Bahía Serena, 7-9 de junio de 2031\n\nMuy señora mía/Muy señor mío:\nLa reunión se celebrará en junio.\n",
            ),
            subject(
                "Осн.: Коллективное письмо 4/21 БСЭ\nЖенева, 5 марта 2031 года\n\nСобрание 9-й Исследовательской комиссии, Лукоморск, 7–9 июня 2031 года\n\nУважаемая госпожа,\nСобрание состоится в июне.\n",
            ),
            subject(
                "文号：电信标准化局第4/21号集体函\n2031年3月5日，日内瓦\n\n第9研究组会议（2031年6月7-9日，石门）\n\n尊敬的先生/女士：\n会议将召开。\n",
            ),
            subject(
                "المرجع: الرسالة الجماعية 4/21\nجنيف، 5 مارس 2031\n\nاجتماع لجنة الدراسات 9، بئر السدر، 7-9 يونيو 2031\n\nحضرات السادة والسيدات، تحية طيبة وبعد،\nيعقد الاجتماع قريباً.\n",
            ),
        ];
        expect![[r#"
            "MEETING OF STUDY GROUP 9"
            {"break":"line"}
            "(QUAYSIDE, 7-9 JUNE 2031)"
            "2031-06-07"
            "Réunion de la Commission d'études 9 à Port-Blanc, du 7 au 9 juin 2031"
            "2031-06-07"
            "Reunión de la Comisión de Estudio 9, Bahía Serena, 7-9 de junio de 2031"
            "2031-06-07"
            "Собрание 9-й Исследовательской комиссии, Лукоморск, 7–9 июня 2031 года"
            "2031-06-07"
            "第9研究组会议（2031年6月7-9日，石门）"
            "2031-06-07"
            "اجتماع لجنة الدراسات 9، بئر السدر، 7-9 يونيو 2031"
            "2031-06-07"
        "#]]
        .assert_eq(&all.concat());
        // Something else behind it, and a line that calls to nothing.
        let none = [
            subject(
                "Ref: TSB Collective letter 4/21\nMeeting of Study Group 9, 7-9 June 2031\nTel: +41 22 000 00 00\n\nDear Sir/Madam,\nWe are pleased.\n",
            ),
            subject(
                "Ref: TSB Collective letter 4/21\n\nThe keepers of the lamps\n\nDear Sir/Madam,\nWe are pleased.\n",
            ),
        ];
        expect![[r#"
            nothing
            nothing
            nothing
            nothing
        "#]]
        .assert_eq(&none.concat());
    }

    #[test]
    fn a_subject_over_several_lines() {
        // Cells beside empty labels go on with it; the place of a meeting stands on a line of its own.
        check(
            "|Ref:|TSB Circular 79|\n|Subject:|Meeting on lamps,|\n| |Quayside, 2-6 June 2031|\n",
            "/letterhead/subject",
            expect![[r#"
                "Meeting on lamps, Quayside, 2-6 June 2031"
            "#]],
        );
        check(
            "Ref: TSB Circular 79\nSubject: Second meeting of the focus group on the lamps of the harbour\nQuayside, 2-6 June 2031",
            "/letterhead/subject",
            expect![[r#"
                "Second meeting of the focus group on the lamps of the harbour"
                {"break":"line"}
                "Quayside, 2-6 June 2031"
            "#]],
        );
        check(
            "Ref: TSB Circular 79\nSubject: Meeting on lamps, 29 May\n– 2 June 2031, Quayside",
            "/letterhead/subject",
            expect![[r#"
                "Meeting on lamps, 29 May – 2 June 2031, Quayside"
            "#]],
        );
        // The next label ends it, and the subject of the mail is not the letter's.
        check(
            "Subject: Letter of today\nRef: TSB Circular 79\nSubject: Lamps\nAction required: light them",
            "/letterhead",
            expect![[r#"
                designation: "TSB Circular 79"
                number: "79"
                other: [{"block":{"paragraph":"Letter of today"}},{"label":"Action required:","value":"light them"}]
                subject: "Lamps"
            "#]],
        );
    }

    #[test]
    fn enclosures_counted_in_the_head() {
        check(
            "Ref: TSB Circular 79\nAnnexes: 3 (Annex C in English only)\nSubject: Lamps",
            "/closing",
            expect![[r#"
            enclosures: {"count":3,"printed":"Annexes: 3 (Annex C in English only)"}
            signatory: {"name":"Mira Olsen","office":["Director"]}
            valediction: "Yours faithfully,"
        "#]],
        );
        check(
            "| Ref: | TSB Circular 79 |\n| Annexes: | 2 |\n| Subject: | Lamps |",
            "/closing",
            expect![[r#"
            enclosures: {"count":2,"printed":"Annexes: 2"}
            signatory: {"name":"Mira Olsen","office":["Director"]}
            valediction: "Yours faithfully,"
        "#]],
        );
    }

    #[test]
    fn the_code_of_another_house() {
        check(
            "Our ref.: LAMP/OIL/7-231\nYour ref.: –\nSubject: Lamps",
            "/letterhead",
            expect![[r#"
            other: [{"label":"Your ref.:","value":"–"}]
            reference: "LAMP/OIL/7-231"
            subject: "Lamps"
        "#]],
        );
        check(
            "Reference: LAMP/2031/L.14\nDate: 5 March 2031\nSubject: Lamps",
            "/letterhead",
            expect![[r#"
            date: {"printed":"5 March 2031","value":"2031-03-05"}
            reference: "LAMP/2031/L.14"
            subject: "Lamps"
        "#]],
        );
        check(
            "Ref.: 00112/2031/LAMP    Quayside, 5 March 2031\nSubject: Lamps",
            "/letterhead",
            expect![[r#"
            date: {"printed":"5 March 2031","value":"2031-03-05"}
            place: "Quayside"
            reference: "00112/2031/LAMP"
            subject: "Lamps"
        "#]],
        );
        check(
            "Ref.: 00112/2031/LAMP Quayside, 5 March 2031\nSubject: Lamps",
            "/letterhead",
            expect![[r#"
            date: {"printed":"5 March 2031","value":"2031-03-05"}
            place: "Quayside"
            reference: "00112/2031/LAMP"
            subject: "Lamps"
        "#]],
        );
        // A letter that is referred to is no code of its own.
        check(
            "Reference: TSB Circular 70\nDate: 5 March 2031\nSubject: Lamps",
            "/letterhead",
            expect![[r#"
            date: {"printed":"5 March 2031","value":"2031-03-05"}
            other: [{"label":"Reference:","value":"TSB Circular 70"}]
            subject: "Lamps"
        "#]],
        );
    }

    #[test]
    fn a_kind_that_the_head_does_not_name() {
        check(
            "Ref.: 00112/2031/LAMP\nSubject: Lamps",
            "/kind",
            expect![[r#"
            "letter"
        "#]],
        );
        check(
            "Circular 57 of the International Bureau\nOur ref.: LAMP/7\nSubject: Lamps",
            "",
            expect![[r#"
            body: [{"paragraph":"The group meets."}]
            closing: {"signatory":{"name":"Mira Olsen","office":["Director"]},"valediction":"Yours faithfully,"}
            kind: "circular"
            language: "en"
            letterhead: {"designation":"Circular 57 of the International Bureau","number":"57","reference":"LAMP/7","subject":"Lamps"}
            salutation: "Dear Sir/Madam,"
            schema: "convoke/letter/1"
        "#]],
        );
        check(
            "Subject: Lamps\nTel: +41 22 000 00 00",
            "/kind",
            expect![[r#"
            nothing
        "#]],
        );
    }
}
