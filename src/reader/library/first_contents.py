"""What a new library is filled with: the codebook, and the sample articles.

Apart from the facade because it loads what opening an existing library does without: the
operations, and the libraries that parse pages.
"""

from __future__ import annotations

import tomllib

from reader.ingest.parsing import parse_article, raw_media_type
from reader.library.codebooks import default_tags
from reader.library.operation import Session
from reader.library.operations import AddArticles, NewArticle
from reader.model.environment import NewId
from reader.model.resources import resource_path

SAMPLES = "seeds/samples.toml"


def add_first_contents(session: Session, *, samples: bool) -> None:
    """Add the default tags and, with ``samples``, the sample articles, inside a transaction.

    Raises:
        FileNotFoundError: when this copy of the program lacks one of its files.
    """
    for tag in default_tags():
        session.writer.save_tag(tag)
    if samples:
        # The last one added is the newest where dates are equal: the first is to be on top.
        AddArticles(reversed(sample_articles(session.new_id))).apply(session)


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
