"""An analysis as JSON values: what ``analyze --json`` prints (FORMATS: command line)."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from reader.model.ranges import TextRange
from reader.model.selectors import Part
from reader.model.sourcing import Analysis, Attribution, Suggestion
from reader.sourcing.explanations import TAG_LABELS


def analysis_to_values(analysis: Analysis) -> dict[str, Any]:
    """Return the analysis as JSON values; ranges are ``[start, end]`` pairs of code points.

    What lies in the headline has ``"part": "headline"``, and its ranges count in it.
    """
    values: dict[str, Any] = {
        "suggestions": [suggestion_to_values(s) for s in analysis.suggestions],
        "attributions": [attribution_to_values(a) for a in analysis.attributions],
        "profile": asdict(analysis.profile),
        "detector": analysis.version,
    }
    if analysis.not_analysed:
        values["not_analysed"] = analysis.not_analysed
    return values


def suggestion_to_values(suggestion: Suggestion) -> dict[str, Any]:
    """Return a suggestion as JSON values."""
    values: dict[str, Any] = {
        "start": suggestion.range.start,
        "end": suggestion.range.end,
        "tag": suggestion.tag_id,
        "label": TAG_LABELS[suggestion.tag_id],
        "rule": suggestion.rule,
        "triggers": [_pair(place) for place in suggestion.triggers],
        "reason": suggestion.reason,
        "confidence": suggestion.confidence.value,
        "grade": suggestion.grade,
    }
    return values | _part(suggestion.part)


def attribution_to_values(attribution: Attribution) -> dict[str, Any]:
    """Return an attribution as JSON values."""
    anonymity = attribution.anonymity
    values: dict[str, Any] = {
        "source": _pair(attribution.source),
        "cue": _pair(attribution.cue),
        "content": [_pair(place) for place in attribution.content],
        "kind": attribution.kind.value,
        "name": attribution.name,
        "grade": attribution.grade,
        "hops": attribution.hops,
        "chain": list(attribution.chain.labels),
        "stance": attribution.stance.value,
        "directness": attribution.directness.value,
        "rule": attribution.rule,
        "confidence": attribution.confidence.value,
        "number": None if attribution.number is None else attribution.number.value,
        "direct_quotation": attribution.direct_quotation,
        "antecedent": _pair(attribution.antecedent),
    }
    if anonymity is not None:
        values["access"] = _pair(anonymity.access)
        values["anonymity_request"] = _pair(anonymity.request)
        values["anonymity_reason"] = _pair(anonymity.reason)
        values["boilerplate_reason"] = anonymity.boilerplate
    return values | _part(attribution.part)


def _pair(place: TextRange | None) -> list[int] | None:
    return None if place is None else [place.start, place.end]


def _part(part: Part) -> dict[str, str]:
    return {} if part is Part.BODY else {"part": part.value}
