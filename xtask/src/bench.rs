//! What things cost, as ratios to a floor: milliseconds differ from machine to machine, ratios hardly.

pub(crate) mod xml;
