"""The pages of documents: search as one types, facts with their sources and days, pictures, sources, rules."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from kg.serve.facts import _OLD
from tests.support.serving import PAGE, visible

DOC = "59/2023/NĐ-CP"


def page(client: TestClient, path: str, status: int = 200) -> str:
    got = client.get(path, headers=PAGE)
    assert got.status_code == status, got.text
    assert "frame-ancestors 'none'" in got.headers["content-security-policy"]
    return got.text


FOUND: list[tuple[str, str]] = [
    ("59/2023/NĐ-CP", "Nghị định 59/2023/NĐ-CP"),  # numbers first
    ("nghi dinh dan chu o co so", "Nghị định 59/2023/NĐ-CP"),  # without diacritics
    ("luat thuc hien dan chu", "Luật 10/2022/QH15"),
]


@pytest.mark.parametrize(("query", "first"), FOUND)
def test_search(client: TestClient, query: str, first: str) -> None:
    whole = page(client, f"/search?q={query}")
    part = client.get(f"/search?q={query}&part=1").text
    assert part in whole and not part.startswith("<!DOCTYPE")
    assert first in visible(part).split("·")[0]


def test_search_filters_and_goes_on(client: TestClient) -> None:
    told = page(client, "/search?q=dân+chủ&type=decree&in_force_on=2024-11-01")
    assert "Nghị định 59/2023/NĐ-CP" in told and "Luật 10/2022/QH15" not in visible(told)
    more = page(client, "/search?q=quy+định")
    assert "cursor=20" in more
    following = page(client, "/search?q=quy+định&cursor=20")
    assert 'start="21"' in following
    assert set(re.findall(r'/doc\?q=([^"]+)', more)).isdisjoint(re.findall(r'/doc\?q=([^"]+)', following))
    assert "Không thấy văn bản nào" in page(client, "/search?q=zzzzzz")
    assert page(client, "/search?cursor=5000", 400)


def test_a_document_with_its_day_sources_and_citation(client: TestClient) -> None:
    told = page(client, "/doc?q=34/2007/PL-UBTVQH11&as_of=2023-11-20")
    seen = visible(told)
    for word in (
        "theo văn bản số 10/2022/QH15",
        "tính đến ngày 20/11/2023",
        "Mức chắc chắn",
        "Bộ pháp điển",
        "30/06/2023",
    ):
        assert word in seen, word
    cited = re.search(r"<textarea[^>]*>([^<]*)", page(client, f"/doc?q={DOC}"))
    assert cited and cited[1].startswith("Nghị định số 59/2023/NĐ-CP ngày 14 tháng 8 năm 2023 của Chính phủ")
    assert "Dựa" in seen or "Bị bãi bỏ" in seen or "bãi bỏ" in seen.lower()
    english = visible(page(client, f"/doc?q={DOC}&lang=en"))
    assert "State through time" in english and "Full citation" in english


def test_several_and_none(client: TestClient) -> None:
    several = page(client, "/doc?q=118/QĐ-UBND", 300)
    assert several.count("/doc?q=%2Fakn%2F") > 1
    none = page(client, "/doc?q=61/2099/NĐ-CP", 404)
    assert "không có nghĩa là văn bản ấy không tồn tại" in none and "Ý bạn là" in none
    assert page(client, "/doc", 400)
    assert page(client, f"/doc?q={DOC}&as_of=31/2/2024", 400)


def test_the_pictures_are_those_of_the_command(client: TestClient) -> None:
    diagram = page(client, f"/diagram?q={DOC}")
    assert "<svg" in diagram and 'type="range"' in diagram
    assert "10/2022/QH15" in page(client, f"/chain?q={DOC}&as_of=2024-11-01")
    assert "<svg" in page(client, "/chain?q=10/2022/QH15&down=1")


def test_sources_tell_their_age(client: TestClient) -> None:
    told = page(client, "/sources")
    ages = client.get("/api/v1/sources").json()["sources"]
    old = sum(one["age_days"] is not None and one["age_days"] > _OLD for one in ages)
    assert told.count("(cũ)") == old
    assert len(re.findall("<tr>", told)) == len(ages) + 1


def test_the_rules(client: TestClient) -> None:
    assert "/rules/VB201" in page(client, "/rules")
    told = visible(page(client, "/rules/vb201"))
    assert "Điều 154" in told and "Khi nào im lặng" in told
    assert page(client, "/rules/VB999", 404)
