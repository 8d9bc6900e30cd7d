"""What sentences state between documents, and what they do not."""

from __future__ import annotations

import re
import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.data import table
from kg.graph.cues import cues, needed
from kg.graph.relate import relations
from tests.support.reading import district, read, ward

MARK = re.compile(r"⟦(.+?)⟧")


def stated(text: str, conn: sqlite3.Connection) -> set[tuple[str, str, str]]:
    """(number, relation, number) for each stated edge but plain citing; "*" is the text itself."""
    reading = read(text, conn)
    names = {one.document: (one.citation.symbol or one.citation.name or "").split("/")[0] for one in reading.citations}
    names[reading.iri] = "*"
    return {(names[e.subject], e.relation, names[e.object]) for e in relations(text, reading) if e.relation != "cites"}


@pytest.mark.parametrize(
    ("body", "edges"),
    [
        (
            "UBND phường ban hành Kế hoạch số 31/KH-UBND ngày 14/3/2023 về thực hiện Nghị quyết số 12/NQ-HĐND ngày 10/02/2023 của "
            "HĐND thị xã về các biện pháp thực hiện dân chủ ở cơ sở.",
            {("31", "implements", "12")},
        ),
        (
            "Thực hiện Công văn số 742/UBND-NV ngày 16/5/2023, UBND phường đã ban hành Kế hoạch số 93/KH-UBND ngày 03/6/2023 về lấy ý "
            "kiến; Quyết định số 112/QĐ-UBND ngày 26/7/2023 về thành lập tổ.",
            {("93", "implements", "742"), ("112", "implements", "742")},
        ),
        (
            "Căn cứ Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ, UBND phường ban hành Kế hoạch số 220/KH-UBND ngày 26/9/2023.",
            {("220", "based_on", "59")},
        ),
        (
            "Thực hiện Kế hoạch số 195/KH-UBND ngày 02/10/2023 của UBND thị xã về thực hiện dân chủ, Ủy ban nhân dân phường Xuân Đài "
            "báo cáo kết quả như sau:",
            {("*", "implements", "195")},
        ),
        (
            "Nghị định số 32/2020/NĐ-CP ngày 05/3/2020 của Chính phủ sửa đổi, bổ sung một số điều của Nghị định số 59/2012/NĐ-CP ngày "
            "23/7/2012 của Chính phủ.",
            {("32", "amends", "59")},
        ),
        (
            "Kết luận số 80-KL/TW ngày 20/6/2020 của Ban Bí thư về việc tiếp tục thực hiện Chỉ thị số 32-CT/TW của Ban Bí thư.",
            {("80-KL", "implements", "32-CT")},
        ),
        (
            "Kế hoạch số 53/KH-UBND ngày 29/02/2023 về triển khai thực hiện Kế hoạch số 54/KH-UBND ngày 05/02/2023 của UBND tỉnh và Nghị "
            "quyết số 40/NQ-HĐND ngày 20/12/2022 của HĐND thị xã.",
            set(),  # 29/02/2023 does not exist: the plan has no day, but the sentence still states both
        ),
        (
            "Căn cứ Luật Đầu tư công số 58/2024/QH15 đã được sửa đổi, bổ sung một số điều theo Luật số 90/2025/QH15 và Luật số 94/2025/QH15;",
            {("90", "amends", "58"), ("94", "amends", "58"), ("*", "based_on", "58")},
        ),
        (
            "Pháp lệnh số 34/2007/PL-UBTVQH11 đã được thay thế bởi Luật số 10/2022/QH15.",
            {("10", "replaces", "34")},
        ),
        (
            "Nghị định số 124/2020/NĐ-CP quy định chi tiết một số điều và biện pháp thi hành Luật Khiếu nại số 02/2011/QH13.",
            {("124", "details", "02")},
        ),
        # a list of documents states nothing between its members
        ("Phường thực hiện Kế hoạch số 1/KH-UBND ngày 02/10/2023; Kế hoạch số 2/KH-UBND ngày 03/10/2023.", set()),
        ("Phường quán triệt Luật Thực hiện dân chủ ở cơ sở và Nghị định số 59/2023/NĐ-CP.", set()),
        # the cue stands deep in the sentence and opens nothing
        (
            "Trong năm, phường đã họp nhiều lần với các khu phố, các đoàn thể và Nhân dân để bàn về việc chung, qua đó góp phần giữ gìn trật "
            "tự theo Kế hoạch số 3/KH-UBND ngày 02/10/2023 và ban hành Kế hoạch số 4/KH-UBND ngày 03/10/2023.",
            set(),
        ),
    ],
)  # fmt: skip
def test_what_a_sentence_states(register: sqlite3.Connection, body: str, edges: set[tuple[str, str, str]]) -> None:
    found = stated(ward(body), register)
    if "29/02/2023" in body:
        assert found == {("53", "implements", "54"), ("53", "implements", "40")}
    else:
        assert found == edges


