"""The page of findings in a real headless Chromium: quiet, usable by keys, readable on a phone and in the dark."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from kg.checker.files import check_file
from kg.checker.settings import Settings
from kg.output.page import write_html
from tests.support.browser import Browser
from tests.support.reading import ward

pytestmark = pytest.mark.browser

BODY = """<script>document.title='taken'</script><img src=x onerror="document.title='taken'"> {{policy}}
Thực hiện Nghị định số 61/2023/NĐCP ngày 16/8/2023 của Chính phủ; Kế hoạch số 65/KH - UBND ngày 05/3/2023 của UBND thị xã.
Theo Pháp lệnh số 34/2007/PL-UBTVQH11 ngày 20/4/2007 và Kế hoạch số 143/KH-UBND ngày 05/4/2023 của UBND phường.
"""
CURRENT = "document.querySelector('li.here')?.dataset.code ?? ''"
SHOWN = "[...document.querySelectorAll('li.finding:not([hidden])')].map(one => one.dataset.code).join(' ')"


@pytest.fixture
def page(register: sqlite3.Connection, tmp_path: Path) -> Path:
    source = tmp_path / "báo cáo <b>.txt"
    source.write_text(ward(BODY * 3), encoding="utf-8")
    path = tmp_path / "nhận xét.html"
    path.write_bytes(write_html([check_file(str(source), register, Settings())], "vi", ""))
    return path


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_the_page_is_quiet(browser: Browser, page: Path, width: int, scheme: str) -> None:
    browser.devtools("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
    browser.open(page, width=width)
    browser.wait("document.getElementById('shown').textContent")
    browser.press("j", "j", "k")
    assert browser.requests() == [page.as_uri()]
    assert browser.log("browser") == []
    assert "taken" not in str(browser.run("return document.title"))
    assert browser.run("return document.documentElement.scrollWidth") <= width
    dark = browser.run("return getComputedStyle(document.body).backgroundColor") == "rgb(16, 22, 31)"
    assert dark == (scheme == "dark")


def test_keys_filters_and_clicks(browser: Browser, page: Path) -> None:
    browser.open(page)
    browser.wait("document.getElementById('shown').textContent")
    assert "VB901" not in str(browser.run(f"return {SHOWN}")), "notes come when they are asked for"
    browser.press("j")
    assert browser.run(f"return {CURRENT}") == "VB101"
    number = "return getComputedStyle(document.querySelector('{}'), '::{}').content"
    assert browser.run(number.format("li.here .code", "before")) == '"2. "'
    assert browser.run(number.format("mark.here", "after")) == '"2"'
    browser.press("j")
    assert browser.run(f"return {CURRENT}") == "VB102"
    browser.press("k")
    assert browser.run(f"return {CURRENT}") == "VB101"
    assert browser.run("return document.querySelector('mark.here').textContent").startswith("Nghị định số 61/2023")
    browser.run("document.querySelectorAll('.severities input')[2].click()")
    assert "VB901" in str(browser.run(f"return {SHOWN}"))
    browser.press("/", *"phap lenh")
    browser.wait(f"({SHOWN}).length && !({SHOWN}).includes('VB101')")
    assert "VB201" in str(browser.run(f"return {SHOWN}"))
    browser.run("const s = document.getElementById('search'); s.value = 'zzz'; s.dispatchEvent(new Event('input'))")
    assert browser.run("return !document.getElementById('none').hidden && document.querySelector('li.here') === null")
    browser.run("const s = document.getElementById('search'); s.value = ''; s.dispatchEvent(new Event('input'))")
    browser.run("const r = document.getElementById('rule'); r.value = 'VB102'; r.dispatchEvent(new Event('input'))")
    assert set(str(browser.run(f"return {SHOWN}")).split()) == {"VB102"}
    browser.run("document.querySelector('mark:not(.off)').click()")
    assert browser.run(f"return {CURRENT}") == "VB102"
