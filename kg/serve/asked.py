"""What a request asks for in its address: parameters that are described once, and read and documented from that."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from starlette.requests import Request

from kg.base.wording import flat
from kg.serve.problems import Failed

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_LOCAL = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)
_FLAGS = {"": True, "1": True, "true": True, "0": False, "false": False}
_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Param:
    """One parameter. `argument` is the name under which a worker knows it."""

    name: str
    about: str
    kind: Literal["text", "day", "flag", "number", "codes", "choice"] = "text"
    required: bool = False
    argument: str = ""
    choices: tuple[str, ...] = ()
    low: int = 0
    high: int = 0
    default: int | None = None
    example: str = ""

    def read(self, given: str) -> Any:
        """The value. Raises Failed("bad-value")."""
        if len(given) > _LONGEST:
            raise Failed("bad-value", name=self.name, value=f"{flat(given[:40])}…")
        if self.kind == "day":
            return day_of(self.name, given)
        if self.kind == "flag" and given in _FLAGS:
            return _FLAGS[given]
        if self.kind == "number" and re.fullmatch("[0-9]{1,9}", given) and self.low <= int(given) <= self.high:
            return int(given)
        if self.kind == "codes":
            return _codes(given)
        if self.kind == "choice" and given in self.choices:
            return given
        if self.kind == "text":
            if given.strip() or not self.required:
                return given.strip()
            raise Failed("missing-value", name=self.name)
        raise Failed("bad-value", name=self.name, value=flat(given)[:80])

    def schema(self) -> dict[str, Any]:
        """The parameter as OpenAPI describes it."""
        kinds: dict[str, dict[str, Any]] = {
            "text": {"type": "string", "maxLength": _LONGEST},
            "day": {"type": "string", "format": "date"},
            "flag": {"type": "boolean"},
            "number": {"type": "integer", "minimum": self.low, "maximum": self.high},
            "codes": {"type": "string", "pattern": _codes_pattern() if self.kind == "codes" else ""},
            "choice": {"type": "string", "enum": list(self.choices)},
        }
        described = kinds[self.kind]
        if self.kind == "text" and self.required:
            described["pattern"] = r"\S"
        if self.default is not None:
            described["default"] = self.default
        return {
            "name": self.name, "in": "query", "required": self.required, "description": self.about,
            "schema": described, **({"example": self.example} if self.example else {}),
        }  # fmt: skip


LANG = Param("lang", "Language of messages: vi (if nothing is said) or en.", "choice", choices=("vi", "en"))
AS_OF = Param("as_of", "The day to judge on.", "day")


def day_of(name: str, given: str) -> date:
    """A day: 2024-11-30 or 30/11/2024. Raises Failed("bad-value")."""
    iso, local = _ISO.fullmatch(given.strip()), _LOCAL.fullmatch(given.strip())
    numbers = iso.groups() if iso else local.groups()[::-1] if local else ()
    try:
        return date(*(int(number) for number in numbers))
    except (ValueError, TypeError):
        raise Failed("bad-value", name=name, value=flat(given)[:80]) from None


def lang_of(request: Request) -> str:
    """The language that is asked for: by `lang`, else by what the program or the browser says, else Vietnamese."""
    said = request.query_params.get("lang")
    return said if said in ("vi", "en") else "vi"


def arguments(request: Request, params: tuple[Param, ...]) -> dict[str, Any]:
    """The values for a worker, without those that were not given. Raises Failed."""
    known = {param.name: param for param in params}
    given: dict[str, Any] = {}
    for name, value in request.query_params.multi_items():
        if name not in known:
            raise Failed("unknown-value", name=flat(name)[:40])
        param = known[name]
        read = param.read(value)
        if param.kind == "codes":
            read = (*given.get(param.argument or name, ()), *read)
        given[param.argument or name] = read
    for param in params:
        if param.required and (param.argument or param.name) not in given:
            raise Failed("missing-value", name=param.name)
        if param.default is not None:
            given.setdefault(param.argument or param.name, param.default)
    given.setdefault("lang", "vi")
    return given


def _codes_pattern() -> str:
    """Codes of rules, or their beginnings, with commas between."""
    from kg.checker.finding import rule_codes

    digits = sorted({code[2 : 2 + length] for code in rule_codes() for length in range(4)})
    one = f" *([Vv][Bb]({'|'.join(digits)}))? *"
    return f"^{one}(,{one})*$"


def _codes(given: str) -> tuple[str, ...]:
    from kg.checker.settings import known_codes

    try:
        return known_codes(given.split(","))
    except ValueError as error:
        raise Failed("no-rule", value=flat(str(error))[:40]) from None
