"""What comes back: dictionaries of arrays, with what was found beside them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Dict, List, Mapping, Optional, Tuple

import numpy as np
import numpy.typing as npt

from ._errors import Error

Map = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Prediction:
    """A class with its probability, 0 to 1; its name and WordNet id where the network says them.

    Of a detector it is a box, with its place: left, top, right and bottom, in the picture's pixels. Of numbers and of likeness the
    probability is the number itself.
    """

    index: int
    name: Optional[str]
    wordnet_id: Optional[str]
    probability: float
    box: Optional[Tuple[float, float, float, float]] = None


@dataclass(frozen=True)
class Word:
    """A word of a text that pictures are compared with: by how much the text's score and probability fall without it."""

    word: str
    score: float
    probability: float


@dataclass(frozen=True)
class Placement:
    """Where the network's view, and so a map, lies in its picture: in the picture's pixels, from the upper left corner.

    Pixel (u, v) of a map W wide covers ``left + u * width / W`` to ``left + (u + 1) * width / W`` across, and rows alike.
    """

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class Network:
    """How the network was asked: its layers, what was done to the pictures, how its scores are read, and what to know of it."""

    model: str
    layers: Tuple[str, ...]
    preprocessing: str
    score_reading: str
    notes: Tuple[str, ...]


def network(answer: Mapping[str, Any]) -> Network:
    return Network(
        answer["model"], tuple(answer["layers"]), answer["preprocessing"], answer["scoreReading"], tuple(answer["notes"])
    )


def prediction(answer: Mapping[str, Any]) -> Prediction:
    box = answer.get("box")
    return Prediction(
        answer["index"], answer.get("name"), answer.get("wordNetID"), answer["probability"],
        None if box is None else (box[0], box[1], box[2], box[3]),
    )


class _Maps(Dict[str, Map]):
    """Maps by their methods, of one class of one picture."""

    target: Prediction
    top: List[Prediction]
    placement: Placement
    view: npt.NDArray[np.uint8]
    network: Network
    warnings: List[str]
    notes: List[str]

    def __init__(
        self, answer: Mapping[str, Any], network: Network, arrays: Mapping[str, "npt.NDArray[Any]"], place: int
    ) -> None:
        prefix = f"{place}/"
        own = {name[len(prefix) :]: array for name, array in arrays.items() if name.startswith(prefix)}
        self.view = own.pop("view")
        super().__init__(own)
        self.target = prediction(answer["class"])
        self.top = [prediction(one) for one in answer["top"]]
        self.placement = Placement(**answer["placement"])
        self.network = network
        self.warnings = answer["warnings"]
        self.notes = answer["notes"]

    @property
    def class_index(self) -> int:
        """The class that is explained."""
        return self.target.index

    @property
    def class_name(self) -> Optional[str]:
        return self.target.name

    @property
    def probability(self) -> float:
        """Of the class, by the network, 0 to 1."""
        return self.target.probability


class Explanation(_Maps):
    """Maps of one class of one picture: a dictionary ``{method: array}``, each float32 ``[H, W]`` from 0 to 1; of a volume ``[D, H, W]``.

    Attributes:
        target: the class that is explained, with its name and probability.
        top: the five likeliest classes.
        placement: where the maps lie in the picture.
        view: what the network saw of the picture, uint8 ``[H, W, 3]``, as large as the maps; of a volume ``[D, H, W]``.
        network: how the network was asked.
        warnings: what to know before believing a map.
        notes: how the picture was read, where there was a choice.
        seconds: what each map took beyond the runs that all share.
        words: what the words of the text do to its score, where ``words=True`` asks for it; else empty.
    """

    seconds: Dict[str, float]
    words: List[Word]

    def __init__(
        self, answer: Mapping[str, Any], network: Network, arrays: Mapping[str, "npt.NDArray[Any]"], place: int
    ) -> None:
        super().__init__(answer, network, arrays, place)
        self.seconds = {one["method"]: one["seconds"] for one in answer["maps"]}
        self.words = [Word(one["word"], one["score"], one["probability"]) for one in answer.get("words") or []]


