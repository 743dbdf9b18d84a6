//! Dates: `docDate`, `date`, or an `inline` where no day was understood.

use super::{Profile, Read};
use letter::Date;

impl<'a> Profile<'a> {
    /// A date, from behind the start tag of this element; the name of an `inline` has been taken.
    pub(super) fn date(&mut self, name: &str) -> Read<Date> {
        let value = match self.attribute("date") {
            None if name == "inline" => None,
            None => return Err(self.markup.refused(format!("`{name}` without `date`"))),
            Some(value) => match Date::day(&value) {
                Some(day) => Some(day),
                None => return Err(self.markup.refused(format!("`{value}` is no day"))),
            },
        };
        let until = self.day("until")?;
        let time = self.ours("time").map(|time| time.into_owned());
        let zone = self.ours("zone").map(|zone| zone.into_owned());
        let made_from_value = match self.ours("absent").as_deref() {
            None => false,
            Some("printed") => true,
            Some(other) => return Err(self.markup.refused(format!("`cl:absent` is `{other}` and not `printed`"))),
        };
        self.no_more_attributes()?;
        let printed = self.plain(name)?.filter(|_| !made_from_value);
        Ok(Date { value, printed, until, time, zone })
    }
}
