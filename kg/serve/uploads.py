"""What was sent: files and fields, held in memory and written nowhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import Message

from starlette.datastructures import UploadFile
from starlette.formparsers import FormParser, MultiPartException, MultiPartParser
from starlette.requests import Request

from kg.base.wording import flat
from kg.serve.guard import MB
from kg.serve.problems import Failed

#: Bytes of a plain text, of a file; files of one request.
MOST_TEXT, MOST_FILE, MOST_FILES = 2 * MB, 25 * MB, 200
_MOST_FIELDS = 4000
_LONGEST_NAME = 200
_MULTIPART = "multipart/form-data"

#: What the suffix of a file is where only its type is said.
_SUFFIXES = {
    "text/plain": ".txt", "text/markdown": ".md", "text/html": ".html", "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/msword": ".doc", "application/vnd.oasis.opendocument.text": ".odt", "application/rtf": ".rtf",
    "image/png": ".png", "image/jpeg": ".jpg", "image/tiff": ".tif", "application/octet-stream": "",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Upload:
    """One file, by the name that its sender calls it."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Sent:
    """A form: its files, and its fields by name."""

    files: tuple[Upload, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)


async def one_file(request: Request, name: str | None) -> Upload:
    """The file that a program sent: the body itself, or a part of a form. Raises Failed."""
    kind = _type_of(request)
    if kind == _MULTIPART:
        sent = await only_files(request)
        if len(sent) != 1:
            raise Failed("no-file") if not sent else Failed("too-many", most=1)
        return sent[0]
    if kind == "application/x-www-form-urlencoded" and name:
        kind = "application/octet-stream"  # what curl --data-binary says of any file
    if kind not in _SUFFIXES:
        raise Failed(
            "other-type", value=flat(kind)[:80], wanted=f"{_MULTIPART} (curl -F file=@…), or the file with ?name=…"
        )
    data = await request.body()
    if not data.strip():
        raise Failed("no-file")
    return _within(Upload(_name(name) or f"text{_SUFFIXES[kind]}", data), kind == "text/plain")


async def only_files(request: Request) -> tuple[Upload, ...]:
    """The files of a form that a program sent. Raises Failed, also for a field: what is asked for is in the address."""
    if (kind := _type_of(request)) != _MULTIPART:
        raise Failed("other-type", value=flat(kind)[:80], wanted=_MULTIPART)
    sent = await form(request)
    if sent.fields:
        raise Failed("field-in-form", name=flat(next(iter(sent.fields)))[:40])
    return sent.files


async def form(request: Request) -> Sent:
    """A form that a page, or a program, sent. Raises Failed."""
    kind = _type_of(request)
    if kind == "application/x-www-form-urlencoded":
        found = await FormParser(request.headers, request.stream()).parse()
        return Sent(fields={key: value for key, value in found.multi_items() if isinstance(value, str)})
    if kind != _MULTIPART:
        raise Failed("other-type", value=flat(kind)[:80], wanted=_MULTIPART)
    parser = MultiPartParser(
        request.headers, request.stream(), max_files=MOST_FILES, max_fields=_MOST_FIELDS, max_part_size=MOST_TEXT
    )
    parser.spool_max_size = 1024 * MB  # never to the disk
    try:
        found = await parser.parse()
    except MultiPartException as error:
        if "Too many files" in error.message:
            raise Failed("too-many", most=MOST_FILES) from None
        raise Failed("bad-form", why=flat(error.message)) from None
    files: list[Upload] = []
    fields: dict[str, str] = {}
    for key, value in found.multi_items():
        if isinstance(value, UploadFile):
            data = await value.read()
            await value.close()
            if value.filename or data:
                files.append(_within(Upload(_name(value.filename) or "file", data), False))
        else:
            fields[key] = value
    return Sent(tuple(one for one in files if one.data), fields)


def _within(upload: Upload, is_text: bool) -> Upload:
    most = MOST_TEXT if is_text else MOST_FILE
    if len(upload.data) > most:
        raise Failed("too-large", most=most // MB)
    return upload


def _name(given: str | None) -> str:
    """A file's name without folders and without what would command a terminal."""
    last = (given or "").replace("\\", "/").rsplit("/", 1)[-1]
    return flat(last)[:_LONGEST_NAME].strip()


def _type_of(request: Request) -> str:
    message = Message()
    message["content-type"] = request.headers.get("content-type", "application/octet-stream")
    return message.get_content_type()
