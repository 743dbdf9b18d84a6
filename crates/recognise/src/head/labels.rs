//! Labels of a letterhead: which words are one, and what they make the reader wait for.

use super::reader::{Going, Reader};
use super::values::{email, is_reference, telephone, web};
use crate::line::CellAt;
use crate::scribe::Scribe;
use findings::Span;
use vocabulary::{Hit, Role, RoleSet};

impl Reader<'_, '_> {
    /// The label at the beginning of these words, and where it ends.
    pub(super) fn label(&self, words: &str, first: bool) -> Option<(Role, usize)> {
        let bracketed = words.starts_with(['(', '（']);
        let inner = if bracketed { words.get(words.chars().next().map_or(0, char::len_utf8)..)? } else { words };
        let offset = words.len() - inner.len();
        let hit = self.cx.words.longest_at_start(inner, RoleSet::LABELS)?;
        let rest = inner.get(hit.end..)?;
        let alone = rest.trim().is_empty();
        let end = offset + hit.end;
        // `T +41 …`, but no letter of a word: a label of one letter is a capital, and a blank stands behind it.
        let letter = RoleSet::CONTACTS.contains(hit.role)
            && !hit.colon
            && inner.get(hit.start..hit.end).is_some_and(|said| said.chars().nth(1).is_none());
        if letter && (alone || inner.starts_with(char::is_lowercase) || !rest.starts_with(char::is_whitespace)) {
            return None;
        }
        match hit.role {
            Role::DirectFaxLabel | Role::FaxLabel if bracketed => {
                telephone(rest.trim_start()).map(|_| (Role::DirectFaxLabel, end))
            }
            _ if bracketed => None,
            // `致各成员国主管部门`: the label has no colon, but what follows is an addressee.
            Role::AddresseeLabel if !hit.colon => {
                let starts = self.cx.words.longest_at_start(rest, Role::AddresseeWord.into()).is_some();
                // `To all Member States of the Union`: it stands below the date, and is no sentence.
                let addressed = self.head.date.is_some()
                    && self.addressees.is_empty()
                    && !rest.trim_end().ends_with('.')
                    && words.starts_with(char::is_uppercase);
                (first && (alone || starts || addressed) && self.going.is_none()).then_some((hit.role, end))
            }
            Role::EnclosuresLabel if !hit.colon || !self.enclosures.is_empty() => None,
            // `Tél./Courriel:`: two labels, one behind the other.
            _ if !hit.colon && self.doubles(rest) => Some((hit.role, end + 1)),
            _ if hit.colon || alone && first => Some((hit.role, end)),
            // `№ 12-45/31 от 4 июня`, `Ref OD/12`: what stands behind it shows a code.
            Role::ReferenceLabel if !hit.colon && first => {
                let token = rest.split_whitespace().next().unwrap_or("");
                let code = token.contains(['/', '-']) && token.contains(char::is_numeric) && is_reference(token);
                code.then_some((hit.role, end))
            }
            // `Tel +41 …`, `Contact Ms A. Person`
            Role::TelephoneLabel | Role::FaxLabel => telephone(rest.trim_start()).map(|_| (hit.role, end)),
            Role::EmailLabel => email(rest.trim_start()).map(|_| (hit.role, end)),
            Role::WebLabel => web(rest.trim_start()).map(|_| (hit.role, end)),
            _ if rest.starts_with('\t') => Some((hit.role, end)),
            _ => None,
        }
    }

    /// Whether a stroke and another label stand behind a label.
    fn doubles(&self, rest: &str) -> bool {
        let next =
            rest.strip_prefix(['/', '／']).and_then(|next| self.cx.words.longest_at_start(next, RoleSet::CONTACTS));
        next.is_some_and(|hit| hit.colon)
    }

    /// Whether an extractor put several labels with their values on this line: behind its first words stands a label
    /// whose value is plainly one of its kind.
    pub(super) fn is_glued(&self, words: &str) -> bool {
        self.labels_behind(words).any(|hit| has_value(words, &hit))
    }

    /// Where the next label begins within these words. On a line of several the labels' own words are what parts it, for
    /// `Contact:` as for `Tel:`; but the words of a subject end only at what cannot be words of a subject.
    pub(super) fn next_label(&self, words: &str) -> Option<usize> {
        let subject = matches!(self.going, Some((Going::Subject, _)));
        self.labels_behind(words).find(|hit| !subject || has_value(words, hit)).map(|hit| hit.start)
    }

