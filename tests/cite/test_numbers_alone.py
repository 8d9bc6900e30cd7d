"""Documents named by their type and number alone: by what follows in Vietnamese, by the type word in English."""

from __future__ import annotations

import pytest

from tests.support.cite_cases import Want, cases, check, want


@pytest.mark.parametrize(
    ("printed", "after", "kind"),
    [
        ("Chỉ thị số 17", " về việc tăng cường kỷ luật", "directive"),
        ("Kế hoạch số 08", " về tổ chức đại hội", "plan"),
        ("Thông tư số 06", " quy định việc đấu thầu thuốc", "circular"),
        ("Thông tư số 12", " hướng dẫn chế độ kế toán", "circular"),
        ("Quyết định số 45", " phê duyệt quy hoạch", "decision"),
        ("Quyết định số 46", " ban hành quy chế", "decision"),
        ("Công văn số 123", " về việc báo cáo", "official_letter"),
        ("Nghị quyết số 5", " về phát triển du lịch", "resolution"),
        ("Kết luận số 9", " về công tác cán bộ", "conclusion"),
        ("Hướng dẫn số 3", " về bầu cử", "guidance"),
        ("Thông báo số 12", " về lịch tiếp công dân", "notice"),
        ("Tờ trình số 7", " v/v xin kinh phí", "submission"),
        ("Nghị định số 15", " hướng dẫn Luật", "decree"),
    ],
)
def test_a_number_alone_counts_with_its_subject(printed: str, after: str, kind: str) -> None:
    check(f"Vừa qua có {printed}{after} ở các cấp.", [want(printed, type=kind, symbol=printed.rpartition(" ")[2])])


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch số 5 năm học",
        "Quyết định số 1; Bảng số 2",
        "Dự án số 6 về nước sạch",
        "tổ dân phố số 4 về đích",
        "Mẫu số 5 ban hành",
    ],
)
def test_numbers_that_are_no_documents(text: str) -> None:
    check(text, [])


def test_the_office_before_it_is_its_own_and_of_later_mentions() -> None:
    check(
        "Bộ Y tế vừa ban hành Thông tư số 06 quy định việc đấu thầu. Theo Thông tư số 06, các đơn vị tự chủ.",
        [
            want("Thông tư số 06", issuer="Bộ Y tế", form="numbered"),
            want("Thông tư số 06", issuer="Bộ Y tế", form="bare"),
        ],
    )


@cases(
    ("Decree 135 would change the age of retirement.", [want("Decree 135", type="decree", symbol="135", issuer="Chính phủ")]),
    (
        "It took effect on the day.Decree 95, released on 22 August 2013, tightened the rules. Decree 95 applies.",
        [want("Decree 95", form="numbered"), want("Decree 95", form="bare")],
    ),
    (
        "Under Clause 2, Article 5 of Decree 83, which took effect",
        [want("Clause 2, Article 5 of Decree 83", points="khoản 2 Điều 5")],
    ),
    (
        "See Circular No. 10 dated 5 March 2020 of the Ministry of Finance for the rates",
        [want("Circular No. 10 dated 5 March 2020 of the Ministry of Finance", issuer="Bộ Tài chính", day="2020-03-05")],
    ),
    ("the text of Decree 95 of 2013 says", [want("Decree 95 of 2013", symbol="95/2013/NĐ-CP", year=2013)]),
    ("the rules of Resolution 42 and Directive 16", [want("Resolution 42"), want("Directive 16")]),
    ("the terms of Chapter 10, section 135 and page 12", []),
    (
        "Decree No. 145/2020/ND-CP of the Government is Decree 145",
        [want("Decree No. 145/2020/ND-CP of the Government"), want("Decree 145", symbol="145/2020/NĐ-CP")],
    ),
)  # fmt: skip
def test_english_numbers_alone(text: str, wanted: list[Want]) -> None:
    check(text, wanted)


FULL = "Thông tư số 41/2019/TT-BYT ngày 30/12/2019 của Bộ Y tế"


@cases(
    (f"{FULL}. Theo Thông tư 41/2019 thì", [want(FULL), want("Thông tư 41/2019", symbol="41/2019/TT-BYT", issuer="Bộ Y tế", form="bare", rules=[])]),
    (f"{FULL}. Theo Điều 3 Thông tư số 041/2019 thì", [want(FULL), want("Điều 3 Thông tư số 041/2019", symbol="41/2019/TT-BYT", points="Điều 3")]),
    (f"Hỏi về Thông tư 41/2019. Theo {FULL}", [want("Thông tư 41/2019", symbol="41/2019/TT-BYT", rules=["completed"]), want(FULL)]),
    ("Resolution No. 05/2025/NQ-CP of the Government. The Resolution 05/2025 says more of it", [want("Resolution No. 05/2025/NQ-CP of the Government"), want("Resolution 05/2025", symbol="05/2025/NQ-CP")]),
    # of two offices, of another year, of another type, of another day: it may be any
    (f"{FULL}; Thông tư số 41/2019/TT-BTC. Theo Thông tư 41/2019 thì", [want(FULL), want("Thông tư số 41/2019/TT-BTC"), want("Thông tư 41/2019", symbol="41/2019")]),
    (f"{FULL}. Theo Thông tư 41/2018 thì", [want(FULL), want("Thông tư 41/2018", symbol="41/2018")]),
    (f"{FULL}. Theo Nghị quyết 41/2019 thì", [want(FULL), want("Nghị quyết 41/2019", symbol="41/2019")]),
    (f"{FULL}. Theo Thông tư 41/2019 ngày 5/6/2019 thì", [want(FULL), want("Thông tư 41/2019 ngày 5/6/2019", symbol="41/2019")]),
)  # fmt: skip
def test_a_number_and_year_alone(text: str, wanted: list[Want]) -> None:
    check(text, wanted)
