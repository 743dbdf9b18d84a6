//! `convoke formats`

use crate::exit::Exit;
use crate::output;
use pipeline::FORMATS;

pub(crate) fn run() -> anyhow::Result<Exit> {
    let yes = |there: bool| if there { "yes" } else { "-" }.to_owned();
    let mut rows = vec![["format", "read", "write", "extensions", "what it is"].map(str::to_owned)];
    for format in FORMATS {
        let extensions: Vec<String> = format.extensions.iter().map(|extension| format!(".{extension}")).collect();
        rows.push([
            format.name.to_owned(),
            yes(format.read.is_some()),
            yes(format.write.is_some()),
            extensions.join(" "),
            format.title.to_owned(),
        ]);
    }
    let mut widths = [0; 5];
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = cell.len().max(*width);
        }
    }
    let mut table = String::new();
    for row in &rows {
        let cells: Vec<String> = row.iter().zip(widths).map(|(cell, width)| format!("{cell:<width$}")).collect();
        table.push_str(cells.join("  ").trim_end());
        table.push('\n');
    }
    output::stdout(table.as_bytes())?;
    Ok(Exit::Done)
}
