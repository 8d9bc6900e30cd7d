"""SQLite's SQL as PostgreSQL understands it: the store's statements are written once, for SQLite.

What both understand is used where it can be; this is the rest, each difference once:

    ?  ?1  :name                 $1
    INSERT OR IGNORE             ON CONFLICT DO NOTHING
    a IS b, a IS NOT b           IS NOT DISTINCT FROM, IS DISTINCT FROM
    CROSS JOIN … ON              JOIN: the planner chooses the order
    json_each(list)              an array of its elements: values are text; numbers are cast by the statement
    document_search MATCH        words @@ tsquery (`kg.store.postgres.match`)
    ORDER BY x                   NULLS FIRST, and LAST where it goes down: as SQLite sorts
    GLOB                         SIMILAR TO
    words_of(passages, …)        NULL: a server keeps the words of each place beside it, and compresses by itself
    LIKE                         ILIKE: in the collation "C" it looks away from the case of ASCII letters alone
    main. file. temp.            the store's schema; temporary tables, of a file that is attached or of the connection
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.tuples import NamedTuple

_PARTS = re.compile(r"('(?:[^']|'')*')|\?(\d*)|(?<![:\w]):([a-z_]+)")
_NO_NULLS = frozenset("a.iri b.iri d.iri s.iri o.iri iri id d.id e.id p.code rowid document d.type s.name".split())


class Translated(NamedTuple):
    """A statement for PostgreSQL: `names` are its parameters if they have names, `questions` those for MATCH."""

    text: str
    names: tuple[str, ...]
    questions: frozenset[int]


@lru_cache(maxsize=2_000)
def translated(sql: str) -> Translated:
    """The statement in PostgreSQL's dialect."""
    names: list[str] = []
    literals: list[str] = []
    count = 0

    def part(found: re.Match[str]) -> str:
        nonlocal count
        if found[1] is not None:
            literals.append(found[1])
            return f"\x00{len(literals) - 1}\x00"
        if found[3] is not None:
            if found[3] not in names:
                names.append(found[3])
            return f"${names.index(found[3]) + 1}"
        count = int(found[2]) if found[2] else count + 1
        return f"${count}"

    text = _PARTS.sub(part, sql)
    text = _rules(text)
    questions = frozenset(int(number) for number in re.findall(r"CAST\(\$(\d+) AS tsquery\)", text))
    text = re.sub("\x00(\\d+)\x00", lambda found: literals[int(found[1])], text)
    return Translated(text, tuple(names), questions)


#: Through an array: of its elements the planner expects ten, and looks each of them up by an index; of those of a JSON
#: list it expects a hundred, and rather reads the whole of a table for them.
_LISTED = r"(SELECT unnest(ARRAY(SELECT jsonb_array_elements_text(CAST(\1 AS jsonb)))) AS value)"
_RULES = [
    (re.compile(wrong, re.IGNORECASE), right)
    for wrong, right in (
        (r"\bCROSS JOIN\b", "JOIN"),
        (r"\bjson_each\((\$\d+)\) j\b", rf"{_LISTED} j"),
        (r"\bjson_each\((\$\d+)\)", rf"{_LISTED} listed"),
        (r"\bdocument_search MATCH (\$\d+)", r"words @@ CAST(\1 AS tsquery)"),
        (r"\bIS NOT (?!NULL\b|DISTINCT\b|TRUE\b|FALSE\b)", "IS DISTINCT FROM "),
        (r"\bIS (?!NOT\b|NULL\b|DISTINCT\b|TRUE\b|FALSE\b)", "IS NOT DISTINCT FROM "),
        (r"\bLIMIT -1\b", "LIMIT ALL"),
        (r"\bLIKE\b", "ILIKE"),
        (r"\bGLOB (\$\d+)", r"SIMILAR TO translate(\1, '*?', '%_')"),
        (r"\binstr\(", "strpos("),
        (r"\bwords_of\([^()]*\)", "CAST(NULL AS text)"),
        (r"(?<=[ (])\+(?=\w+\.\w+ IN)", ""),
        (r"\bmin\((\w+), ", r"LEAST(\1, "),
        (r"\bINDEX temp\.", "INDEX "),
        (r"\btemp\.", "pg_temp."),
        (r"\bmain\.", "kg."),
        (r"\bfile\.", "pg_temp.file_"),
    )
]


