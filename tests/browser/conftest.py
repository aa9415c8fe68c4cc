"""The pages of the report in Chromium: where there is none the tests say so loudly, and in CI they fail."""

import json
import os
from pathlib import Path

import chromium
import pytest
from sample_people import PEOPLE, audit_of

from auditor import report

NOT_RUN = pytest.StashKey[set[str]]()
HOW = "apt-get install chromium chromium-driver"
AXE = "AXE_CORE"  # names axe.min.js of the npm package axe-core


def pytest_configure(config):
    config.stash[NOT_RUN] = set()


def pytest_terminal_summary(terminalreporter, config):
    for why in sorted(config.stash.get(NOT_RUN, ())):
        terminalreporter.write_sep("!", f"NOT RUN: {why}", red=True, bold=True)


def lacking(request, why):
    """Skip and say so at the end of the run; in CI every test has to run."""
    if os.environ.get("CI"):
        pytest.fail(why, pytrace=False)
    request.config.stash.setdefault(NOT_RUN, set()).add(why)
    pytest.skip(why)


@pytest.fixture(scope="session")
def downloads(tmp_path_factory):
    return tmp_path_factory.mktemp("downloads")


@pytest.fixture(scope="session")
def running(request, downloads):
    """One browser for all tests."""
    if why := chromium.missing():
        lacking(request, f"tests of the page in a browser: {why} ({HOW})")
    with chromium.started(downloads) as browser:
        yield browser


@pytest.fixture
def browser(running):
    """The browser, which nothing may have made complain by the end of a test."""
    yield running
    assert running.complaints() == []
    assert running.requests() == []


@pytest.fixture(scope="session")
def axe(request, running):
    """`axe()`: what axe-core objects to on the page as it is shown, in short."""
    path = os.environ.get(AXE)
    if not path:
        lacking(request, f"tests with axe-core: {AXE} does not name its axe.min.js (npm pack axe-core)")
    source = Path(path).read_text(encoding="utf-8")

    def objections():
        running.js(f"{source};0")
        found = json.loads(running.js("axe.run().then(said => JSON.stringify(said.violations))"))
        return [
            f"{one['id']}: {node['html'][:150]} ({node['failureSummary']})"
            for one in found
            for node in one["nodes"]
        ]

    return objections


@pytest.fixture(scope="session")
def page_of(tmp_path_factory):
    """`page_of(audit)`: the file that people open."""
    folder = tmp_path_factory.mktemp("pages")

    def write(audit):
        made = folder / f"{len([*folder.iterdir()])}.html"
        made.write_text(report.REPORTERS["html"](audit)["audit.html"], encoding="utf-8")
        return made

    return write


@pytest.fixture(scope="session")
def samples(page_of):
    """The pages of the three invented people, by name."""
    return {person: page_of(audit_of(person)) for person in PEOPLE}


@pytest.fixture(scope="session")
def platform(samples):
    return samples["platform-engineer"]
