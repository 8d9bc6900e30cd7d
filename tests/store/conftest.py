"""A store as the first version made it (`schema_1.sql` holds that version's tables); a PostgreSQL server, and a store there."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.register.manifest import manifest
from kg.store.opening import APPLICATION_ID

if TYPE_CHECKING:
    from tests.support.postgres import Cluster

FIRST = (Path(__file__).parent / "schema_1.sql").read_text(encoding="utf-8")


@pytest.fixture
def old_store(tmp_path: Path) -> Path:
    """A store as version 1 made it: a law of the register, a report that cites it, and their relations."""
    path = tmp_path / "kg.sqlite"
    conn = sqlite3.connect(path)
    conn.executescript(FIRST)
    conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    conn.executescript(f"""
        INSERT INTO meta VALUES ('schema', '1'), ('register', '{manifest()["digest"]}'),
            ('snapshot_old', '2024-12-31'), ('snapshot_new', '2025-11-30');
        INSERT INTO source VALUES (1, 'code', 'Bộ pháp điển', 'official_code', 20, '2025-11-30'),
            (2, NULL, 'bao-cao.txt', 'report', 90, NULL);
        INSERT INTO document(id, iri, symbol, symbol_key, type, title, name_key, issuer, level, issued, effective, year,
            vbpl_id, origin, source, certainty)
        VALUES (1, '/akn/vn/act/luat/quoc-hoi/2022-11-10/10-2022-qh15', '10/2022/QH15', '10/2022/QH15', 'law',
                'Luật Thực hiện dân chủ ở cơ sở', 'thuc hien dan chu o co so', 'Quốc hội', 'central', '2022-11-10',
                '2023-07-01', 2022, '157826', 'register', 1, 'official_code'),
            (2, '/akn/vn/doc/bao-cao/2024/x', NULL, NULL, 'report', 'Báo cáo', NULL, NULL, 'unknown', NULL, NULL, 2024,
                NULL, 'report', 2, 'report');
        INSERT INTO fact VALUES (1, 'codified', 'new', 1, 'official_code');
        INSERT INTO report(document, path, digest, length) VALUES (2, '/bao-cao.txt', 'd', 10);
        INSERT INTO citation VALUES (2, 0, 5, 'Luật', 1, 'certain');
        INSERT INTO edge(subject, relation, object, rule, source, ev_document, ev_start, ev_end, ev_quote)
        VALUES (2, 'cites', 1, 'cue', 2, 2, 0, 5, 'Luật …');
    """)
    conn.close()
    return path


@pytest.fixture(scope="session")
def cluster(pytestconfig: pytest.Config) -> Iterator[Cluster]:
    """One server for all tests of this process; it takes a while to start and to fill, so it is looked at with `--whole`."""
    if not pytestconfig.getoption("whole"):
        pytest.skip("a server is looked at with --whole")
    from tests.support.postgres import start_cluster, stop_cluster

    started = start_cluster()
    yield started
    stop_cluster(started)


@pytest.fixture(scope="session")
def slim_template(cluster: Cluster, slim_sample_store: Path) -> str:
    """A database with a small part of the register and the sample reports, to be copied."""
    from tests.support.postgres import fill

    name = cluster.database()
    with closing(sqlite3.connect(slim_sample_store)) as held:
        fill(cluster.address(name), held)
    return name


@pytest.fixture
def address(cluster: Cluster, slim_template: str) -> str:
    """Such a store of the test's own."""
    return cluster.address(cluster.database(slim_template))
