"""The form in which the bytes of snapshots are kept."""

from __future__ import annotations

import hashlib
import random

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from store.compression import (
    BASE_LIMIT_BYTES,
    BODY_LIMIT_BYTES,
    CHAIN_LIMIT,
    EncodedBody,
    can_be_base,
    compress,
    decompress,
    unzstd,
)
from store.errors import StoreError


def name(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


def page(seed: int, paragraphs: int = 200) -> bytes:
    """Return a page of words at random."""
    chance = random.Random(seed)
    words = [f"w{number}" for number in range(2000)]
    lines = (" ".join(chance.choices(words, k=60)) for _ in range(paragraphs))
    return b"<html>" + "".join(f"<p>{line}</p>\n" for line in lines).encode() + b"</html>"


@settings(deadline=None, max_examples=80)
@given(st.binary(max_size=2000), st.none() | st.binary(max_size=2000))
def test_law_what_was_kept_comes_back(body: bytes, base: bytes | None) -> None:
    kept = compress(body, base)
    assert decompress(kept.codec, kept.data, base if kept.based else None, name(body)) == body


def test_the_same_arguments_give_the_same_data() -> None:
    assert compress(page(1), page(2)) == compress(page(1), page(2))


def test_a_page_next_to_another_costs_what_is_new_in_it() -> None:
    old = page(1)
    new = old.replace(b"<html>", b"<html><!-- 4711 -->", 1)[:-7] + b"<p>one more</p></html>"
    kept = compress(new, old)
    assert kept.based
    assert len(kept.data) < 200
    assert decompress(kept.codec, kept.data, old, name(new)) == new


def test_a_page_unlike_its_neighbour_begins_a_new_chain() -> None:
    assert not compress(random.Random(1).randbytes(5000), random.Random(2).randbytes(5000)).based


def test_a_base_that_begins_like_a_trained_dictionary_is_only_a_prefix() -> None:
    base = zstandard.train_dictionary(4096, [page(seed, 5) for seed in range(50)]).as_bytes()
    body = base + b"and more"
    kept = compress(body, base)
    assert kept.based
    assert decompress(kept.codec, kept.data, base, name(body)) == body


def test_a_chain_is_read_back_from_every_link() -> None:
    links: list[tuple[bytes, EncodedBody, int]] = []
    body = page(3)
    for number in range(CHAIN_LIMIT + 3):
        depth = links[-1][2] if links else 0
        base = links[-1][0] if links and can_be_base(depth, len(links[-1][0])) else None
        links.append((body, compress(body, base), depth + 1 if base is not None else 0))
        body = body.replace(b"</html>", f"<p>{number}</p></html>".encode())
    assert [number for number, (_, kept, _) in enumerate(links) if not kept.based] == [0, CHAIN_LIMIT + 1]
    for start in (len(links) - 1, 5, 0):
        first = start
        while links[first][1].based:
            first -= 1
        above: bytes | None = None
        for body, kept, _ in links[first : start + 1]:
            above = decompress(kept.codec, kept.data, above, name(body))
        assert above == links[start][0]


def test_long_bodies_are_no_base_and_need_none() -> None:
    assert can_be_base(0, BASE_LIMIT_BYTES)
    assert not can_be_base(0, BASE_LIMIT_BYTES + 1)
    assert not can_be_base(CHAIN_LIMIT, 1)
    long = bytes(BASE_LIMIT_BYTES + 1)
    assert not compress(long + b"x" * BASE_LIMIT_BYTES, long).based


def test_a_body_that_could_not_be_read_back_is_refused() -> None:
    with pytest.raises(StoreError, match="more than a snapshot may have"):
        compress(bytes(BODY_LIMIT_BYTES + 1), None)


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda data: b"", id="empty"),
        pytest.param(lambda data: data[:-3], id="cut off"),
        pytest.param(lambda data: data + b"more", id="more than a frame"),
        pytest.param(lambda data: b"no frame at all" * 9, id="something else"),
        pytest.param(lambda data: bytes([*data[:40], data[40] ^ 255, *data[41:]]), id="a byte changed"),
        pytest.param(lambda data: zstandard.compress(b"another page"), id="another page"),
        pytest.param(lambda data: zstandard.compress(bytes(BODY_LIMIT_BYTES + 1)), id="a bomb"),
    ],
)
def test_damage_is_told_with_the_name(spoil) -> None:  # type: ignore[no-untyped-def]
    body = page(4)
    kept = compress(body, None)
    with pytest.raises(StoreError, match=name(body)):
        decompress(kept.codec, spoil(kept.data), None, name(body))


def test_a_missing_or_wrong_base_is_told_with_the_name() -> None:
    old, new = page(5), page(5) + b"<p>more</p>"
    kept = compress(new, old)
    for base in (None, page(6)):
        with pytest.raises(StoreError, match=name(new)):
            decompress(kept.codec, kept.data, base, name(new))


def test_a_form_of_a_later_version_is_told() -> None:
    with pytest.raises(StoreError, match="cannot read: 'brotli'"):
        decompress("brotli", b"", None, name(b""))


def test_a_body_that_its_server_sent_compressed_is_opened() -> None:
    body = page(7)
    two_frames = zstandard.compress(body[:1000]) + zstandard.compress(body[1000:])
    assert unzstd(zstandard.compress(body), 10**6) == body
    assert unzstd(two_frames, 10**6) == body
    streamed = zstandard.ZstdCompressor(write_content_size=False).compress(body)
    assert unzstd(streamed, len(body)) == body


def test_of_a_body_that_was_cut_off_what_came_is_opened() -> None:
    body = page(8, 5000)
    opened = unzstd(zstandard.compress(body)[:-1000], 10**7)
    assert opened
    assert body.startswith(opened)


def test_a_bomb_is_opened_hardly_further_than_the_limit() -> None:
    opened = unzstd(zstandard.compress(bytes(10**8)), 1000)
    assert 1000 < len(opened) < 2 * 10**6


def test_what_is_no_zstd_opens_to_nothing() -> None:
    assert unzstd(b"no frame at all", 1000) == b""
    assert unzstd(b"", 1000) == b""
