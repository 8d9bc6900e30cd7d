"""Damages of a store's file, a byte or a page at random, and what the commands make of it."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from kg.store.opening import PAGE
from kg.store.seal import forget

#: Runs a command in this process: its exit code, standard output, standard error.
Told = Callable[[list[str]], tuple[int, str, str]]


def commands(report: Path, folder: Path) -> list[list[str]]:
    """Eleven commands that read most of a store."""
    return [
        ["stats"], ["show", "59/2023/NĐ-CP"], ["chain", "59/2023/NĐ-CP"], ["search", "dân chủ"],
        ["impact", "59/2023/NĐ-CP"], ["stale"], ["rank"], ["register", "sources"], ["check", str(report)],
        ["export", "-o", str(folder / "x.nt")], ["viz", "59/2023/NĐ-CP", "-o", str(folder / "x.html")],
    ]  # fmt: skip


def damaged(whole: bytes, chance: random.Random) -> bytes:
    """The file with one byte or one page that is another, also of the first page."""
    data = bytearray(whole)
    if chance.random() < 0.5:
        at = chance.randrange(len(data))
        data[at] ^= 1 << chance.randrange(8)
    else:
        start = chance.randrange(len(data) // PAGE) * PAGE
        data[start : start + PAGE] = chance.choice((bytes(PAGE), chance.randbytes(PAGE)))
    return bytes(data)


def campaign(
    store: Path, report: Path, folder: Path, told: Told, *, damages: int, seed: int, sealed: bool
) -> Counter[str]:
    """Damage `store` so often and run the commands each time: how many answered as ever, refused in a line, or else.

    "other" gave another answer in silence, "fault" called the damage a fault of the program. Not `sealed`: the store
    comes from elsewhere, and nothing is known of how it was left.
    """
    chance = random.Random(seed)
    asked = commands(report, folder)

    def answer(command: list[str]) -> tuple[int, str, bytes]:
        code, out, _ = told([*command, "--db", str(store)])
        made = Path(command[-1]) if "-o" in command else None
        return code, out, made.read_bytes() if made is not None and made.exists() else b""

    usual = [answer(command) for command in asked]
    whole = store.read_bytes()
    found: Counter[str] = Counter()
    for _ in range(damages):
        data = damaged(whole, chance)
        for command, expected in zip(asked, usual, strict=True):
            for beside in folder.glob("x.*"):
                beside.unlink()
            store.write_bytes(data)
            if not sealed:
                forget(store)
            code, out, err = told([*command, "--db", str(store)])
            made = Path(command[-1]) if "-o" in command else None
            got = code, out, made.read_bytes() if made is not None and made.exists() else b""
            if got == expected:
                found["same"] += 1
            elif code == 2 and len(err.splitlines()) == 1:
                fault = "lỗi của chương trình" in err or "fault of the program" in err
                found["fault" if fault else "refused"] += 1
            else:
                found["other"] += 1
    store.write_bytes(whole)
    return found
