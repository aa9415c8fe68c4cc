import pytest

from auditor.sections import profile

BLOCK = (
    "Gus Amadi\n· 1st\nFirst degree connection\nHead of Java at Quill\n"
    "May 4, 2022, {relation}\nFed forty Perl developers every day."
)


def texts(document):
    return {section.kind: section.text for section in document.sections}


@pytest.mark.parametrize("heading", ["\nRecommendations\n", "\nRecommendations received\n", ""])
@pytest.mark.parametrize(
    "relation",
    [
        "Gus managed Lorna directly",
        "Gus worked with Lorna but on different teams",
        "Gus reported directly to Lorna",
        "Gus was Lorna's client",
        "Gus and Lorna studied together",
    ],
)
def test_what_others_say_is_a_kind_of_its_own_with_and_without_a_heading(source, heading, relation):
    document = profile(
        source(
            f"Experience\n\nSkills\nHACCP\n{heading}{BLOCK.format(relation=relation)}\n\nLanguages\nEnglish"
        )
    )
    said = texts(document)
    assert (said["skills"], said["recommendations"]) == ("HACCP", "Fed forty Perl developers every day.")
    who = next(d.text for d in document.dropped if d.reason.startswith("who recommends"))
    assert "Head of Java at Quill" in who
    assert relation in who


def test_two_recommendations_keep_both_texts(source):
    document = profile(
        source(
            "Recommendations\nInes Roy\nOwner\nInes managed Lorna directly\nNever late.\n"
            "Gus Amadi\nBaker\nGus worked with Lorna on the same team\nGood bread."
        )
    )
    assert texts(document)["recommendations"] == "Never late.\nGood bread."


@pytest.mark.parametrize("line", ["Quill managed Lorna directly", "Worked with Gus on the menu"])
def test_the_persons_own_words_are_no_recommendation(source, line):
    document = profile(source(f"Experience\nCook\nQuill\n2019 - 2021\nQuill Foods\n{line}\nBaked bread."))
    assert "recommendations" not in texts(document)
    assert "Baked bread." in texts(document)["position-description"]
