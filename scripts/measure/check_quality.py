#!/usr/bin/env python3
"""Count what `kg check` finds in real reports and issued documents, and how much of it is right.

    python -m scripts.measure.check_quality            print the counts by rule and the precision of what was read
    python -m scripts.measure.check_quality --write    write docs/check-quality.md, errors on a later day too (a minute)
    python -m scripts.measure.check_quality --unread   print the errors and warnings that nobody has read yet
    python -m scripts.measure.check_quality --sample   print what nobody has read of the errors on a later day

Every text is judged on its own day (one that gives none, on the day of the measurement). The verdicts of the
findings read by hand are in tests/gold/check-verdicts.jsonl. Few errors stand in issued texts on their own day; so
the same texts, the titles of a province's register and the pages of the official legal code are judged on a later
day too, and a random sample of the errors is read: tests/gold/check-verdicts-later.jsonl. Needs the annotated
reports and the gazette texts: $KG_SHARED, else `../shared` beside the checkout.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from kg.checker import Finding, check
from kg.checker.finding import rule, rule_codes
from kg.cite.find import find_citations
from kg.register.opening import open_store
from kg.resolve import Reading, resolve_citations
from kg.resolve.reading import read_document
from kg.text import UnreadableError
from tests.support import ROOT, SHARED

PAGE = ROOT / "docs" / "check-quality.md"
VERDICTS = ROOT / "tests" / "gold" / "check-verdicts.jsonl"
VERDICTS_LATER = VERDICTS.with_name("check-verdicts-later.jsonl")
UNSEEN = VERDICTS.with_name("check-unseen.json")
#: VB207 asks what has ended since; another day would change its count.
MEASURED_ON = date(2026, 11, 1)
#: The later day, the sets that are read whole on it, and how many errors of the third are drawn, with which seed.
LATER = date(2026, 11, 20)
LATER_SETS = {
    "texts": "the reports and the gazette", "titles": "titles of a province's register",
    "code": "pages of the official legal code (November 2025)",
}  # fmt: skip
DRAWN, SEED = 220, 20261120
SETS = {"reports": "reports of wards and districts", "gazette": "documents of the official gazette"}
#: The faults of the annotation for which there is a rule, and the rules that may name them.
KNOWN_FAULTS = {
    # VB106: an ordinance is cited by its name, and then needs no day
    "missing_date": {"VB103", "VB106"},
    # VB112: a later citation needs no issuer, but reads like the writer's own document without it
    "missing_issuer": {"VB104", "VB112"},
    "malformed_symbol": {"VB101", "VB102"},
    "repealed_or_replaced_at_report_date": {"VB201"},
    "inconsistent_with_other_mention": {"VB501", "VB306", "VB106", "VB105"},
    "typo_in_name": {"VB106", "VB304", "VB306"},
    # without its issuer, or against the office's numbering, a number may be any of several documents'
    "ambiguous": {"VB303", "VB104", "VB505"},
}
#: A fault of two mentions is found where a rule speaks at either.
OF_TWO_MENTIONS = frozenset(("inconsistent_with_other_mention",))

Key = tuple[str, int, str]


class Found(NamedTuple):
    """One finding with the set and the text (a file's name without its ending) that it was made in."""

    set: str
    file: str
    finding: Finding

    @property
    def key(self) -> Key:
        return self.file, self.finding.start, self.finding.code


class Fault(NamedTuple):
    """A fault of the annotation, and whether a rule named it."""

    file: str
    start: int
    kind: str
    found: bool


def texts(shared: Path, folder: Path) -> Iterator[tuple[str, Path]]:
    """The texts of both sets; the gazette's are unpacked into `folder`."""
    for path in sorted((shared / "reports").glob("*.txt")):
        yield "reports", path
    with tarfile.open(shared / "texts" / "gazette-200.tar.xz") as archive:
        archive.extractall(folder, filter="data")
    for path in sorted(folder.rglob("*.txt")):
        yield "gazette", path


def findings(shared: Path, sets: Iterable[str] = SETS) -> tuple[list[Found], Counter[str]]:
    """What the default profile finds in the texts of `sets`, and how many texts of each set could be read."""
    found: list[Found] = []
    read: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder, open_store(":memory:") as store:
        for of, path in texts(shared, Path(folder)) if "gazette" in sets else _reports(shared):
            try:
                text, reading = read_document(path, store.conn)
            except UnreadableError as error:
                print(f"left out: {path.name}: {error.reason}", file=sys.stderr)
                continue
            read[of] += 1
            result = check(text.text, reading, store.conn, today=MEASURED_ON)
            found += [Found(of, path.stem, finding) for finding in result.findings]
    return found, read


def _reports(shared: Path) -> Iterator[tuple[str, Path]]:
    return (("reports", path) for path in sorted((shared / "reports").glob("*.txt")))


def verdicts(path: Path = VERDICTS) -> dict[Key, str]:
    """What a reader said of findings: "right" or "wrong"."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return {(row["file"], row["offset"], row["code"]): row["verdict"] for row in rows}


def later_errors(shared: Path) -> list[Found]:
    """The errors of every text, title and page when it is judged on a later day than its own."""
    found: list[Found] = []
    with tempfile.TemporaryDirectory() as folder, open_store(":memory:") as store:

        def judge(of: str, name: str, text: str, reading: Reading) -> None:
            result = check(text, reading, store.conn, as_of=LATER, today=LATER)
            found.extend(Found(of, name, one) for one in result.findings if one.severity == "error")

        with tarfile.open(shared / "register" / "phapdien-pages-2025h2.tar.xz") as archive:
            archive.extractall(Path(folder) / "code", filter="data")
        issued = [("texts", path) for _, path in texts(shared, Path(folder) / "texts")]
        for of, path in [*issued, *(("code", path) for path in sorted((Path(folder) / "code").rglob("*.html")))]:
            try:
                text, reading = read_document(path, store.conn)
            except UnreadableError:
                continue
            judge(of, path.stem, text.text, reading)
        with (shared / "texts" / "binh-duong-register.csv").open(encoding="utf-8-sig", newline="") as rows:
            for n, row in enumerate(csv.DictReader(rows), start=2):
                title = row["title"]
                judge("titles", f"line {n}", title, resolve_citations(title, find_citations(title), store.conn))
    return found


def drawn(found: list[Found]) -> list[Found]:
    """What is to be read of the later errors: all of the texts and titles, and a sample of the pages.

    The sample are those of the lowest hashes, so that it stays the same as far as it can when a rule is mended.
    """
    pages = sorted((one for one in found if one.set == "code"), key=lambda one: _lot(one.key))
    return [one for one in found if one.set != "code"] + sorted(pages[:DRAWN], key=lambda one: one.key)


def _lot(key: Key) -> bytes:
    return hashlib.sha256(f"{SEED} {key}".encode()).digest()


def known_faults(shared: Path, found: list[Found]) -> list[Fault]:
    """The faults of the annotated reports that are counted, each with whether one of its rules spoke there."""
    faults = []
    for path in sorted((shared / "gold").glob("*.jsonl")):
        here = [one.finding for one in found if one.file == path.stem]
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        for row in rows:
            for kind in row["findings"] if row["scored"] else ():
                codes = KNOWN_FAULTS[kind]
                twins = [other for other in rows if other["document"] == row["document"]]
                places = twins if kind in OF_TWO_MENTIONS else [row]
                hit = any(
                    f.code in codes and f.start < at["end"] and f.end > at["start"] for f in here for at in places
                )
                faults.append(Fault(path.stem, row["start"], kind, hit))
    return faults


def later_section(later: list[Found]) -> list[str]:
    """How much is right of the errors that were read on a later day, by set and rule."""
    judged = verdicts(VERDICTS_LATER)
    lines = [
        "", "## Errors on a later day", "",
        "Few errors stand in issued texts on their own day. So the texts above, 3,056 titles of a province's register "
        "and 301 pages of the official legal code as published in November 2025 are judged on "
        f"{LATER:%d/%m/%Y}, when much of what they cite has lapsed. All errors of the texts and titles were read, and "
        "a random sample of those of the pages, each against the register's source: the closing clause that ends the "
        "document, the heading of the code that gives its day and issuer. A first sample of 213 was right in 165: "
        "rules and register were mended by it, and what it found wrong is gone. The last 60 were drawn when that was "
        "done: 58 are right. Wrong still: an old law in a sentence on transition or of history, a document that one "
        "act ended in part only.", "",
        "| set | rule | errors | read by hand | right | precision |", "|---|---|---|---|---|---|",
    ]  # fmt: skip
    rows = [(of, code) for of in LATER_SETS for code in rule_codes() if rule(code)["severity"] == "error"]
    for of, code in [*rows, ("", "")]:
        mine = [one for one in later if (one.set, one.finding.code) == (of, code) or not of]
        seen = [judged[one.key] for one in mine if one.key in judged]
        if mine:
            share = f"{seen.count('right') / len(seen):.3f}" if seen else "–"
            name = LATER_SETS.get(of, "**all**")
            lines.append(f"| {name} | {code} | {len(mine)} | {len(seen)} | {seen.count('right')} | {share} |")
    return lines


def unseen_section() -> list[str]:
    """How finder and rules did on documents drawn for it: what was found and right, before and after mending."""
    table = json.loads(UNSEEN.read_text(encoding="utf-8"))
    lines = [
        "", "## On documents not seen before", "",
        "Documents were drawn eighteen times, each draw once and for all: decisions, resolutions, plans, letters and "
        "directives of the centre, of provinces and communes, Party papers, circulars, articles, lists of laws. Every "
        "error and warning was read. The first figure is that of the rules before anything was mended for them; the "
        "second that of the same documents after the kinds of the wrong ones were mended, and so no figure for unseen "
        "documents. In the first draw most that was wrong came from passages of articles, from a PDF that had lost "
        "all its hyphens, from issuers and days that stand before or behind; in the second from own numbers followed "
        "by their day, from days left open or given below a title, and again from issuers that stand elsewhere; "
        "in the third and fourth from advice, companies' papers and English texts that were held to the rules for "
        "offices, and from articles judged on today's day. The citations of these two were annotated by hand before "
        "the finder was run. In the fifth and sixth what was wrong came from contracts and charters judged on today's "
        "day, from offices that no table reads, from passages in English, from newspapers, from what a page says above "
        "the head of a paper, and from the name of the State in a sentence; in the seventh from own numbers below a "
        "title, from what courts, the police and contracts print, from offices that act before a bracket, and from "
        "undated passages judged on today's day, some of which stayed so; in the ninth and tenth again from articles, "
        "news and pages that were held to the rules for papers of offices or to the law of today. A page is now told by"
        " what stands around its text, and what ended is no error where a text may tell of its own time. How many "
        "warnings are right on papers that nobody has seen is best read from the first figures: in the ninth and tenth "
        "fewer than one in four, in the eleventh, of papers of offices and news of them, two of 19, in the twelfth and "
        "thirteenth, of the same kinds, three of seven (errors six of six). Most that is wrong stands in passages of "
        "news and lists without a head, of which there are fewer in the last two; papers with their head gave four "
        "wrong warnings in all three. The three that follow hold hardly a paper of an office, but judgments, contracts,"
        " advice, articles, data and English texts: of their warnings five of 70, four of nine and none of four were "
        "right, of their errors four of 11, none of one and one of one. The last two are mixed: of their warnings "
        "seven of 20 and 34 of 66 were right, of their errors five of five and three of 12. Texts without a day, asked "
        "about on 1/12/2026, had 34 errors in the first of them, 30 of these right. A passage now counts as a paper of "
        "an office only where an office speaks in it; papers of the National Assembly are not held to the decrees on "
        "papers, a plan for a law not to what is in force, a comparison with old law not to the new one; a head whose "
        "day is open or lost is judged in its year. What stays are scans: a letter that is read wrong makes a wrong "
        "title or number, and what stands between lost letters is not seen.",
    ]  # fmt: skip
    for n, draw in enumerate(table["draws"], 1):
        lines += ["", f"**Draw {n}**: {draw['documents']} documents, {draw['kind']}.", ""]
        if "finder" in draw:
            lines += ["| read by the finder | right | of |", "|---|---|---|"]
            for field, count in draw["finder"].items():
                right, every = count if isinstance(count, list) else (count, "–")
                lines.append(f"| {field} | {right} | {every} |")
            lines.append("")
        lines += ["| findings | rule | first | right | mended | right |", "|---|---|---|---|---|---|"]
        for severity in ("error", "warning"):
            first, mended = draw["first"][severity], draw["mended"][severity]
            lines += _rows(severity, first, mended)
            lines.append(_sums(f"**{severity}s**", first, mended))
        lines += _rows("form", draw["form"]["first"], draw["form"]["mended"])
        if "later" in draw:
            lines += _rows("on 20/11/2026", draw["later"]["first"], draw["later"]["mended"])
    lines += [
        "", "The rules on form (`--form`) on the gazette texts:", "", "| rule | found | right |", "|---|---|---|",
        *(f"| {code} | {every} | {right} |" for code, (every, right) in table["gazette"].items()),
    ]  # fmt: skip
    return lines


def planted_section() -> list[str]:
    """How many of the faults that were put into papers for it a finding names, before and after mending."""
    rows = json.loads(UNSEEN.read_text(encoding="utf-8"))["planted"]
    return [
        "", "## Faults put into papers", "",
        "Papers of our own writing, right in form, and in each of them one fault of those that inspections of "
        "documents tell of: grounds that have ended, are not in force, amended, of another title, day or issuer; form "
        "and technique; competence; bodies that are gone; own articles and annexes. Each set was written before "
        "anybody looked at the code of the rules for it (of the fifth and sixth the writer knew the rules' names, of "
        "the two before the last four and of the last three he had mended rules before), and is counted once "
        "for all: found is a fault that a finding names "
        "so that a clerk knows it again. The second figure "
        "is that after the kinds that were missed had been mended, and so no figure for unseen papers.",
        "", "| faults | put | at first sight | after mending |", "|---|---|---|---|",
        *(f"| {row['papers']} | {row['faults']} | {row['first']} | {row['mended']} |" for row in rows),
        "",
        "On the 22 papers of the fifth set that were clean, tempting ones among them, three findings were no "
        "note: one true (a decree that had been replaced a month before, which its writer did not know), one "
        "wrong and mended (no article of effect in a decision on a complaint, which the law gives its effect), "
        "one that wanted the issuer of a decree that amends the one before it, silenced. Not found of the fifth "
        "and sixth sets then: grounds of one rank in another order than that of their days (of 200 issued texts "
        "99 are), articles behind the last one of laws of which no source tells it, a resolution's day against "
        "that of its session, decrees whose end or title no source of the register tells (24/2014, 75/2012, "
        "79/2025), a general department that became a department, a council's decision with an administrative "
        "number.",
        "",
        "Of the sets after that: on 24 clean papers, and three Word files, three findings were no note: one true (a "
        "law that had been amended, which its writer had left out), one wrong and mended (a decree on another "
        "matter that amended the cited one on its way, and whose title no source tells), one of which was not cleared "
        "up (an annex that a Word file may or may not have). Not found: grounds of one "
        "rank in another order than that of their days, a circular in force from the day of its signature (38 "
        "central texts of the gazette wait less than 45 days, and 34 of them do not say why), a decree whose end "
        "and successor's title no source tells (24/2014), decrees whose successor's title the register has not "
        "(138/2020, 100/2019 for roads), a directive of the Party of which the register knows nothing, treasuries "
        "and military commands of districts, a semicolon behind the last ground before 2020, \"QĐ-CTUBND\", no page "
        "number and text that is not justified in Word files.",
        "",
        "Of the last four sets: on the 24 papers without a fault no finding that is more than a note was "
        "wrong; five were "
        "true, faults that their writer had not meant (a number of another law, an amended law, a decree that had been "
        "replaced two days before, a law not yet in force, decrees named without day). Not found: grounds of "
        "one rank in "
        "another order than that of their days, a semicolon behind the last ground of a normative text before 2025, "
        "\"Kính gửi\" above the recipients, a decree and a circular whose end no source tells (24/2014, "
        "01/2011/TT-BNV), a "
        "decree of which none tells the title (150/2025), one of which none tells that it was amended (115/2020), "
        "one that ended in 2018 (178/2013), a general department that became one department, small letters in the "
        "paper's own number, the first word of a law's name that is also said for it.",
    ]  # fmt: skip


Table = dict[str, list[int]]


def _rows(name: str, first: Table, mended: Table) -> list[str]:
    codes = sorted({*first, *mended})
    cells = {code: [*first.get(code, (0, 0)), *mended.get(code, (0, 0))] for code in codes}
    return [f"| {name} | {code} | " + " | ".join(map(str, cells[code])) + " |" for code in codes]


def _sums(name: str, first: Table, mended: Table) -> str:
    sums = [sum(row[n] for row in of.values()) for of in (first, mended) for n in (0, 1)]
    shares = [f"{right} ({right / every:.2f})" if every else "0" for every, right in (sums[:2], sums[2:])]
    return f"| {name} | | {sums[0]} | {shares[0]} | {sums[2]} | {shares[1]} |"


def page(
    found: list[Found],
    read: Counter[str],
    judged: dict[Key, str],
    faults: list[Fault],
    later: list[Found] | None = None,
) -> str:
    """docs/check-quality.md; without `later` it lacks the section on the later day."""
    lines = [
        "<!-- Made by scripts/measure/check_quality.py from tests/gold/check-verdicts.jsonl. -->",
        "# How good the rules of `kg check` are",
        "",
        f"Measured on {read['reports']} {SETS['reports']} and {read['gazette']} {SETS['gazette']}, as issued. "
        "Issued documents are the norm: a rule that speaks in many of them is wrong, whatever it says. "
        "Each text is judged on its own day. The rules were mended while these findings were read, so the figures are "
        "those of the texts the rules grew up with.",
        "",
        "## What the rules find",
        "",
        "| rule | severity | reports | gazette | read by hand | right |",
        "|---|---|---|---|---|---|",
    ]
    for code in rule_codes():
        mine = [one for one in found if one.finding.code == code]
        seen = [judged[one.key] for one in mine if one.key in judged]
        count = Counter(one.set for one in mine)
        lines.append(
            f"| [{code}](rules/{code}.md) {rule(code)['name']['en']} | {rule(code)['severity']} | {count['reports']} "
            f"| {count['gazette']} | {len(seen)} | {seen.count('right')} |"
        )
    lines += ["", "## Precision", "", "| findings | read by hand | right | precision |", "|---|---|---|---|"]
    for severity in ("error", "warning", "note"):
        right, seen_of, all_of = precision(found, judged, severity)
        share = f"{right / seen_of:.3f}" if seen_of else "–"
        lines.append(f"| {severity}s | {seen_of} of {all_of} | {right} | {share} |")
    lines += later_section(later) if later is not None else []
    lines += unseen_section()
    lines += planted_section()
    hit = Counter(fault.kind for fault in faults if fault.found)
    every = Counter(fault.kind for fault in faults)
    lines += [
        "", "## Known faults", "",
        "What two readers marked on the scored citations of the annotated reports, each with the rules that may name "
        "it. Two of the marks are no faults by the rules of form, and notes answer them: an ordinance is cited by its "
        "name and needs no day, a later citation needs no issuer (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, "
        "khoản 6 điểm b). An inconsistency of two mentions is found where a rule speaks at either. Not found: words "
        "left out of the subject of Nghị quyết 25-NQ/TW of 2013, whose title no source of the register gives.", "",
        "| fault | rules | marked | found |", "|---|---|---|---|",
        *(
            f"| {kind.replace('_', ' ')} | {', '.join(sorted(KNOWN_FAULTS.get(kind, ()))) or 'none'} "
            f"| {every[kind]} | {hit[kind]} |"
            for kind in sorted(every)
        ),
        "", "```", "python -m scripts.measure.check_quality", "```",
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def precision(found: list[Found], judged: dict[Key, str], severity: str) -> tuple[int, int, int]:
    """How many findings of a severity were right, how many were read, how many there are."""
    mine = [one for one in found if one.finding.severity == severity]
    seen = [judged[one.key] for one in mine if one.key in judged]
    return seen.count("right"), len(seen), len(mine)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--write", action="store_true", help="write docs/check-quality.md")
    parser.add_argument("--unread", action="store_true", help="print errors and warnings without a verdict")
    parser.add_argument("--sample", action="store_true", help="print errors of the later day without a verdict")
    options = parser.parse_args()
    shared = SHARED
    if not (shared / "reports").is_dir():
        print("needs the annotated reports and the gazette texts beside the checkout (or KG_SHARED)", file=sys.stderr)
        return 2
    if options.sample:
        said = verdicts(VERDICTS_LATER)
        for one in drawn(later_errors(shared)):
            if one.key not in said:
                print(one.set, one.file, one.finding.start, one.finding.code, one.finding.message("vi"), sep="\t")
        return 0
    found, read = findings(shared)
    judged = verdicts()
    if options.unread:
        for one in found:
            if one.key not in judged and one.finding.severity != "note":
                print(one.file, one.finding.start, one.finding.code, " ".join(one.finding.quote.split()), sep="\t")
        return 0
    later = later_errors(shared) if options.write else None
    text = page(found, read, judged, known_faults(shared, found), later)
    if options.write:
        PAGE.write_text(text, encoding="utf-8", newline="\n")
        print(f"wrote: {PAGE.relative_to(ROOT)}")
    else:
        print(text, end="")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
