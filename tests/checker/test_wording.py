"""The rules on numbers and subjects: the letters of a symbol, whose a later citation is, the words of a subject."""

from __future__ import annotations

import sqlite3
from datetime import date

import pytest

from kg.base.law_words import describe
from kg.checker.complete import full_citation
from kg.model import Document
from tests.support.judging import judge, said

DECREE = "Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ"
DECISION = "Quyết định số 318/QĐ-UBND ngày 14/3/2022"
PLAN = "Kế hoạch số 65/KH-UBND ngày 05/3/2023 của UBND tỉnh Phú Yên"
LAW = "Pháp lệnh 02/2020/UBTVQH14"


@pytest.mark.parametrize(
    ("code", "body", "where"),
    [
        ("VB111", "Thực hiện Công văn số 1234 ngày 05/6/2023 của UBND tỉnh Phú Yên về dân chủ.", "Công văn số 1234"),
        ("VB112", f"Thực hiện {DECISION} của UBND tỉnh Phú Yên về dân vận. Xếp loại theo {DECISION} về dân vận.", DECISION),
        ("VB306", f"Căn cứ {DECREE} quy định một số điều của Luật Thực hiện dân chủ ở cơ sở.", DECREE),
        (
            "VB306",
            "Thực hiện Kết luận số 120-KL/TW ngày 07/01/2016 của Bộ Chính trị về tiếp tục thực hiện Chỉ thị số 30-CT/TW "
            "về xây dựng và thực hiện Quy chế dân chủ ở cơ sở; phường đã họp.",
            "Kết luận số 120-KL/TW",
        ),
        ("VB105", f"Thực hiện {PLAN} về phối hợp công tác dân vận. Theo {PLAN} về phối hợp công tác dân vận giữa các cơ quan.", PLAN),
        ("VB106", f"Tuyên truyền {LAW} về ưu đãi người có công, phường đã họp.", LAW),
        ("VB505", "Theo Quyết định số 31/QĐ-UBND ngày 16/9/2021 của UBND tỉnh Phú Yên quy định về kỷ cương và Quyết định số "
         "612/QĐ-UBND ngày 18/9/2022 của UBND tỉnh Phú Yên về dân chủ.", "Quyết định số 31/QĐ-UBND"),
        ("VB505", "Theo Kế hoạch số 90/KH-UBND ngày 02/3/2023 của UBND tỉnh Phú Yên về dân vận và Kế hoạch số 80/KH-UBND "
         "ngày 20/6/2023 của UBND tỉnh Phú Yên về dân chủ.", "Kế hoạch số 80/KH-UBND"),
    ],
)  # fmt: skip
def test_fires_once(register: sqlite3.Connection, code: str, body: str, where: str) -> None:
    found = [f for f in judge(body, register).findings if f.code == code]
    assert len(found) == 1 and found[0].quote.startswith(where)
    for lang in ("vi", "en"):
        assert "{" not in found[0].message(lang) and "None" not in found[0].message(lang)


