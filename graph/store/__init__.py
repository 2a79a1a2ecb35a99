"""The database: the only room that knows the driver. Everything outside uses :func:`open_store`."""

from graph.store._store import Revision, Store, open_store

__all__ = ["Revision", "Store", "open_store"]
