//! Labels that stand in a row above their values, with no colon behind them:
//!
//! ```text
//! | Circular No. | Date         | Reference |
//! | 79           | 5 March 2031 | SG21/AB   |
//! ```

use super::reader::Reader;
use crate::line::{CellAt, LineKind};
use crate::scribe::Scribe;
use findings::Span;
use std::ops::Range;
use vocabulary::{Role, RoleSet};

/// What heads a column of the letterhead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Head {
    Label(Role),
    /// The kind of the letter, whose number stands below.
    Kind,
}

impl Reader<'_, '_> {
    /// A row of labels and the row of their values below it; returns the line behind them.
    pub(super) fn labels_above_values(&mut self, range: Range<usize>, scribe: &mut Scribe<'_>) -> Option<usize> {
        let cx = self.cx;
        let cell = cx.line(range.start)?.cell.filter(|cell| cell.column == 0)?;
        let (heads, behind) = self.row(cell, range.clone());
        let below = CellAt { row: cell.row + 1, ..cell };
        let (values, behind) = self.row(below, behind..range.end);
        if heads.len() < 2 || values.is_empty() {
            return None;
        }
        let head = |words: &str| {
            // Said to be a label by the row, whether or not a colon stands behind it.
            let label = cx.words.whole(&format!("{words}:"), RoleSet::LABELS).map(|hit| Head::Label(hit.role));
            label.or_else(|| cx.words.longest_at_start(words, RoleSet::KINDS).map(|_| Head::Kind))
        };
        let told: Vec<Head> = heads.iter().filter_map(|(_, index)| head(cx.at(*index).trim())).collect();
        let labels = told.iter().filter(|head| matches!(head, Head::Label(_))).count();
        let fits = |(column, _): &(usize, usize)| heads.iter().any(|(head, _)| head == column);
        let bare = |(_, index): &(usize, usize)| !cx.at(*index).contains([':', '：']);
        let label = |(_, index): &(usize, usize)| head(cx.at(*index).trim()).is_some_and(|head| head != Head::Kind);
        if told.len() < heads.len()
            || labels == 0
            || !heads.iter().all(bare)
            || !values.iter().all(fits)
            || values.iter().any(label)
        {
            return None;
        }
        for ((column, index), head) in heads.iter().zip(told) {
            let own = values.iter().filter(|(value, _)| value == column).map(|(_, index)| *index);
            (self.going, self.beside) = (None, None);
            match head {
                Head::Label(role) => {
                    self.take_label(role, cx.span(*index), cx.line(*index).and_then(|line| line.cell), scribe);
                    self.beside = None;
                    own.for_each(|value| self.value_below(value, scribe));
                    self.queue.retain(|waiting| *waiting != role);
                }
                Head::Kind => {
                    self.designation.push(cx.span(*index));
                    self.designation.extend(own.map(|value| cx.span(value)));
                }
            }
        }
        (self.going, self.beside) = (None, None);
        Some(behind)
    }

    /// The lines with text in the row of a cell, each with its column, and the line behind the row.
    fn row(&self, cell: CellAt, range: Range<usize>) -> (Vec<(usize, usize)>, usize) {
        let same = |index: &usize| {
            let here = self.cx.line(*index).and_then(|line| line.cell);
            here.is_some_and(|here| (here.table, here.row) == (cell.table, cell.row))
        };
        let end = range.clone().find(|index| !same(index)).unwrap_or(range.end);
        let text = |index: &usize| self.cx.line(*index).is_some_and(|line| line.kind == LineKind::Text);
        let column =
            |index: usize| self.cx.line(index).and_then(|line| line.cell).map(|cell| (cell.column as usize, index));
        ((range.start..end).filter(text).filter_map(column).collect(), end)
    }

    /// A value below its label.
    fn value_below(&mut self, index: usize, scribe: &mut Scribe<'_>) {
        let Some(line) = self.cx.line(index) else { return };
        self.index = index;
        self.segment(Span::new(line.span.start, line.span.end), line.cell, scribe);
    }
}

#[cfg(test)]
mod tests {
    use crate::tried::tried;
    use expect_test::{Expect, expect};

    fn check(lines: &str, salutation: &str, wanted: Expect) {
        wanted.assert_eq(&tried(&format!("{lines}\n\n{salutation}\n"), "/letterhead"));
    }

    #[test]
    fn labels_in_a_row_above_their_values() {
        check(
            "| Circular No. | Date | Reference |\n| 79 | 5 March 2031 | SG21/AB |\n\nSubject: Lamps",
            "Dear Sir/Madam,\nThe group meets.",
            expect![[r#"
                date: {"printed":"5 March 2031","value":"2031-03-05"}
                designation: "Circular No. 79"
                number: "79"
                other: [{"label":"Reference","value":"SG21/AB"}]
                subject: "Lamps"
            "#]],
        );
        check(
            "| تعميم رقم | التاريخ | المرجع |\n| 417/2031 | 05/03/2031م | LAMP/TC05/N212 |\n\nالموضوع: المنارات",
            "حضرات السادة والسيدات، تحية طيبة وبعد،\nيعقد الاجتماع في جنيف.",
            expect![[r#"
                date: {"printed":"05/03/2031","value":"2031-03-05"}
                designation: "تعميم رقم 417/2031"
                number: "417/2031"
                reference: "LAMP/TC05/N212"
                subject: "المنارات"
            "#]],
        );
        check(
            "| Réf. | Téléphone | Courriel |\n| Circulaire TSB 79 | +41 22 000 00 00 | phare@example.org |\n\nObjet : Phares",
            "Madame, Monsieur,\nLa réunion se tiendra à Genève.",
            expect![[r#"
                contacts: [{"channel":"telephone","value":"+41 22 000 00 00"},{"channel":"email","value":"phare@example.org"}]
                designation: "Circulaire TSB 79"
                number: "79"
                subject: "Phares"
            "#]],
        );
        // A row of labels with labels below it is none of these.
        check(
            "| Ref: | TSB Circular 79 |\n| Tel: | +41 22 000 00 00 |\n\nSubject: Lamps",
            "Dear Sir/Madam,\nThe group meets.",
            expect![[r#"
                contacts: [{"channel":"telephone","value":"+41 22 000 00 00"}]
                designation: "TSB Circular 79"
                number: "79"
                subject: "Lamps"
            "#]],
        );
    }
}
