"""Class activation maps of image classifiers: what spoke for a class, and which map is faithful to the network.

    import metacam

    maps = metacam.explain("cat.jpg", methods=["grad-cam", "score-cam"])
    maps["grad-cam"]                      # float32 [224, 224], from 0 to 1
    maps.class_name, maps.probability     # what was explained

A thin module around the program ``metacam``, which computes beside this process and keeps its networks loaded:
``Documentation/Python.md`` says how and why.
"""

from __future__ import annotations

from ._errors import Error
from ._results import (
    Ensemble,
    Evaluation,
    Explanation,
    Method,
    Metric,
    Network,
    Placement,
    Prediction,
    Predictions,
    Score,
    Word,
)
from ._session import Session
from ._settings import Settings
from ._version import __version__

#: What the functions below ask; its program starts when one of them is first called.
session = Session()

explain = session.explain
evaluate = session.evaluate
meta = session.meta
predict = session.predict
methods = session.methods
metrics = session.metrics
stop = session.stop

__all__ = [
    "Ensemble",
    "Error",
    "Evaluation",
    "Explanation",
    "Method",
    "Metric",
    "Network",
    "Placement",
    "Prediction",
    "Predictions",
    "Score",
    "Session",
    "Settings",
    "Word",
    "__version__",
    "evaluate",
    "explain",
    "meta",
    "methods",
    "metrics",
    "predict",
    "session",
    "stop",
]
