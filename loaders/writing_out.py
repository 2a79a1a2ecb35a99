"""Files that are written for the user: what stands in the way is told with its remedy."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.causes import known_cause
from graph.messages import UserError, message


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Write to a path within this.

    Raises
    ------
    UserError
        The system does not let it be written.
    """
    try:
        yield
    except OSError as error:
        raise UserError(
            message("export.unwritable", path=str(path), why=known_cause(error)),
            message("export.unwritable.remedy"),
        ) from error


def write_new(
    content: bytes, path: Path, *, remedy: str = "export.exists.remedy", force: bool = False
) -> None:
    """Write a file where nothing stands yet, or with ``force`` in place of what does.

    Parameters
    ----------
    remedy
        Key of what to do where something stands there.

    Raises
    ------
    UserError
        Something stands there already, or it cannot be written.
    """
    with writing(path):
        try:
            with path.open("wb" if force else "xb") as file:
                file.write(content)
        except FileExistsError:
            raise UserError(message("export.exists", path=str(path)), message(remedy)) from None
