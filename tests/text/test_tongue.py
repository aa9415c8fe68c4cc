"""The language of a text, told by its words in small letters."""

import pytest

from auditor.languages import ENGLISH
from auditor.text.tongue import ANOTHER, written_in

SENTENCES = {
    "German": "Ich halte die Ware in Bewegung und bin mit den Leuten auf der Rampe nicht zimperlich.",
    "French": "Je fais avancer les marchandises avec une équipe qui sait rire, dans un entrepôt sur la côte.",
    "Spanish": "Llevo los almacenes de una empresa que vende botas y me gusta enseñar a los nuevos.",
    "Portuguese": "Cuido dos armazéns de uma empresa que vende botas e gosto de ensinar o ofício aos novos.",
    "Italian": "Curo i magazzini di una ditta che vende stivali e mi piace insegnare il mestiere ai nuovi.",
    "Dutch": "Ik zorg voor het magazijn van een bedrijf dat laarzen verkoopt en leer nieuwe mensen het vak.",
    "Swedish": "Jag sköter lagret för ett företag som säljer stövlar och tycker om att lära ut yrket.",
    "Polish": "Prowadzę magazyn dla firmy, która sprzedaje buty, i lubię uczyć nowych ludzi zawodu.",
    ANOTHER: "Vedu sklad podniku, který prodává boty, rád učím nováčky řemeslu, když zbývá trochu času.",
}
SKILLS = "Project Management\nManagement of Risk\nStakeholder Management\nKafka\nSQL"
TERSE = (
    "Senior Buyer\n- Steel, castings, gaskets\n- Twelve suppliers, two sites\n- Built scorecards, cut costs"
)
NAMES = (
    "Banco de la Nación y del Comercio, Caja de Ahorros de la Rioja, Universidad de los Andes, Compagnie des "
    "Eaux et de la Ville, Société du Port et de la Mer, Cassa di Risparmio di Firenze, Gazzetta dello Sport"
)


@pytest.mark.parametrize(("name", "text"), SENTENCES.items())
def test_a_sentence_is_of_its_language(name, text):
    assert written_in(text, ENGLISH) == name


@pytest.mark.parametrize(("name", "text"), SENTENCES.items())
def test_a_list_of_english_skills_beside_it_changes_nothing(name, text):
    assert written_in(f"{text}\n{SKILLS}", ENGLISH) == name


def test_a_list_of_capitalised_nouns_is_german():
    text = "- Leitung von Projekten und Budgets\n- Aufbau der Lager für Stiefel\n- Schulung mit Erfolg"
    assert written_in(text, ENGLISH) == "German"


@pytest.mark.parametrize("text", [NAMES, f"{TERSE}\n- {NAMES}", f"Bought boots for {NAMES}."])
def test_names_of_companies_tell_no_language(text):
    assert written_in(text, ENGLISH) == ""


@pytest.mark.parametrize("text", ["", "Kafka, SQL, Excel", SKILLS, TERSE, "I sell boots and like it."])
def test_english_and_what_tells_too_little_are_no_other_language(text):
    assert written_in(text, ENGLISH) == ""


def test_a_script_without_capitals_is_another_language():
    text = "製品企画を担当しています。新しい事業を立ち上げました。十名の部下がいます。東京に住んでいます。"
    text += "倉庫を管理しています。長靴を売っています。顧客と話します。新人を教えます。"
    assert written_in(text, ENGLISH) == ANOTHER


def test_an_endless_word_tells_no_language():
    key = "a1bqx2zzqj3mvprx4xkcd5" * 500  # in pieces between the digits, none of them a word
    assert written_in(f"{SKILLS}\n{key}", ENGLISH) == ""
    assert written_in(f"{SENTENCES['German']} {key}", ENGLISH) == "German"
