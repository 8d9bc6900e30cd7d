"""A citation in the making: what the rooms of the finder fill in before it is handed out, frozen, with raw offsets."""

from __future__ import annotations

from datetime import date

from kg.cite.clean_view import View
from kg.cite.codes import FIGURES
from kg.model import Body, Citation, DocType, Form, IssuerBasis, Pinpoint, Repair


class Draft:
    """A citation at offsets of the view. `number` is the span of its symbol, `typed` whether a type word is its own."""

    # what most citations lack stands here once, and is no work for each of them
    symbol: str | None = None
    number: tuple[int, int] | None = None
    day: date | None = None
    year: int | None = None
    issuer: Body | None = None
    basis: IssuerBasis = ""
    pinpoints: tuple[Pinpoint, ...] = ()
    name: str | None = None
    repairs: tuple[Repair, ...] = ()
    term: str | None = None
    subject: tuple[int, int] | None = None
    bad_date: str | None = None
    typed = True
    english = False  # its type word is English

    def __init__(self, start: int, end: int, kind: DocType, form: Form = "numbered") -> None:
        self.start = start
        self.end = end
        self.type = kind
        self.form = form

    def citation(self, raw: str, view: View | None) -> Citation:
        """The citation, with the offsets of the raw text."""
        start, end, number, subject, repairs = self.start, self.end, self.number, self.subject, self.repairs
        printed: str | None = None
        if view is not None:
            start, end = view.span(start, end)
            if number is not None:
                seen = view.text[number[0] : number[1]]
                at, to = view.span(*number)
                printed = raw[at:to]
                if printed != seen:
                    repairs = _of_print(repairs, printed, seen, self.symbol or "")
            if subject is not None:
                subject = view.span(*subject)
        elif number is not None:
            printed = raw[number[0] : number[1]]
        return _new(Citation, (
            start, end, raw[start:end], self.type, self.symbol, printed,
            self.day, self.year, self.issuer, self.basis, self.pinpoints, self.form, self.name, repairs, self.term,
            subject, self.bad_date,
        ))  # fmt: skip


_new = tuple.__new__  # in less than half of the time that `Citation` takes: there are thousands of them


def _of_print(repairs: tuple[Repair, ...], printed: str, seen: str, symbol: str) -> tuple[Repair, ...]:
    """The repairs of a number, with what the view set right in it: letters for figures, a page that ended amid it."""
    if len(printed) == len(seen) and printed.translate(FIGURES) == seen.translate(FIGURES):
        repairs = (Repair("letters", printed, symbol), *(one for one in repairs if one.rule != "letters"))
    elif len(printed) > len(seen) and printed.replace(" ", "") == seen:  # "5 9/2023/NĐ-CP"
        repairs = (*(one for one in repairs if one.rule != "spacing"), Repair("spacing", printed, symbol))
    # lines were left out of it; where single letters are joined there are none
    if "CÔNG BÁO/" in printed or (len(printed) - len(seen) > 2 and printed.count("\n") > 1):
        others = (one for one in repairs if one.rule != "line_break")
        repairs = (*others, Repair("page_break", printed, symbol))
    return repairs