class Ensemble(_Maps):
    """An ensemble of one class of one picture: a dictionary ``{method: array}`` of its members' maps, and the map itself.

    Attributes:
        map: the ensemble's, with its threshold; None where no combination scores above zero.
        components: the methods that it is made of.
        threshold: how many percent of the pixels keep their value.
        score: ROAD, by which it was chosen, and which is so too good; None without a map.
        fresh_score: the mean under seeds that nothing was chosen by.
        result: all that was found, as ``metacam meta --json`` has it.
    """

    map: Optional[Map]
    components: List[str]
    threshold: float
    score: Optional[float]
    fresh_score: Optional[float]
    result: Dict[str, Any]

    def __init__(
        self, answer: Mapping[str, Any], network: Network, arrays: Mapping[str, "npt.NDArray[Any]"], place: int
    ) -> None:
        super().__init__(answer, network, arrays, place)
        self.map = self.pop("metacam", None)
        self.components = answer["components"]
        self.threshold = answer["threshold"]
        self.score = answer.get("score")
        self.fresh_score = answer.get("freshScore")
        self.result = answer["result"]


@dataclass(frozen=True)
class Score:
    """A map's score by one measure; ``value`` is None where it is not defined, and ``note`` says why."""

    method: str
    metric: str
    protocol: Optional[str]
    value: Optional[float]
    note: Optional[str]
    parts: Mapping[str, List[float]] = field(default_factory=dict)


class Evaluation(List[Score]):
    """The scores of the maps of one class of one picture: a list, and ``value`` to look one up.

    Attributes:
        target: the class, with its name and probability.
        percentages: those at which ROAD is taken; ``parts`` of its scores have a number for each.
        network: how the network was asked.
        warnings: what to know before believing a score.
    """

    target: Prediction
    percentages: List[float]
    network: Network
    warnings: List[str]

    def __init__(self, answer: Mapping[str, Any], network: Network, whole: Mapping[str, Any], place: int) -> None:
        super().__init__(
            Score(
                one["method"], one["metric"], one.get("protocol"), one.get("value"), one.get("note"), one["parts"]
            )
            for one in answer["scores"]
        )
        self.target = prediction(answer["class"])
        self.percentages = whole["percentages"]
        self.network = network
        self.warnings = answer["warnings"]

    def value(self, method: str, metric: str = "road", protocol: Optional[str] = None) -> Optional[float]:
        """The score of a map; of several protocols the first that was taken, unless one is named.

        Raises:
            Error: with code ``unknown-name`` where there is none.
        """
        for score in self:
            if score.method == method and score.metric == metric and protocol in (None, score.protocol):
                return score.value
        known = sorted({f"{score.method}, {score.metric}" for score in self})
        raise Error("unknown-name", f"there is no score of {method} by {metric}", "there are " + "; ".join(known))


class Predictions(List[Prediction]):
    """The likeliest classes of one picture, likeliest first.

    Attributes:
        logits: of all classes, before the activation: float32 ``[K]``.
        probabilities: of all classes: float32 ``[K]``.
        network: how the network was asked.
        warnings: what to know before believing them.
    """

    logits: npt.NDArray[np.float32]
    probabilities: npt.NDArray[np.float32]
    network: Network
    warnings: List[str]

    def __init__(
        self, answer: Mapping[str, Any], network: Network, arrays: Mapping[str, "npt.NDArray[Any]"], place: int
    ) -> None:
        super().__init__(prediction(one) for one in answer["top"])
        self.logits = arrays[f"{place}/logits"]
        self.probabilities = arrays[f"{place}/probabilities"]
        self.network = network
        self.warnings = answer["warnings"]


@dataclass(frozen=True)
class Method:
    """A method: its name, what it does, who described it, and what it takes beyond the runs that all share."""

    slug: str
    summary: str
    source: str
    further_runs: str
    is_control: bool


@dataclass(frozen=True)
class Metric:
    """A measure of maps: its name, what it is, who described it, and which way is better."""

    slug: str
    summary: str
    source: str
    higher_is_better: bool