@pytest.mark.parametrize(
    ("code", "body"),
    [
        # the later citation of a number that was given with its letters, and a symbol that is whole
        ("VB111", "Thực hiện Công văn số 1234/UBND-NV ngày 05/6/2023 của UBND tỉnh Phú Yên về dân chủ."),
        # the short form; the writer's own document; the sentence says whose it is
        ("VB112", f"Thực hiện {DECISION} của UBND tỉnh Phú Yên về dân vận. Xếp loại theo Quyết định số 318/QĐ-UBND."),
        ("VB112", f"Thực hiện {DECISION} của UBND phường về dân vận. Xếp loại theo {DECISION} về dân vận."),
        ("VB112", f"Thực hiện {DECISION} của UBND tỉnh Phú Yên về dân vận. UBND tỉnh ban hành {DECISION} về dân vận."),
        # in full, cut short, led into otherwise, gone on from, more exact than the register
        ("VB306", f"Căn cứ {DECREE} quy định chi tiết một số điều của Luật Thực hiện dân chủ ở cơ sở."),
        ("VB306", f"Căn cứ {DECREE} quy định chi tiết một số điều của Luật."),
        ("VB306", f"Căn cứ {DECREE} về quy định chi tiết một số điều của Luật Thực hiện dân chủ ở cơ sở năm 2022, phường đã họp."),
        ("VB306", f"Căn cứ {DECREE} về dân chủ."),
        ("VB306", "Theo Kết luận số 21-KL/TW ngày 25/10/2021 của Ban Chấp hành Trung ương về đẩy mạnh công tác xây dựng, "
         "chỉnh đốn Đảng và hệ thống chính trị."),
        # the sentence goes on: no longer subject
        ("VB105", f"Thực hiện {PLAN} về phối hợp công tác dân vận. Theo {PLAN} về phối hợp công tác dân vận đã được triển khai."),
        ("VB106", "Tuyên truyền Pháp lệnh 34/2007/PL-UBTVQH11 về thực hiện dân chủ ở xã, phường, thị trấn, phường đã họp."),
        # in January the pace does not tell
        ("VB505", "Theo Quyết định số 40/QĐ-UBND ngày 03/01/2022 của UBND tỉnh Phú Yên về dự toán và Quyết định số "
         "300/QĐ-UBND ngày 20/12/2021 của UBND tỉnh Phú Yên về dân chủ."),
        # before Decree 30/2020 took effect its rule on numbers tells nothing
        ("VB505", "Theo Quyết định số 31/QĐ-UBND ngày 16/9/2018 của UBND tỉnh Phú Yên quy định về kỷ cương và Quyết định số "
         "612/QĐ-UBND ngày 18/9/2019 của UBND tỉnh Phú Yên về dân chủ."),
        # normative decisions have their own series, with the year; another office; another type; within the month
        ("VB505", "Theo Quyết định số 31/2021/QĐ-UBND ngày 16/9/2021 của UBND tỉnh Phú Yên quy định về kỷ cương và Quyết định số "
         "612/QĐ-UBND ngày 18/9/2022 của UBND tỉnh Phú Yên về dân chủ."),
        ("VB505", "Theo Quyết định số 31/QĐ-UBND ngày 16/9/2021 của UBND phường quy định về kỷ cương và Quyết định số "
         "612/QĐ-UBND ngày 18/9/2022 của UBND tỉnh Phú Yên về dân chủ."),
        ("VB505", "Theo Chỉ thị số 14/CT-UBND ngày 22/12/2021 của UBND tỉnh Phú Yên về kỷ cương và Quyết định số "
         "612/QĐ-UBND ngày 18/9/2022 của UBND tỉnh Phú Yên về dân chủ."),
        ("VB505", "Theo Kế hoạch số 90/KH-UBND ngày 02/3/2023 của UBND tỉnh Phú Yên về dân vận và Kế hoạch số 88/KH-UBND "
         "ngày 20/3/2023 của UBND tỉnh Phú Yên về dân chủ."),
    ],
)  # fmt: skip
def test_is_silent(register: sqlite3.Connection, code: str, body: str) -> None:
    assert said(judge(body, register), code) == []


TWO = "Nghị quyết số 53/NQ-HĐND ngày 24/4/2023 của HĐND phường"


@pytest.mark.parametrize(
    ("first", "second", "fires"),
    [
        ("về các biện pháp bảo đảm thực hiện dân chủ ở cơ sở", "về các biện pháp thực hiện dân chủ ở cơ sở", True),
        ("quy định chi tiết một số biện pháp thi hành quy chế", "quy định chi tiết quy chế làm việc mới", False),
        (
            "về các biện pháp bảo đảm thực hiện dân chủ ở cơ sở",
            "về các biện pháp đảm bảo thực hiện dân chủ ở cơ sở",
            False,
        ),
        ("về các biện pháp bảo đảm thực hiện dân chủ ở cơ sở", "về các biện pháp bảo đảm thực hiện dân chủ", False),
        (
            "về giải thể công ty TNHH một thành viên của tỉnh",
            "về giải thể công ty trách nhiệm hữu hạn một thành viên của tỉnh",
            False,
        ),
        ("về chế độ đối với chiến sỹ dân quân thường trực", "về chế độ với chiến sĩ dân quân thường trực", False),
        (
            "về các biện pháp bảo đảm dân chủ thì được áp dụng ngay",
            "về các biện pháp bảo đảm dân chủ thì được áp dụng sau",
            False,
        ),
        ("về nhiệm vụ kinh tế xã hội năm 2023 của phường", "về nhiệm vụ kinh tế xã hội của phường năm 2023", False),
    ],
)
def test_two_subjects_of_one_document(register: sqlite3.Connection, first: str, second: str, fires: bool) -> None:
    body = f"Thực hiện {TWO} {first}. Theo {TWO} {second}."
    assert said(judge(body, register), "VB501") == ([TWO] if fires else [])


