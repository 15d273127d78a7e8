"""What stands around an article without being part of it: "Related", "Share", "5 min read"."""

from __future__ import annotations

import re

_ALONE = re.compile(
    r"""
    advertisements? | ad | sponsored(\ content)? | promoted
    | anzeigen? | werbung | publicité | publicidade? | pubblicità | advertentie | reklama?
    | (story|article)\ continues\ (below|after)(\ th(e|is))?(\ ad(vertisement)?)?
    | (scroll|swipe)\ (down\ )?(to|for)\ (continue|more)(\ reading)?
    | skip\ (to|past)\ .{1,40}
    """,
    re.VERBOSE,
)
"""Left out wherever such a line stands alone."""

_AT_THE_ENDS = re.compile(
    r"""
    share(d)?(\ (this|on|via|now)(\ (article|story|page|post))?)?
    | (facebook|twitter|x|linkedin|whatsapp|e-?mail|telegram|reddit|print|copy\ link|save|bookmark)
    | listen(\ to\ (this\ )?(article|story))? | follow(\ us.{0,40})? | subscribe(\ (now|today))?
    | sign\ up.{0,60} | newsletters? | log\ in | sign\ in | menu | home | search
    | (leave|post|add)\ a\ comment | (view|show|read)?\ ?(all\ )?(\d+\ )?comments?(\ \(\d+\))?
    | load\ more | (show|see|view|read)\ more | back\ to\ top | next\ article | previous\ article
    | \d{1,3}\ min(ute)?s?(\ read)? | (reading|read)\ time:?.{0,20}
    | (tags?|topics?|filed\ under|categories|keywords)\s*:?.{0,200}
    | (©|\(c\)|copyright)(\W.{0,120})? | all\ rights\ reserved
    """,
    re.VERBOSE,
)
"""Left out before the first and after the last paragraph."""

_MORE_HEADING = re.compile(
    r"""
    (related|more|recommended|suggested|similar|further)
        (\ (articles?|stories|story|news|content|posts?|topics?|links|reading|coverage|videos?))?
    | read\ (more|also|next|this\ next) | (also|you\ may\ also|you\ might\ also)\ (read|like).{0,20}
    | more\ (from|on|in|about)\ .{1,60} | most\ (read|popular|viewed|shared) | trending(\ now)?
    | (latest|top|other)\ (news|stories|headlines) | editors?['’]?s?\ picks? | up\ next
    | don['’]t\ miss | what\ to\ read\ next | in\ this\ (story|section)
    """,
    re.VERBOSE,
)
"""Stands over a list of other articles."""

_ENDS_AS_SENTENCE = re.compile(r"[.!?…。！？؟][\"'”’»)\]」』]*$")

_LONGEST_LIST = 30
"""Lines that a list of other articles at the end may have."""


def ends_as_sentence(line: str) -> bool:
    """Tell whether a line ends with a full stop, question or exclamation mark."""
    return _ENDS_AS_SENTENCE.search(line) is not None


def is_debris(line: str) -> bool:
    """Tell whether a line is no part of an article wherever it stands."""
    return len(line) <= 200 and _matches(_ALONE, line)


def is_debris_at_an_end(line: str) -> bool:
    """Tell whether a line before the first or after the last paragraph is no part of it."""
    if len(line) > 240:
        return False
    return any(_matches(form, line) for form in (_ALONE, _AT_THE_ENDS, _MORE_HEADING))


def body_end(paragraphs: list[str]) -> int:
    """Return how many paragraphs are left when the debris at the end is taken away.

    A heading such as "Related" goes together with the list of headlines under it, but only
    where none of these reads like a sentence: what might be content stays.
    """
    end = len(paragraphs)
    while end:
        if is_debris_at_an_end(paragraphs[end - 1]):
            end -= 1
            continue
        heading = _find_more_heading(paragraphs, end)
        if heading is None:
            break
        end = heading
    return end


def _find_more_heading(paragraphs: list[str], end: int) -> int | None:
    """Return where a list of other articles begins that reaches to ``end``."""
    for place in range(end - 1, max(0, end - _LONGEST_LIST) - 1, -1):
        line = paragraphs[place]
        if len(line) > 160 or (ends_as_sentence(line) and not line.endswith("?")):
            return None
        if _matches(_MORE_HEADING, line):
            return place
    return None


def _matches(form: re.Pattern[str], line: str) -> bool:
    # Patterns that have to look for capitals too take half as long again to compile.
    return form.fullmatch(line.lower().strip().strip("-–—=*_#|•>: ")) is not None
