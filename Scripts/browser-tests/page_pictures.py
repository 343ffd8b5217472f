"""Takes the pictures of Documentation/Page.md from the page itself: `make page-pictures`.

All of them show Examples/chelsea.png, the study twelve versions of it. A picture of 256 colours is a third as large.
"""
import base64
import csv
import io
import unittest
from pathlib import Path

from PIL import Image, ImageEnhance, ImageFilter, ImageOps

from harness import PICTURE, PageTest, ROOT, metacam, program

OUT = ROOT / "Documentation"


def versions():
    """Name, picture, and what it is said to show."""
    whole = Image.open(PICTURE).convert("RGB")
    width, height = whole.size
    yield "as-it-is", whole, "tiger cat"
    yield "mirrored", ImageOps.mirror(whole), "tabby"
    yield "dark", whole.point(lambda value: value // 3), "tiger cat"
    yield "bright", ImageEnhance.Brightness(whole).enhance(1.7), "Egyptian cat"
    yield "grey", ImageOps.grayscale(whole).convert("RGB"), "tabby"
    yield "blurred", whole.filter(ImageFilter.GaussianBlur(4)), "tiger cat"
    yield "upside-down", ImageOps.flip(whole), "tiger cat"
    yield "turned", whole.rotate(90, expand=True), "Egyptian cat"
    yield "left-half", whole.crop((0, 0, width // 2, height)), "tabby"
    yield "right-half", whole.crop((width // 2, 0, width, height)), "tiger cat"
    yield "few-colours", ImageOps.posterize(whole, 2), "Egyptian cat"
    yield "negative", ImageOps.invert(whole), "tiger cat"


class PagePictures(PageTest):
    @classmethod
    def server(cls):
        return program(ROOT / "Examples")

    def take(self, name, width, height, scale=1, top="body"):
        """@param top what stands at the top of the picture, as a selector"""
        self.browser.execute_cdp_cmd("Emulation.setScrollbarsHidden", {"hidden": True})
        self.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": height, "deviceScaleFactor": scale, "mobile": width < 500})
        self.ajs("""const [top, done] = arguments;
            scrollTo(0, document.querySelector(top).getBoundingClientRect().top + scrollY);
            setTimeout(done, 1200);""", top)
        result = self.browser.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})
        image = Image.open(io.BytesIO(base64.b64decode(result["data"]))).convert("RGB")
        path = OUT / f"page-{name}.png"
        colours = image.quantize(256, Image.Quantize.MEDIANCUT, kmeans=2)
        image.quantize(palette=colours, dither=Image.Dither.FLOYDSTEINBERG).save(path, optimize=True)
        print(f"  {path.relative_to(ROOT)}: {image.width} x {image.height}, {path.stat().st_size / 1000:.0f} kB")
        self.assertLess(path.stat().st_size, 400_000)


class ExamplePictures(PagePictures):
    def chelsea(self, width, height, fragment="", dark=False):
        self.look(width, height, dark)
        self.open(fragment)
        # Without a pointer, that something would lie under.
        self.js("arguments[0].click()", self.wait(".folder .thumbnail")[0])
        self.maps_ready()

    def test_maps(self):
        self.chelsea(1200, 1000)
        self.take("maps", 1200, 1000)

    def test_phone(self):
        self.chelsea(390, 844, "k=20&contours=1")
        self.take("phone", 390, 844, 2, ".middle")

    def test_ensemble(self):
        self.chelsea(1200, 1000, dark=True)
        self.go(tab="ensemble")
        self.wait(".curve .chosen", 120)
        self.js("document.querySelector('.ensemble-tab .primary:not([hidden])')?.click()")
        self.js("[...document.querySelectorAll('.ensemble-tab button')].find((one) => /earned/.test(one.textContent)).click()")
        # All 64 combinations at 20 thresholds.
        self.wait(".contributions .cre-bar", 600)
        self.wait(".ensemble-tab .removal-pair img[src^=blob]", 60, 2)
        end = self.js("return Math.ceil(document.querySelector('.ensemble-tab .stage').getBoundingClientRect().bottom + scrollY)")
        self.take("ensemble", 1200, end + 20)


class StudyPictures(PagePictures):
    @classmethod
    def server(cls):
        folder = Path(cls.folder.name)
        pictures = folder / "pictures"
        pictures.mkdir()
        with open(folder / "cases.csv", "w", newline="") as file:
            rows = csv.writer(file)
            rows.writerow(("image", "class"))
            for name, image, label in versions():
                image.save(pictures / f"{name}.png")
                rows.writerow((f"{name}.png", label))
        study = folder / "versions of chelsea"
        metacam("study", folder / "cases.csv", "--pictures", pictures, "--profile", "quick", "--out", study)
        return program(study)

    def test_gallery(self):
        self.look(1200, 900)
        self.open("view=studies&sort=disagreement&order=descending")
        self.wait(".case-card .case-name", 20, 8)
        self.take("gallery", 1200, 900)


if __name__ == "__main__":
    unittest.main()
