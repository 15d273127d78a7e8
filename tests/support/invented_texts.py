"""Invented texts of many kinds, as atoms: words and marks that keep their identity when edited.

Each kind repeats itself in its own way: a live blog its sentences, a list its short lines, an
interview its answers. The same seed gives the same text. Nothing in them is about anything.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(eq=False, slots=True)
class Atom:
    """A word or a mark; two atoms are the same one only by identity.

    ``spaced`` says whether a space stands before it inside a line. ``original`` is the text it
    began with.
    """

    text: str
    spaced: bool = True
    original: str = field(init=False)

    def __post_init__(self) -> None:
        self.original = self.text


_PIECES = re.compile(
    r"""^[“"«(]|[.,:;!?»”"،؟।。](?=[.,:;!?»”"،؟।。]*$)|.+?(?=[.,:;!?»”"،؟।。]*$)"""
)
"""The opening mark of a word, each of the marks at its end, and what is between."""


def _choices(text: str) -> list[str]:
    """Return what is written between bars."""
    return [" ".join(choice.split()) for choice in text.split("|")]


Sentence = list[Atom]
Line = list[Sentence]
MakeSentence = Callable[[random.Random], Sentence]


@dataclass(frozen=True, slots=True)
class TextKind:
    """A kind of text: how a sentence of it is made, and how many make a line."""

    name: str
    sentence: MakeSentence
    per_line: tuple[int, int]
    lines: tuple[int, int]

    def text(self, chance: random.Random) -> list[Line]:
        """Return a text of this kind."""
        return [self.line(chance) for _ in range(chance.randint(*self.lines))]

    def line(self, chance: random.Random) -> Line:
        """Return one line of it."""
        return [self.sentence(chance) for _ in range(chance.randint(*self.per_line))]


def spaced(words: str) -> Sentence:
    """Return words that are separated by spaces as atoms, marks apart from words."""
    return [
        Atom(piece, spaced=first == 0)
        for word in words.split()
        for first, piece in enumerate(_PIECES.findall(word))
    ]


def unspaced(text: str) -> Sentence:
    """Return the characters of a text without spaces as atoms."""
    return [Atom(character, spaced=False) for character in text]


_PEOPLE = _choices(
    """
    Ines Tallow | Jonas Brandt | Mira Okello | Tomas Reyes | Aylin Demir | Per Lindgren | Noor
    Haddad | Wanda Pruss | Leo Castellan | Ruth Abara | the harbour master | a spokeswoman for
    the council | two people familiar with the talks | the ministry | the port authority | a
    senior official | residents | union leaders | the mayor's office | an engineer who worked on
    the project | the builder
    """
)
_VERBS = _choices(
    """
    said | confirmed | denied | suggested | warned | recalled | announced | insisted |
    acknowledged | told reporters
    """
)
_THINGS = _choices(
    """
    the northern tunnel | the evening ferry | the second bridge | the market hall | the lower
    deck | the pumping station | the school roof | the dredging contract | the night bus | the
    coast road | the grain store | the east pier | the new lock | the swimming hall | the
    slipway
    """
)
_STATES_OF_THINGS = _choices(
    """
    would stay closed until spring | had run late on eleven of fourteen days | was 14 per cent
    dearer than planned | was to be sold next year | had been checked twice | had taken in water
    during the storm | was not in the plans at all | would reopen at noon | had cost 2.3 million
    so far | was never meant to last | would be put to a vote on Thursday | had been left out of
    the report | was without power for six hours | might be moved to the other bank | was
    nobody's business
    """
)


def _clause(chance: random.Random) -> str:
    return f"{chance.choice(_THINGS)} {chance.choice(_STATES_OF_THINGS)}"


_TIMES = _choices(
    """
    On Monday | On Tuesday evening | Late on Friday | Earlier this year | In a statement | After
    the meeting | By then | Asked twice
    """
)
_OPENINGS = _choices(
    """
    We were never asked | It is too early to say what went wrong | There is no money left for
    this | Nobody should have been in there | I saw the water come over the wall | We will pay
    what we owe | This was a mistake | They knew about it for eleven months | I told them twice
    | You cannot run a harbour like that | My brother built half of it
    """
)
_ENDINGS = _choices(
    """
    and we would have said no | and it will be put right by the summer | or so they keep telling
    us | but that is not the point | and I have the letters to prove it | which is why I left |
    and somebody has to answer for that | if you look at the figures | and it took less than a
    minute | though the council says otherwise | as far as I can see from here
    """
)


def _quote(chance: random.Random) -> str:
    return f"{chance.choice(_OPENINGS)}, {chance.choice(_ENDINGS)}"


def news_sentence(chance: random.Random) -> Sentence:
    """A sentence of a news story: claims, people who make them, quotations."""
    person, verb, clause = chance.choice(_PEOPLE), chance.choice(_VERBS), _clause(chance)
    form = chance.randrange(6)
    if form == 0:
        text = f"{chance.choice(_TIMES)}, {person} {verb} that {clause}."
    elif form == 1:
        text = f"“{_quote(chance)},” {person} {verb}."
    elif form == 2:
        text = f"According to {person}, {clause}, although {_clause(chance)}."
    elif form == 3:
        number = chance.randint(3, 980)
        text = f"{person} {verb} that {number} of the {number * 3} places were taken and {clause}."
    elif form == 4:
        text = f"{clause[0].upper()}{clause[1:]}."
    else:
        text = f"{person} {verb}: “{_quote(chance)}. {_quote(chance)}.”"
    return spaced(text[0].upper() + text[1:])


_STREETS = _choices(
    """
    Quay Street | Mill Lane | the ring road | the old bridge | Station Square | the east gate
    """
)
_STATES = _choices(
    """
    closed | open again | closed in both directions | under water | blocked by a fallen tree
    """
)
_STANDING = _choices(
    """
    Police gave no further details. | We will bring you more as we get it. | No injuries have
    been reported. | That is all for now. | The council has been asked for comment. | Drivers
    are asked to avoid the area.
    """
)


def live_sentence(chance: random.Random) -> Sentence:
    """A sentence of a live blog: few forms, and sentences that stand in it again and again."""
    if chance.random() < 0.45:
        return spaced(chance.choice(_STANDING))
    time = f"{chance.randint(9, 22)}:{chance.randint(0, 59):02}"
    return spaced(f"{time} Police said {chance.choice(_STREETS)} was {chance.choice(_STATES)}.")


_FOODS = _choices(
    """
    flour | sugar | eggs | butter | milk | almonds | plums | salt | yeast | honey | cream | rye
    | lemons | oats | figs | barley
    """
)
_UNITS = _choices(
    """
    g of | tablespoons of | cups of | kg of | pinches of
    """
)


def list_sentence(chance: random.Random) -> Sentence:
    """An entry of a short list."""
    if chance.random() < 0.15:
        return spaced(f"For the {chance.choice(_FOODS)}")
    if chance.random() < 0.5:
        return spaced(f"{chance.randint(1, 12)} {chance.choice(_FOODS)}")
    return spaced(f"{chance.randint(1, 400)} {chance.choice(_UNITS)} {chance.choice(_FOODS)}")


_ANSWERS = _choices(
    """
    No. | Yes. | I do not know. | Not that I remember. | That is what I was told. | You would
    have to ask them.
    """
)
_QUESTIONS = _choices(
    """
    Did you see who opened the gate? | When did you first hear of it? | Were you in the room? |
    Who signed the letter? | Did anybody call the harbour? | Was the door locked that night? |
    Who paid for the boat? | What did she say then?
    """
)


def talk_sentence(chance: random.Random) -> Sentence:
    """A question or an answer of an interview."""
    if chance.random() < 0.4:
        return spaced(chance.choice(_QUESTIONS))
    if chance.random() < 0.6:
        return spaced(chance.choice(_ANSWERS))
    return spaced(f"I think {_clause(chance)}.")


_TEAMS = _choices(
    """
    Harbour | Old Mill | Northgate | Kestrels | Tallow Town | Riverside | Athletic | Rovers
    """
)


def result_sentence(chance: random.Random) -> Sentence:
    """A line of results: names and figures only."""
    one, other = chance.sample(_TEAMS, 2)
    return spaced(f"{one} {chance.randint(0, 5)} {other} {chance.randint(0, 5)}")


def numbered_sentence(chance: random.Random) -> Sentence:
    """A sentence that differs from its like by a number and a word."""
    state = chance.choice(_STATES)
    return spaced(f"The minister said that point {chance.randint(1, 90)} was {state}.")


_SYLLABLES = _choices(
    """
    ka | lo | mi | ren | tas | vo | shu | bel | dor | en | fi | gra | ul | pe | san | to | ri |
    am | ne | wo
    """
)


def _lexicon(seed: int, size: int) -> list[str]:
    chance = random.Random(seed)
    return ["".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))) for _ in range(size)]


_RARE_WORDS = _lexicon(5, 1_500)
_COMMON_WORDS = _choices(
    """
    the | of | and | to | in | a | that | was | for | it | with | as | his | on | be | at | by |
    had | not | but
    """
)


def essay_sentence(chance: random.Random) -> Sentence:
    """A long sentence of many different words, the common ones among them."""
    words = [
        chance.choice(_COMMON_WORDS) if chance.random() < 0.4 else chance.choice(_RARE_WORDS)
        for _ in range(chance.randint(6, 38))
    ]
    if len(words) > 14:
        words[len(words) // 2] += ","
    return spaced(f"{' '.join(words).capitalize()}{chance.choice('...?')}")


def _foreign(words: str, stop: str, *, comma: str = ",", quotes: str = "“”") -> MakeSentence:
    vocabulary = words.split()

    def sentence(chance: random.Random) -> Sentence:
        made = chance.choices(vocabulary, k=chance.randint(4, 16))
        if len(made) > 9:
            made[4] += comma
        if chance.random() < 0.25 and len(made) > 8:
            made[5] = quotes[0] + made[5]
            made[-1] += quotes[1]
        made[0] = made[0].capitalize()
        return spaced(" ".join(made) + stop)

    return sentence


def _without_spaces(words: str, stop: str, comma: str) -> MakeSentence:
    vocabulary = words.split()

    def sentence(chance: random.Random) -> Sentence:
        made = chance.choices(vocabulary, k=chance.randint(4, 14))
        if len(made) > 8:
            made[4] += comma
        atoms = unspaced("".join(made) + stop)
        atoms[0].spaced = not stop
        return atoms

    return sentence


russian = _foreign(
    "город порт мост чиновник сказал что закрыли дорога вечером в на не было после жители "
    "сообщили министерство ответ вода насос проект стоимость выросла совет решение отложили "
    "июнь источник знакомый с переговорами письмо подписал и он она они уже ещё",
    ".",
    quotes="«»",
)
arabic = _foreign(
    "قال المسؤول إن الجسر مغلق منذ يوم الاثنين بعد العاصفة في المدينة القديمة على الطريق "
    "وزارة النقل لم ترد مصدر مطلع المحادثات الميناء تكلفة ارتفعت المجلس قرار تأجيل السكان "
    "الماء الليل الماضي رسالة وقّع هو هي هم",
    ".",
    comma="،",
)
hindi = _foreign(
    "अधिकारी ने कहा कि पुल सोमवार से बंद है शहर सड़क मंत्रालय जवाब नहीं दिया सूत्र बातचीत "
    "बंदरगाह लागत बढ़ी परिषद फैसला टला लोग पानी रात पत्र और वह वे अब भी",
    "।",
)
chinese = _without_spaces(
    "官员 说 大桥 星期一 关闭 城市 道路 交通部 没有 回应 消息人士 谈判 港口 费用 上涨 "
    "议会 决定 推迟 居民 昨晚 信件 签署 他 她 他们 已经 仍然 的 了 在 和",
    "。",
    "，",
)
japanese = _without_spaces(
    "当局者は 橋が 月曜日に 閉鎖 された と 述べた 市の 道路 省は 回答 しなかった 関係者 交渉 港の "
    "費用が 上がった 議会 決定を 延期 した 住民 昨夜 手紙に 署名 彼は 彼女は まだ すでに",
    "。",
    "、",
)
thai = _without_spaces(
    "เจ้าหน้าที่ กล่าวว่า สะพาน ปิด วันจันทร์ เมือง ถนน กระทรวง ไม่ ตอบ แหล่งข่าว เจรจา ท่าเรือ ค่าใช้จ่าย "
    "เพิ่มขึ้น สภา ตัดสินใจ เลื่อน ชาวบ้าน น้ำ เมื่อคืน จดหมาย ลงนาม เขา แล้ว ยัง",
    "",
    "",
)
marks = _foreign(
    "cafe\u0301 re\u0301gime nai\u0308ve 👩\u200d👩\u200d👧 🚢 😀 a\u030angstro\u0308m 𝒳 "
    "l'été don't co-op 100% £4.50 3.5 1,000 @tallow #port straße ﬁn o\u0302te\u0301 und le the",
    "!",
    quotes='""',
)

KINDS = (
    TextKind("news", news_sentence, (1, 4), (6, 30)),
    TextKind("essay", essay_sentence, (2, 7), (3, 14)),
    TextKind("live blog", live_sentence, (2, 4), (10, 40)),
    TextKind("short list", list_sentence, (1, 1), (12, 50)),
    TextKind("interview", talk_sentence, (1, 3), (14, 50)),
    TextKind("results", result_sentence, (1, 1), (10, 40)),
    TextKind("numbered", numbered_sentence, (1, 4), (4, 18)),
    TextKind("one line", news_sentence, (12, 40), (1, 1)),
    TextKind("Russian", russian, (1, 5), (4, 20)),
    TextKind("Arabic", arabic, (1, 5), (4, 20)),
    TextKind("Hindi", hindi, (1, 5), (4, 20)),
    TextKind("Chinese", chinese, (1, 5), (4, 20)),
    TextKind("Japanese", japanese, (1, 5), (4, 20)),
    TextKind("Thai", thai, (1, 5), (4, 20)),
    TextKind("marks", marks, (1, 5), (4, 20)),
)
