"""Schemas of the tables in `data/`: what a row must hold, and what must hold between rows.

    rows.py        what every table is made of
    names.py       document_types, law_names, law_aliases
    bodies.py      bodies
    relations.py   cues, clauses, inference
    rules.py       rules
    sources.py     precedence, source_names, national_database, list_columns
    encodings.py   legacy_encodings

The tables are read with `kg.data.table` and not validated at run time; the tests validate every one of them,
and whoever corrects a table runs `python -m kg.tables`.
"""

from __future__ import annotations

from importlib.resources import files

from kg.tables.bodies import BodyTable
from kg.tables.encodings import LegacyEncodingTable
from kg.tables.names import DocumentTypeTable, LawAliasTable, LawNameTable
from kg.tables.relations import ClauseTable, CueTable, InferenceTable
from kg.tables.rows import Row
from kg.tables.rules import RuleTable
from kg.tables.sources import ListColumnTable, NationalDatabaseTable, PrecedenceTable, SourceNameTable

SCHEMAS: dict[str, type[Row]] = {
    "bodies": BodyTable,
    "clauses": ClauseTable,
    "cues": CueTable,
    "document_types": DocumentTypeTable,
    "inference": InferenceTable,
    "law_aliases": LawAliasTable,
    "law_names": LawNameTable,
    "legacy_encodings": LegacyEncodingTable,
    "list_columns": ListColumnTable,
    "national_database": NationalDatabaseTable,
    "precedence": PrecedenceTable,
    "rules": RuleTable,
    "source_names": SourceNameTable,
}


def validate(name: str) -> Row:
    """The table `name` ("rules", "document_types") as a model.

    KeyError when it has no schema; pydantic.ValidationError (a ValueError) when it breaks it.
    """
    schema = SCHEMAS[name]
    return schema.model_validate_json(files("kg.data").joinpath(f"{name}.json").read_text(encoding="utf-8"))
