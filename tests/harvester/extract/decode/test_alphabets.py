"""Pages in 8-bit Latin encodings that say nothing of it, or something else."""

from __future__ import annotations

import pytest

from harvester.extract.decode.charset import decode_text

# One sentence or two in each language, with the letters that tell the language's encodings apart.
SENTENCES = {
    (
        "pl",
        "windows-1250",
    ): "Zbieramy imię i adres, żeby wysłać zamówione rzeczy. Później usuwamy je, jeśli prawo każe.",
    (
        "pl",
        "iso-8859-2",
    ): "Państwa dane są u nas bezpieczne; możecie żądać, żebyśmy je usunęli, gdy są zbędne.",
    (
        "cs",
        "windows-1250",
    ): "Údaje uchováváme dva roky, pak je smažeme. Můžete žádat o jejich výmaz kdykoli předtím.",
    (
        "cs",
        "iso-8859-2",
    ): "Žádáme vás o souhlas, než údaje předáme někomu dalšímu; šifrujeme je při každém přenosu.",
    (
        "sk",
        "windows-1250",
    ): ("Údaje uchovávame dva roky, potom ich vymažeme. Môžete kedykoľvek požiadať, aby sme ich zničili."),
    (
        "hu",
        "windows-1250",
    ): (
        "Az adatokat két évig őrizzük, később töröljük őket. Önnek joga van előbb is kérni a "
        "törlésüket; ezt űrlapon kérheti, bármikor, előzetes díj nélkül, és erről értesítőt "
        "küldünk."
    ),
    (
        "ro",
        "windows-1250",
    ): "Păstrăm datele doi ani, apoi le ştergem. Puteţi cere oricând ştergerea lor, fără plată.",
    (
        "hr",
        "windows-1250",
    ): (
        "Podatke čuvamo dvije godine, a zatim ih brišemo. Možete zatražiti da ih izbrišemo već "
        "prije; tražit ćemo potvrdu, češće i osobnu."
    ),
    (
        "tr",
        "windows-1254",
    ): (
        "Verilerinizi iki yıl saklarız, sonra sileriz. Dilediğiniz an silinmesini "
        "isteyebilirsiniz; başvurunuzu geri çevirmeyiz."
    ),
    (
        "lt",
        "windows-1257",
    ): (
        "Duomenis saugome dvejus metus, vėliau juos ištriname. Galite bet kada prašyti, kad būtų "
        "ištrinti anksčiau, be jokių mokesčių ar išlygų."
    ),
    (
        "lv",
        "windows-1257",
    ): (
        "Datus glabājam divus gadus, pēc tam tos dzēšam. Jūs varat lūgt tos dzēst jebkurā brīdī, "
        "bez maksas, rakstiski vai mutvārdos, un mēs to izdarīsim."
    ),
}
WESTERN = {
    "de": (
        "Wir löschen Ihre Daten nach zwei Jahren, außer das Gesetz verlangt es anders. Größe, Gewähr, Übung."
    ),
    "fr": (
        "Vos données sont protégées où que vous soyez ; à l’étranger, elles relèvent de règles "
        "précises. Ça va."
    ),
    "pt": (
        "As informações são guardadas durante dois anos; não há exceções. Você poderá pedir a "
        "eliminação delas."
    ),
    "es": (
        "Conservamos sus datos durante dos años; después, ningún español podrá leerlos. ¿Cómo pedirlo? Así."
    ),
    "is": (
        "Við geymum gögnin í tvö ár og eyðum þeim síðan. Þú mátt biðja um að þeim sé eytt fyrr, án gjalds."
    ),
    "sv": (
        "Vi sparar uppgifterna i två år, därefter raderas de. Ni får när som helst begära det, även på sjön."
    ),
    "ca": (
        "Guardem les dades dos anys; després les esborrem. Podeu demanar-ho abans, sense cap cost, "
        "també a l’àrea."
    ),
}


def page(text: str, encoding: str, declared: str = "", language: str = "") -> bytes:
    """Return a page of one paragraph, with what it says of itself."""
    meta = f'<meta charset="{declared}">' if declared else ""
    root = f'<html lang="{language}">' if language else "<html>"
    return f"{root}<head>{meta}<title>x</title></head><body><p>{text}</p></body></html>".encode(encoding)


@pytest.mark.parametrize(("language", "encoding"), SENTENCES)
@pytest.mark.parametrize("declared", ["", "iso-8859-1", "windows-1252", "right"])
@pytest.mark.parametrize("says_language", [True, False])
def test_letters_of_the_language_are_read(
    language: str, encoding: str, declared: str, says_language: bool
) -> None:
    text = SENTENCES[language, encoding] * 3
    said = encoding if declared == "right" else declared
    assert (
        text in decode_text(page(text, encoding, said, language if says_language else ""), "text/html").text
    )


@pytest.mark.parametrize("language", WESTERN)
@pytest.mark.parametrize("declared", ["", "iso-8859-1", "iso-8859-2", "windows-1252"])
@pytest.mark.parametrize("says_language", [True, False])
def test_western_pages_stay_western(language: str, declared: str, says_language: bool) -> None:
    text = WESTERN[language] * 3
    if declared == "iso-8859-2" and not says_language and language in {"de", "es"}:
        pytest.skip("these letters are those of another language too, in the encoding that is declared")
    assert (
        text
        in decode_text(page(text, "windows-1252", declared, language if says_language else ""), None).text
    )


def test_a_few_foreign_names_do_not_change_the_encoding() -> None:
    text = "Nuestro socio en Noruega es Bjørn Åsen, en Suecia Märta Öberg, en Polonia nadie. " * 3
    assert text in decode_text(page(text, "windows-1252", "", "es"), None).text
    assert text in decode_text(page(text, "windows-1252"), None).text


def test_stray_bytes_in_an_undeclared_page_of_utf8_leave_the_rest_as_it_is() -> None:
    text = "Datenschutz: wir löschen, prüfen und schützen Ihre persönlichen Daten. " * 2
    found = decode_text(page(text, "utf-8").replace(b"Ihre", b"Ihre\x92"), None)
    assert found.encoding == "utf-8"
    assert "prüfen" in found.text and "löschen" in found.text
    assert found.notes == ("2 characters could not be decoded as utf-8",)


def test_what_is_declared_is_believed_where_it_gives_the_same_language() -> None:
    text = "Údaje uchováváme dva roky. " * 3
    assert decode_text(page(text, "windows-1250", "windows-1250"), None).encoding == "windows-1250"


def test_a_wrong_declaration_is_noted() -> None:
    text = SENTENCES["pl", "windows-1250"]
    found = decode_text(page(text, "windows-1250", "iso-8859-1", "pl"), None)
    assert found.notes == ("the page is declared as windows-1252, but is encoded in windows-1250",)
