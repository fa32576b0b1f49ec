#!/usr/bin/env python3
"""Holds what `guillemet check --schema` prints to the stages that it is made from.

usage: schema.py GUILLEMET SCHEMA PIPELINE.YAML

The schema uses only keywords that are known here, every reference leads somewhere, the
options are those that `guillemet stages` tells, it accepts PIPELINE.YAML, and each
default, and refuses what `guillemet check` refuses.
"""

import json
import re
import subprocess
import sys

TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None),
         "integer": int, "number": (int, float)}
NOTES = {"$schema", "$defs", "title", "description", "default", "deprecated"}


def is_type(name, value):
    numeric = name in ("integer", "number")
    return isinstance(value, TYPES[name]) and not (numeric and isinstance(value, bool))


def has_members(schema, value, root):
    known = schema.get("properties", {})
    return (all(key in value for key in schema.get("required", []))
            and schema.get("minProperties", 0) <= len(value) <= schema.get("maxProperties", 999)
            and (schema.get("additionalProperties", True) or value.keys() <= known.keys())
            and all(accepts(known[key], value[key], root) for key in value.keys() & known.keys()))


def accepts(schema, value, root):
    """Whether the value is valid, as far as the keywords that the schema uses go."""
    if "$ref" in schema:
        return accepts(root["$defs"][schema["$ref"].removeprefix("#/$defs/")], value, root)
    types = schema.get("type", list(TYPES))
    if not any(is_type(name, value) for name in ([types] if isinstance(types, str) else types)):
        return False
    if isinstance(value, dict) and not has_members(schema, value, root):
        return False
    if isinstance(value, list):
        fit = all(accepts(schema.get("items", {}), item, root) for item in value)
        if not fit or len(value) < schema.get("minItems", 0):
            return False
    if is_type("number", value):
        if not schema.get("minimum", value) <= value <= schema.get("maximum", value):
            return False
    if isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
        return False
    return (value in schema.get("enum", [value]) and schema.get("const", value) == value
            and all(accepts(one, value, root) for one in schema.get("allOf", []))
            and ("anyOf" not in schema
                 or any(accepts(one, value, root) for one in schema["anyOf"])))


def check_form(schema, root):
    """Every keyword is known and has a value of its kind."""
    kinds = {"$ref": str, "type": (str, list), "enum": list, "const": str, "anyOf": list,
             "allOf": list, "pattern": str, "properties": dict, "required": list, "additionalProperties": bool, "items": dict,
             "minItems": int, "minProperties": int, "maxProperties": int,
             "minimum": (int, float), "maximum": (int, float)}
    for key, value in schema.items():
        assert key in NOTES or isinstance(value, kinds[key]), key
    assert schema.get("$ref", "#/$defs/").removeprefix("#/$defs/") in [*root["$defs"], ""]
    assert "default" not in schema or accepts(schema, schema["default"], root), schema
    below = [*schema.get("properties", {}).values(), *schema.get("$defs", {}).values(),
             *schema.get("anyOf", []), *schema.get("allOf", []), *([schema["items"]] if "items" in schema else [])]
    for part in below:
        check_form(part, root)


def told_by(guillemet, *arguments):
    return subprocess.run([guillemet, "stages", *arguments], check=True, capture_output=True,
                          encoding="utf-8").stdout


def told_options(guillemet, stage):
    """(name, values, default, help) of each option of a stage; "" as the default of one
    that is required."""
    sections = re.split(r"\n\n(?=\S)", told_by(guillemet, stage).rstrip("\n"))
    lines = [part.split("\n")[1:] for part in sections if part.startswith("options\n")]
    pattern = re.compile(r"^  (\S+) +(.*) \((?:default: (.*)|required)\)\n +(.*)$", re.M)
    return pattern.findall("\n".join(lines[0])) if lines else []


def check_default(stage, name, default):
    option = stage["properties"][name]
    required = name in stage.get("required", []) or any(
        {"required": [name]} in one["anyOf"] for one in stage.get("allOf", []))
    assert required == (default == "") == ("default" not in option), name
    if not required:
        same = read_scalar(default) == option["default"]
        assert same or (option["default"] or "none") == default, (option, default)


