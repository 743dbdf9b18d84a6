//! Dates: what the vocabulary found becomes a date of the letter.

use crate::account::At;
use crate::context::Context;
use crate::scribe::Scribe;
use findings::Span;
use letter::Date;
use vocabulary::FoundDate;

/// The date that a range holds: `printed` is the range; what was understood stands beside it.
pub(crate) fn date(cx: &Context<'_>, scribe: &mut Scribe<'_>, span: Span, at: At) -> Option<Date> {
    let found = understood(cx, span.of(cx.lines.text));
    let printed_at = scribe.field(at, "printed");
    let printed = scribe.plain(span, printed_at)?;
    Some(match found {
        Some((found, zone)) => {
            let FoundDate { value, until, time, .. } = found;
            Date { value: Some(value), printed: Some(printed), until, time: time.map(|time| time.to_string()), zone }
        }
        None => Date { printed: Some(printed), ..Date::default() },
    })
}

/// The first real day in these words, and its zone.
pub(crate) fn understood(cx: &Context<'_>, words: &str) -> Option<(FoundDate, Option<String>)> {
    cx.words.understood(words)
}
