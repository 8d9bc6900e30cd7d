"""A PostgreSQL server of the tests' own, from Debian's package; tests that need it are skipped where there is none."""

from __future__ import annotations

import os
import shutil
import socket
import sqlite3
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kg.store.connection import knows_words
from kg.store.mentions import words
from kg.store.passages import OF_CITATION, OF_EDGE
from kg.store.postgres.connection import ServerConnection
from kg.store.postgres.tables import statements
from kg.store.schema import TABLES
from kg.store.server import server_of

#: Who runs it where the tests run as root, which PostgreSQL refuses.
_USER = "postgres"


def programs() -> Path | None:
    """The folder of PostgreSQL's programs; None where it is not installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda one: int(one.parent.parent.name))
    if found:
        return found[-1].parent
    there = shutil.which("initdb")
    return Path(there).resolve().parent if there else None


@dataclass
class Cluster:
    """A server in a folder of its own, reached by a socket there and by a port of this machine."""

    folder: Path
    bin: Path
    port: int
    made: int = field(default=0)

    def address(self, database: str, user: str = "kg", password: str = "") -> str:
        """What a user would type, by the socket; with a password by the port."""
        if password:
            return f"postgresql://{user}:{password}@127.0.0.1:{self.port}/{database}"
        return f"postgresql://{user}@/{database}?host={self.folder}&port={self.port}"

    def sql(self, *statements: str, database: str = "postgres", user: str = "kg") -> str:
        """What psql prints for the statements."""
        commands = [part for one in statements for part in ("-c", one)]
        return self._run("psql", "-qAtX", "-v", "ON_ERROR_STOP=1", "-h", str(self.folder), "-p", str(self.port),
                         "-U", user, "-d", database, *commands)  # fmt: skip

    def database(self, template: str = "") -> str:
        """A new database, empty or like the template."""
        self.made += 1
        name = f"test_{os.getpid()}_{self.made}"
        self.sql(f"CREATE DATABASE {name}" + (f" TEMPLATE {template}" if template else ""))
        return name

    def start(self) -> None:
        # no fsync: nobody keeps what tests write
        options = (
            f"-c listen_addresses=127.0.0.1 -c port={self.port} -c unix_socket_directories={self.folder} "
            "-c fsync=off -c full_page_writes=off -c shared_buffers=32MB -c max_connections=40 -c autovacuum=off"
        )
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-w", "-t", "60", "-o", options,
                  "-l", str(self.folder / "log"), "start")  # fmt: skip

    def stop(self, how: str = "immediate") -> None:
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-w", "-m", how, "stop")

    def _run(self, program: str, *arguments: str) -> str:
        command: Sequence[str] = [str(self.bin / program), *arguments]
        if os.name == "posix" and os.getuid() == 0:
            command = ["runuser", "-u", _USER, "--", *command]
        log = self.folder / "log"
        with tempfile.TemporaryFile("w+") as out:  # not a pipe: the server would hold its end open
            done = subprocess.run(command, stdout=out, stderr=out, cwd="/", check=False)
            out.seek(0)
            said = out.read()
        assert done.returncode == 0, said + (log.read_text(encoding="utf-8")[-2000:] if log.exists() else "")
        return said.strip()


def start_cluster() -> Cluster:
    """A new server, running. Skips the test where there is none."""
    found = programs()
    if found is None or os.name != "posix":
        pytest.skip("needs PostgreSQL's server (.ci/debian.sh)")
    folder = Path(tempfile.mkdtemp(prefix="kg-pg-", dir="/tmp"))
    if os.getuid() == 0:
        try:
            shutil.chown(folder, _USER)
        except LookupError:
            pytest.skip("needs the user postgres, for the tests run as root")
    folder.chmod(0o755)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    cluster = Cluster(folder, found, port)
    cluster._run("initdb", "-D", str(folder / "data"), "-U", "kg", "-A", "trust", "--auth-host=scram-sha-256",
                 "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")  # fmt: skip
    cluster.start()
    return cluster


def stop_cluster(cluster: Cluster) -> None:
    """Stop it, and remove what it wrote."""
    cluster.stop()
    shutil.rmtree(cluster.folder, ignore_errors=True)
    deadline = time.monotonic() + 5
    while cluster.folder.exists() and time.monotonic() < deadline:
        shutil.rmtree(cluster.folder, ignore_errors=True)


#: A server keeps the words of each place beside it, and so each citation as a row.
_AS_ON_A_SERVER = {
    "report": "SELECT document, path, digest, length, NULL FROM report",
    "citation": f'SELECT c.start, c."end", {OF_CITATION}, c.more, r.passages, c.report, c.document, c.certainty '
    "FROM citation c JOIN report r ON r.document = c.report",
    "edge": "SELECT e.id, e.subject, e.relation, e.object, e.basis, e.rule, e.scope, e.location, e.effective, e.source, "
    f"e.subject_location, e.ev_document, e.ev_start, e.ev_end, {OF_EDGE} FROM edge e "
    "LEFT JOIN report r ON r.document = e.ev_document",
}


def fill(address: str, held: sqlite3.Connection) -> None:
    """Make a store in an empty database that holds the rows of a store in a file, under the same numbers."""
    knows_words(held)
    conn = ServerConnection(server_of(address))
    made, indexes = statements()
    for statement in made:
        conn.run(statement)
    conn.run("DELETE FROM meta")
    for table in TABLES:
        columns = [row[1] for row in held.execute(f"PRAGMA table_info({table})")]
        if table == "fact":
            columns.append("rowid")
        names = ", ".join(f'"{one}"' for one in columns)
        rows = held.execute(_AS_ON_A_SERVER.get(table, f"SELECT {names} FROM {table}")).fetchall()
        if table == "citation":
            rows = [
                (report, start, end, text, document, certainty, None)
                for *row, report, document, certainty in rows
                for start, end, text in words(*row)
            ]
        marks = ", ".join("?" * len(columns))
        conn.isolation_level = None
        conn.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)
        if "id" in columns or table == "fact":
            number = "id" if "id" in columns else "rowid"
            conn.run(f"SELECT setval(pg_get_serial_sequence('kg.{table}', '{number}'), "
                     f"(SELECT coalesce(max({number}), 1) FROM {table}))")  # fmt: skip
    for statement in indexes:
        conn.run(statement)
    conn.run("ANALYZE")
    conn.close()
