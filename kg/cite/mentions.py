"""The citations of a text in their order: Party sessions, laws by name and numbers, each completed to both sides."""

from __future__ import annotations

from collections.abc import Sequence

from kg.cite.draft import Draft
from kg.cite.laws import from_law, give_day_back, is_number_of
from kg.cite.names import find_named, numbers_of
from kg.cite.numbered import from_symbol
from kg.cite.own_number import OWN_LAW_TYPES
from kg.cite.party import Session, find_sessions
from kg.cite.symbols import Symbol
from kg.model import Body

_CENTRAL_COMMITTEE = Body("Ban Chấp hành Trung ương Đảng", level="central")
_SESSION, _NAMED, _SYMBOL = range(3)


def find_mentions(text: str, symbols: Sequence[Symbol]) -> list[Draft]:
    """What `text` cites in full or by number or name, of its `symbols`; a law's name takes the number after it."""
    sessions, named = list(find_sessions(text)), find_named(text)
    places = [(one.start, _SESSION, n) for n, one in enumerate(sessions)]
    places += [(one.start, _NAMED, n) for n, one in enumerate(named)]
    places += [(one.start, _SYMBOL, n) for n, one in enumerate(symbols)]
    places.sort()
    done = free = 0  # the end of the last citation; the first symbol that no law's name has taken
    previous: Draft | None = None
    drafts: list[Draft] = []
    own_law = False
    for start, room, n in places:
        if start < done or (room == _SYMBOL and n < free):
            continue
        if room == _SYMBOL:
            free = n + 1
            found = from_symbol(text, symbols[n], done, previous)
        elif room == _SESSION:
            found = [_from_session(sessions[n])]
        else:
            law = named[n]
            while free < len(symbols) and symbols[free].end <= law.end:
                free += 1
            number = symbols[free] if free < len(symbols) and is_number_of(text, law, symbols[free]) else None
            if number is not None:
                free += 1
                if law.inner and number.text in numbers_of(law.inner.type, law.inner.name):
                    law = law.inner  # "Luật sửa đổi Luật Thuế thu nhập doanh nghiệp số 14/2008/QH12": the amended law's
            found = [from_law(text, law, number, done, own_law)]
            if number is None and previous is not None:
                give_day_back(text, previous, found[0], law)
        if room == _NAMED and previous is not None and _is_its_abbreviation(text, previous, found[0]):
            done = found[0].end
            continue
        for draft in found:
            done = draft.end
            previous = draft
            own_law = own_law or (draft.form == "self" and draft.type in OWN_LAW_TYPES)
            drafts.append(draft)
    return drafts


def _is_its_abbreviation(text: str, before: Draft, named: Draft) -> bool:
    """Whether a law's name is the abbreviation in brackets behind its own: "Bộ luật Hình sự (BLHS)", "(BLHS 2015)"."""
    return (
        named.name == before.name
        and named.type == before.type
        and text[before.end : named.start].strip() == "("
        and text[named.end : named.end + 1] == ")"
        and named.year in (None, before.year)
        and any(word.isupper() and len(word) > 2 for word in text[named.start : named.end].split())
    )


def _from_session(session: Session) -> Draft:
    draft = Draft(session.start, session.end, session.type, "named")
    draft.name, draft.term = session.name, session.term
    draft.issuer, draft.basis = _CENTRAL_COMMITTEE, "symbol"
    return draft
