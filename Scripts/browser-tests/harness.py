"""What the browser tests share: the program and the mock as servers, Chromium, waiting, looking."""
import base64
import json
import os
import re
import signal
import struct
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

import numpy as np
from axe_core_python.selenium import Axe
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(os.environ.get("METACAM_PROGRAM", ROOT / ".build/release/metacam"))
PICTURE = ROOT / "Examples/chelsea.png"
SHOTS = ROOT / "out/browser"
TOKEN = "browser-tests-token-0123456789"
METHODS = ["grad-cam", "grad-cam++", "grad-cam-elementwise", "hires-cam", "xgrad-cam", "layer-cam", "eigen-cam",
           "eigen-grad-cam", "full-grad", "ablation-cam", "score-cam"]


class Server:
    """A process that prints its address, ended by SIGTERM."""

    def __init__(self, command):
        self.command = [str(part) for part in command]
        self.start()

    def start(self):
        self.process = subprocess.Popen(self.command, stdout=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        found = re.search(r"http://\S+", line)
        if not found:
            raise RuntimeError(f"{self.command[0]} printed no address but {line!r}")
        self.address = found[0]

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(10)
        self.process.stdout.close()


def program(*arguments, port=0):
    return Server([PROGRAM, "serve", *arguments, "--port", port, "--token", TOKEN])


def mock(*options):
    return Server([sys.executable, Path(__file__).parent / "mock_server.py", "--port", 0, *options])


def metacam(*arguments):
    """The program's standard output."""
    return subprocess.run([PROGRAM, *map(str, arguments)], check=True, capture_output=True, text=True).stdout


def tensors(path):
    """The tensors of a safetensors file by name."""
    with open(path, "rb") as file:
        length = struct.unpack("<Q", file.read(8))[0]
        header = json.loads(file.read(length))
        data = file.read()
    kinds = {"F32": "<f4", "F64": "<f8", "I64": "<i8", "U16": "<u2"}
    return {name: np.frombuffer(data[slice(*entry["data_offsets"])], kinds[entry["dtype"]]).reshape(entry["shape"])
            for name, entry in header.items() if name != "__metadata__"}


class PageTest(unittest.TestCase):
    """A test with a browser of its own for the class. Subclasses name their server."""

    width, height, isDark = 1360, 900, False

    @classmethod
    def server(cls):
        raise NotImplementedError

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.running = cls.server()
        cls.address = os.environ.get("METACAM_PAGE") or cls.running.address
        options = Options()
        options.binary_location = "/usr/bin/chromium"
        for switch in ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars"]:
            options.add_argument(switch)
        options.add_experimental_option("prefs", {"download.default_directory": cls.folder.name})
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        cls.browser = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
        cls.browser.set_script_timeout(60)
        cls.look(cls.width, cls.height, cls.isDark)

    @classmethod
    def tearDownClass(cls):
        cls.browser.quit()
        cls.running.stop()
        cls.folder.cleanup()

    @classmethod
    def look(cls, width, height=900, dark=False):
        cls.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500})
        cls.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {
            "features": [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]})

    #: What a test expects in the console, as regular expressions.
    expected = ()

    def tearDown(self):
        lines = [line["message"] for line in self.browser.get_log("browser") if line["level"] in ("SEVERE", "WARNING")]
        left = [line for line in lines if not any(re.search(pattern, line) for pattern in self.expected)]
        self.assertEqual(left, [], "the console has errors")

    # Doing

    def open(self, fragment=""):
        self.browser.get("about:blank")
        self.browser.get(self.address)
        if fragment:
            self.browser.get(self.browser.current_url.split("#")[0] + "#" + fragment)
            self.browser.refresh()
        self.wait("main [hidden], .welcome, .work")

    def go(self, **changes):
        """Changes the state by the address, as a person does who edits it."""
        self.js("""const hash = new URLSearchParams(location.hash.slice(1));
            for (const [key, value] of Object.entries(arguments[0])) hash.set(key, value);
            location.hash = hash;""", changes)
        time.sleep(0.2)

    def drop(self, path, name=None, kind="image/png"):
        """Drops a file on the page."""
        self.js("""const bytes = Uint8Array.from(atob(arguments[0]), (c) => c.charCodeAt(0));
            const data = new DataTransfer();
            data.items.add(new File([bytes], arguments[1], { type: arguments[2] }));
            for (const type of ['dragenter', 'dragover', 'drop']) {
              document.body.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
            }""", base64.b64encode(Path(path).read_bytes()).decode(), name or Path(path).name, kind)

    def press(self, *keys):
        self.browser.switch_to.active_element.send_keys(*keys)

    # Looking

    def js(self, script, *arguments):
        return self.browser.execute_script(script, *arguments)

    def ajs(self, script, *arguments):
        return self.browser.execute_async_script(script, *arguments)

    def find(self, selector):
        return self.browser.find_element(By.CSS_SELECTOR, selector)

    def wait(self, selector, seconds=15, count=1):
        return self.until(lambda: (found := self.browser.find_elements(By.CSS_SELECTOR, selector)) and len(found) >= count and found,
                          seconds, f"{count} × {selector}")

    def until(self, is_true, seconds=15, what="something"):
        end = time.time() + seconds
        while time.time() < end:
            try:
                if result := is_true():
                    return result
            except Exception as problem:  # an element that is just replaced
                if "stale" not in str(problem):
                    raise
            time.sleep(0.1)
        self.fail(f"waited {seconds} s in vain for {what}")

    def text(self, selector):
        return self.js("return document.querySelector(arguments[0])?.textContent ?? ''", selector)

    def maps_ready(self, count=len(METHODS), seconds=90):
        return self.wait(".maps-tab .tile[data-phase=ready]", seconds, count)

    def pixels(self, selector):
        """A canvas' pixels, [height, width, 4], once it is painted."""
        self.js("document.querySelector(arguments[0]).scrollIntoView({ block: 'center' })", selector)
        time.sleep(0.3)
        width, height, data = self.js("""const canvas = document.querySelector(arguments[0]);
            const image = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
            let text = '';
            for (let i = 0; i < image.data.length; i += 32768) text += String.fromCharCode(...image.data.subarray(i, i + 32768));
            return [canvas.width, canvas.height, btoa(text)];""", selector)
        return np.frombuffer(base64.b64decode(data), np.uint8).reshape(height, width, 4)

    def cut_texts(self, within):
        """What is longer than the control that shows it: chosen options and placeholders."""
        return self.js("""const context = document.createElement('canvas').getContext('2d');
            return [...document.querySelectorAll(arguments[0] + ' :is(select, input[type=search])')].filter((one) => {
              if (!one.offsetParent) return false;
              const style = getComputedStyle(one);
              context.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
              const text = one.selectedOptions?.[0]?.textContent ?? one.placeholder;
              const arrow = one.matches('select, [list]') ? 24 : 0;
              const room = one.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) - arrow;
              return context.measureText(text).width > room;
            }).map((one) => one.selectedOptions?.[0]?.textContent ?? one.placeholder);""", within)

    def tile(self, title):
        """The place of a method's small map, by its title, as a selector."""
        index = self.js("""return [...document.querySelectorAll('.maps-tab .tile-title')]
            .findIndex((one) => one.textContent === arguments[0])""", title)
        self.assertGreaterEqual(index, 0, f"no map is called {title}")
        return f".maps-tab .maps-grid .tile:nth-child({index + 1})"

    def fetch(self, path):
        """A resource's bytes, as the page asks for them."""
        return base64.b64decode(self.ajs("""const done = arguments[1];
            fetch(arguments[0]).then((response) => response.blob()).then((blob) => {
              const reader = new FileReader();
              reader.onload = () => done(reader.result.split(',')[1]);
              reader.readAsDataURL(blob);
            });""", path))

    def shot(self, name):
        """A screenshot of the whole page, for people."""
        SHOTS.mkdir(parents=True, exist_ok=True)
        height = self.js("return document.documentElement.scrollHeight")
        width = self.js("return innerWidth")
        # As high as the page: what is out of sight is not painted.
        self.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": min(height, 4000), "deviceScaleFactor": 1, "mobile": width < 500})
        time.sleep(0.8)
        result = self.browser.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})
        (SHOTS / f"{name}.png").write_bytes(base64.b64decode(result["data"]))
        self.look(width, 900, self.isDark)

    def axe(self, what):
        """Fails for serious findings of axe-core."""
        findings = Axe().run(self.browser)["violations"]
        serious = [f"{one['id']}: {one['help']}: {[node['target'] for node in one['nodes']][:4]}"
                   for one in findings if one["impact"] in ("serious", "critical")]
        mild = [one["id"] for one in findings if one["impact"] not in ("serious", "critical")]
        print(f"  axe, {what}: {len(serious)} serious, {len(mild)} others {mild or ''}")
        self.assertEqual(serious, [], what)
