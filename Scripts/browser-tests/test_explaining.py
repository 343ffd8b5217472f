"""A picture is dropped and asked about: what the page shows is what the command line computes."""
import json
import os
import re
import time
import unittest
from pathlib import Path

import numpy as np
from PIL import Image

from harness import By, Keys, METHODS, PICTURE, PageTest, ROOT, metacam, program, tensors


class ExplainingTest(PageTest):
    @classmethod
    def server(cls):
        return program(ROOT / "Examples")

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        out = Path(cls.folder.name)
        metacam("explain", PICTURE, "--method", "all", "--class", "282", "--view", "network", "--maps", out / "maps.safetensors", "--out", out)
        cls.maps = {method: values for method in METHODS
                    for name, values in tensors(out / "maps.safetensors").items() if name.endswith(f"/{method}")}
        [cls.png] = out.glob("*.grad-cam.png")
        cls.predicted = json.loads(metacam("predict", PICTURE, "--json"))

    def explained(self, fragment=""):
        self.open(fragment)
        self.drop(PICTURE)
        self.maps_ready()

    def test_dropped_picture(self):
        self.explained()
        self.assertEqual(self.find(".classes input:checked").get_attribute("value"), "282")
        self.assertIn("tiger cat", self.text(".class-row"))
        self.assertIn("37.9 %", self.text(".class-row"))
        self.assertIn("282", json.dumps(self.predicted))
        self.assertIn("--colormap viridis --opacity 0.6", self.text(".maps-tab .code code"))

    def test_pixels_are_those_of_the_command_line(self):
        self.explained("colours=jet&opacity=0.5")
        titles = {one["title"]: one["method"] for one in json.loads(self.fetch("/api/v1/server"))["methods"]}
        ids = {titles[title]: map_id for title, map_id in self.js("""return [...document.querySelectorAll('.maps-tab .maps-grid .tile')]
            .map((tile) => [tile.querySelector('.tile-title').textContent, tile.querySelector('canvas').dataset.map])""")}
        self.assertEqual(set(ids), set(METHODS))
        for method, map_id in ids.items():
            exact = np.frombuffer(self.fetch(f"/api/v1/maps/{map_id}?format=float32"), "<f4").reshape(224, 224)
            np.testing.assert_array_equal(exact, self.maps[method], method)
        # The canvas over the picture, as the program lays it.
        canvas = self.pixels(self.tile("Grad-CAM") + " canvas")[:, :, :3].astype(float)
        view = self.find(self.tile("Grad-CAM") + " img").get_attribute("src")
        (Path(self.folder.name) / "view.png").write_bytes(self.fetch(view))
        seen = np.asarray(Image.open(Path(self.folder.name) / "view.png").convert("RGB")).astype(float)
        drawn = np.floor(0.5 * seen + 0.5 * canvas + 0.5)
        expected = np.asarray(Image.open(self.png).convert("RGB")).astype(float)
        difference = np.abs(drawn - expected).max(axis=2)
        print(f"  Grad-CAM on the canvas: {(difference == 0).mean():.2%} of the pixels are equal, the others differ by at most {difference.max():.0f}")
        # 16 bits of a value may round to the colour beside.
        self.assertGreater((difference == 0).mean(), 0.99)
        self.assertLessEqual(difference.max(), 3)

    def test_exported_picture_is_that_of_the_command_line(self):
        self.explained("colours=jet&opacity=0.5&focus=grad-cam")
        self.wait(".maps-tab .stage .map-view canvas:not([hidden])")
        link = self.find(".export-links a").get_attribute("href")
        self.assertEqual(self.fetch(link), self.png.read_bytes())

    def test_thresholds(self):
        self.explained()
        canvas = self.tile("Layer-CAM") + " canvas"
        for k in (1, 5, 20, 50, 99):
            self.go(k=k)
            time.sleep(0.4)
            kept = self.pixels(canvas)[:, :, 3] > 0
            self.assertEqual(kept.sum(), round(k / 100 * 224 * 224), f"k = {k}")
            weakest = self.maps["layer-cam"][kept].min()
            self.assertGreaterEqual(weakest + 1e-4, self.maps["layer-cam"][~kept].max())
        self.go(k=20, contours=1, boxes=1)
        self.until(lambda: self.find(self.tile("Layer-CAM") + " .frame").get_attribute("d"), what="boxes")
        self.assertTrue(self.find(self.tile("Layer-CAM") + " .contour").get_attribute("d"))

    def test_consensus(self):
        self.explained("colours=jet")
        for off, consensus in (("", "sum"), ("0.3", "sum"), ("", "vote")):
            self.go(tab="ensemble", off=off, consensus=consensus, k=100 if consensus == "sum" else 20)
            self.until(lambda: "Consensus of" in self.text(".ensemble-tab [role=status]"), what="the consensus")
            time.sleep(0.5)
            checked = self.js("return [...document.querySelectorAll('.groups label')].filter((one) => one.control.checked).length")
            self.assertEqual(checked, 6 - (2 if off else 0))
            drawn = self.pixels(".ensemble-tab .map-view canvas")
            groups = json.loads(self.fetch("/api/v1/server"))["groups"]
            members = [m for i, g in enumerate(groups) if str(i) not in off.split(".") for m in g["methods"]]
            if consensus == "sum":
                total = sum(self.maps[m].astype(np.float64) for m in members)
                expected = (total - total.min()) / (total.max() - total.min())
                shades = np.asarray(colours("jet"))[np.floor(expected * 255 + 0.5).astype(int)]
                difference = np.abs(shades.astype(int) - drawn[:, :, :3]).max(axis=2)
                self.assertGreater((difference == 0).mean(), 0.97)
                self.assertLessEqual(difference.max(), 5)
            else:
                self.assertEqual((drawn[:, :, 3] > 0).sum(), round(0.2 * 224 * 224))

    def test_consensus_beside_a_method(self):
        self.explained("colours=jet")
        self.go(tab="compare", off="0.3", second="consensus")
        self.until(lambda: "Consensus of" in self.text(".compare-consensus"), what="the consensus")
        time.sleep(0.5)
        groups = json.loads(self.fetch("/api/v1/server"))["groups"]
        total = sum(self.maps[m].astype(np.float64) for i, g in enumerate(groups) if i not in (0, 3) for m in g["methods"])
        expected = (total - total.min()) / (total.max() - total.min())
        shades = np.asarray(colours("jet"))
        for view, values in ((1, self.maps["grad-cam"]), (2, expected)):
            drawn = self.pixels(f".compare-pair .map-view:nth-child({view}) canvas")
            wanted = shades[np.floor(values * 255 + 0.5).astype(int)]
            difference = np.abs(wanted.astype(int) - drawn[:, :, :3]).max(axis=2)
            self.assertGreater((difference == 0).mean(), 0.97)
            self.assertLessEqual(difference.max(), 5)
        clip = lambda: self.js("return document.querySelector('.compare-pair .map-view:nth-child(2)').style.clipPath")
        self.assertIn("50%", clip())
        divider = self.find(".divider-range")
        divider.send_keys(Keys.ARROW_LEFT * 20)
        self.until(lambda: "30%" in clip(), what="the divider")
        self.go(mode="difference", first="consensus", firstClass="285")
        self.until(lambda: re.search(r"at most by 0\.\d", self.text(".difference-key")), 60, "the difference")
        self.go(off="0.1.2.3.4.5")
        self.until(lambda: "No group is on" in self.text(".compare-consensus"), what="words about no group")

    def test_files_of_the_ensemble(self):
        self.explained("colours=jet&opacity=0.5")
        self.go(tab="ensemble", k=20)
        self.wait(".ensemble-tab .export-links a[href*=consensus]", 30)
        out = Path(self.folder.name) / "ensemble"
        metacam("meta", PICTURE, "--class", "282", "--search", "none", "--k", "20", "--view", "network", "--maps", out / "maps.safetensors", "--out", out)
        [png] = out.glob("*.metacam.png")
        links = {one.text: one.get_attribute("href")
                 for one in self.browser.find_elements(By.CSS_SELECTOR, ".ensemble-tab .export-links a")}
        self.assertEqual(self.fetch(links["PNG"]), png.read_bytes())
        saved = out / "saved.safetensors"
        saved.write_bytes(self.fetch(links["safetensors"]))
        saved, expected = tensors(saved), tensors(out / "maps.safetensors")
        for name, values in expected.items():
            np.testing.assert_array_equal(saved[name], values, name)
        self.assertIn("chelsea/282/metacam", saved)
        self.assertIn(b"<svg", self.fetch(links["SVG"])[:500])
        told = json.loads(self.fetch(links["JSON"]))
        self.assertEqual((told["consensus"], told["threshold"], told["members"]), ("sum", 20, METHODS))
        self.assertIn("--search none --k 20", told["command"])
        self.assertNotIn("--colormap", self.text(".ensemble-tab .code code"))

    def test_curve_of_the_ensemble(self):
        self.explained()
        self.go(tab="ensemble")
        self.wait(".curve .point", 60, 20)
        self.wait(".curve .chosen", 30)
        self.assertRegex(self.text(".curve .chosen-text"), r"k = \d+ %: 0\.\d+")
        self.find(".ensemble-tab .primary").click()
        self.until(lambda: "k=" in self.js("return location.hash"), what="the chosen k in the address")
        self.wait(".ensemble-tab .removal-pair img[src^=blob]", 30, 2)

    def test_address_restores(self):
        self.explained()
        self.go(k=15, colours="magma", opacity=0.8, contours=1, focus="hires-cam", zoom=2, x=0.4, y=0.6)
        time.sleep(0.8)
        address = self.browser.current_url
        before = self.pixels(".maps-tab .stage canvas")
        self.browser.get("about:blank")
        self.browser.get(address)
        self.wait(".maps-tab .stage canvas:not([hidden])", 60)
        time.sleep(1)
        self.assertEqual(self.browser.current_url, address)
        np.testing.assert_array_equal(self.pixels(".maps-tab .stage canvas"), before)
        self.assertIn("scale(2)", self.find(".maps-tab .stage .pane").get_attribute("style"))
        self.assertEqual(self.find(".display output:nth-of-type(1)").text, "80 %")
        self.browser.back()

    def test_difference_of_classes(self):
        self.explained()
        self.go(tab="compare", mode="difference", second="grad-cam", secondClass="285")
        self.until(lambda: re.search(r"at most by 0\.\d", self.text(".difference-key")), 60, "the difference")
        pixels = self.pixels(".compare-pair .map-view:nth-child(3) canvas")
        self.assertGreater(len(np.unique(pixels.reshape(-1, 4), axis=0)), 20)

    def test_keyboard_alone(self):
        self.open()
        self.wait(".folder .thumbnail")
        for _ in range(30):
            self.press(Keys.TAB)
            if self.js("return document.activeElement.matches('.folder .thumbnail')"):
                break
        self.press(Keys.ENTER)
        self.maps_ready()
        body = self.find("body")
        body.send_keys("]")
        self.wait(".maps-tab .stage .map-view canvas:not([hidden])")
        self.assertIn("focus=grad-cam", self.js("return location.hash"))
        body.send_keys("]")
        self.assertIn("focus=grad-cam%2B%2B", self.js("return location.hash"))
        for _ in range(60):
            self.press(Keys.TAB)
            if self.js("return document.activeElement.matches('.map-view.is-large')"):
                break
        self.press(Keys.ARROW_RIGHT)
        self.press(Keys.ARROW_DOWN)
        self.assertRegex(self.text(".stage .reading-line"), r"x 113, y 113: \d\.\d+")
        self.until(lambda: "column 113, row 113" in self.text("#announcer"), what="what is said")
        for key, words in ((",", "k=95"), ("b", "boxes=1"), ("c", "contours=1"), ("m", "colours=inferno"), ("+", "zoom=1.5"), ("2", "tab=compare")):
            self.press(key)
            self.until(lambda: words in self.js("return location.hash"), what=f"{words} after {key}")
        self.press("?")
        self.wait("dialog[open]")
        self.press(Keys.ESCAPE)
        self.assertFalse(self.browser.find_elements(By.CSS_SELECTOR, "dialog[open]"))

    def test_another_class(self):
        self.explained()
        search = self.find(".panel input[type=search]")
        search.send_keys("bow tie", Keys.ENTER)
        self.until(lambda: "class=457" in self.js("return location.hash"), what="the class")
        self.until(lambda: "bow tie" in self.text(".maps-heading"), 30, "its maps")

    def test_layers(self):
        self.explained()
        self.go(tab="layers")
        self.find(".layers-tab input").send_keys("_blocks.10")
        self.wait(".layers-tab tbody button")[0].click()
        self.until(lambda: "layer=" in self.js("return location.hash"), what="the layer")
        self.maps_ready()


