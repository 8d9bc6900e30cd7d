"""The Model Context Protocol: an assistant asks the tools of `tools`, on standard input and output or at `/mcp`.

Needs the extra `mcp` (the official SDK), and nothing else loads it.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from mcp import types
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from mcp.server.streamable_http_manager import StreamableHTTPASGIApp, StreamableHTTPSessionManager
from mcp.server.transport_security import TransportSecuritySettings
from mcp.shared.exceptions import MCPError

from kg.serve.pool import Pool
from kg.serve.problems import Failed
from kg.serve.words import tool as say
from kg.serve.worker import main

if TYPE_CHECKING:
    from kg.checker.settings import Settings
    from kg.store.server import Server as StoreServer

#: Letters of the text beside the data.
_MOST_TEXT = 600
_SECONDS = 60.0
_NOT_FOUND = -32002
_HINTS = types.ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
_PROMPT = "ra_soat_bao_cao"


def server_on(pool: Pool) -> Server[Any]:
    """A server whose answers the workers of `pool` give."""
    kept: list[types.Tool] = []

    async def tools(context: Any, asked: Any) -> types.ListToolsResult:
        if not kept:
            kept.extend(types.Tool.model_validate({**one, "annotations": _HINTS}) for one in await pool.run("tools"))
        return types.ListToolsResult(tools=kept)

    async def call(context: Any, asked: types.CallToolRequestParams) -> types.CallToolResult:
        given = asked.arguments or {}
        try:
            told = await pool.run("use_tool", seconds=_SECONDS, tool=asked.name, given=given)
        except Failed as error:
            lang = "en" if given.get("lang") == "en" else "vi"
            text = types.TextContent(text=error.problem.title(lang)[:_MOST_TEXT])
            return types.CallToolResult(content=[text], is_error=True)
        text = types.TextContent(text=str(told["sentence"])[:_MOST_TEXT])
        return types.CallToolResult(content=[text], structured_content=told)

    async def resources(context: Any, asked: Any) -> types.ListResourcesResult:
        one = types.Resource(name="sources", uri="kg://sources", mime_type="application/json",
                             description="What the data rest on, and how old it is.")  # fmt: skip
        return types.ListResourcesResult(resources=[one])

    async def templates(context: Any, asked: Any) -> types.ListResourceTemplatesResult:
        named = (
            ("document", "kg://document{+iri}", "A document by its IRI (/akn/vn/…), and its state today."),
            ("rule", "kg://rule/{code}", "A rule of the check: what it does and why."),
        )
        return types.ListResourceTemplatesResult(resource_templates=[
            types.ResourceTemplate(name=name, uri_template=uri, description=about, mime_type="application/json")
            for name, uri, about in named
        ])  # fmt: skip

    async def read(context: Any, asked: types.ReadResourceRequestParams) -> types.ReadResourceResult:
        try:
            text = await _read(pool, asked.uri)
        except Failed as error:
            raise MCPError(_NOT_FOUND, error.problem.title("en")) from None
        content = types.TextResourceContents(uri=asked.uri, mime_type="application/json", text=text)
        return types.ReadResourceResult(contents=[content])

    async def prompts(context: Any, asked: Any) -> types.ListPromptsResult:
        wanted = [types.PromptArgument(name="text", description="Toàn văn báo cáo / the report", required=True)]
        one = types.Prompt(name=_PROMPT, title="Rà soát báo cáo", description="Review the references of a report.",
                           arguments=wanted)  # fmt: skip
        return types.ListPromptsResult(prompts=[one])

    async def prompt(context: Any, asked: types.GetPromptRequestParams) -> types.GetPromptResult:
        given = asked.arguments or {}
        if asked.name != _PROMPT or not given.get("text"):
            raise MCPError(types.INVALID_PARAMS, f"{_PROMPT}(text)")
        text = f"{say('prompt', 'vi')}\n\n<bao_cao>\n{given['text']}\n</bao_cao>"
        message = types.PromptMessage(role="user", content=types.TextContent(text=text))
        return types.GetPromptResult(messages=[message])

    return Server(
        "vn-legal-kg", version=str(import_module("kg").__version__), title="vn-legal-kg",
        instructions="Citations of Vietnamese legal documents: found, resolved, traced, checked. Every answer has its "
        "certainty, source and the day of the data; what is not in the register is not said not to exist.",
        on_list_tools=tools, on_call_tool=call, on_list_resources=resources, on_list_resource_templates=templates,
        on_read_resource=read, on_list_prompts=prompts, on_get_prompt=prompt,
    )  # fmt: skip


async def _read(pool: Pool, uri: str) -> str:
    """What a resource holds. Raises Failed."""
    if uri == "kg://sources":
        told = await pool.run("use_tool", tool="register_sources", given={})
    elif uri.startswith("kg://document/"):
        told = await pool.run("use_tool", tool="document_status", given={"document": uri.removeprefix("kg://document")})
        if told["status"] != "found":
            raise Failed("not-in-register", typed=uri[:200])
    elif uri.startswith("kg://rule/"):
        data: bytes = await pool.run("rules", lang="vi", code=uri.removeprefix("kg://rule/"))
        return data.decode()
    else:
        raise Failed("no-page")
    return json.dumps(told, ensure_ascii=False)


async def on_stdio(db: Path | StoreServer, settings: Settings | None) -> None:
    """Answer on standard input and output until it ends."""
    pool = Pool(main, (db, settings), 1)
    async with stdio_server() as (reading, writing):
        pool.start()
        try:
            server = server_on(pool)
            await server.run(reading, writing, server.create_initialization_options())
        finally:
            pool.close()


def over_http(pool: Pool) -> tuple[Callable[..., Awaitable[None]], Callable[[], AbstractAsyncContextManager[None]]]:
    """The application for `/mcp`, and what must run while it is there. Who may ask, the guard has decided before."""
    manager = StreamableHTTPSessionManager(
        server_on(pool), json_response=True, stateless=True,
        security_settings=TransportSecuritySettings(enable_dns_rebinding_protection=False),
    )  # fmt: skip
    return StreamableHTTPASGIApp(manager), cast(Callable[[], AbstractAsyncContextManager[None]], manager.run)
