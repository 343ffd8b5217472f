"""Sessions: a program with its networks, and what it can be asked."""

from __future__ import annotations

import math
import os
import weakref
from types import TracebackType
from typing import TYPE_CHECKING, Any, Callable, Dict, List, Mapping, Optional, Sequence, Tuple, Type, Union, cast, overload

import numpy as np
import numpy.typing as npt

from . import _arrays
from ._errors import Error
from ._program import Program
from ._results import Ensemble, Evaluation, Explanation, Method, Metric, Predictions, network

if TYPE_CHECKING:
    from typing_extensions import Self, Unpack

    from ._settings import Settings

Path = Union[str, "os.PathLike[str]"]
#: A path, or an array: uint8 or uint16 ``[H, W]`` or ``[H, W, 3]``, or float32 from 0 to 1; also whatever NumPy makes one of. For a
#: network of volumes ``[D, H, W]`` or ``[C, D, H, W]``.
Image = Union[Path, "npt.NDArray[Any]", Any]
#: A class: its index, its name or WordNet id; None for the likeliest.
Target = Union[int, str, None]


# How much goes into one question, whose arrays lie in memory. Parts are whole batches of the sizes that networks mostly have.
_BATCH, _MOST_PICTURES, _MOST_BYTES = 8, 1024, 128 << 20


def _is_path(image: Any) -> bool:
    return isinstance(image, (str, os.PathLike))


def _path(path: Path) -> str:
    """As the program finds it, wherever this process goes."""
    text = os.fspath(path)
    if not isinstance(text, str):
        raise Error("invalid-path", "a path is a str or a pathlib.Path, not bytes")
    return os.path.abspath(text)


def _name_or_path(name: Path) -> str:
    text = os.fspath(name)
    return os.path.abspath(text) if os.path.exists(text) or not isinstance(name, str) else text


