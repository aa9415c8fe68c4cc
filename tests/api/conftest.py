"""Workspaces to try a verb on."""

import ledgers
import pytest

from auditor import api
from auditor.records import Contact


@pytest.fixture
def here(tmp_path):
    """An empty workspace."""
    return api.new_workspace(tmp_path / "mine")


@pytest.fixture
def sample(tmp_path):
    """The sample's workspace with its export imported, to be changed."""
    return ledgers.copy_of(ledgers.imported()[0], tmp_path)


@pytest.fixture
def one(here):
    """A workspace with one contact who has a name, a role and a message."""
    api.add_contact(here, Contact(0, "2026-03-04", "Ada Berg"), ledgers.JAVA)
    return here


@pytest.fixture
def three(here):
    """A workspace with three contacts that are not labelled."""
    for role in ("Cook", "Chef", "Baker"):
        api.add_contact(here, Contact(0, recruiter=f"The {role}", role=role))
    return here
