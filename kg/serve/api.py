"""REST, `/api/v1`: the verbs of the command for programs, with the answers of the contract.

`OPERATIONS` says of each address what it takes and gives; requests are read by it, and the description is made of it.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Literal, get_args

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from kg.base.wording import flat
from kg.model import DocType
from kg.serve.answers import TYPES, file_response, json_response
from kg.serve.asked import AS_OF, LANG, Param, arguments, day_of
from kg.serve.kept import Shelf, Visit, seconds_for
from kg.serve.pool import Pool
from kg.serve.problems import Failed
from kg.serve.uploads import one_file, only_files

#: What a check can be told in: form, by the type that is asked for; the first where nothing is said.
FORMS = {
    "application/json": "json", "text/html": "html", "application/sarif+json": "sarif", "text/csv": "csv",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
}  # fmt: skip
_MOST_STATUSES = 500
#: Seconds between the signs of life of a stream on which nothing happens.
_PULSE = 15.0

DOC = Param("doc", "A document: its IRI, or what people type.", required=True, example="59/2023/NĐ-CP")
DAY = Param("as_of", "The day to tell the state of; today if not given.", "day")
STATED = Param("stated", "Only what a text states; nothing inferred.", "flag")
NAME = Param("name", "How the sender calls the file; its suffix tells what the bytes do not.")
SELECT = Param("select", "Only these rules, by code or how codes begin: VB1,VB201.", "codes")
IGNORE = Param("ignore", "Not these rules.", "codes")
STRICT = Param("strict", "All rules.", "flag")
OF_FORM = Param("form", "Also the paper's own form, as `kg check --form`.", "flag", argument="layout")
TRACK = Param("track", "As tracked changes, in a .docx.", "flag")
BACK = Param("back_references", "Also what only points.", "flag")


@dataclass(frozen=True, slots=True)
class Operation:
    """One address and method. `out`: the model of the answer, `[]` behind it for a list of them; None: see `gives`."""

    method: Literal["GET", "POST", "DELETE"]
    path: str
    about: str
    run: Callable[[Request, Operation], Awaitable[Response]]
    params: tuple[Param, ...] = ()
    out: str | None = None
    takes: Literal["file", "files", "statuses"] | None = None
    gives: tuple[str, ...] = ("application/json",)
    status: int = 200
    task: str = ""
    fails: tuple[int, ...] = ()


async def ask(request: Request, operation: Operation) -> Response:
    """A verb of the command: the worker's JSON as it is."""
    given = arguments(request, operation.params)
    return json_response(await _pool(request).run(operation.task, **given))


async def search(request: Request, operation: Operation) -> Response:
    """Search: by words, or by what it must be; all hits up to the thousandth can be leafed through."""
    given = arguments(request, operation.params)
    given.setdefault("query", "")
    return json_response(await _pool(request).run(operation.task, **given))


async def check(request: Request, operation: Operation) -> Response:
    """A check, told as the Accept header or `format` asks."""
    given = arguments(request, operation.params)
    wanted = given.pop("form", None) or _accepted(request)
    upload = await one_file(request, given.pop("name", None))
    data = await _pool(request).run(
        "answer", seconds=seconds_for(upload), data=upload.data, name=upload.name, form=wanted, **given
    )
    kind = next(kind for kind, form in FORMS.items() if form == wanted)
    if wanted in ("json", "sarif"):
        return json_response(data, kind=kind)
    if wanted == "html":
        from kg.serve.answers import page_response

        return page_response(data)
    suffix = next(suffix for suffix, named in TYPES.items() if named.startswith(kind))
    return file_response(data, f"{upload.name.rpartition('.')[0] or upload.name}{suffix}", suffix)


async def fix(request: Request, operation: Operation) -> Response:
    """The file with its faults of form set right."""
    given = arguments(request, operation.params)
    upload = await one_file(request, given.pop("name", None))
    data, count = await _pool(request).run(
        "correct", seconds=seconds_for(upload), data=upload.data, name=upload.name, **given
    )
    suffix = f".{upload.name.rpartition('.')[2].lower()}"
    response = file_response(data, upload.name, suffix if suffix in TYPES else ".txt")
    response.headers["kg-changes"] = str(count)
    return response


