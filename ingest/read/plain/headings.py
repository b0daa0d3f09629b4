"""Chunks -> which of them are headings, and how high each stands."""

import re
from collections.abc import Sequence

from ingest.genre.line_kinds import (
    goal_level,
    goal_title,
    is_bold_line,
    is_goal,
    is_markdown_heading,
    is_numbered_heading,
    is_part,
    is_sentence_like,
    is_slide_goal,
    is_title_like,
    plain,
)
from ingest.read.elements import Heading
from ingest.read.heading_path import GOALS, Rank
from ingest.read.plain.paragraphs import Chunk

# Headings of the genre that stand outside the goal tree, in the order of a report.
_SECTION = re.compile(
    r"^(?:sammanfattning|förslag till beslut|(?:förvaltningens|kontorets) förslag till beslut|bakgrund|ärendet"
    r"|ärendets beredning|beslutsunderlag|inledning|sammanfattande analys|innehåll(?:sförteckning)?|bilag(?:a|or)"
    r"|uppföljning av (?:kommunfullmäktiges|kf:s|nämndens) (?:inriktnings)?mål|(?:\w+ )?mål och måluppfyllelse"
    r"|(?:redovisning|uppföljning|analys) av (?:ekonomi\w*|budget\w*)|ekonomi(?:sk (?:redovisning|uppföljning))?"
    r"|budget(?: \d{4})?|(?:systematiskt )?kvalitetsarbete|övrigt|övriga frågor|attesterat av|underskrift(?:er)?)$",
    re.IGNORECASE,
)
_SUBSECTION = re.compile(
    r"^(?:uppföljning av driftbudget\w*|driftbudget\w*|nämndens ekonomiska förutsättningar|investeringar"
    r"|investeringsbudget|försäljning(?:ar)? av anläggningstillgångar|resultatenheter|verksamhetsprojekt\b.*"
    r"|budgetjusteringar|omslutningsförändringar|medel för lokaländamål|övriga ekonomiska redovisningar"
    r"|prestationsförändringar|resultatdispositioner|resultaträkning|balansräkning)$",
    re.IGNORECASE,
)
_ECONOMY = re.compile(r"\bekonomi|\bbudget|\bbokslut", re.IGNORECASE)
_AREA = re.compile(
    r"^(?:nämnd[- ]*(?:och|&) (?:förvaltnings)?administration|individ[- ]*och familjeomsorg(?:en)?(?! för)\b.*"
    r"|stadsmiljö(?:verksamhet)?(?: inkl.*)?|avskrivningar.*|förskol(?:a|an|everksamhet(?:en)?)|äldreomsorg(?:en)?"
    r"|stöd[- ]+och service till personer med funktionsnedsättning|omsorg om personer med funktionsnedsättning.*"
    r"|(?:verksamhet för )?barn, kultur och fritid|kultur och fritid|arbetsmarknad(?:såtgärder)?|grundskola"
    r"|ekonomiskt bistånd(?: och arbetsmarknad\w*)?|övrig verksamhet|hemtjänst)$",
    re.IGNORECASE,
)
_ROLE = re.compile(r"(?:direktör|chef|handläggare|sekreterare|controller|strateg|ordförande)\s*$", re.IGNORECASE)


_TALLEST = 3  # lines of a heading
_DASHED = re.compile(r"^\s*–\s*(\*{1,3})[^*]{2,60}\1\s*$")  # "– *Title*" alone on its line


