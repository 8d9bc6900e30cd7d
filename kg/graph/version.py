"""What tells whether the store holds the same as before: for views of it that are kept on disk.

A view (an RDF store, an array of adjacency) writes down the version it was made from, and is made anew when the
store shows another. Neither the file's time nor SQLite's own counters would do: in WAL mode the change counter of
the file's header stands still between checkpoints, `PRAGMA data_version` and `total_changes` are a connection's own,
and a checkpoint or a copy changes the file and not what it holds.
"""

from __future__ import annotations

import sqlite3

_TOKEN = "UPDATE meta SET value = lower(hex(randomblob(8))) WHERE key = 'content'"

#: Seen by the greatest id alone: SQLite gives each new row the next one, so that a trigger, which would double the
#: time of a bulk load of edges, has nothing to tell.
_NUMBERED = ("document", "edge")
_OTHERS = ("source", "claim", "fact", "report", "citation", "place", "place_successor")


def keep_version(conn: sqlite3.Connection) -> None:
    """Make the triggers that keep the version, if they are not there, and begin a new one; the caller commits."""
    conn.execute("INSERT OR REPLACE INTO meta(key, value) VALUES ('content', lower(hex(randomblob(8))))")
    for table in (*_NUMBERED, *_OTHERS):
        for event in ("UPDATE", "DELETE") if table in _NUMBERED else ("INSERT", "UPDATE", "DELETE"):
            conn.execute(
                f"CREATE TRIGGER IF NOT EXISTS version_{table}_{event.lower()} AFTER {event} ON {table} "
                f"BEGIN {_TOKEN}; END"
            )


def store_version(conn: sqlite3.Connection) -> str:
    """A word for all that the store holds, as this connection sees it now: letters, digits and hyphens, at most 60.

    Two reads of committed content give the same word only if no row was written between them, by whatever process or
    program. The word is new (64 random bits) after each change but one: rows added to `document` or `edge` and to
    nothing else show as a greater id, so that two copies of one store that each add only such rows may come to the
    same word, and a row put in by hand under an id below the greatest goes unseen. All that this program writes
    has a source, and is seen. Turned round: a write that changes nothing in the end may give a new word; a rollback
    gives back the old one; a checkpoint, VACUUM, a copy of the file or another day leave it as it is. It costs three
    look-ups, whatever the size.

    To read it together with what it stands for, ask inside one transaction (`BEGIN` first).
    """
    token, *last = conn.execute(
        "SELECT (SELECT value FROM meta WHERE key = 'content'), "
        + ", ".join(f"(SELECT coalesce(max(id), 0) FROM {table})" for table in _NUMBERED)
    ).fetchone()
    return "-".join(map(str, (token, *last)))
