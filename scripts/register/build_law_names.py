"""Write data/law_names.json: which laws, codes and ordinances there are, by name, and the numbers they bore.

    python -m scripts.register.build_law_names REGISTER_DIR TEXT…

Names and numbers are facts, read from the register's titles and from the way issued texts print a name with its
number ("Luật Đất đai số 13/2003/QH11"). Aliases are kept by hand in data/law_aliases.json.
"""

from __future__ import annotations

import collections
import json
import re
import sys
from pathlib import Path

from kg.cite.trie import words_of

OUT = Path(__file__).resolve().parents[2] / "data" / "law_names.json"
KINDS = {"Luật": "law", "Bộ luật": "code", "Pháp lệnh": "ordinance"}
PRINTED = re.compile(
    r"(Bộ [Ll]uật|Luật|Pháp lệnh) ([^\d;:.()“”\"]{2,90}?),? số:? (\d{1,3}/\d{4}/(?:PL-)?(?:QH|UBTVQH)\d{1,2})(?!\d)"
)
DATED = re.compile(r"(Bộ [Ll]uật|Luật|Pháp lệnh) ([^\d;:.()“”\"]{2,90}?) ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})")
OFFICIAL = "official code"
#: What is printed before a number and is no name; a title in the official code is one, whatever its words.
NOT_A_NAME = re.compile(
    r"^(?:này|số|sửa|ngày|và|được|có|của)\b|\b(?:Luật|Pháp lệnh|Nghị định|Nghị quyết|Quốc hội|ngày|năm|khoản|Điều|"
    r"Thông tư|Quyết định|theo quy định|một số|hiệu lực|về)\b|^[^\w]*$",
    re.IGNORECASE,
)


def clean(title: str) -> str:
    title = re.sub(r"^(?:Bộ [Ll]uật|Luật(?! sư$)|LUẬT|Pháp lệnh)\s+", "", " ".join(title.split()))
    title = re.sub(r"(?:\s+(?:năm\s+)?(?:19|20)\d\d|\s*\(.*\)|[\s,.;]+)$", "", title)
    return title[:1].upper() + title[1:]


def main(register: Path, texts: list[Path]) -> None:
    """Collect names from titles first; a printed name counts when seen twice or when its number is registered."""
    found: dict[tuple[str, tuple[str, ...]], dict[str, object]] = {}
    by_symbol: dict[str, set[str]] = collections.defaultdict(set)
    symbols_known: set[str] = set()

    def add(kind: str, name: str, symbol: str | None, source: str) -> None:
        key = (kind, words_of(name))
        if not key[1] or (source != OFFICIAL and NOT_A_NAME.search(name)):
            return
        row = found.setdefault(key, {"type": kind, "name": name, "symbols": set(), "source": source})
        if symbol:
            row["symbols"].add(symbol)  # type: ignore[attr-defined]

    for line in (register / "documents.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        symbols_known.add(row["number"])
        if row["type"] in KINDS and row["title"] and "ửa đổi" not in row["title"]:
            add(KINDS[row["type"]], clean(row["title"]), row["number"], OFFICIAL)
            by_symbol[row["number"]].add(clean(row["title"]))
    seen: collections.Counter[tuple[str, str, str]] = collections.Counter()
    dated: collections.Counter[tuple[str, str]] = collections.Counter()
    sources = [*texts, register / "relations.jsonl", register / "mined-relations.jsonl"]
    for path in sources:
        text = " ".join(path.read_text(encoding="utf-8", errors="replace").replace("\\n", " ").split())
        for match in PRINTED.finditer(text):
            kind = "code" if match.group(1).startswith("Bộ") else KINDS[match.group(1)]
            seen[kind, clean(match.group(2)), match.group(3)] += 1
        for match in DATED.finditer(text):
            kind = "code" if match.group(1).startswith("Bộ") else KINDS[match.group(1)]
            dated[kind, clean(match.group(2))] += 1
    for (kind, name, symbol), count in sorted(seen.items()):
        if ("PL-" in symbol or "UBTVQH" in symbol) != (kind == "ordinance") or name[:1].islower():
            continue
        same = any(words_of(name) == words_of(other) for other in by_symbol[symbol])
        if same or count >= 2:
            add(kind, name, symbol, "printed with its number in issued texts")
    for (kind, name), count in sorted(dated.items()):
        if count >= 3 and len(words_of(name)) <= 14 and not name.startswith(("Sửa", "sửa")):
            add(kind, name, None, "printed with its date in issued texts")
    rows = [
        {**row, "symbols": sorted(row["symbols"], key=lambda s: s.split("/")[1])}  # type: ignore[attr-defined]
        for _, row in sorted(found.items())
    ]
    body = ",\n".join("  " + json.dumps(row, ensure_ascii=False) for row in rows)
    OUT.write_text('{\n "source": "each row names its own",\n "laws": [\n' + body + "\n ]\n}\n", encoding="utf-8")
    print(f"{len(rows)} names")


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(p) for p in sys.argv[2:]])
