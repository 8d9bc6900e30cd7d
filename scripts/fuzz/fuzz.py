"""Mutated inputs for the finder and every reader: whatever comes, an answer or one clear line.

    nice .venv/bin/python -m scripts.fuzz.fuzz TARGET INPUTS [SEED]

TARGET is one of NAMES, or "all". Prints how many inputs there were, and each kind of uncaught error once, with the seed
of its input. Exit code 1: there was one. `scripts.fuzz.guided` has atheris choose the inputs.
"""

from __future__ import annotations

import io
import json
import os
import random
import signal
import sqlite3
import sys
import tempfile
import time
import traceback
import zipfile
from collections.abc import Callable, Sequence
from contextlib import closing, nullcontext, redirect_stderr, redirect_stdout, suppress
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Any
from unittest.mock import patch

from kg.checker import check
from kg.checker.baseline import Baseline
from kg.checker.finding import rule_codes
from kg.checker.settings import ConfigError
from kg.checker.settings_file import find_settings
from kg.cite.find import find_citations
from kg.cli import _run
from kg.exchange import export, opened
from kg.rdf.sparql.query import SparqlError, read_query
from kg.register.imports.decided import DECISIONS, HEADINGS, KEYS
from kg.register.imports.phapdien.pages import read_page
from kg.register.imports.run import open_reader
from kg.register.opening import open_store
from kg.register.packs.reading import parse_pack
from kg.register.typed import Ambiguous, NotFound, one_document
from kg.resolve import resolve_citations
from kg.text import UnreadableError, outside, read_bytes
from tests.register.test_imports_vbpl_json import DECREE
from tests.support import SAMPLES
from tests.support.few_rows import take_its_place
from tests.support.phapdien_pages import AMENDED, FIRST, LAST, page
from tests.support.text_files import W, box, docx, fallback_only, para, pdf, run

PIECES = (
    "Luật|Nghị định số|59/2023/NĐ-CP|kh6/NQ|65/KH-UBND|kế hoạch nêu trên|Luật này|ngày 31/02/2024|của UBND tỉnh|"
    "khoản 1 Điều 5|\n\n|\x00|\u0323|\u200b|\ud7ff|“|”|(|)|/|-|thay thế|Căn cứ|[1]|| |năm 99999|QĐ|số 0|Đ|ð|ﬁ|𝐀|"
    "\u2028|…|&amp;|<b>"
).split("|")
BYTES = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"<", b">", b"&#x110000;", b"]]>", b'"', b"'", b"{", b"[" * 3000, b"%",
    b"\\", b"<?xml version='1.0' encoding='x'?>", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"9" * 40, b"\r\n", b"\xc3", b"-1",
)  # fmt: skip
LIST = ("Số ký hiệu,Ngày ban hành,Trích yếu,Cơ quan ban hành,Tình trạng,Văn bản thay thế",
        *(f"{n}/2024/QĐ-UBND,0{n}/02/2024,Quy định thứ {n},UBND tỉnh Bình Dương,Hết hiệu lực,{n + 1}/2025/QĐ-UBND"
          for n in range(1, 6)))  # fmt: skip
_WORD = (
    "".join(
        para(run(f"Kế hoạch số {n}/KH-UBND ngày 0{n}/3/2024"), properties="<w:jc w:val='center'/>") for n in range(1, 4)
    ),
    para(box("Số: 5/BC-UBND"), fallback_only("Nghị định 59/2023/NĐ-CP"))
    + f"<w:tbl><w:tr><w:tc>{para(run('1'))}</w:tc><w:tc>{para(run('Luật Đất đai'))}</w:tc></w:tr></w:tbl>",
)
#: Places that no document and no other place is of; sources that say nothing of a document.
_APART = (
    "id NOT IN (SELECT place FROM document WHERE place IS NOT NULL) AND "
    "id NOT IN (SELECT parent FROM place WHERE parent IS NOT NULL)"
)
_UNHEARD = (
    "id NOT IN (SELECT source FROM claim) AND id NOT IN (SELECT source FROM fact) AND id NOT IN "
    "(SELECT source FROM edge WHERE source IS NOT NULL)"
)
_FEWER = {"document": "id > 20", "place_successor": "1", "place": _APART, "source": _UNHEARD}
Target = Callable[[bytes], None]


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The bytes with some of them lost, doubled, changed, or others put in."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        at = chance.randrange(len(out) + 1)
        what = chance.randrange(6)
        if what == 0:
            del out[at : at + chance.choice((1, 2, 16, 256))]
        elif what == 1:
            out[at:at] = out[at : at + chance.choice((1, 8, 64))]
        elif what == 2 and at < len(out):
            out[at] = chance.randrange(256)
        elif what == 3:
            out[at:at] = chance.choice(BYTES)
        elif what == 4:
            out[at:at] = chance.choice(PIECES).encode("utf-8", "surrogatepass")
        else:
            other = chance.randrange(len(out) + 1)
            out[at:at] = out[other : other + chance.choice((4, 32, 200))]
    return bytes(out)