class OwnNetworkTest(PageTest):
    """A network that is sent from the page."""
    NETWORK = ROOT / "Tests/Fixtures/networks/cnn-script-9.onnx"
    expected = (r"status of 4\d\d",)

    @classmethod
    def server(cls):
        os.environ["METACAM_CACHE"] = str(Path(cls.folder.name) / "cache")
        try:
            return program(ROOT / "Examples", "--allow-model-upload")
        finally:
            del os.environ["METACAM_CACHE"]

    def test_chosen_file(self):
        self.open()
        self.drop(PICTURE)
        self.wait(".class-row", 30)
        self.assertTrue(self.find(".network-upload button").is_displayed())
        self.find("#network-input").send_keys(str(self.NETWORK))
        self.until(lambda: self.js("return document.querySelector('.network-field select').selectedOptions[0].textContent") == self.NETWORK.name,
                   30, "the network in the list")
        self.maps_ready(1)
        self.assertIn("network=", self.js("return location.hash"))
        self.assertRegex(self.text(".class-name"), r"\S")

    def test_dropped_file_that_is_none(self):
        self.open()
        path = Path(self.folder.name) / "no.onnx"
        path.write_text("This is no network.")
        self.drop(path)
        self.wait(".notice")
        print(f"  no network: {self.text('.notice')}")
        self.assertTrue(self.text(".remedy"))


