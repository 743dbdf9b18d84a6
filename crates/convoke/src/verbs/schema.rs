//! `convoke schema`

use crate::exit::Exit;
use crate::output;

const SCHEMA: &str = include_str!("../../../../schemas/letter.schema.json");

pub(crate) fn run() -> anyhow::Result<Exit> {
    output::stdout(SCHEMA.as_bytes())?;
    Ok(Exit::Done)
}