EXCHANGE = ("nt", "nq", "ttl", "rdf", "graphml", "gexf", "jsonld")
READERS = ("txt", "md", "html", "docx", "pdf")


@cache
def _texts() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))]


def _parts() -> list[bytes]:
    return [text[at : at + 400].encode() for text in _texts() for at in range(0, len(text), 300)]


def _answers() -> list[bytes]:
    answer = {"success": True, "data": {"total": 1, "items": [DECREE]}}
    return [json.dumps(one, ensure_ascii=False).encode() for one in (answer, {"data": DECREE})]


def _review() -> list[bytes]:
    heads = (*KEYS, *(words[0] for words in HEADINGS.values()))
    said = "ended,2026-01-01,5/2024/QĐ-UBND,decision,Tên,UBND tỉnh Phú Yên,2024-02-01,,2024,ended,,01/02/2025,"
    rows = (f"{said}Thay thế,,{word},,," for words in DECISIONS.values() for word in words)
    return ["\n".join((",".join(heads), *rows)).encode()]


#: The inputs that the mutations of each target begin with; those of EXCHANGE are exports of a small store.
SEEDS: dict[str, Callable[[], list[bytes]]] = {
    "finder": _parts,
    "check": _parts,
    "txt": lambda: [text.encode() for text in _texts()] + [_texts()[0].encode("utf-16")],
    "md": lambda: [f"# {_texts()[0][:3000]}\n| a | b |\n|---|---|\n| 1 | 59/2023/NĐ-CP |\n".encode()],
    "html": lambda: [f"<!doctype html><meta charset=utf-8><table><tr><td>{_texts()[0][:3000]}</table>".encode()],
    "docx": lambda: [docx("".join(para(run(line)) for line in _texts()[0][:3000].split("\n")), packed=False)],
    # what stands inside a Word file: mutated from outside nearly all of them are no archives any more
    "parts": lambda: [f"<w:document {W}><w:body>{part}</w:body></w:document>".encode() for part in _WORD],
    "pdf": lambda: [pdf([_texts()[0][:600].split("\n")])],
    "config": lambda: [b'[check]\nignore = ["VB103"]\nstrict = true\n[[check.exclude]]\nx = 1\n'],
    "baseline": lambda: [
        b'{"kg-baseline": 1, "findings": [{"file": "a", "code": "VB101", "document": "/x", "quote": "y"}]}'
    ],
    "sparql": lambda: [b"PREFIX a: <http://a/> SELECT ?s WHERE { ?s a:b 'c'@vi . FILTER(?s > 1) } LIMIT 3"],
    "typed": lambda: [b"59/2023/N\xc4\x90-CP", "kế hoạch 65/KH-UBND Đông Hà 2024".encode(), b"/akn/vn/act/x"],
    "pack": lambda: [b'{"kg-pack": 1}\n{}\n'],
    "list": lambda: ["\n".join(LIST[:6]).encode(), "\n".join(LIST[:4]).replace(",", "\t").encode("utf-16")],
    "review": _review,
    "answers": _answers,
    "code page": lambda: [page(FIRST, AMENDED, LAST)],
}
NAMES = (*SEEDS, *EXCHANGE, "command")


_run_outside = outside.run


def forked(command: Sequence[str], *, data: bytes = b"", **limits: Any) -> tuple[int, bytes]:
    """`kg.text.outside.run` for what reads a PDF: forked from this process, for Python's start takes longest of all.

    What its process ends by is told as it is; but an error that it has not foreseen is one of ours.
    """
    from kg.text import pdfium_child

    if command[-1] != pdfium_child.__file__:  # tesseract, for a page that is drawn
        return _run_outside(command, data=data, **limits)
    with tempfile.TemporaryFile() as out:
        child = os.fork()
        if not child:
            signal.alarm(120)
            code = 0
            sys.stdin, sys.stdout = io.TextIOWrapper(io.BytesIO(data)), io.StringIO()
            try:
                pdfium_child.main()
                out.write(sys.stdout.getvalue().encode())
            except BaseException:
                out.write(traceback.format_exc().encode())
                code = 70
            out.flush()
            os._exit(code)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        out.seek(0)
        said = out.read()
    assert code != 70, said.decode()
    return code, said