#: What is right, however it looks: each was an error or a warning once.
DOUBTFUL = [
    # day and issuer behind the law in a title are the decree's
    ("VB301", "Nghị định số 168/2017/NĐ-CP quy định chi tiết một số điều của Luật Du lịch ngày 31/12/2017 của Chính phủ, phường đã họp."),
    ("VB302", "Nghị định số 168/2017/NĐ-CP quy định chi tiết một số điều của Luật Du lịch ngày 31/12/2017 của Chính phủ, phường đã họp."),
    # the code has 12/4/2017, but its numbers 58 and 60 are of 10/5 and 15/5
    ("VB301", "Nghị định số 59/2017/NĐ-CP ngày 12/5/2017 của Chính phủ về quản lý tiếp cận nguồn gen."),
    # the symbol names the council, the code its court
    ("VB302", "Nghị quyết số 02/2018/NQ-HĐTP ngày 15/5/2018 của Hội đồng Thẩm phán Tòa án nhân dân tối cao về án treo."),
    # laws and resolutions of the National Assembly were numbered apart
    ("VB302", "Nghị quyết số 33/2009/QH12 ngày 19/6/2009 của Quốc hội về việc thi hành Luật sửa đổi Bộ luật Hình sự."),
    # symbols of their time, and numbers that go on
    ("VB101", "Sắc lệnh số 215/SL ngày 20/8/1948 của Chủ tịch nước về khen thưởng."),
    ("VB101", "Thông tư liên tịch số 04/2002/TTLT ngày 29/01/2002 của Bộ Công an và Bộ Ngoại giao về xuất cảnh."),
    ("VB101", "Thông tư liên tịch số 37/2012/TTLT/BLĐTBXH-BYT-BTC-BGDĐT ngày 28/12/2012."),
    ("VB101", "Thông tư số 104/TC /GTBĐ ngày 07/12/1994 của Bộ Tài chính về kinh phí."),
    # which 73-CP it is nobody says
    ("VB401", "Điều 17 Nghị định số 73-CP về người nước ngoài."),
    # laws in a title that goes on behind a semicolon (of a circular that no register knows: its own end is none of this)
    ("VB201", "Thông tư số 856/2013/TT-BTC ngày 06/11/2013 của Bộ Tài chính hướng dẫn thi hành một số điều của Luật Quản lý thuế; "
     "Luật sửa đổi, bổ sung một số điều của Luật Quản lý thuế và Nghị định số 83/2013/NĐ-CP ngày 22/7/2013 của Chính phủ."),
    ("VB201", "Doanh nghiệp được cấp phép sau khi Nghị định số 86/2013/NĐ-CP có hiệu lực thi hành."),
    ("VB201", "Sửa đổi, bổ sung Điều 109 của Luật Hôn nhân và gia đình số 22/2000/QH10 như sau."),
    # amending many, it is not ended with its part in one of them
    ("VB208", "Nghị định số 140/2018/NĐ-CP ngày 08/10/2018 của Chính phủ sửa đổi, bổ sung các Nghị định liên quan đến điều kiện đầu tư kinh doanh."),
    # who issued it stands before it; it was cited in full above
    ("VB104", "Khối Dân vận phường ban hành Kế hoạch số 02-KH/KDV-UBND ngày 10/01/2023 về dân vận."),
    ("VB104", "Theo Nghị quyết số 71/NQ-CP ngày 01/4/2023 của Chính phủ về chuyển đổi số; cập nhật Nghị quyết số 71/NQ-CP."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "body"), DOUBTFUL)
def test_doubt_accuses_nobody(register: sqlite3.Connection, code: str, body: str) -> None:
    assert said(judge(f"Thực hiện {body}", register), code) == []


def test_a_law_by_its_name_alone_is_the_one_in_force(register: sqlite3.Connection) -> None:
    """Judged on a later day, the name means the law of that name that took the place of the other."""
    body = "Tuyên truyền Luật Ban hành văn bản quy phạm pháp luật."
    later = date(2026, 11, 20)
    assert said(judge(body, register, as_of=later), "VB201") == []
    dated = "Tuyên truyền Luật Ban hành văn bản quy phạm pháp luật năm 2015."
    assert said(judge(dated, register, as_of=later), "VB201") == [dated.removeprefix("Tuyên truyền ").removesuffix(".")]


