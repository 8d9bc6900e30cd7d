"""The figures of what is learned from texts, held above their floors (needs the gazette texts)."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.measure import learned

pytestmark = pytest.mark.shared


def test_what_issued_texts_say_is_learned(shared: Path) -> None:
    if not learned.ARCHIVE.exists():
        pytest.skip("needs the gazette texts")
    scores = learned.measure()
    assert scores.texts >= 150
    assert scores.effect.recall >= 0.98, scores.effect.misses
    assert scores.effect.precision >= 0.98, scores.effect.misses
    assert scores.ends.precision >= 0.98, scores.ends.misses
    assert scores.ends.recall >= 0.95, scores.ends.misses
    assert scores.days.recall == 1, scores.days.misses
    assert scores.until.recall == 1, scores.until.misses
    assert scores.parts.recall >= 0.9, scores.parts.misses