async def cite(request: Request, operation: Operation) -> Response:
    """The citations of a file."""
    given = arguments(request, operation.params)
    upload = await one_file(request, given.pop("name", None))
    found = await _pool(request).run("cite", seconds=seconds_for(upload), data=upload.data, name=upload.name, **given)
    return json_response(found)


async def statuses(request: Request, operation: Operation) -> Response:
    """The states of many documents."""
    given = arguments(request, operation.params)
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != "application/json":
        said = flat(request.headers.get("content-type", ""))[:80]
        raise Failed("other-type", value=said, wanted="application/json")
    try:
        asked = json.loads(await request.body())
    except ValueError as error:  # no JSON, or no UTF-8
        raise Failed("bad-json", why=flat(str(error))[:80]) from None
    docs = asked.get("docs") if isinstance(asked, dict) else None
    if not isinstance(docs, list) or not all(isinstance(one, str) and one.strip() for one in docs):
        raise Failed("bad-json", why="docs: [string]")
    if unknown := asked.keys() - {"docs", "as_of", "since"}:
        raise Failed("unknown-value", name=flat(min(unknown))[:40])
    if not docs:
        raise Failed("missing-value", name="docs")
    if len(docs) > _MOST_STATUSES:
        raise Failed("bad-value", name="docs", value=f"{len(docs)} > {_MOST_STATUSES}")
    for name in ("as_of", "since"):
        if (day := asked.get(name)) is not None:
            given[name] = day_of(name, day if isinstance(day, str) else "")
    return json_response(await _pool(request).run("statuses", docs=[one[:2000] for one in docs], **given))


async def rules(request: Request, operation: Operation) -> Response:
    """The rules of the check, or one of them."""
    given = arguments(request, operation.params)
    code = request.path_params.get("code")
    return json_response(await _pool(request).run("rules", code=code, **given))


async def health(request: Request, operation: Operation) -> Response:
    """Whether the server lives; asks no worker."""
    pool = _pool(request)
    return json_response(
        {
            "status": "ok",
            "version": version(),
            "workers": pool.alive,
            "waiting": pool.waiting,
            "replaced": pool.replaced,
        }
    )


async def openapi(request: Request, operation: Operation) -> Response:
    """This description."""
    held: dict[str, bytes] = request.app.state.kept_answers
    if "openapi" not in held:
        held["openapi"] = await _pool(request).run("openapi", root=request.scope.get("root_path", ""))
    return json_response(held["openapi"])


async def begin_job(request: Request, operation: Operation) -> Response:
    """Many files: the work begins, the answer says where to ask for it."""
    given = arguments(request, operation.params)
    files = await only_files(request)
    if not files:
        raise Failed("no-file")
    shelf: Shelf = request.app.state.shelf
    visit = shelf.add(files, given.pop("lang"), given.pop("as_of", None), **given)
    address = f"{request.scope.get('root_path', '')}/api/v1/jobs/{visit.key}"
    return json_response(_told(visit), 202, location=address)


async def job(request: Request, operation: Operation) -> Response:
    """How far a job is."""
    arguments(request, operation.params)
    return json_response(_told(_visit(request)))


async def end_job(request: Request, operation: Operation) -> Response:
    """End a job and erase what is kept of it."""
    arguments(request, operation.params)
    visit = _visit(request)
    request.app.state.shelf.drop(visit.key)
    return Response(status_code=204)


async def job_result(request: Request, operation: Operation) -> Response:
    """What a job that is done has found, of all files that could be read: JSON, or one workbook."""
    given = arguments(request, operation.params)
    visit = _visit(request)
    if not visit.is_done:
        raise Failed("not-done", done=visit.done, count=len(visit.items))
    form_ = given.pop("form", "json")
    kept = [item.outcome.kept for item in visit.items if item.outcome]
    if not kept:
        raise Failed("none-checked")
    data = await _pool(request).run("render", seconds=120, kept=kept, form=form_, lang=given["lang"], as_list=True)
    return json_response(data) if form_ == "json" else file_response(data, f"kg.{form_}", f".{form_}")


