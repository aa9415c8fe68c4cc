"""Every command as a verb: paths, texts or a workspace in, a record out. What the command line calls.

Each verb is loaded when it is first asked for, as help and small commands must not wait for spaCy and pandas.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from auditor.api.appearing import add_appearances, read_appearances
    from auditor.api.audits import (
        audit,
        audit_inputs,
        audit_workspace,
        demo,
        entered,
        keep_snapshot,
        reviewed,
        what_if,
        workspace_inputs,
    )
    from auditor.api.checkup import doctor
    from auditor.api.desk import (
        accept_proposals,
        add_contact,
        import_messages,
        label_contacts,
        record_answer,
        show_contact,
    )
    from auditor.api.exporting import import_export
    from auditor.api.finding import extractor, find_terms, terms_of
    from auditor.api.fixing import corrections, fix, forget_corrections
    from auditor.api.history import trend
    from auditor.api.inputs import (
        read_inputs,
        read_message,
        read_profile,
        read_text,
        with_also,
        without_quoted,
    )
    from auditor.api.ledger import contacts, read_date, undecided
    from auditor.api.lexicons import check_lexicon, import_lexicon
    from auditor.api.reading import divided, read_added, read_back, read_workspace
    from auditor.api.replying import Wishes, check_reply, draft_reply, finish_reply
    from auditor.api.saved import compare, explain, last_audit, load_audit
    from auditor.api.searching import caret, record_search, search
    from auditor.api.typing_in import from_clipboard, from_editor
    from auditor.api.workspaces import (
        add_files,
        add_text,
        find_workspace,
        home,
        new_workspace,
        own_profile,
        settings_at,
    )
    from auditor.records import Change, Contact
    from auditor.records.reading import Correction

# The subjects, each a module of this folder, with their verbs.
_VERBS = {
    "appearing": "add_appearances read_appearances",
    "audits": "audit audit_inputs audit_workspace demo entered keep_snapshot reviewed what_if "
    "workspace_inputs",
    "checkup": "doctor",
    "desk": "accept_proposals add_contact import_messages label_contacts record_answer show_contact",
    "exporting": "import_export",
    "finding": "extractor find_terms terms_of",
    "fixing": "corrections fix forget_corrections",
    "history": "trend",
    "inputs": "read_inputs read_message read_profile read_text with_also without_quoted",
    "ledger": "contacts read_date undecided",
    "lexicons": "check_lexicon import_lexicon",
    "reading": "divided read_added read_back read_workspace",
    "replying": "Wishes check_reply draft_reply finish_reply",
    "saved": "compare explain last_audit load_audit",
    "searching": "caret record_search search",
    "typing_in": "from_clipboard from_editor",
    "workspaces": "add_files add_text find_workspace home new_workspace own_profile settings_at",
}
_HOMES = {verb: f"auditor.api.{subject}" for subject, verbs in _VERBS.items() for verb in verbs.split()}
_HOMES |= {  # which what_if, add_contact and fix take
    "Change": "auditor.records",
    "Contact": "auditor.records",
    "Correction": "auditor.records.reading",
}

__all__ = [
    "Change",
    "Contact",
    "Correction",
    "Wishes",
    "accept_proposals",
    "add_appearances",
    "add_contact",
    "add_files",
    "add_text",
    "audit",
    "audit_inputs",
    "audit_workspace",
    "caret",
    "check_lexicon",
    "check_reply",
    "compare",
    "contacts",
    "corrections",
    "demo",
    "divided",
    "doctor",
    "draft_reply",
    "entered",
    "explain",
    "extractor",
    "find_terms",
    "find_workspace",
    "finish_reply",
    "fix",
    "forget_corrections",
    "from_clipboard",
    "from_editor",
    "home",
    "import_export",
    "import_lexicon",
    "import_messages",
    "keep_snapshot",
    "label_contacts",
    "last_audit",
    "load_audit",
    "new_workspace",
    "own_profile",
    "read_added",
    "read_appearances",
    "read_back",
    "read_date",
    "read_inputs",
    "read_message",
    "read_profile",
    "read_text",
    "read_workspace",
    "record_answer",
    "record_search",
    "reviewed",
    "search",
    "settings_at",
    "show_contact",
    "terms_of",
    "trend",
    "undecided",
    "what_if",
    "with_also",
    "without_quoted",
    "workspace_inputs",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
