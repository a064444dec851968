"""A server on loopback that nobody may reach, and a page that tries every way to reach it."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Thread


@dataclass
class Canary:
    """What arrived at one port of loopback.

    Attributes:
        port: of TCP and of UDP.
        requests: the first line of each connection by TCP, or what else was sent first.
        datagrams: how many datagrams arrived.
    """

    port: int
    requests: list[str] = field(default_factory=list)
    datagrams: int = 0

    @property
    def address(self) -> str:
        """Where it listens, without a scheme."""
        return f"127.0.0.1:{self.port}"


@contextmanager
def canary() -> Iterator[Canary]:
    """Listen for as long as the block runs."""
    tcp, udp = _sockets()
    with tcp, udp:
        caught = Canary(tcp.getsockname()[1])
        threads = [Thread(target=_accept, args=(tcp, caught)), Thread(target=_receive, args=(udp, caught))]
        for thread in threads:
            thread.start()
        yield caught
        with socket.create_connection(("127.0.0.1", caught.port)) as last:
            last.sendall(b"end\n")
        udp.sendto(b"end", ("127.0.0.1", caught.port))
        for thread in threads:
            thread.join()


def _sockets() -> tuple[socket.socket, socket.socket]:
    """Return a listening socket, and one for datagrams at the same port."""
    while True:
        tcp = socket.create_server(("127.0.0.1", 0))
        udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        try:
            udp.bind(tcp.getsockname())
        except OSError:
            tcp.close()
            udp.close()
        else:
            return tcp, udp


def _accept(tcp: socket.socket, caught: Canary) -> None:
    """Answer every connection with an empty page."""
    while True:
        connection, _ = tcp.accept()
        with connection, suppress(OSError):
            connection.settimeout(0.5)
            first = b""
            with suppress(TimeoutError):
                first = connection.recv(4096).partition(b"\n")[0]
            if first == b"end":
                return
            caught.requests.append(first.decode("latin-1").strip())
            connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")


def _receive(udp: socket.socket, caught: Canary) -> None:
    """Count datagrams."""
    while udp.recv(2048) != b"end":
        caught.datagrams += 1


# Each way has a name, by which the canary tells it.
_MARKUP = """<!doctype html><html><head>
<link rel="preconnect" href="http://HOST"><link rel="dns-prefetch" href="//HOST">
<link rel="prefetch" href="http://HOST/prefetch"><link rel="prerender" href="http://HOST/prerender">
<link rel="preload" as="fetch" href="http://HOST/preload"><link rel="modulepreload" href="http://HOST/modulepreload">
<link rel="stylesheet" href="http://HOST/stylesheet"><link rel="icon" href="http://HOST/icon">
<link rel="manifest" href="http://HOST/manifest">
<style>@import "http://HOST/css-import"; @font-face { font-family: f; src: url(http://HOST/font) }
body { font-family: f; background: url(http://HOST/css-image) }</style>
<script type="speculationrules">{"prefetch": [{"source": "list", "urls": ["http://HOST/speculation"]}]}</script>
</head><body><p>Text of the policy</p>
<img src="http://HOST/image"><script src="http://HOST/script"></script><iframe src="http://HOST/frame"></iframe>
<iframe srcdoc="<meta http-equiv=refresh content='0; url=http://HOST/refresh'>"></iframe>
<video src="http://HOST/video"></video><object data="http://HOST/object"></object><embed src="http://HOST/embed">
<svg><use href="http://HOST/svg#a"></use></svg>
<a id="ping" href="#here" ping="http://HOST/ping">here</a><a id="blank" target="_blank" href="http://HOST/blank">new</a>
<form id="post" method="post" action="http://HOST/post" target="inner"></form><iframe name="inner"></iframe>
"""
_CODE = """
const http = 'http://HOST/';
const quietly = action => { try { Promise.resolve(action()).catch(() => 0) } catch {} };
quietly(() => fetch(http + 'fetch'));
quietly(() => fetch(http + 'no-cors', {mode: 'no-cors', method: 'POST', keepalive: true, body: 'x'}));
quietly(() => { const x = new XMLHttpRequest(); x.open('GET', http + 'xhr'); x.send() });
quietly(() => { new WebSocket('ws://HOST/socket') });
quietly(() => { new EventSource(http + 'events') });
quietly(() => navigator.sendBeacon(http + 'beacon', 'x'));
quietly(() => import(http + 'module'));
quietly(() => { window.open(http + 'window') });
quietly(() => { document.getElementById('ping').click() });
quietly(() => { document.getElementById('blank').click() });
quietly(() => { document.getElementById('post').submit() });
quietly(() => navigator.serviceWorker.register('/worker.js'));
quietly(() => fetchLater(http + 'later', {activateAfter: 0}));
quietly(() => { new WebTransport('https://HOST/transport') });
const work = "try { importScripts('http://HOST/worker-import') } catch {}"
  + "fetch('http://HOST/worker-fetch').catch(() => 0);"
  + "try { new WebSocket('ws://HOST/worker-socket') } catch {}"
  + "try { new WebTransport('https://HOST/worker-transport') } catch {}";
quietly(() => { new Worker(URL.createObjectURL(new Blob([work]))) });
quietly(() => { new SharedWorker('data:text/javascript,' + encodeURIComponent(work)) });
quietly(async () => {
  const urls = ['stun:HOST', 'turn:HOST?transport=tcp'];
  const peer = new RTCPeerConnection({iceServers: [{urls, username: 'a', credential: 'b'}]});
  peer.createDataChannel('a'); await peer.setLocalDescription(await peer.createOffer());
});
"""


def page_that_calls(address: str) -> str:
    """Return a page that tries every way to reach an address.

    Args:
        address: host and port.
    """
    return f"{_MARKUP}<script>{_CODE}</script>".replace("HOST", address)


def worker_that_calls(address: str) -> str:
    """Return a service worker that does."""
    return f"fetch('http://{address}/service-worker-fetch'); importScripts('http://{address}/service-worker-import')"
