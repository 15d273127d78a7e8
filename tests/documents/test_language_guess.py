"""The language of a text, told by its small words. All texts invented."""

from __future__ import annotations

import pytest

from reader.documents.language_guess import checked_language

TEXTS = {
    "en": "The harbour board said on Monday that it would wait for the report, and that the ferry"
    " had not been safe for years. Nobody there was told why it has to stop, but most of them have"
    " an idea of what is wrong with it.",
    "de": "Die Hafenbehörde sagte am Montag, dass sie auf den Bericht wartet und die Fähre nicht"
    " mehr sicher ist. Niemand auf der Insel weiß, warum sie nun nicht fährt, aber viele haben"
    " eine Ahnung, was es mit dem alten Motor auf sich hat und wer dafür zahlen wird.",
    "fr": "Le conseil du port a dit lundi que le bac ne sera pas réparé avant le mois de mai et"
    " que les habitants de l'île doivent attendre. Personne ne sait qui va payer pour le moteur,"
    " mais tous ont une idée sur ce qui est arrivé avec ce vieux bateau.",
    "es": "La junta del puerto dijo el lunes que el barco no se va a reparar antes de mayo y que"
    " los vecinos de la isla tienen que esperar. Nadie sabe quién va a pagar por el motor, pero"
    " todos tienen una idea de lo que pasó con este barco tan viejo.",
    "it": "Il consiglio del porto ha detto lunedì che il traghetto non è sicuro e che gli abitanti"
    " della isola devono aspettare. Nessuno sa chi paga per il motore, ma tutti hanno una idea di"
    " che cosa è successo con questa nave dei nonni e non lo dicono.",
    "nl": "Het bestuur van de haven zei op maandag dat de boot niet meer veilig is en dat de mensen"
    " op het eiland moeten wachten. Niemand weet wie er voor de motor gaat betalen, maar iedereen"
    " heeft een idee over wat er met het oude schip is gebeurd.",
    "pt": "O conselho do porto disse na segunda que o barco não é seguro e que os moradores da ilha"
    " têm de esperar. Ninguém sabe quem vai pagar o motor, mas todos têm uma ideia do que se"
    " passou com este barco tão velho e não dizem nada sobre isso a ninguém.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_text_whose_language_nobody_names_is_known_by_its_small_words(language: str) -> None:
    assert checked_language("", TEXTS[language]) == language


@pytest.mark.parametrize("language", TEXTS)
def test_a_region_that_is_declared_is_kept(language: str) -> None:
    assert checked_language(f"{language}-XX", TEXTS[language]) == f"{language}-XX"


@pytest.mark.parametrize(("declared", "language"), [("en-GB", "de"), ("ru", "en"), ("de", "fr")])
def test_words_are_surer_than_a_template(declared: str, language: str) -> None:
    assert checked_language(declared, TEXTS[language]) == language


@pytest.mark.parametrize("declared", ["af", "ca", "lb", "da"])
def test_a_language_whose_words_are_not_known_is_believed(declared: str) -> None:
    assert checked_language(declared, TEXTS["nl"]) == declared


@pytest.mark.parametrize(
    "text",
    ["", "The ferry is not safe.", "Паром не пойдет. " * 30, "Ferry Harbour Board Motor " * 20],
)
def test_nothing_is_guessed_from_few_or_unknown_words(text: str) -> None:
    assert checked_language("", text) == ""
    assert checked_language("fr", text) == "fr"
