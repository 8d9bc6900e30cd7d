"""`kg export` and `kg import` of a large store: seconds, size, and the most memory that either takes.

    python -m benchmarks.export                                    20,000 documents, every format
    python -m benchmarks.export --documents 1000000 --edges 2 --no-import      a million, only written

The store is generated: documents with a claim each, a fact on every second, relations in the usual mix, a third of
them with the sentence that states them. Every run has a process of its own, whose peak of memory is what counts;
seconds are the processor's, so that they hold on a busy machine too.
"""

from __future__ import annotations

import argparse
import json
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from importlib.resources import files
from itertools import islice
from pathlib import Path

FORMATS = ["nt", "nq", "ttl", "trig", "jsonld", "rdf", "graphml", "gexf", "csv", "parquet"]
_BATCH = 20_000
_RELATIONS = ["based_on"] * 6 + ["cites"] * 5 + ["implements"] * 3 + ["amends"] * 2 + ["details", "guides", "replaces"]
_QUOTE = "Căn cứ Nghị định số {number}/{year}/NĐ-CP ngày 14 tháng 8 năm {year} của Chính phủ quy định chi tiết Luật;"
_CHILD = """
import json, resource, sys, time
from kg.cli import main
start, cpu = time.perf_counter(), time.process_time()
try:
    main(sys.argv[1:])
except SystemExit as stop:
    code = stop.code
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"code": code, "seconds": time.perf_counter() - start, "cpu": time.process_time() - cpu, "mb": peak}))
"""


def generate(path: Path, documents: int, edges: int) -> None:
    """A store of the given size at `path`."""
    from kg.register.manifest import manifest
    from kg.register.opening import SCHEMA_VERSION
    from kg.store.opening import APPLICATION_ID
    from kg.store.search_index import build_search_index

    chance = random.Random(5)
    conn = sqlite3.connect(path)
    conn.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
    conn.executescript(files("kg.store").joinpath("schema.sql").read_text(encoding="utf-8"))
    conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    meta = {"schema": str(SCHEMA_VERSION), "register": manifest()["digest"]}
    conn.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
    conn.execute(
        "INSERT INTO source(id, name, kind, rank, importer) VALUES (1, 'danh-muc.csv', 'office_list', 50, 'csv')"
    )

    def rows() -> Iterator[tuple[object, ...]]:
        for number in range(documents):
            year = 1990 + number % 36
            symbol = f"{number}/{year}/NĐ-CP"
            iri = f"/akn/vn/act/nghi-dinh/chinh-phu/{year}-08-14/{number}-{year}-nd-cp"
            title = (
                f"Quy định chi tiết một số điều và biện pháp thi hành Luật số {number % 997} về lĩnh vực {number % 89}"
            )
            yield (number, iri, symbol, symbol.replace("Đ", "D"), "decree", title, "Chính phủ", "central",
                   f"{year}-08-14", f"{year}-10-01", year)  # fmt: skip

    for batch in _batches(rows()):
        conn.executemany(
            "INSERT INTO document(id, iri, symbol, symbol_key, type, title, issuer, level, issued, effective, year, "
            "origin, source, certainty) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'register', 1, 'office_list')",
            batch,
        )
    conn.execute(
        "INSERT INTO claim SELECT id, source, certainty, symbol, title, issuer, level, issued, effective, year, "
        "vbpl_id FROM document"
    )
    conn.execute(
        "INSERT INTO fact SELECT id, 'topic', 'Lĩnh vực ' || (id % 89), 1, 'office_list' FROM document WHERE id % 2"
    )

    def relations() -> Iterator[tuple[object, ...]]:
        for number in range(documents * edges):
            subject, other = number // edges, chance.randrange(documents)
            quote = _QUOTE.format(number=other, year=1990 + other % 36) if number % 3 == 0 else None
            evidence = (subject, 120, 120 + len(quote), quote) if quote else (None,) * 4
            yield subject, chance.choice(_RELATIONS), other, *evidence

    for batch in _batches(relations()):
        conn.executemany(
            "INSERT INTO edge(subject, relation, object, rule, source, ev_document, ev_start, ev_end, ev_quote) "
            "VALUES (?, ?, ?, 'register', 1, ?, ?, ?, ?)",
            batch,
        )
    build_search_index(conn)
    conn.commit()
    conn.close()


def _batches(rows: Iterator[tuple[object, ...]]) -> Iterator[list[tuple[object, ...]]]:
    while batch := list(islice(rows, _BATCH)):
        yield batch


def measure(*arguments: str) -> dict[str, float]:
    """Run a command of kg in a process of its own: its exit code, seconds, seconds of the processor, peak of memory."""
    done = subprocess.run([sys.executable, "-c", _CHILD, *arguments], capture_output=True, text=True, check=False)
    try:
        found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    except (IndexError, ValueError):
        sys.exit(done.stderr)
    if found["code"]:
        sys.exit(done.stderr)
    return found


def main() -> None:
    """Print a line for each format."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--documents", type=int, default=20_000)
    options.add_argument("--edges", type=int, default=5, help="relations to a document")
    options.add_argument("--formats", nargs="+", default=FORMATS, choices=FORMATS)
    options.add_argument("--store", type=Path, help="take this store, and leave it")
    options.add_argument("--no-import", action="store_true", help="only write")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        start = time.perf_counter()
        store = given.store or folder / "kg.sqlite"
        if not given.store:
            generate(store, given.documents, given.edges)
            print(f"{given.documents:,} documents, {given.documents * given.edges:,} relations, "
                  f"made in {time.perf_counter() - start:.0f} s")  # fmt: skip
        print(f"store: {store.stat().st_size / 1e6:,.0f} MB")
        print(f"{'':8}  {'size MB':>9} {'write s':>8} {'MB/s':>6} {'peak MB':>8}   {'import s':>8} {'peak MB':>8}")
        for kind in given.formats:
            out = folder / f"graph.{kind}"
            wrote = measure("export", "-o", str(out), "--db", str(store))
            written = list(folder.glob(f"graph*.{kind}"))
            size = sum(file.stat().st_size for file in written) / 1e6
            line = f"{kind:8}  {size:9,.1f} {wrote['cpu']:8.1f} {size / wrote['cpu']:6.1f} {wrote['mb']:8.0f}"
            if not given.no_import:
                copy = folder / "copy.sqlite"
                took = measure("import", str(out), "--db", str(copy))
                line += f"   {took['cpu']:8.1f} {took['mb']:8.0f}"
                for file in folder.glob("copy.sqlite*"):
                    file.unlink()
            print(line, flush=True)
            for file in written:
                file.unlink()


if __name__ == "__main__":
    main()