class BadInputTest(PageTest):
    expected = (r"status of 4\d\d", r"ERR_CONNECTION_REFUSED", r"ERR_EMPTY_RESPONSE", r"ERR_INCOMPLETE_CHUNKED")

    @classmethod
    def server(cls):
        return program(ROOT / "Examples")

    def test_no_picture(self):
        self.open()
        path = Path(self.folder.name) / "no.png"
        path.write_text("This is no picture.")
        self.drop(path)
        self.wait(".notice")
        print(f"  no picture: {self.text('.notice')}")
        self.assertTrue(self.text(".remedy"))

    def test_network_that_is_not_taken(self):
        self.open()
        self.assertFalse(self.find(".network-upload").is_displayed())
        self.drop(OwnNetworkTest.NETWORK)
        self.wait(".notice")
        self.assertIn("takes no networks", self.text(".notice"))
        self.assertIn("--allow-model-upload", self.text(".remedy"))

    def test_smallest_picture(self):
        self.open()
        path = Path(self.folder.name) / "one.png"
        Image.new("RGB", (1, 1), "red").save(path)
        self.drop(path)
        self.wait(".notice, .tile[data-phase=ready]", 60)

    def test_hostile_name(self):
        self.open()
        name = '<script>alert(1)</script><img src=x onerror=alert(2)>\u202egnp.tac\n.png'
        self.drop(PICTURE, name)
        self.wait(".opened .thumbnail-name")
        shown = self.text(".opened .thumbnail-name")
        self.assertIn("<script>", shown)
        self.assertNotIn("\u202e", shown)
        self.assertNotIn("\n", shown)
        self.assertEqual(self.js("return document.querySelectorAll('main script').length"), 0)

    def test_state_that_is_no_state(self):
        self.open("k=abc&opacity=7&zoom=-3&tab=nothing&view=constructor&__proto__=1&colours=constructor&blend=%00")
        self.wait(".welcome:not([hidden])")

    def test_server_gone_and_back(self):
        self.open()
        self.drop(PICTURE)
        self.maps_ready()
        port = re.search(r":(\d+)/", self.running.address)[1]
        self.running.stop()
        self.wait(".gone:not([hidden])", 15)
        self.assertIn("does not answer", self.text(".gone"))
        type(self).running = program(ROOT / "Examples", port=port)
        self.until(lambda: not self.find(".gone").is_displayed(), 15, "the server")
        # It has forgotten the picture, and the page says so.
        self.wait(".notice, .tile[data-phase=ready]", 30)


def colours(name):
    """The program's table of a colour map."""
    text = (ROOT / "Sources/Imaging/Colouring/ColourMapTables.swift").read_text()
    digits = re.sub(r"[^0-9a-f]", "", re.search(rf'static let {name} = """\n(.*?)\n    """', text, re.S)[1])
    return np.frombuffer(bytes.fromhex(digits), np.uint8).reshape(256, 3)


if __name__ == "__main__":
    unittest.main()
