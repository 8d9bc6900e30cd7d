"""Packs: what one store says comes into another, whole or not at all, and goes out again; nothing else is taken."""

from __future__ import annotations

import base64
import hashlib
import json
import lzma
import shutil
import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kg.contract.sources import PackOut, UpdateOut
from kg.register.imports.records import DocumentRecord
from kg.register.imports.run import remove
from kg.register.opening import open_store
from kg.register.packs.applying import apply_pack
from kg.register.packs.fetching import fetch_pack
from kg.register.packs.reading import parse_pack, read_pack
from kg.register.packs.records import canonical
from kg.register.packs.writing import NoSources, digest_of, write_pack
from kg.text import UnreadableError
from tests.support.import_records import carries_out, content, decree, plan, take
from tests.support.program import kg, python
from tests.support.web import serving

DAY = date(2026, 11, 29)
ITEMS = [
    decree(effective=date(2023, 8, 15), expired=date(2030, 1, 1), state="in_force", topics=("đất đai",)),
    plan(1, flags=("x",)), plan(2), carries_out(2, 1),
    DocumentRecord("61/2027/NĐ-CP", "decree", "mới", "Chính phủ", date(2027, 1, 2), effective=date(2027, 3, 1)),
]  # fmt: skip


@pytest.fixture(scope="module")
def packed(slim_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pack of one source that no store of the tests has."""
    folder = tmp_path_factory.mktemp("packed")
    store, path = folder / "kg.sqlite", folder / "tuan-48.kgpack"
    store.write_bytes(slim_store.read_bytes())
    with open_store(store) as opened:
        take(opened.conn, folder, ITEMS, "tuần 48", day=DAY)
        write_pack(opened.conn, path, day=DAY, names=["tuần 48"], made_by="Sở Tư pháp")
    return path


@pytest.fixture
def pack(packed: Path, tmp_path: Path) -> Path:
    """That pack, in the folder of the test."""
    return Path(shutil.copy(packed, tmp_path))


def test_there_and_back(slim: sqlite3.Connection, pack: Path) -> None:
    before = content(slim)
    would = apply_pack(slim, read_pack(pack), try_only=True)
    assert content(slim) == before
    done = apply_pack(slim, read_pack(pack))
    assert done == would and done.new_documents == 3
    (one,) = done.sources
    assert (one.name, one.state, one.documents, one.relations) == ("tuần 48", "new", 4, 1)
    assert done.changes.counts["new_documents"] == 3 and done.changes.counts["new_relations"] == 1
    row = slim.execute("SELECT id, kind, day, importer FROM source WHERE name = 'tuần 48'").fetchone()
    assert row[1:] == ("national_database", "2026-11-29", "pack tuan-48")
    assert digest_of(slim, row[0]) == read_pack(pack).sources[0].sha256
    assert remove(slim, None, "tuan-48") == (3, 1, one.facts)
    assert content(slim) == before


def test_the_same_again_changes_nothing_and_a_newer_one_replaces(
    slim: sqlite3.Connection, pack: Path, tmp_path: Path
) -> None:
    apply_pack(slim, read_pack(pack))
    before = content(slim)
    again = apply_pack(slim, read_pack(pack))
    assert [one.state for one in again.sources] == ["unchanged"] and not any(again.changes.counts.values())
    assert content(slim) == before
    head, lines = taken_apart(pack)
    newer = made(head, [line for line in lines if line[0] != "fact"])
    done = apply_pack(slim, parse_pack(newer))
    assert [one.state for one in done.sources] == ["replaced"] and done.changes.counts["gone_ends"] == 1


def test_a_source_of_one_s_own_is_not_replaced(slim: sqlite3.Connection, pack: Path, tmp_path: Path) -> None:
    take(slim, tmp_path, ITEMS, "tuần 48", day=DAY)
    assert [one.state for one in apply_pack(slim, read_pack(pack)).sources] == ["unchanged"]
    take(slim, tmp_path, ITEMS[:2], "tuần 48")
    before = content(slim)
    with pytest.raises(UnreadableError, match="this store imported itself"):
        apply_pack(slim, read_pack(pack))
    assert content(slim) == before


def test_the_register_is_known_already(much: sqlite3.Connection, tmp_path: Path) -> None:
    path = tmp_path / "all.kgpack"
    done = write_pack(much, path, day=DAY)
    assert done.documents > 1000 and done.size < 5_000_000
    before = content(much)
    assert {one.state for one in apply_pack(much, read_pack(path)).sources} == {"unchanged"}
    assert content(much) == before


def test_which_sources(slim: sqlite3.Connection, tmp_path: Path) -> None:
    take(slim, tmp_path, [plan(1)], "một", day=date(2026, 11, 20))
    take(slim, tmp_path, [plan(2)], "hai", day=date(2026, 11, 28))
    take(slim, tmp_path, [plan(3)], "ba")
    path = tmp_path / "p.kgpack"
    done = write_pack(slim, path, day=DAY, since=date(2026, 11, 25))
    assert "hai" in done.sources and not {"một", "ba"} & set(done.sources) and "ba" in done.undated
    assert write_pack(slim, path, day=DAY, since=date(2026, 11, 1), names=["một", "ba"]).sources == ["một"]
    with pytest.raises(LookupError):
        write_pack(slim, path, day=DAY, names=["bốn"])
    with pytest.raises(NoSources):
        write_pack(slim, path, day=DAY, since=date(2099, 1, 1))
    assert read_pack(path).head.day == "2026-11-29"


# -- what is refused -------------------------------------------------------------------------------------------------


def taken_apart(path: Path) -> tuple[dict[str, Any], list[list[Any]]]:
    head, _, body = path.read_bytes().partition(b"\n")
    return json.loads(head), [json.loads(line) for line in lzma.decompress(body).splitlines()]


def made(head: dict[str, Any], rows: list[Any], **said: Any) -> bytes:
    """A pack of these lines whose head and digests are right but for `said`; lines may be bytes as they stand."""
    for row in rows:
        if isinstance(row, list) and row[0] == "source" and "number" in row[1] and row[1]["sha256"] != "f" * 64:
            own = ([one[0], {key: value for key, value in one[1].items() if key != "source"}] for one in rows
                   if isinstance(one, list) and isinstance(one[1], dict) and one[1].get("source") == row[1]["number"])  # fmt: skip
            row[1]["sha256"] = hashlib.sha256(b"".join(canonical(one) for one in own)).hexdigest()
    body = b"".join((line if isinstance(line, bytes) else json.dumps(line).encode()) + b"\n" for line in rows)
    right = {"sha256": hashlib.sha256(body).hexdigest(), "bytes": len(body), "lines": len(rows)}
    return json.dumps({**head, **right, **said}).encode() + b"\n" + lzma.compress(body)


def line_with(word: str, **values: Any) -> Callable[[dict[str, Any], list[list[Any]]], bytes]:
    """The pack with the first line of a kind changed."""

    def change(head: dict[str, Any], lines: list[list[Any]]) -> bytes:
        at = next(number for number, line in enumerate(lines) if line[0] == word)
        lines[at] = [word, {**lines[at][1], **values}]
        return made(head, lines)

    return change


HOSTILE: list[tuple[str, Callable[[dict[str, Any], list[list[Any]]], bytes], str]] = [
    ("nothing", lambda head, lines: b"", "no_pack"),
    ("a zip", lambda head, lines: b"PK\x03\x04" + bytes(50), "no_pack"),
    ("a head alone", lambda head, lines: json.dumps(head).encode(), "no_pack"),
    ("no stream", lambda head, lines: json.dumps(head).encode() + b"\n", "cut_pack"),
    ("no xz", lambda head, lines: json.dumps(head).encode() + b"\nabc", "cut_pack"),
    ("another format", lambda head, lines: made(head, lines, format="x"), "no_pack"),
    ("a later version", lambda head, lines: made(head, lines, version=2), "other_pack"),
    ("more in the head", lambda head, lines: made(head, lines, run="rm"), "bad_pack_line"),
    ("no such day", lambda head, lines: made(head, lines, day="2026-02-30"), "bad_pack_line"),
    ("text for a number", lambda head, lines: made(head, lines, lines="9"), "bad_pack_line"),
    ("a head without end", lambda head, lines: b'{"format":"vn-legal-kg-pack"' + b" " * 100_000 + b"}\n", "no_pack"),
    ("cut short", lambda head, lines: made(head, lines)[:-20], "cut_pack"),
    ("more behind it", lambda head, lines: made(head, lines) + b"x", "cut_pack"),
    ("another digest", lambda head, lines: made(head, lines, sha256="0" * 64), "cut_pack"),
    ("more lines than said", lambda head, lines: made(head, lines, lines=3), "cut_pack"),
    ("fewer lines than said", lambda head, lines: made(head, lines, lines=99), "cut_pack"),
    ("more than a pack may hold", lambda head, lines: made(head, lines, bytes=1 << 40), "bad_pack_line"),
    ("a bomb", lambda head, lines: made(head, [b" " * (1 << 20)] * 20, bytes=1000), "cut_pack"),
    ("a line without end", lambda head, lines: made(head, [b"[" + b"1," * (1 << 20)]), "cut_pack"),
    ("a deep line", lambda head, lines: made(head, [b"[" * 100_000]), "bad_pack_line"),
    ("no JSON", lambda head, lines: made(head, [b"abc"]), "bad_pack_line"),
    ("three in a line", lambda head, lines: made(head, [["source", {}, 1]]), "bad_pack_line"),
    ("an unknown kind", lambda head, lines: made(head, [*lines, ["sql", {}]]), "bad_pack_line"),
    ("a kind that is none", lambda head, lines: made(head, [*lines, [["fact"], {}]]), "bad_pack_line"),
    ("a kind out of order", lambda head, lines: made(head, [*lines, lines[0]]), "bad_pack_line"),
    ("more in a line", line_with("fact", note="x"), "bad_pack_line"),
    ("a report as a source", line_with("source", kind="report"), "bad_pack_line"),
    ("an unknown relation", line_with("relation", relation="destroys"), "bad_pack_line"),
    ("issued_by", line_with("relation", relation="issued_by"), "bad_pack_line"),
    ("an IRI that is none", line_with("document", iri="file:///etc/passwd"), "bad_pack_line"),
    ("a place that is none", line_with("document", place="x"), "bad_pack_line"),
    ("a day that is none", line_with("claim", issued="2026-02-30"), "bad_pack_line"),
    ("a year as text", line_with("claim", year="2026"), "bad_pack_line"),
    ("a field that is none", line_with("fact", field="a b"), "bad_pack_line"),
    ("control characters", line_with("document", title="a\x1b[2J"), "bad_pack_line"),
    ("half a letter", lambda head, lines: made(head, [b'["document", {"title": "\\ud800"}]']), "bad_pack_line"),
    ("a long text", line_with("fact", value="x" * 30_000), "bad_pack_line"),
    ("a source of another digest", line_with("source", sha256="f" * 64), "cut_pack"),
    ("a source that is not there", line_with("claim", source=7), "bad_pack_names"),
    ("a document that is not there", line_with("fact", document="/akn/vn/act/nghi-dinh/chinh-phu/2000-01-01/1-2000-nd-cp"), "bad_pack_names"),
    ("no source", lambda head, lines: made(head, []), "bad_pack_names"),
    ("a claim twice", lambda head, lines: made(head, [*lines, next(line for line in lines if line[0] == "claim")]), "bad_pack_names"),
]  # fmt: skip


@pytest.mark.parametrize(("why", "change", "reason"), HOSTILE, ids=[row[0] for row in HOSTILE])
def test_what_is_no_pack_is_refused(
    pack: Path, why: str, change: Callable[[dict[str, Any], list[list[Any]]], bytes], reason: str
) -> None:
    with pytest.raises(UnreadableError) as caught:
        parse_pack(change(*taken_apart(pack)))
    assert caught.value.reason == reason, caught.value
    assert all("\n" not in caught.value.message(lang) for lang in ("vi", "en"))


def test_every_byte_counts(pack: Path) -> None:
    data = pack.read_bytes()
    body = data.index(b"\n") + 1
    for at in range(body, len(data), 37):
        with pytest.raises(UnreadableError):
            parse_pack(data[:at] + bytes([data[at] ^ 0x20]) + data[at + 1 :])


def test_a_document_under_another_s_name_stays_itself(slim: sqlite3.Connection, pack: Path) -> None:
    """A pack cannot hang what it says on a document of the store by giving its IRI to another one."""
    victim = slim.execute("SELECT id, iri FROM document WHERE symbol = '10/2022/QH15' AND type = 'law'").fetchone()
    head, lines = taken_apart(pack)
    old = next(line[1]["iri"] for line in lines if line[0] == "document" and line[1]["symbol"] == "61/2027/NĐ-CP")
    hostile = json.loads(json.dumps(lines).replace(json.dumps(old)[1:-1], victim[1]))
    apply_pack(slim, parse_pack(made(head, hostile)))
    told = "SELECT count(*) FROM claim c JOIN source s ON s.id = c.source WHERE c.document = ? AND s.name = 'tuần 48'"
    assert slim.execute(told, (victim[0],)).fetchone() == (0,)
    assert slim.execute("SELECT title FROM document WHERE symbol = '61/2027/NĐ-CP'").fetchall() == [("mới",)]


#: Kills itself when half of the pack is in the store.
KILLED = """
import os, signal, sys
import kg.register.packs.applying as applying
applying._Applier.facts = lambda self, rows: os.kill(os.getpid(), signal.SIGKILL)
from kg.cli import main
main(sys.argv[1:])
"""


def test_killed_in_the_middle(store_file: Path, pack: Path) -> None:
    words = ["--db", str(store_file), "register", "update", str(pack)]
    with sqlite3.connect(store_file) as store:
        before = content(store)
    done = python(KILLED, *words)
    assert done.returncode == -9, done.stderr
    with sqlite3.connect(store_file) as store:
        assert content(store) == before
    again = kg(*words)
    assert again.returncode == 0 and "tuần 48: new source" in again.stdout, again.stderr


# -- signatures and addresses ----------------------------------------------------------------------------------------


def signed(
    data: bytes, number: bytes = b"12345678", hashed: bool = True, comment: str = "timestamp:1 file:a"
) -> tuple[str, bytes]:
    """A new key in minisign's form, and its signature of `data`."""
    signing = pytest.importorskip("nacl.signing")
    secret = signing.SigningKey.generate()
    message = hashlib.blake2b(data).digest() if hashed else data
    one = secret.sign(message).signature
    whole = secret.sign(one + comment.encode()).signature
    lines = [
        "untrusted comment: x", base64.b64encode((b"ED" if hashed else b"Ed") + number + one).decode(),
        f"trusted comment: {comment}", base64.b64encode(whole).decode(),
    ]  # fmt: skip
    return base64.b64encode(b"Ed" + number + bytes(secret.verify_key)).decode(), ("\n".join(lines) + "\n").encode()


@pytest.mark.parametrize("hashed", [True, False])
def test_a_signed_pack(pack: Path, hashed: bool) -> None:
    key, signature = signed(pack.read_bytes(), hashed=hashed)
    beside = pack.with_name(pack.name + ".minisig")
    beside.write_bytes(signature)
    file = pack.with_name("minisign.pub")
    file.write_text(f"untrusted comment: minisign public key\n{key}\n", encoding="utf-8")
    for trust in (key, str(file)):
        assert fetch_pack(str(pack), trust)[1] == "timestamp:1 file:a"
    other, _ = signed(b"", number=b"87654321")
    same_number, _ = signed(b"")
    cases: list[tuple[str, bytes, str]] = [
        (other, signature, "another key"), (same_number, signature, "changed"),
        (key, signature.replace(b"file:a", b"file:b"), "changed"), (key, b"", "form"), (key, b"\xff" * 99, "form"),
        (key, signature.replace(b"trusted comment: ", b"x: "), "form"), ("abc", signature, "not a public key of minisign"),
    ]  # fmt: skip
    for trust, told, line in cases:
        beside.write_bytes(told)
        with pytest.raises(UnreadableError, match=line):
            fetch_pack(str(pack), trust)
    beside.write_bytes(signature)
    pack.write_bytes(pack.read_bytes() + b" ")
    with pytest.raises(UnreadableError, match="changed"):
        fetch_pack(str(pack), key)
    beside.unlink()
    with pytest.raises(UnreadableError, match=r"the signature is missing \(tuan-48.kgpack.minisig\)"):
        fetch_pack(str(pack), key)


def test_a_pack_from_an_address(store_file: Path, pack: Path) -> None:
    key, signature = signed(pack.read_bytes())
    pages = {"/a.kgpack": pack.read_bytes(), "/a.kgpack.minisig": signature, "/b.kgpack": pack.read_bytes()}
    with serving(pages) as at:
        done = kg("register", "update", f"{at}/a.kgpack", "--trust", key, "--lang", "vi", KG_DB=store_file)
        assert done.returncode == 0 and "Chữ ký đúng: timestamp:1 file:a" in done.stdout, done.stderr
        for page, line in (("/b.kgpack", "HTTP 404"), ("/c.kgpack", "HTTP 404")):
            done = kg("register", "update", f"{at}{page}", "--trust", key, "--lang", "en", KG_DB=store_file)
            assert (done.returncode, done.stdout) == (2, "") and line in done.stderr and done.stderr.count("\n") == 1
    done = kg("register", "update", f"{at}/a.kgpack", "--lang", "en", KG_DB=store_file)
    assert (done.returncode, done.stdout) == (2, "") and "cannot be fetched" in done.stderr


# -- the command -----------------------------------------------------------------------------------------------------


def test_what_the_commands_print(store_file: Path, tmp_path: Path) -> None:
    listed = tmp_path / "danh-muc.csv"
    listed.write_text("Số ký hiệu;Ngày ban hành;Trích yếu\n5043/KH-UBND;04/10/2026;tổ chức thi\n", encoding="utf-8")
    assert (
        kg(
            "register",
            "import",
            "csv",
            str(listed),
            "--set",
            "issuer=UBND tỉnh Bình Dương",
            "--day",
            "2026-11-28",
            KG_DB=store_file,
        ).returncode
        == 0
    )
    out = tmp_path / "tuan.kgpack"
    words = ["register", "pack", "-o", str(out), "--source", "danh-muc.csv", "--day", "2026-11-29"]
    done = kg(*words, "--by", "Sở Tư pháp", "--lang", "vi", KG_DB=store_file)
    assert done.stdout.startswith("đã ghi gói “tuan” ngày 29/11/2026: 1 nguồn, 1 văn bản, 0 quan hệ, 0 dữ kiện, "), (
        done.stderr
    )
    told = json.loads(kg(*words, "--format", "json", KG_DB=store_file).stdout)
    assert PackOut.model_validate(told).model_dump(mode="json") == told
    kg("register", "remove", "danh-muc.csv", KG_DB=store_file)
    would = json.loads(kg("register", "update", str(out), "--dry-run", "--format", "json", KG_DB=store_file).stdout)
    assert UpdateOut.model_validate(would).model_dump(mode="json") == would and would["applied"] is False
    english = kg("register", "update", str(out), "--lang", "en", KG_DB=store_file).stdout
    assert 'To take it back: kg register remove "tuan"' in english and "New documents: 1" in english
    assert "nhập bằng pack tuan" in kg("register", "sources", "--lang", "vi", KG_DB=store_file).stdout
    gone = kg("register", "remove", "tuan", "--lang", "vi", KG_DB=store_file)
    assert gone.stdout == "Đã gỡ “tuan”: 1 văn bản, 0 quan hệ, 0 dữ kiện\n"
    for arguments, line in (
        (["pack", "-o", str(out), "--source", "không có"], "no imported source is called “không có”"),
        (["pack", "-o", str(out), "--since", "2099-01-01"], "no source to pack"),
        (["pack"], "missing"),
        (["update", "không-có.kgpack"], "không-có.kgpack: no such file"),
        (["update", str(listed)], "not a pack that kg register pack wrote"),
    ):
        done = kg("register", *arguments, "--lang", "en", KG_DB=store_file)
        assert (done.returncode, done.stdout) == (2, "") and line in done.stderr and done.stderr.count("\n") == 1, (
            arguments
        )
