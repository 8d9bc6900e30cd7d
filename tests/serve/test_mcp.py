"""The Model Context Protocol: the official client over both ways and both eras, answers small and as described."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from mcp import Client, MCPError, StdioServerParameters, stdio_client
from starlette.testclient import TestClient

from kg.serve.model_context import server_on
from kg.serve.pool import Pool
from kg.serve.tools import MOST_BYTES, TOOLS
from kg.serve.worker import main
from tests.support import ROOT, SAMPLES
from tests.support.serving import serving

REPORT = (SAMPLES / "phuong-xuan-dai-2023.txt").read_text(encoding="utf-8")
DOC = "59/2023/NĐ-CP"

Told = dict[str, Any]


def with_client(store: Path, todo: Callable[[Client], Awaitable[Any]], **options: Any) -> Any:
    """What `todo` does with a client of a server in this process."""
    from kg.checker.settings import Settings

    async def run() -> Any:
        pool = Pool(main, (store, Settings()), 1)
        pool.start()
        try:
            async with Client(server_on(pool), **options) as client:
                return await todo(client)
        finally:
            pool.close()

    return asyncio.run(run())


ASKED: list[tuple[str, Told]] = [
    ("check_text", {"text": REPORT}),
    ("check_text", {"text": REPORT * 4, "limit": 100}),
    ("check_text", {"text": REPORT, "as_of": "2024-07-01", "offset": 5, "limit": 3, "lang": "en"}),
    ("find_citations", {"text": REPORT}),
    ("find_citations", {"text": REPORT * 5, "limit": 100}),
    ("resolve_citation", {"citation": DOC}),
    ("resolve_citation", {"citation": "118/QĐ-UBND"}),
    ("resolve_citation", {"citation": "59999/2023/NĐ-CP", "lang": "en"}),
    ("resolve_citation", {"citation": "một câu không nêu gì"}),
    ("document_status", {"document": "34/2007/PL-UBTVQH11", "as_of": "2023-11-20"}),
    ("document_status", {"document": "118/QĐ-UBND"}),
    ("document_status", {"document": "59999/2023/NĐ-CP"}),
    ("statuses", {"documents": [DOC, "34/2007/PL-UBTVQH11", "x"], "as_of": "2023-11-20", "since": "2023-06-01"}),
    ("statuses", {"documents": [f"{n}/2023/NĐ-CP" for n in range(1, 201)]}),
    ("search_documents", {"query": "dân chủ cơ sở", "type": "decree", "in_force_on": "2024-11-01"}),
    ("search_documents", {"query": "quy định", "limit": 20, "cursor": 20}),
    ("search_documents", {"query": "zzzzzz"}),
    ("trace_chain", {"document": "65/KH-UBND Xuân Đài 2023", "as_of": "2023-11-20"}),
    ("trace_chain", {"document": "10/2022/QH15", "direction": "down", "limit": 100}),
    ("trace_chain", {"document": "59999/2023/NĐ-CP"}),
    ("cite_as_text", {"document": DOC}),
    ("cite_as_text", {"document": "59999/2023/NĐ-CP"}),
    ("register_sources", {"lang": "en"}),
]


@pytest.fixture(scope="module")
def answers(sample_store: Path) -> tuple[dict[str, Any], list[Any]]:
    """The tools by name, and the answer to each of ASKED."""

    async def ask(client: Client) -> tuple[dict[str, Any], list[Any]]:
        tools = {one.name: one for one in (await client.list_tools()).tools}
        return tools, [await client.call_tool(name, given) for name, given in ASKED]

    found: tuple[dict[str, Any], list[Any]] = with_client(sample_store, ask)
    return found


def test_the_tools_only_read_and_say_what_they_give(answers: tuple[dict[str, Any], list[Any]]) -> None:
    tools, _ = answers
    assert set(tools) == set(TOOLS) and len(tools) == 9
    for one in tools.values():
        assert one.annotations.read_only_hint and not one.annotations.destructive_hint
        assert len(one.description) > 40
        jsonschema.Draft202012Validator.check_schema(one.input_schema)
        jsonschema.Draft202012Validator.check_schema(one.output_schema)


@pytest.mark.parametrize("number", range(len(ASKED)))
def test_answers_are_small_and_as_described(answers: tuple[dict[str, Any], list[Any]], number: int) -> None:
    tools, told = answers
    name, given = ASKED[number]
    answer = told[number]
    assert not answer.is_error, answer.content
    data = answer.structured_content
    jsonschema.validate(data, tools[name].output_schema)
    jsonschema.validate(given, tools[name].input_schema)
    assert len(json.dumps(data, ensure_ascii=False).encode()) <= MOST_BYTES
    assert len(answer.content) == 1 and 10 < len(answer.content[0].text) <= 600
    assert data["data_day"] and data["left_out"] >= 0
    if "59999" in json.dumps(given):
        said = answer.content[0].text
        assert "không có nghĩa là văn bản ấy không tồn tại" in said or "does not say that it does not exist" in said


def of(answers: tuple[dict[str, Any], list[Any]], number: int) -> Told:
    told: Told = answers[1][number].structured_content
    return told


def test_what_does_not_fit_is_counted_and_can_be_asked_for(answers: tuple[dict[str, Any], list[Any]]) -> None:
    cut = of(answers, 1)
    assert cut["left_out"] > 0 and cut["next"] == len(cut["findings"])
    whole = of(answers, 0)
    assert whole["errors"] + whole["warnings"] + whole["notes"] == len(whole["findings"]) + whole["left_out"]
    later = of(answers, 2)
    assert len(later["findings"]) == 3 and later["next"] == 8
    assert of(answers, 13)["left_out"] + len(of(answers, 13)["documents"]) == 200


def test_the_answers_are_those_of_the_command(answers: tuple[dict[str, Any], list[Any]], client: TestClient) -> None:
    text = {"content-type": "text/plain; charset=utf-8"}
    rest = client.post("/api/v1/check?lang=vi", content=REPORT.encode(), headers=text).json()
    mine = of(answers, 0)["findings"]
    keys = ("code", "severity", "start", "end", "document", "fixable")
    assert [[one[key] for key in keys] for one in mine] == [
        [one[key] for key in keys] for one in rest["findings"][: len(mine)]
    ]
    shown = client.get("/api/v1/show?doc=34/2007/PL-UBTVQH11&as_of=2023-11-20").json()["status"]
    state = of(answers, 9)["document"]
    assert (state["state"], state["since"], state["by"]) == (shown["state"], shown["since"], shown["by"])


WRONG: list[tuple[str, Told, str]] = [
    ("document_status", {}, "document"),
    ("document_status", {"document": DOC, "as_of": "yesterday"}, "as_of"),
    ("document_status", {"document": DOC, "when": 1}, "when"),
    ("check_text", {"text": "x" * 100_001}, "text"),
    ("statuses", {"documents": []}, "documents"),
    ("search_documents", {"query": "x", "type": "novel"}, "type"),
    ("delete_everything", {}, "delete_everything"),
]


def test_wrong_arguments_are_one_sentence(sample_store: Path) -> None:
    async def ask(client: Client) -> list[Any]:
        return [await client.call_tool(name, given) for name, given, _ in WRONG]

    for (name, _, word), answer in zip(WRONG, with_client(sample_store, ask), strict=True):
        assert answer.is_error and len(answer.content) == 1, name
        text = answer.content[0].text
        assert word in text and "\n" not in text and len(text) < 400 and "pydantic" not in text


def test_resources_and_the_prompt(sample_store: Path) -> None:
    async def ask(client: Client) -> tuple[list[Any], Any, list[str]]:
        iri = "/akn/vn/act/nghi-dinh/chinh-phu/2023-08-14/59-2023-nd-cp"
        read = [await client.read_resource(uri) for uri in (f"kg://document{iri}", "kg://rule/VB201", "kg://sources")]
        missing = []
        for uri in ("kg://document/akn/vn/nothing", "kg://rule/VB999", "kg://else", "file:///etc/passwd"):
            with pytest.raises(MCPError) as error:
                await client.read_resource(uri)
            missing.append(str(error.value))
        return read, await client.get_prompt("ra_soat_bao_cao", {"text": "Báo cáo"}), missing

    read, prompt, missing = with_client(sample_store, ask)
    document, rule, sources = (json.loads(one.contents[0].text) for one in read)
    assert document["document"]["symbol"] == DOC and rule["code"] == "VB201" and sources["kinds"]
    assert "check_text" in prompt.messages[0].content.text and "Báo cáo" in prompt.messages[0].content.text
    assert len(missing) == 4 and not any("root:" in one for one in missing)


@pytest.mark.parametrize("mode", ["legacy", "auto"])
def test_over_standard_input(sample_store: Path, mode: Any) -> None:
    """The program as an assistant starts it, in the handshake of 2025 and without one."""
    command = StdioServerParameters(
        command=sys.executable, args=["-m", "kg", "mcp", "--db", str(sample_store)],
        env={**os.environ, "PYTHONPATH": str(ROOT)}, cwd=str(ROOT),
    )  # fmt: skip

    async def run() -> Any:
        async with Client(stdio_client(command), mode=mode) as client:
            return await client.call_tool("document_status", {"document": "34/2007/PL-UBTVQH11", "as_of": "2023-11-20"})

    told = asyncio.run(run())
    assert told.structured_content["document"]["state"] == "replaced"


def test_over_http(sample_store: Path) -> None:
    """At /mcp, when it was asked for; who may ask is decided as for every address."""
    call = {"jsonrpc": "2.0", "id": 1, "method": "tools/call",
            "params": {"name": "cite_as_text", "arguments": {"document": DOC}}}  # fmt: skip
    headers = {"accept": "application/json, text/event-stream", "mcp-protocol-version": "2025-11-25"}
    with serving(sample_store, mcp=True) as client:
        told = client.post("/mcp", json=call, headers=headers)
        assert told.status_code == 200, told.text
        assert told.json()["result"]["structuredContent"]["citation"].startswith("Nghị định số 59/2023/NĐ-CP ngày")
        assert client.post("/mcp", json=call, headers={**headers, "host": "rebound.example"}).status_code == 421
        assert client.post("/mcp", json=call, headers={**headers, "origin": "http://evil.example"}).status_code == 403


def test_it_is_not_there_unless_asked_for(client: TestClient) -> None:
    assert client.post("/mcp", json={}).status_code == 404
