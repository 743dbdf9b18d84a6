//! `convoke formats`

use crate::exit::Exit;
use crate::output;
use pipeline::FORMATS;

pub(crate) fn run() -> anyhow::Result<Exit> {
    let mut table = String::from("format      read  write  extensions  what it is\n");
    let yes = |there: bool| if there { "yes" } else { "-" };
    for format in FORMATS {
        table.push_str(&format!(
            "{:<12}{:<6}{:<7}{:<12}{}\n",
            format.name,
            yes(format.read.is_some()),
            yes(format.write.is_some()),
            format.extensions.iter().map(|e| format!(".{e}")).collect::<Vec<_>>().join(" "),
            format.title,
        ));
    }
    output::stdout(table.as_bytes())?;
    Ok(Exit::Done)
}
