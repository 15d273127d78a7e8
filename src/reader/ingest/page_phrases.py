"""Lines that stand among an article's paragraphs and are none: promotions, notes on the author."""

from __future__ import annotations

import re

from reader.documents.debris import ends_as_sentence, is_debris

_LINKED_NOTE = 0.1
"""How much of a note that names two networks is links; news about both has fewer."""

_LONGEST_PROMOTION, _LONGEST_NOTE = 300, 600
"""Code points; longer lines are read as text."""

_READ_ALSO = (
    r"(?:à|a) (?:lire|voir|découvrir)(?: aussi)?",
    r"lire (?:aussi|également)|voir aussi|sur le même sujet",
    r"lesen sie(?: auch)?|mehr (?:zum|dazu|lesen)(?: thema)?|auch interessant|siehe auch",
    r"lees (?:ook|meer)|läs (?:också|mer|även)|les også|læs også|lue (?:myös|lisää)",
    r"(?:lea|lee|leer|ver|vea|mira) (?:también|más|además)|te puede interesar",
    r"(?:leia|veja|saiba|confira) (?:também|mais)|leggi anche|guarda anche",
    r"czytaj (?:też|także|więcej)|zobacz (?:też|także)|čtěte (?:také|více)|citește și",
    r"читайте(?: также)?|смотрите|по теме|прочетете|διαβάστε|ayrıca oku|ilgili haber",
    r"اقرأ|شاهد|بیشتر|baca juga|simak|xem thêm",
    r"相关|延伸阅读|推荐阅读|関連|あわせて読みたい|관련 ?기사",
)
"""How outlets lead to their other stories, in the languages whose way we know."""

_ENGLISH_BEGINNINGS = (
    r"(?:read|see|watch|listen|more|also|related|recommended|explore|discover|click|explained"
    r"|don't miss|go here|find out|learn more|further reading|in pictures|video|photos?|gallery"
    r"|podcast|explainer|analysis|opinion|must[- ]read|trending|you (?:may|might)|up next|follow"
    r"|live|subscribe|sign up|download|buy)\b"
)
_LINKED_PROMOTION = re.compile(rf"\W*(?:{_ENGLISH_BEGINNINGS}|{'|'.join(_READ_ALSO)})")
"""Begins a line in small letters that leads elsewhere, when most of it is a link."""

_STORIES = r"(?:story|stories|articles?|news|content|coverage|links?|topics?|posts?|video|reading)"
_NETWORKS = (
    r"(?:twitter|x|facebook|instagram|linkedin|youtube|telegram|whatsapp|tiktok|threads|mastodon"
    r"|bluesky|google news|social)\b"
)
_NETWORK = re.compile(rf"\b{_NETWORKS}", re.IGNORECASE)
_AGENCIES = r"(?:reuters|afp|ap photo|getty(?: images)?|epa|dpa|shutterstock|istock|alamy)"

_PLAIN_PROMOTIONS = (
    r"(?:read (?:more|also|next)|also read|see also|more on this(?: story)?) *[:|-].{0,200}",
    r"(?:don't miss|recommended(?: \w+){0,2}|editor's picks?) *[:|-].{0,200}",
    rf"related(?: {_STORIES})? *[:|-].{{0,200}}",
    rf"(?:{'|'.join(_READ_ALSO)}) *[:|-].{{0,200}}",
    r"(?:sign up|register|subscribe) (?:here )?(?:for|to|now|today|below|and (?:get|receive))\b.*",
    r"(?:get|receive|have) .{0,80} (?:delivered|sent) (?:straight |directly )?to your inbox.*",
    rf"(?:follow|like|join|find) (?:us|[\w@.' -]{{3,40}}) on (?:our )?{_NETWORKS}.{{0,120}}",
    r"(?:join|subscribe to|follow) our (?:telegram|whatsapp|youtube|facebook|instagram)\b.*",
    r"download (?:the|our) .{0,60} app\b.*",
    r"(?:click|tap) here (?:to|for)\b.*",
    r"(?:do you )?have (?:a|any) (?:news |story |confidential )?(?:tips?|stor(?:y|ies))\b.*",
    r"got a (?:tip|story)\b.*",
    r"we (?:use|value) (?:cookies|your privacy)\b.*",
    r"(?:this (?:website|site)|by (?:using|continuing))\b.*\b(?:cookies|privacy policy).*",
    r"(?:please )?(?:enable|turn on|activate) java ?script\b.*",
    r"your browser (?:does not|doesn't) support.*",
    r"(?:to continue reading|already a subscriber|already have an account|not a subscriber)\b.*",
    r"(?:\d+ )?comments?(?: are closed.{0,40}| \(\d+\))?",
    r"(?:most (?:read|popular)|trending now|latest (?:news|stories)|top stories)\W*",
    r"(?:image|photo|picture|video) (?:source|credit|copyright|caption|via|by|courtesy)\b.{0,100}",
    r"(?:photo(?:graph)?|picture|image|credit|foto|bild|imagen|crédit photo)s? ?[:/©].{1,100}",
    r"(?:illustration|graphic|photo(?:graph)?s?|image) (?:by|via|courtesy)\b.{1,80}",
    r"courtesy(?: of)?\b.{1,60}",
    r"(?:reuters|afp|ap|epa|pa|dpa|tass|xinhua)\W*",
    rf"(?=[^.!?。！？]{{1,160}}$).*\b{_AGENCIES} ?[/©|)].*",
    r"\(?(?:getty images|shutterstock|reuters|afp|ap photo)\b.{0,60}",
    r"©.{1,100}|(?:copyright|\(c\))\b.{0,120}|all rights reserved.{0,80}",
)
_PLAIN_PROMOTION = re.compile(rf"\W*(?:{'|'.join(_PLAIN_PROMOTIONS)})")
"""Lines, in small letters, that are no part of an article, linked or not."""

