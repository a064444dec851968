"""Made-up sites of companies for the search for policies, as an archive holds them."""

from __future__ import annotations

from tests.support.stand_in import Held, World

OWN = "www.alder-and-finch.example"


def page(title: str, *links: tuple[str, str], language: str = "en") -> bytes:
    """Return a page with links.

    Args:
        title: its title.
        links: where each leads, and its words.
        language: what the page states.
    """
    shown = "".join(f'<p><a href="{url}">{text}</a></p>' for url, text in links)
    return (
        f'<html lang="{language}"><title>{title}</title><body><h1>{title}</h1>{shown}</body></html>'.encode()
    )


def years(url: str, first: int, last: int, title: str = "Policy") -> list[Held]:
    """Return one capture of a page in each year; its text has the year in it.

    Args:
        url: the address.
        first: the first year.
        last: the last year.
        title: of the page.
    """
    return [Held(f"{year}0310120000", url, page(f"{title} {year}")) for year in range(first, last + 1)]


def moved(url: str, location: str, first: int, last: int) -> list[Held]:
    """Return one capture of a redirect in each year."""
    return [
        Held(f"{year}0615120000", url, b"", 301, (("Location", location), ("Content-Type", "text/html")))
        for year in range(first, last + 1)
    ]


def home(year: int, *links: tuple[str, str], url: str = f"http://{OWN}/", language: str = "en") -> Held:
    """Return a capture of a home page."""
    return Held(f"{year}0301120000", url, page(f"Alder & Finch {year}", *links, language=language))


def moving_site() -> World:
    """Return a site whose privacy policy moved twice, the second time to another host of the domain."""
    old, middle = f"http://{OWN}/privacy.html", f"http://{OWN}/legal/privacy"
    new = "https://legal.alder-and-finch.example/privacy-policy"
    return World(
        [
            home(2004, (old, "Privacy"), (f"http://{OWN}/lamps.html", "Lamps")),
            home(2012, (middle, "Privacy Policy"), (f"http://{OWN}/legal/terms", "Terms of Use")),
            home(2020, (new, "Privacy Policy"), (f"http://{OWN}/legal/terms", "Terms of Use")),
            *years(old, 2003, 2009),
            *moved(old, middle, 2010, 2013),
            *years(middle, 2010, 2016),
            *moved(middle, new, 2017, 2021),
            *years(new, 2017, 2022),
            *years(f"http://{OWN}/legal/terms", 2010, 2022, "Terms"),
            *years(f"http://{OWN}/legal/privacy-children", 2014, 2022, "Children"),
            *years(f"http://{OWN}/blog/privacy-week-2015", 2015, 2016, "Blog"),
            *years(f"http://{OWN}/lamps.html", 2003, 2022, "Lamps"),
        ]
    )
