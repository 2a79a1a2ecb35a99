"""``python -m benchmarks.killing [ROUNDS]``: end a load by force at moments drawn by chance.

Each round loads over a register that holds something, with rows created, updated and deleted, in
a process of its own; the process, or the engine, is killed (SIGKILL) somewhere in the middle. Then
the database is opened again as anybody would, and has to hold exactly the state before or after
the whole load, and to have said which.
"""

import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random

import polars as pl
import psutil

from benchmarks.organisation import organisation
from graph.history import difference
from graph.messages import Message, UserError
from graph.settings import DatabaseSettings
from graph.store import open_store
from graph.store.sizes import USUAL, Sizes
from graph.store.supervisor import read_state
from graph.tables import Tables

ROUNDS = 20
_ROWS = 30_000
_PARTS = Sizes(one_transaction=0, part=1_000)
_PATIENCE = 300.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What a kill did.

    Parameters
    ----------
    killed
        ``loader`` or ``engine``.
    parts
        Whether the load was written in several transactions, or in one.
    share
        How much of a whole load's time had gone.
    state
        ``before`` or ``after``, compared row by row, history included; ``broken`` for neither.
    said
        Which of the two the opening said; empty when it had nothing to say.
    """

    killed: str
    parts: bool
    share: float
    state: str
    said: str


def states(rows: int = _ROWS) -> tuple[Tables, Tables]:
    """Two states of a register: the way from one to the other creates, updates and deletes."""
    old, new = dict(organisation(rows, seed=1)), dict(organisation(rows, seed=1))
    for table in ("involvements", "positions"):
        half = old[table].height // 2
        old[table] = old[table].head(half)
        new[table] = new[table].slice(half // 2)
    changed = pl.when(pl.int_range(pl.len()) % 3 == 0).then(pl.lit("改")).otherwise("note")
    new["issues"] = new["issues"].with_columns(
        changed.alias("note"), pl.col("owner").shift(1).alias("owner")
    )
    new["influences"] = new["influences"].with_columns(pl.col("strength") / 2)
    return old, new


def rounds(
    folder: Path, many: int, rows: int = _ROWS, seed: int = 1, parts: Sizes = _PARTS
) -> Iterator[Round]:
    """Kill so many loads, one after another, in a database of its own.

    Three of four are written in ``parts``, the others in one transaction; in every third the engine
    is killed and not the loading process.
    """
    old, new = states(rows)
    chance = Random(seed)
    become(folder, old)
    whole = _time_of(folder, new, parts)
    for number in range(many):
        sizes = USUAL if number % 4 == 3 else parts
        target = "engine" if number % 3 == 1 else "loader"
        become(folder, old)
        share = chance.uniform(0.02, 1.3)
        told = _kill(folder, rows, target, whole * share, sizes)
        state, said = _judged(folder, old, new, told)
        yield Round(killed=target, parts=sizes is parts, share=share, state=state, said=said)


def become(folder: Path, tables: Tables, sizes: Sizes = USUAL) -> None:
    """Make the register of a folder hold these tables and nothing else."""
    with open_store(DatabaseSettings(folder=folder), sizes=sizes) as store:
        current = store.register()
        plan = difference(current.tables, tables, current.version)
        store.write(plan, who="bench", why="become")


def _time_of(folder: Path, tables: Tables, sizes: Sizes) -> float:
    before = time.perf_counter()
    become(folder, tables, sizes)
    return time.perf_counter() - before


def _kill(folder: Path, rows: int, target: str, seconds: float, sizes: Sizes) -> list[str]:
    """Load in a process of its own, kill after some seconds of writing; keys of what it said."""
    command = [sys.executable, "-m", "benchmarks.killing", "--load", str(folder)]
    command += map(str, (rows, sizes.one_transaction, sizes.part))
    with subprocess.Popen(
        command, cwd=Path(__file__).parents[1], stdout=subprocess.PIPE, text=True
    ) as loader:
        assert loader.stdout is not None
        loader.stdout.readline()
        with suppress(subprocess.TimeoutExpired):
            loader.wait(seconds)
        if target == "loader":
            loader.kill()
        else:
            with suppress(psutil.NoSuchProcess):
                psutil.Process((read_state(folder) or {})["pid"]).kill()
        rest, _ = loader.communicate(timeout=_PATIENCE)
    return rest.split()


def _judged(folder: Path, old: Tables, new: Tables, told: list[str]) -> tuple[str, str]:
    """State that the register is in, and the one that was told."""
    heard: list[Message] = []
    with open_store(DatabaseSettings(folder=folder), heard.append) as store:
        tables = store.register().tables
        number = store.version()
        as_before = _same(tables, old)
        as_after = _same(tables, new) and _same(store.register_at(number - 1).tables, old)
    state = "before" if as_before else "after" if as_after else "broken"
    keys = [*told, *(each.key for each in heard)]
    words = {"store.load_taken_back": "before", "failed": "before"}
    words |= {"store.load_stands": "after", "written": "after"}
    said = next((words[key] for key in reversed(keys) if key in words), "")
    return state, said


def _same(first: Tables, second: Tables) -> bool:
    return all(
        rows.sort(rows.columns).equals(second[table].sort(rows.columns))
        for table, rows in first.items()
    )


def _load(folder: Path, rows: int, sizes: Sizes) -> None:
    """Be the process that is killed."""
    _, new = states(rows)
    with open_store(DatabaseSettings(folder=folder), sizes=sizes) as store:
        current = store.register()
        plan = difference(current.tables, new, current.version)
        print("ready", flush=True)
        try:
            store.write(plan, who="bench", why="to be killed")
        except UserError:
            print("failed", flush=True)
        else:
            print("written", flush=True)


def main(many: int) -> int:
    """Print each round; 1 when a state was neither before nor after, or was told wrong."""
    wrong = 0
    seen: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="stakeholders-kill-") as folder:
        for each in rounds(Path(folder) / "data", many):
            wrong += each.state == "broken" or each.said not in ("", each.state)
            seen[each.state] += 1
            how = "in parts" if each.parts else "at once"
            said = each.said or "nothing to say"
            line = f"  {each.killed} killed at {each.share:4.0%}, {how}: {each.state}, said: {said}"
            print(line, flush=True)
    print(f"  {many} rounds: {dict(seen)}, {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--load"]:
        count, most, part = map(int, sys.argv[3:])
        _load(Path(sys.argv[2]), count, Sizes(one_transaction=most, part=part))
    else:
        sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS))
