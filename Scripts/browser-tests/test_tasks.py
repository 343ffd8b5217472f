"""Networks that do not name a picture's class: boxes, regions, texts, other pictures, volumes."""
import time
import unittest

from harness import By, PICTURE, PageTest, ROOT, program

FIXTURES = ROOT / "Tests/Fixtures"
NETWORKS = ["tasks/yolo.onnx", "tasks/unet.onnx", "clip/convolutions.onnx", "volumes/network.onnx"]


class TasksTest(PageTest):
    @classmethod
    def server(cls):
        return program(
            ROOT / "Examples", "--model", *(FIXTURES / name for name in NETWORKS), "--text-model", FIXTURES / "clip/text.onnx",
            "--vocabulary", FIXTURES / "clip/hub")

    def network(self, name):
        """Chooses the network in the bar at the top."""
        self.js("""const networks = document.querySelector('.network-field select');
            networks.value = [...networks.options].find((one) => one.textContent.endsWith(arguments[0])).value;
            networks.dispatchEvent(new Event('change'));""", name)

    def fill(self, label, value):
        """Fills the field of the question with this name."""
        self.js("""const field = [...document.querySelectorAll('.question .field')]
              .find((one) => one.querySelector('.field-name').textContent === arguments[0]);
            const control = field.querySelector('select, input, textarea');
            control.value = arguments[1] ?? [...control.options].at(-1).value;
            control.dispatchEvent(new Event('change'));""", label, value)

    def fields(self):
        return self.js("""return [...document.querySelectorAll('.question .field')].filter((one) => !one.hidden)
            .map((one) => one.querySelector('.field-name').textContent)""")

    def explained(self, words, seconds=60):
        self.until(lambda: words in self.text(".maps-heading") and self.browser.find_elements(
            By.CSS_SELECTOR, ".maps-tab .tile[data-phase=ready]"), seconds, f"maps of {words}")

    def test_boxes(self):
        self.open()
        self.network("yolo.onnx")
        self.drop(PICTURE)
        self.explained("Why thing")
        self.assertEqual(self.text("#classes-title"), "Boxes")
        self.assertIn("Least probability", self.fields())
        self.wait(".maps-tab .tile .is-subject[d^=M]")
        boxes = self.browser.find_elements(By.CSS_SELECTOR, ".class-row")
        self.fill("Least probability", "0.05")
        self.until(lambda: len(self.browser.find_elements(By.CSS_SELECTOR, ".class-row")) >= len(boxes), what="more boxes")
        self.explained("Why thing")
        before = self.js("return document.querySelector('.maps-tab .tile .is-subject').getAttribute('d')")
        self.js("document.querySelectorAll('.class-row input')[1].click()")
        self.until(lambda: self.js("return document.querySelector('.maps-tab .tile .is-subject').getAttribute('d')") not in ("", before),
                   what="the other box")
        self.explained("Why thing")
        self.shot("task-boxes")
        self.axe("boxes")

    def test_regions(self):
        self.open()
        self.network("unet.onnx")
        self.drop(PICTURE)
        self.explained("Why ")
        whole = self.pixels(self.tile("Grad-CAM") + " canvas")
        self.fill("Point x,y", "225, 150")
        self.until(lambda: "region=225" in self.js("return location.hash"), what="the point in the address")
        self.explained("Why ")
        time.sleep(1)
        self.assertTrue((self.pixels(self.tile("Grad-CAM") + " canvas") != whole).any())
        self.assertIn("--region 225,150", self.text(".maps-tab .code code"))
        self.shot("task-regions")

    def test_texts(self):
        self.open()
        self.network("convolutions.onnx")
        self.drop(PICTURE)
        self.fill("The network", "prompts")
        self.until(lambda: "Write the texts" in self.text(".maps-heading"), what="what is lacking")
        self.fill("Texts, a line each", "a photo of a cat\na photo of a dog")
        self.explained("Why a photo of a ")
        self.assertEqual(self.text("#classes-title"), "Texts")
        self.wait(".word-bars li", count=5)
        self.assertIn("--text ", self.text(".maps-tab .code code"))
        search = self.find(".panel input[list=class-names]")
        search.send_keys("a photo of a cat - a photo of a dog\n")
        self.explained("Why a photo of a cat - a photo of a dog?")
        self.shot("task-texts")
        self.axe("texts")
        self.assertTrue(self.js("return document.querySelector('.words').hidden"))
        # Another network is another question.
        self.network("unet.onnx")
        self.explained("Why ")
        self.assertNotIn("Texts, a line each", self.fields())

    def test_likeness(self):
        self.open()
        self.network("convolutions.onnx")
        self.drop(FIXTURES / "images/photo.jpg")
        self.wait(".opened li")
        self.drop(PICTURE)
        self.wait(".opened li", count=2)
        self.fill("The network", "embed")
        self.until(lambda: "Choose the picture" in self.text(".maps-heading"), what="what is lacking")
        self.fill("The other picture", None)
        self.explained("Why photo.jpg?")
        self.assertEqual(self.text("#classes-title"), "Other pictures")

    def test_volumes(self):
        self.open()
        self.network("network.onnx")
        self.drop(FIXTURES / "pictures/volume-i16.nii.gz", kind="application/gzip")
        self.explained("Why ")
        canvas = self.find(self.tile("Grad-CAM") + " canvas")
        # Ten slices and the projection: four tiles of 14 × 12 in a row, three rows, two pixels between them.
        self.assertEqual((canvas.get_attribute("width"), canvas.get_attribute("height")), ("62", "40"))
        self.shot("task-volumes")
        self.go(tab="ensemble")
        self.wait(".curve .chosen", 60)
        self.assertEqual(self.browser.find_elements(By.CSS_SELECTOR, ".ensemble-tab .removal-pair img[src^=blob]"), [])


if __name__ == "__main__":
    unittest.main()
