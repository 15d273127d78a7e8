"""Lines that stand among an article's paragraphs and are none: promotions, notes on the author."""

from __future__ import annotations

import re

from reader.documents.debris import ends_as_sentence, is_debris

_MOST_PROMOTION = 300
"""Code points; longer lines are read as text."""

_LINKED_PROMOTION = re.compile(
    r"""\W*(?:
    (?:read|see|watch|listen|more|also|related|recommended|explore|discover|don['’]t\ miss|click
        |go\ here|find\ out|learn\ more|further\ reading|in\ pictures|video|photos?|gallery|podcast
        |explained|explainer|analysis|opinion|must[- ]read|trending|you\ (?:may|might)|up\ next
        |follow|live|subscribe|sign\ up|download|buy)\b
    | (?:à|a)\ (?:lire|voir|découvrir) | lire\ (?:aussi|également) | voir\ aussi | sur\ le\ même\ sujet
    | lesen\ sie | mehr\ (?:zum|dazu|lesen) | auch\ interessant | siehe\ auch | lees\ (?:ook|meer)
    | (?:lea|lee|leer|ver|vea|mira)\ (?:también|más|además) | te\ puede\ interesar
    | (?:leia|veja|saiba|confira)\ (?:também|mais) | leggi\ anche | guarda\ anche
    | läs\ (?:också|mer|även) | les\ også | læs\ også | lue\ (?:myös|lisää) | czytaj\ (?:też|także|więcej)
    | zobacz\ (?:też|także) | čtěte\ (?:také|více) | olvassa | citește\ și | читайте | смотрите
    | по\ теме | читати | прочетете | διαβάστε | ayrıca\ oku | ilgili\ haber | اقرأ | شاهد | بیشتر
    | baca\ juga | simak | xem\ thêm | ＞＞ | 相关 | 延伸阅读 | 推荐阅读 | 関連 | あわせて読みたい
    | 관련\ ?기사
    )""",
    re.VERBOSE | re.IGNORECASE,
)
"""Begins a line that leads elsewhere, when most of it is a link."""

