"""The configuration: what is read, and that each fault is named with its place and its remedy."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harvester.config.loading import inner_tables, keys_of, load, nearest, tables
from harvester.config.names import matching_company
from harvester.config.settings import ArchiveSettings, DigestSettings, Settings
from harvester.delivery import sender
from harvester.errors import ConfigError
from tests.support.configurations import read, refusal, written
from tests.support.paths import ROOT
from tests.support.shared import SHARED, needs_shared


def test_an_empty_file_gives_the_defaults(tmp_path: Path) -> None:
    found, defaults = read(tmp_path, ""), Settings()
    assert found.archive == defaults.archive
    assert found.schedule == defaults.schedule
    assert found.digest.smtp == defaults.digest.smtp
    assert found.companies == ()


def test_relative_paths_start_at_the_folder_of_the_file(tmp_path: Path) -> None:
    found = read(tmp_path, '[archive]\nlocation = "pages.warc.gz"\n[digest]\noutbox = "/var/outbox"')
    assert found.archive.location == str(tmp_path / "pages.warc.gz")
    assert found.digest.outbox == Path("/var/outbox")
    assert found.store.path == tmp_path / "harvest.db"


def test_a_login_name_that_is_an_address_is_the_sender(tmp_path: Path) -> None:
    found = read(tmp_path, '[digest.smtp]\nhost = "mail.x.example"\nuser = "harvest@x.example"')
    assert sender(found.digest) == "harvest@x.example"


def test_paths_are_resolved_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    written(tmp_path / "a", '[store]\npath = "data/h.db"\n[archive]\nlocation = "pages.warc.gz"')
    monkeypatch.chdir(tmp_path / "a")
    found = load(Path("config.toml"), {})
    monkeypatch.chdir(tmp_path / "b")
    assert found.store.path == tmp_path / "a" / "data" / "h.db"
    assert found.digest.outbox == tmp_path / "a" / "outbox"
    assert found.archive.location == str(tmp_path / "a" / "pages.warc.gz")
    assert load(Path("../a/config.toml"), {}).store.path.resolve() == found.store.path


def test_the_keys_that_a_file_states_are_known(tmp_path: Path) -> None:
    assert read(tmp_path, "[archive]\nsearches_per_minute = 20").archive.stated == {"searches_per_minute"}


def test_the_password_comes_from_the_environment_and_is_not_shown(tmp_path: Path) -> None:
    found = read(tmp_path, '[digest.smtp]\nuser = "larkspur"', {"HARVEST_SMTP_PASSWORD": "open sesame"})
    assert found.digest.smtp.password == "open sesame"
    assert "sesame" not in repr(found)


def test_weights_are_topics_with_phrases(tmp_path: Path) -> None:
    found = read(tmp_path, '[weights]\narbitration = ["arbitrat*", "class action"]')
    assert dict(found.weights) == {"arbitration": ("arbitrat*", "class action")}


@pytest.mark.parametrize(
    ("content", "key", "words"),
    [
        ("[archive]\nbugdet = 3", "archive.bugdet", ["unknown key", 'Did you mean "budget"?']),
        ("[archiv]\nbudget = 3", "archiv", ['Did you mean "archive"?']),
        ("[store]\nbudget = 3", "store.budget", ['"budget" belongs in [archive]']),
        ("[store]\nxyz = 3", "store.xyz", ["Known keys: path"]),
        ("archive = 3", "archive", ["a whole number, not a table", "[archive]"]),
        ("[[companies]]", "companies", ["a list, not a table"]),
        ("[archive]\nbudget = true", "archive.budget", ["a boolean, not a whole number", "0 or more"]),
        ('[archive]\nbudget = "3"', "archive.budget", ["a text, not a whole number"]),
        ("[archive]\nbudget = 3.5", "archive.budget", ["a number, not a whole number"]),
        ("[archive]\nbudget = -1", "archive.budget", ["is -1", "0 or more"]),
        ("[archive]\nsearches_per_minute = 0", "archive.searches_per_minute", ["above 0"]),
        ("[archive]\nresolution_days = nan", "archive.resolution_days", ["is nan"]),
        ("[archive]\ntimeout_seconds = inf", "archive.timeout_seconds", ["is inf"]),
        ("[archive]\ncooldown_seconds = -1", "archive.cooldown_seconds", ["0 or more"]),
        ("[archive]\ncooldown_seconds = 2012-05-03", "archive.cooldown_seconds", ["a date or time, not"]),
        ("[archive]\ncooldown_seconds = 1e300", "archive.cooldown_seconds", ["up to 1,000,000,000"]),
        ("[archive]\nmementos_per_minute = 5e-324", "archive.mementos_per_minute", ["above 0"]),
        ("[archive]\nbudget = -0x" + "f" * 5000, "", ["not valid TOML"]),
        ("[schedule]\njitter_seconds = 0x" + "f" * 5000, "schedule.jitter_seconds", ["thirty digits"]),
        (f"[archive]\nbudget = {'9' * 5000}", "", ["cannot be read as TOML", "Remove"]),
        (f"x = {'[' * 30_000}", "", ["nested too deeply", "Remove"]),
        (f'[store]\npath = "{"x" * 300}"', "store.path", ["File name too long"]),
        ('[store]\npath = "~nobody-of-that-name/x"', "store.path", ["cannot be used as a path"]),
        ('[archive]\nlocation = ""', "archive.location", ["is empty"]),
        ('[archive]\nlocation = "ftp://larkspur.example"', "archive.location", ["not a web address"]),
        ('[archive]\nlocation = "pywb+larkspur"', "archive.location", ["not a web address"]),
        ('[archive]\nlocation = "pages.zip"', "archive.location", [".warc.gz"]),
        ('[archive]\ncontact = "me"', "archive.contact", ["name@example.org"]),
        ('[archive]\ncontact = "a@x.example\\r\\nCookie: 1"', "archive.contact", ["line break"]),
        ('[schedule]\ncron = "15 6 * *"', "schedule.cron", ["4 fields", "every 6 hours"]),
        (
            '[schedule]\ntimezone = "Europe/Larkspur"',
            "schedule.timezone",
            ["not a time zone", "Europe/Berlin"],
        ),
        ('[schedule]\ntimezone = "../../etc/passwd"', "schedule.timezone", ["not a time zone"]),
        ('[schedule]\noverlap = "stay"', "schedule.overlap", ["is 'stay'", '"wait", "leave"']),
        ('[digest]\nperiod = "hourly"', "digest.period", ['"run", "daily", "weekly"']),
        ('[digest]\nrecipients = "a@x.example"', "digest.recipients", ["a text, not a list"]),
        ('[digest]\nrecipients = ["x.example"]', "digest.recipients", ["entry 1 is not a mail address"]),
        (
            '[digest]\nrecipients = ["a@x.example", "a@x.example"]',
            "digest.recipients",
            ["entry 2 appears twice"],
        ),
        ("[digest.smtp]\nport = 70000", "digest.smtp.port", ["1 to 65535"]),
        ('[digest.smtp]\nhost = "mail.x.example"', "digest.smtp.sender", ["no recipient", 'sender = "']),
        (
            '[digest]\nrecipients = ["a@x.example"]\n[digest.smtp]\nhost = "x.example"\nuser = "harvest"',
            "digest.smtp.sender",
            ["is missing", "digest.smtp.host is set"],
        ),
        ('[digest.smtp]\npassword = "x"', "digest.smtp.password", ["is a secret", "HARVEST_SMTP_PASSWORD"]),
        ('[digest.webhook]\nurl = "http://me:x@larkspur.example"', "digest.webhook.url", ["password"]),
        ('[digest.webhook]\nurl = "http://[1"', "digest.webhook.url", ["not a web address"]),
        ('[weights]\nsale = ["*"]', "weights.sale", ["would match every word"]),
        ('[weights]\nsale = "sell"', "weights.sale", ["not a list"]),
        ('[companies.x]\nname = "X"', "companies.x.documents", ["is missing"]),
        ("[companies.x]\ndocuments = []", "companies.x.documents", ["is missing"]),
        ("[companies.x]\ndocuments = 3", "companies.x.documents", ["not a table"]),
        ('[companies."../x"]', "companies.../x", ["not a valid slug"]),
        ("[companies.X.documents.privacy]", "companies.X", ["lower-case letters"]),
        ('[companies.x.documents."a b"]', "companies.x.documents.a b", ["not a valid slug"]),
        ("[companies.x.documents.privacy]", "companies.x.documents.privacy.urls", ["is missing"]),
        ('[companies.x]\ndomain = ["x.example"]', "companies.x.domain", ['Did you mean "domains"?']),
        ('[companies.x]\ndomains = ["http://x.example"]', "companies.x.domains", ["only the name"]),
    ],
)
def test_each_fault_is_named_with_its_place_and_its_remedy(
    tmp_path: Path, content: str, key: str, words: list[str]
) -> None:
    # A company needs documents; the faults of its other keys come after that one is mended.
    if content.startswith("[companies.x]\ndomain"):
        content += '\n[companies.x.documents.privacy]\nurls = ["http://x.example/"]'
    error = refusal(tmp_path, content)
    assert error.key == key
    for word in words:
        assert word in str(error)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"[archive]\nbudget = = 3\n", "line 2, column 10"),
        (b'[archive]\ncontact = "', "line 2"),
        (b"[archive]\nbudget = [1,\n", "line 3"),
        (b"[archive]\nbudget = 1\nbudget = 2\n", "line 3"),
        (b'contact = "caf\xe9"', "not UTF-8 (byte 14)"),
    ],
)
def test_what_is_no_toml_is_named_with_its_line(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(content)
    with pytest.raises(ConfigError) as caught:
        load(path, {})
    assert words in str(caught.value)


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(b"\xef\xbb\xbf[archive]\nbudget = 3")
    assert load(path, {}).archive.budget == 3


def test_a_file_that_is_not_there_or_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="does not exist"):
        load(tmp_path / "absent.toml", {})
    with pytest.raises(ConfigError, match="cannot be read"):
        load(tmp_path, {})


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    place=st.sampled_from([(table, name) for table, keys in tables() for name in keys]),
    value=st.sampled_from(
        ["3", "-3", "true", '""', '"x"', "[]", "[1]", "{}", "{ a = 1 }", "2012-05-03", "nan", '"\\u0000"']
    ),
)
def test_any_value_of_any_key_is_read_or_a_named_error(
    tmp_path: Path, place: tuple[str, str], value: str
) -> None:
    table, key = place[0].replace("<slug>", "x"), place[1]
    content = f"[{table}]\n{key} = {value}\n"
    if table == "companies.x":
        content += '[companies.x.documents.x]\nurls = ["http://x.example/"]'
    try:
        read(tmp_path, content)
    except ConfigError as error:
        assert error.key.startswith(table)


def test_the_configuration_of_this_project_is_read() -> None:
    found = load(ROOT / "config.toml", {})
    assert [company.slug for company in found.companies] == ["nikon", "infiniti", "epson", "seiko", "olympus"]
    assert all(document.cited for company in found.companies for document in company.documents)
    assert matching_company(found.companies, "epson.net") is found.companies[2]


@needs_shared
def test_the_example_of_the_contract_is_read(tmp_path: Path) -> None:
    contract = (SHARED / "CONTRACT.md").read_text(encoding="utf-8")
    found = read(tmp_path, contract.partition("```toml\n")[2].partition("```")[0])
    assert found.archive == replace(Settings().archive, stated=found.archive.stated)
    assert found.schedule == Settings().schedule
    assert found.companies[0].documents == load(ROOT / "config.toml", {}).companies[0].documents


def test_every_table_is_listed_once() -> None:
    assert [name for name, _ in tables()] == [
        "archive",
        "save",
        "store",
        "schedule",
        "digest",
        "digest.smtp",
        "digest.sendmail",
        "digest.webhook",
        "digest.apprise",
        "digest.groups.<slug>",
        "companies.<slug>",
        "companies.<slug>.documents.<slug>",
    ]


def test_keys_and_tables_are_apart() -> None:
    assert set(inner_tables(DigestSettings)) == {"smtp", "sendmail", "webhook", "apprise"}
    assert not set(inner_tables(DigestSettings)) & set(keys_of(DigestSettings))
    assert "stated" not in keys_of(ArchiveSettings)


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("Budget", 'Did you mean "budget"?'),
        ("time_out_seconds", 'Did you mean "timeout_seconds"?'),
        ("cron", '"cron" belongs in [schedule]'),
        ("zzz", "Known keys: budget, timeout_seconds"),
    ],
)
def test_the_nearest_key_is_told(name: str, remedy: str) -> None:
    assert nearest(name, ["timeout_seconds", "budget"]) == remedy
