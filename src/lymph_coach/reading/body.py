"""The text of a page: Markdown turned into our blocks; what they do not have is refused, with its line."""

import re
import unicodedata
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from lymph_coach.reading.errors import PageError
from lymph_coach.reading.inline import REFUSED, Place, SpanReader
from lymph_coach.reading.page import (
    Block,
    Box,
    BoxKind,
    Heading,
    Items,
    Paragraph,
    Picture,
    Says,
    Spans,
    plain,
)

_KIND = re.compile(r"\[!([^\[\]]*)\]\s*")
_DRAWING = re.compile(r"\.\./\.\./drawings/([a-z0-9]+(?:-[a-z0-9]+)*)\.svg")
_CELL_END = re.compile(r"(?<!\\)\|")
_LEVELS = (2, 3)
_COLUMNS = 2

Inside = Sequence[SyntaxTreeNode]


class BodyReader:
    """Reads the body of one page.

    Attributes:
        spans: read the insides; holds the links and citations met.
        pictures: the drawings met.
        anchors: the headings met, as links name them.
    """

    def __init__(self, body: str, file: str, first_line: int) -> None:
        """Reads nothing yet.

        Args:
            body: the Markdown.
            file: the file's name, for errors.
            first_line: the line of the file that the body begins at.
        """
        self.spans = SpanReader(file)
        self.pictures: list[Place] = []
        self.anchors: list[str] = []
        self._body = body
        self._file = file
        self._first_line = first_line

    def read(self) -> tuple[Block, ...]:
        """All blocks.

        Raises:
            PageError: there is something that pages do not have, or nothing.
        """
        # References would let "[^key]: ..." vanish from the page; without them it is refused as text.
        parser = MarkdownIt("commonmark").enable("table").disable("reference")
        blocks = tuple(self._block(node) for node in SyntaxTreeNode(parser.parse(self._body)).children)
        if not blocks:
            raise PageError(self._file, self._first_line, "the page has no text.")
        return blocks

    def _block(self, node: SyntaxTreeNode) -> Block:
        match node.type:
            case "heading":
                return self._heading(node)
            case "paragraph":
                return self._picture(node) if _is_picture(node) else Paragraph(self._run(node))
            case "bullet_list" | "ordered_list":
                return self._items(node)
            case "table":
                return self._says(node)
            case "blockquote":
                return self._box(node)
            case _:
                raise self._stranger(node)

    def _heading(self, node: SyntaxTreeNode) -> Heading:
        level = int(node.tag[1:])
        if node.markup.strip("#"):
            raise self._error(node, "a line underlined with - or = is no heading here; write ## before it")
        if level not in _LEVELS:
            raise self._error(node, f"headings are ## or ###, not {node.markup}; the title stands in the front matter")
        if level > _LEVELS[0] and not self.anchors:
            raise self._error(node, "the first heading is ##")
        spans = self._run(node)
        name = anchor(plain(spans))
        if not name:
            raise self._error(node, "a heading has letters")
        if name in self.anchors:
            raise self._error(node, f"there is a heading {name!r} already; links could not tell them apart")
        self.anchors.append(name)
        return Heading(spans, level, name)

    def _picture(self, node: SyntaxTreeNode) -> Picture:
        image = node.children[0].children[0]
        source = _DRAWING.fullmatch(str(image.attrs.get("src", "")))
        alternative = "".join(part.content or " " for part in image.children).strip()
        caption = " ".join(str(image.attrs.get("title", "")).split())
        if source is None:
            raise self._error(node, "a drawing's address is ../../drawings/name.svg")
        if not alternative or any(part.type not in {"text", "softbreak"} for part in image.children):
            raise self._error(node, "a drawing has words, without marks, for those who cannot see it: ![words](...)")
        if not caption:
            raise self._error(node, 'a drawing has a caption: (../../drawings/name.svg "Caption.")')
        self.pictures.append(Place(source[1], self._line(node)))
        return Picture(source[1], alternative, caption)

    def _items(self, node: SyntaxTreeNode) -> Items:
        if node.attrs.get("start", 1) != 1:
            raise self._error(node, "a numbered list begins with 1")
        items: list[Spans] = []
        for item in node.children:
            for extra in item.children[1:]:
                raise self._error(extra, f"an item is one paragraph, without {REFUSED.get(extra.type, 'a second')}")
            if not item.children:
                raise self._error(item, "an item of a list is empty")
            if item.children[0].type != "paragraph":
                raise self._stranger(item.children[0])
            items.append(self._run(item.children[0]))
        return Items(tuple(items), ordered=node.type == "ordered_list")

    def _says(self, node: SyntaxTreeNode) -> Says:
        """Any two headings do: a translation has its own words for them."""
        rows: list[tuple[Spans, Spans]] = []
        for row in (row for part in node.children for row in part.children):
            line = self._line(row)
            written = self._body.split("\n")[line - self._first_line].strip().removeprefix("|")
            cells = len(_CELL_END.split(re.sub(r"(?<!\\)\|$", "", written)))
            if cells != _COLUMNS or len(row.children) != _COLUMNS:
                raise self._error(row, f"a table has {_COLUMNS} columns, this row {cells}")
            left, right = (self.spans.read(cell.children[0].children, line) for cell in row.children)
            rows.append((left, right))
        if len(rows) == 1:
            raise self._error(node, "the table has no rows")
        heads, *rest = rows
        return Says((plain(heads[0]), plain(heads[1])), tuple(rest))

    def _box(self, node: SyntaxTreeNode) -> Box:
        """A box: its kind, its title, then text and lists; kind, title and text may share one paragraph."""
        rest, line = list(node.children), self._line(node)
        kind, parts = self._box_kind(node, _parts(rest.pop(0)) if rest else [])
        if not parts and rest:
            line = self._line(rest[0]) - 1
            parts = _parts(rest.pop(0))
        if not parts or parts[0].type != "strong" or not _ends_line(parts):
            raise self._error(node, "a box has a title in bold, on a line of its own below its kind")
        title = self.spans.read(parts[:1], line + 1)
        if any(span.link or span.cite for span in title):
            raise self._error(node, "the title of a box has no links and citations")
        blocks: list[Paragraph | Items] = [Paragraph(self.spans.read(parts[2:], line + 2))] if parts[2:] else []
        blocks += [self._in_box(inner) for inner in rest]
        if not blocks:
            raise self._error(node, "a box has text or a list below its title")
        return Box(kind, plain(title), tuple(blocks))

    def _box_kind(self, node: SyntaxTreeNode, parts: Inside) -> tuple[BoxKind, Inside]:
        """The kind, and what follows in the same paragraph."""
        kinds = ", ".join(kind.value for kind in BoxKind)
        written = _KIND.fullmatch(parts[0].content) if parts and parts[0].type == "text" else None
        if written is None or not _ends_line(parts):
            raise self._error(
                node, f"a box begins with its kind, such as [!TIP], on a line of its own; kinds are {kinds}"
            )
        if written[1] not in BoxKind.__members__:
            raise self._error(node, f"{written[1]!r} is no kind of box; kinds are {kinds}")
        return BoxKind[written[1]], parts[2:]

    def _in_box(self, node: SyntaxTreeNode) -> Paragraph | Items:
        match self._block(node):
            case Paragraph() | Items() as block:
                return block
            case _:
                raise self._error(node, "a box holds text and lists only")

    def _run(self, node: SyntaxTreeNode) -> Spans:
        return self.spans.read(node.children[0].children, self._line(node))

    def _line(self, node: SyntaxTreeNode) -> int:
        return self._first_line + (node.map[0] if node.map else 0)

    def _stranger(self, node: SyntaxTreeNode) -> PageError:
        return self._error(node, f"pages do not have {REFUSED.get(node.type, node.type)}")

    def _error(self, node: SyntaxTreeNode, message: str) -> PageError:
        return PageError(self._file, self._line(node), f"{message}.")


def anchor(heading: str) -> str:
    """The name of a heading in links: its letters and digits, small and without accents, parted by hyphens."""
    folded = "".join(char for char in unicodedata.normalize("NFKD", heading.casefold()) if char.isascii())
    return "-".join(re.findall(r"[a-z0-9]+", folded.replace("'", "")))


def _parts(paragraph: SyntaxTreeNode) -> Inside:
    """What a paragraph is made of; nothing where it is something else."""
    if paragraph.type != "paragraph":
        return []
    return [part for part in paragraph.children[0].children if part.type != "text" or part.content]


def _ends_line(parts: Inside) -> bool:
    """Whether the first part is alone on its line."""
    return len(parts) == 1 or parts[1].type == "softbreak"


def _is_picture(paragraph: SyntaxTreeNode) -> bool:
    parts = _parts(paragraph)
    return len(parts) == 1 and parts[0].type == "image"
