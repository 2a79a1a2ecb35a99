"""Stakeholder relationships of an organisation: model, database, networks, analyses."""

import os

# Its matrices are small: threads of the linear algebra library would wait for one another, three
# times as long where two processes share two cores. Set before numpy is loaded, which reads it.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