    /// The labels with a colon behind the first words of these.
    fn labels_behind<'w>(&'w self, words: &'w str) -> impl Iterator<Item = Hit<'w>> {
        let parting = RoleSet::CONTACTS
            | Role::ReferenceLabel
            | Role::SubjectLabel
            | Role::CopyLabel
            | Role::DateLabel
            | Role::AddresseeLabel;
        let found = if words.contains([':', '：']) { self.cx.words.find_all(words, parting) } else { Vec::new() };
        found.into_iter().filter(|hit| {
            hit.colon && words.get(..hit.start).is_some_and(|before| before.contains(char::is_alphanumeric))
        })
    }

    pub(super) fn take_label(&mut self, role: Role, span: Span, cell: Option<CellAt>, scribe: &mut Scribe<'_>) {
        self.going = match role {
            Role::AddresseeLabel => Some((Going::Addressees, cell)),
            Role::CopyLabel => Some((Going::Copies, cell)),
            Role::SubjectLabel => {
                // The letter's own subject stands below that of the mail that brought it.
                if !self.subject.is_empty() {
                    self.others.push((None, std::mem::take(&mut self.subject)));
                }
                Some((Going::Subject, cell))
            }
            Role::EnclosuresLabel => {
                self.enclosures.push(span);
                self.going = Some((Going::Enclosures, cell));
                return;
            }
            Role::EarlierReferenceLabel | Role::OtherLabel | Role::DistributionLabel => {
                self.others.push((Some(span), Vec::new()));
                self.going = Some((Going::Other, cell));
                return;
            }
            _ => None,
        };
        scribe.label(span, self.at);
        if self.going.is_none() || role == Role::SubjectLabel {
            // Two labels in one row: which of them a value behind them belongs to, their order tells.
            self.beside = if self.beside.is_none() { Some((role, cell)) } else { None };
            self.queue.push_back(role);
        }
    }
}

