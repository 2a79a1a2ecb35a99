"""Who runs a command."""

import getpass


def user() -> str:
    """Name of whoever runs this process."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # an account without a name, as in some containers
        return "?"
