"""Add names and numbers of laws to data/law_names.json: `python -m scripts.register.add_law_names LAWS_CSV`.

LAWS_CSV has the columns symbol, type and title. What the file holds already stays; amending laws have no name of
their own, titles doubled in capitals ("Luật ĐẤT ĐAI Luật Đất đai") are halved, laws without a number left out.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from kg.cite.trie import words_of
from scripts.register.build_law_names import OUT, clean
from scripts.register.register_csv import rows
from scripts.register.register_laws import law_title

SOURCE = "official gazette, official code or a full copy"
_NUMBERED = re.compile(r"\d{1,3}(?:/\d{4}/(?:PL-)?(?:QH|UBTVQH)\d{1,2}|-L/CTN)$")
_TYPES = ("law", "code", "ordinance")


def main(path: Path) -> None:
    table = json.loads(OUT.read_text(encoding="utf-8"))
    by_name = {(row["type"], words_of(row["name"])): row for row in table["laws"]}
    added = 0
    for row in rows(path):
        symbol, kind = row["symbol"], row["type"]
        if kind not in _TYPES or not row["title"] or "ửa đổi" in row["title"] or not _NUMBERED.fullmatch(symbol):
            continue
        name = clean(law_title(row["title"]))
        entry = by_name.setdefault(
            (kind, words_of(name)), {"type": kind, "name": name, "symbols": [], "source": SOURCE}
        )
        if symbol not in entry["symbols"]:
            added += 1
            entry["symbols"] = sorted([*entry["symbols"], symbol], key=_year)
    laws = sorted(by_name.values(), key=lambda row: (row["type"], words_of(row["name"])))
    body = ",\n".join("  " + json.dumps(row, ensure_ascii=False) for row in laws)
    text = f'{{\n "source": {json.dumps(table["source"])},\n "laws": [\n{body}\n ]\n}}\n'
    OUT.write_text(text, encoding="utf-8")
    print(f"{added} numbers added, {len(laws)} names")


def _year(symbol: str) -> str:
    return symbol.split("/")[1] if symbol.count("/") > 1 else "0"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
