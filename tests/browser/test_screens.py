"""The page on any screen, in any colours and without a script: all of it is there, and nothing beside it."""

import hand_built
import pytest
from sample_people import PEOPLE
from selenium.webdriver.common.keys import Keys

from auditor.records import NO_PROFILE  # noqa: F401