_NAME = r"[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){1,3}"
_WORK = (
    r"(?:reporter|writer|editor|correspondent|journalist|columnist|contributor|contributing"
    r"|freelancer?|author of|producer|blogger|covers|covering|fellow at|professor (?:of|at)"
    r"|writes (?:about|for)|based in)\b"
)
_DOES = r"(?:is|was|has been|writes|covers|reports|works|joined)"
_REACH = r"(?:[Rr]each|[Cc]ontact|[Ee]-?mail|[Ff]ollow)"
_WORK_ELSEWHERE = (
    r"(?:[Rr]edakteur|[Aa]utor|[Jj]ournalist|[Kk]orrespondent|[Vv]olontär"
    r"|rédact|journaliste|correspondant|periodista|redactora?|corresponsal|giornalista|redacteur)"
)
_NOTES_ON_AUTHOR = (
    r"about the (?:author|writer)s?\b.*",
    rf"(?:[Tt]he (?:author|writer)|{_NAME}),? {_DOES}\b.{{0,120}}\b{_WORK}.*",
    rf"(?:[Yy]ou can )?{_REACH} (?:him|her|them|the author|me|{_NAME}) (?:at|on|by|via)\b.*",
    r"(?:[Tt]witter|[Ee]-?[Mm]ail|[Cc]ontact) ?:.{1,120}",
    rf"{_NAME} can be reached (?:at|on|by|via)\b.*",
    r".{0,40}\b[\w.+-]+@[\w-]+\.[\w.]+\W*(?:\(END\))?|@\w{2,30}",
    rf"\W*[Bb]y {_NAME}(?:[,|] ?.{{0,60}}| Follow @\w+)?",
    r"(?:[Qq]uestions|[Cc]omments|[Cc]orrections)\?.{0,160}",
    r".*\baffiliate (?:links?|commissions?|partners?)\b.*",
    r"(?:The-CNN-Wire|™|&|©|\W)*(?:©|\([Cc]\)) ?\d{4}.{0,120}",
    r"\W*(?:ENDS?|END)\W*|[\W_]+",
    # the same in other languages: "Autor: …", "… ist freie Journalistin"
    r"(?:[Aa]utor(?:in|en|e|a)?|[Aa]uteure?|[Vv]on|[Pp]ar|[Pp]or|[Tt]ext[eo]?) ?:.{1,160}",
    rf"{_NAME} (?:ist|war|arbeitet|schreibt|est|es|è)\b.{{0,120}}\b{_WORK_ELSEWHERE}.*",
    # goes on from a name that stands above it
    r"(?:ist|arbeitet|schreibt|est|écrit|es|escribe|è|scrive|is|writes|works)\b.*",
)
_NOTE_ON_AUTHOR = re.compile("|".join(_NOTES_ON_AUTHOR))
"""Stands under an article, about who wrote it."""


def is_promotion(line: str, link_share: float) -> bool:
    """Tell whether a line leads away from the article; ``link_share`` is how much of it links."""
    if len(line) > _LONGEST_PROMOTION:
        return False
    lower = _typewritten(line.lower())  # patterns that look for capitals take longer to compile
    if is_debris(line) or _PLAIN_PROMOTION.fullmatch(lower):
        return True
    if link_share > 0.9 and not ends_as_sentence(line):
        return True
    return link_share > 0.5 and _LINKED_PROMOTION.match(lower) is not None


def is_end_note(line: str, link_share: float) -> bool:
    """Tell whether a line under an article says who wrote it, and how to reach or follow them."""
    if len(line) > _LONGEST_NOTE:
        return False
    if link_share > _LINKED_NOTE and len(_NETWORK.findall(line)) > 1:
        return True
    return _NOTE_ON_AUTHOR.fullmatch(_typewritten(line)) is not None


def _typewritten(line: str) -> str:
    """Return a line with the apostrophes and dashes of typewriters.

    In a set of characters, one that is not Latin-1 takes ten times as long to compile.
    """
    return line.replace("’", "'").replace("–", "-")
