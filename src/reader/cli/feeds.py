"""``feeds``: subscriptions, what is new in them, and lists of them in OPML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reader.cli.feed_names import resolve_feeds
from reader.cli.feed_refreshing import (
    TITLE_LENGTH,
    follow_moves,
    refresh,
    refresh_value,
    report,
)
from reader.cli.output import SHORT_ID, counted, one_line, print_json_list, print_line, tell
from reader.cli.settings import Settings, common_options, pass_settings
from reader.library.feed_schedule import due
from reader.model.errors import LibraryError, ReaderError
from reader.model.feed import Feed, FeedSubscription, tidy_folder
from reader.text.normalise import clean_characters

if TYPE_CHECKING:
    from reader.library.library import Library


@click.group("feeds", invoke_without_command=True, short_help="Subscriptions; what is new in them.")
@common_options
@pass_settings
@click.pass_context
def feeds_command(context: click.Context, settings: Settings) -> None:
    """List the feeds, subscribe to others, and bring in what is new in them."""
    if context.invoked_subcommand is None:
        _list(settings)


@feeds_command.command("list")
@common_options
@pass_settings
def list_command(settings: Settings) -> None:
    """List the feeds by folder. With --json: one array of feed objects."""
    _list(settings)


@feeds_command.command("add")
@click.argument("addresses", metavar="ADDRESS...", nargs=-1, required=True, type=clean_characters)
@click.option("--folder", type=clean_characters, default="", help='A path such as "World/Europe".')
@click.option("--name", type=clean_characters, default="", help="What to call the one feed.")
@click.option("--full-text", is_flag=True, help="Fetch the page of each of its articles too.")
@click.option("--images", is_flag=True, help="Load the images of its articles.")
@common_options
@pass_settings
def add_command(
    settings: Settings,
    addresses: tuple[str, ...],
    folder: str,
    name: str,
    full_text: bool,
    images: bool,
) -> int:
    """Subscribe to the feeds at each ADDRESS: that of a feed, or of a page that names one.

    Of a page that names several the first is taken, and the others are told. What is in the
    feeds comes with the next refresh. With --json: one array with an object for each address,
    {input, status, feed, url, title, others, reason}; status is "added", "duplicate" (it is
    there already) or "failed". Ends with 3 when some failed, with 1 when all did.
    """
    if name and len(addresses) > 1:
        raise click.UsageError("--name is that of one feed: add that one alone.")
    wishes = FeedSubscription(
        "",
        name=name.strip(),
        folder=tidy_folder(folder),
        fetch_full_text=full_text,
        load_images=images,
    )
    with settings.open_library() as library:
        values = [_subscribe(library, address, wishes) for address in addresses]
    _print_outcomes(settings, values)
    return _exit_code(sum(value["status"] == "failed" for value in values), len(values))


@feeds_command.command("remove")
@click.argument("feeds", metavar="FEED...", nargs=-1, required=True, type=clean_characters)
@common_options
@pass_settings
def remove_command(settings: Settings, feeds: tuple[str, ...]) -> None:
    """Leave each FEED, named by its id or its beginning, its address or its title.

    The articles that came from it stay. With --json: one array of {feed, url, title}.
    """
    with settings.open_library() as library:
        wanted = resolve_feeds(library.feeds, feeds)
        library.feeds.remove_feeds([feed.id for feed in wanted])
    if settings.json:
        print_json_list(
            {"feed": feed.id, "url": feed.url, "title": feed.shown_title} for feed in wanted
        )
        return
    for feed in wanted:
        print_line(f"removed  {feed.id[:SHORT_ID]}  {one_line(feed.shown_title)}")


@feeds_command.command("refresh")
@click.argument("feeds", metavar="[FEED]...", nargs=-1, type=clean_characters)
@click.option("--due", "only_due", is_flag=True, help="Only those whose time has come.")
@click.option(
    "--follow-moves", "follows_moves", is_flag=True, help="Take new addresses that servers gave."
)
@click.option("--no-analysis", is_flag=True, help="Do not look for sources in new articles.")
@common_options
@pass_settings
def refresh_command(
    settings: Settings,
    feeds: tuple[str, ...],
    only_due: bool,
    follows_moves: bool,
    no_analysis: bool,
) -> int:
    """Bring in what is new in each FEED, or in all but those that are gone for good.

    With --json: one array with an object for each feed, {feed, url, title, status, problem,
    problems, moved_to, entries}; status is "updated", "unchanged", "failed" or "gone", and each
    entry is {entry, state, title, url, byline, published_at, date_doubtful, article} with the
    state "new", "changed" or "removed" (from the feed: its article stays). Ends with 3 when
    some feeds failed, with 1 when all did.
    """
    with settings.open_library() as library:
        known = library.feeds
        wanted = (
            resolve_feeds(known, feeds)
            if feeds
            else [feed for feed in known.list_feeds() if not feed.check.gone]
        )
        if only_due:
            wanted = due(wanted, library.now())
        refreshed = refresh(library, wanted, analyse=not no_analysis)
        if follows_moves:
            follow_moves(known, refreshed)
    if settings.json:
        print_json_list(refresh_value(*one) for one in refreshed)
    for one in refreshed:
        report(*one, quiet=settings.json, followed=follows_moves)
    failed = sum(result.status.value in ("failed", "gone") for _, result, _ in refreshed)
    return _exit_code(failed, len(refreshed))


@feeds_command.command("import")
@click.argument("file")
@common_options
@pass_settings
def import_command(settings: Settings, file: str) -> None:
    """Subscribe to the feeds in FILE, an OPML list of another program, with their folders.

    With --json: one array with an object for each feed, {input, status, feed, url, title,
    folder}; status is "added" or "duplicate".
    """
    from reader.exchange.opml import subscriptions_from_opml  # noqa: PLC0415 - not for --help
    from reader.ingest.files import read_article_file  # noqa: PLC0415 - as above

    path = Path(file).expanduser()
    found = subscriptions_from_opml(read_article_file(path).raw, path.name)
    with settings.open_library() as library:
        added = library.feeds.add_feeds(found.subscriptions) if found.subscriptions else []
    for problem in found.problems:
        tell(problem)
    values = [
        _value(file, "duplicate" if one.was_there else "added", one.feed)
        | {"folder": one.feed.folder}
        for one in added
    ]
    _print_outcomes(settings, values)


@feeds_command.command("export")
@click.argument("file")
@click.option("--overwrite", is_flag=True, help="Replace a file that is there already.")
@common_options
@pass_settings
def export_command(settings: Settings, file: str, overwrite: bool) -> None:
    """Write the feeds to FILE as OPML, with their folders; - writes to standard output."""
    from reader.cli.output import print_json, print_text  # noqa: PLC0415 - only here
    from reader.exchange.opml import opml_from_feeds  # noqa: PLC0415 - not for --help
    from reader.exchange.writing import is_existing_file, write_atomically  # noqa: PLC0415
    from reader.model.errors import OutputError  # noqa: PLC0415

    with settings.open_library() as library:
        feeds = library.feeds.list_feeds()
    if file == "-":
        print_text(opml_from_feeds(feeds))
        return
    path = Path(file).expanduser()
    if is_existing_file(path) and not overwrite:
        raise OutputError(
            f"{path} was not written: it is there already.",
            "Choose another name, or say --overwrite.",
        )
    write_atomically(path, opml_from_feeds(feeds))
    if settings.json:
        print_json({"path": str(path), "feeds": len(feeds)})
    else:
        print_line(f"{counted(len(feeds), 'feed')}  {path}")


def _list(settings: Settings) -> None:
    from reader.exchange.feed_values import feed_value  # noqa: PLC0415 - not for --help

    with settings.open_library() as library:
        feeds = library.feeds.list_feeds()
        unread = library.feeds.count_unread_entries()
    if settings.json:
        print_json_list(feed_value(feed, unread.get(feed.id, 0)) for feed in feeds)
        return
    for feed in feeds:
        folder = f"{one_line(feed.folder)}/" if feed.folder else ""
        title = one_line(feed.shown_title, TITLE_LENGTH)
        problem = f"  ({one_line(feed.check.problem)})" if feed.check.problem else ""
        count = f"{unread.get(feed.id, 0):>5}"
        print_line(f"{feed.id[:SHORT_ID]}  {count}  {folder}{title}{problem}")


def _subscribe(library: Library, address: str, wishes: FeedSubscription) -> dict[str, Any]:
    """Look for feeds at an address and subscribe to the likeliest; return what became of it."""
    from reader.ingest.feeds.discovery import discover_feeds  # noqa: PLC0415 - not for --help
    from reader.ingest.fetching.fetcher import Fetcher  # noqa: PLC0415 - as above

    try:
        found = discover_feeds(address, Fetcher().fetch, now=library.now())
    except LibraryError:
        raise
    except ReaderError as error:
        return _value(address, "failed", None) | {"others": [], "reason": str(error)}
    likeliest = found[0].subscription
    wanted = replace(
        wishes,
        url=likeliest.url,
        title=likeliest.title,
        site_url=likeliest.site_url,
        by_person=likeliest.by_person,
    )
    (added,) = library.feeds.add_feeds([wanted])
    others = [one.subscription.url for one in found[1:]]
    status = "duplicate" if added.was_there else "added"
    return _value(address, status, added.feed) | {"others": others, "reason": ""}


def _value(given: str, status: str, feed: Feed | None) -> dict[str, Any]:
    return {
        "input": given,
        "status": status,
        "feed": feed.id if feed else None,
        "url": feed.url if feed else None,
        "title": feed.shown_title if feed else "",
    }


def _print_outcomes(settings: Settings, values: Sequence[dict[str, Any]]) -> None:
    """Print what became of subscriptions: as JSON, or a line each."""
    if settings.json:
        print_json_list(values)
    for value in values:
        if value.get("reason"):
            tell(f"{value['input']}: {value['reason']}")
        elif not settings.json:
            title = one_line(value["title"], TITLE_LENGTH)
            print_line(f"{value['status']}  {value['feed'][:SHORT_ID]}  {title}")
        if value.get("others"):
            tell(f"{value['input']} has other feeds too: {', '.join(value['others'])}")


def _exit_code(failed: int, total: int) -> int:
    if not failed:
        return 0
    return 1 if failed == total else 3
