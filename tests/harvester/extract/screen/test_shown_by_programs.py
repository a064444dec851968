"""What a program shows under the title of a policy is the policy only if it reads like one."""

from __future__ import annotations

import pytest

from harvester.extract.screen import PageKind, short_and_of_other_matters
from tests.harvester.extract.screen.test_screen import POLICY, Page

TITLE = "Privacy Policy | Larkspur"


def program(body: str) -> Page:
    """Return a page that has the title of the policy, which its capture has before any script runs."""
    return Page(TITLE, f"# {TITLE}\n\n{body}\n")


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("## Oh no\n\nWe could not load this page. Please try again later.", None),
        ("## Something went wrong\n\nWe could not load this page.", PageKind.ERROR_PAGE),
        ("## 404 Not Found\n\nThe page you requested was not found on this server.", PageKind.SOFT_404),
        ("## Sign in\n\nPlease sign in to read our privacy policy.\n\nForgot your password?", None),
        ("## Zaloguj się\n\nAby przeczytać tę stronę, podaj adres e-mail i hasło do swojego konta.", None),
        ("We are preparing your page. This takes a moment, please do not close the window.", None),
        (
            "## Application error\n\nApplication error: a client-side exception has occurred.\n\n"
            "We collect personal data with your consent. Third parties may set cookies.",
            PageKind.ERROR_PAGE,
        ),
        (
            "## We value your privacy\n\nWe and our 843 partners store information, collect personal "
            "data and disclose them to third parties. Your consent may be withdrawn at any time.",
            PageKind.CONSENT_WALL,
        ),
    ],
)
def test_an_error_a_login_and_a_question_are_not_the_policy(body: str, kind: PageKind | None) -> None:
    page = program(body)
    held = short_and_of_other_matters(page)
    assert held is not None
    assert held.kind is (kind or PageKind.ANOTHER_PAGE)
    if kind is None:
        assert "words that do not read like a policy: " in held.reason


@pytest.mark.parametrize("body", [POLICY, POLICY * 3, "Regulamin opisuje prawa i obowiązki. " * 50])
def test_a_policy_and_a_long_text_in_any_language_may_be_it(body: str) -> None:
    assert short_and_of_other_matters(program(body)) is None


def test_a_short_text_after_an_error_may_be_about_the_error() -> None:
    held = short_and_of_other_matters(program(POLICY), ("https://www.larkspur.example/api/privacy.json",))
    assert held is not None and held.kind is PageKind.ERROR_PAGE
    assert "words after an error for https://www.larkspur.example/api/privacy.json: " in held.reason
    assert short_and_of_other_matters(program(POLICY * 3), ("https://www.larkspur.example/api/cart",)) is None