DECISION = """ỦY BAN NHÂN DÂN
PHƯỜNG XUÂN ĐÀI
Số: 12/QĐ-UBND
Xuân Đài, ngày 20 tháng 11 năm 2023

QUYẾT ĐỊNH
Về việc thành lập Tổ công tác

ỦY BAN NHÂN DÂN PHƯỜNG XUÂN ĐÀI

Căn cứ Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15{first}
Căn cứ Nghị định số 59/2023/NĐ-CP ngày 14 tháng 8 năm 2023 của Chính phủ{last}

{decides}

Điều 1. Thành lập Tổ công tác theo Nghị định số 124/2020/NĐ-CP.
"""


@pytest.mark.parametrize("decides", ["QUYẾT ĐỊNH:", "QUYẾT NGHỊ:", "Điều 1. Phạm vi"])
@pytest.mark.parametrize("first", [";", ",", ".", ""])
@pytest.mark.parametrize("last", [";", ".", ",", "", ".\n*****"])
def test_every_ground_is_a_legal_basis_the_last_one_too(
    register: sqlite3.Connection, first: str, last: str, decides: str
) -> None:
    text = DECISION.format(first=first, last=last, decides=decides)
    assert stated(text, register) == {("*", "based_on", "10"), ("*", "based_on", "59")}


def test_a_submission_is_the_last_ground(register: sqlite3.Connection) -> None:
    proposal = ";\nTheo đề nghị của Trưởng phòng tại Tờ trình số 20/TTr-VHXH ngày 11 tháng 11 năm 2023."
    text = DECISION.format(first=";", last=proposal, decides="QUYẾT ĐỊNH:")
    assert stated(text, register) == {("*", "based_on", "10"), ("*", "based_on", "59"), ("*", "based_on", "20")}


def test_the_last_ground_of_a_plan_stands_below_another(register: sqlite3.Connection) -> None:
    grounds = (
        "Căn cứ Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15;\nCăn cứ Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của "
        "Chính phủ.\n\nỦy ban nhân dân phường xây dựng Kế hoạch như sau:"
    )
    assert stated(ward(grounds), register) == {("*", "based_on", "10"), ("*", "based_on", "59")}


def test_a_sentence_among_others_is_no_ground(register: sqlite3.Connection) -> None:
    assert stated(ward("Căn cứ Nghị định số 59/2023/NĐ-CP thì cần làm ngay. Phường đã họp."), register) == set()


def test_the_title_says_what_the_report_is_on(register: sqlite3.Connection) -> None:
    text = district("x").replace(
        "Kết quả thực hiện dân chủ ở cơ sở năm 2024", "Kết quả thực hiện Nghị quyết số 40/NQ-HĐND ngày 20/12/2023"
    )
    assert stated(text, register) == {("*", "implements", "40")}


TITLED = """ỦY BAN NHÂN DÂN
PHƯỜNG XUÂN ĐÀI
Số: 219/BC-UBND
Xuân Đài, ngày 20 tháng 11 năm 2023
BÁO CÁO
{title}
{opening} Kế hoạch số 195/KH-UBND ngày 02/10/2023 của UBND tỉnh Phú Yên về kiểm tra; UBND phường Xuân Đài báo cáo như sau:
"""


