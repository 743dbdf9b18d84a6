//! The JSON Schema of the letter (2020-12), generated from the types.
//!
//! What serde's attributes say, schemars reads. Here stands what they cannot say: that absent is absent, that no text
//! and no list is empty, and that a one-key object is one object.

use crate::{Block, Run, Text};
use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};
use std::borrow::Cow;

/// The stable name of the schema.
const ID: &str = "urn:convoke:letter:1";

/// The JSON Schema, as `schemas/letter.schema.json` holds it.
///
/// ```
/// let schema = letter::schema::json_schema();
/// assert!(schema.contains("https://json-schema.org/draft/2020-12/schema"));
/// ```
pub fn json_schema() -> String {
    let settings = SchemaSettings::draft2020_12().with_transform(AbsentIsAbsent);
    let mut schema = settings.into_generator().into_root_schema_for::<crate::Letter>();
    schema.insert("$id".to_owned(), json!(ID));
    schema.insert("title".to_owned(), json!("convoke letter, version 1"));
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

/// No `null`, no empty text, no empty list, save where the model allows one.
#[derive(Clone)]
struct AbsentIsAbsent;

impl Transform for AbsentIsAbsent {
    fn transform(&mut self, schema: &mut Schema) {
        let named = |schema: &Schema, name: &str| schema.get("type").and_then(Value::as_str) == Some(name);
        if let Some(Value::Array(types)) = schema.get_mut("type") {
            types.retain(|name| name != "null");
            if let [only] = types.as_slice() {
                let only = only.clone();
                schema.insert("type".to_owned(), only);
            }
        }
        if let Some(Value::Array(choices)) = schema.get_mut("anyOf") {
            choices.retain(|choice| choice.get("type").and_then(Value::as_str) != Some("null"));
            if let [Value::Object(only)] = choices.as_slice() {
                let only = only.clone();
                schema.remove("anyOf");
                for (key, value) in only {
                    schema.insert(key, value);
                }
            }
        }
        schema.remove("default");
        if schema.get("format").is_some_and(|format| format != "date") {
            schema.remove("format");
        }
        // The examples of our documentation are Rust; a reader of the schema wants the sentence.
        if let Some(Value::String(description)) = schema.get_mut("description") {
            description.truncate(description.find("\n\n```").unwrap_or(description.len()));
        }
        let free = schema.get("minItems").is_some() || schema.get("minLength").is_some();
        if named(schema, "array") && !free {
            schema.insert("minItems".to_owned(), json!(1));
        }
        let open = schema.get("enum").is_none() && schema.get("const").is_none() && schema.get("format").is_none();
        if named(schema, "string") && !free && open {
            schema.insert("minLength".to_owned(), json!(1));
        }
        transform_subschemas(self, schema);
    }
}

/// Documentation and shape of a type in one place.
macro_rules! shape {
    ($type:ty, $name:literal, |$generator:ident| $schema:expr) => {
        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }

            fn json_schema($generator: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    };
}

/// A real day.
pub struct Day;

shape!(Day, "Day", |_generator| json_schema!({
    "description": "A real day, ISO 8601.",
    "type": "string",
    "format": "date",
    "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
}));

shape!(crate::letter::Schema, "Version", |_generator| json_schema!({ "const": crate::SCHEMA }));

/// Rows of cells: a row may be empty when all its cells hang down from above.
pub struct Rows;

shape!(Rows, "Rows", |generator| {
    let cell = generator.subschema_for::<crate::Cell>();
    json_schema!({ "type": "array", "items": { "type": "array", "items": cell, "minItems": 0 } })
});

/// The items of a deadline: always there, sometimes none.
pub struct DeadlineItems;

shape!(DeadlineItems, "DeadlineItems", |generator| {
    let text = generator.subschema_for::<Text>();
    json_schema!({ "type": "array", "items": text, "minItems": 0 })
});

shape!(Text, "Text", |generator| {
    let run = generator.subschema_for::<Run>();
    json_schema!({
        "description": "A string, or an array of strings and one-key objects where the text carries marks.",
        "type": ["string", "array"],
        "minLength": 1,
        "minItems": 1,
        "items": run,
    })
});

shape!(crate::FurtherCell, "FurtherCell", |generator| {
    let run = generator.subschema_for::<Run>();
    json_schema!({
        "description": "A text, or {} for an empty cell that others follow.",
        "type": ["string", "array", "object"],
        "minLength": 1,
        "minItems": 1,
        "maxProperties": 0,
        "items": run,
    })
});

/// One object with one key, not a `oneOf`: an error then names the field.
fn one_key(description: &str, types: Value, keys: &[(&str, Schema)]) -> Schema {
    let properties: serde_json::Map<String, Value> =
        keys.iter().map(|(key, schema)| ((*key).to_owned(), schema.clone().to_value())).collect();
    json_schema!({
        "description": description,
        "type": types,
        "properties": properties,
        "additionalProperties": false,
        "minProperties": 1,
        "maxProperties": 1,
    })
}

shape!(Run, "Run", |generator| {
    let text = generator.subschema_for::<Text>();
    let blocks = generator.subschema_for::<Vec<Block>>();
    let name = json_schema!({ "type": "string", "minLength": 1 });
    let keys = [
        ("link", generator.subschema_for::<crate::Link>()),
        ("lead", text.clone()),
        ("strong", text.clone()),
        ("emphasis", text.clone()),
        ("strike", text.clone()),
        ("superscript", text.clone()),
        ("subscript", text),
        ("anchor", name),
        ("break", generator.subschema_for::<crate::Break>()),
        ("note", blocks),
        ("image", generator.subschema_for::<crate::Image>()),
    ];
    let mut schema =
        one_key("A string, or an object with one key that says what marks it.", json!(["string", "object"]), &keys);
    schema.insert("minLength".to_owned(), json!(1));
    schema
});

shape!(Block, "Block", |generator| {
    let keys = [
        ("paragraph", generator.subschema_for::<Text>()),
        ("heading", generator.subschema_for::<crate::Heading>()),
        ("list", generator.subschema_for::<crate::List>()),
        ("table", generator.subschema_for::<crate::Table>()),
        ("deadlines", generator.subschema_for::<crate::Deadlines>()),
        ("agenda", generator.subschema_for::<crate::Agenda>()),
        ("image", generator.subschema_for::<crate::Image>()),
        ("rule", generator.subschema_for::<crate::Rule>()),
        ("page_break", generator.subschema_for::<crate::PageBreak>()),
    ];
    one_key("An object with one key that says what the block is.", json!("object"), &keys)
});

#[cfg(test)]
mod tests {
    use super::*;

    /// The keys of a one-key type, as the schema has them.
    fn keys<T: JsonSchema>() -> Vec<String> {
        let schema = T::json_schema(&mut SchemaGenerator::default()).to_value();
        let properties = schema.get("properties").and_then(Value::as_object).unwrap();
        let mut keys: Vec<String> = properties.keys().cloned().collect();
        keys.sort();
        keys
    }

    fn sorted(keys: &[&str]) -> Vec<String> {
        let mut keys: Vec<String> = keys.iter().map(|key| (*key).to_owned()).collect();
        keys.sort();
        keys
    }

    #[test]
    fn the_one_key_objects_are_those_of_the_model() {
        assert_eq!(keys::<Block>(), sorted(Block::KEYS));
        assert_eq!(keys::<Run>(), sorted(Run::KEYS));
    }
}
