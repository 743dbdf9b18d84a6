//! Dates: as printed, with the day in an attribute.

use crate::document::Document;
use letter::Date;

impl Document<'_> {
    /// A date as `docDate` or `date`, which want a real day; without one, as a named `inline`.
    pub(crate) fn date(&mut self, name: &'static str, date: &Date) {
        match date.value {
            Some(day) => {
                self.pen.line(name);
                self.pen.attribute("date", &day.to_string());
            }
            None => {
                self.pen.line("inline");
                self.pen.attribute("name", "date");
            }
        }
        self.pen.maybe("cl:until", date.until.map(|day| day.to_string()).as_deref());
        self.pen.maybe("cl:time", date.time.as_deref());
        self.pen.maybe("cl:zone", date.zone.as_deref());
        match (&date.printed, date.value) {
            (Some(printed), _) => self.pen.text(printed),
            (None, Some(day)) => {
                self.pen.attribute("cl:absent", "printed");
                self.pen.text(&day.to_string());
            }
            (None, None) => {}
        }
        self.pen.close();
    }
}