@pytest.mark.parametrize("opening", ["Thực hiện", "Triển khai", "Căn cứ"])
@pytest.mark.parametrize(
    "title",
    [
        "Kết quả thực hiện dân chủ ở cơ sở năm 2023",
        "Kết quả cải cách hành chính năm 2023",
        "Kết quả thực hiện công khai, dân chủ, minh bạch trong hoạt động của cơ quan hành chính và đơn vị sự nghiệp 2023",
        "Kết quả thực hiện dân chủ năm 2023\nKính gửi: Ủy ban nhân dân tỉnh Phú Yên",
    ],
)
def test_the_sentence_that_opens_a_report_begins_with_its_paragraph(
    register: sqlite3.Connection, title: str, opening: str
) -> None:
    text = TITLED.format(title=title, opening=opening)
    reading = read(text, register)
    (edge,) = [edge for edge in relations(text, reading) if edge.relation != "cites"]
    assert (edge.subject, edge.relation) == (reading.iri, "based_on" if opening == "Căn cứ" else "implements")
    assert edge.evidence.quote.startswith(f"{opening} Kế hoạch")


def test_the_words_of_a_mention_begin_with_its_paragraph(register: sqlite3.Connection) -> None:
    text = TITLED.format(title="Kết quả công tác năm 2023", opening="Ngày 12/11, phường nhận")
    (edge,) = relations(text, read(text, register))
    assert edge.evidence.quote.startswith("Ngày 12/11, phường nhận Kế hoạch")


def test_every_citation_is_an_edge_with_its_words(register: sqlite3.Connection) -> None:
    text = ward("Phường quán triệt Luật Thực hiện dân chủ ở cơ sở. Rồi Nghị định số 59/2023/NĐ-CP được phổ biến.")
    reading = read(text, register)
    edges = relations(text, reading)
    assert {e.object for e in edges if e.relation == "cites"} == {
        one.document for one in reading.citations if one.citation.form != "self"
    }
    for edge in edges:
        evidence = edge.evidence
        assert evidence.document == reading.iri
        assert evidence.quote == text[evidence.start : evidence.end]


@pytest.mark.parametrize("kind", ["subject", "passive", "itself", "opening"])
def test_every_cue_has_examples_and_every_example_its_cue(kind: str) -> None:
    for row, cue in zip(table("cues")[kind], cues(kind), strict=True):
        assert row["examples"]
        for example in row["examples"]:
            governed = MARK.search(example)
            assert governed, example
            before = example[: governed.start()].lower()
            assert cue.before.search(before), example
            first = next(c for c in cues(kind) if c.before.search(before))
            assert first.relation == row["relation"], example


@pytest.mark.parametrize("kind", ["subject", "passive", "itself", "opening"])
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_no_form_of_a_cue_lacks_what_is_looked_for_first(kind: str, data: st.DataObject) -> None:
    row, cue = data.draw(st.sampled_from(list(zip(table("cues")[kind], cues(kind), strict=True))))
    words_of_it = needed(cue.phrase)
    assert words_of_it
    form = data.draw(st.from_regex(row["cue"].lower(), fullmatch=True))
    assert all(any(word in form for word in words) for words in words_of_it)


@pytest.mark.parametrize(
    ("cue", "words"),
    [
        ("thay thế( cho)?", {("thay",), ("thế",)}),
        ("(?:(?:đã|bị) )*(?:sửa đổi, bổ sung|bổ sung)( bởi| theo)", {("sung", "sung"), ("bởi", "theo")}),
        ("(?:căn cứ|theo)( của [^;.]{1,100}?)? tại|xét( nội dung)?", {("tại", "xét")}),
        ("trình [^.;]{0,60}?(?:thông qua|xem xét)", {("trình",), ("thông", "xem")}),
    ],
)
def test_what_every_form_of_a_cue_holds(cue: str, words: set[tuple[str, ...]]) -> None:
    assert set(needed(cue)) == words
