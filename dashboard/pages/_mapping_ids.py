"""Ids of the mapping screen, and what it needs of the page that it stands on."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

OPEN, START, SCREEN, PLAN = "mapping-open", "mapping-start", "mapping-screen", "mapping-plan"
SEEN, TOOLS, TRY, CLOSE = "mapping-seen", "mapping-tools", "mapping-try", "mapping-close"
NAME, REMEMBER, DOWNLOAD = "mapping-name", "mapping-remember", "mapping-download"
FILE, KEPT = "mapping-file", "mapping-kept"
# Parts of ids that there is one of for each block or column.
TABLE, USE, SPLIT, WORDS = "mapping-table", "mapping-use", "mapping-split", "mapping-words"
FORGET = "mapping-forget"


@dataclass(frozen=True, kw_only=True)
class Around:
    """Ids of the page that brings files in, and its way to start a dry run."""

    token: str
    job: str
    progress: str
    report: str
    actions: str
    questions: str
    apply: str
    start: Callable[[str, str], dict[str, Any]]
