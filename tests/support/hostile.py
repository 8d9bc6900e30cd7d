"""Shapes of text that are made to be slow, and the seconds that each step of the program takes for one."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from unicodedata import normalize

from kg.checker import check
from kg.checker.files import Checked, stamp_of
from kg.checker.finding import rule_codes
from kg.checker.verdicts import verdicts
from kg.cite.find import find_citations
from kg.graph.ingest import ingest
from kg.graph.relate import relations
from kg.output import FORMATS
from kg.output.annotate import annotate, annotate_html
from kg.output.corrected import edits, fixed_file
from kg.register.sources import data_day
from kg.resolve import resolve_citations
from kg.text import read_bytes, read_text
from kg.viz.picture import report_picture
from kg.viz.text_beside import text_beside
from kg.viz.view import view_page
from tests.support.text_files import docx, para, run

DAY = date(2026, 1, 1)
HEAD = "BÁO CÁO\nKết quả thực hiện dân chủ ở cơ sở năm 2024\n\nCăn cứ Luật Đất đai năm 2013;\n"
TAIL = "\nThực hiện Kế hoạch số 7/KH-UBND ngày 05/5/2024 của UBND tỉnh, phường đã làm xong.\n"

#: What is said again and again: white space of each kind, marks, words and cues that begin a pattern and do not end it.
SHAPES: dict[str, str] = {
    "line ends": "\n",
    "spaces": " ",
    "tabs": "\t",
    "returns and line ends": "\r\n",
    "returns": "\r",
    "lines with blanks": " \n",
    "lines with tabs": "\t\n",
    "lines with returns and blanks": " \r\n",
    "lines with blanks, tabs and returns": " \t\r\n",
    "blanks that do not break": "\u00a0",
    "wide blanks": "\u3000",
    "blanks of no width": "\u200b",
    "soft hyphens": "\u00ad",
    "line separators": "\u2028",
    "form feeds": "\f",
    "vertical tabs": "\v",
    "marks of a letter": "\u0323\u0302",
    "marks of order": "\u200f\u202e",
    "full stops": ".",
    "full stops and blanks": ". ",
    "colons": ": ",
    "semicolons": ";\n",
    "commas": ", ",
    "hyphens": "-",
    "dashes": "– ",
    "slashes": "/",
    "bars": "|",
    "table rows": "| | |\n",
    "table cells": "| 12/QĐ-UBND ",
    "headings": "\n# ",
    "stars": "*",
    "brackets": "(",
    "brackets closed": "()",
    "square brackets": "[",
    "opening quotes": "“",
    "closing quotes": "”",
    "straight quotes": '"',
    "quoted words": "“Luật” ",
    "quoted citations": "“Nghị định số 59/2023/NĐ-CP” ",
    "angles": "<",
    "tags": "<b>",
    "ampersands": "&",
    "figures": "1",
    "figures and blanks": "1 ",
    "figures and slashes": "1/2024/",
    "days": "05/5/2024 ",
    "blank days": "ngày … tháng … năm ",
    "capitals": "Ư",
    "capitals and hyphens": "NĐ-CP-",
    "words": "dân chủ ",
    "one word": "a",
    "laws": "Luật ",
    "laws joined": "Luật Đất đai, ",
    "amending laws": "Luật sửa đổi, bổ sung một số điều của ",
    "articles": "khoản 1 Điều 1 ",
    "articles listed": "Điều 1, 2, 3, ",
    "recitals": "Căn cứ ",
    "recitals in lines": "\nCăn cứ Luật Đất đai;",
    "issuers": "của Ủy ban nhân dân ",
    "cues": "thay thế ",
    "cues that run on": "có hiệu lực từ ngày ký và ",
    "ends": "hết hiệu lực kể từ ngày ",
    "itself": "Quyết định này ",
    "what stands above": "kế hoạch nêu trên ",
    "annexes": "kèm theo ",
    "subjects": "về việc thực hiện ",
    "signatures": "\nKT. CHỦ TỊCH\n",
    "recipients": "\nNơi nhận:\n",
    "numbers": "\nSố: ",
    "citations": "Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ, ",
    "citations one in another": "Kế hoạch số 7/KH-UBND về việc thực hiện ",
    "damaged citations": "Quyết định số 7/2023/QĐUBND; ",
    "bodies": "UBND tỉnh Phú Yên ",
    "years": "năm 2024 ",
    "Party": "Nghị quyết số 12-NQ/TW Hội nghị lần thứ ",
    "English": "Decree No. 59/2023/ND-CP ",
}  # fmt: skip

_WORDS = (
    "về việc|căn cứ|thay thế|ban hành|sửa đổi, bổ sung|trước đây|theo đề nghị của UBND tỉnh tại|UBND phường đã|(|"
    "Điều 5|Quyết định này|có hiệu lực|đến ngày 05/5/2018|khoản 1 Điều 5|hết hiệu lực kể từ ngày|cụm từ|của|“|\n- |\n\n"
).split("|")
#: Texts full of citations, each of another document: by the number of the row.
DENSE: dict[str, Callable[[int], str]] = {
    "quoted": lambda n: f"“Quyết định số {n}/QĐ-UBND” ",
    "quoted laws": lambda n: f"“Luật số {n % 150}/2015/QH13” ",
    "cells": lambda n: f"| {n}/QĐ-UBND ",
    "rows": lambda n: f"| {n} | {n}/QĐ-UBND | 05/5/2024 |\n",
    "recitals": lambda n: f"Căn cứ Quyết định số {n}/2018/QĐ-UBND ngày 05/5/2018;\n",
    "recitals of laws": lambda n: "Căn cứ Luật Đất đai năm 2013;\n",
    "numbers alone": lambda n: f"{n}/2023/NĐ-CP ",
    "damaged": lambda n: f"Quyết định số {n}/2023/QĐUBND; ",
    "rows of laws and days": lambda n: f"| {n} | Luật Đất đai năm 2013 | {n}/2023/NĐ-CP | 05/5/2024 | còn hiệu lực |\n",
    "pinpoints": lambda n: f"điểm a khoản {n % 9 + 1} Điều {n} Luật Đất đai, ",
    "decomposed letters": lambda n: normalize("NFD", f"Quyết định số {n}/QĐ-UBND, "),
    "glued": lambda n: f"Quyếtđịnhsố{n}/QĐ-UBNDngày05/5/2024",
    "glued types": lambda n: f"tạiTờ trình số {n}/TTr-UBND",
    "characters of no width": lambda n: f"Quyết\u200bđịnh số {n}/QĐ-UBND ",
    "bullets": lambda n: f"- QĐ {n}/QĐ-UBND\n",
    "abbreviations": lambda n: f"LĐĐ 2013, BLDS 2015, NĐ {n}, ",
    "abbreviated numbers": lambda n: f"NĐ{n}/2023, TT{n}/2023/BTC ",
    "English decrees": lambda n: f"Decree No. {n}/2023/ND-CP dated 5 May 2023; ",
    "brackets in brackets": lambda n: f"[(“{n}/QĐ-UBND”)] ",
    "Party numbers": lambda n: f"{n}-NQ/TW, {n}-CT/TU ",
    "courts": lambda n: f"Bản án số {n}/2023/DS-ST ",
    **{f"after {word!r}": lambda n, word=word: f"{word} Quyết định số {n}/QĐ-UBND, " for word in _WORDS},  # type: ignore[misc]
}


def text_of(unit: str, length: int) -> str:
    """A report of about so many characters that says `unit` all the way."""
    return HEAD + unit * (length // len(unit)) + TAIL


def seconds_of(text: str, conn: sqlite3.Connection, folder: Path) -> dict[str, float]:
    """The seconds of this process that each step takes for `text`; `conn` is a store to read it into."""
    taken: dict[str, float] = {}

    @contextmanager
    def step(name: str) -> Iterator[None]:
        start = time.process_time()
        yield
        taken[name] = time.process_time() - start

    every = frozenset(rule_codes())
    with step("find"):
        pointing = find_citations(text, back_references=True)
    with step("resolve"):
        reading = resolve_citations(text, pointing, conn)
    with step("relate"):
        relations(text, reading)
    with step("check"):
        check(text, reading, conn, today=DAY, select=every)
    with step("annotate"):
        annotate(text, pointing)
        annotate_html(text)
    (folder / "bao-cao.txt").write_bytes(text.encode())
    with step("read"):
        for name in ("a.md", "a.html"):
            read_bytes(text.encode(), name)
        plain = read_text(folder / "bao-cao.txt")
    with step("ingest"):
        usual = resolve_citations(plain.text, find_citations(plain.text), conn)
        ingest(conn, plain, usual)
    with step("viz"):
        picture = report_picture(conn, usual.iri, DAY)
        view_page(picture, "vi", text=text_beside(plain.text, usual.citations, picture, "vi"))
    path = folder / "bao-cao.docx"
    # what XML cannot hold a Word file has not
    lines = "".join(c if c in "\t\n" or c >= " " else "\n" for c in text).split("\n")
    path.write_bytes(docx("".join(para(run(line)) for line in lines)))
    with step("word"):
        word = read_text(path)
        read = resolve_citations(word.text, find_citations(word.text), conn)
        result = check(word.text, read, conn, today=DAY)
        checked = Checked(word, result, verdicts(result, conn), data_day(conn), stamp=stamp_of(str(path)))
        for form in ("docx", "html", "sarif", "text"):
            FORMATS[form].write([checked], "vi", "kg")
        if changes := edits(checked):
            fixed_file(checked, changes)
    return taken
