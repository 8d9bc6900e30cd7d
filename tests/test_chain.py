"""Chains: stated and inferred hops, levels that are missing, cycles, days."""

from __future__ import annotations

import sqlite3
from datetime import date

import pytest
from reading import district, put, ward

from kg.chain import Chain, chain
from kg.infer import likeness
from kg.register.query import find_documents

LAW = "/akn/vn/act/luat/quoc-hoi/2022-11-10/10-2022-qh15"
DAY = date(2024, 11, 30)


def of(conn: sqlite3.Connection, typed: str, *, down: bool = False, stated: bool = False, as_of: date = DAY) -> Chain:
    (doc,) = find_documents(conn, typed)
    return chain(conn, doc.iri, down=down, stated=stated, as_of=as_of)


def steps(found: Chain) -> set[tuple[str, str, str, str]]:
    """(number, relation, number, basis) of each hop."""
    return {
        (h.edge.subject.rsplit("/", 1)[-1], h.edge.relation, h.edge.object.rsplit("/", 1)[-1], h.edge.basis)
        for h in found.hops
    }


def test_a_decree_rests_on_its_law(register: sqlite3.Connection) -> None:
    found = of(register, "59/2023/NĐ-CP")
    assert steps(found) == {("59-2023-nd-cp", "details", "10-2022-qh15", "stated")}
    assert found.paths == [[found.document, LAW]]
    assert found.hops[0].status.state == "in_force"
    assert found.gaps == []


def test_the_law_from_above(register: sqlite3.Connection) -> None:
    found = of(register, "10/2022/QH15", down=True)
    assert ("59-2023-nd-cp", "details", "10-2022-qh15", "stated") in steps(found)


def test_a_report_goes_up_to_the_law_and_names_the_missing_level(conn: sqlite3.Connection) -> None:
    reading = put(
        ward("Thực hiện Kế hoạch số 195/KH-UBND ngày 02/10/2023 của UBND thị xã Sông Cầu về thực hiện dân chủ ở cơ sở năm 2023, UBND "
             "phường Xuân Đài báo cáo như sau:"),
        conn,
    )  # fmt: skip
    found = chain(conn, reading.iri, as_of=DAY)
    assert steps(found) == {
        ("212-bc-ubnd", "implements", "195-kh-ubnd", "stated"),
        ("195-kh-ubnd", "implements", "10-2022-qh15", "inferred"),
    }
    assert [(g.level, g.expected) for g in found.gaps] == [("province", "UBND tỉnh Phú Yên")]
    assert found.gaps[0].before == LAW
    stated_only = chain(conn, reading.iri, stated=True, as_of=DAY)
    assert steps(stated_only) == {("212-bc-ubnd", "implements", "195-kh-ubnd", "stated")}
    assert [(g.level, g.before) for g in stated_only.gaps] == [("province", None)]


def test_the_next_level_with_the_same_subject_is_inferred(conn: sqlite3.Connection) -> None:
    put(
        district("UBND tỉnh đã ban hành Nghị quyết số 31/NQ-HĐND ngày 08/12/2023 của HĐND tỉnh về các biện pháp bảo đảm thực hiện dân chủ ở "
                 "cơ sở trên địa bàn tỉnh Phú Yên. HĐND huyện ban hành Nghị quyết số 40/NQ-HĐND ngày 20/12/2023 về các biện pháp bảo đảm "
                 "thực hiện dân chủ ở cơ sở trên địa bàn huyện Tuy An."),
        conn,
    )  # fmt: skip
    found = of(conn, "40/NQ-HĐND Tuy An")
    assert ("40-nq-hdnd", "implements", "31-nq-hdnd", "inferred") in steps(found)
    assert ("31-nq-hdnd", "implements", "10-2022-qh15", "inferred") in steps(found)
    assert all(h.edge.evidence.quote is None for h in found.hops)


def test_a_younger_plan_is_no_basis(conn: sqlite3.Connection) -> None:
    put(
        ward("Kế hoạch số 195/KH-UBND ngày 02/12/2023 của UBND thị xã về thực hiện dân chủ ở cơ sở năm 2023. UBND phường ban hành Kế hoạch "
             "số 65/KH-UBND ngày 16/10/2023 về thực hiện dân chủ ở cơ sở năm 2023."),
        conn,
    )  # fmt: skip
    assert not any(end == "195-kh-ubnd" for _, _, end, _ in steps(of(conn, "65/KH-UBND Xuân Đài")))


def test_a_cycle_ends(conn: sqlite3.Connection) -> None:
    put(
        ward("Kế hoạch số 1/KH-UBND ngày 02/10/2023 về thực hiện Kế hoạch số 2/KH-UBND ngày 03/10/2023. Kế hoạch số 2/KH-UBND ngày "
             "03/10/2023 về thực hiện Kế hoạch số 1/KH-UBND ngày 02/10/2023."),
        conn,
    )  # fmt: skip
    found = of(conn, "1/KH-UBND Xuân Đài", stated=True)
    assert len(found.hops) == 2
    assert all(len(path) == len(set(path)) for path in found.paths)


def test_status_is_that_of_the_day(register: sqlite3.Connection) -> None:
    early, late = (of(register, "59/2023/NĐ-CP", as_of=day).hops[0].status.state for day in (date(2023, 6, 30), DAY))
    assert (early, late) == ("not_yet_in_force", "in_force")


def test_unknown_document(register: sqlite3.Connection) -> None:
    with pytest.raises(KeyError):
        chain(register, "/akn/vn/doc/ke-hoach/0000/khong-co", as_of=DAY)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("thực hiện dân chủ ở cơ sở năm 2024", "Triển khai thực hiện dân chủ ở cơ sở trên địa bàn tỉnh năm 2024", True),
        ("các biện pháp bảo đảm thực hiện dân chủ ở cơ sở", "quy định các biện pháp bảo đảm thực hiện dân chủ ở cơ sở trên địa bàn huyện", True),
        ("thực hiện dân chủ ở cơ sở", "kiểm tra công tác Nội vụ năm 2024", False),
        ("tuyên truyền cải cách hành chính", "kế hoạch cải cách hành chính năm 2024", False),
        ("năm 2024", "năm 2024", False),
    ],
)  # fmt: skip
def test_subjects_alike(one: str, other: str, alike: bool) -> None:
    assert (likeness(one, other) >= 0.6) is alike
