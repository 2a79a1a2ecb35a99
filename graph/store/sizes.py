"""How much goes into one statement and one transaction."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """Rows at which a plan is written otherwise.

    Parameters
    ----------
    quiet
        Up to so many are an edit and no load: one transaction, of which nobody is told before.
    one_transaction
        Up to so many, and ``bytes`` of their values, fit one transaction in the memory that the
        embedded engine has.
    part
        Rows of one statement.
    """

    quiet: int = 500
    one_transaction: int = 20_000
    bytes: int = 16 * 1024 * 1024
    part: int = 10_000


USUAL = Sizes()
