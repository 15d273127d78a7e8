"""Words of English news text that tell whether a stop ends a sentence; lists of our own.

Abbreviations are written without their last stop. Lower-case sets are compared with lower-cased
words.
"""

from __future__ import annotations

from reader.text.word_lists import word_set

TITLES = word_set(
    """
    Adm Amb Asst Atty Brig Capt Cdr Cmdr Col Cpl Cpt Del Det Dr Drs Fr Gen Gens Gov Govs Hon Insp Lt
    Maj Messrs Mgr Mlle Mme Mmes Mr Mrs Ms Msgr Mx Ofc Pfc Pres Prof Profs Pvt Rep Reps Rev Secy Sen
    Sens Sgt Spc Supt Treas
    """
)
"""Stand before a name, so never last in a sentence; only with a capital ("one more rep.")."""

NEVER_LAST = word_set("approx ca cf e.g eg i.e ie incl v viz vs Cf E.g I.e")
"""Lead on to what follows; compared as written, so that "vitamin V." can end a sentence."""

BEFORE_NUMBERS = word_set(
    """
    apr art aug ch dec feb fig figs fri jan jul jun mar mon no nos nov oct op p par para pp pt sat
    sec sep sept sun thu thur thurs tue tues vol wed
    """
)
"""Abbreviations only where a number follows: "No. 5" but "He said no. Then", "Jan. 6"."""

SOMETIMES_LAST = word_set(
    """
    ala ariz ark ave bldg blvd bros calif co colo conn corp dept dist est fla ft ga ill ind inc intl
    jr kan ky la llc ltd mass md mich minn miss mo mont mt mts neb nev okla ore pa ph.d plc rd sr st
    sta ste tenn tex univ va vt wash wis wyo
    """
)
"""May end a sentence: they do where a word follows that likes to begin one."""

CLOCK = frozenset({"a.m", "p.m", "am", "pm"})
"""Times of day: they end a sentence unless a day or a time zone follows."""

AFTER_CLOCK = word_set(
    """
    april august bst cdt central cest cet cst ct december eastern edt est et february friday gmt
    january july june local march may mdt mountain mst mt monday msk november october pacific pdt
    pst pt saturday september sunday thursday today tuesday utc wednesday yesterday
    """
)
"""What follows a time of day inside a sentence."""

SENTENCE_STARTERS = word_set(
    """
    a about according after again all also although among an and another any anyone are as asked at
    back because before besides both but by can could despite did do does during each earlier either
    even ever every everyone few finally first for from further given had has have having he hence
    her here hers his how however i if in indeed instead is it it's its just last later like many
    may maybe meanwhile might more moreover most much must my neither never nevertheless next no
    nobody none nor not nothing now of often on once one only or other others our over perhaps
    rather regardless several she should similarly since so some someone something soon still such
    than that that's the their them then there there's therefore these they they're this those
    though through thus to today together tomorrow tonight too two under unless unlike until upon
    was we we're were what what's when where whether which while who who's whose why will with
    within without would yes yesterday yet you you're your
    """
)
"""Words that are rarely part of a name: after "U.S." or "Inc." they begin a new sentence."""

REPORTING_VERBS = word_set(
    """
    added admitted announced answered argued asked asks began called continued cried declared
    demanded exclaimed explained insisted joked noted quipped recalled remarked replied reported
    said says screamed shouted told tweeted urged warned wondered wrote yelled
    """
)
"""Between a quotation that ends in "?" or "!" and its speaker: '"Why?" Ms. Roe asked.'"""
