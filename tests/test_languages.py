import pytest

from kg.languages import looks_english

ENGLISH = (
    "Norland's trade minister told reporters on Monday that talks with Sudria would go on until the end of the week."
    " Her office said both sides had agreed to share a draft, which has not been published."
)
OTHERS = {
    "Danish": "Handelsministeren sagde mandag til journalisterne, at forhandlingerne med nabolandet for alvor var gået"
    " i gang, og at der ville blive fremlagt et udkast ved ugens slutning. Hendes kontor er ikke klar over hvornår.",
    "Dutch": "De minister van Handel zei maandag dat de onderhandelingen met het buurland tot het einde van de week"
    " zullen duren, of langer als dat nodig is. Het was nog niet bekend wie de tekst met haar zal ondertekenen.",
    "French": "La ministre du Commerce a déclaré lundi que les négociations avec le pays voisin se poursuivraient"
    " jusqu'à la fin de la semaine. Son cabinet a précisé que les deux parties étaient convenues d'un projet de texte.",
    "German": "Die Handelsministerin sagte am Montag, die Verhandlungen mit dem Nachbarland würden bis Ende der Woche"
    " dauern. Ihr Büro teilte mit, beide Seiten hätten sich auf einen Entwurf geeinigt, der noch nicht vorliegt.",
    "Portuguese": "A ministra do Comércio disse na segunda-feira que as negociações com o país vizinho continuariam até"
    " o fim da semana. O gabinete informou que as duas partes concordaram em partilhar um texto por publicar.",
    "Spanish": "La ministra de Comercio dijo el lunes que las negociaciones con el país vecino seguirían hasta el final"
    " de la semana. Su oficina señaló que las dos partes habían acordado un borrador que todavía no se ha publicado.",
    "Russian": "Министр торговли заявила в понедельник, что переговоры с соседней страной продлятся до конца недели.",
    "Japanese": "貿易大臣は月曜日、隣国との協議は週末まで続くと記者団に語った。両国は草案を共有することで合意した。",
    "Arabic": "قالت وزيرة التجارة يوم الاثنين إن المحادثات مع البلد المجاور ستستمر حتى نهاية الأسبوع.",
}


def test_english_is_known() -> None:
    assert looks_english(ENGLISH)
    assert looks_english(ENGLISH.upper())


@pytest.mark.parametrize("language", OTHERS)
def test_another_language_is_known_for_another(language: str) -> None:
    assert not looks_english(OTHERS[language])


@pytest.mark.parametrize(
    "text", ["", "Vale visits Sudria", "Orr, Vale in talks", "Zürich: Präsidentin trifft Außenminister"]
)
def test_what_is_too_short_to_tell_passes(text: str) -> None:
    assert looks_english(text)


def test_foreign_names_in_an_english_text_do_no_harm() -> None:
    assert looks_english(ENGLISH + " She quoted the paper “Die Verhandlungen mit dem Nachbarland”, and 貿易大臣.")
