"""Compressed bodies, with the right header, a wrong one and none."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable

import brotli
import pytest
import zstandard

from harvester.extract.decode.inflate import LARGEST_BODY, TooLarge, inflated

PAGE = b"<html><title>Privacy</title><p>We keep your data, all of it, for as long as we like.</p>" * 40


def raw_deflate(body: bytes) -> bytes:
    compressor = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return compressor.compress(body) + compressor.flush()


WAYS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "raw deflate": raw_deflate,
    "br": brotli.compress,
    "zstd": zstandard.compress,
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("header", ["right", None, "", "gzip", "br", ", gzip", "identity", "nonsense"])
def test_the_bytes_decide_not_the_header(way: str, header: str | None) -> None:
    said = way.removeprefix("raw ") if header == "right" else header
    assert inflated(WAYS[way](PAGE), said) == PAGE


@pytest.mark.parametrize("header", [None, "gzip", "br", "deflate", "gzip, gzip", "zstd"])
def test_a_plain_body_stays_as_it_is(header: str | None) -> None:
    assert inflated(PAGE, header) == PAGE
    assert inflated(b"", header) == b""


def test_two_layers_are_opened_and_no_third() -> None:
    twice = gzip.compress(zstandard.compress(PAGE))
    assert inflated(twice, "gzip") == PAGE
    assert inflated(gzip.compress(twice), "gzip") == zstandard.compress(PAGE)


def test_several_parts_of_gzip_are_one_body() -> None:
    assert inflated(gzip.compress(PAGE) + gzip.compress(PAGE), "gzip") == PAGE * 2


@pytest.mark.parametrize("way", ["gzip", "deflate", "zstd"])
def test_a_body_that_was_cut_off_gives_what_there_is(way: str) -> None:
    body = b"".join(b"<p>%d</p>" % (number * number) for number in range(20_000))
    cut = inflated(WAYS[way](body)[:-60], way)
    assert body.startswith(cut)
    assert 0 < len(cut) < len(body)


@pytest.mark.parametrize("way", ["gzip", "br", "zstd", "deflate"])
def test_a_bomb_is_refused(way: str) -> None:
    with pytest.raises(TooLarge):
        inflated(WAYS[way](b"a" * (LARGEST_BODY + 1)), way)


def test_broken_gzip_is_left_to_others() -> None:
    assert inflated(b"\x1f\x8b\x08garbage", "gzip") == b"\x1f\x8b\x08garbage"