/// Whether what stands behind a label is plainly a value of its kind: a number behind `Tel:`, an address behind `E-mail:`.
fn has_value(words: &str, label: &Hit<'_>) -> bool {
    let value = words.get(label.end..).unwrap_or("").trim_start();
    match label.role {
        Role::TelephoneLabel | Role::FaxLabel => telephone(value).is_some(),
        Role::EmailLabel => email(value).is_some(),
        Role::WebLabel => web(value).is_some(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::tried::tried;
    use expect_test::{Expect, expect};

    fn check(line: &str, salutation: &str, wanted: Expect) {
        wanted.assert_eq(&tried(&format!("{line}\n{salutation}\n"), "/letterhead"));
    }

    #[test]
    fn a_letterhead_on_one_line() {
        check(
            "International Telecommunication Union Telecommunication Standardization Bureau Geneva, 5 March 2031 Ref: TSB Circular 79 SG21/AB Tel: +41 22 000 00 00 Fax: +41 22 000 00 01 Contact: Mira Olsen E-mail: lamps@example.org Subject: Lamps",
            "Dear Sir/Madam,\nThe group meets.",
            expect![[r#"
                bureau: "Telecommunication Standardization Bureau"
                contacts: [{"channel":"telephone","value":"+41 22 000 00 00"},{"channel":"fax","value":"+41 22 000 00 01"},{"channel":"person","value":"Mira Olsen"},{"channel":"email","value":"lamps@example.org"}]
                date: {"printed":"5 March 2031","value":"2031-03-05"}
                designation: "TSB Circular 79"
                number: "79"
                organization: "International Telecommunication Union"
                place: "Geneva"
                reference: "SG21/AB"
                subject: "Lamps"
            "#]],
        );
        check(
            "Genève, le 5 mars 2031 Réf.: Circulaire TSB 79 Tél.: +41 22 000 00 00 Fax: +41 22 000 00 01 Contact: Mira Olsen E-mail: lampes@example.org Objet: Lampes",
            "Madame, Monsieur,\nLa réunion se tiendra à Genève.",
            expect![[r#"
                contacts: [{"channel":"telephone","value":"+41 22 000 00 00"},{"channel":"fax","value":"+41 22 000 00 01"},{"channel":"person","value":"Mira Olsen"},{"channel":"email","value":"lampes@example.org"}]
                date: {"printed":"5 mars 2031","value":"2031-03-05"}
                designation: "Circulaire TSB 79"
                number: "79"
                place: "Genève"
                subject: "Lampes"
            "#]],
        );
        check(
            "Ginebra, 5 de marzo de 2031 Ref.: Circular TSB 79 Tel.: +41 22 000 00 00 Correo-e: faros@example.org Contacto: Mira Olsen Asunto: Faros",
            "Muy Señora mía/Muy Señor mío:\nLa reunión se celebrará en Ginebra.",
            expect![[r#"
                contacts: [{"channel":"telephone","value":"+41 22 000 00 00"},{"channel":"email","value":"faros@example.org"},{"channel":"person","value":"Mira Olsen"}]
                date: {"printed":"5 de marzo de 2031","value":"2031-03-05"}
                designation: "Circular TSB 79"
                number: "79"
                place: "Ginebra"
                subject: "Faros"
            "#]],
        );
        check(
            "Женева, 5 марта 2031 года Осн.: Циркуляр 79 БСЭ Тел.: +41 22 000 00 00 Факс: +41 22 000 00 01 Эл. почта: mayak@example.org Предмет: Маяки",
            "Уважаемая госпожа, уважаемый господин,\nСобрание состоится в Женеве.",
            expect![[r#"
                contacts: [{"channel":"telephone","value":"+41 22 000 00 00"},{"channel":"fax","value":"+41 22 000 00 01"},{"channel":"email","value":"mayak@example.org"}]
                date: {"printed":"5 марта 2031 года","value":"2031-03-05"}
                designation: "Циркуляр 79 БСЭ"
                number: "79"
                place: "Женева"
                subject: "Маяки"
            "#]],
        );
        check(
            "2031年3月5日，日内瓦 文号：电信标准化局第79号通函 电话：+41 22 000 00 00 传真：+41 22 000 00 01 联系人：林某 电子邮件：deng@example.org 事由：灯塔",
            "尊敬的先生/女士：\n会议将在日内瓦召开。",
            expect![[r#"
                contacts: [{"channel":"telephone","value":"+41 22 000 00 00"},{"channel":"fax","value":"+41 22 000 00 01"},{"channel":"person","value":"林某"},{"channel":"email","value":"deng@example.org"}]
                date: {"printed":"2031年3月5日","value":"2031-03-05"}
                designation: "电信标准化局第79号通函"
                number: "79"
                place: "日内瓦"
                subject: "灯塔"
            "#]],
        );
        check(
            "جنيف، 5 مارس 2031 المرجع: الرسالة المعممة 79 الهاتف: +41 22 000 00 00 الفاكس: +41 22 000 00 01 البريد الإلكتروني: manara@example.org الموضوع: المنارات",
            "حضرات السادة والسيدات، تحية طيبة وبعد،\nيعقد الاجتماع في جنيف.",
            expect![[r#"
                contacts: [{"channel":"telephone","value":"+41 22 000 00 00"},{"channel":"fax","value":"+41 22 000 00 01"},{"channel":"email","value":"manara@example.org"}]
                date: {"printed":"5 مارس 2031","value":"2031-03-05"}
                designation: "الرسالة المعممة 79"
                number: "79"
                place: "جنيف"
                subject: "المنارات"
            "#]],
        );
    }

    #[test]
    fn labels_first_and_values_behind_them_on_one_line() {
        check(
            "Осн.:Тел.:Факс:Эл. почта: Циркуляр 79 БСЭ+41 22 000 00 00+41 22 000 00 01 mayak@example.org\nПредмет: Маяки",
            "Уважаемая госпожа, уважаемый господин,\nСобрание состоится в Женеве.",
            expect![[r#"
                contacts: [{"channel":"telephone","value":"+41 22 000 00 00"},{"channel":"fax","value":"+41 22 000 00 01"},{"channel":"email","value":"mayak@example.org"}]
                designation: "Циркуляр 79 БСЭ"
                number: "79"
                subject: "Маяки"
            "#]],
        );
        check(
            "Ref: Tel: Fax: E-mail: TSB Circular 79 +41 22 000 00 00 +41 22 000 00 01 lamps@example.org\nSubject: Lamps",
            "Dear Sir/Madam,\nThe group meets.",
            expect![[r#"
                contacts: [{"channel":"telephone","value":"+41 22 000 00 00"},{"channel":"fax","value":"+41 22 000 00 01"},{"channel":"email","value":"lamps@example.org"}]
                designation: "TSB Circular 79"
                number: "79"
                subject: "Lamps"
            "#]],
        );
        check(
            "文号：电话：传真：电子邮件：电信标准化局第79号通函+41 22 000 00 00+41 22 000 00 01deng@example.org\n事由：灯塔",
            "尊敬的先生/女士：\n会议将在日内瓦召开。",
            expect![[r#"
                contacts: [{"channel":"telephone","value":"+41 22 000 00 00"},{"channel":"fax","value":"+41 22 000 00 01"},{"channel":"email","value":"deng@example.org"}]
                designation: "电信标准化局第79号通函"
                number: "79"
                subject: "灯塔"
            "#]],
        );
    }

    #[test]
    fn what_only_looks_like_a_label_parts_nothing() {
        check(
            "Ref: TSB Circular 79\nSubject: Lamps, their contact: oil and wick",
            "Dear Sir/Madam,\nThe group meets.",
            expect![[r#"
                designation: "TSB Circular 79"
                number: "79"
                subject: "Lamps, their contact: oil and wick"
            "#]],
        );
    }
}
