from __future__ import annotations

from tests.support.sourcing import attributions, only

from reader.model.sourcing import Directness
from reader.sourcing.analysis import analyze


def test_a_source_of_this_outlet_is_one_hop_away() -> None:
    found = only("Officials said the dam was safe.")
    assert (found.hops, found.chain.labels) == (1, ("this outlet", "Officials"))
    assert found.directness is Directness.TOLD_TO_OUTLET


def test_what_another_outlet_reports_is_two_hops_away() -> None:
    found = attributions(
        "The Evening Courier wrote that unnamed officials had confirmed the order."
    )
    assert found[-1].chain.labels == ("this outlet", "The Evening Courier", "unnamed officials")
    assert found[-1].hops == 2
    assert found[-1].directness is Directness.BY_OTHER_OUTLET


def test_a_report_published_by_an_outlet_stands_between() -> None:
    text = "In a report published by the Northern Herald, officials admitted that the dam leaked."
    assert attributions(text)[-1].hops == 2


def test_a_chain_can_have_three_hops() -> None:
    text = "Mara Vance said that the Evening Courier reported that officials denied the deal."
    assert attributions(text)[-1].chain.labels == (
        "this outlet",
        "Mara Vance",
        "the Evening Courier",
        "officials",
    )


def test_words_told_to_another_outlet_came_through_it() -> None:
    text = "An official told Reuters the dam was safe."
    assert only(text).chain.labels == ("this outlet", "Reuters", "An official")


def test_words_told_to_this_outlet_did_not() -> None:
    analysis = analyze("An official told the Evening Courier no.", outlet="Evening Courier")
    assert analysis.attributions[0].hops == 1


def test_the_report_of_an_agency_is_a_document_and_that_of_a_paper_second_hand() -> None:
    agency = "A Treasury report found a gap. According to the report, it grew."
    paper = "An Evening Courier report found a gap. According to the report, it grew."
    assert [s.tag_id for s in analyze(agency).suggestions] == []
    assert [s.tag_id for s in analyze(paper).suggestions] == ["second-hand", "second-hand"]


def test_a_later_mention_inherits_the_chain() -> None:
    text = (
        "In a report published by the Northern Herald, port officials admitted a leak. "
        "The officials stated that it was small."
    )
    assert attributions(text)[-1].hops == 2


def test_hearsay_has_no_origin() -> None:
    found = only("The dam was reportedly closed.")
    assert (found.source, found.hops, found.directness) == (None, 0, Directness.UNATTRIBUTED)
