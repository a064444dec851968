"""Pages that show nothing until a script runs, and hold a policy as data in the ways of frameworks."""

from __future__ import annotations

import html
import json
from collections.abc import Callable

from harvester.extract import ExtractError, extract
from harvester.extract.data.values import DataValue

TITLE = "Privacy Policy | Thistledown Looms"
URL = "https://www.thistledown.example/legal/privacy-policy"
SHELL = '<div id="root"></div>'
PROSE = "We collect personal data with your consent, for the purposes named here, and disclose none. "


def page(body: str, title: str = TITLE) -> bytes:
    """Return a page."""
    head = f"<head><title>{title}</title></head>"
    return f'<!doctype html><html lang="en">{head}<body>{body}</body></html>'.encode()


def text_of(body: str) -> str:
    """Return the text of a page, "" if it has none."""
    try:
        found = extract(page(body), "text/html; charset=utf-8", URL, "complete")
    except ExtractError:
        return ""
    found.text.encode("utf-8")
    return found.markdown


def script(text: str, kind: str = "") -> str:
    """Return a page that shows nothing and holds a script."""
    return f'{SHELL}<script type="{kind}">{text}</script>'


def as_json(value: DataValue) -> str:
    """Return a value as JSON that may stand in a script."""
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")


def _props(value: DataValue) -> dict[str, DataValue]:
    """Return what a page of a framework has beside its text."""
    return {
        "pageProps": {
            "navigation": [{"label": "Cloth", "href": "/cloth"}, {"label": "Threads", "href": "/threads"}],
            "page": {"title": "Privacy Policy", "slug": "privacy-policy", "body": value},
            "footer": {
                "text": "Thistledown Looms, 4 Weir Lane, has woven cloth for you since 1911, and will."
            },
        }
    }


def _assigned(start: str, value: str, end: str = ";") -> str:
    return f"{SHELL}<script>{start}{value}{end}</script>"


def _flight(*rows: str) -> str:
    stream = "".join(rows)
    middle = len(stream) // 2
    pushes = "".join(
        f"<script>self.__next_f.push([1,{as_json(part)}])</script>"
        for part in (stream[:middle], stream[middle:])
    )
    return f"{SHELL}<script>(self.__next_f=self.__next_f||[]).push([0])</script>{pushes}"


def _flight_prop(value: DataValue) -> str:
    tree = ["$", "main", None, {"children": ["$", "$L2", None, {"document": value, "onClick": "$undefined"}]}]
    return _flight('2:I[4711,["static/chunks/app.js"],"Policy"]\n', f"0:{json.dumps(tree)}\n")


def _flight_layout(value: DataValue) -> str:
    page: DataValue = ["$", "$L2", None, {"document": value}]
    row: DataValue = {
        "P": None,
        "c": ["", "legal", "privacy-policy"],
        "f": [
            [
                ["", {"children": ["legal", {}]}],
                ["", ["$", "$1", "c", {"children": [None, "$L3"]}], {"children": ["l", page, {}]}],
            ]
        ],
    }
    shell: DataValue = [
        ["$", "$L4", None, {"children": "(function m(a,b){try{let e=document.title}catch(c){}})(1,2)"}],
        ["$", "nav", None, {"children": ["$", "a", None, {"href": "/cloth", "children": "Cloth"}]}],
        [
            "$",
            "footer",
            None,
            {"children": "Thistledown Looms, 4 Weir Lane, has woven cloth since 1911, and it will."},
        ],
    ]
    return _flight(
        '2:I[4711,["static/chunks/app.js"],"Policy"]\n', f"0:{json.dumps(row)}\n3:{json.dumps(shell)}\n"
    )


def _flight_text(value: DataValue) -> str:
    text = value if isinstance(value, str) else json.dumps(value)
    size = len(text.encode())
    inner: DataValue = (
        {"dangerouslySetInnerHTML": {"__html": "$3"}} if text.startswith("<") else {"text": "$3"}
    )
    kind = "div" if text.startswith("<") else "$L2"
    return _flight(
        f'0:["$","main",null,{{"children":["$","{kind}",null,{json.dumps(inner)}]}}]\n3:T{size:x},{text}'
    )


def _nuxt_2(value: DataValue) -> str:
    body = as_json(value)
    return _assigned(
        "window.__NUXT__=(function(a,b,c){c.title=a;c.self=c;return "
        f'{{layout:"default",data:[{{page:{{slug:b,text:{body}}}}}],error:null,state:{{one:c}},serverRendered:!0}}}}',
        '("Privacy Policy","privacy-policy",{})',
        ");",
    )


def _numbered(value: DataValue, table: list[DataValue]) -> int:
    """Add a value to a table as devalue does, and return its number."""
    place = len(table)
    table.append(None)
    if isinstance(value, dict):
        table[place] = {key: _numbered(one, table) for key, one in value.items()}
    elif isinstance(value, list):
        table[place] = [_numbered(one, table) for one in value]
    else:
        table[place] = value
    return place


def _nuxt_3(value: DataValue) -> str:
    table: list[DataValue] = [["ShallowReactive", 1]]
    _numbered({"data": {"policy": value}, "state": {}, "serverRendered": True}, table)
    return f'{SHELL}<script type="application/json" id="__NUXT_DATA__">{as_json(table)}</script>'


