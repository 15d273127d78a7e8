"""Feeds a person is subscribed to, and what is known of their last check."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

FOLDER_SEPARATOR = "/"
"""Stands between the names of a folder's path; a name itself never holds one."""


@dataclass(frozen=True, slots=True)
class FeedSubscription:
    """What a person asks for when they subscribe, or what an OPML file says of one feed.

    ``url`` is the feed's own absolute http or https address. ``title`` is what the feed calls
    itself, ``name`` what the person calls it ("" where the title will do). ``folder`` is a path
    of names, "World/Europe"; "" for none. ``fetch_full_text`` asks for the page of each new
    entry, ``load_images`` for the images of its articles; both are off unless asked for.
    ``by_person`` is set where the person gave this very address: only then may it lead to this
    computer or its network (an address from a page or an OPML file may not).
    """

    url: str
    title: str = ""
    name: str = ""
    site_url: str = ""
    folder: str = ""
    fetch_full_text: bool = False
    load_images: bool = False
    by_person: bool = False


@dataclass(frozen=True, slots=True)
class FeedCheck:
    """What the checks of a feed have left behind; only refreshing writes it.

    ``etag`` and ``last_modified`` are the validators that the server sent with the entries that
    are stored, as it wrote them; "" for none. ``checked_at`` is the last try, ``succeeded_at``
    the last one that worked. ``failures`` counts failed tries since then. ``due_at`` is when
    the next try is due; None means at once. ``problem`` is the last failure, a sentence for
    the person with what to do; "" when the last try worked. A ``gone`` feed (the server said
    410) is never due again. ``moved_to`` is the address the server says the feed has for good;
    it is used only after the person has agreed.
    """

    etag: str = ""
    last_modified: str = ""
    checked_at: datetime | None = None
    succeeded_at: datetime | None = None
    failures: int = 0
    due_at: datetime | None = None
    problem: str = ""
    gone: bool = False
    moved_to: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed in the library.

    The fields up to ``by_person`` are the person's, as in `FeedSubscription`, except that
    ``title`` and ``site_url`` follow what the feed says of itself. ``language`` is a BCP 47 tag,
    "" where the feed names none. Times carry a zone.
    """

    id: str
    url: str
    added_at: datetime
    title: str = ""
    name: str = ""
    site_url: str = ""
    folder: str = ""
    fetch_full_text: bool = False
    load_images: bool = False
    by_person: bool = False
    language: str = ""
    check: FeedCheck = field(default_factory=FeedCheck)

    @property
    def shown_title(self) -> str:
        """What lists show: the person's name for it, else its own, else its address."""
        return self.name or self.title or self.url


def tidy_folder(path: str) -> str:
    """Return a folder's path without empty names and without spaces around the names."""
    names = (" ".join(name.split()) for name in path.split(FOLDER_SEPARATOR))
    return FOLDER_SEPARATOR.join(name for name in names if name)
