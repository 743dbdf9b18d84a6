//! A part of a job, for a scheduler that runs many.

use crate::hash;
use std::fmt;
use std::str::FromStr;

/// The part `number` of `of`: the letters whose places have that hash, on every machine and in every version.
///
/// ```
/// let shard: batch::Shard = "3/8".parse().unwrap();
/// assert_eq!(shard.to_string(), "3/8");
/// assert!("0/8".parse::<batch::Shard>().is_err() && "9/8".parse::<batch::Shard>().is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    number: u64,
    of: u64,
}

impl Shard {
    /// Whether a letter at this place belongs to it.
    pub(crate) fn has(self, place: &[u8]) -> bool {
        hash::number(place) % self.of == self.number - 1
    }

    /// What the names of its files have behind the stem.
    pub(crate) fn suffix(self) -> String {
        format!(".{}-of-{}", self.number, self.of)
    }
}

impl fmt::Display for Shard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.number, self.of)
    }
}

impl FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let numbers = text.split_once('/').and_then(|(number, of)| Some((number.parse().ok()?, of.parse().ok()?)));
        match numbers {
            Some((number, of)) if (1..=of).contains(&number) => Ok(Shard { number, of }),
            _ => Err(format!("`{text}` is no part: it is written as `3/8`, from 1/8 to 8/8")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_is_in_one_shard() {
        for number in 0..200 {
            let place = format!("letters/{number}.txt");
            let holders = (1..=8).filter(|number| Shard { number: *number, of: 8 }.has(place.as_bytes())).count();
            assert_eq!(holders, 1);
        }
    }
}