async def job_events(request: Request, operation: Operation) -> Response:
    """The files of a job as they are done (SSE); who was cut off goes on behind the `Last-Event-ID` he has."""
    arguments(request, operation.params)
    visit = _visit(request)
    last = request.headers.get("last-event-id", "")
    return StreamingResponse(_events(visit, int(last) if last.isdecimal() else 0), media_type="text/event-stream")


async def _events(visit: Visit, at: int) -> AsyncIterator[str]:
    while visit.items:
        news = visit.news
        for number in visit.order[at:]:
            at += 1
            yield f"id: {at}\nevent: file\ndata: {json.dumps(_file(visit, number), ensure_ascii=False)}\n\n"
        if visit.is_done:
            yield f"event: done\ndata: {json.dumps({'files': at})}\n\n"
            return
        try:
            await asyncio.wait_for(news.wait(), _PULSE)
        except TimeoutError:
            yield ": \n\n"


def _told(visit: Visit) -> dict[str, Any]:
    return {
        "id": visit.key, "state": "done" if visit.is_done else "working", "done": visit.done,
        "files": [_file(visit, n) for n in range(len(visit.items))],
    }  # fmt: skip


def _file(visit: Visit, number: int) -> dict[str, Any]:
    item = visit.items[number]
    done, problem = item.outcome, item.problem
    return {
        "number": number + 1, "file": item.upload.name,
        "state": "checked" if done else "failed" if problem else "waiting",
        "errors": done.errors if done else None, "warnings": done.warnings if done else None,
        "notes": done.notes if done else None, "problem": problem.body("en") if problem else None,
    }  # fmt: skip


def _accepted(request: Request) -> str:
    """The form that the Accept header asks for. Raises Failed("not-acceptable")."""
    accept = request.headers.get("accept", "*/*")
    kinds = [part.split(";")[0].strip().lower() for part in accept.split(",")]
    for kind in kinds:
        if kind in FORMS:
            return FORMS[kind]
        if kind in ("*/*", "application/*", ""):
            return "json"
    raise Failed("not-acceptable", value=flat(accept)[:80])


def version() -> str:
    """That of the program."""
    return str(import_module("kg").__version__)


def _pool(request: Request) -> Pool:
    pool: Pool = request.app.state.pool
    return pool


def _visit(request: Request) -> Visit:
    shelf: Shelf = request.app.state.shelf
    return shelf.get(request.path_params["key"])


_FORMAT = Param(
    "format", "The form; else by the Accept header.", "choice", argument="form", choices=tuple(FORMS.values())
)
_QUERY = Param("q", "What people type.", required=True, argument="query", example="Điều 5 Luật Đất đai 2024")
_BODY = Param("q", "What people type.", required=True, argument="query", example="UBND phường Xuân Đài")
_LIMIT = Param("limit", "At most so many.", "number", low=1, high=200, default=20)
_SKIP = Param("cursor", "Without so many hits at the head.", "number", argument="skip", high=1000)
_KEPT = (404,)
_FILE_FAILS = (413, 415, 422, 504, 507)

