"""Papers of courts, procuracies and experts, as judgments and advice name them: one span from the type word, in capitals
or not, with "số" or without, and a type of their own."""

from __future__ import annotations

import pytest

from tests.support.cite_cases import check, want


@pytest.mark.parametrize(
    ("printed", "kind", "symbol"),
    [
        ("bản án dân sự sơ thẩm số: 13/2017/DS-ST", "judgment", "13/2017/DS-ST"),
        ("bản án dân sự sơ thẩm số 13/2017/DS-ST", "judgment", "13/2017/DS-ST"),
        ("Bản án hình sự sơ thẩm 21/2019/HS-ST", "judgment", "21/2019/HS-ST"),
        ("Bản án hành chính phúc thẩm số 7/2021/HC-PT", "judgment", "7/2021/HC-PT"),
        ("bản án hôn nhân và gia đình sơ thẩm số 05/2020/HNGĐ-ST", "judgment", "05/2020/HNGĐ-ST"),
        ("bản án kinh doanh thương mại phúc thẩm số: 12/2022/KDTM-PT", "judgment", "12/2022/KDTM-PT"),
        ("bản án lao động sơ thẩm số 3/2018/LĐ-ST", "judgment", "3/2018/LĐ-ST"),
        ("quyết định đưa vụ án ra xét xử số 12/2018/QĐ-PT", "court_decision", "12/2018/QĐ-PT"),
        ("quyết định đưa vụ án ra xét xử phúc thẩm số: 09/2018/QĐ-PT", "court_decision", "09/2018/QĐ-PT"),
        ("quyết định hoãn phiên toà số: 50/2018/QĐ-PT", "court_decision", "50/2018/QĐ-PT"),
        ("quyết định hoãn phiên tòa số 5/2020/QĐST-DS", "court_decision", "5/2020/QĐST-DS"),
        ("quyết định tạm ngừng phiên tòa số 16/2018/QĐ-PT", "court_decision", "16/2018/QĐ-PT"),
        ("Quyết định đưa vụ án ra xét xử số: 05/2018/QĐXX-ST", "court_decision", "05/2018/QĐXX-ST"),
        ("Quyết định số 12/2021/QĐ-DS-GĐT", "court_decision", "12/2021/QĐ-DS-GĐT"),
        ("Quyết định giám đốc thẩm số 15/2019/KDTM-GĐT", "court_decision", "15/2019/KDTM-GĐT"),
        ("quyết định công nhận thuận tình ly hôn số 10/2020/QĐST-HNGĐ", "court_decision", "10/2020/QĐST-HNGĐ"),
        ("thông báo về việc thay đổi thời gian mở lại phiên tòa số 15/2018/TB-TA", "notice", "15/2018/TB-TA"),
        ("Thông báo thụ lý số 15/TB-TLVA", "notice", "15/TB-TLVA"),
        ("Cáo trạng số 12/CT-VKSTPVT", "indictment", "12/CT-VKSTPVT"),
        ("bản kết luận giám định số 123/GĐ-PC09", "expert_conclusion", "123/GĐ-PC09"),
        ("Kết luận giám định số 88/KL-PC10", "expert_conclusion", "88/KL-PC10"),
        ("Kết luận định giá tài sản số 12/KL-HĐĐGTS", "expert_conclusion", "12/KL-HĐĐGTS"),
        ("biên bản hòa giải số 12/BB-UBND", "other", "12/BB-UBND"),
        ("Biên bản vi phạm hành chính số 05/BB-VPHC", "other", "05/BB-VPHC"),
        ("Hợp đồng tín dụng số 1234/2020/HĐTD", "other", "1234/2020/HĐTD"),
        ("quyết định giải quyết khiếu nại số 512/QĐ-UBND", "decision", "512/QĐ-UBND"),
        ("quyết định xử phạt vi phạm hành chính số 15/QĐ-XPHC", "decision", "15/QĐ-XPHC"),
    ],
)
def test_a_paper_of_a_case_is_one_span(printed: str, kind: str, symbol: str) -> None:
    text = f"Do {printed} ngày 5/3/2022 bị khiếu nại."
    check(text, [want(f"{printed} ngày 5/3/2022", type=kind, symbol=symbol, day="2022-03-05")])


def test_decisions_of_a_case_share_the_court_at_their_end() -> None:
    court = "Tòa án nhân dân tỉnh Bình Thuận"
    check(
        "theo quyết định đưa vụ án ra xét xử số 7/2024/QĐ-PT ngày 24/5/2024, quyết định hoãn phiên tòa số 8/2024/QĐ-PT "
        f"ngày 14/6/2024, quyết định hoãn phiên tòa số 9/2024/QĐ-PT ngày 11/7/2024 của {court}, giữa các đương sự",
        [
            want("quyết định đưa vụ án ra xét xử số 7/2024/QĐ-PT ngày 24/5/2024", issuer=court),
            want("quyết định hoãn phiên tòa số 8/2024/QĐ-PT ngày 14/6/2024", issuer=court),
            want(f"quyết định hoãn phiên tòa số 9/2024/QĐ-PT ngày 11/7/2024 của {court}", issuer=court),
        ],
    )


@pytest.mark.parametrize(
    ("printed", "issuer"),
    [
        ("Tòa án nhân dân huyện LN", "Tòa án nhân dân huyện LN"),
        ("Tòa án nhân dân thành phố BG", "Tòa án nhân dân thành phố BG"),
        ("Toà án nhân dân quận T", "Tòa án nhân dân quận T"),
        ("Tòa án nhân dân huyện Đ1", "Tòa án nhân dân huyện Đ1"),
    ],
)
def test_a_hidden_name_stays_as_it_is_printed(printed: str, issuer: str) -> None:
    check(
        f"Bản án số 5/2020/HS-ST ngày 5/3/2020 của {printed} đã tuyên",
        [want(f"Bản án số 5/2020/HS-ST ngày 5/3/2020 của {printed}", issuer=issuer)],
    )


@pytest.mark.parametrize("word", ["đa", "pa"])
def test_a_syllable_is_no_abbreviation_of_a_type(word: str) -> None:
    check(f"theo {word} số 12/QĐ-UBND", [want("12/QĐ-UBND", type="decision")])