class Targets:
    """What is tried, with the inputs that the mutations begin with. Only what a target needs is made.

    `main` has the small register of `tests.support.few_rows` take the place of the shipped one.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.every = frozenset(rule_codes())

    @cached_property
    def conn(self) -> sqlite3.Connection:
        return open_store(":memory:").conn

    @cached_property
    def small(self) -> Path:
        """A store of few documents."""
        path = self.folder / "small.sqlite"
        with open_store(path) as store:
            for table, left in _FEWER.items():
                store.conn.execute(f"DELETE FROM {table} WHERE {left}")
            store.conn.commit()
        return path

    def seeds(self, name: str) -> list[bytes]:
        """The inputs that the mutations begin with."""
        if name == "command":
            return _parts()
        if name not in EXCHANGE:
            return SEEDS[name]()
        path = self.folder / f"seed.{name}"
        with closing(sqlite3.connect(self.small)) as conn:
            export(conn, path)
        return [path.read_bytes()]

    def target(self, name: str) -> Target:
        """What is done with an input."""
        if name in EXCHANGE:
            return lambda data: self.exchange(data, name)
        if name in READERS:
            return lambda data: self.reader(data, name)
        if name in ("list", "review", "answers"):
            return lambda data: self.imported(data, name)
        return {"parts": self.parts, "code page": self.code_page, "finder": self.finder, "check": self.check,
                "config": self.config, "baseline": self.baseline, "sparql": self.sparql, "typed": self.typed,
                "pack": self.pack, "command": self.command}[name]  # fmt: skip

    def finder(self, data: bytes) -> None:
        text = data.decode("utf-8", "replace")
        done = 0
        for one in find_citations(text, back_references=True):
            assert done <= one.start < one.end <= len(text) and text[one.start : one.end] == one.text
            done = one.end

    def check(self, data: bytes) -> None:
        text = data.decode("utf-8", "replace")
        reading = resolve_citations(text, find_citations(text, back_references=True), self.conn)
        for one in check(text, reading, self.conn, today=date(2026, 1, 1), select=self.every).findings:
            assert one.message("vi") and one.message("en")

    def reader(self, data: bytes, kind: str) -> None:
        try:
            with patch.object(outside, "run", forked) if kind == "pdf" else nullcontext():
                read_bytes(data, f"a.{kind}")
        except UnreadableError as error:
            assert len(str(error).splitlines()) == 1

    def parts(self, data: bytes) -> None:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            archive.writestr("word/document.xml", data)
        self.reader(out.getvalue(), "docx")

    def code_page(self, data: bytes) -> None:
        try:
            read_page(data)
        except UnreadableError as error:
            assert len(str(error).splitlines()) == 1

    def imported(self, data: bytes, what: str) -> None:
        importer, suffix = {"list": ("csv", "csv"), "review": ("review", "csv"), "answers": ("vbpl-json", "json")}[what]
        path = self.folder / f"x.{suffix}"
        path.write_bytes(data)
        try:
            list(open_reader(importer, path, today=date(2026, 1, 1)).items(0))
        except UnreadableError as error:
            assert len(str(error).splitlines()) == 1

    def exchange(self, data: bytes, suffix: str) -> None:
        path = self.folder / f"x.{suffix}"
        path.write_bytes(data)
        try:
            with opened(path):
                pass
        except UnreadableError as error:
            assert len(str(error).splitlines()) == 1

    def config(self, data: bytes) -> None:
        (self.folder / "kg.toml").write_bytes(data)
        try:
            find_settings(self.folder)
        except ConfigError as error:
            assert len(str(error).splitlines()) == 1

    def baseline(self, data: bytes) -> None:
        (self.folder / "baseline.json").write_bytes(data)
        try:
            Baseline(self.folder / "baseline.json").new("a", ())
        except ConfigError as error:
            assert len(str(error).splitlines()) == 1

    def sparql(self, data: bytes) -> None:
        with suppress(SparqlError):
            read_query(data.decode("utf-8", "replace"))

    def typed(self, data: bytes) -> None:
        with suppress(NotFound, Ambiguous):
            one_document(self.conn, data.decode("utf-8", "replace"))

    def pack(self, data: bytes) -> None:
        try:
            parse_pack(data)
        except UnreadableError as error:
            assert len(str(error).splitlines()) == 1

    def command(self, data: bytes) -> None:
        """A whole command on a text, as its user sees it."""
        path = self.folder / "x.txt"
        path.write_bytes(data)
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            assert _run(["check", str(path), "--db", str(self.small)]) in (0, 1, 2)


def fuzz(targets: Targets, name: str, inputs: int, seed: int) -> int:
    """Try so many inputs; how many kinds of uncaught errors there were, each printed once."""
    try_one, seeds = targets.target(name), targets.seeds(name)
    started, kinds = time.process_time(), dict[str, int]()
    for number in range(inputs):
        chance = random.Random(f"{name} {seed} {number}")
        data = mutated(chance.choice(seeds), chance)
        try:
            try_one(data)
        except Exception as error:
            at = traceback.extract_tb(error.__traceback__)[-1]
            kind = f"{type(error).__name__} {Path(at.filename).name}:{at.lineno}"
            kinds[kind] = kinds.get(kind, 0) + 1
            if kinds[kind] == 1:
                print(f"{name} input {number} of seed {seed}: {kind}: {' '.join(str(error).split())[:200]}", flush=True)
    seconds = time.process_time() - started
    print(f"{name}: {inputs} inputs, seed {seed}, {len(kinds)} kinds of uncaught errors, {seconds:.0f} s", flush=True)
    return len(kinds)


def main(target: str, inputs: int, seed: int = 1) -> int:
    """Try a target, or all; the exit code."""
    take_its_place()
    with tempfile.TemporaryDirectory() as held:
        targets = Targets(Path(held))
        names = NAMES if target == "all" else (target,)
        return 1 if sum(fuzz(targets, one, inputs, seed) for one in names) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], *map(int, sys.argv[2:4])))
