"""Reports of a day on which nobody has looked: nothing is called right, and what is missing is named."""

from __future__ import annotations

import json
import sqlite3
from datetime import date

import pytest

from kg.base.law_words import verb
from kg.base.state_words import state_text
from kg.checker.files import Checked
from kg.checker.verdicts import verdicts
from kg.contract.checks import check_out
from kg.model import Edge, Status
from kg.naming import symbol_key
from kg.output.page import write_html
from kg.output.sarif import write_sarif
from kg.output.terminal import report_lines
from kg.output.words import summary_lines
from kg.register.sources import data_day
from kg.register.validity.status import status, successor
from kg.store.documents import relations
from kg.text import Text
from tests.support.judging import judge

CITED = (
    ("38/2013/QH13", "law", "Luật Việc làm số 38/2013/QH13"),
    ("24/2018/QH14", "law", "Luật An ninh mạng số 24/2018/QH14"),
    ("61/2018/NĐ-CP", "decree", "Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ"),
    ("13/2023/NĐ-CP", "decree", "Nghị định số 13/2023/NĐ-CP ngày 17/4/2023 của Chính phủ"),
)
BODY = "Thực hiện " + ", ".join(words for *_, words in CITED) + ", xã đã họp."
LOOKED = date(2025, 11, 30)


@pytest.fixture
def old(slim: sqlite3.Connection) -> sqlite3.Connection:
    """A store in which the code of November 2025 is the last that anybody looked at."""
    for held in ("edge", "fact", "claim", "citation", "report", "document", "source"):
        slim.execute(f"DELETE FROM {held}")
    slim.execute("INSERT INTO source(id, name, kind, rank, day) VALUES (1, 'code', 'official_code', 20, '2025-11-30')")
    for n, (symbol, kind, _) in enumerate(CITED, 1):
        add(slim, n, symbol, kind, f"{symbol.split('/')[1]}-01-01")
        slim.execute("INSERT INTO fact VALUES (?, 'codified', '2025-11-30', 1, 'official_code')", (n,))
    return slim


def add(conn: sqlite3.Connection, row: int, symbol: str, kind: str, day: str) -> None:
    conn.execute(
        "INSERT INTO document(id, iri, symbol, symbol_key, type, issuer, level, issued, effective, year, origin, source, "
        "certainty) VALUES (?, ?, ?, ?, ?, ?, 'central', ?, ?, ?, 'register', 1, 'official_code')",
        (row, f"t:{symbol}", symbol, symbol_key(symbol), kind, "Quốc hội" if kind == "law" else "Chính phủ",
         day, day, int(day[:4])),
    )  # fmt: skip


def replace_by(conn: sqlite3.Connection, new: int, old: int, day: str, relation: str = "replaces") -> None:
    conn.execute(
        "INSERT INTO edge(subject, relation, object, effective, source, rule) VALUES (?, ?, ?, ?, 1, 'register')",
        (new, relation, old, day),
    )


def checked(conn: sqlite3.Connection, day: date) -> Checked:
    result = judge(BODY, conn, as_of=day)
    return Checked(Text(BODY, path="a.txt", kind="txt"), result, verdicts(result, conn), data_day(conn))


@pytest.mark.parametrize(("day", "verdict"), [(LOOKED, "right"), (date(2025, 12, 1), "stood_when_looked"),
                                              (date(2026, 11, 20), "stood_when_looked")])  # fmt: skip
def test_right_ends_with_the_last_look(old: sqlite3.Connection, day: date, verdict: str) -> None:
    found = checked(old, day)
    assert dict(found.verdicts) == {verdict: 4}
    assert ("VB905" in {finding.code for finding in found.result.findings}) == (verdict != "right")


@pytest.mark.parametrize(
    ("used", "words"),
    [
        (
            False,
            "Luật Việc làm số 38/2013/QH13 còn trong Bộ pháp điển ngày 30/11/2025, nhưng Bộ pháp điển có thể vẫn giữ",
        ),
        (True, "Luật Việc làm số 38/2013/QH13 được văn bản số 3/2026/NĐ-CP dùng như đang có hiệu lực ngày 01/02/2026"),
    ],
)
def test_a_place_in_the_code_is_told_as_no_more_than_that(old: sqlite3.Connection, used: bool, words: str) -> None:
    if used:
        old.execute("INSERT INTO source(id, name, kind, rank) VALUES (2, 'gazette', 'issued_text', 12)")
        old.execute("INSERT INTO fact VALUES (1, 'in_force_on', '2026-02-01 3/2026/NĐ-CP', 2, 'issued_text')")
    found = checked(old, date(2026, 11, 20))
    (told,) = [one for one in found.result.findings if one.code == "VB905" and one.quote.endswith(CITED[0][0])]
    assert told.message("vi").startswith(words)
    under = {
        True: "được văn bản số 3/2026/NĐ-CP dùng như đang có hiệu lực ngày 01/02/2026",
        False: "chỉ biết còn trong Bộ pháp điển ngày 30/11/2025",
    }
    assert any(line.strip().startswith(under[used]) for line in report_lines(found, "vi"))


