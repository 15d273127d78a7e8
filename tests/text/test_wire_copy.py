"""Near-copies as outlets make them of wire stories, and what only looks like one."""

from __future__ import annotations

import random
import unicodedata
from itertools import combinations

from tests.support.edits import rendered
from tests.support.invented_texts import KINDS, Line

from reader.text.shingles import are_copies, may_be_copies, story_signature

NEWS = next(kind for kind in KINDS if kind.name == "news")
STORIES = 30


def _wire_story(chance: random.Random) -> list[Line]:
    return [NEWS.line(chance) for _ in range(chance.randint(9, 16))]


def _as_printed(story: list[Line], chance: random.Random) -> str:
    """Return a wire story as an outlet prints it: cut, a paragraph added, a word in 25 changed."""
    kept = [list(line) for line in story[: max(5, int(len(story) * chance.uniform(0.5, 1)))]]
    kept.insert(chance.randint(0, len(kept)), NEWS.line(chance))
    words = rendered(kept)[0].split(" ")
    for _ in range(len(words) // 25):
        words[chance.randrange(len(words))] = "reworded"
    return " ".join(words).replace("“", '"').replace("”", '"')


def _other_report(story: list[Line], chance: random.Random) -> str:
    """Return another outlet's own report of the event: two of the sentences stand in it too."""
    own = [NEWS.line(chance) for _ in range(len(story))]
    for _ in range(2):
        own[chance.randrange(len(own))].append(list(chance.choice(chance.choice(story))))
    return rendered(own)[0]


def _is_found(one: str, other: str) -> bool:
    likely = may_be_copies(story_signature(one), story_signature(other))
    return likely and are_copies(one, other)


def test_printings_are_found_and_other_reports_are_not() -> None:
    chance = random.Random(11)
    found = total = 0
    wrong: list[int] = []
    for number in range(STORIES):
        story = _wire_story(chance)
        printings = [_as_printed(story, chance) for _ in range(5)]
        pairs = list(combinations(printings, 2))
        found += sum(_is_found(*pair) for pair in pairs)
        total += len(pairs)
        report = _other_report(story, chance)
        wrong += [number for text in printings if are_copies(report, text)]
    assert found >= 0.98 * total
    assert wrong == []


def test_different_stories_in_the_same_set_phrases_are_told_apart() -> None:
    chance = random.Random(12)
    texts = [rendered(_wire_story(chance))[0] for _ in range(40)]
    assert [pair for pair in combinations(texts, 2) if are_copies(*pair)] == []


def test_a_round_up_that_holds_short_stories_whole_is_none_of_them() -> None:
    chance = random.Random(13)
    stories = [rendered(_wire_story(chance))[0] for _ in range(16)]
    round_up = "\n".join(stories)
    assert not any(are_copies(round_up, story) for story in stories)


def test_how_letters_are_composed_makes_no_difference() -> None:
    text = " ".join(f"régime naïve café {number} été où déjà" for number in range(20))
    other = unicodedata.normalize("NFD", text)
    assert story_signature(text) == story_signature(other)
