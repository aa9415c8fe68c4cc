"""A page in a real Chromium without a window, with the system's own browser and driver.

Nothing is downloaded: both are named by their paths. Conditions are waited for; nothing is judged by a clock.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

BROWSERS, DRIVERS = ("chromium", "chromium-browser", "google-chrome"), ("chromedriver",)
PATIENCE = 30  # seconds for a condition that holds at once on a quiet machine
ARGUMENTS = (
    "--headless=new",
    "--disable-background-networking",  # of the browser itself
    "--disable-component-update",
    "--disable-dev-shm-usage",  # containers have little of it
    "--no-first-run",
    "--force-color-profile=srgb",
    "--force-prefers-reduced-motion",  # a page that scrolls slowly is clicked beside the mark
)


def installed(names: tuple[str, ...]) -> str:
    """Where the first of these programs is; empty where none is."""
    return next(filter(None, map(shutil.which, names)), "")


def missing() -> str:
    """What there is too little of to open a page; empty where nothing is missing."""
    lacking = [
        what for what, names in (("Chromium", BROWSERS), ("chromedriver", DRIVERS)) if not installed(names)
    ]
    return f"{' and '.join(lacking)} not installed" if lacking else ""


@contextmanager
def started(downloads: Path) -> Iterator[Chromium]:
    """A browser that puts what is downloaded into a folder."""
    options = webdriver.ChromeOptions()
    options.binary_location = installed(BROWSERS)
    for argument in ARGUMENTS:
        options.add_argument(argument)
    if os.geteuid() == 0:  # as in a container: Chromium's sandbox refuses to be root's
        options.add_argument("--no-sandbox")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options, Service(installed(DRIVERS)))
    driver.command_executor.client_config.timeout = 2 * PATIENCE  # a browser that hangs fails
    try:
        behavior = {"behavior": "allow", "downloadPath": str(downloads)}
        driver.execute_cdp_cmd("Browser.setDownloadBehavior", behavior)
        yield Chromium(driver)
    finally:
        driver.quit()


class Chromium:
    """One tab: what a person or a program can do with the page in it."""

    def __init__(self, driver: webdriver.Chrome) -> None:
        self.driver = driver
        self.url = ""

    def open(
        self,
        page: Path,
        *,
        width: int = 1280,
        scheme: str = "light",
        has_script: bool = True,
        fragment: str = "",
        media: str = "",
    ) -> None:
        """Load a page afresh, as a person with such a screen, colour scheme and settings has it."""
        self.driver.get("about:blank")  # a fragment alone would not load the page again
        self.of_screen(width)
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.cdp("Emulation.setEmulatedMedia", media=media, features=features)
        self.cdp("Emulation.setScriptExecutionDisabled", value=not has_script)
        self.driver.get_log("browser")
        self.driver.get_log("performance")
        self.url = page.as_uri()
        self.driver.get(self.url + fragment)
        # The page's own script stays unrun; what the driver asks of it would wait for ever otherwise.
        self.cdp("Emulation.setScriptExecutionDisabled", value=False)

    def of_screen(self, width: int, height: int = 900) -> None:
        """Give the page a screen of so many pixels."""
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self.cdp("Emulation.setDeviceMetricsOverride", **metrics)

    def cdp(self, command: str, **arguments: Any) -> Any:
        """What the browser's own protocol says."""
        return self.driver.execute_cdp_cmd(command, arguments)

    def js(self, expression: str) -> Any:
        """The value of an expression, or of a promise, in the page."""
        said = self.cdp("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if problem := said.get("exceptionDetails"):
            raise AssertionError(problem.get("exception", problem).get("description", problem["text"]))
        return said["result"].get("value")

    def one(self, css: str) -> WebElement:
        """The first element, which has to be there."""
        return self.driver.find_element(By.CSS_SELECTOR, css)

    def all(self, css: str) -> list[WebElement]:
        """Every element."""
        return self.driver.find_elements(By.CSS_SELECTOR, css)

    def texts(self, css: str) -> list[str]:
        """The texts of the elements that are shown, with single spaces."""
        shown = f"[...document.querySelectorAll({json.dumps(css)})].filter(e => e.checkVisibility())"
        return list(self.js(shown + r".map(e => e.textContent.replace(/\s+/g, ' ').trim())"))

    def count(self, css: str) -> int:
        """How many elements there are, shown or not."""
        return int(self.js(f"document.querySelectorAll({json.dumps(css)}).length"))

    def click(self, element: WebElement | str) -> None:
        """Click in the middle of an element, in the middle of the screen."""
        there = self.one(element) if isinstance(element, str) else element
        self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", there)
        there.click()

    def press(self, *keys: str) -> None:
        """Press keys one after the other, wherever the focus is."""
        for key in keys:
            webdriver.ActionChains(self.driver).send_keys(key).perform()

    def press_with(self, held: str, key: str) -> None:
        """Press a key while another is held, as in Shift and Tab."""
        webdriver.ActionChains(self.driver).key_down(held).send_keys(key).key_up(held).perform()

    def focused(self) -> WebElement:
        """Where the focus is."""
        return self.driver.switch_to.active_element

    def until(self, holds: Callable[[], Any]) -> Any:
        """Wait for something to hold, and say what it is."""
        return WebDriverWait(self.driver, PATIENCE, 0.05).until(lambda _: holds())

    def complaints(self) -> list[str]:
        """What the console was told since the page was opened: errors, warnings, violations."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def requests(self) -> list[str]:
        """What else was asked for since the page was opened."""
        messages = (json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance"))
        sent = (m["params"] for m in messages if m["method"] == "Network.requestWillBeSent")
        asked = (params["request"]["url"] for params in sent)
        return [url for url in asked if url.partition("#")[0] != self.url]

    def printed(self, width: float, height: float) -> bytes:
        """The page as a PDF on paper of so many inches."""
        paper = {"paperWidth": width, "paperHeight": height, "printBackground": True}
        return base64.b64decode(self.cdp("Page.printToPDF", **paper)["data"])
