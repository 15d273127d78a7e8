"""One test for each way of attributing; every sentence is invented."""

from __future__ import annotations

import pytest
from tests.support.sourcing import attributions, only, sources, unnamed


@pytest.mark.parametrize(
    ("text", "source", "rule"),
    [
        ("Aides said the vote was off.", "Aides", "subject-verb"),
        ("“It is over,” said one senior aide.", "one senior aide", "inverted"),
        (
            "The vote is off, according to two party officials.",
            "two party officials",
            "according-to",
        ),
        ("The minister left early, aides said.", "aides", "subject-verb"),
        ("The plan, officials said, was never serious.", "officials", "subject-verb"),
        ("The bill was called a disgrace by rival lawmakers.", "rival lawmakers", "passive-agent"),
        ("A view echoed by many growers is that rain helps.", "many growers", "passive-agent"),
        ("The claims made by former pilots were never checked.", "former pilots", "noun-by"),
        ("Critics took to the streets, saying the port was sold.", "Critics", "participle"),
        ("Officials began to question the figures.", "Officials", "infinitive"),
        ("Residents have begun urging the council to act.", "Residents", "participle"),
        ("With experts warning of floods, the town bought sand.", "experts", "participle"),
        ("He met two officials, who said the road was shut.", "two officials", "relative"),
        ("Hundreds came, many of whom say the pay is poor.", "many of whom", "relative"),
        ("In the words of one aide, it was late.", "one aide", "words-of"),
        ("It was, in the view of many experts, late.", "many experts", "words-of"),
        ("The Courier reported it, citing two port officials.", "two port officials", "citing"),
        ("Per a source at the port, the crane fell.", "a source at the port", "according-to"),
        ("Said one trader: “It was late.”", "one trader", "inverted"),
        ("The dam leaked, claim engineers.", "engineers", "inverted"),
        ("“Nobody came,” complained residents.", "residents", "inverted"),
        ("The leak led some experts to question the dam.", "some experts", "infinitive"),
        ("One reader emailed the paper to say no.", "One reader", "infinitive"),
        ("Some parents sent a letter to the board urging a vote.", "Some parents", "participle"),
        ("They left, one aide telling staff to wait.", "one aide", "participle"),
        ("Aides made clear that the vote was off.", "Aides", "subject-verb"),
        ("Nurses raised serious concerns about the ward.", "Nurses", "subject-verb"),
        ("Officials put the toll at nine.", "Officials", "subject-verb"),
        ("It was, as one aide put it, late.", "one aide", "subject-verb"),
        ("Campaigners welcomed the ruling.", "Campaigners", "subject-verb"),
        ("The ruling was welcomed by campaigners.", "campaigners", "passive-agent"),
        ("She is seen by many analysts as the heir.", "many analysts", "passive-agent"),
        ("Warnings from scientists that it leaked were lost.", "scientists", "noun-by"),
        ("There were complaints from residents about the noise.", "residents", "noun-by"),
        ("There were calls from lawmakers for a pause.", "lawmakers", "noun-by"),
    ],
)
def test_a_way_of_attributing_is_found_by_its_rule(text: str, source: str, rule: str) -> None:
    found = [a for a in attributions(text) if a.kind.is_unnamed]
    assert [(a.source.of(text), a.rule) for a in found if a.source] == [(source, rule)]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Officials in the ministry of trade said no.", "Officials in the ministry of trade"),
        ("People familiar with the talks said no.", "People familiar with the talks"),
        ("People briefed on the sale said no.", "People briefed on the sale"),
        (
            "Marchers walking through the square chanted her name.",
            "Marchers walking through the square",
        ),
        ("Leaders who have met the king said no.", "Leaders who have met the king"),
        (
            "Nurses who left because they feared cuts said no.",
            "Nurses who left because they feared cuts",
        ),
        ("Clerks whose posts were cut said no.", "Clerks whose posts were cut"),
        ("All the experts I asked said no.", "All the experts I asked"),
        ("Those close to her say no.", "Those close to her"),
        ("A group of bakers said no.", "A group of bakers"),
        ("Several of the women said no.", "Several of the women"),
        (
            "The family, neighbours and church leaders said no.",
            "The family, neighbours and church leaders",
        ),
        ("Federal and state officials said no.", "Federal and state officials"),
        (
            "Growers, including two from the valley, say no.",
            "Growers, including two from the valley",
        ),
        ("Officials on Tuesday said no.", "Officials"),
        ("Officials in an interview said no.", "Officials"),
        ("Some doctors, however, question the dose.", "Some doctors"),
        ("Officials have, of course, denied the plan.", "Officials"),
        (
            "Backers of the push to rename the bridge said no.",
            "Backers of the push to rename the bridge",
        ),
        ("More than 50 teachers said no.", "More than 50 teachers"),
        ("At least three aides said no.", "At least three aides"),
        ("More than a dozen aides said no.", "More than a dozen aides"),
        ("In interviews, nearly two dozen aides said no.", "nearly two dozen aides"),
        ("Experts not involved in the study said no.", "Experts not involved in the study"),
        ("Diplomats in the capital fear that it is late.", "Diplomats in the capital"),
        ("Last week officials said no.", "officials"),
        ("In recent weeks officials have said no.", "officials"),
        ("Over the weekend two aides said no.", "two aides"),
        ("The way officials tell it, nobody knew.", "officials"),
        (
            "People who came but were not asked to speak said no.",
            "People who came but were not asked to speak",
        ),
        ("US officials said no.", "US officials"),
        ("A No 10 source said no.", "A No 10 source"),
        ("Downing Street insiders said no.", "Downing Street insiders"),
        ("A Ministry of Trade official said no.", "A Ministry of Trade official"),
        ("Two aides and a spokesman said no.", "Two aides and a spokesman"),
        ("Many on the left of the party say no.", "Many on the left of the party"),
        ("The bereaved said no.", "The bereaved"),
        ("GPs say no.", "GPs"),
        ("A third said no.", "A third"),
    ],
)
def test_the_source_phrase_has_all_that_hangs_on_it(text: str, phrase: str) -> None:
    assert unnamed(text) == [phrase]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kevin Barrett, a lawyer, said no.", ("Kevin Barrett, a lawyer", "named")),
        ("A spokesman, John Doe, said no.", ("A spokesman, John Doe", "named")),
        ("“No,” said John Doe, a spokesman for the port.", ("John Doe", "named")),
        ("“No,” said a spokesman, John Doe.", ("a spokesman", "named")),
        ("Port spokeswoman Ana Reyes said no.", ("Port spokeswoman Ana Reyes", "named")),
        ("Reyes's aides said no.", ("Reyes's aides", "unnamed-group")),
        ("She said no.", ("She", "pronoun")),
        ("The mayor said no.", ("The mayor", "pronoun")),
        ("The harbour board said no.", ("The harbour board", "institution")),
        ("Police said no.", ("Police", "institution")),
        ("The audit showed a gap.", ("The audit", "document")),
        ("The Evening Courier reported a gap.", ("The Evening Courier", "media")),
        ("My wife said no.", ("My wife", "pronoun")),
        ("Cook said no.", ("Cook", "named")),
        ("Ana Reyes and her advisers said no.", ("Ana Reyes and her advisers", "named")),
        ("Two aides and a spokesman said no.", ("Two aides and a spokesman", "unnamed-group")),
        ("Aides to Reyes and Abe said no.", ("Aides to Reyes and Abe", "unnamed-group")),
        (
            "Two aides, Ana Reyes and Tom Abe, said no.",
            ("Two aides, Ana Reyes and Tom Abe", "named"),
        ),
        ("Citizens for Clean Harbours said no.", ("Citizens for Clean Harbours", "institution")),
        ("The Norwegians said no.", ("The Norwegians", "institution")),
        ("The coastguard said no.", ("The coastguard", "institution")),
        ("One senior Conservative said no.", ("One senior Conservative", "unnamed-person")),
        ("Opposition figures said no.", ("Opposition figures", "unnamed-group")),
        ("Official figures showed a gap.", ("Official figures", "document")),
        ("The senator and party leader said no.", ("The senator and party leader", "pronoun")),
    ],
)
def test_the_head_decides_what_kind_a_source_is(text: str, expected: tuple[str, str]) -> None:
    assert sources(text) == [expected]


