"""The articles a new library starts with."""

from __future__ import annotations

import tomllib

from reader.ingest.parsing import parse_article, raw_media_type
from reader.library.operations.add_articles import NewArticle
from reader.model.environment import NewId
from reader.model.resources import resource_path

SAMPLES = "seeds/samples.toml"


def sample_articles(new_id: NewId) -> list[NewArticle]:
    """Return the sample articles, parsed like any file; the one to be read first comes first.

    Raises:
        FileNotFoundError: when this copy of the program lacks one of their files.
    """
    table = tomllib.loads(resource_path(SAMPLES).read_text(encoding="utf-8"))
    return [_sample(values["file"], new_id) for values in table["samples"]]


def _sample(file: str, new_id: NewId) -> NewArticle:
    path = resource_path(file)
    raw = path.read_bytes()
    return NewArticle(
        article_id=new_id(),
        parsed=parse_article(raw, name=path.name),
        raw=raw,
        raw_type=raw_media_type(raw, path.name),
        origin=path.name,
        sample=True,
    )
