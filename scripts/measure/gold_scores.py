"""Print how `kg cite` scores on the annotated reports; exit 1 when a figure is below its floor.

    python -m scripts.measure.gold_scores [FOLDER]

FOLDER (else $KG_SHARED, else ../shared) holds reports/NAME.txt, gold/NAME.jsonl and gold/score.py. Without it
nothing is measured, which is said.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FLOORS = {"F1": 0.99, "exact": 0.95, "symbol": 0.99, "type": 0.99, "date": 0.98, "issuer": 0.95, "document": 0.97}


def figures(line: str) -> dict[str, float]:
    """The named figures of the scorer's last line."""
    return {name: float(value) for name, value in re.findall(r"(\w+) (\d\.\d+)", line)}


def main() -> int:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("KG_SHARED") or ROOT.parent / "shared")
    gold = sorted((folder / "gold").glob("*.jsonl"))
    if not gold:
        print("no annotated reports here: nothing measured")
        return 0
    below = 0
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["KG_DB"] = str(Path(scratch) / "kg.sqlite")
        for rows in gold:
            report = folder / "reports" / f"{rows.stem}.txt"
            cited = subprocess.run(
                [sys.executable, "-m", "kg", "cite", str(report), "--format", "json"], check=True, capture_output=True
            )
            predicted = Path(scratch) / "predicted.json"
            predicted.write_bytes(cited.stdout)
            scored = subprocess.run(
                [sys.executable, str(folder / "gold" / "score.py"), str(rows), str(predicted)],
                check=True,
                capture_output=True,
                text=True,
            )
            line = scored.stdout.strip().splitlines()[-1]
            print(f"{rows.stem}: {line}")
            for name, value in figures(line).items():
                if value < FLOORS.get(name, 0.0):
                    below += 1
                    print(f"  {name} {value} is below its floor {FLOORS[name]}")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
