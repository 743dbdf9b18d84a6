//! Files that go out: beside their place first, then renamed.

use anyhow::{Context, bail};
use std::io::{self, Write};
use std::path::Path;

/// Writes a file so that its place holds the old bytes or the new ones, never half of them.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    if path == Path::new("-") {
        return stdout(bytes);
    }
    let failed = || format!("{}: cannot be written", path.display());
    match std::fs::metadata(path) {
        Ok(there) if there.is_dir() => bail!("{}: a folder\nhint: name a file in it", path.display()),
        // A pipe or a device cannot be replaced by renaming.
        Ok(there) if !there.is_file() => return std::fs::write(path, bytes).with_context(failed),
        _ => {}
    }
    // Through a link, so that the link stays and its target is replaced.
    let place = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = place.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !folder.is_dir() {
        bail!("{}: cannot be written: there is no folder {}", path.display(), folder.display());
    }
    let mut beside = new_file(folder).with_context(failed)?;
    beside.write_all(bytes).and_then(|()| beside.flush()).with_context(failed)?;
    beside.persist(&place).map_err(|error| error.error).with_context(failed)?;
    Ok(())
}

/// A new file in this folder, with the rights that any new file would have.
fn new_file(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".convoke-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

/// Writes data to standard output.
pub(crate) fn stdout(bytes: &[u8]) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(bytes).and_then(|()| out.flush()).context("standard output: cannot be written")
}

/// Whether somebody closed the other end, as `head` does: no error of anybody's.
pub(crate) fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .any(|cause| cause.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe))
}
