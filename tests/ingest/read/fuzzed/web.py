"""Web pages with random features."""

from collections.abc import Callable
from random import Random

from tests.ingest.read.fuzzed.words import Fuzzed, Words, fuzzed

_SHEET = (
    "<style>.utkast{display:none} #g p.x{visibility:hidden} .struken{text-decoration:line-through}"
    "@media print{.tryck{display:none}} .liten{font-size:0} .kvar{display:none} div .kvar{display:block}"
    ":hover{display:none} p::before{content:'dold'} @font-face{font-family:x}</style>"
)
_HIDING = (
    "<p hidden>{}</p>",
    "<p style='display : none'>{}</p>",
    "<div style='visibility:hidden'><b>{}</b></div>",
    "<p class='a utkast b'>{}</p>",
    "<div id=g><p class=x>{}</p></div>",
    "<span class=struken>{}</span>",
    "<p><s>{}</s></p>",
    "<p class=liten>{}</p>",
    "<p style='opacity:0'>{}</p>",
    "<script>var x='{}'</script>",
    "<template><p>{}</p></template>",
    "<!-- {} -->",
    "<del><p>{}</p></del>",
    "<p style='position:absolute; left:-9999px'>{}</p>",
    "<div style='height:0;overflow:hidden'>{}</div>",
    "<dialog>{}</dialog>",
    "<font color='#FFFFFF'>{}</font>",
    "<p style='color: #eee; background: #eee'>{}</p>",
    "<p style='color:#ffffff; background-color:white'>{}</p>",
    "<div style='background:rgb(0,51,102)'><p style='color:#003366'>{}</p></div>",
    "<p style='color:transparent'>{}</p>",
    "<p style='font-size:1px'>{}</p>",
    "<table><tr><td bgcolor=yellow><font color='#FFFF00'>{}</font></table>",
)
_SHOWING = (
    "<p>{}</p>",
    "<p class=tryck>{}</p>",
    "<div><p class=kvar>{}</p></div>",
    "<p style='display:block'>{}</p>",
    "<section><article><h3>{}</h3></article></section>",
    "<blockquote>{}</blockquote>",
    "<pre>{}</pre>",
    "<ins>{}</ins>",
    "<details><summary>{}</summary></details>",
    "<p>{}<p>",
    "<font color=red>{}</font>",
    "<dl><dt>{}</dl>",
    "<center><a href='x'>{}</a></center>",
    "<p style='position:absolute; left:12px; color:white; background:#036'>{}</p>",
    "<div style='overflow:hidden; height:40px'>{}</div>",
    "<table><tr><td>{}</table>",
    "<div style='color:white'><p style='background:#036'>{}</p></div>",
    "<div style='background:url(bild.png)'><p style='color:white'>{}</p></div>",
    "<p style='background:white; color:#333; font-size:.8em'>{}</p>",
)


def web_file(seed: int) -> Fuzzed:
    """Return a web page made from `seed`."""
    random = Random(seed)
    words = Words(random)
    parts = [random.choice(_PARTS)(words, random) for _ in range(random.randint(3, 20))]
    parts.append(f"<p>{words.show()}</p>")
    body = "".join(parts)
    page = f"<!DOCTYPE html><html><head><meta charset=utf-8>{_SHEET}</head><body>{body}</body></html>"
    return fuzzed("a.html", page.encode(), words)


def _shown(words: Words, random: Random) -> str:
    return random.choice(_SHOWING).format(words.show(random.randint(1, 5)))


def _hidden(words: Words, random: Random) -> str:
    return random.choice(_HIDING).format(words.hide(random.randint(1, 3)))


def _list(words: Words, random: Random) -> str:
    items = "".join(f"<li>{words.show(2)}{_nested(words, random)}" for _ in range(random.randint(1, 4)))
    return f"<{(tag := random.choice(('ul', 'ol')))}>{items}<li hidden>{words.hide()}</li></{tag}>"


def _nested(words: Words, random: Random) -> str:
    return f"<ul><li>{words.show()}</ul>" if random.random() < 0.3 else ""


def _table(words: Words, random: Random) -> str:
    columns = random.randint(1, 5)
    rows = []
    for at in range(random.randint(1, 6)):
        tag = "th" if at == 0 else "td"
        spans = random.random() < 0.2
        cells = [f"<{tag}>{words.show(random.randint(1, 2))}" for _ in range(1 if spans else columns)]
        attribute = f" colspan={columns}" if spans else ""
        cells[0] = cells[0].replace(">", f"{attribute}>", 1)
        if random.random() < 0.2:
            cells.append(f"<{tag} style='display:none'>{words.hide()}")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    rows.append(f"<tr hidden><td>{words.hide()}</tr>" if random.random() < 0.3 else "")
    inner = f"<tr><td><table><tr><td>{words.show()}<td>{words.show()}</table></tr>" if random.random() < 0.2 else ""
    return f"<table>{''.join(rows)}{inner}</table>"


_PARTS: tuple[Callable[[Words, Random], str], ...] = (_shown, _shown, _hidden, _list, _table)
