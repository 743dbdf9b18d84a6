//! Styles and lists, which letters of one house have in common.
//!
//! Of every three bytes of a letter's XML one belongs to its styles, and hundreds of letters bring the same. So the last
//! ones are kept together with the compressed bytes they came from: where the next letter brings exactly those bytes,
//! nothing of them is inflated or read again. Nothing else is compared, so nothing can be taken for what it is not.

use crate::language::Languages;
use crate::numbering::Numbering;
use crate::package::{Package, Print, Spent};
use crate::styles::Styles;
use blocks::Names;
use std::sync::Arc;

/// What letters of one house have in common.
#[derive(Clone, Debug, Default)]
pub(crate) struct House {
    pub(crate) styles: Arc<Styles>,
    pub(crate) numbering: Arc<Numbering>,
    pub(crate) languages: Languages,
    pub(crate) names: Names,
}

/// A house, and what it was read from.
#[derive(Debug)]
pub(crate) struct Known {
    house: House,
    from: [Option<Print>; 2],
    /// What reading it cost: it is spent again each time, so that limits do not depend on the letter before.
    spent: Spent,
}

impl Known {
    /// Keeps a house that was read without a fault.
    pub(crate) fn new(house: House, package: &Package<'_>, parts: [Option<&str>; 2], spent: Spent) -> Option<Self> {
        let from = parts.map(|part| part.map(|part| package.print(part)));
        // A part without a print is in no ZIP file and has no compressed bytes to compare.
        let from = match from {
            [Some(None), _] | [_, Some(None)] => return None,
            [styles, numbering] => [styles.flatten(), numbering.flatten()],
        };
        Some(Known { house, from, spent })
    }

    /// The house, if these parts are the very ones it was read from and the limits allow them.
    pub(crate) fn of(&self, package: &Package<'_>, parts: [Option<&str>; 2]) -> Option<House> {
        let same = self.from.iter().zip(parts).all(|(known, part)| match (known, part) {
            (None, None) => true,
            (Some(known), Some(part)) => package.is(part, known),
            _ => false,
        });
        (same && package.budget.spend(self.spent)).then(|| self.house.clone())
    }
}
