//! Writes letters into a folder, to be looked at: `write_letters FOLDER SAMPLES… | SEEDS`.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::indexing_slicing)]

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let folder = std::path::Path::new(&arguments[0]);
    let assets = letter::generate::assets();
    for what in &arguments[1..] {
        let (name, letter) = match what.parse::<u64>() {
            Ok(seed) => (format!("seed-{seed}"), letter::generate::letter(seed)),
            Err(_) => {
                let name = std::path::Path::new(what).file_name().unwrap().to_string_lossy().into_owned();
                let bytes = std::fs::read(format!("{what}/letter.json")).unwrap();
                (name, letter::json::read(&bytes).unwrap())
            }
        };
        match write_docx::write(&letter, &assets, &Default::default()) {
            Ok(found) => {
                std::fs::write(folder.join(format!("{name}.docx")), &found.value[0].bytes).unwrap();
                for finding in found.findings {
                    println!("{name}: {} {finding}", finding.place);
                }
            }
            Err(error) => println!("{name}: refused: {error}"),
        }
    }
}
