"""Speed classes of an office's documents: how soon an answer is due, and which words mean them.

A priority stays in the register as it was written; :func:`speed_of` reads it.
"""

from graph.fields import header_key

# Speed class -> words, in the offices' and the common tools' own language.
SPEEDS: dict[str, tuple[str, ...]] = {
    "express": (
        *("urgent", "express", "immediate", "critical", "blocker", "highest"),
        *("最速件", "特急", "特急件", "緊急", "紧急"),
    ),
    "fast": ("high", "fast", "速件", "加急", "急件", "高"),
    "ordinary": (
        *("medium", "normal", "ordinary", "minor", "low", "lowest", "trivial"),
        *("普通件", "普通", "一般件", "一般", "平件", "中", "低"),
    ),
}
# Working days, from published rules of procedure: countersign within 3; by speed class 1, 3 and 6.
COUNTERSIGN = 3.0
SPEED_DAYS = {"express": 1.0, "fast": 3.0, "ordinary": 6.0}
_SPEED_OF = {header_key(word): speed for speed, words in SPEEDS.items() for word in words}
_PLACE = {word: at for at, word in enumerate(_SPEED_OF)}


def urgency(priority: str) -> int:
    """Place of a priority when the most urgent stands first; words that mean none come last."""
    return _PLACE.get(header_key(priority), len(_PLACE))


def speed_of(priority: str | None) -> str | None:
    """The speed class that a priority stands for; None where it is no word for one."""
    return _SPEED_OF.get(header_key(priority)) if priority else None