def check_option(stage, told):
    name, values, default, meaning = told
    option = stage["properties"][name]
    check_default(stage, name, default)
    assert option["description"] == meaning, (option, meaning)
    variable = {"type": "string", "pattern": "\\$\\{"}
    if "anyOf" in option:
        option, replaced = option["anyOf"]
        assert replaced == variable
    span = re.fullmatch(r"a (?:whole )?number from (\S+) to (\S+)", values)
    if span:
        assert [option["minimum"], option["maximum"]] == [float(end) for end in span.groups()]
        assert option["type"] == ("integer" if "whole" in values else "number")
    assert values != "true or false" or option["type"] == "boolean"


def check_stages(guillemet, schema):
    names = [line.split()[0] for line in told_by(guillemet).splitlines()]
    assert list(schema["$defs"]) == names
    for name in names:
        stage = schema["$defs"][name]
        told = told_options(guillemet, name)
        properties = stage["properties"]
        current = [key for key in properties if not properties[key].get("deprecated")]
        assert current == [option[0] for option in told], name
        old_names = re.findall(r'^  (\S+) +old name of "(\S+)"$', told_by(guillemet, name), re.M)
        assert [key for key in properties if key not in current] == [old for old, _ in old_names]
        for old, now in old_names:
            meaning = f'It is now called "{now}".'
            same = {**properties[now], "description": meaning, "deprecated": True}
            same.pop("default", None)
            assert properties[old] == same, old
        for option in told:
            check_option(stage, option)
        for entry in (name, {name: None}):
            assert accepts(schema, {"stages": [entry]}, schema) == (stage["type"] != "object")
    assert "model" in schema["$defs"]["ner"]["properties"]


def read_scalar(text):
    try:
        return json.loads(text)
    except ValueError:
        return text


def read_pipeline(path):
    """A pipeline file in block style, as the JSON that an editor makes of it."""
    stages = []
    with open(path, encoding="utf-8") as file:
        lines = [line.rstrip() for line in file if line.strip() and line.lstrip()[0] != "#"]
    assert lines[0] == "stages:"
    for line in lines[1:]:
        stage = re.fullmatch(r"  - ([a-z0-9-]+)(:?)", line)
        if stage:
            stages.append({stage[1]: None} if stage[2] else stage[1])
            continue
        key, value = re.fullmatch(r" {6}([a-z0-9-]+): (.*)", line).groups()
        (name,) = stages[-1]
        stages[-1][name] = {**(stages[-1][name] or {}), key: read_scalar(value)}
    return {"stages": stages}


def main():
    guillemet, path, pipeline = sys.argv[1:]
    with open(path, encoding="utf-8") as file:
        schema = json.load(file)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    check_form(schema, schema)
    check_stages(guillemet, schema)
    press = read_pipeline(pipeline)
    assert {"ner": {"model": "press"}} in press["stages"] and accepts(schema, press, schema)
    for right in ("ner", {"ner": None}, {"ner": {}}, {"ner": {"min-score": 0.5}},
                  {"stem": {"cache": 0}}, {"tokenize": {"split-hyphens": True}},
                  {"ner": {"min-score": "${SCORE:-0.5}"}}, {"stem": {"cache": "${CACHE}"}},
                  {"tokenize": {"split-hyphens": "${SPLIT}"}}, {"include": "other.yaml"}):
        assert accepts(schema, {"stages": [right]}, schema), right
    for wrong in ("nre", 3, {}, "include", {"include": None}, {"include": ["a.yaml"]},
                  {"include": "a.yaml", "ner": None}, {"stem": {"cache": "many"}},
                  {"nre": None}, {"ner": None, "stem": None}, {"ner": "press"},
                  {"ner": {"modle": "press"}}, {"ner": {"min-score": 3}},
                  {"stem": {"cache": 0.5}}, {"stem": {"cache": -1}},
                  {"tokenize": {"split-hyphens": "maybe"}}):
        assert not accepts(schema, {"stages": [wrong]}, schema), wrong
    for wrong in ({}, [], {"stages": []}, {"stages": ["ner"], "stage": []}):
        assert not accepts(schema, wrong, schema), wrong


main()
