#!/usr/bin/env bash
# tantivy 0.27.0 (a search engine's Python package): "java AND NOT kotlin" finds nothing at all.
#
# Expected: the query that people-search sites and textbooks write as A AND NOT B finds what A NOT B finds.
# Seen: A NOT B and +A -B find the one document; A AND NOT B, with or without parentheses, finds none and raises
# nothing. The parser makes the negation a required clause of its own, and a clause that only excludes matches nothing.
# For whoever hands boolean searches to a person to paste: write A NOT B.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check tantivy==0.27.0
"$folder/env/bin/python" - <<'PYTHON'
import importlib.metadata

import tantivy

print("tantivy", importlib.metadata.version("tantivy"))
builder = tantivy.SchemaBuilder()
builder.add_text_field("text")
index = tantivy.Index(builder.build())
writer = index.writer()
for text in ("java spring", "java kotlin"):
    writer.add_document(tantivy.Document(text=text))
writer.commit()
index.reload()
searcher = index.searcher()
expected = {"java NOT kotlin": 1, "+java -kotlin": 1, "java AND NOT kotlin": 0, "java AND (NOT kotlin)": 0}
seen = {query: searcher.search(index.parse_query(query, ["text"])).count for query in expected}
for query, count in seen.items():
    print(f"{query:24} finds {count}")
raise SystemExit(seen != expected)
PYTHON
