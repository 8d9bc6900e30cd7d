"""The plain reading of a citation gives what the closer look gives."""

from __future__ import annotations

from importlib.resources import files

import pytest

from kg.cite import common_form as plain
from kg.cite.find import find_citations

_HEADS = ("UBND tỉnh Quảng Trị", "UBND phường 4", "UBND xã Tân Quy", "Chính phủ", "Bộ Chính trị (khóa XI)", "Bộ Y tế")
_FOLLOWING = (
    " về việc triển khai", "; giao các phòng", ", ngày 5/3/2024 họp", " và Bộ Nội vụ", " Triển khai", ".", ") đã họp",
    ", Ban Bí thư", " quy định chi tiết", "\nvề dân chủ", ", Nghị định số 1/2020/NĐ-CP", " khóa VIII về", " năm 2024",
    " được sửa đổi", " được ban hành ngày 5/3/2024", " Điều 5 khoản 2", ", khoản 2 Điều 5", " Tiếp tục thực hiện",
)  # fmt: skip
_DAYS = ("", " ngày 05/3/2024", ", ngày 5 tháng 3 năm 2024", " ngày 31/02/2024", " ngày … tháng 3 năm 2024")
_TYPES = (
    "Kế hoạch số ", "Thông báo kết luận số ", "Kết luận ", "(Quyết định số ", "Pháp lệnh số ", "Bộ luật số ", "Luật số ",
    "Nghị\nđịnh số ", "báo cáo thẩm định số ", "căn cứ ", "Nghị quyết số: ", "**Công văn** số ", "mẫu số ",
)  # fmt: skip
_SYMBOLS = (
    "65/KH-UBND",
    "59/2023/NĐ-CP",
    "120-KL/TW",
    "19a/QĐ-UBND",
    "2023/KH-UBND",
    "12/QĐ UBND",
    "01/2015/TTLT-BTC-BNV",
)


def _texts() -> list[str]:
    following = [
        f"theo Kế hoạch số 65/KH-UBND{day}{of}{after}"
        for day in _DAYS
        for of in ("", *(f" của {head}" for head in _HEADS))
        for after in _FOLLOWING
    ]
    leading = [f"và {kind}{symbol} ngày 5/3/2024 về" for kind in _TYPES for symbol in _SYMBOLS]
    samples = [p.read_text(encoding="utf-8") for p in files("kg.data.samples").iterdir() if p.name.endswith(".txt")]
    return [*following, *leading, *samples]


def test_plain_reading_is_the_closer_look(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = _texts()
    fast = [find_citations(text) for text in texts]
    assert sum(map(len, fast)) > len(texts) // 2
    monkeypatch.setattr(plain, "left", lambda text, pos, floor: None)
    monkeypatch.setattr(plain, "right", lambda text, end: None)
    for text, read in zip(texts, fast, strict=True):
        assert read == find_citations(text), text[:120]
