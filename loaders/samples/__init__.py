"""Sample organisations that come with the product, each a folder of tables."""

from pathlib import Path

SAMPLES = Path(__file__).parent


def sample_path(name: str = "city") -> Path:
    """Folder of a sample organisation.

    Raises
    ------
    ValueError
        There is no sample of that name.
    """
    names = sorted(each.parent.name for each in SAMPLES.glob("*/departments.csv"))
    if name not in names:
        raise ValueError(f"no sample {name!r}, there is {', '.join(names)}")
    return SAMPLES / name