def _rules(text: str) -> str:
    for wrong, right in _RULES:
        text = wrong.sub(right, text)
    text, ignored = re.subn(r"\bINSERT OR IGNORE INTO\b", "INSERT INTO", text)
    if ignored:
        text += " ON CONFLICT DO NOTHING"
    return _sorted_as_sqlite(text)


_ORDER = re.compile(r"\bORDER BY\b")
_ENDS = re.compile(r"\b(?:LIMIT|OFFSET)\b")


def _sorted_as_sqlite(text: str) -> str:
    """SQLite sorts what is unknown before all else; PostgreSQL after it."""
    done: list[str] = []
    at = 0
    for found in _ORDER.finditer(text):
        done.append(text[at : found.end()])
        terms, at = _terms(text, found.end())
        done.append(",".join(_with_nulls(term) for term in terms))
    return "".join((*done, text[at:]))


def _terms(text: str, start: int) -> tuple[list[str], int]:
    """The terms of an ORDER BY that begin at `start`, and where they end."""
    depth, begin, terms = 0, start, list[str]()
    for at in range(start, len(text)):
        letter = text[at]
        if letter == "(":
            depth += 1
        elif letter == ")":
            depth -= 1
            if depth < 0:
                return [*terms, text[begin:at]], at
        elif letter == "," and not depth:
            terms.append(text[begin:at])
            begin = at + 1
        elif not depth and letter in "LO" and _ENDS.match(text, at):
            return [*terms, text[begin:at]], at
    return [*terms, text[begin:]], len(text)


def _with_nulls(term: str) -> str:
    bare = term.strip()
    down = bare.upper().endswith(" DESC")
    if bare.removesuffix(" DESC") in _NO_NULLS or "NULLS" in bare:
        return term
    return f" {bare} NULLS {'LAST' if down else 'FIRST'} "


_VALUES = re.compile(
    r"^INSERT INTO ([\w.]+) ?(?:\(([^()]*)\))? VALUES (\(.*?\))((?:, ?\(.*?\))*)( ON CONFLICT.*)?$", re.S
)


class Insert(NamedTuple):
    """An INSERT of rows as PostgreSQL can take many at once: what of a row are parameters, and what is the same in all.

    `columns` is empty where all are meant; `values` has a parameter's number, or the text that a literal stands for.
    """

    table: str
    columns: tuple[str, ...]
    values: tuple[int | str, ...]
    rows: int  # in one statement
    conflict: str


@lru_cache(maxsize=200)
def insert_of(text: str) -> Insert | None:
    """The parts of a translated INSERT … VALUES; None if it is another statement, or says more than this."""
    ignored = text.endswith(" ON CONFLICT DO NOTHING")
    found = _VALUES.match(text.strip())
    if found is None:
        return None
    columns = tuple(one.strip() for one in found[2].split(",")) if found[2] else ()
    values: list[int | str] = []
    for value in found[3][1:-1].split(","):
        one = value.strip()
        if re.fullmatch(r"\$\d+", one):
            values.append(int(one[1:]) - 1)
        elif re.fullmatch(r"'[^'\\]*'", one):
            values.append(one[1:-1])
        else:
            return None
    rows = 1 + found[4].count("(")
    parameters = [one for one in values if isinstance(one, int)]
    if parameters != list(range(len(parameters))) or (columns and len(columns) != len(values)):
        return None
    conflict = (found[5] or "").strip() or ("ON CONFLICT DO NOTHING" if ignored else "")
    return Insert(found[1], columns, tuple(values), rows, conflict)
