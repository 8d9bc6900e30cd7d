"""A document's status as people read it: in one line, or in labelled lines, in Vietnamese and English."""

from __future__ import annotations

from datetime import date, timedelta

from kg.base.law_words import LAW_WORDS, STATES, mark
from kg.base.source_names import source_name
from kg.base.state_words import state_text
from kg.base.wording import Wording, day_text
from kg.model import ProvisionEnd, Status

_MOST_PARTS = 12
#: States that began with the day of effect, which stands elsewhere.
_FROM_ITS_EFFECT = frozenset(("in_force", "stood_when_looked", "presumed_in_force"))
#: What is told of the document that `Status.against` names, where its note says why the code alone proves nothing.
_DOUBTS = {
    "parent_ended": "ground_ended", "amended_ended": "ground_ended", "subject_law_ended": "ground_ended",
    "same_subject": "same_subject", "ground_fell_since": "ground_ended", "amended_gone": "amended_gone",
}  # fmt: skip

STATUS_WORDS = Wording({
    "as_of": ("tính đến ngày {day}", "as of {day}"),
    "status": ("Hiệu lực", "Status"),
    "since": ("từ ngày {day}", "since {day}"),
    "by": ("theo văn bản số {by}", "by {by}"),
    "against": ("nguồn khác nói: {against}", "another source says: {against}"),
    "until": ("Đến khi", "Until"),
    "stands_until": ("hết ngày {last}; từ ngày {day} hết hiệu lực", "the end of {last}; ended on {day}"),
    "in_force_from": ("có hiệu lực từ ngày {day}", "in force from {day}"),
    "how_sure": ("Mức chắc chắn", "Certainty"),
    "why": ("Ghi chú", "Note"),
    "other_side": ("Nguồn khác", "Another source"),
    "same_subject": (
        "văn bản số {by} ban hành sau quy định cùng nội dung; cần đối chiếu",
        "{by}, issued later, is on the same subject; compare",
    ),
    "ground_ended": (
        "văn bản số {by} đã hết hoặc có thể đã hết hiệu lực",
        "{by} has ended or may have ended",
    ),
    "amended_gone": ("cuối cùng là văn bản số {by}", "{by} was the last of it"),
    "fallen": ("Phần đã hết", "Parts ended"),
    "more_parts": ("… và {count} phần khác", "… and {count} more parts"),
    "some_part": ("một phần, nguồn không ghi rõ", "a part that the source does not name"),
    "set_aside": ("Theo văn bản khác", "Gives way in"),
    "looked_at": ("Đối chiếu", "Looked at"),
    "used_by": ("văn bản số {by} viện dẫn như đang có hiệu lực", "used as in force by {by}"),
    "when_looked": ("khi đối chiếu ngày {day}", "when looked at on {day}"),
    "moved_by": (
        "ngày này do văn bản số {by} dời",
        "this day was moved by {by}",
    ),
    "inferred": ("suy luận", "inferred"),
})  # fmt: skip


def status_text(status: Status, lang: str) -> str:
    """A status in words: state, since when, by what, how sure."""
    parts = [state_text(status, lang)]
    if status.since and status.state not in _FROM_ITS_EFFECT:
        parts.append(STATUS_WORDS("since", lang, day=day_text(status.since, lang)))
    if status.by:
        parts.append(STATUS_WORDS("by", lang, by=status.by))
    if status.certainty == "inferred":
        parts.append(f"({STATUS_WORDS('inferred', lang)})")
    if status.against and (told := _DOUBTS.get(status.note or "")):
        parts.append(f"({STATUS_WORDS(told, lang, by=status.against)})")
    elif status.against:
        parts.append(f"({STATUS_WORDS('against', lang, against=status.against)})")
    return " ".join(parts)


def status_rows(status: Status, day: date, lang: str) -> list[tuple[str, str]]:
    """A status as a clerk reads it: labelled lines with the state on `day`, since when, by what, how sure, who says so.

    Days are told from both sides: until the end of which day it holds, and from which day it no longer does.
    """
    state = f"{mark(status)} {state_text(status, lang)}"
    since = None if status.state == "stood_when_looked" else status.since
    parts = [_since_by(state, since, status.by, lang), STATUS_WORDS("as_of", lang, day=day_text(day, lang))]
    rows = [("status", ", ".join(parts))]
    if status.until:
        coming = status.state == "not_yet_in_force"
        told = STATUS_WORDS(
            "in_force_from" if coming else "stands_until", lang, day=day_text(status.until, lang),
            last=day_text(status.until - timedelta(days=1), lang),
        )  # fmt: skip
        rows.append(("until", _since_by(told, None, status.until_by, lang)))
    rows.append(("how_sure", certainty_text(status.certainty, lang)))
    if status.looked_at and (status.state != "stood_when_looked" or status.looked_by):
        told = day_text(status.looked_at, lang)
        rows.append(
            ("looked_at", f"{told}, {STATUS_WORDS('used_by', lang, by=status.looked_by)}" if status.looked_by else told)
        )
    if f"note_{status.note}" in LAW_WORDS:
        rows.append(("why", LAW_WORDS[f"note_{status.note}"][lang]))
    if status.moved_by:
        rows.append(("why", STATUS_WORDS("moved_by", lang, by=status.moved_by)))
    rows += [("fallen", _part(part, lang)) for part in status.provisions[:_MOST_PARTS]]
    if len(status.provisions) > _MOST_PARTS:
        rows.append(("fallen", STATUS_WORDS("more_parts", lang, count=len(status.provisions) - _MOST_PARTS)))
    for one in status.set_aside:
        source = f" ({source_name(one.source, lang)})" if one.source else ""
        rows.append(("set_aside", f"{one.provisions or STATUS_WORDS('some_part', lang)}: {one.by}{source}"))
    for side in status.sides:
        told = _since_by(STATES[side.state][lang], side.since, side.by, lang)
        if side.looked_at:
            told += f", {STATUS_WORDS('when_looked', lang, day=day_text(side.looked_at, lang))}"
        if side.until:
            told += f"; {STATUS_WORDS('in_force_from', lang, day=day_text(side.until, lang))}"
        rows.append(("other_side", f"{told} ({source_name(side.source, lang) if side.source else '?'})"))
    if status.against and (doubt := _DOUBTS.get(status.note or "")):
        rows.append(("why", STATUS_WORDS(doubt, lang, by=status.against)))
    elif status.against and not status.sides and status.state in _FROM_ITS_EFFECT and status.note != "ends_later":
        rows.append(("other_side", STATUS_WORDS("same_subject", lang, by=status.against)))
    elif status.against and not status.sides and status.note != "ends_later":
        rows.append(("other_side", STATUS_WORDS("by", lang, by=status.against)))
    return rows


def certainty_text(certainty: str, lang: str) -> str:
    """How sure something is, in words."""
    key = f"certainty_{certainty}"
    return LAW_WORDS[key][lang] if key in LAW_WORDS else certainty


def _since_by(told: str, since: date | None, by: str | None, lang: str) -> str:
    parts = [told]
    if since:
        parts.append(STATUS_WORDS("since", lang, day=day_text(since, lang)))
    if by:
        parts.append(STATUS_WORDS("by", lang, by=by))
    return " ".join(parts)


def _part(part: ProvisionEnd, lang: str) -> str:
    told = f"{part.provision or STATUS_WORDS('some_part', lang)}: {STATES[part.state][lang]}"
    source = f"{source_name(part.source, lang)}; " if part.source else ""
    return f"{_since_by(told, part.since, part.by, lang)} ({source}{certainty_text(part.certainty, lang)})"