_PLAIN_PROMOTION = re.compile(
    r"""\W*(?:
    (?:read\ (?:more|also|next)|also\ read|see\ also|related(?:\ (?:story|stories|articles?|news
        |content|coverage|links?|topics?|posts?|video|reading))?|more\ on\ this(?:\ story)?
        |recommended(?:\ (?:for\ you|stories|reading))?|editor['’]s\ picks?|don['’]t\ miss
        |à\ lire\ aussi|lire\ aussi|lesen\ sie\ auch|mehr\ zum\ thema|lea\ también
        |leia\ (?:também|mais)|leggi\ anche|lees\ ook|läs\ också|czytaj\ (?:też|także)
        |читайте\ также|baca\ juga)\s*(?::|–|-|\|).{0,200}
    | (?:sign\ up|register|subscribe)\ (?:here\ )?(?:for|to|now|today|below|and\ (?:get|receive))\b
        .{0,200}
    | (?:get|receive|have)\ .{0,80}\ (?:delivered|sent)\ (?:straight\ |directly\ )?to\ your\ inbox.{0,80}
    | (?:follow|like|join|find)\ (?:us|our\ \w+|the\ author|him|her|them|me|@\w+|[\w.’' -]{3,40})\ on
        \ (?:our\ )?(?:twitter|x|facebook|instagram|linkedin|youtube|telegram|whatsapp|tiktok|threads
        |mastodon|bluesky|google\ news|social).{0,120}
    | (?:join|subscribe\ to|follow)\ our\ (?:telegram|whatsapp|youtube|facebook|instagram)\b.{0,120}
    | download\ (?:the|our)\ .{0,60}\ app\b.{0,120}
    | (?:click|tap)\ here\ (?:to|for)\b.{0,120}
    | (?:do\ you\ )?have\ (?:a|any)\ (?:news\ |story\ |confidential\ )?(?:tips?|stor(?:y|ies)|information)
        \b.{0,160}
    | got\ a\ (?:tip|story)\b.{0,160}
    | we\ (?:use|value)\ (?:cookies|your\ privacy)\b.{0,200}
    | (?:this\ (?:website|site)|by\ (?:using|continuing))\b.{0,80}\b(?:cookies|privacy\ policy).{0,120}
    | (?:please\ )?(?:enable|turn\ on|activate)\ java\s?script\b.{0,120}
    | your\ browser\ (?:does\ not|doesn['’]t)\ support.{0,80}
    | (?:to\ continue\ reading|already\ a\ subscriber|already\ have\ an\ account|not\ a\ subscriber)
        \b.{0,160}
    | (?:\d+\ )?comments?(?:\ are\ closed.{0,40}|\ \(\d+\))?
    | (?:image|photo|picture|video)\ (?:source|credit|copyright|caption|via|by|courtesy)\b.{0,100}
    | (?:photo(?:graph)?|picture|image|credit|foto|bild|imagen|crédit\ photo)s?\s?(?::|/|©).{1,100}
    | (?:illustration|graphic|photo(?:graph)?s?|image)\ (?:by|via|courtesy)\b.{1,80}
    | courtesy(?:\ of)?\b.{1,60} | (?:reuters|afp|ap|epa|pa|dpa|tass|xinhua)\W*
    | (?=[^.!?。！？]{1,160}$).*\b(?:reuters|afp|ap\ photo|getty(?:\ images)?|epa|dpa|shutterstock
        |istock|alamy)\s?[/©|)].*
    | ©.{1,100} | \(?(?:getty\ images|shutterstock|reuters|afp|ap\ photo)\b.{0,60}
    | (?:copyright|\(c\))\b.{0,120} | all\ rights\ reserved.{0,80}
    | (?:most\ (?:read|popular)|trending\ now|latest\ (?:news|stories)|top\ stories)\W*
    )""",
    re.VERBOSE | re.IGNORECASE,
)
"""Lines that are no part of an article, linked or not."""

_ABOUT_AUTHOR = re.compile(
    r"""
    (?:about\ the\ (?:author|writer)s?\b.{0,400})
    | (?:the\ (?:author|writer)|[A-Z][\w.'’-]+(?:\ [A-Z][\w.'’-]+){1,3}),?\ (?:is|was|has\ been
        |writes|covers|reports|works|joined)\b.{0,120}\b(?:reporter|writer|editor|correspondent
        |journalist|columnist|contributor|contributing|freelancer?|author\ of|producer|blogger
        |covers|covering|fellow\ at|professor\ (?:of|at)|writes\ (?:about|for)|based\ in)\b.{0,400}
    | (?:you\ can\ )?(?:reach|contact|email|e-mail|follow)\ (?:him|her|them|the\ author|me
        |[A-Z]\w+(?:\ [A-Z]\w+)?)\ (?:at|on|by|via)\b.{0,160}
    | (?:twitter|e-?mail|contact)\s?:.{1,120}
    | [\w.+-]+@[\w-]+\.[\w.]+ | @\w{2,30}
    """,
    re.VERBOSE | re.DOTALL,
)
"""Stands under an article, about who wrote it."""


def is_promotion(line: str, link_share: float) -> bool:
    """Tell whether a line leads away from the article; ``link_share`` is how much of it links."""
    if len(line) > _MOST_PROMOTION:
        return False
    if is_debris(line) or _PLAIN_PROMOTION.fullmatch(line):
        return True
    if link_share > 0.9 and not ends_as_sentence(line):
        return True
    return link_share > 0.5 and _LINKED_PROMOTION.match(line) is not None


def is_about_author(line: str) -> bool:
    """Tell whether a line under an article tells who wrote it and how to reach them."""
    return len(line) <= 600 and _ABOUT_AUTHOR.fullmatch(line) is not None
