"""Lines of a page that belong to the site, not to the article, and change on their own.

Whole lines only, and only what no article says: a correction ("This article was amended …")
is part of what an outlet publishes and is no boilerplate. Stricter than `documents.debris`, which
looks at the ends of a text, where little else stands: these lines are passed over anywhere.
"""

from __future__ import annotations

import re

_LONGEST = 160
"""Code points; a longer line says something."""

_BOILERPLATE = re.compile(
    r"""
      advertisements? | advert | ads? | ads\ by\ .+ | sponsored(\ (content|by\ .+))? | promoted
    | paid\ (content|partner.*) | (story|article)\ continues\ (below|after).*
    | (continue|scroll|swipe)\ (down\ )?(to|for)\ (reading|continue|more).* | skip\ (to|past)\ .+
    | (sign|log)\ (up|in)\b(?!.*\bsaid\b).{0,120} | subscribe\b.{0,120}
    | (get|receive)\ (our|the)\ .{0,60}(newsletter|briefing|e-?mail|alerts?).{0,60}
    | (daily|weekly|morning|free)?\ ?newsletters?
    | (read|see|watch|view|show|load)\ (more|also|next|all|this\ next)(\ (on|about|from)\ .+|:.+)?
    | (related|recommended|more)(\ (articles?|stories|story|news|coverage|topics?|reading|links?))?
      (:.+)?
    | more\ (on|from|about|in)\ [^,.:;“”\"]{1,40} | most\ (read|popular|viewed|shared).*
    | trending(\ now)?
    | (also|you\ (may|might)\ also)\ (read|like)(:.+|\ .+)?
    | share(\ (this|on|via)\b.*)? | (facebook|twitter|x|linkedin|whatsapp|telegram|reddit|e-?mail)
    | (copy\ link|print|save|bookmark|listen)(\ (this|to\ this)\ (article|story|page))?
    | follow\ us.* | (leave|post|add)\ a\ comment | (view\ )?(all\ )?\d*\ ?comments?(\ \(\d+\))?
    | \d{1,3}\ min(ute)?s?(\ read)? | (reading|read)\ time:?.{0,20}
    | (last\ )?(updated|modified)(:|\ (at|on)\b|\ \d).{0,60} | published(:|\ (at|on)\b|\ \d).{0,60}
    | (this\ (article|story)\ was\ )?(last\ )?(updated|published)\ .{0,40}\ ago
    | \d+\ (seconds?|minutes?|hours?|days?)\ ago
    | (tags?|topics?|filed\ under|categories)\s*:.{0,140}
    | (©|\(c\)|copyright\ (©|\(c\)|\d{4})).{0,120} | all\ rights\ reserved\.?
    | (accept|reject|manage)\ (all\ )?cookies | we\ use\ cookies.{0,140}
    | back\ to\ top | (next|previous)\ (article|story)(:.+)?
    """,
    re.VERBOSE | re.IGNORECASE,
)


def is_boilerplate(line: str) -> bool:
    """Tell whether a line is no part of the article that it stands in."""
    line = line.strip().strip("-–—=*_#|•>:▶ ")
    return 0 < len(line) <= _LONGEST and _BOILERPLATE.fullmatch(line) is not None
