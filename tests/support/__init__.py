"""What tests, scripts and benchmarks share: where things are, the program run as a user runs it, made files and stores."""

from __future__ import annotations

import os
from pathlib import Path

#: The checkout, the sample reports in it, the annotations of the tests, and the tables of a store.
ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "data" / "samples"
GOLD = ROOT / "tests" / "gold"
SCHEMA = ROOT / "kg" / "store" / "schema.sql"
#: The folder with the annotated reports and the register material; it need not be there.
SHARED = Path(os.environ.get("KG_SHARED") or ROOT.parent / "shared")
