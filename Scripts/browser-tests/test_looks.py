"""Every view by day, by night and on a phone: a screenshot for people, and axe-core's findings."""
import time
import unittest

from harness import By, PICTURE, PageTest, mock

#: Name, what the address says, what must be there.
VIEWS = [
    ("maps", {"tab": "maps"}, ".tile[data-phase=ready]"),
    ("large", {"tab": "maps", "focus": "layer-cam", "k": 20, "contours": 1, "boxes": 1}, ".stage canvas:not([hidden])"),
    ("compare", {"tab": "compare"}, ".compare-pair canvas:not([hidden])"),
    ("difference", {"tab": "compare", "mode": "difference", "second": "grad-cam", "secondClass": 285}, ".difference-key"),
    ("ensemble", {"tab": "ensemble"}, ".curve .chosen"),
    ("layers", {"tab": "layers"}, ".layers-tab tbody tr"),
    ("study", {"view": "studies"}, ".case-card .case-name"),
    ("case", {"view": "studies", "case": 5}, ".case .tile[data-phase=ready]:last-child"),
]


class LookTest(PageTest):
    @classmethod
    def server(cls):
        return mock("--cases", 300, "--delay", 0.01)

    def views(self, suffix):
        self.open()
        self.wait(".folder .thumbnail")
        self.axe(f"welcome {suffix}")
        self.shot(f"welcome-{suffix}")
        self.drop(PICTURE)
        self.maps_ready()
        start = self.browser.current_url
        for name, changes, selector in VIEWS:
            self.browser.get(start)
            self.go(**changes)
            self.wait(selector, 30)
            time.sleep(0.5)
            if name == "ensemble":
                self.js("[...document.querySelectorAll('.ensemble-tab button')].find((one) => /earned/.test(one.textContent)).click()")
                self.wait(".contributions", 20)
            self.axe(f"{name} {suffix}")
            self.shot(f"{name}-{suffix}")
            if "view" not in changes:
                self.assertEqual(self.cut_texts(".side"), [], f"{name} {suffix} cuts texts at the side")
            wide = self.js("return document.documentElement.scrollWidth - innerWidth")
            self.assertLessEqual(wide, 0, f"{name} {suffix} scrolls sideways")
        self.browser.get(start)
        self.find("body").send_keys("?")
        self.wait("dialog[open]")
        self.axe(f"help {suffix}")
        self.browser.switch_to.active_element.send_keys("\ue00c")

    def test_light(self):
        self.look(1360)
        self.views("light")

    def test_dark(self):
        type(self).isDark = True
        self.look(1360, dark=True)
        self.views("dark")
        type(self).isDark = False

    def test_phone(self):
        self.look(390)
        self.views("phone")


if __name__ == "__main__":
    unittest.main()