def _turbo(value: DataValue, table: list[DataValue]) -> int:
    """Add a value to a table as turbo-stream does, and return its number."""
    place = len(table)
    table.append(None)
    if isinstance(value, dict):
        members: dict[str, DataValue] = {}
        for key, one in value.items():
            number = len(table)
            table.append(key)
            members[f"_{number}"] = _turbo(one, table)
        table[place] = members
    elif isinstance(value, list):
        table[place] = [_turbo(one, table) for one in value]
    else:
        table[place] = value
    return place


def _react_router(value: DataValue) -> str:
    table: list[DataValue] = []
    _turbo({"loaderData": {"routes/privacy": {"body": value}}, "actionData": None}, table)
    line = as_json(f"{json.dumps(table)}\n")
    return (
        f"{SHELL}<script>window.__reactRouterContext={{}};</script>"
        f"<script>window.__reactRouterContext.streamController.enqueue({line});</script>"
    )


def _apollo(value: DataValue) -> str:
    cache: DataValue = {
        "ROOT_QUERY": {"__typename": "Query", 'page({"slug":"privacy-policy"})': {"__ref": "Page:7"}},
        "Text:3": {"__typename": "Text", "value": value, "page": {"__ref": "Page:7"}},
        "Page:7": {"__typename": "Page", "title": "Privacy Policy", "body": {"__ref": "Text:3"}},
    }
    return _assigned("window.__APOLLO_STATE__ = ", as_json(cache))


def _astro(value: DataValue) -> str:
    def paired(one: DataValue) -> DataValue:
        if isinstance(one, list):
            return [1, [paired(inside) for inside in one]]
        return [0, {key: paired(inside) for key, inside in one.items()} if isinstance(one, dict) else one]

    props = html.escape(json.dumps({"policy": paired(value)}))
    return f'<astro-island component-url="/_astro/P.js" props="{props}" ssr client="only"></astro-island>'


def _sveltekit(value: DataValue) -> str:
    answer: DataValue = {"status": 200, "headers": {}, "body": json.dumps({"policy": value})}
    return (
        f'{SHELL}<script type="application/json" data-sveltekit-fetched data-url="/api/policy">'
        f"{as_json(answer)}</script>"
    )


def _sveltekit_data(value: DataValue) -> str:
    return _assigned(
        "{__sveltekit_1={base:''};const e=document.currentScript;const data = ",
        f'[null,{{type:"data",data:{{policy:{as_json(value)},when:new Date(1600000000000)}},uses:{{}}}}]',
        ";Promise.all([]).then(([k])=>{k.start(a,e,{data})})}",
    )


def _angular(value: DataValue) -> str:
    escaped = json.dumps({"/api/policy": {"body": value}}, ensure_ascii=False)
    for sign, code in (("&", "&a;"), ('"', "&q;"), ("'", "&s;"), ("<", "&l;"), (">", "&g;")):
        escaped = escaped.replace(sign, code)
    return f'{SHELL}<script id="serverApp-state" type="application/json">{escaped}</script>'


CARRIERS: dict[str, Callable[[DataValue], str]] = {
    "__NEXT_DATA__": lambda value: (
        f'{SHELL}<script id="__NEXT_DATA__" type="application/json">'
        f"{as_json({'props': _props(value)})}</script>"
    ),
    "flight, property": _flight_prop,
    "flight, text": _flight_text,
    "flight, layout": _flight_layout,
    "Nuxt 2": _nuxt_2,
    "Nuxt 3": _nuxt_3,
    "React Router": _react_router,
    "Remix": lambda value: _assigned(
        "window.__remixContext = ", as_json({"state": {"loaderData": {"p": value}}})
    ),
    "Apollo": _apollo,
    "Redux": lambda value: _assigned("window.__PRELOADED_STATE__ = ", as_json({"policy": {"text": value}})),
    "string of JSON": lambda value: _assigned(
        "window.__DATA__ = JSON.parse(", as_json(json.dumps({"policy": value})), ");"
    ),
    "literal": lambda value: _assigned(
        "var a = {when: void 0, 'n': 0x1F, page: ", as_json(value), ", /* end */ };"
    ),
    "Astro": _astro,
    "SvelteKit, answer": _sveltekit,
    "SvelteKit, data": _sveltekit_data,
    "Angular": _angular,
    "attribute": lambda value: f'<div id="app" data-page="{html.escape(json.dumps(_props(value)))}"></div>',
    "type of its own": lambda value: f'<script type="app/shoebox" id="shoebox-1">{as_json([value])}</script>',
}
# What holds markup, not values.
MARKUP: dict[str, Callable[[str], str]] = {
    "template": lambda markup: f"{SHELL}<template>{markup}</template>",
    "shadow": lambda markup: (
        '<my-page><template shadowrootmode="open"><slot></slot><my-text><template shadowrootmode="open">'
        f"{markup}</template></my-text></template></my-page>"
    ),
    "textarea": lambda markup: f"{SHELL}<textarea hidden>{html.escape(markup)}</textarea>",
    "srcdoc": lambda markup: f'<iframe srcdoc="{html.escape(markup)}"></iframe>',
    "script": lambda markup: f'{SHELL}<script type="text/x-template">{markup}</script>',
    "attribute": lambda markup: f'<policy-text html="{html.escape(markup)}"></policy-text>',
    "JSON-LD": lambda markup: (
        '<script type="application/ld+json">'
        f"{as_json({'description': 'Cloth. ' * 30, 'mainEntity': {'articleBody': markup}})}</script>"
    ),
}
