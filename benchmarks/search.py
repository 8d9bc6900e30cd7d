"""The speed of `kg search` inside the process, on 200,000 documents.

    python -m benchmarks.search [DOCUMENTS]

The documents are generated: titles of the shipped register cut and joined anew, so that words are as frequent as
in real ones, under symbols of their own. Printed are the median and the best time of each query, in milliseconds:
the best is the figure of a machine that does nothing else.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from datetime import date

from kg.naming import symbol_key
from kg.register.opening import open_store
from kg.register.search import Filters, search
from kg.store.search_index import without_search_index

RUNS = 9
QUERIES: tuple[tuple[str, Filters], ...] = (
    ("dân chủ cơ sở", Filters()),
    ("dân chủ cơ sở", Filters(type="decree", in_force_on=date(2024, 11, 1))),
    ("dan chu", Filters(year=2015)),
    ("công khai ngân sách", Filters(issuer="Bộ Tài chính")),
    ("nghị định xăng dầu", Filters()),
    ("59/2023/NĐ-CP", Filters()),
    ("quy định chi tiết luật", Filters(in_force_on=date(2024, 11, 1))),
    ("quy định", Filters()),
    ("quy", Filters(type="circular", year=2014)),
    ("so", Filters(type="decision")),
    ("", Filters(type="circular", year=2014)),
    ("không có văn bản nào như thế", Filters()),
)
#: Half of all documents fit and none was in force: each has to be looked at. Told apart from the rest.
HOPELESS = ("quy định", Filters(in_force_on=date(1990, 1, 1)))


def main() -> None:
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    chance = random.Random(1)
    with open_store(":memory:") as store:
        conn = store.conn
        rows = conn.execute(
            "SELECT symbol, type, title, issuer, level, source FROM document "
            "WHERE title IS NOT NULL AND symbol LIKE '%/____/%'"
        ).fetchall()
        (held,) = conn.execute("SELECT count(*) FROM document").fetchone()
        made = []
        for number in range(wanted - held):
            symbol, kind, title, issuer, level, source = chance.choice(rows)
            head, tail = title.split(), chance.choice(rows)[2].split()
            words = head[: chance.randint(1, len(head))] + tail[-chance.randint(1, len(tail)) :]
            year, codes = chance.randint(1995, 2025), symbol.rsplit("/", 1)[1]
            new = f"{10_000 + number}/{year}/{codes}"
            day = f"{year}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
            made.append((f"/made/{number}", new, symbol_key(new), kind, " ".join(words), issuer, level, day, day, year,
                         source, "official_code"))  # fmt: skip
        begun = time.perf_counter()
        with without_search_index(conn):
            conn.executemany(
                "INSERT INTO document(iri, symbol, symbol_key, type, title, issuer, level, issued, effective, year, "
                "source, certainty, origin) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,'register')",
                made,
            )
        conn.execute(  # half of them are in the code, and so known to be in force
            "INSERT INTO fact SELECT id, 'codified', 'new', (SELECT id FROM source WHERE key = 'code'), "
            "'official_code' FROM document WHERE iri LIKE '/made/%' AND id % 2"
        )
        conn.commit()
        (count,) = conn.execute("SELECT count(*) FROM document").fetchone()
        print(f"{count} documents; {len(made)} written with their index in {time.perf_counter() - begun:.1f} s")
        search(conn, "59/2023/NĐ-CP")  # the first number reads the finder's tables
        slowest = 0.0
        for query, filters in (*QUERIES, HOPELESS):
            times = []
            for _ in range(RUNS):
                start = time.perf_counter()
                found = search(conn, query, filters)
                times.append(1000 * (time.perf_counter() - start))
            middle = statistics.median(times)
            told = ", ".join(f"{name} {value}" for name in ("type", "issuer", "year", "in_force_on")
                             if (value := getattr(filters, name)))  # fmt: skip
            print(f"{middle:6.1f} ms (best {min(times):.1f}), {len(found.hits)} hits: {query or '(no words)'}; {told}")
            if (query, filters) != HOPELESS:
                slowest = max(slowest, middle)
        print(f"slowest median, the last one apart: {slowest:.1f} ms")


if __name__ == "__main__":
    main()
