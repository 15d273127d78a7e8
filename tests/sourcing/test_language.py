from __future__ import annotations

import pytest

from reader.sourcing.analysis import analyze

PROSE = (
    "The keeper said the dam was shut on Monday and that nobody in the valley had been told, "
    "although the board knew of the crack and of the noise since the spring."
)
FOREIGN = {
    "German": (
        "Die Regierung teilte am Montag mit, dass der Damm in der kommenden Woche geprüft "
        "wird. Nach Angaben aus dem Ministerium war die Entscheidung schon im Frühjahr "
        "gefallen. Anwohner sagten, sie hätten davon nichts gewusst und seien nicht gefragt "
        "worden."
    ),
    "French": (
        "Le gouvernement a annoncé lundi que le barrage serait contrôlé la semaine "
        "prochaine. Selon des sources proches du dossier, la décision était déjà prise au "
        "printemps. Les habitants disent ne pas avoir été informés et se plaignent du "
        "bruit."
    ),
    "Spanish": (
        "El gobierno anunció el lunes que la presa será revisada la próxima semana. Según "
        "fuentes cercanas al ministerio, la decisión se tomó en primavera. Los vecinos "
        "dicen que nadie les preguntó y que el ruido no les deja dormir."
    ),
    "Italian": (
        "Il governo ha annunciato lunedì che la diga sarà controllata la prossima "
        "settimana. Secondo fonti vicine al ministero, la decisione era stata presa in "
        "primavera. Gli abitanti dicono di non essere stati avvisati da nessuno."
    ),
    "Dutch": (
        "De regering maakte maandag bekend dat de dam volgende week wordt gecontroleerd. "
        "Volgens bronnen bij het ministerie was het besluit al in het voorjaar genomen. "
        "Bewoners zeggen dat niemand hun iets heeft gevraagd over het lawaai."
    ),
    "Swedish": (
        "Regeringen meddelade på måndagen att dammen ska kontrolleras nästa vecka. Enligt "
        "källor inom departementet fattades beslutet redan i våras. Boende säger att ingen "
        "har frågat dem om bullret och att de inte fick veta något."
    ),
    "Polish": (
        "Rząd ogłosił w poniedziałek, że tama zostanie sprawdzona w przyszłym tygodniu. "
        "Według źródeł w ministerstwie decyzja zapadła już wiosną. Mieszkańcy mówią, że "
        "nikt ich o nic nie pytał i że hałas nie daje im spać."
    ),
    "Portuguese": (
        "O governo anunciou na segunda-feira que a barragem será verificada na próxima "
        "semana. Segundo fontes do ministério, a decisão foi tomada na primavera. Os "
        "moradores dizem que ninguém lhes perguntou nada sobre o barulho."
    ),
    "Turkish": (
        "Hükümet pazartesi günü barajın gelecek hafta denetleneceğini açıkladı. Bakanlığa "
        "yakın kaynaklara göre karar ilkbaharda alınmıştı. Bölge sakinleri kimsenin "
        "kendilerine bir şey sormadığını ve gürültüden uyuyamadıklarını söylüyor."
    ),
    "Finnish": (
        "Hallitus ilmoitti maanantaina, että pato tarkastetaan ensi viikolla. Ministeriön "
        "lähteiden mukaan päätös tehtiin jo keväällä. Asukkaat sanovat, ettei kukaan "
        "kysynyt heiltä mitään eikä melu anna heidän nukkua öisin rauhassa."
    ),
}


@pytest.mark.parametrize("language", list(FOREIGN))
def test_another_language_in_latin_letters_gets_no_guesses_and_a_reason(language: str) -> None:
    analysis = analyze(FOREIGN[language])
    assert analysis.attributions == ()
    assert analysis.suggestions == ()
    assert analysis.not_analysed.startswith("not analysed because only")


@pytest.mark.parametrize(
    "text",
    [
        "قال مسؤولون إن السد آمن",
        "官员说大坝是安全的",
        "Чиновники заявили",
        "अधिकारियों ने कहा",
        "כך אמרו בכירים",
    ],
)
def test_another_script_gets_no_guesses_and_a_reason(text: str) -> None:
    assert "Latin letters" in analyze(text).not_analysed


@pytest.mark.parametrize("text", ["", " \n\t ", "😀😀😀", "12 34 56", "!!! ??? …"])
def test_a_text_without_words_says_so(text: str) -> None:
    assert "no words" in analyze(text).not_analysed


@pytest.mark.parametrize(
    "text",
    [
        "Officials said no.",
        "Harbour Sale Rushed",
        PROSE,
        "KEEPER: The dam is shut.\nBOARD: Who told you that?\nKEEPER: You did, by phone, in May.",
        "Name\tTown\tVotes\nThe keeper of the dam\tOrvik\t12\nThe rest of the list\tHallby\t9",
    ],
)
def test_english_is_analysed_whether_prose_headline_transcript_or_table(text: str) -> None:
    assert analyze(text).not_analysed == ""


def test_a_short_foreign_quotation_does_not_silence_an_english_article() -> None:
    text = (
        "The keeper said the dam was shut. “Der Damm ist zu,” he told the visitors from abroad, "
        "and then he walked back to the house at the top of the hill and closed the door."
    )
    assert analyze(text).not_analysed == ""
