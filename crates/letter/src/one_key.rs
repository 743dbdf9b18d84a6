//! One-key objects: `{"paragraph": …}`, `{"link": …}`.
//!
//! Serde's own enums would do, but their errors speak of variants; these speak of keys and of what a reviewer typed.

/// Reads and writes an enum as an object with exactly one key, named after the variant; with `plain`, one variant is
/// a bare string.
macro_rules! one_key {
    ($type:ident, $what:literal, { $($key:literal => $variant:ident),* $(,)? } $(plain $plain:ident)?) => {
        impl $type {
            /// The keys, in the order of the model.
            pub const KEYS: &'static [&'static str] = &[$($key),*];
        }

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap;
                match self {
                    $($type::$plain(text) => to.serialize_str(text),)?
                    $($type::$variant(value) => {
                        let mut object = to.serialize_map(Some(1))?;
                        object.serialize_entry($key, value)?;
                        object.end()
                    })*
                }
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                use serde::de::{Error, MapAccess, Visitor};

                #[derive(Clone, Copy)]
                enum Key { $($variant),* }

                impl<'de> serde::Deserialize<'de> for Key {
                    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                        struct KeyVisitor;
                        impl Visitor<'_> for KeyVisitor {
                            type Value = Key;

                            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                                f.write_str("a key")
                            }

                            fn visit_str<E: Error>(self, key: &str) -> Result<Key, E> {
                                match key {
                                    $($key => Ok(Key::$variant),)*
                                    other => Err(E::unknown_field(other, $type::KEYS)),
                                }
                            }
                        }
                        from.deserialize_identifier(KeyVisitor)
                    }
                }

                struct ValueVisitor;
                impl<'de> Visitor<'de> for ValueVisitor {
                    type Value = $type;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str($what)
                    }

                    $(fn visit_str<E: Error>(self, text: &str) -> Result<$type, E> {
                        Ok($type::$plain(text.to_owned()))
                    })?

                    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<$type, A::Error> {
                        let value = match object.next_key::<Key>()? {
                            $(Some(Key::$variant) => $type::$variant(object.next_value()?),)*
                            None => return Err(A::Error::custom(concat!("an empty object, expected ", $what))),
                        };
                        match object.next_key::<Key>()? {
                            None => Ok(value),
                            Some(_) => Err(A::Error::custom(concat!("a second key in an object, expected ", $what))),
                        }
                    }
                }
                from.deserialize_any(ValueVisitor)
            }
        }
    };
}
pub(crate) use one_key;