def test_what_changed_since_the_last_look_is_told_with_it(old: sqlite3.Connection) -> None:
    add(old, 11, "9/2026/QH16", "law", "2026-04-10")
    replace_by(old, 11, 1, "2026-07-01", "amends")
    for day, told in ((date(2026, 6, 30), False), (date(2026, 7, 1), True)):
        found = checked(old, day)
        (note,) = [one for one in found.result.findings if one.code == "VB905" and one.quote.endswith(CITED[0][0])]
        words = "sau lần đối chiếu văn bản được sửa đổi, bổ sung hoặc bãi bỏ một phần bởi 9/2026/QH16 (01/07/2026)."
        assert note.message("vi").endswith(words) == told
        assert note.message("en").endswith("it was amended, or ended in part, by 9/2026/QH16 (01/07/2026).") == told
        page = write_html([found], "vi", "").decode()
        assert ("9/2026/QH16 (01/07/2026)" in page, any("9/2026/QH16" in s for s in report_lines(found, "vi"))) == (
            told,
            told,
        )


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_output_calls_right_what_nobody_looked_at(old: sqlite3.Connection, lang: str) -> None:
    found = checked(old, date(2026, 11, 20))
    out = check_out(found, lang).model_dump(mode="json", by_alias=True)
    assert out["register"] == {
        "day": "2025-11-30",
        "sources": [{"kind": "official_code", "count": 1, "first_day": "2025-11-30", "day": "2025-11-30"}],
    }
    sarif = json.loads(write_sarif([found], lang, ""))
    assert sarif["runs"][0]["properties"]["register"]["day"] == "2025-11-30"
    text = "\n".join(report_lines(found, lang))
    for told in (text, "\n".join(summary_lines(found, lang)), write_html([found], lang, "").decode(), json.dumps(out)):
        for words in ("đúng", "4 right", "Không thấy lỗi", "Nothing found wrong", "✔"):
            assert words not in told
    assert text.startswith({"vi": "Dữ liệu hiệu lực đối chiếu lần cuối ngày 30/11/2025",
                            "en": "Validity last looked at on 2025-11-30"}[lang])  # fmt: skip
    assert all(symbol in text for symbol, *_ in CITED)


def test_what_is_unknown_is_named_with_what_is_missing(old: sqlite3.Connection) -> None:
    old.execute("DELETE FROM fact WHERE document = 4")
    old.execute("UPDATE document SET certainty = 'existence' WHERE id = 4")
    lines = list(report_lines(checked(old, date(2026, 11, 20)), "vi"))
    at = next(n for n, line in enumerate(lines) if "Chưa rõ hiệu lực vào ngày 20/11/2026" in line)
    assert "1 văn bản" in lines[at]
    assert lines[at + 1] == "  chỉ biết số ký hiệu có thật; không nguồn nào nói về hiệu lực: Nghị định 13/2023/NĐ-CP"


@pytest.mark.parametrize(
    ("day", "advised"),
    [
        ("2016-06-30", None), ("2016-07-01", "34/2016/NĐ-CP"), ("2025-03-31", "34/2016/NĐ-CP"),
        ("2025-04-01", "78/2025/NĐ-CP"),
    ],
)  # fmt: skip
def test_advice_follows_the_successors_to_what_stands(old: sqlite3.Connection, day: str, advised: str | None) -> None:
    for row, symbol, issued in ((11, "40/2010/NĐ-CP", "2010-04-12"), (12, "34/2016/NĐ-CP", "2016-05-14"),
                                (13, "78/2025/NĐ-CP", "2025-04-01")):  # fmt: skip
        add(old, row, symbol, "decree", issued)
    replace_by(old, 12, 11, "2016-07-01")
    replace_by(old, 13, 12, "2025-04-01")
    found = judge("Thực hiện Nghị định số 40/2010/NĐ-CP ngày 12/4/2010 của Chính phủ, xã đã họp.", old,
                  as_of=date.fromisoformat(day))  # fmt: skip
    messages = [finding.message("vi") for finding in found.findings if finding.code == "VB201"]
    assert bool(messages) == bool(advised)
    if advised:
        assert f"cần viện dẫn {advised}" in messages[0]
        new = successor(old, "t:40/2010/NĐ-CP", date.fromisoformat(day))
        assert new and new.symbol == advised