@pytest.mark.parametrize(
    ("text", "trap"),
    [
        ("The leak put intelligence sources or methods at risk.", "a topic"),
        ("Source: NATO.", "a credit line"),
        ("The envoy's letter warned port officials about the debt.", "recipients"),
        ("She met officials and left.", "objects"),
        ("Talks with officials ended late.", "objects of a preposition"),
        ("The letter to lawmakers said no.", "recipients of a document"),
        ("Nearly 60 percent of those polled said yes.", "a poll"),
        ("Half of likely voters said yes.", "a share in a poll"),
        ("The film “Officials Say Nothing” opens on Friday.", "a title"),
        ("Clerks accused of theft were moved.", "a passive"),
        ("Drivers told to wait slept in their cabs.", "a passive"),
        ("A man described as a drifter was seen.", "a passive"),
        ("A group called Orbit met on Monday.", "a naming"),
        ("The clerk was fined and told to leave.", "a shared passive"),
        ("Some calls went unanswered.", "quantified things"),
        ("Terrorist attacks, floods and fires closed roads.", "a compound"),
        ("Officials will announce the winner on Sunday.", "the future"),
        ("Organisers called off the race.", "a phrasal verb"),
        ("No experts said so.", "nobody"),
        ("An aide did not respond.", "silence"),
        ("Voters, who blame the mayor for the mud, stayed at home.", "a description"),
        ("Gunmen stormed the depot at dawn.", "actors"),
        ("The press release named no date.", "a compound"),
        ("One can say that rain falls.", "a generic pronoun"),
        ("Officials said to be close to the duke were moved.", "a passive"),
        ("Both sides agreed to talk.", "an act"),
        ("The report was written by experts.", "authorship"),
        ("The plan drew criticism from allies.", "criticism of what?"),
        ("Calls from customers went unanswered.", "telephone calls"),
        ("One in five say yes.", "a share in a poll"),
        ("How a candidate responds is important.", "a habit"),
        ("A fan snapped his picture.", "another sense"),
        ("The press releases they wrote were dull.", "a compound"),
        ("The reporters asked questions.", "questions are no claim"),
        ("The crew was in town, and another called Orbit left.", "a naming"),
        ("Ana Reyes, an aide to the mayor said no.", "a name without its second comma"),
        ("Said value is what counts.", "an adjective"),
        ("She won a majority of regular, pledged delegates.", "an adjective"),
    ],
)
def test_what_only_looks_like_an_unnamed_source_is_left_alone(text: str, trap: str) -> None:
    assert unnamed(text) == [], trap


