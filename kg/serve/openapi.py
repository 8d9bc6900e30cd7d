"""The description of the REST interface (OpenAPI 3.1): the operations of `api`, the models of the contract."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from kg.contract import chains, checks, citations, documents, served, sources
from kg.serve.api import OPERATIONS, Operation, version

_ROOMS = (chains, checks, citations, documents, served, sources)
#: What may happen to any request.
_ALWAYS = (400, 401, 403, 421, 500, 503, 504)
_PROBLEM = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/ProblemOut"}}}
_ANY_FILE = {"type": "string", "format": "binary", "minLength": 1}


def described(root: str) -> dict[str, Any]:
    """The whole description; `root` is the path below which a proxy shows us."""
    names = {operation.out.removesuffix("[]") for operation in OPERATIONS if operation.out} | {"ProblemOut"}
    models = [(_model(name), "serialization") for name in sorted(names)]
    _, schemas = models_json_schema(models, ref_template="#/components/schemas/{model}")  # type: ignore[arg-type]
    paths: dict[str, dict[str, Any]] = {}
    for operation in OPERATIONS:
        paths.setdefault(operation.path, {})[operation.method.lower()] = _operation(operation)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "vn-legal-kg",
            "version": version(),
            "description": "Citations of Vietnamese legal documents: found, resolved, traced, checked.",
        },
        "servers": [{"url": f"{root}/api/v1"}],
        "paths": paths,
        "components": {
            "schemas": schemas["$defs"],
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _model(name: str) -> type[BaseModel]:
    found: type[BaseModel] = next(getattr(room, name) for room in _ROOMS if hasattr(room, name))
    return found


def _operation(operation: Operation) -> dict[str, Any]:
    inside = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in ("code", "key")
        if f"{{{name}}}" in operation.path
    ]
    told: dict[str, Any] = {
        "operationId": f"{operation.method.lower()}{''.join(c if c.isalnum() else '_' for c in operation.path)}",
        "summary": operation.about,
        "parameters": [*inside, *(param.schema() for param in operation.params)],
        "responses": _responses(operation),
    }
    if operation.takes is not None:
        told["requestBody"] = {"required": True, "content": _body(operation.takes)}
    return told


def _responses(operation: Operation) -> dict[str, Any]:
    content: dict[str, Any] = {}
    for kind in operation.gives:
        if kind == "application/json" and operation.out is not None:
            name = operation.out.removesuffix("[]")
            one: dict[str, Any] = {"$ref": f"#/components/schemas/{name}"}
            content[kind] = {"schema": {"type": "array", "items": one} if operation.out.endswith("[]") else one}
        elif kind.endswith("json"):
            content[kind] = {"schema": {"type": "object"}}
        elif kind == "text/event-stream":
            content[kind] = {}  # what an event holds, `data` says: a description of the whole stream would say nothing
        else:
            content[kind] = {"schema": {"type": "string"}}
    status = str(operation.status)
    good = {"description": HTTPStatus(operation.status).phrase, **({"content": content} if content else {})}
    failing = {
        str(code): {"description": HTTPStatus(code).phrase, "content": _PROBLEM}
        for code in sorted({*_ALWAYS, *operation.fails})
    }
    return {status: good, **failing}


def _body(takes: str) -> dict[str, Any]:
    if takes == "statuses":
        return {"application/json": {"schema": {
            "type": "object", "required": ["docs"], "additionalProperties": False,
            "properties": {
                "docs": {
                    "type": "array", "minItems": 1, "maxItems": 500, "items": {"type": "string", "pattern": r"\S"},
                },
                "as_of": {"type": ["string", "null"], "format": "date"},
                "since": {"type": ["string", "null"], "format": "date"},
            },
        }}}  # fmt: skip
    # one that is empty among many is told as failed, and the others are checked
    any_one = {name: value for name, value in _ANY_FILE.items() if name != "minLength"}
    many = {"type": "array", "minItems": 1, "maxItems": 200, "items": any_one}
    whole = {
        "multipart/form-data": {
            "schema": {
                "type": "object",
                "required": ["file"],
                "additionalProperties": False,  # a parameter belongs into the address
                "properties": {"file": many if takes == "files" else _ANY_FILE},
            }
        }
    }
    if takes == "files":
        return whole
    raw = {"text/plain": {"schema": {"type": "string", "pattern": r"\S"}}}
    return {**raw, "application/octet-stream": {"schema": _ANY_FILE}, **whole}
