"""What every call takes besides: how pictures are read, and what the network expects of them."""

from __future__ import annotations

import os
from typing import Mapping, Sequence, Tuple, TypedDict, Union

_Path = Union[str, "os.PathLike[str]"]
_Sides = Union[int, Tuple[int, int], Sequence[int]]


class Settings(TypedDict, total=False):
    """Each is the program's option of that name, and what is not given follows from the network.

    ``metacam help explain`` tells of each in more words.
    """

    #: The weights of a named network: a .pth or .safetensors file.
    weights: _Path
    #: Which of the network's inputs the picture is.
    input: str
    #: What its other inputs get: numbers, or a .npy or .safetensors file.
    input_values: Mapping[str, Union[float, Sequence[float], _Path]]
    #: The value that holds the class scores.
    output: str
    #: Of scores all over the picture, which are a class's: ``mean`` or ``maximum``.
    score_map: str
    #: By CLIP and its like: the texts that pictures are compared with; they stand for classes.
    text: Sequence[str]
    #: With ``text``: the vocabulary, the network of texts, and what cosines are multiplied by.
    vocabulary: _Path
    text_model: _Path
    logit_factor: float
    #: With ``text``: whether each word of the text is left out in turn: ``Explanation.words``.
    words: bool
    #: By networks for retrieval or faces: other pictures' files, to which it is explained how like a picture is.
    like: Sequence[_Path]
    #: What the network does: ``classify``, ``detect``, ``segment``, ``regress``, ``prompts``, ``embed``; by default as its outputs tell.
    task: str
    #: How a detector lays out what it finds: ``yolo``, ``yolo-v5``, ``scores-and-boxes``, ``distributions``, ``regions``, ``suppressed``.
    layout: str
    #: The least probability of a box, and the overlap from which on two boxes of one class are one.
    box_score: float
    box_overlap: float
    #: Whether of overlapping boxes one stays, whatever their classes.
    box_across_classes: bool
    #: What is explained of a box: ``row`` or ``match``.
    box_target: str
    #: Where in a segmentation a class's score is taken: a point ``(x, y)`` of the picture, in its pixels, or a mask's file.
    region: Union[_Path, Tuple[float, float]]
    #: How a transformer's tokens lie over the picture, such as ``14x14+1``.
    tokens: str
    #: ``auto``, ``softmax``, ``sigmoid`` or ``none``.
    activation: str
    #: What the classes are called: a file, ``imagenet`` or ``imagenet-21k``.
    classes: _Path
    #: How pixels are normalised: ``imagenet``, ``lite``, ``keras-tf``, ``keras-caffe``, ``clip``, ``inception``, ``none``.
    preprocess: str
    #: How a picture comes to the network's size: ``crop``, ``stretch`` or ``pad``.
    fit: str
    #: The network's input size where it leaves that open: a side, or height and width.
    size: _Sides
    #: What the shorter side is resized to before the crop, or (height, width).
    resize: _Sides
    #: What is cut from the middle: a side, or (height, width).
    crop: _Sides
    interpolation: str
    pad_colour: str
    pad_position: str
    #: ``rgb``, ``bgr``, ``grey`` or ``grey-resized``.
    channels: str
    invert: bool
    #: The unit of samples, means and deviations: ``1`` or ``255``.
    scale: str
    mean: Union[float, Sequence[float]]
    std: Union[float, Sequence[float]]
    #: Which values are black and white: ``auto``, ``full``, ``minmax``, ``percentile:1,99``, ``window:40,400``, ``pillow8``.
    range: str
    #: Which picture of a file that holds several, from 1.
    page: int
    #: Which plane of a volume, such as ``z:40``.
    slice: str
    colour_management: bool