def test_what_an_article_on_effect_ends(register: sqlite3.Connection) -> None:
    article = (
        "Điều 8. Hiệu lực thi hành\n1. Quyết định này có hiệu lực từ ngày ký.\n2. Nghị định số 90/2019/NĐ-CP ngày 15/11/2019 "
        "của Chính phủ {}.\nĐiều 9. Trách nhiệm"
    )
    subject = "quy định mức lương tối thiểu vùng đối với người lao động làm việc theo hợp đồng lao động tại mọi nơi"
    assert said(judge(article.format(f"{subject} hết hiệu lực"), register), "VB201") == []
    assert len(said(judge(article.format(f"{subject} được áp dụng"), register), "VB201")) == 1


def test_a_gazette_that_goes_on_is_its_own_document(register: sqlite3.Connection) -> None:
    head = (
        "CÔNG BÁO/Số 203 + 204/Ngày 18-02-2019\nBỘ TÀI CHÍNH\n\nThông tư số 102/2018/TT-BTC ngày 14 tháng 11 năm 2018\n"
    )
    result = judge(
        "", register, text=f"{head}hướng dẫn kế toán\n\n(Tiếp theo Công báo số 201 + 202)\n\nPhụ lục số 04\n"
    )
    assert result.as_of == date(2018, 11, 14) and result.reading.report.symbol == "102/2018/TT-BTC"
    assert result.findings == ()


def test_a_law_without_a_known_number_is_told_by_its_name() -> None:
    """Named twice among the grounds, unknown to the register, and without a year: every finding has its words."""
    from kg.checker.finding import Finding

    finding = Finding("VB605", 0, 4, "Luật", {"type": "Luật Kinh tế ban đêm", "symbol": None, "other": None}, "/x")
    assert finding.message("vi").startswith("Luật Kinh tế ban đêm đã được nêu làm căn cứ ở trên")
    assert finding.message("en").startswith("Luật Kinh tế ban đêm is named as a ground above")


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Công điện số 12/CĐ-TTg", "Công điện 12/CĐ-TTg"),
        ("văn bản số 12/GP-UBND", "Giấy phép 12/GP-UBND"),
        ("Nội quy số 5/NQu-UBND", "Nội quy 5/NQu-UBND"),
        ("Án lệ số 08/2016/AL", "Án lệ 08/2016/AL"),
    ],
)
def test_a_document_is_called_by_its_own_name(register: sqlite3.Connection, printed: str, name: str) -> None:
    result = judge(f"Thực hiện {printed} ngày 05/3/2022 về dân chủ, phường đã họp.", register)
    one = next(f for f in result.findings if f.code == "VB901")
    assert f"{one.fields['type']} {(one.fields['symbol'] or '').removeprefix('số ')}" == name


def test_a_decision_is_no_report_in_what_is_said_of_it(register: sqlite3.Connection) -> None:
    body = f"{PLAN} về dân vận; Kế hoạch số 65/KH-UBND ngày 06/3/2023 của UBND tỉnh Phú Yên; {DECREE}, 5/2099/NĐ-CP"
    found = judge(body, register).findings
    assert {"VB501", "VB502"} <= {f.code for f in found}
    assert [f.code for f in found if "báo cáo này" in f.message("vi") or "this report" in f.message("en")] == []


def test_offices_and_titles_are_written_as_a_sentence_has_them() -> None:
    joint = Document(
        "x", "14/2014/TTLT-BTC-BTP", "joint_circular", "Hướng dẫn chi pháp luật , hòa giải theo 28/2013/NĐ–CP",
        "Bộ Tài chính; Bộ Tư pháp; Bộ Nội vụ", issued=date(2014, 1, 27),
    )  # fmt: skip
    assert full_citation(joint) == (
        "Thông tư liên tịch số 14/2014/TTLT-BTC-BTP ngày 27 tháng 01 năm 2014 của Bộ Tài chính, Bộ Tư pháp và Bộ Nội vụ "
        "hướng dẫn chi pháp luật, hòa giải theo 28/2013/NĐ-CP"
    )
    assert "Bộ Tài chính, Bộ Tư pháp và Bộ Nội vụ" in describe(joint, "vi")
    assert "Bộ Tài chính, Bộ Tư pháp and Bộ Nội vụ" in describe(joint, "en")
