"""Says where a SARIF log is not what its published schema wants.

Arguments: the schema, the log. Written: a line for each error, none where the log is valid.
"""

import json
import pathlib
import sys

import jsonschema

schema, log = (json.loads(pathlib.Path(name).read_text("utf-8")) for name in sys.argv[1:3])
judge = jsonschema.validators.validator_for(schema)
judge.check_schema(schema)
for error in judge(schema).iter_errors(log):
    print("/".join(map(str, error.absolute_path)), error.message.replace("\n", " ")[:200], sep=": ")
