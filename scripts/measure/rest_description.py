"""Ask `kg serve` all that its own description (OpenAPI) allows and forbids, and hold the answers against it.

python -m scripts.measure.rest_description [--examples N]: exit code 1 if an answer contradicts the description or is
a fault of the server (5xx). Needs schemathesis, of the extra [dev].
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

SETTINGS = Path(__file__).with_name("schemathesis.toml")
SAMPLES = Path(__file__).parents[2] / "data" / "samples"


def main() -> int:
    """Start the server on a store of its own, with the sample reports, and let schemathesis ask it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=int, default=10, help="made-up requests for each operation")
    parser.add_argument("--seed", type=int, default=1, help="other made-up requests")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "kg.sqlite"
        kg = [sys.executable, "-m", "kg"]
        reports = map(str, sorted(SAMPLES.glob("*.txt")))
        subprocess.run([*kg, "ingest", *reports, "--db", str(store)], check=True, stdout=subprocess.DEVNULL)
        served = subprocess.Popen(
            [*kg, "serve", "--no-browser", "--port", "0", "--db", str(store)], stdout=subprocess.PIPE, text=True
        )
        try:
            assert served.stdout is not None
            address = re.search(r"http://\S+?(?=/?\s)", served.stdout.readline())
            if address is None:
                print("kg serve did not start", file=sys.stderr)
                return 2
            return subprocess.run(
                [
                    sys.executable, "-m", "schemathesis.cli", "--config-file", str(SETTINGS), "run",
                    f"{address[0]}/api/v1/openapi.json", "--max-examples", str(given.examples),
                    "--seed", str(given.seed), "--checks", "all",
                    "--phases", "examples,coverage,fuzzing,stateful", "--continue-on-failure",
                    "--request-timeout", "60",
                ],
                check=False,
                cwd=folder,  # what it keeps of a run goes with it
            ).returncode  # fmt: skip
        finally:
            served.terminate()
            served.wait()


if __name__ == "__main__":
    sys.exit(main())
