//! `convoke explain`

use crate::cli::Explain;
use crate::exit::Exit;
use crate::input::Usage;
use crate::output;
use findings::Code;

pub(crate) fn run(words: &Explain) -> anyhow::Result<Exit> {
    let page = match &words.code {
        Some(code) => match code.parse::<Code>() {
            Ok(code) => code.explanation().to_owned(),
            Err(error) => return Err(Usage(error.to_string()).into()),
        },
        None => {
            let width = Code::ALL.iter().map(|code| code.name().len()).max().unwrap_or(0);
            Code::ALL.iter().map(|code| format!("{:<width$}  {}\n", code.name(), code.severity())).collect()
        }
    };
    output::stdout(page.as_bytes())?;
    Ok(Exit::Done)
}