class HeadingReader:
    """Recognises the headings of one document; `texts` are its chunks' joined lines, `lines` their raw first lines."""

    def __init__(self, chunks: Sequence[Chunk], texts: Sequence[str], raw: Sequence[str], *, unwrapped: bool) -> None:
        self._chunks, self._texts, self._raw, self._unwrapped = chunks, texts, raw, unwrapped
        levels = [goal_level(text) for text in raw]
        at = [i for i, level in enumerate(levels) if level]
        self._first_goal, self._last_goal = (at[0], at[-1]) if at else (len(chunks), -1)
        self._goal_titles = {goal_title(texts[i + is_slide_goal(raw[i])]).casefold() for i in at if i + 1 < len(chunks)}
        self._levels = levels
        self._subsections: set[str] = set()  # of the section read last: a title that comes again stands lower
        inside = [i for i, chunk in enumerate(chunks) if not chunk.opens_page and is_title_like(texts[i])]
        self._ever_glued = {plain(texts[i]).casefold() for i in inside if not chunks[i].gap}
        self._mostly_airy = 2 * sum(chunks[i].gap > 0 for i in inside if not self._follows_other(i)) > len(inside)

    def read(self, index: int, open_: Sequence[Heading]) -> Heading | None:
        """Return chunk `index` as a heading under the headings `open_`, outermost first, or None if it is text."""
        chunk, raw, text = self._chunks[index], self._raw[index], plain(self._texts[index])
        if is_goal(raw):
            goal = (Rank.KF_GOAL, Rank.AREA_GOAL, Rank.BOARD_GOAL)[goal_level(raw) - 1]
            return _heading(_spaced(text), goal)
        marked = is_markdown_heading(raw) or is_bold_line(raw) or is_numbered_heading(raw)
        if _DASHED.match(raw):
            dashed = next((h.level for h in open_ if h.text.startswith("–")), int(Rank.GLUED))
            return _heading(f"– {text.lstrip('– ')}", dashed)
        if not text or chunk.note or (chunk.item and not marked):
            return None
        in_tree = any(heading.level in GOALS for heading in open_)
        if is_part(raw):
            return _heading(text.rstrip(": "), Rank.PART if in_tree else self._minor(index, open_))
        if not marked and not self._is_unmarked_heading(index, text):
            return None
        rank = self._rank(index, text, open_, in_tree=in_tree)
        return _heading(text, rank, bold=is_bold_line(raw.lstrip("# ")))

    def _rank(self, index: int, text: str, open_: Sequence[Heading], *, in_tree: bool) -> int:
        raw = self._raw[index]
        if self._may_leave_tree(index):
            if _SECTION.match(text) and not self._is_glued_to_heading(index, open_):
                self._subsections.clear()
                return Rank.SECTION
            economy = any(h.level == Rank.SECTION and _ECONOMY.search(h.text) for h in open_)
            if _SUBSECTION.match(text) and text not in self._subsections:
                if economy:
                    self._subsections.add(text)
                    return Rank.SUBSECTION
                if index > self._last_goal >= 0:
                    return Rank.SECTION
            if economy and _AREA.match(text):
                return Rank.AREA
            if in_tree and self._chunks[index].after_table and open_[-1].level >= Rank.BOARD_GOAL:
                return Rank.SECTION
        if is_markdown_heading(raw):
            rank = self._markdown_rank(raw, open_, in_tree=in_tree)
            under = open_[-1].level if open_ and plain(self._texts[index - 1]) == open_[-1].text else 0
            return under + 1 if Rank.MINOR <= rank < under else rank  # no heading stands right above its parent
        return self._minor(index, open_)

    def _markdown_rank(self, raw: str, open_: Sequence[Heading], *, in_tree: bool) -> int:
        """Rank by the number of `#`; at most two of them outside goals and economy open a section."""
        depth = len(raw) - len(raw.lstrip("#"))
        inside = in_tree or any(_ECONOMY.search(h.text) for h in open_ if h.level == Rank.SECTION)
        return Rank.SECTION if depth <= 2 and not inside else Rank.MINOR + depth - 1

    def _minor(self, index: int, open_: Sequence[Heading]) -> int:
        chunk = self._chunks[index]
        if plain(self._texts[index]).casefold() in self._goal_titles:
            return Rank.GOAL_TITLE
        if is_bold_line(self._raw[index]):  # a heading that lost its marks: as high as the last one in bold
            return next((h.level for h in reversed(open_) if h.bold and h.level >= Rank.MINOR), Rank.GLUED + 2)
        if chunk.after_table and open_ and open_[-1].level >= Rank.MINOR:
            return open_[-1].level
        title = plain(self._texts[index]).casefold()
        air = self._mostly_airy if chunk.opens_page and not chunk.gap else chunk.gap > 0
        airy = air and title not in self._ever_glued  # one title has one rank
        return Rank.MINOR if airy and not self._follows_other(index) else Rank.GLUED

    def _follows_other(self, index: int) -> bool:
        """Tell whether what stands above chunk `index` is no running text: air there says nothing of rank."""
        return index == 0 or self._chunks[index].after_table or self._was_heading(index - 1)

    def _was_heading(self, index: int) -> bool:
        return is_goal(self._raw[index]) or is_part(self._raw[index]) or is_title_like(self._texts[index])

    def _is_glued_to_heading(self, index: int, open_: Sequence[Heading]) -> bool:
        above = plain(self._texts[index - 1]) if index else ""
        return bool(open_) and self._chunks[index].gap == 0 and above == open_[-1].text

    def _may_leave_tree(self, index: int) -> bool:
        """Tell whether chunk `index` is outside the stretch of goals, or right before the tree begins anew."""
        if not self._first_goal < index < self._last_goal:
            return True
        following = next((level for level in self._levels[index + 1 :] if level), 0)
        return following == 1

    def _is_unmarked_heading(self, index: int, text: str) -> bool:
        chunk = self._chunks[index]
        if text.casefold() in self._goal_titles:
            return True
        if "\t" in self._raw[index] or not is_title_like(text) or len(chunk.lines) > _TALLEST:
            return False
        if chunk.before_table and not self._unwrapped:
            return not _ROLE.search(text) and not is_sentence_like(text)
        if index + 1 >= len(self._chunks):
            return False
        after = self._chunks[index + 1]
        if self._unwrapped and not (after.gap and (chunk.gap or not index)):
            return False
        if not after.item and not self._texts[index + 1][:1].isupper() and not after.after_table:
            return False
        if _ROLE.search(self._texts[index + 1]) or _ROLE.search(text):
            return False
        if _SECTION.match(text) or _SUBSECTION.match(text):
            return True
        return not is_sentence_like(text)


def _spaced(text: str) -> str:
    """Put the space back that is lost after a goal's number: `1.2.1.Alla` -> `1.2.1. Alla`."""
    return re.sub(r"(\d\.?)(?=[A-ZÅÄÖ])", r"\1 ", text, count=1)


def _heading(text: str, rank: int, *, bold: bool = False) -> Heading:
    return Heading(text=text, level=rank, ranked=True, bold=bold)


def is_slide_heading(raw: str) -> bool:
    """Tell whether the heading takes its title from the chunk after it."""
    return is_slide_goal(raw)
