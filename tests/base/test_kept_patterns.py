"""What Python made of a pattern is the same in the next run, and whatever is the matter with what was kept, it works."""

from __future__ import annotations

import json
import marshal
import re
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.base import kept_patterns
from kg.base.kept_patterns import compiled, keep

PATTERNS = [
    (r"(?P<number>\d{1,4}+)(?:/(?P<year>(?:19|20)\d\d))?(?!\w)", 0), (r"^[ \t]*điều\s+\d+", re.MULTILINE | re.IGNORECASE),
    (r"(?i:ủy|uỷ)\s+ban|[À-Ỹ]{2,}(?<!\w\w\w)", 0), (r"(a)|(?P<b>b)(?(b)c|d)", re.DOTALL),
]  # fmt: skip


@pytest.fixture
def next_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """A cache folder of its own; what a run holds in memory is gone in the next one."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(kept_patterns, "cache_folder", lambda: tmp_path)
    monkeypatch.setattr(kept_patterns, "_new", {})
    kept_patterns._held.cache_clear()
    yield kept_patterns._held.cache_clear
    kept_patterns._held.cache_clear()


def no_compiler(pattern: str, flags: int = 0) -> re.Pattern[str]:
    raise AssertionError(f"{pattern} is compiled, which was kept")


def test_what_is_kept_is_what_re_makes(next_run: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> None:
    made = {one: compiled(*one) for one in PATTERNS}
    keep()
    next_run()
    monkeypatch.setattr(re, "compile", no_compiler)
    for one in PATTERNS:
        again = compiled(*one)
        assert again is not made[one]
        assert again == made[one]  # code, flags and groups
        assert (again.pattern, again.groups, again.groupindex) == (one[0], made[one].groups, made[one].groupindex)
    found = compiled(*PATTERNS[0]).search("số 59/2023")
    assert found is not None
    assert found.groupdict() == {"number": "59", "year": "2023"}
    assert found.lastgroup == "year"


def test_more_is_kept_with_each_run(next_run: Callable[[], None], tmp_path: Path) -> None:
    for one in PATTERNS:
        compiled(*one)
        keep()
        next_run()
    assert set(kept_patterns._held()) == {(pattern, int(flags)) for pattern, flags in PATTERNS}
    assert len(list(tmp_path.iterdir())) == 1  # no draft is left


@pytest.mark.parametrize("harm", ["cut", "bits", "empty", "code", "other"])
def test_a_damaged_file_is_none(next_run: Callable[[], None], tmp_path: Path, harm: str) -> None:
    for one in PATTERNS:
        compiled(*one)
    keep()
    next_run()
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    kept = marshal.loads(whole[4:])
    if harm == "code":  # whole, and no code of a pattern
        kept = {key: marshal.dumps((b"\x99\0\0\0" * 9, 32, 0, {})) for key in kept}
    if harm == "other":
        kept = dict.fromkeys(kept, b"")
    told = marshal.dumps(kept)
    sealed = zlib.crc32(told).to_bytes(4, "big") + told
    file.write_bytes({"cut": whole[:-9], "bits": whole[:50] + b"\xff" + whole[51:], "empty": b""}.get(harm, sealed))
    for pattern, flags in PATTERNS:
        assert compiled(pattern, flags) == re.compile(pattern, flags)
    keep()
    next_run()
    assert len(kept_patterns._held()) == len(PATTERNS)


def test_where_nothing_can_be_kept_all_is_compiled(next_run: Callable[[], None], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    kept_patterns.cache_folder = lambda: tmp_path / "file"  # type: ignore[attr-defined]  # no folder; put back by `next_run`
    assert compiled(*PATTERNS[0]) == re.compile(*PATTERNS[0])
    keep()
    next_run()
    assert kept_patterns._held() == {}


def test_a_python_whose_own_parts_differ_keeps_nothing(
    next_run: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(name: str) -> object:
        raise ModuleNotFoundError(name)

    compiled(*PATTERNS[0])
    monkeypatch.setattr(kept_patterns, "_told", lambda *_: gone("re._parser"))
    keep()
    next_run()
    assert kept_patterns._held() == {}
    assert compiled(*PATTERNS[0]) == re.compile(*PATTERNS[0])


def test_a_wrong_pattern_is_told_as_ever(next_run: Callable[[], None]) -> None:
    with pytest.raises(re.error):
        compiled("(", 0)
    keep()
    assert json.dumps(kept_patterns._new) == "{}"
