"""Text in the encodings in which spreadsheets save it."""

import pytest

from auditor.read.decode import as_written

PLAIN = " We ask for Kafka, Python and SQL, and for people who like to work with others, here or from home."


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize(
    "text",
    [
        "We’re at Café Söhne • Python – SQL",
        "“DevOps” – really… ask",
        "français: déjà, être, où",
        "Müller Straße, Köln",
        "São Paulo, operações",
        "£85k – €90k, naïve résumé",
        "Ångström, smörgås, Tromsø",
        "El Niño: ¿qué? sí, corazón",
    ],
)
def test_whatever_encoding_a_spreadsheet_saved_the_text_is_as_it_was(text, encoding):
    assert as_written((text + PLAIN * 3).encode(encoding)).removeprefix("\ufeff") == text + PLAIN * 3
