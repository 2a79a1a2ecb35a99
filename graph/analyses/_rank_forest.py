"""What evidence is worth in company where the past is short: a forest of random trees.

Boosted trees each correct those before, and with a hundred matters they correct what was chance.
Extremely randomised trees (Geurts, Ernst & Wehenkel 2006) stand side by side: each asks at places
drawn by chance until few are left, and their mean is a chance of being asked that hardly follows
any single matter.
"""

import importlib
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
TREES = 100
LEAF = 3  # rows below which a tree asks no further
COLUMNS = 0.3  # share of figures of which a tree chooses at each question
LEAST = 1e-3  # chance below which parties are not told apart


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees of scikit-learn that each give a chance of being asked, from the figures of a party."""

    trees: tuple[Any, ...]

    def odds(self, figures: Vector) -> Vector:
        """Logarithm of odds of each row of figures."""
        rows = np.ascontiguousarray(figures, dtype=np.float32)  # what the trees' split points are
        chance = np.mean([tree.predict(rows)[:, -1] for tree in self.trees], axis=0)
        chance = np.clip(chance, LEAST, 1 - LEAST)
        return np.asarray(np.log(chance / (1 - chance)))


def planted(figures: Vector, asked: Vector, weights: Vector) -> Forest:
    """Forest fitted to who was asked, some of whom were and some were not.

    Parameters
    ----------
    figures
        Rows times figures.
    asked
        1 for rows to be found, else 0.
    weights
        What each row counts.
    """
    # Loaded when there is something to learn: it takes as long as the rest of a short command.
    kind = importlib.import_module("sklearn.tree").ExtraTreeClassifier
    rows = np.ascontiguousarray(figures, dtype=np.float32)
    is_asked = asked > 0

    def grow(chances: int) -> Any:
        tree = kind(min_samples_leaf=LEAF, max_features=COLUMNS, random_state=chances)
        return tree.fit(rows, is_asked, sample_weight=weights).tree_

    # The forest that scikit-learn's ExtraTreesClassifier plants, tree by tree. Planted by itself,
    # each tree's thread would turn the process's warnings off and on again, which now and then
    # leaves them as no thread found them.
    chances = np.random.RandomState(0).randint(2**31 - 1, size=TREES)
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        return Forest(tuple(threads.map(grow, chances.tolist())))
