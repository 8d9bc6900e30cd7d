"""The finder: from raw text to citations.

One pass over the laws named, the symbols printed and the Party sessions; each is then completed to the left (type
word, pinpoint) and to the right (year, day, issuer, term) within bounded windows. Spans are spans of the raw text.
"""

from __future__ import annotations

from kg.cite import back_references as back
from kg.cite import lists
from kg.cite.bare_letters import bare, restored
from kg.cite.clean_view import view_of
from kg.cite.english import with_english
from kg.cite.mended_view import damaged, mends
from kg.cite.mentions import find_mentions
from kg.cite.office_before import set_offices
from kg.cite.subjects import set_subjects
from kg.cite.symbols import find_symbols
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
    if broken := damaged(seen, symbols):
        cuts = mends(seen, broken)
        if view is not None:
            cuts = [(view.raw(at), view.raw_end(to) if to > at else view.raw(at), letters) for at, to, letters in cuts]
        if cuts:
            view = view_of(text, cuts)
            seen = view.text if view is not None else text
            symbols = find_symbols(seen)
    drafts = find_mentions(seen, symbols)
    drafts = with_english(seen, drafts)
    lists.share(seen, drafts)
    drafts = back.with_short_forms(seen, drafts)
    if back_references:
        drafts = back.with_pointers(seen, drafts)
    set_subjects(seen, drafts)
    set_offices(seen, drafts)
    return [draft.citation(text, view) for draft in drafts]