def test_what_has_fallen_without_a_successor_is_not_advised(old: sqlite3.Connection) -> None:
    for row, symbol, issued in ((11, "1/2010/NĐ-CP", "2010-04-12"), (12, "2/2016/NĐ-CP", "2016-05-14"),
                                (13, "3/2020/NĐ-CP", "2020-04-01")):  # fmt: skip
        add(old, row, symbol, "decree", issued)
    replace_by(old, 12, 11, "2016-07-01")
    replace_by(old, 13, 12, "2020-05-01", "repeals")
    found = judge("Thực hiện Nghị định số 1/2010/NĐ-CP ngày 12/4/2010 của Chính phủ, xã đã họp.", old,
                  as_of=date(2021, 1, 1))  # fmt: skip
    (message,) = [finding.message("vi") for finding in found.findings if finding.code == "VB201"]
    assert "cần viện dẫn văn bản đang có hiệu lực" in message
    assert successor(old, "t:1/2010/NĐ-CP", date(2021, 1, 1)) is None


def test_a_day_before_its_own_issue_is_the_sources_fault(old: sqlite3.Connection) -> None:
    add(old, 11, "59/2023/NĐ-CP", "decree", "2023-08-14")
    add(old, 12, "159/2016/NĐ-CP", "decree", "2016-11-29")
    replace_by(old, 11, 12, "2023-08-08", "repeals")
    (edge,) = relations(old, "t:59/2023/NĐ-CP")
    assert (edge.effective, edge.fault) == (None, date(2023, 8, 8))
    assert status(old, "t:159/2016/NĐ-CP", date(2023, 8, 13)).state != "repealed"
    assert status(old, "t:159/2016/NĐ-CP", date(2023, 8, 14)).since == date(2023, 8, 14)


WORDS: list[tuple[Status, str]] = [
    (Status("stood_when_looked", date(2020, 1, 1), looked_at=LOOKED), "còn hiệu lực khi đối chiếu ngày 30/11/2025; từ đó chưa đối chiếu"),
    (Status("stood_when_looked", date(2026, 1, 1), looked_at=LOOKED), "có hiệu lực từ ngày 01/01/2026, theo nguồn đối chiếu ngày 30/11/2025; từ đó chưa đối chiếu"),
    (Status("stood_when_looked", LOOKED, note="effect_when_looked", looked_at=LOOKED), "có hiệu lực từ ngày 30/11/2025; từ đó chưa đối chiếu"),
    (Status("stood_when_looked", None, note="partly_when_looked", looked_at=LOOKED), "còn hiệu lực một phần khi đối chiếu ngày 30/11/2025; từ đó chưa đối chiếu"),
    (Status("stood_when_looked", None, None, "official_code", looked_at=LOOKED), "còn trong Bộ pháp điển ngày 30/11/2025; từ đó chưa đối chiếu"),
    (Status("stood_when_looked", None, None, "official_code", note="partly_when_looked", looked_at=LOOKED), "còn trong Bộ pháp điển ngày 30/11/2025, đã hết hiệu lực một phần; từ đó chưa đối chiếu"),
    (Status("stood_when_looked", None, None, "official_code", looked_at=LOOKED, looked_by="1/2025/NĐ-CP"), "được văn bản số 1/2025/NĐ-CP dùng như đang có hiệu lực ngày 30/11/2025; từ đó chưa đối chiếu"),
    (Status("expired"), "hết hiệu lực, chưa rõ ngày"),
    (Status("expired", LOOKED), "hết hiệu lực"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "words"), WORDS, ids=[words for _, words in WORDS])
def test_states_in_words(said: Status, words: str) -> None:
    assert state_text(said, "vi") == words


@pytest.mark.parametrize(("scope", "words"), [("whole", "bị bãi bỏ bởi"), ("article", "bị bãi bỏ bởi (một phần)")])
def test_a_repeal_of_a_part_says_so(scope: str, words: str) -> None:
    assert verb(Edge("a", "repeals", "b", scope=scope), "vi", down=True) == words