def test_words_inside_a_quotation_belong_to_its_speaker() -> None:
    text = "“Officials said the dam was safe, and experts agreed with them,” Mara Vance said."
    assert sources(text) == [("Mara Vance", "named")]


def test_a_few_words_in_quotation_marks_do_not_hide_the_source() -> None:
    text = "The “unnamed” officials said the dam was safe."
    assert unnamed(text) == ["The “unnamed” officials"]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Aides said no.", "neutral"),
        ("Aides revealed the price.", "factive"),
        ("Aides claimed the price was fair.", "doubt"),
        ("Aides denied it.", "denial"),
        ("Aides believe that it is fair.", "belief"),
    ],
)
def test_the_verb_gives_the_stance(text: str, stance: str) -> None:
    assert only(text).stance == stance


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("An aide said no.", "one"),
        ("Three aides said no.", "counted"),
        ("40 aides said no.", "counted"),
        ("Several aides said no.", "uncounted"),
        ("Aides said no.", "uncounted"),
        ("Others said no.", "uncounted"),
    ],
)
def test_the_number_is_what_the_phrase_says(text: str, number: str) -> None:
    assert only(text).number == number


def test_headlines_in_title_case_are_read_without_their_capitals() -> None:
    assert unnamed("Harbour Sale Was Rushed, Officials Say") == ["Officials"]
    assert sources("Study Finds Link Between Noise and Sleep") == [("Study", "document")]
    assert sources("POLL: VOTERS SPLIT ON THE NEW BRIDGE TOLL") == [("POLL", "document")]


def test_a_noun_that_could_be_a_verb_is_decided_by_agreement() -> None:
    assert unnamed("Officials claim the dam leaks.") == ["Officials"]
    assert unnamed("The officials' claims about the dam were false.") == []
    assert unnamed("Some call him a hero.") == ["Some"]
    assert unnamed("Experts report a slow recovery.") == ["Experts"]


def test_a_hyphen_or_ampersand_inside_a_name_does_not_break_it() -> None:
    assert unnamed("One K&R Mills employee told the court no.") == ["One K&R Mills employee"]
    assert unnamed("Labour-market experts say no.") == ["Labour-market experts"]
