"""One text in every form of Unicode: the same documents, the same findings."""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Callable
from datetime import date

import pytest

from kg.checker import check
from kg.graph.relate import relations
from kg.text import UnreadableError, read_bytes
from tests.support.reading import read, ward

TEXT = ward(
    "Căn cứ Luật Thực hiện dân chủ ở cơ sở năm 2022; điểm đ khoản 1 Điều 5 Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của "
    "Chính phủ; Nghị định số 61/2023/NĐCP ngày 16/8/2023; Kế hoạch số 65/KH - UBND ngày 31/4/2023 của UBND thị xã; Chỉ thị "
    "số 18-CT/TU ngày 04/8/2023 của Ban Thường vụ Tỉnh ủy; Quyết định số 12/QĐ-UBND."
)
FORMS: dict[str, Callable[[str], str]] = {
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "narrow no-break spaces": lambda text: text.replace(" ", "\u202f"),
    "zero width": lambda text: text.replace("ị", "ị\u200b").replace("Số:", "S\u00adố:").replace("năm", "năm\u2060"),
    "byte order mark": lambda text: "\ufeff" + text,
    "eth": lambda text: text.replace("đ", "ð").replace("Đ", "Ð"),
    "NULs": lambda text: text.replace("\n\n", "\n\0\n"),
    "decomposed, eth, soft hyphens": lambda text: unicodedata.normalize("NFD", text.replace("đ", "ð").replace("Đ", "Ð")).replace("-", "\u00ad-"),
}  # fmt: skip


def told(text: str, conn: sqlite3.Connection) -> list[object]:
    reading = read(text, conn)
    report = reading.report
    result = check(text, reading, conn, today=date(2024, 1, 5))
    return [
        (report.type, report.body, [p.iri_code for p in report.places], report.symbol, report.day, report.title, reading.iri),
        [(one.document, one.certainty, one.citation.issuer, one.citation.day) for one in reading.citations],
        [(f.code, f.quote, f.message("vi"), f.suggestion, f.fix, f.document) for f in result.findings],
    ]  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_every_form_tells_the_same(register: sqlite3.Connection, form: str) -> None:
    assert told(FORMS[form](TEXT), register) == told(TEXT, register)


@pytest.mark.parametrize("form", FORMS)
def test_spans_are_those_of_the_text_as_it_is(register: sqlite3.Connection, form: str) -> None:
    text = FORMS[form](TEXT)
    reading = read(text, register)
    assert [text[one.citation.start : one.citation.end] for one in reading.citations] == [
        one.citation.text for one in reading.citations
    ]
    for finding in check(text, reading, register, today=date(2024, 1, 5)).findings:
        plain = unicodedata.normalize("NFC", text[finding.start : finding.end]).translate(
            {0xA0: " ", 0x202F: " ", 0xAD: None, 0x200B: None, 0x2060: None}
        )
        assert plain.replace("ð", "đ").replace("Ð", "Đ") == finding.quote


@pytest.mark.parametrize("form", FORMS)
def test_every_form_states_the_same(register: sqlite3.Connection, form: str) -> None:
    text = TEXT + (
        "\n\nThực hiện Kế hoạch số 195/KH-UBND ngày 02/10/2023 của UBND thị xã, UBND phường đã ban hành Kế hoạch số "
        "66/KH-UBND ngày 16/10/2023. Kế hoạch số 67/KH-UBND ngày 17/10/2023 thay thế Kế hoạch số 15/KH-UBND ngày 5/1/2023."
    )
    changed = FORMS[form](text)

    def edges(printed: str) -> list[tuple[str, str, str]]:
        found = relations(printed, read(printed, register))
        for edge in found:
            assert edge.evidence is not None
            assert printed[edge.evidence.start : edge.evidence.end] == edge.evidence.quote
        return [(edge.subject, edge.relation, edge.object) for edge in found]

    assert {relation for _, relation, _ in edges(text)} >= {"cites", "replaces", "implements"}
    assert edges(changed) == edges(text)


def test_a_few_nuls_are_read_and_binary_is_refused() -> None:
    data = "Nghị định số 59/2023/NĐ-CP\0 ngày 14/8/2023 của Chính phủ.\0\nKế hoạch số 65/KH-UBND".encode()
    kind, source = read_bytes(data, "a.txt")
    assert kind == "txt" and "59/2023/NĐ-CP\0 ngày" in source.text
    with pytest.raises(UnreadableError):
        read_bytes(data + b"\0\0\0\0", "a.txt")
