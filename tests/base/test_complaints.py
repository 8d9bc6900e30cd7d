"""What libraries complain of, in Vietnamese."""

from __future__ import annotations

import errno
import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.base.complaints import complaint_text
from kg.base.toml import read_toml
from kg.checker.settings import ConfigError
from kg.checker.settings_file import find_settings
from kg.text import UnreadableError, text_of

#: Words of English that have no place in a line of Vietnamese.
ENGLISH = re.compile(r"\b(?:the|is|not|at|line|column|value|file|input|should|be|or|error|expected|invalid)\b", re.I)


def toml(text: str) -> Callable[[Path], Any]:
    def read(folder: Path) -> Any:
        (folder / "a.toml").write_text(text, encoding="utf-8")
        return read_toml(folder / "a.toml")

    return read


@pytest.mark.parametrize(
    "does",
    [
        lambda _: json.loads(""), lambda _: json.loads('{"a": 1} b'), lambda _: json.loads('{"a" 1}'),
        lambda _: json.loads("{a: 1}"), lambda _: json.loads("[1 2]"),
        toml("a = ["), toml("a"), toml("a = b"), toml("[a"),
    ],
)  # fmt: skip
def test_what_a_library_says(does: Callable[[Path], Any], tmp_path: Path) -> None:
    with pytest.raises(ValueError) as raised:
        does(tmp_path)
    said = " ".join(str(raised.value).split())
    told = complaint_text(said, "vi")
    assert told != said and not ENGLISH.search(told), told
    assert complaint_text(said, "en") == said


@pytest.mark.parametrize("number", [errno.ENOENT, errno.EACCES, errno.ECONNREFUSED, errno.ENOSPC])
def test_what_the_system_says(number: int) -> None:
    assert not ENGLISH.search(complaint_text(f"abc: {os.strerror(number)}", "vi"))


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ('lang = "de"', "lang: phải là 'vi' hoặc 'en'"), ("no = 1", "no: không có mục này"),
        ('select = ["VB999"]', "select: không có quy tắc VB999"), ("strict = 3", "strict: phải là true hoặc false"),
    ],
)  # fmt: skip
def test_settings_that_cannot_be_used(settings: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "kg.toml").write_text(settings, encoding="utf-8")
    with pytest.raises(ConfigError) as raised:
        find_settings(tmp_path)
    assert raised.value.message("vi") == f"{tmp_path / 'kg.toml'}: {told}"


def test_a_damaged_word_file() -> None:
    with pytest.raises(UnreadableError) as raised:
        text_of(b"PK\x03\x04damaged", "a.docx")
    assert raised.value.message("vi") == "a.docx: tài liệu Word bị hỏng (không phải tệp nén zip)"


def test_what_nobody_knows_stays() -> None:
    assert complaint_text("something else", "vi") == "something else"
