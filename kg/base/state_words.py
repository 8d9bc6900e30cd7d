"""The state of a document in words, with the day of the last look, and what is known to have changed it since."""

from __future__ import annotations

from datetime import date, timedelta

from kg.base.law_words import STATES
from kg.base.wording import Wording, day_text
from kg.model import ENDED, ProvisionEnd, Status

_MOST_AMENDMENTS = 3
_say = Wording({
    "looked": (
        "còn hiệu lực khi đối chiếu ngày {day}; từ đó chưa đối chiếu",
        "in force when looked at on {day}; not looked at since",
    ),
    "looked_amended": (
        "còn hiệu lực, như đã được sửa đổi, bổ sung, khi đối chiếu ngày {day}; từ đó chưa đối chiếu",
        "in force as amended when looked at on {day}; not looked at since",
    ),
    "used": (
        "được văn bản số {by} dùng như đang có hiệu lực ngày {day}; từ đó chưa đối chiếu",
        "used as in force by {by} on {day}; not looked at since",
    ),
    "used_amended": (
        "được văn bản số {by} dùng như đang có hiệu lực ngày {day}, khi đã được sửa đổi, bổ sung; từ đó chưa đối chiếu",
        "used as in force by {by} on {day}, when it had been amended; not looked at since",
    ),
    "used_partly": (
        "được văn bản số {by} dùng như đang có hiệu lực ngày {day}, khi đã hết hiệu lực một phần; từ đó chưa đối chiếu",
        "used as in force by {by} on {day}, when a part of it had ended; not looked at since",
    ),
    "looked_partly": (
        "còn hiệu lực một phần khi đối chiếu ngày {day}; từ đó chưa đối chiếu",
        "partly in force when looked at on {day}; not looked at since",
    ),
    "partly_since": (
        "; hết hiệu lực một phần từ ngày {since} (bởi {by})",
        "; partly ended from {since} (by {by})",
    ),
    "amended_since": ("; được sửa đổi, bổ sung từ ngày {since} (bởi {by})", "; amended from {since} (by {by})"),
    "amended_undated": (
        "; sau đó được sửa đổi, bổ sung bởi {by}, chưa rõ từ ngày nào",
        "; amended since by {by}, from a day that is not known",
    ),
    "amended_often": ("; và {count} lần khác", "; and {count} times more"),
    "ground_fell_since": (
        "; văn bản mà nó dựa vào ({by}) nay đã hết hoặc có thể đã hết hiệu lực",
        "; what it stands on ({by}) has ended since, or may have",
    ),
    "looked_in_code": (
        "còn trong Bộ pháp điển ngày {day}; từ đó chưa đối chiếu",
        "held by the official code on {day}; not looked at since",
    ),
    "looked_in_code_partly": (
        "còn trong Bộ pháp điển ngày {day}, đã hết hiệu lực một phần; từ đó chưa đối chiếu",
        "held by the official code on {day}, partly repealed; not looked at since",
    ),
    "looked_at_effect": (
        "có hiệu lực từ ngày {since}; từ đó chưa đối chiếu",
        "in force from {since}; not looked at since",
    ),
    "looked_before_effect": (
        "có hiệu lực từ ngày {since}, theo nguồn đối chiếu ngày {day}; từ đó chưa đối chiếu",
        "in force from {since}, by a source looked at on {day}; not looked at since",
    ),
    "set_aside": (
        "; từ ngày {since}, chậm nhất đến hết ngày {last}, nội dung khác với văn bản số {by} thì theo văn bản đó",
        "; from {since}, until the end of {last} at the latest, what differs from {by} gives way to it",
    ),
    "set_aside_open": (
        "; từ ngày {since}, nội dung khác với văn bản số {by} thì theo văn bản đó",
        "; from {since}, what differs from {by} gives way to it",
    ),
    "but_for": ("(có ngoại lệ)", "(with an exception)"),
    "day_unknown": ("chưa rõ ngày", "day unknown"),
})  # fmt: skip


def state_text(status: Status, lang: str) -> str:
    """A state in words, and what applies on the day in place of provisions that differ from it."""
    told = _state_text(status, lang)
    for one in status.set_aside:
        last = day_text(one.until - timedelta(days=1) if one.until else None, lang)
        key = "set_aside" if one.until else "set_aside_open"
        told += _say(key, lang, since=day_text(one.since, lang), last=last, by=one.by)
    return told


def _state_text(status: Status, lang: str) -> str:
    """A state in words, with the day of the last look where it rests on one, and without a day where none is known.

    "còn hiệu lực khi đối chiếu ngày 30/11/2025; từ đó chưa đối chiếu", "còn trong Bộ pháp điển ngày …", "hết hiệu lực,
    chưa rõ ngày". A use is no proof, and told as a use: "được văn bản số … dùng như đang có hiệu lực ngày …".
    """
    if status.state == "stood_when_looked" and status.looked_at:
        day, since = day_text(status.looked_at, lang), day_text(status.since, lang)
        if status.since and status.looked_at < status.since:
            return _say("looked_before_effect", lang, day=day, since=since)
        if status.only_effect:
            return _say("looked_at_effect", lang, since=day) + _changes_since(status, status.looked_at, lang)
        return _looked(status, status.looked_at, lang)
    told = STATES[status.state][lang]
    if status.state in ENDED and status.since is None:
        told = f"{told}, {_say('day_unknown', lang)}"
    return f"{told} {_say('but_for', lang)}" if status.note == "ended_but_for" else told


def _looked(status: Status, looked_at: date, lang: str) -> str:
    """What stood when it was last looked at, whole or in part by then, and what is known to have fallen since."""
    partly = status.note == "partly_when_looked" or any(part.since <= looked_at for part in _fallen(status))
    key = "looked_in_code" if status.codified else "used" if status.looked_by else "looked"
    if partly:
        key = f"{key}_partly"
    elif status.note == "amended_when_looked" and not status.codified:
        key = f"{key}_amended"
    told = _say(key, lang, day=day_text(looked_at, lang), by=status.looked_by)
    return told + _changes_since(status, looked_at, lang)


def changes_since(status: Status) -> list[tuple[str, date | None]]:
    """The acts that ended parts of what stood when it was last looked at, or amended it, since that day; each once."""
    looked_at = status.looked_at if status.state == "stood_when_looked" else None
    parts = [(part.by, part.since) for part in _fallen(status) if looked_at and part.since > looked_at]
    amended = [(one.by, one.since) for one in status.amended]
    return list(dict(sorted([*parts, *amended], key=lambda one: one[1] or date.max, reverse=True)).items())[::-1]


def _changes_since(status: Status, looked_at: date, lang: str) -> str:
    """The first part that ended after the last look, what amended the document since, and that its ground fell."""
    part = next((part for part in _fallen(status) if part.since > looked_at), None)
    told = _say("partly_since", lang, since=day_text(part.since, lang), by=part.by) if part else ""
    for one in status.amended[:_MOST_AMENDMENTS]:
        key = "amended_since" if one.since else "amended_undated"
        told += _say(key, lang, since=day_text(one.since, lang), by=one.by)
    more = len(status.amended) - _MOST_AMENDMENTS
    told += _say("amended_often", lang, count=more) if more > 0 else ""
    return told + (_say("ground_fell_since", lang, by=status.against) if status.note == "ground_fell_since" else "")


def _fallen(status: Status) -> list[ProvisionEnd]:
    return [part for part in status.provisions if part.state != "suspended"]
