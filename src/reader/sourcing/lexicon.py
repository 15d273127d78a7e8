"""What the rules know about the words of one language (see `reader.sourcing.lexicon_reading`)."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from reader.model.sourcing import Stance
from reader.sourcing.phrases import PhraseRule, PhraseTable


class Cue(NamedTuple):
    """A form of an attributing verb, or an attributing noun.

    ``use`` says what else must stand beside it (see ``verbs.toml``); ``inverts`` that the source
    may follow it ("…," said an aide).
    """

    lemma: str
    stance: Stance
    use: str
    inverts: bool


class PersonNoun(NamedTuple):
    """A noun for a person: its role class, its singular, and whether this form is a plural."""

    lemma: str
    role: str
    plural: bool


@dataclass(frozen=True)
class Lexicon:
    """All word lists of a language, ready for look-up by lower-case word."""

    bare_participles: frozenset[str] = frozenset()
    """Participles spelt like the infinitive (run, put)."""
    classes: dict[str, str] = field(default_factory=dict)
    """Word to word class, one letter (see `reader.sourcing.tagging`)."""
    classes_and_marks: dict[str, str] = field(default_factory=dict)
    """The same with punctuation marks."""
    open_words: frozenset[str] = frozenset()
    """Words and marks whose class the words beside them may decide."""
    two_way_words: frozenset[str] = frozenset()
    """Those among them whose class alone does not tell so."""
    time_nouns: frozenset[str] = frozenset()
    relative_nouns: frozenset[str] = frozenset()
    """Nouns behind which a clause may begin at once (the way officials tell it)."""
    cues: dict[str, Cue] = field(default_factory=dict)
    behaviour: dict[str, frozenset[str]] = field(default_factory=dict)
    """Sets of words that behave alike, by the names of ``verbs.toml``."""
    triggers: frozenset[str] = frozenset()
    """Words that may attribute wherever they stand."""
    noun_triggers: frozenset[str] = frozenset()
    after_nouns: frozenset[str] = frozenset()
    """Nouns that may attribute when one of these words follows (warnings from)."""
    settings: frozenset[str] = frozenset()
    cue_nouns: dict[str, Cue] = field(default_factory=dict)
    cue_noun_bearers: frozenset[str] = frozenset()
    call_nouns: frozenset[str] = frozenset()
    view_nouns: frozenset[str] = frozenset()
    phrasal: PhraseTable = field(default_factory=PhraseTable)
    """Words that attribute only together (made clear); the rule id is the lemma and stance."""
    people: dict[str, PersonNoun] = field(default_factory=dict)
    quantity_nouns: frozenset[str] = frozenset()
    unique_people: frozenset[str] = frozenset()
    capitalised_people: frozenset[str] = frozenset()
    plural_suffixes: tuple[str, ...] = ()
    singular_suffixes: tuple[str, ...] = ()
    compounds: dict[str, tuple[PersonNoun, frozenset[str]]] = field(default_factory=dict)
    """Nouns that mean people only behind certain words (opposition figures)."""
    surnames: frozenset[str] = frozenset()
    """Surnames that look like plural nouns for people (Rogers)."""
    surname_nouns: frozenset[str] = frozenset()
    """Nouns for people that are surnames as often (Cook)."""
    demonym_adjectives: frozenset[str] = frozenset()
    demonym_plurals: frozenset[str] = frozenset()
    body_openers: frozenset[str] = frozenset()
    """Plurals with which the names of organisations begin (Citizens for …)."""
    base_verbs: frozenset[str] = frozenset()
    """Infinitives, also of verbs that are adjectives as well (close, open)."""
    past_only: frozenset[str] = frozenset()
    """Past forms that cannot be participles (spoke, went): never part of a reduced clause."""
    postmodifiers: frozenset[str] = frozenset()
    institution_words: frozenset[str] = frozenset()
    institution_plurals: frozenset[str] = frozenset()
    institution_nouns: frozenset[str] = frozenset()
    """Both together."""
    institution_names: frozenset[str] = frozenset()
    city_names: frozenset[str] = frozenset()
    media_words: frozenset[str] = frozenset()
    media_names: frozenset[str] = frozenset()
    media_endings: frozenset[str] = frozenset()
    document_words: frozenset[str] = frozenset()
    second_hand_words: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    title_roles: dict[str, str] = field(default_factory=dict)
    """Title before a name ("sen.") to the noun that later mentions use ("senator")."""
    access: PhraseTable = field(default_factory=PhraseTable)
    condition: PhraseTable = field(default_factory=PhraseTable)
    reason: PhraseTable = field(default_factory=PhraseTable)
    boilerplate: PhraseTable = field(default_factory=PhraseTable)
    connectors: frozenset[str] = frozenset()
    vague_counts: frozenset[str] = frozenset()
    """Measures that hide how many people spoke (several, some)."""
    wording: PhraseTable = field(default_factory=PhraseTable)
    loaded: dict[str, PhraseRule] = field(default_factory=dict)
    """Loaded words and the rule that each belongs to."""
    wording_rules: tuple[PhraseRule, ...] = ()
    """The rules for flagged wording, in the order of the files."""
    factive_nouns: frozenset[str] = frozenset()


@cache
def load_lexicon(language: str = "en") -> Lexicon:
    """Return the lexicon of a language; read once, then kept (it never changes).

    Raises:
        FileNotFoundError: when there is no folder for the language.
    """
    from reader.sourcing.lexicon_reading import read_lexicon  # noqa: PLC0415 - it fills these types

    return read_lexicon(language)
