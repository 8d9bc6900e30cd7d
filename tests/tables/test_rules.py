"""The tables keep their schemas; messages can be filled, name what they should, and accuse nobody wrongly."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from typing import Any

import pytest
from pydantic import ValidationError

from kg.data import table
from kg.tables import SCHEMAS, validate
from kg.tables.rules import MESSAGE_FIELDS, CheckRule, RuleTable, template_fields

RULES: list[dict[str, Any]] = table("rules")["rules"]
BY_CODE = {row["code"]: row for row in RULES}
CODES = (
    "VB101 VB102 VB103 VB104 VB105 VB106 VB107 VB108 VB109 VB110 VB111 VB112 VB201 VB202 VB203 VB204 VB205 VB206 VB207 VB208 VB209 "
    "VB301 VB302 VB303 VB304 VB305 VB306 VB307 VB401 VB501 VB502 VB503 VB504 VB505 VB506 "
    "VB601 VB602 VB603 VB604 VB605 VB606 VB607 VB611 VB612 VB613 VB614 VB615 VB616 VB617 VB621 "
    "VB622 VB623 VB624 VB625 VB626 VB627 VB628 VB629 VB630 VB631 VB632 VB633 VB634 VB635 VB636 VB637 VB638 VB639 VB641 VB642 VB643 "
    "VB651 VB661 VB662 VB663 VB664 "
    "VB901 VB902 VB903 VB904 VB905"
)
SAMPLE = {
    "symbol": "59/2023/NĐ-CP", "printed": "59/2023/NĐCP", "repaired": "59/2023/NĐ-CP", "type": "Nghị định",
    "date": "15/08/2023", "known_date": "14/08/2023", "issuer": "Bộ Nội vụ", "known_issuer": "Chính phủ",
    "since": "01/07/2023", "by": "10/2022/QH15", "instead": "78/2025/NĐ-CP", "looked": "30/11/2025", "codified": "30/11/2025", "changed": "86/2026/NĐ-CP", "used_by": "44/2026/QĐ-UBND",
    "missing": "chưa rõ", "day": "20/11/2023", "source": "Bộ pháp điển", "other": "Chỉ thị", "count": "2",
    "amended_by": "47/2019/QH14", "title": "Luật Thực hiện dân chủ ở cơ sở", "article": "Điều 99", "last": "91", "year": "2024",
}  # fmt: skip


def templates(row: dict[str, Any]) -> list[dict[str, str]]:
    return [row["message"], *row["fallbacks"]]


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_table_keeps_its_schema(name: str) -> None:
    assert isinstance(validate(name), SCHEMAS[name])


def test_every_table_has_a_schema_and_unknown_names_are_refused() -> None:
    shipped = {path.name for path in files("kg.data").iterdir() if path.name.endswith(".json")}
    assert {f"{name}.json" for name in SCHEMAS} == shipped
    with pytest.raises(KeyError):
        validate("no such table")


def test_the_rules_are_those_we_promise() -> None:
    assert [row["code"] for row in RULES] == CODES.split()


def test_sample_fields_are_all_the_fields() -> None:
    assert set(SAMPLE) == MESSAGE_FIELDS
    used = {f for row in RULES for text in templates(row) for f in template_fields(text["vi"])}
    assert used == MESSAGE_FIELDS, "a field that no message uses"


@pytest.mark.parametrize("code", BY_CODE)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_messages_are_one_sentence(code: str, lang: str) -> None:
    for text in templates(BY_CODE[code]):
        said = text[lang].format(**SAMPLE)
        assert said.endswith(".") and "{" not in said
        assert len(re.findall(r"\.(?:\s|$)", said)) == 1, said
        assert said[0].isupper()


@pytest.mark.parametrize("code", BY_CODE)
def test_last_message_needs_only_what_a_finding_always_has(code: str) -> None:
    """A finding knows its citation, the report's day, and what the rule itself compares."""
    always = {"symbol", "printed", "type", "day"}
    own = {"VB102": {"repaired"}, "VB107": {"date"}, "VB203": {"since"}, "VB301": {"date", "known_date"},
           "VB202": {"article"}, "VB305": {"date", "issuer"}, "VB401": {"article"}, "VB501": {"other"}, "VB502": {"year"},
           "VB503": {"known_date"}, "VB112": {"issuer", "known_issuer"}, "VB306": {"other", "title"},
           "VB505": {"date", "other"}, "VB506": {"date", "year"}}  # fmt: skip
    assert template_fields(templates(BY_CODE[code])[-1]["vi"]) <= always | own.get(code, set())


