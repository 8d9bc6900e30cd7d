"""Inference: titles of one subject, periods, and cases with known answers."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.data import table
from kg.graph.ingest import ingest
from kg.naming import fold
from kg.resolve.reading import read_document
from kg.trace.local_documents import Locals
from kg.trace.titles import ALIKE, alike, subject
from scripts.measure import inference_scores
from tests.support import ROOT
from tests.support.growth import grows_too_fast, spent
from tests.support.inference_cases import CASES, Case, outcome

#: The floor of the product, and cases that are known to be wrong, or to find nothing.
PRECISION, RECALL = 0.9, 0.9
KNOWN_WRONG = {"sport for all and a games"}
KNOWN_MISSED = {
    "rabies", "military service, two ways to say it", "summer activities",
    "gender equality twice",
}  # fmt: skip

PAIRS = [(lower, upper, kind == "alike") for kind in ("alike", "unlike") for lower, upper in table("inference")[kind]]


@pytest.mark.parametrize(("lower", "upper", "expected"), PAIRS)
def test_pairs_of_titles(lower: str, upper: str, expected: bool) -> None:
    assert (alike(subject(lower), subject(upper)) >= ALIKE) is expected


@pytest.mark.parametrize("word", table("inference")["kept"])
def test_a_kept_word_keeps_its_neutral_part(word: str) -> None:
    assert {fold(part) for part in word.split()} <= subject(f"thực hiện {word} năm 2024").words
    assert any(re.search(rf"\b{re.escape(other)}\b", word) for other in table("inference")["neutral"])


def words_that_matter() -> list[tuple[str, str]]:
    rows = table("inference")
    return [(kind, word) for kind in ("neutral", "acts", "tails") for word in rows[kind]]


@pytest.mark.parametrize(("kind", "word"), words_that_matter())
def test_every_word_of_the_table_does_something(kind: str, word: str) -> None:
    plain = "thanh niên xung phong năm 2024"
    titles = {
        "neutral": f"{word} thanh niên xung phong năm 2024",
        "acts": f"{word} thanh niên xung phong năm 2024",
        "tails": f"thanh niên xung phong năm 2024; {word} gì đó năm 2025",
    }
    changed, first = subject(titles[kind]), subject(plain)
    assert changed.words == first.words
    assert (changed.acts != first.acts) is (kind == "acts")


@pytest.mark.parametrize(("short", "long"), sorted(table("inference")["short"].items()))
def test_short_forms_are_read_as_what_they_mean(short: str, long: str) -> None:
    assert subject(f"công tác {short} năm 2024") == subject(f"công tác {long} năm 2024")


PERIODS: list[tuple[str, tuple[str, str] | None]] = [
    ("công tác thanh niên năm 2024", ("2024-01", "2024-12")),
    ("giai đoạn 2021-2025", ("2021-01", "2025-12")),
    ("giai đoạn 2021 – 2025", ("2021-01", "2025-12")),
    ("năm học 2023-2024", ("2023-01", "2024-12")),
    ("quý I năm 2024", ("2024-01", "2024-03")),
    ("quý IV/2024", ("2024-10", "2024-12")),
    ("6 tháng đầu năm 2024", ("2024-01", "2024-06")),
    ("6 tháng cuối năm 2024", ("2024-07", "2024-12")),
    ("9 tháng năm 2024", ("2024-01", "2024-09")),
    ("tháng 5 năm 2024", ("2024-05", "2024-05")),
    ("tháng 11/2024", ("2024-11", "2024-11")),
    ("đến năm 2025, định hướng đến năm 2030", ("0000-01", "2030-12")),
    ("công tác thanh niên", None),
    ("Nghị quyết số 12/NQ-HĐND", None),
]


@pytest.mark.parametrize(("title", "months"), PERIODS)
def test_periods(title: str, months: tuple[str, str] | None) -> None:
    period = subject(title).period
    assert (period and tuple(f"{month // 12:04d}-{month % 12 + 1:02d}" for month in period)) == months


LAWS: list[tuple[str, str | None]] = [
    ("thực hiện dân chủ cơ sở năm 2024", "Thực hiện dân chủ ở cơ sở"),
    ("kiểm tra công tác cải cách hành chính, Quy chế dân chủ ở cơ sở năm 2024", "Thực hiện dân chủ ở cơ sở"),
    ("triển khai thi hành Luật Phòng, chống tham nhũng", "Phòng, chống tham nhũng"),
    ("nâng cao ý thức trách nhiệm của đội ngũ cán bộ, công chức cấp xã phục vụ Nhân dân", None),
    ("tự kiểm tra công tác dân vận, lồng ghép với công tác giám sát của Mặt trận Tổ quốc Việt Nam phường", None),
    ("triển khai thi hành Luật Mặt trận Tổ quốc Việt Nam", "Mặt trận Tổ quốc Việt Nam"),
    ("cải cách hành chính năm 2024", None),
]


@pytest.mark.parametrize(("title", "law"), LAWS)
def test_the_law_whose_subject_a_title_has(title: str, law: str | None) -> None:
    assert subject(title).law == law


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_two_titles_have_a_likeness(lower: str, upper: str) -> None:
    one, other = subject(lower), subject(upper)
    assert 0 <= alike(one, other) <= 1
    assert alike(one, one) in (0.0, 1.0), "a title is like itself, or tells nothing"


@pytest.mark.parametrize(
    "piece", ["; nhiệm vụ năm 2024", "phường Xuân Đài ", "1/2/3-", "và ", "giai đoạn 2021-2025, ", "tháng 1/", "\u0301"]
)
def test_the_time_for_a_title_grows_with_its_length(piece: str) -> None:
    assert not grows_too_fast(lambda times: spent(lambda: subject(piece * times)), 2_500)


@pytest.fixture(scope="module")
def own(register: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """The shipped register, where the documents of a case come and go."""
    copy = sqlite3.connect(":memory:")
    register.backup(copy)
    copy.execute("PRAGMA foreign_keys = ON")
    yield copy
    copy.close()


@pytest.mark.parametrize("case", CASES, ids=[case.note for case in CASES])
def test_cases(own: sqlite3.Connection, case: Case) -> None:
    result = outcome(own, case)
    inferred = {iri for iri, _, _ in result.inferred}
    if case.note in KNOWN_WRONG:
        assert inferred - result.right, "right by now: take it off the list"
        return
    assert inferred <= result.right
    assert bool(inferred) is (bool(result.right) and case.note not in KNOWN_MISSED)


def test_figures(own: sqlite3.Connection) -> None:
    assert len(CASES) >= 60
    assert sum(bool(case.known) and not any(line.startswith("*") for line in case.known) for case in CASES) >= 20
    score, _ = inference_scores.on_cases(own)
    assert score.precision >= PRECISION and score.recall >= RECALL, str(score)
    page = (ROOT / "docs" / "inference.md").read_text(encoding="utf-8")
    assert f"| {len(CASES)} cases" in page and str(score) in page, f"docs/inference.md: {len(CASES)} cases, {score}"
    assert own.execute("SELECT COUNT(*) FROM document WHERE origin <> 'register'").fetchone() == (0,)


def test_stated_steps_of_the_reports_are_found_when_they_are_hidden(shared: Path, conn: sqlite3.Connection) -> None:
    for path in sorted((shared / "reports").glob("*.txt")):
        text, reading = read_document(path, conn)
        ingest(conn, text, reading)
    score, told = inference_scores.on_reports(conn)
    assert score.right + score.wrong >= 8
    assert score.precision >= PRECISION, told


def test_a_law_finds_every_local_document_that_speaks_of_it(conn: sqlite3.Connection) -> None:
    """The full-text question leaves out none that reading every title would find, however the title names the law."""
    rows = table("law_aliases")["laws"]
    names = [(row["name"], name) for row in rows for name in (row["name"], *row["aliases"]) if row["type"] == "law"]
    for number, (_, name) in enumerate(names):
        for form, title in enumerate((f"Kết quả thực hiện {name} năm 2024", f"TRIỂN KHAI LUẬT {name.upper()}")):
            conn.execute(
                "INSERT INTO document(iri, type, title, issuer, level, place, year, origin) "
                "VALUES (?, 'plan', ?, 'UBND xã', 'commune', '45-19333', 2024, 'cited')",
                (f"/akn/vn-45-19333/doc/ke-hoach/ubnd/2024/{number}-{form}", title),
            )
    known = Locals(conn)
    spoken_of = {law for law, name in names if subject(f"Kết quả thực hiện {name} năm 2024").law == law}
    assert len(spoken_of) > 20
    for law in sorted(spoken_of):
        read = {
            iri for iri, title in conn.execute("SELECT iri, title FROM document WHERE place IS NOT NULL AND year >= 2020")
            if title and subject(title).law == law
        }  # fmt: skip
        assert {one.iri for one in known.on_law(law, 2020)} == read, law
