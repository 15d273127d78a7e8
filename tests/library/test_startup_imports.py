"""The library's modules cost the first painted window next to nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HEAVY = (
    "alembic",
    "bs4",
    "edlib",
    "jinja2",
    "lxml",
    "nh3",
    "rapidfuzz",
    "sqlalchemy",
    "sqlmodel",
    "trafilatura",
    "PySide6",
)

NETWORK = ("PIL", "truststore", "urllib3")
"""What only fetching needs."""

_TEXT_SCRIPT = """
import sys
from pathlib import Path
import reader.cli.adding, reader.library.web_import, reader.ingest.fetching.errors
from reader.library.importing import import_files
from reader.library.library import Library
library = Library.open(Path(sys.argv[1]), samples=False)
import_files(library, [Path(sys.argv[2])])
library.close()
print(*sorted(name for name in sys.modules if "." not in name))
"""

_SCRIPT = """
import sys
from pathlib import Path
import reader.library, reader.library.operations, reader.library.worker
import reader.anchoring.finding, reader.anchoring.carrying
from reader.library.library import Library
from reader.model.queries import ArticleQuery
if len(sys.argv) > 1:
    library = Library.open(Path(sys.argv[1]))
    row, = library.list_articles(ArticleQuery()).rows
    library.get_article(row.article.id), library.get_codebook(), library.counts()
    library.mark_read(row.article.id)
    library.close()
print(*sorted(name for name in sys.modules if "." not in name))
"""


def _loaded(*arguments: str, script: str = _SCRIPT) -> set[str]:
    command = [sys.executable, "-c", script, *arguments]
    source = Path(__file__).resolve().parents[2] / "src"
    environment = {"PYTHONPATH": str(source)}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    return set(done.stdout.split())


def test_importing_the_library_loads_nothing_heavy() -> None:
    assert _loaded().isdisjoint(HEAVY)


def test_opening_and_reading_a_library_loads_nothing_heavy(
    library: object, article_id: str, tmp_path: Path
) -> None:
    library.close()  # type: ignore[attr-defined]
    assert _loaded(str(tmp_path / "news.onbackground")).isdisjoint(HEAVY)


def test_bringing_in_a_text_file_loads_nothing_that_opens_connections(tmp_path: Path) -> None:
    text = tmp_path / "ferry.txt"
    text.write_text("Ferry sails twice a day\n\nThe harbour office said so on Monday.\n")
    loaded = _loaded(str(tmp_path / "news.onbackground"), str(text), script=_TEXT_SCRIPT)
    assert loaded.isdisjoint(NETWORK)