def _plain(name: str, value: Any) -> Any:
    """A setting as JSON has it."""
    if isinstance(value, (np.generic, np.ndarray)):
        value = value.tolist()
    if isinstance(value, os.PathLike):
        return _path(value)
    if isinstance(value, Mapping):
        return {str(key): _plain(name, one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(name, one) for one in value]
    if isinstance(value, float) and not math.isfinite(value):
        raise Error("invalid-question", f"'{name}' takes a finite number")
    if value is not None and not isinstance(value, (str, int, float)):
        raise Error("invalid-question", f"'{name}' takes no {type(value).__name__}", "give a text, a number, or a list of such")
    return value


def _target(target: Any) -> Any:
    if isinstance(target, (list, tuple, np.ndarray)):
        return [_target(one) for one in target]
    if target is None or isinstance(target, str):
        return target
    try:
        return int(target.__index__())
    except AttributeError:
        raise Error(
            "invalid-target", f"{type(target).__name__} names no class", "give an index, a name or None"
        ) from None


class Session:
    """A program of one's own: its settings, its networks, its lifetime.

    The functions of the module share one (``metacam.session``); a session of one's own is for other settings, for questions that go on beside those,
    and for an end that is known::

        with metacam.Session(threads=2) as session:
            maps = session.explain("cat.jpg", methods="all")

    A session answers one question at a time; several threads may ask, and wait for each other. The program starts at the first
    question, anew after it has ended, and anew in a process that was forked off.

    Args:
        threads: how many the network may use; one a core by default.
        precision: ``f32``, or ``bf16``: about twice as fast where the processor has it, and less exact.
        device: what the network runs on.
        cache: whether compiled networks are kept on disk for the next time.
        allow_large: lifts the limits on what files may ask for.
        program: the path of ``metacam``; by default METACAM_PROGRAM, or the one that comes with the module.
        folder: where arrays are handed over; by default in memory where there is room, else among the temporary files.
    """

    def __init__(
        self,
        *,
        threads: Optional[int] = None,
        precision: Optional[str] = None,
        device: Optional[str] = None,
        cache: bool = True,
        allow_large: bool = False,
        program: Optional[Path] = None,
        folder: Optional[Path] = None,
    ) -> None:
        arguments: List[str] = []
        for name, value in (("threads", threads), ("precision", precision), ("device", device)):
            if value is not None:
                arguments.append(f"--{name}={value}")
        if not cache:
            arguments.append("--no-cache")
        if allow_large:
            arguments.append("--allow-large")
        self._program = Program(
            arguments, None if program is None else _path(program), None if folder is None else _path(folder)
        )
        self._finalizer = weakref.finalize(self, self._program.close)

    @property
    def pid(self) -> Optional[int]:
        """Of the program's process; None while it does not run."""
        return self._program.pid

    def close(self) -> None:
        """Ends the program. What is asked afterwards is an error."""
        self._finalizer()

    def stop(self) -> None:
        """Ends the program, and so gives its memory back; the next question starts it anew."""
        self._program.stop()

    def __enter__(self) -> "Self":
        return self

    def __exit__(
        self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        self.close()

    # What can be asked

    @overload
    def explain(
        self, image: "Union[List[Image], Tuple[Image, ...]]", *, model: Path = ..., methods: Union[str, Sequence[str]] = ...,
        target: Union[Target, Sequence[Target]] = ..., layer: Union[str, Sequence[str], None] = ..., score: str = ...,
        eigen_smooth: bool = ..., aug_smooth: bool = ..., seed: int = ..., ensemble: Optional[Path] = ...,
        **settings: "Unpack[Settings]",
    ) -> List[Explanation]: ...

    @overload
    def explain(
        self, image: Image, *, model: Path = ..., methods: Union[str, Sequence[str]] = ..., target: Target = ...,
        layer: Union[str, Sequence[str], None] = ..., score: str = ..., eigen_smooth: bool = ..., aug_smooth: bool = ...,
        seed: int = ..., ensemble: Optional[Path] = ..., **settings: "Unpack[Settings]",
    ) -> Explanation: ...

    def explain(
        self,
        image: Any,
        *,
        model: Path = "efficientnet-lite0",
        methods: Union[str, Sequence[str]] = (),
        target: Any = None,
        layer: Union[str, Sequence[str], None] = None,
        score: str = "logit",
        eigen_smooth: bool = False,
        aug_smooth: bool = False,
        seed: int = 0,
        ensemble: Optional[Path] = None,
        **settings: Any,
    ) -> Any:
        """Maps of what spoke for a class.

        Args:
            image: a picture, or a list of them, which share batches.
            model: a network that is built in, or the path of a file or folder that ``metacam explain --model`` takes.
            methods: one or several of ``metacam.methods()``, or ``all``; ``grad-cam`` by default.
            target: the class, or of a list one for each picture; the likeliest by default.
            layer: the layers that maps are made from; the last with places by default.
            score: what is explained: ``logit``, ``probability``, ``log-probability`` or ``rest``.
            eigen_smooth: the principal component of the channels' contributions instead of their sum.
            aug_smooth: the mean over six variants of the picture.
            seed: for ``random-cam``.
            ensemble: a file of ``metacam study select``, or a name such as ``mean``; its map is called ``ensemble``.
            settings: see ``Settings``.
        Returns:
            ``{method: map}`` with what was found besides, or a list of such.
        Raises:
            Error: what is wrong with the picture, the network or a setting.
        """
        question = self._question(
            "explain", model, settings, methods=methods, target=_target(target), layer=layer, score=score,
            eigen_smooth=eigen_smooth, aug_smooth=aug_smooth, seed=seed, ensemble=ensemble,
        )
        return self._ask(question, image, Explanation)

    @overload
    def meta(
        self, image: "Union[List[Image], Tuple[Image, ...]]", *, model: Path = ...,
        target: Union[Target, Sequence[Target]] = ..., layer: Union[str, Sequence[str], None] = ...,
        search: Optional[str] = ..., k: Optional[float] = ..., consensus: Optional[str] = ..., protocol: str = ...,
        groups: Optional[Sequence[Sequence[str]]] = ..., seed: int = ..., ensemble: Optional[Path] = ...,
        **settings: "Unpack[Settings]",
    ) -> List[Ensemble]: ...

    @overload
    def meta(
        self, image: Image, *, model: Path = ..., target: Target = ..., layer: Union[str, Sequence[str], None] = ...,
        search: Optional[str] = ..., k: Optional[float] = ..., consensus: Optional[str] = ..., protocol: str = ...,
        groups: Optional[Sequence[Sequence[str]]] = ..., seed: int = ..., ensemble: Optional[Path] = ...,
        **settings: "Unpack[Settings]",
    ) -> Ensemble: ...

    def meta(
        self,
        image: Any,
        *,
        model: Path = "efficientnet-lite0",
        target: Any = None,
        layer: Union[str, Sequence[str], None] = None,
        search: Optional[str] = None,
        k: Optional[float] = None,
        consensus: Optional[str] = None,
        protocol: str = "reference",
        groups: Optional[Sequence[Sequence[str]]] = None,
        seed: int = 0,
        ensemble: Optional[Path] = None,
        **settings: Any,
    ) -> Any:
        """The ensemble of all methods, with the threshold that ROAD chooses.

        Args:
            search: how members are chosen: ``groups`` (the default), ``members`` or ``none``.
            k: how many percent of the pixels are kept; None tries 5, 10, … 100 and takes the best.
            consensus: how maps become one: ``sum`` (the default) or ``vote``.
            protocol: the one of ROAD that chooses: ``reference`` or ``exact``.
            groups: lists of methods, for ``search="groups"``.
            ensemble: a file of ``metacam study select``, or a name such as ``mean``, in place of a search.
            image, model, target, layer, seed, settings: as for ``explain``.
        Returns:
            The members' maps with the ensemble's, or a list of such.
        Raises:
            Error: as ``explain``.
        """
        question = self._question(
            "meta", model, settings, target=_target(target), layer=layer, search=search, k=k, consensus=consensus,
            protocol=protocol, groups=groups, seed=seed, ensemble=ensemble,
        )
        return self._ask(question, image, Ensemble)

    @overload
    def evaluate(
        self, image: "Union[List[Image], Tuple[Image, ...]]", *, model: Path = ..., methods: Union[str, Sequence[str]] = ...,
        target: Union[Target, Sequence[Target]] = ..., layer: Union[str, Sequence[str], None] = ...,
        metrics: Union[str, Sequence[str]] = ..., protocol: str = ..., percentages: Optional[Sequence[float]] = ...,
        noise: Optional[float] = ..., seed: int = ..., control: bool = ...,
        maps: Optional[Sequence[Mapping[str, Any]]] = ..., ensemble: Optional[Path] = ..., **settings: "Unpack[Settings]",
    ) -> List[Evaluation]: ...

    @overload
    def evaluate(
        self, image: Image, *, model: Path = ..., methods: Union[str, Sequence[str]] = ..., target: Target = ...,
        layer: Union[str, Sequence[str], None] = ..., metrics: Union[str, Sequence[str]] = ..., protocol: str = ...,
        percentages: Optional[Sequence[float]] = ..., noise: Optional[float] = ..., seed: int = ..., control: bool = ...,
        maps: Optional[Mapping[str, Any]] = ..., ensemble: Optional[Path] = ..., **settings: "Unpack[Settings]",
    ) -> Evaluation: ...

    def evaluate(
        self,
        image: Any,
        *,
        model: Path = "efficientnet-lite0",
        methods: Union[str, Sequence[str]] = (),
        target: Any = None,
        layer: Union[str, Sequence[str], None] = None,
        metrics: Union[str, Sequence[str]] = ("road",),
        protocol: str = "both",
        percentages: Optional[Sequence[float]] = None,
        noise: Optional[float] = None,
        seed: int = 0,
        control: bool = True,
        maps: Any = None,
        ensemble: Optional[Path] = None,
        **settings: Any,
    ) -> Any:
        """How faithful maps are to the network.

        Args:
            methods: whose maps are made and judged: ``grad-cam`` by default, or none beside ``maps``.
            metrics: one or several of ``metacam.metrics()``, or ``all``.
            protocol: ROAD's: ``reference``, ``exact`` or ``both``.
            percentages: ROAD's, 0 to 100: 20, 40, 60 and 80 by default.
            noise: the standard deviation of the noise on imputed pixels, in normalised units.
            seed: for all that is drawn.
            control: whether ``random-cam`` is judged too, for scale.
            maps: maps of another program by name, ``[H, W]`` of the network's input; for a list of pictures one dictionary each.
            image, model, target, layer, ensemble, settings: as for ``explain``.
        Returns:
            The scores, or a list of such.
        Raises:
            Error: as ``explain``.
        """
        question = self._question(
            "evaluate", model, settings, methods=methods, target=_target(target), layer=layer, metrics=metrics,
            protocol=protocol, percentages=percentages, noise=noise, seed=seed, no_control=not control, ensemble=ensemble,
        )
        return self._ask(question, image, Evaluation, maps, has_results=False)

    @overload
    def predict(
        self, image: "Union[List[Image], Tuple[Image, ...]]", *, model: Path = ..., top: int = ...,
        **settings: "Unpack[Settings]",
    ) -> List[Predictions]: ...

    @overload
    def predict(
        self, image: Image, *, model: Path = ..., top: int = ..., **settings: "Unpack[Settings]"
    ) -> Predictions: ...

    def predict(
        self, image: Any, *, model: Path = "efficientnet-lite0", top: int = 5, **settings: Any
    ) -> Any:
        """The likeliest classes.

        Args:
            top: how many.
            image, model, settings: as for ``explain``.
        Returns:
            The classes, likeliest first, with all scores; or a list of such.
        Raises:
            Error: as ``explain``.
        """
        question = self._question("predict", model, settings, top=top)
        return self._ask(question, image, Predictions)

    def methods(self) -> List[Method]:
        """All methods, the control among them."""
        answer, _ = self._program.ask({"ask": "methods"})
        return [
            Method(one["slug"], one["summary"], one["source"], one["furtherRuns"], one["isControl"])
            for one in answer["methods"]
        ]

    def metrics(self) -> List[Metric]:
        """All measures of maps."""
        answer, _ = self._program.ask({"ask": "methods"})
        return [
            Metric(one["slug"], one["summary"], one["source"], one["higherIsBetter"]) for one in answer["metrics"]
        ]

    def version(self) -> str:
        """The program's version."""
        answer, _ = self._program.ask({"ask": "version"})
        return cast(str, answer["version"])

    # How it is asked

    @staticmethod
    def _question(ask: str, model: Path, settings: Mapping[str, Any], **more: Any) -> Dict[str, Any]:
        question: Dict[str, Any] = {"ask": ask, "model": _name_or_path(model)}
        for name, value in {**more, **settings}.items():
            if value is None:
                continue
            if name in ("weights", "vocabulary", "text_model"):
                value = _path(value)
            elif name == "like":
                value = [_path(one) for one in ([value] if _is_path(value) else value)]
            elif name == "region" and not isinstance(value, str):
                value = _path(value) if _is_path(value) else ",".join(str(float(one)) for one in value)
            elif name in ("classes", "ensemble", "region"):
                value = _name_or_path(value)
            elif name == "input_values":
                value = {key: _path(one) if _is_path(one) else one for key, one in value.items()}
            question[name] = _plain(name, value)
        return question

    def _ask(
        self, question: Dict[str, Any], image: Any, kind: Callable[..., Any], maps: Any = None, has_results: bool = True
    ) -> Any:
        """Asks about one picture, or a list of them, a part at a time where they are many.

        Args:
            kind: makes a result of its part of the answer, the network, the arrays, and its place among them.
            maps: by name, to be judged; for a list of pictures a list of such.
        """
        is_list = isinstance(image, (list, tuple))
        images = list(image) if is_list else [image]
        given = [{}] * len(images) if maps is None else list(maps) if is_list else [maps]
        target = question.get("target")
        if not images:
            raise Error("invalid-picture", "there is no picture in the list")
        if len(given) != len(images):
            raise Error("invalid-map", f"there are {len(given)} dictionaries of maps, and {len(images)} pictures")
        if isinstance(target, list) and len(target) != len(images):
            raise Error("invalid-target", f"there are {len(target)} classes, and {len(images)} pictures", "give one for each")

        results: List[Any] = []
        pictures: List[Dict[str, str]] = []
        arrays: Dict[str, "npt.NDArray[Any]"] = {}
        doubts: Dict[str, Error] = {}
        for place, one in enumerate(images):
            if _is_path(one):
                pictures.append({"file": _path(one)})
            else:
                arrays[str(place)], doubt = _arrays.picture(one)
                if doubt is not None:
                    doubts[f"picture {place}"] = doubt
                pictures.append({"array": str(place)})
            for name, array in given[place].items():
                key, value = _arrays.saliency(f"maps/{len(pictures) - 1}/{name}", array)
                arrays[key] = value
            is_full = len(pictures) % _BATCH == 0 and (
                len(pictures) >= _MOST_PICTURES or sum(one.nbytes for one in arrays.values()) >= _MOST_BYTES
            )
            if not is_full and place + 1 < len(images):
                continue
            part = {**question, "pictures": pictures}
            if isinstance(target, list):
                part["target"] = target[len(results) : place + 1]
            try:
                answer, found = self._program.ask(part, arrays, has_results)
            except Error as error:
                # The network takes no volumes, and what was given is no picture.
                if error.code == "invalid-size" and error.context.get("image") in doubts:
                    raise doubts[error.context["image"]] from None
                raise
            told = network(answer["network"])
            results += [kind(one, told, answer if kind is Evaluation else found, at) for at, one in enumerate(answer["pictures"])]
            pictures, arrays = [], {}
        return results if is_list else results[0]
