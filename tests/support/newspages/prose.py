"""Invented prose: sentences that are never twice the same, from a seed. No such place or people."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

_PEOPLE = (
    "Ines Tallow", "Marek Ondry", "Ada Quist", "Tobias Fenn", "Lucía Paredes Alba", "Owen Marsh",
    "Bettina Krall", "Samuel Adeyo", "Priya Nandan", "Colm Breslin", "Yvette Lanoy", "Hana Suzuki",
)  # fmt: skip
_PLACES = (
    "Low Island", "the northern quay", "Harrow Bay", "the old customs house", "Tern Point",
    "the Arno inlet", "Saltmarsh Road", "the ferry terminal", "Upper Wending", "the town hall",
)  # fmt: skip
_BODIES = (
    "the harbour board", "the county council", "the ferry company", "the fishermen’s union",
    "the ministry of transport", "the regional court", "the port police", "a citizens’ group",
)  # fmt: skip
_ACTS = (
    "would close the slipway for {n} weeks", "had known about the crack since {m}",
    "planned to spend {n} million on new engines", "was asked to hand over {n} letters by {m}",
    "had lost {n} of its {k} pilots within a year", "refused to publish the report of {m}",
    "would sell {n} of the {k} boats that lie idle", "had paid {n} invoices twice since {m}",
    "moved {k} households out of the flood plain", "found lead in {n} of {k} water samples",
)  # fmt: skip
_FRAMES = (
    "{Body} said on {day} that it {act}.",
    "“We {claim},” {person} told a meeting at {place} on {day}, “and nobody asked us twice.”",
    "According to a document seen by this newspaper, {body} {act}.",
    "{person}, who has lived near {place} for {k} years, said that {body} {act}.",
    "An official who asked not to be named said that {body} {act}, and that more would follow.",
    "The decision, which {person} called late but right, means that {body} {act}.",
    "At {place} the tide came in at {n} o’clock, while {body} still argued over who should pay.",
    "It is the {k}th time since {m} that {body} {act}, a spokeswoman confirmed.",
    "Critics such as {person} doubt the figures: they say that {body} {act}.",
    "Two people familiar with the matter said {person} had warned {body} about {place} in {m}.",
    "Nobody at {place} could say why {body} {act}, though {person} has a guess.",
    "{person} declined to comment on whether {body} {act} or only meant to.",
)
_CLAIMS = (
    "counted every boat ourselves", "were told nothing and then told to wait",
    "would rather be late than sorry", "paid for the lamp out of our own pockets",
    "have {k} signatures and a tin of biscuits", "saw the water rise by {n} centimetres",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "March", "May", "June", "August", "October", "November")


@dataclass(frozen=True, slots=True)
class Script:
    """Sentences in another language or script, with a number's place to make each one new."""

    language: str
    sentences: tuple[str, ...]
    headline: str
    joiner: str = " "
    direction: str = "ltr"


class Prose:
    """Writes sentences, paragraphs and headlines; the same seed writes the same."""

    def __init__(self, seed: int, script: Script | None = None) -> None:
        self.chance = random.Random(seed)
        self.script = script
        self._order: list[int] = []

    def sentence(self) -> str:
        """Return the next sentence."""
        if self.script is not None:
            return self._foreign(self.script)
        chance = self.chance
        values: dict[str, str | int] = {
            "n": chance.randint(2, 49),
            "k": chance.randint(50, 900),
            "m": f"{chance.choice(_MONTHS)} {chance.randint(1991, 2023)}",
            "day": chance.choice(_DAYS),
            "person": chance.choice(_PEOPLE),
            "place": chance.choice(_PLACES),
        }
        body = chance.choice(_BODIES)
        values |= {"body": body, "Body": body[0].upper() + body[1:]}
        values["act"] = chance.choice(_ACTS).format(**values)
        values["claim"] = chance.choice(_CLAIMS).format(**values)
        return chance.choice(_FRAMES).format(**values)

    def _foreign(self, script: Script) -> str:
        if not self._order:
            self._order = list(range(len(script.sentences)))
            self.chance.shuffle(self._order)
        return script.sentences[self._order.pop()].format(
            n=self.chance.randint(2, 990), k=self.chance.randint(1000, 9000)
        )

    def paragraph(self, sentences: int = 0) -> str:
        """Return a paragraph of two to four sentences, or of so many."""
        count = sentences or self.chance.randint(2, 4)
        joiner = " " if self.script is None else self.script.joiner
        return joiner.join(self.sentence() for _ in range(count))

    def paragraphs(self, count: int) -> list[str]:
        """Return so many paragraphs."""
        return [self.paragraph() for _ in range(count)]

    def headline(self) -> str:
        """Return a headline."""
        if self.script is not None:
            return self.script.headline
        body, place = self.chance.choice(_BODIES), self.chance.choice(_PLACES)
        verb = self.chance.choice(("defends", "questions", "gives up", "looks again at", "closes"))
        return f"{body[0].upper()}{body[1:]} {verb} plan for {place}"

    def person(self) -> str:
        """Return somebody's name."""
        return self.chance.choice(_PEOPLE)

    def pick(self, choices: Sequence[str]) -> str:
        """Return one of the choices."""
        return self.chance.choice(choices)
