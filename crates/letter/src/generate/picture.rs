//! Pictures of one pixel: the smallest files that a reader of pictures accepts.

use super::scribe::Scribe;
use crate::{Assets, Image};

/// A picture, under the name that its content gives it: a reader that names it again finds the same name.
pub(super) struct Picture {
    pub(super) name: &'static str,
    media: &'static str,
    bytes: &'static [u8],
}

pub(super) static PICTURES: [&Picture; 4] = [
    &Picture {
        name: "sha256-f15aa685a37f20d837d27fddee3eff04103729d2c9e84517cbd505df01f4f81c.png",
        media: "image/png",
        bytes:
            b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0\x90\x77\x53\xde\0\0\0\x0cIDAT\x78\xda\
            \x63\x60\x70\x68\0\0\x01\x04\0\xc1\xa4\x66\x31\x60\0\0\0\0IEND\xae\x42\x60\x82",
    },
    &Picture {
        name: "sha256-ac3908433d0d076db996e91e5c5ccb38668469b67b6241443901e12a2f2bcbd7.png",
        media: "image/png",
        bytes:
            b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0\x90\x77\x53\xde\0\0\0\x0cIDAT\x78\xda\
            \x63\x38\xc1\xc0\0\0\x02\x5c\0\xc9\x7d\x35\xc1\xea\0\0\0\0IEND\xae\x42\x60\x82",
    },
    &Picture {
        name: "sha256-6c63cc5063ac82d8bbc925f9a31adf3a87f1510c021e0fde51854d60484b5019.gif",
        media: "image/gif",
        bytes: b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;",
    },
    &Picture {
        name: "sha256-ffc9f5e4fdeea83920c171e2bd17577127c5d1a2c3c76f07440e10d387132280.svg",
        media: "image/svg+xml",
        bytes: br#"<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>"#,
    },
];

/// The pictures that generated letters show.
///
/// ```
/// assert!(letter::generate::assets().keys().all(|name| name.starts_with("sha256-")));
/// ```
pub fn assets() -> Assets {
    PICTURES.iter().map(|picture| (picture.name.to_owned(), picture.bytes.to_vec())).collect()
}

impl Scribe {
    pub(super) fn image(&mut self) -> Image {
        let picture = self.dice.pick(&PICTURES);
        Image {
            name: picture.name.to_owned(),
            media: self.mostly(4, |_| picture.media.to_owned()),
            alt: self.maybe(Self::plain),
            width: self.mostly(3, |scribe| scribe.dice.number(1, 1200)),
            height: self.mostly(3, |scribe| scribe.dice.number(1, 1200)),
        }
    }
}
