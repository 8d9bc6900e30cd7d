"""Files that are nested thousands deep, or name an encoding that nobody knows: one clear line from every reader."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.checker.baseline import Baseline
from kg.checker.settings import ConfigError
from kg.checker.settings_file import find_settings
from kg.exchange import opened
from kg.register.imports.office_list import read_form
from kg.register.packs.reading import parse_pack
from kg.text import UnreadableError, read_bytes

DEEP = 100_000


TOML = (
    "a = " + "[" * DEEP, "a = " + "{a = " * DEEP, "[" + "a." * DEEP + "b]\nc = 1\n", "x = {" + '"a" . ' * DEEP + "b = 1}",
    "'a'." * DEEP + "b = 1", "a" * DEEP, "a " * DEEP, '"' * DEEP, "'a " * DEEP,
)  # fmt: skip


def test_settings(tmp_path: Path) -> None:
    for text in TOML:
        (tmp_path / "kg.toml").write_text(text, encoding="utf-8")
        with pytest.raises(ConfigError) as caught:
            find_settings(tmp_path)
        assert len(str(caught.value).splitlines()) == 1


def test_the_layout_of_a_list(tmp_path: Path) -> None:
    for text in TOML:
        (tmp_path / "form.toml").write_text(text, encoding="utf-8")
        with pytest.raises(UnreadableError) as caught:
            read_form(tmp_path / "form.toml")
        assert caught.value.reason == "bad_config" and len(str(caught.value).splitlines()) == 1


def test_baseline(tmp_path: Path) -> None:
    for text in (
        "[" * DEEP,
        '{"a":' * DEEP,
        '{"kg-baseline": 1, "findings": [{"file": [], "code": 1, "document": {}, "quote": 2}]}',
    ):
        (tmp_path / "baseline.json").write_text(text, encoding="utf-8")
        with pytest.raises(ConfigError) as caught:
            Baseline(tmp_path / "baseline.json")
        assert len(str(caught.value).splitlines()) == 1


def test_pack() -> None:
    for data in (b"[" * DEEP, b'{"a":' * DEEP, b'{"kg-pack": ' + b"[" * DEEP):
        with pytest.raises(UnreadableError):
            parse_pack(data)


@pytest.mark.parametrize("suffix", ["graphml", "gexf", "rdf", "jsonld", "nt", "ttl", "trig"])
def test_exchange(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"x.{suffix}"
    for data in (
        b"<?xml version='1.0' encoding='nobody-knows'?><graphml/>", b"<a>" * DEEP, b"[" * DEEP, b'{"a":' * DEEP, b"( " * DEEP,
    ):  # fmt: skip
        path.write_bytes(data)
        with pytest.raises(UnreadableError), opened(path):
            pass


@pytest.mark.parametrize("kind", ["html", "md", "txt"])
def test_texts(kind: str) -> None:
    for data in (
        b"<div>" * DEEP + b"x",
        b"> " * DEEP + b"x",
        b"- " * DEEP,
        b"<?xml version='1.0' encoding='nobody-knows'?><html>x</html>",
    ):
        try:
            read_bytes(data, f"a.{kind}")
        except UnreadableError as error:
            assert len(str(error).splitlines()) == 1
