#!/usr/bin/env bash
# odfdo 3.27.3: the formatted text of a document glues each heading to the paragraph below it.
#
# Expected: get_formatted_text(), which sets paragraphs apart by empty lines, sets a heading apart as well.
# Seen: nothing stands behind a heading, so "Java" above "Script runners" comes out as "JavaScript runners", and "C"
# above "sharp" as "Csharp". `body.text_recursive` of the same document ends each of them with a line break.
# For whoever reads résumés or postings: a word that is in no heading and in no paragraph is found, and two that are in
# the document are not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check odfdo==3.27.3 lxml==6.1.3
"$folder/env/bin/python" - <<'PYTHON'
from odfdo import Document, Header, Paragraph

document = Document("text")
document.body.clear()
for heading, text in (("Java", "Script runners"), ("C", "sharp")):
    document.body.append(Header(1, heading))
    document.body.append(Paragraph(text))
formatted, plain = document.get_formatted_text(), document.body.text_recursive
print("get_formatted_text", repr(formatted))
print("text_recursive    ", repr(plain))
raise SystemExit(not ("JavaScript" in formatted and "Csharp" in formatted and "Java\nScript" in plain))
PYTHON
