"""Text without diacritics, and slips in the names of laws."""

from __future__ import annotations

import sqlite3

import pytest

from kg.cite.bare_letters import restored
from tests.support.cite_cases import Want, cases, check, want
from tests.support.reading import read


@cases(
    ("Can cu Nghi dinh so 59/2023/ND-CP ngay 14/8/2023 cua Chinh phu; Luat Thuc hien dan chu o co so", [want("Nghi dinh so 59/2023/ND-CP ngay 14/8/2023 cua Chinh phu", type="decree", symbol="59/2023/NĐ-CP", day="2023-08-14", issuer="Chính phủ", rules=["diacritics"]), want("Luat Thuc hien dan chu o co so", type="law", name="Thực hiện dân chủ ở cơ sở", rules=["diacritics"])]),
    ("Quyet dinh so 12/QD-UBND ngay 5/3/2024 cua UBND tinh Phu Yen", [want("Quyet dinh so 12/QD-UBND ngay 5/3/2024 cua UBND tinh Phu Yen", type="decision", symbol="12/QĐ-UBND", issuer="UBND tỉnh Phú Yên")]),
    ("diem a khoan 1 Dieu 5 Luat Dat dai nam 2024", [want("diem a khoan 1 Dieu 5 Luat Dat dai nam 2024", name="Đất đai", year=2024, points="điểm a khoản 1 Điều 5")]),
    ("theo BO LUAT DAN SU va Thong tu so 01/2020/TT-BTP cua Bo Tu phap", [want("BO LUAT DAN SU", type="code"), want("Thong tu so 01/2020/TT-BTP cua Bo Tu phap", issuer="Bộ Tư pháp")]),
    ("Ke hoach so 65/KH-UBND ngay 05 thang 3 nam 2024", [want("Ke hoach so 65/KH-UBND ngay 05 thang 3 nam 2024", type="plan", day="2024-03-05")]),
    ("Chi thi so 05-CT/TW ngay 15/5/2016 cua Bo Chinh tri", [want("Chi thi so 05-CT/TW ngay 15/5/2016 cua Bo Chinh tri", issuer="Bộ Chính trị")]),
    ("Ke hoach so 5/KH-UBND ngay 3/4/2024 cua UBND tinh;", [want("Ke hoach so 5/KH-UBND ngay 3/4/2024 cua UBND tinh", issuer="UBND tỉnh")]),
    ("Nghi quyet so 5/NQ-HDND ngay 3/4/2024 cua HDND huyen;", [want("Nghi quyet so 5/NQ-HDND ngay 3/4/2024 cua HDND huyen", symbol="5/NQ-HĐND", issuer="HĐND huyện")]),
    ("Quyet dinh so 12/QD-UBND cua Uy ban nhan dan thanh pho;", [want("Quyet dinh so 12/QD-UBND cua Uy ban nhan dan thanh pho", issuer="UBND thành phố")]),
    ("Thong tu so 10/2024/TT-BTNMT cua Bo truong Bo Tai nguyen va Moi truong;", [want("Thong tu so 10/2024/TT-BTNMT cua Bo truong Bo Tai nguyen va Moi truong", issuer="Bộ Tài nguyên và Môi trường")]),
    ("Quyet dinh 595/QD-BHXH cua Bao hiem xa hoi Viet Nam;", [want("Quyet dinh 595/QD-BHXH cua Bao hiem xa hoi Viet Nam", symbol="595/QĐ-BHXH", issuer="Bảo hiểm xã hội Việt Nam")]),
    ("Nghi quyet so 02/2022/NQ-HDTP;", [want("Nghi quyet so 02/2022/NQ-HDTP", symbol="02/2022/NQ-HĐTP")]),
    ("Cong van so 1234/UBND-KT cua UBND tinh Gia Lai;", [want("Cong van so 1234/UBND-KT cua UBND tinh Gia Lai", type="official_letter", issuer="UBND tỉnh Gia Lai")]),
    ("Bo luat Hinh su nam 2015; Luat Hon nhan va gia dinh nam 2014", [want("Bo luat Hinh su nam 2015", name="Hình sự"), want("Luat Hon nhan va gia dinh nam 2014", year=2014)]),
    ("diem a khoan 1 Dieu 12 Luat Doanh nghiep nam 2020", [want("diem a khoan 1 Dieu 12 Luat Doanh nghiep nam 2020", points="điểm a khoản 1 Điều 12")]),
    ("so 12 duong Nguyen Hue, ngay 5 hop", []),
)  # fmt: skip
def test_without_diacritics(text: str, wanted: list[Want]) -> None:
    check(text, wanted)


@pytest.mark.parametrize(
    "text",
    [
        "Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ",
        "The Decree No. 59/2023/ND-CP of the Government",
        "so it goes",
    ],
)
def test_other_text_is_left_alone(text: str) -> None:
    assert restored(text) is None


def test_what_is_written_out_keeps_every_offset() -> None:
    text = "Can cu Luat  Dat dai; Nghi\ndinh so 5/2020/ND-CP ngay 1/2/2020 cua CHINH PHU; Bo luat Dan su"
    marked = restored(text)
    assert marked == "Căn cứ Luật  Đất đai; Nghị\nđịnh số 5/2020/ND-CP ngày 1/2/2020 của CHÍNH PHỦ; Bộ luật Dân sự"


def test_what_was_written_out_is_probable(register: sqlite3.Connection) -> None:
    (one,) = read("Nghi dinh so 59/2023/ND-CP ngay 14/8/2023 cua Chinh phu", register).citations
    assert (one.certainty, one.known) == ("probable", True)


@pytest.mark.parametrize(
    ("text", "body", "day", "issuer"),
    [
        (
            "UY BAN NHAN DAN\nXA TAN LAP\nSo: 45/BC-UBND\nTan Lap, ngay 25 thang 11 nam 2024\n\nBAO CAO\nKet qua\n\n"
            "Can cu Quyet dinh so 5/QD-UBND ngay 3/4/2024 cua UBND tinh Phu Tho.",
            "UBND xã Tân Lập",
            "2024-11-25",
            "UBND tỉnh Phú Thọ",
        ),
        (
            "UBND TINH PHU YEN\nSO NOI VU\nSo: 12/KH-SNV\nPhu Yen, ngay 5/3/2024\n\nKE HOACH\nTuyen dung\n\n"
            "Can cu Quyet dinh so 5/QD-UBND ngay 3/4/2024 cua UBND tinh.",
            "Sở Nội vụ tỉnh Phú Yên",
            "2024-03-05",
            "UBND tỉnh Phú Yên",
        ),
        (
            "BAO CAO\nKet qua nam 2024\n\nUBND phuong 4 bao cao. Can cu Quyet dinh so 5/QD-UBND ngay 3/4/2024 cua UBND thanh "
            "pho Dong Ha.",
            "UBND phường 4",
            None,
            "UBND thành phố Đông Hà",
        ),
    ],
)
def test_a_letterhead_without_diacritics(
    register: sqlite3.Connection, text: str, body: str, day: str | None, issuer: str
) -> None:
    reading = read(text, register)
    report, cited = reading.report, reading.citations[-1].citation
    assert report.body is not None
    assert (report.body.name, report.day and report.day.isoformat()) == (body, day)
    assert cited.issuer is not None
    assert cited.issuer.name == issuer
