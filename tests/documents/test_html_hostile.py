"""Pages made to freeze or crash a reader (threats T5 and T9): each is read in a moment."""

from __future__ import annotations

import pytest
from tests.support.cpu_time import cpu_seconds

from reader.documents.html_blocks import document_from_html
from reader.documents.html_text import document_to_html

MOST_SECONDS = 15
"""Of processor time, on a slow and busy machine; each takes well under 2 on a quiet one."""

PAGES = {
    "nested div": "<div>x" * 50_000,
    "nested b": "<b>x" * 50_000,
    "nested tables": "<table><tr><td>x" * 5_000,
    "nested blockquotes": "<blockquote>x" * 20_000,
    "nested lists": "<ul><li>x" * 20_000,
    "nested styled spans": '<span style="color:red">x' * 20_000,
    "nested figures": "<figure><figcaption>x" * 10_000,
    "nested headings": "<h1>x<h2>" * 10_000,
    "nested closed div": "<div>" * 20_000 + "x" + "</div>" * 20_000,
    "end tags for nothing": "<div>" * 50_000 + "</b>" * 50_000,
    "end tags within the depth": "<div>" * 120 + "</b>" * 200_000,
    "distinct formatting": "".join(f"<b id={i}>" for i in range(5_000)) + "<p>x" * 5_000,
    "formatting across paragraphs": "<font size=1>" * 100 + "<p>x" * 10_000,
    "200,000 line breaks": "x<br>" * 200_000,
    "100,000 links": '<a href="https://a.example/1">x</a> ' * 100_000,
    "100,000 cells": "<table>" + ("<tr>" + "<td>x" * 100) * 1_000,
    "cells with monstrous spans": "<table>" + "<tr><td colspan=1e9 rowspan=999999999>x" * 1_900,
    "140,000 paragraphs": "<p>x" * 140_000,
    "100,000 images": "<img src=https://a.example/i alt=x>" * 100_000,
    "a word of a million letters": "<p>" + "x" * 1_000_000,
    "a million character references": "<p>" + "&amp;" * 200_000,
    "a million ampersands": "&" * 1_000_000,
    "a million less-than signs": "<" * 1_000_000,
    "half a million combining marks": "<p>e" + "\u0301" * 500_000,
    "direction marks": "<p>" + "\u202e\u2066" * 100_000,
    "NUL bytes": "a\x00b" * 100_000,
    "unclosed comments": "<!--" * 50_000,
    "unclosed tags": "<a " * 50_000,
    "unclosed CDATA": "<![CDATA[" * 50_000,
    "unclosed scripts": "<script>" * 50_000,
    "unclosed titles": "<title>" * 50_000,
    "100,000 attributes": "<p " + " ".join(f"a{i}=1" for i in range(100_000)) + ">x",
    "an attribute of 9 MB": '<p title="' + "x" * 9_000_000 + '">x',
    "a comment of 9 MB": "<p>x<!--" + "x" * 9_000_000,
    "9 MB of spaces": "<p>x" + " " * 9_000_000,
    "a million line feeds in pre": "<pre>x" + "\n" * 1_000_000 + "x",
    "many options": "<select>" + "<option>x" * 50_000,
    "nested svg": "<svg><g>" * 20_000,
}


@pytest.mark.parametrize("name", PAGES)
def test_a_hostile_page_is_read_in_a_moment(name: str) -> None:
    documents = []
    assert cpu_seconds(lambda: documents.append(document_from_html(PAGES[name]))) < MOST_SECONDS
    assert cpu_seconds(lambda: document_to_html(documents[0])) < MOST_SECONDS


@pytest.mark.parametrize("name", ["nested div", "nested b", "nested tables", "nested blockquotes"])
def test_text_in_deep_elements_is_not_lost(name: str) -> None:
    assert document_from_html(PAGES[name]).text.count("x") == PAGES[name].count("x")
