"""Compiles the lexicons while the package is built, so that no start has to read TOML."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileLexicons(BuildHookInterface):
    """Writes `languages/<language>/lexicon.json`; also for editable installations."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before it collects the files."""
        sys.path.insert(0, self.root)
        from auditor import languages
        from auditor.lexicon import shipped

        for folder in sorted((Path(self.root) / "auditor" / "languages").glob("*/lexicon")):
            shipped.compile_to_file(languages.load(folder.parent.name))
        build_data["artifacts"].append("/auditor/languages/*/lexicon.json")