@pytest.mark.parametrize("code", ["VB205", "VB206", "VB207", "VB504", "VB901", "VB902", "VB903"])
def test_notes_accuse_nobody(code: str) -> None:
    row = BY_CODE[code]
    assert row["severity"] == "note" and not row["fixable"]
    for text in templates(row):
        vi, en = text["vi"].format(**SAMPLE), text["en"].format(**SAMPLE)
        assert re.search(r"không phải là lỗi|viện dẫn khi đó là đúng", vi)
        assert re.search(r"not an error|citation was right", en)
        assert not re.search(r"\b(sai|vi phạm|không hợp lệ)\b", vi)
        assert not re.search(r"\b(wrong|invalid|incorrect)\b", en)


def test_inferred_lapse_says_so() -> None:
    for text in templates(BY_CODE["VB208"]):
        assert "suy luận" in text["vi"].lower() and "inferred" in text["en"].lower()


@pytest.mark.parametrize("code", BY_CODE)
def test_only_form_is_fixable(code: str) -> None:
    assert BY_CODE[code]["fixable"] == (code in {"VB101", "VB102", "VB110"})


@pytest.mark.parametrize("code", BY_CODE)
def test_why_rests_on_a_reference(code: str) -> None:
    """The document that "why" leans on is listed, and nothing is listed that "why" does not name."""
    row = BY_CODE[code]
    symbol = re.compile(r"\d+/\d{4}/[A-ZĐ]+(?:-[A-ZĐ]+|\d+)?")
    listed = {found for line in row["references"] for found in symbol.findall(line)}
    for lang in ("vi", "en"):
        named = set(symbol.findall(row["why"][lang]))
        assert named and named <= listed, row["why"][lang]


@pytest.mark.parametrize("code", BY_CODE)
def test_example_and_instead_differ(code: str) -> None:
    assert BY_CODE[code]["example"] != BY_CODE[code]["instead"]


BREAKS: list[tuple[str, dict[str, Any]]] = [
    ("unknown severity", {"severity": "fatal"}),
    ("code out of shape", {"code": "VB1"}),
    ("message with an unknown field", {"message": {"vi": "{who}.", "en": "{who}."}}),
    ("languages with other fields", {"message": {"vi": "{symbol}.", "en": "{printed}."}}),
    ("unnamed field", {"message": {"vi": "{}.", "en": "{}."}}),
    ("field with a format", {"message": {"vi": "{day:>9}.", "en": "{day:>9}."}}),
    ("no English", {"name": {"vi": "Tên"}}),
    ("no reference", {"references": []}),
    ("extra key", {"colour": "red"}),
    ("fallback that saves nothing", {"fallbacks": [BY_CODE["VB102"]["message"]]}),
]


@pytest.mark.parametrize(("why", "change"), BREAKS, ids=[why for why, _ in BREAKS])
def test_broken_rows_are_refused(why: str, change: dict[str, Any]) -> None:
    row = BY_CODE["VB102"]
    CheckRule.model_validate_json(json.dumps(row))
    with pytest.raises(ValidationError):
        CheckRule.model_validate_json(json.dumps({**row, **change}))


def test_codes_must_be_unique_and_in_order() -> None:
    for rules in ([RULES[0], RULES[0]], [RULES[1], RULES[0]]):
        with pytest.raises(ValidationError):
            RuleTable.model_validate_json(json.dumps({"source": "x", "rules": rules}))


def test_the_default_profile_shows_what_a_clerk_can_act_on() -> None:
    assert [row["code"] for row in RULES if row["profile"] == "strict"] == ["VB504"]
