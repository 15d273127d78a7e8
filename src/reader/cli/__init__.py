"""The command line: every command but the window itself. Imports no Qt.

Words typed for an option pass through `clean_characters`: bytes that are no UTF-8 arrive as
lone surrogates, which the library cannot store.
"""

from collections.abc import Mapping

COMMANDS: Mapping[str, str] = {
    "add": "adding",
    "analyze": "analysing",
    "annotate": "annotating",
    "annotations": "annotating",
    "backup": "upkeep",
    "profile": "profiling",
    "check": "upkeep",
    "export": "exporting",
    "extract": "extracting",
    "feeds": "feeds",
    "import": "importing",
    "list": "listing",
    "refetch": "refetching",
    "show": "listing",
    "tags": "tagging",
}
"""Each command and the module of this package that holds it, imported only when it is run."""

HIDDEN_COMMANDS: Mapping[str, str] = {"render-template": "rendering"}
"""Commands that the program runs by itself, with their modules; no help names them."""
