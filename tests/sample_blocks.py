"""A block of every kind that a page may hold, with one text wherever it takes one."""

from auditor.report.page import (
    Banner,
    Bar,
    Card,
    Cards,
    Column,
    Figure,
    Fold,
    Heading,
    Item,
    Items,
    Link,
    Map,
    Mark,
    Marked,
    Measure,
    Meter,
    Meters,
    Pairs,
    Point,
    Queries,
    Query,
    Quote,
    Quotes,
    Sheet,
    Spread,
    Spreads,
    Step,
    Steps,
    Table,
    Text,
    Verbatim,
)


def sheet(text):
    table = Table((Column("name"), Column("gap")), ((Link(text, "k1", "bad"), Figure(text, 0.5)),))
    return Sheet(table, "terms.csv", ("term", "decision"), ((text, ""),), ("keep", "remove"))


HALF = Measure(0.5, 0.4, 0.6)
SAMPLES = {
    Heading: lambda text: Heading(text),
    Text: lambda text: Text(text),
    Items: lambda text: Items((text, Item("item", (text,)))),
    Steps: lambda text: Steps((Step(text, text),), text),
    Table: lambda text: Table((Column("name", emphasis="strong"), Column("pull")), ((text, Bar(50)),)),
    Quotes: lambda text: Quotes(text, text, (Quote("side", "place", text, text),)),
    Pairs: lambda text: Pairs((("name", text),)),
    Verbatim: lambda text: Verbatim(text),
    Banner: lambda text: Banner((text,)),
    Meters: lambda text: Meters((Meter(text, 1, 0, 2, text),)),
    Map: lambda text: Map("map", text, text, text, text, text, (Point("k1", text, HALF, HALF, "bad"),)),
    Spreads: lambda text: Spreads("gaps", text, text, text, (Spread("k1", text, HALF, "good"),)),
    Marked: lambda text: Marked(text, (Mark(0, len(text), "k1", "bad", 0.5),)),
    Queries: lambda text: Queries((Query(text, True, False, (text,), (text,)),)),
    Cards: lambda text: Cards((Card("k1", text, "bad", text, (Text(text),)),)),
    Fold: lambda text: Fold(text, (Text(text),)),
    Sheet: sheet,
}
