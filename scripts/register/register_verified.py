"""The verified facts: rows checked one by one, the notes beside them, and the Party's repeated numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kg.data import table
from kg.naming import clean_symbol, fold, symbol_year
from scripts.register.register_csv import rows
from scripts.register.register_facts import TYPE_OF, Doc, type_from_code

#: Kinds of documents of Party bodies and their years come from such notes; a year with "?" is left out.
PARTY = re.compile(r"(\d+-[A-ZĐ]+/TW)(?: of|:| \()\s*([^;).]*)")

#: The working names of some sources are English; readers get them in their own language.
VIETNAMESE = {row["en"]: row["vi"] for row in table("source_names")["names"]}


class VerifiedFacts:
    """The part of the register that reads `verified.csv`; the rest is in build_register.py."""

    source: Path
    folder: Path
    verified: list[Any]
    party: Any

    def read_verified(self) -> None:
        for row in rows(self.folder / "verified.csv"):
            row["symbol"] = clean_symbol(row["symbol"])
            if row["source"].startswith("rules/"):
                row["source"] = f"{row['symbol']}, nguyên văn"
            row["source"] = VIETNAMESE.get(row["source"], row["source"])
            certainty = {"verified": "verified", "inferred": "verified"}.get(row["confidence"], "existence")
            year, where, left = symbol_year(row["symbol"]), "", []
            for note in filter(None, re.split(r"\s*;\s*", row["note"])):
                rest = note
                for pattern, act in self.notes(row):
                    for match in re.finditer(pattern, note):
                        taken = act(match)
                        if isinstance(taken, str):
                            where = taken
                        elif isinstance(taken, int):
                            year = taken
                        rest = rest.replace(match[0], "")
                if re.search(r"\d", rest):
                    left.append(rest.strip())
            year = year or (int(row["issued"][:4]) if row["issued"] else None)
            for text in left:
                print(f"verified.csv {row['symbol']}: not carried: {text}")
            self.verified.append(
                {name: row[name] for name in ("symbol", "type", "title", "issuer", "issued", "effective")}
                | {"year": str(year or ""), "certainty": certainty}
                | {name: row[name] for name in ("expired", "expired_by")}
                | {"expired_certainty": row["confidence"] if row["expired"] else "", "where": where}
                | {"source": row["source"]}
            )  # fmt: skip

    def notes(self, row: dict[str, str]) -> Iterable[tuple[str, Any]]:
        symbol, kind, effective = row["symbol"], row["type"], row["effective"]

        def relate(a: str, relation: str, b: str, scope: str, day: str = "", where: str = "") -> None:
            first = (a, kind) if a == symbol else (a, "")
            second = (b, kind) if b == symbol else (b, "")
            self.relate(*first, relation, *second, scope, day, where, "", f"verified:{row['source']}")

        def symbols(text: str) -> list[str]:
            return re.findall(r"\d+/\d{4}/[\w-]+\w", text)

        def each(text: str, relation: str, active: bool, **more: str) -> None:
            for other in symbols(text):
                first, second = (symbol, other) if active else (other, symbol)
                relate(first, relation, second, **more)

        def years(match: re.Match[str]) -> None:
            self.add_party(match[0].replace("other ", "").replace("another ", ""))

        def cited_day(match: re.Match[str]) -> None:
            row["issued"] = match[1]

        amended = r"amended by (.*)$"
        return (
            (amended, lambda m: each(m[1], "amends", False, scope="part")),
            (r"^amends (\S+)", lambda m: each(m[1], "amends", True, scope="part", day=effective)),
            (
                r"^(?:(Điều \d+) )?ends (.*)$",
                lambda m: each(m[2], "repeals", True, scope="whole", day=effective, where=m[1] or ""),
            ),
            (r"^ended by (Điều .*)$", lambda m: str(m[1])),
            (
                r"^(Chương \w+) lapsed (\S+) \((\S+)\)",
                lambda m: relate(m[3], "repeals", symbol, "article", m[2], m[1]),
            ),
            (
                r"(?:the|its) parent (?:Nghị quyết )?(\S+/\S+) lapsed(?: on \S+ so it lapsed.*)?",
                lambda m: each(m[1], "details", True, scope="whole"),
            ),
            (r"^existence verified \(vbpl \d+\)", lambda m: None),
            (r"Luật 80/2015/QH13 Điều 154 khoản 4.*", lambda m: None),
            (r"^the Ministry of Home Affairs answered on \S+.*", lambda m: None),
            (
                r"^(\S+) \((\S+)\) is on the same subject.*",
                lambda m: self.same_subject(symbol, kind, m[1], m[2]),
            ),
            (r"day as cited by reports: (\S+)", cited_day),
            (r"^year (\d{4})$", lambda m: int(m[1])),
            (r"(?:an)?other (\d+-[A-ZĐ]+/TW): .*$", years),
            (
                r"^dropped from the code.*|^day of issue not found|^(?:an)?other \S+ exist$"
                r"|^does not name \S+",
                lambda m: None,
            ),
        )  # fmt: skip

    def same_subject(self, symbol: str, kind: str, other: str, day: str) -> None:
        self.named(other)
        self.related.append((symbol, kind, other, day))

    def read_party(self) -> None:
        self.add_party((self.folder / "README.md").read_text(encoding="utf-8").replace("\n", " "))
        rules = self.source / "rules" / "RULE_TEXTS.md"
        if rules.exists():
            self.add_party(rules.read_text(encoding="utf-8").partition("## 4.")[2])

    def add_party(self, text: str) -> None:
        """Documents of one Party number and several years: "30-CT/TW of 1998, 2019 and 2024"."""
        for symbol, years in PARTY.findall(text):
            for day, year, kind in re.findall(
                r"(\d{1,2}/\d{1,2}/)?\b((?:19|20)\d\d)\b(?!\?)(?: (Quyết định|Quy định))?", years
            ):
                known = self.party.setdefault(
                    (symbol, year), Doc(symbol, type_from_code(symbol), year=int(year), source="party")
                )
                if kind:
                    known.type = TYPE_OF[fold(kind)]
                if day:
                    d, m, _ = day.split("/")
                    known.issued = f"{year}-{int(m):02}-{int(d):02}"

    # -- relations ---------------------------------------------------------------------------------------
