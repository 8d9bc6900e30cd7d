"""Findings as SARIF 2.1.0 (OASIS), which code hosts and editors show beside the file.

Columns and offsets count Unicode code points of the text as it was read; of a .docx or .pdf there is no other text.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from kg.base.wording import flat
from kg.checker import Finding
from kg.checker.files import Checked
from kg.checker.finding import rule
from kg.contract.sources import register_out
from kg.output.terminal import Lines

_LEVELS = {"error": "error", "warning": "warning", "note": "note"}
_MIME = {
    "txt": "text/plain", "md": "text/markdown", "html": "text/html", "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}  # fmt: skip


def write_sarif(files: Sequence[Checked], lang: str, author: str) -> bytes:
    """One run over all files."""
    codes = sorted({finding.code for one in files for finding in one.result.findings})
    run: dict[str, Any] = {
        "tool": {"driver": {"name": "kg", "fullName": "vn-legal-kg", "rules": [_rule(code, lang) for code in codes]}},
        "columnKind": "unicodeCodePoints",
        "artifacts": [_artifact(one) for one in files],
        "results": [
            _result(finding, lines, number, codes, lang)
            for number, one in enumerate(files)
            for lines in [Lines(one)]
            for finding in one.result.findings
        ],
    }
    if files:
        data = register_out(files[0].data).model_dump(mode="json")
        run["properties"] = {
            "register": data,
            "verdicts": {flat(one.path): {str(name): count for name, count in one.verdicts.items()} for one in files},
        }
    if lang == "vi":
        run["language"] = "vi-VN"
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return json.dumps(log, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace") + b"\n"


def _rule(code: str, lang: str) -> dict[str, Any]:
    row = rule(code)
    return {
        "id": code,
        "name": re.sub(r"\W", "", row["name"]["en"].title()),
        "shortDescription": {"text": row["name"][lang]},
        "fullDescription": {"text": row["what"][lang]},
        "help": {"text": "\n\n".join((row["why"][lang], *row["references"]))},
        "defaultConfiguration": {"level": _LEVELS[row["severity"]]},
    }


def _artifact(checked: Checked) -> dict[str, Any]:
    found: dict[str, Any] = {"location": {"uri": _uri(checked.path)}}
    if checked.text.kind in _MIME:
        found["mimeType"] = _MIME[checked.text.kind]
    return found


def _uri(path: str) -> str:
    """A relative path as a relative reference, an absolute one as a file URI."""
    if path == "-":
        return "stdin"
    where = Path(path)
    if where.is_absolute():
        return where.as_uri() if path.isprintable() else f"file://{quote(path)}"
    relative = quote(where.as_posix())
    return f"./{relative}" if ":" in relative.split("/")[0] else relative


def _result(finding: Finding, lines: Lines, artifact: int, codes: Sequence[str], lang: str) -> dict[str, Any]:
    start, end = finding.start, finding.end
    location = {
        "artifactLocation": {"uri": _uri(lines.path), "index": artifact},
        "region": {
            "startLine": lines.line(start), "startColumn": lines.column(start),
            "endLine": lines.line(end), "endColumn": lines.column(end),
            "charOffset": start, "charLength": end - start, "snippet": {"text": finding.quote},
        },
    }  # fmt: skip
    text = flat(finding.message(lang))
    key = "\0".join((finding.code, finding.document or "", flat(finding.quote))).encode("utf-8", "replace")
    found: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": _LEVELS[finding.severity],
        "message": {"text": text},
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {"citation/v1": hashlib.sha256(key).hexdigest()[:32]},
    }
    properties = {"document": finding.document, "suggestion": finding.suggestion, "source": finding.source}
    if known := {name: value for name, value in properties.items() if value}:
        found["properties"] = known
    return found
