"""A real study's gallery: filters, order, one case, the address."""
import csv
import json
import time
import unittest
from pathlib import Path

from PIL import Image

from harness import Keys, PICTURE, PageTest, metacam, program


class StudyTest(PageTest):
    @classmethod
    def server(cls):
        pictures = Path(cls.folder.name) / "pictures"
        pictures.mkdir()
        whole = Image.open(PICTURE).convert("RGB")
        rows = []
        for index, (name, label) in enumerate([("cat", "tiger cat"), ("mirrored", "tabby"), ("dark", "tiger cat")]):
            image = [whole, whole.transpose(Image.Transpose.FLIP_LEFT_RIGHT), whole.point(lambda value: value // 2)][index]
            image.save(pictures / f"{name}.png")
            rows.append((f"{name}.png", label))
        cases = Path(cls.folder.name) / "cases.csv"
        with open(cases, "w", newline="") as file:
            csv.writer(file).writerows([("image", "class"), *rows])
        run = Path(cls.folder.name) / "run"
        metacam("study", cases, "--pictures", pictures, "--profile", "quick", "--out", run)
        return program(run)

    def test_gallery(self):
        self.open("view=studies")
        self.wait(".case-card .case-name", 20, 3)
        self.assertIn("3 cases", self.text(".count"))
        names = lambda: self.js("return [...document.querySelectorAll('.case-name')].map((one) => one.textContent)")
        everything = names()
        self.assertEqual(len(set(everything)), 3)
        self.go(right="true")
        self.until(lambda: self.text(".count") != "3 cases", what="those that are right")
        right = int(self.text(".count").split()[0])
        self.go(right="false")
        self.until(lambda: self.text(".count") == ("1 case" if right == 2 else f"{3 - right} cases"), what="those that are wrong")
        self.go(right="", sort="probability", order="descending")
        self.until(lambda: len(self.browser.find_elements("css selector", ".case-card .case-name")) == 3, what="all")
        chances = self.js("""return [...document.querySelectorAll('.gallery li')]
            .sort((a, b) => a.ariaPosInSet - b.ariaPosInSet)
            .map((one) => Number(/(\\d+) %/.exec(one.querySelector('.case-class').textContent)[1]))""")
        self.assertEqual(chances, sorted(chances, reverse=True))

    def test_disagreement(self):
        self.open("view=studies&sort=disagreement&order=descending")
        self.wait(".case-card .case-name", 20, 3)
        listed = json.loads(self.fetch("/api/v1/studies/study-1/cases?sort=disagreement&order=descending"))["cases"]
        apart = [row["disagreement"] for row in listed]
        self.assertEqual(apart, sorted(apart, reverse=True))
        names = lambda: self.js("""return [...document.querySelectorAll('.gallery li')]
            .sort((a, b) => a.ariaPosInSet - b.ariaPosInSet).map((one) => one.querySelector('.case-name').textContent)""")
        self.assertEqual(names(), [row["name"] for row in listed])
        self.assertIn(f"apart {apart[0]:.2f}", self.text(".case-card .case-facts"))
        least = self.find("input[aria-label='Disagreement of the methods at least']")
        least.send_keys(repr((apart[0] + apart[1]) / 2))
        self.until(lambda: self.text(".count") == "1 case", what="the case that methods disagree about most")
        self.until(lambda: names() == [listed[0]["name"]], what="its card")
        self.until(lambda: "of 1 cases" in self.find(".scatter canvas").get_attribute("aria-label"), what="its point")
        self.until(lambda: "minimumDisagreement=" in self.js("return location.hash"), what="the filter in the address")

    def test_case(self):
        self.open("view=studies")
        self.wait(".case-card .case-name", 20, 3)
        self.find(".case-card[tabindex='0']").send_keys(Keys.ARROW_RIGHT)
        time.sleep(0.3)
        self.press(Keys.ENTER)
        self.wait(".case:not([hidden]) h1")
        self.wait(".case .curve .line", 20)
        self.assertIn("case=", self.js("return location.hash"))
        address = self.browser.current_url
        title = self.text(".case h1")
        self.browser.refresh()
        self.until(lambda: self.text(".case h1") == title, what="the case again")
        self.assertEqual(self.browser.current_url, address)
        self.press(Keys.ESCAPE)
        self.wait(".case[hidden]")

    def test_points(self):
        self.open("view=studies")
        self.wait(".case-card .case-name", 20, 3)
        canvas = self.find(".scatter canvas")
        self.until(lambda: "of 3 cases" in canvas.get_attribute("aria-label"), what="the points")
        canvas.send_keys(Keys.HOME, Keys.ENTER)
        self.wait(".case:not([hidden]) h1")


if __name__ == "__main__":
    unittest.main()
