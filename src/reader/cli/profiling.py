"""``profile``: whom the claims of reviewed articles rest on, taken together."""

from __future__ import annotations

from typing import Any

import click

from reader.cli.output import counted, print_json_list, print_line, print_text, tell
from reader.cli.settings import Settings, common_options, pass_settings
from reader.model.profiles import RollupBy, RollupRow, ShareInterval


@click.command("profile", short_help="Show whom reviewed articles rest on.")
@click.option(
    "--by",
    type=click.Choice([each.value for each in RollupBy]),
    default=RollupBy.OUTLET.value,
    show_default=True,
    help="What the articles are put together by.",
)
@click.option("--csv", "as_csv", is_flag=True, help="A table for a spreadsheet.")
@common_options
@pass_settings
def profile_command(settings: Settings, by: str, as_csv: bool) -> None:
    """Show whom the claims of reviewed articles rest on, by outlet, byline, section or month.

    Only articles count of which every suggestion was decided about, or whose review was called
    finished. Wire copies count once. There is no single score.

    With --json: one array with an object for each row, {label, articles, claim_sentences, thin,
    shares: {category: {count, share, low, high}}}; low and high are the 95 % interval.
    """
    from reader.sourcing.rollups import roll_up  # noqa: PLC0415 - --help answers without it

    with settings.open_library() as library:
        profiled = library.reviews.list_profiled()
    rollup = roll_up(profiled, RollupBy(by))
    if as_csv:
        from reader.exchange.rollup_csv import rollup_csv  # noqa: PLC0415 - as above

        print_text(rollup_csv(rollup))
    elif settings.json:
        print_json_list(map(_value, rollup.rows))
    else:
        if not rollup.rows:
            tell("No article has been reviewed yet: go through the suggestions of one first.")
        for row in rollup.rows:
            _describe(row)


def _value(row: RollupRow) -> dict[str, Any]:
    return {
        "label": row.label,
        "articles": row.articles,
        "claim_sentences": row.claim_sentences,
        "thin": row.thin,
        "shares": {category.value: _share(share) for category, share in row.shares.items()},
        "article_ids": list(row.article_ids),
    }


def _share(share: ShareInterval) -> dict[str, Any]:
    places = 4
    return {
        "count": share.count,
        "n": share.n,
        "share": round(share.share, places),
        "low": round(share.low, places),
        "high": round(share.high, places),
    }


def _describe(row: RollupRow) -> None:
    sentences = counted(row.claim_sentences, "claim-bearing sentence")
    thin = " (too few to say much)" if row.thin else ""
    articles = counted(row.articles, "article")
    print_line(f"{row.label or '(not said)'}: {articles}, {sentences}{thin}")
    for category, share in row.shares.items():
        if share.count:
            interval = f"{share.low:.0%} to {share.high:.0%}"
            print_line(f"  {category.value}: {share.share:.0%} ({interval}), {share.count}")