OPERATIONS: tuple[Operation, ...] = (
    Operation("POST", "/check", "Check the references of a file.", check,
              (AS_OF, LANG, SELECT, IGNORE, STRICT, OF_FORM, NAME, _FORMAT), "CheckOut", "file", tuple(FORMS),
              fails=(406, *_FILE_FAILS)),
    Operation("POST", "/fix", "The file with its faults of form set right; KG-Changes says how many.", fix,
              (LANG, SELECT, IGNORE, TRACK, NAME), None, "file",
              tuple(TYPES[suffix].split(";")[0] for suffix in (".txt", ".md", ".html", ".docx")), fails=_FILE_FAILS),
    Operation("POST", "/cite", "The citations of a file, and which document each is.", cite,
              (LANG, BACK, NAME), "CitationOut[]", "file", fails=_FILE_FAILS),
    Operation("GET", "/resolve", "Which document one citation means.", ask, (_QUERY, DAY, LANG), "ResolveOut",
              task="resolve"),
    Operation("GET", "/show", "All that is known of a document.", ask, (DOC, DAY, LANG), "ShowOut", task="show",
              fails=(300, 404)),
    Operation("GET", "/chain", "What a document rests on; with `down`, what rests on it.", ask,
              (DOC, DAY, Param("down", "What rests on the document instead.", "flag"), STATED,
               Param("depth", "At most so many steps.", "number", low=1, high=50, default=12),
               Param("limit", "At most so many documents.", "number", low=1, high=1000, default=1000), LANG),
              "ChainOut", task="chain", fails=(300, 404)),
    Operation("GET", "/path", "The ways between two documents.", ask,
              (DOC, Param("other", "The other document.", required=True, example="10/2022/QH15"), DAY,
               Param("any", "Through every relation, both ways.", "flag", argument="every"), STATED, LANG),
              "PathsOut", task="path", fails=(300, 404)),
    Operation("GET", "/impact", "What must be reviewed when a document falls.", ask, (DOC, DAY, STATED, LANG),
              "ImpactOut", task="impact", fails=(300, 404)),
    Operation("GET", "/search", "Documents by words or number, the likeliest first.", search,
              (Param("q", "Words, with or without diacritics, or a number.", argument="query"),
               Param("type", "Only this type.", "choice", argument="kind", choices=get_args(DocType)),
               Param("issuer", "Only of this issuer."),
               Param("year", "Only of this year.", "number", low=1900, high=2999),
               Param("in_force_on", "Only what is known to be in force on that day.", "day"), _LIMIT, _SKIP, LANG),
              "SearchOut", task="search"),
    Operation("POST", "/statuses", "The states of up to 500 documents; with `since`, of those that changed.", statuses,
              (LANG,), "StatusesOut", "statuses", fails=(413, 415)),
    Operation("GET", "/authorities", "The bodies that a name may mean.", ask, (_BODY, DAY, LANG), "AuthorityOut[]",
              task="authorities"),
    Operation("GET", "/rules", "The rules of the check.", rules, (LANG,), "RuleOut[]"),
    Operation("GET", "/rules/{code}", "One rule.", rules, (LANG,), "RuleOut", fails=(404,)),
    Operation("GET", "/sources", "The sources of the register, their day and age.", ask, (LANG,), "SourcesOut",
              task="sources"),
    Operation("GET", "/stats", "What the store holds.", ask, (LANG,), "StatsOut", task="stats"),
    Operation("POST", "/jobs", "Check many files: the work goes on behind the answer.", begin_job,
              (AS_OF, LANG, SELECT, IGNORE, STRICT, OF_FORM), "JobOut", "files", status=202, fails=(413, 415)),
    Operation("GET", "/jobs/{key}", "How far a job is.", job, (LANG,), "JobOut", fails=_KEPT),
    Operation("GET", "/jobs/{key}/events", "The files of a job as they are done.", job_events, (LANG,), None,
              gives=("text/event-stream",), fails=_KEPT),
    Operation("GET", "/jobs/{key}/result", "What a job has found, of all files that could be read.", job_result,
              (Param("format", "The form.", "choice", argument="form", choices=("json", "csv", "xlsx")), LANG),
              "CheckOut[]", gives=("application/json", "text/csv", TYPES[".xlsx"]), fails=(*_KEPT, 409)),
    Operation("DELETE", "/jobs/{key}", "End a job and erase what is kept of it.", end_job, (LANG,), None, gives=(),
              status=204, fails=_KEPT),
    Operation("GET", "/health", "Whether the server lives.", health, (), "HealthOut"),
    Operation("GET", "/ready", "Whether a worker answers: the day of the data.", ask, (LANG,), "RegisterOut",
              task="ready"),
    Operation("GET", "/openapi.json", "This description.", openapi, (), None),
)  # fmt: skip
