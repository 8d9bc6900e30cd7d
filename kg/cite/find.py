"""The finder: from raw text to citations.

One pass over the laws named, the symbols printed and the Party sessions; each is then completed to the left (type
word, pinpoint) and to the right (year, day, issuer, term) within bounded windows. Spans are spans of the raw text.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.cite import back_references as back
from kg.cite import lists
from kg.cite.bare_letters import bare, restored
from kg.cite.behind_subject import set_behind_subjects
from kg.cite.clean_view import View, view_of
from kg.cite.draft import Draft
from kg.cite.english import is_english, with_english
from kg.cite.mended_view import Cut, damaged, mends, rejoined
from kg.cite.mentions import find_mentions
from kg.cite.office_before import set_offices
from kg.cite.subjects import set_subjects
from kg.cite.symbols import Symbol, find_symbols
from kg.model import Citation


def find_citations(text: str, *, back_references: bool = False) -> list[Citation]:
    """Every citation of `text`, in order: numbered documents, laws by name, and the text's own number.

    With `back_references` also the mentions that name nothing by themselves: "Luật này", "kế hoạch nêu trên", and
    schemes and programmes by the name that the text gives them.

    Offsets are code points of `text`. Issuers are those that the text prints beside the citation or the symbol
    names beyond doubt; the rest is for `resolve_citations`, which knows the reporting body and the register.
    """
    if (marked := restored(text)) is not None:
        return [bare(citation, text) for citation in find_citations(marked, back_references=back_references)]
    view = view_of(text)
    seen = view.text if view is not None else text
    symbols = find_symbols(seen)
    cuts: list[Cut] = []
    if broken := damaged(seen, symbols):
        cuts = _in_raw(mends(seen, broken), view)
        if cuts:
            view = view_of(text, cuts)
            seen = view.text if view is not None else text
            symbols = find_symbols(seen)
    drafts = _drafts(seen, symbols, back_references)
    if split := rejoined(seen, drafts):
        view = view_of(text, sorted({*cuts, *_in_raw(split, view)}))
        seen = view.text if view is not None else text
        drafts = _drafts(seen, find_symbols(seen), back_references, rejoined=True)
    return [draft.citation(text, view) for draft in drafts]


def _drafts(text: str, symbols: Sequence[Symbol], back_references: bool, rejoined: bool = False) -> list[Draft]:
    drafts = find_mentions(text, symbols)
    english = is_english(text)
    if english:
        drafts = with_english(text, drafts)
    lists.share(text, drafts)
    drafts = back.with_short_forms(text, drafts, english)
    if back_references:
        drafts = back.with_pointers(text, drafts)
    set_subjects(text, drafts)
    set_behind_subjects(text, drafts)
    set_offices(text, drafts, rejoined)
    return drafts


def _in_raw(cuts: Sequence[Cut], view: View | None) -> list[Cut]:
    """Cuts of a view at the offsets of its raw text."""
    if view is None:
        return list(cuts)
    return [(view.raw(at), view.raw_end(to) if to > at else view.raw(at), letters) for at, to, letters in cuts]
