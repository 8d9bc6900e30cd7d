"""What a worker says of a paragraph that somebody writes: the rules that need no more than that, judged today.

The answer is in the form of the LanguageTool protocol (version 2), which LibreOffice speaks.
"""

from __future__ import annotations

import json
from datetime import date
from importlib import import_module
from typing import Any

from kg.checker import Finding, check
from kg.checker.finding import rule
from kg.cite.find import find_citations
from kg.resolve import resolve_citations
from kg.serve.held import Held
from kg.store.transaction import one_state

#: Rules that can be told from one paragraph: form, day, repealed today, wrong day or title, no such article.
RULES = frozenset(
    ("VB101", "VB102", "VB107", "VB108", "VB109", "VB110", "VB201", "VB208", "VB301", "VB303", "VB306")
)  # fmt: skip
#: How the editor underlines a severity.
_ISSUE = {"error": "misspelling", "warning": "style", "note": "style"}
_AROUND = 40


def proofread(held: Held, *, text: str, lang: str, disabled: tuple[str, ...] = ()) -> bytes:
    """The findings on `text` as matches: offsets and lengths in UTF-16 units, as editors count."""
    found: list[Finding] = []
    wanted = RULES.intersection(held.settings.codes()).difference(disabled)
    if text.strip():
        with one_state(held.conn):
            reading = resolve_citations(text, find_citations(text), held.conn)
            result = check(text, reading, held.conn, as_of=date.today(), select=RULES)
            found = [one for one in result.findings if one.code in wanted]
    version = str(import_module("kg").__version__)
    told = {
        "software": {"name": "vn-legal-kg", "version": version, "apiVersion": 1, "premium": False, "status": ""},
        "warnings": {"incompleteResults": False},
        "language": {
            "name": "Vietnamese", "code": "vi-VN",
            "detectedLanguage": {"name": "Vietnamese", "code": "vi-VN", "confidence": 1.0},
        },
        "matches": [_match(one, text, lang) for one in found],
    }  # fmt: skip
    return json.dumps(told, ensure_ascii=False).encode()


def _match(finding: Finding, text: str, lang: str) -> dict[str, Any]:
    row = rule(finding.code)
    first, last = max(0, finding.start - _AROUND), min(len(text), finding.end + _AROUND)
    fixes = [finding.fix] if row["fixable"] and finding.fix is not None else []
    return {
        "message": f"{finding.code}: {finding.message(lang)}",
        "shortMessage": row["name"][lang],
        "replacements": [{"value": fix} for fix in fixes],
        "offset": units(text[: finding.start]),
        "length": units(text[finding.start : finding.end]),
        "context": {
            "text": text[first:last], "offset": units(text[first : finding.start]),
            "length": units(text[finding.start : finding.end]),
        },
        "sentence": text[first:last],
        "type": {"typeName": "Other"},
        "rule": {
            "id": finding.code, "description": row["name"][lang], "issueType": _ISSUE[finding.severity],
            "category": {"id": "CITATIONS", "name": {"vi": "Viện dẫn", "en": "Citations"}[lang]},
        },
        "ignoreForIncompleteSentence": False,
        "contextForSureMatch": -1,
    }  # fmt: skip


def units(text: str) -> int:
    """How many UTF-16 units a text has."""
    return len(text) + sum(character > "\uffff" for character in text)
