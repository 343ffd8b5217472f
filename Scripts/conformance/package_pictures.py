"""Pictures for networks out of packages: of each kind that one of them was trained for, from packages of sample data.

scikit-image has photographs and faces, matplotlib a slice of a head (magnetic resonance), nilearn the mean head of 152 people,
distlib small Windows programs. Texts and digits are drawn here. Everything is the same in each run.
"""
import gzip

import numpy as np
from PIL import Image, ImageDraw, ImageFont

# Wheels of sample data. Only their files are read; nothing of them is installed or run.
SOURCES = ["scikit-image==0.26.0", "nilearn==0.14.1", "matplotlib==3.11.2", "distlib==0.4.4"]
TEXT = """The map of a class is a weighted sum of the channels of the last convolution, cut off below zero and brought
to the size of the picture. Its weights are the means of the gradient of the class score over each channel, so that a
channel counts by how much the score would rise with it. Where the map is high, the network has looked; where it is low,
nothing that the layer holds speaks for the class."""


def photographs(sources, folder):
    data = sources["scikit-image"] / "skimage/data"
    names = ["astronaut.png", "chelsea.png", "coffee.png", "rocket.jpg", "motorcycle_left.png", "retina.jpg", "ihc.png",
             "hubble_deep_field.jpg"]
    return [data / name for name in names]


# ---- Heads

def heads(sources, folder):
    """Slices of a mean head in three directions, four of them with a bright spot such as a tumour, and one of a real head."""
    raw = gzip.decompress((sources["nilearn"] / "nilearn/datasets/data/mni_icbm152_t1_tal_nlin_sym_09a_converted.nii.gz").read_bytes())
    shape = np.frombuffer(raw, "<i2", 3, 42)
    volume = np.frombuffer(raw, np.uint8, int(np.prod(shape.astype(int))), 352).reshape(shape, order="F")
    slices = {f"axial-{z}": volume[:, :, z] for z in (70, 90, 110)}
    slices |= {f"coronal-{y}": volume[:, y] for y in (100, 130)}
    slices |= {f"sagittal-{x}": volume[x] for x in (80, 98)}
    paths = []
    for index, (name, values) in enumerate(slices.items()):
        values = np.ascontiguousarray(values.T[::-1])
        paths.append(saved(Image.fromarray(values), folder / f"{name}.png"))
        if index % 2 == 0:
            paths.append(saved(Image.fromarray(spotted(values, index)), folder / f"{name}-spot.png"))
    head = np.frombuffer(gzip.decompress((sources["matplotlib"] / "matplotlib/mpl-data/sample_data/s1045.ima.gz").read_bytes()), "<u2")
    head = head.reshape(256, 256).astype(float)
    return paths + [saved(Image.fromarray((255 * head / head.max()).astype(np.uint8)), folder / "head.png")]


def spotted(values, index):
    """With a bright ring, darker within, where the slice is a brain."""
    height, width = values.shape
    y, x = height * (0.4 + 0.04 * (index % 3)), width * (0.62 - 0.04 * (index % 4))
    rows, columns = np.mgrid[:height, :width]
    distance = np.hypot((rows - y) / 16, (columns - x) / 13)
    ring = np.exp(-((distance - 0.8) / 0.35) ** 2) * 0.9 + (distance < 0.8) * 0.35
    return np.clip(values + (250 - values.astype(float)) * np.minimum(ring, 1), 0, 255).astype(np.uint8)


# ---- Texts

def written(width, height, size, seed):
    """A page full of text, with a heading and wide margins."""
    page = Image.new("RGB", (width, height), (252, 251, 247))
    draw, font = ImageDraw.Draw(page), ImageFont.load_default(size)
    words, margin = TEXT.split() * 12, width // 10
    words = words[seed:] + words[:seed]
    draw.text((margin, margin), " ".join(words[:3]), fill=(20, 20, 60), font=ImageFont.load_default(2 * size))
    y, line = margin + 4 * size, ""
    for index, word in enumerate(words):
        if draw.textlength(line + word, font) > width - 2 * margin or (index + seed) % 47 == 46:
            draw.text((margin, y), line, fill=(30, 30, 30), font=font)
            y, line = y + int(1.6 * size), ""
            if y > height - margin - size:
                break
        line += word + " "
    return page


def pages(sources, folder):
    """Two pages of text, upright and turned, and a scan."""
    paths = []
    for name, page in (("page", written(620, 877, 15, 0)), ("sheet", written(900, 640, 19, 25))):
        for degrees in (0, 90, 180, 270):
            paths.append(saved(page.rotate(degrees, expand=True), folder / f"{name}-{degrees}.png"))
    return paths + [sources["scikit-image"] / "skimage/data/page.png"]


def lines(sources, folder):
    """Single lines of text, as a detector cuts them out: short and long, upright and upside down."""
    paths, words = [], TEXT.split()
    for index, count in enumerate((1, 3, 4, 9)):
        text, font = " ".join(words[5 * index:5 * index + count]), ImageFont.load_default(26 + 4 * index)
        left, top, right, bottom = font.getbbox(text)
        line = Image.new("RGB", (int(right - left) + 12, int(bottom - top) + 10), (236 - 9 * index, 238, 240))
        ImageDraw.Draw(line).text((6 - left, 5 - top), text, fill=(25, 30 + 20 * index, 40), font=font)
        paths.append(saved(line, folder / f"line-{count}.png"))
        paths.append(saved(line.rotate(180), folder / f"line-{count}-turned.png"))
    return paths


def digits(sources, folder):
    """Five coloured digits each, with lines across them."""
    paths = []
    for number in ("40712", "95836", "11358", "27069", "83144", "60925"):
        numbers = np.random.default_rng(int(number))
        picture = Image.new("RGB", (155, 50), tuple(int(value) for value in numbers.integers(220, 250, 3)))
        draw = ImageDraw.Draw(picture)
        for index, digit in enumerate(number):
            place = (12 + 27 * index + int(numbers.integers(-3, 4)), 5 + int(numbers.integers(-4, 5)))
            draw.text(place, digit, tuple(int(value) for value in numbers.integers(0, 140, 3)), ImageFont.load_default(34))
        for _ in range(3):
            draw.line([tuple(int(value) for value in numbers.integers(0, (155, 50))) for _ in range(2)], (120, 120, 120))
        paths.append(saved(picture, folder / f"digits-{number}.png"))
    return paths


# ---- Faces and programs

def faces(sources, folder):
    """A face out of a photograph, in colour, and eight small ones, grey, enlarged."""
    data = sources["scikit-image"] / "skimage/data"
    paths = [saved(Image.open(data / "astronaut.png").convert("RGB").crop((150, 30, 310, 210)), folder / "face.png")]
    small = np.load(data / "lfw_subset.npy", allow_pickle=False)
    for index in (0, 9, 23, 37, 51, 66, 88, 95):
        face = Image.fromarray((255 * small[index]).astype(np.uint8)).resize((110, 120), Image.Resampling.BICUBIC)
        paths.append(saved(face.convert("RGB"), folder / f"face-{index}.png"))
    return paths


def programs(sources, folder):
    """Small Windows programs."""
    return sorted((sources["distlib"] / "distlib").glob("*.exe"))


def saved(picture, path):
    picture.save(path)
    return path
