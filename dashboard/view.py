"""What one reader looks at: given to every page, and to the parts that pages are made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from dashboard.components.sheets import Sheet
from dashboard.context import Context
from dashboard.i18n import KEPT, address
from graph.chronicle import Entry
from graph.days import said_day
from graph.moments import Moment
from graph.projections import Network
from graph.texts import Translator


@dataclass(frozen=True, kw_only=True)
class View:
    """What one reader looks at: language, theme and what the address says.

    It lives as long as one request, so all that is drawn from it is of one data version.

    Parameters
    ----------
    translate
        Translator of the reader's language.
    query
        Parameters of the address, such as ``{"issue": "issue:I-001"}``; ``lang`` among them.
    scheme
        ``light`` or ``dark``.
    context
        Gives the register and its networks, as of the moment that the address names.
    sheets
        Tables of the pictures that have been drawn for this view, by name, such as
        ``workload/bars``: what a page shows and what is taken out of it are made together.
    """

    translate: Translator
    query: Mapping[str, str]
    scheme: str
    context: Context
    sheets: dict[str, Sheet] = field(default_factory=dict, compare=False, repr=False)

    @property
    def language(self) -> str:
        """Language tag of the reader."""
        return self.translate.language

    @property
    def moment(self) -> Moment | None:
        """Moment of the past that is looked at, when nothing may be written; None for today."""
        return self.context.moment

    @property
    def read_only(self) -> bool:
        """Whether nothing may be written here, by the app's settings or by the link."""
        return self.context.read_only

    @property
    def is_fixed(self) -> bool:
        """Whether nothing can be changed here, for whichever reason."""
        return self.read_only or self.moment is not None

    @property
    def today(self) -> date:
        """The day that everything shown is of."""
        return date.fromisoformat(self.moment.day) if self.moment else date.today()

    def address(self, path: str, **parameters: str | None) -> str:
        """Address of a page that keeps the reader's language and the moment looked at."""
        kept = {name: self.query.get(name) for name in KEPT}
        return address(path, self.language, **(kept | parameters))

    def day(self, written: str | None, missing: str = "") -> str:
        """A day, month or minute as the reader's language writes it; ``missing`` for none."""
        return said_day(written, self.translate) if written else missing

    def revisions(self) -> Sequence[Entry]:
        """Revisions, newest first; of the past those that count at the moment."""
        entries, moment = self.context.chronicle.revisions(), self.moment
        return [each for each in entries if moment is None or each.number <= moment.revision]

    @cached_property
    def network(self) -> Network:
        """The network at the data version of the request; asked for once, drawn from often."""
        return self.context.network()
