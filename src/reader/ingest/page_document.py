"""The chosen parts of a page as a `Document`: text, links and tables as they stand there."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement

from reader.documents.addresses import is_image_address, web_address
from reader.documents.html_events import SKIPPED_ELEMENTS, HtmlTarget
from reader.ingest.page_choice import find_misnamed, is_in_surroundings
from reader.ingest.page_marks import Mark
from reader.ingest.page_stretches import (
    BOUNDARIES,
    IMAGES,
    UNSHOWN,
    CutPage,
    PageImage,
    Stretch,
    TextNode,
)
from reader.model.document import Document

_ATTRIBUTES: Mapping[str, tuple[str, ...]] = {
    "a": ("href",),
    "li": ("value",),
    "ol": ("start",),
    "td": ("colspan", "rowspan"),
    "th": ("colspan", "rowspan"),
}
"""What is handed on of an element; of images everything."""

_WRITING = ("hr", "q")
"""Elements that put something into the text by themselves."""

_UNNAMED = frozenset(("figure", "figcaption")) | UNSHOWN
"""Elements that hold text like any other, unless they were planned to be more."""

_TEXT_ELEMENTS = ("p", "h2", "h3", "li")

_BEFORE_FIRST, _AFTER_LAST = 6, 2
"""How many stretches may stand between an image and the article it opens or closes."""


_ORNAMENT = re.compile(
    r"(?:^|[/_.-])(?:icons?|btn|bttn|button|spacer|blank|pixel|1px|1x1|avatars?|logo|sprite|badge)"
    r"(?=[/_.\d-])",
    re.IGNORECASE,
)
"""In the address of an image that is no part of what is told; figures are not asked for it."""


@dataclass(slots=True)
class _Plan:
    """What of a page is taken, and which elements become figures and captions."""

    nodes: set[TextNode] = field(default_factory=set)
    images: set[HtmlElement] = field(default_factory=set)
    figures: set[HtmlElement] = field(default_factory=set)
    captions: set[HtmlElement] = field(default_factory=set)
    alive: set[HtmlElement] = field(default_factory=set)
    """All elements that hold something that is taken."""

    def take_text(self, stretch: Stretch) -> None:
        """Take a stretch of text."""
        self.nodes.update(stretch.nodes)
        self.keep_alive(stretch.holder)

    def keep_alive(self, element: HtmlElement) -> None:
        """Take note that an element, and all around it, hold something."""
        inner: HtmlElement | None = element
        while inner is not None and inner not in self.alive:
            self.alive.add(inner)
            inner = inner.getparent()


def build_document(
    tree: HtmlElement, page: CutPage, chosen: Sequence[Stretch], base_url: str
) -> Document:
    """Return the chosen stretches as blocks, with the images and captions among them."""
    if not chosen:
        return Document()
    plan = _Plan()
    for stretch in chosen:
        plan.take_text(stretch)
    _take_images(page, chosen, plan)
    return _write(plan, tree, _base_of(tree, base_url))


def _take_images(page: CutPage, chosen: Sequence[Stretch], plan: _Plan) -> None:
    """Take the images that stand among the chosen stretches, and their captions."""
    misnamed = find_misnamed(chosen)
    region = _common_ancestor(chosen)
    places = {stretch: place for place, stretch in enumerate(page.stretches)}
    first, last = places[chosen[0]], places[chosen[-1]]
    for image in page.images:
        if not first - _BEFORE_FIRST <= image.place <= last + _AFTER_LAST:
            continue
        if is_in_surroundings(image.marked, misnamed) or not _is_inside(image.element, region):
            continue
        if _is_ornament(image.element):
            continue
        plan.images.add(image.element)
        plan.keep_alive(image.element)
        _take_caption(image, page.stretches[max(0, image.place - 1) : image.place + 3], plan)


def _is_ornament(image: HtmlElement) -> bool:
    """Tell whether an image is a button, or leads to something else than itself, enlarged."""
    if next(image.iterancestors("figure"), None) is not None:
        return False
    if _ORNAMENT.search(image.get("src", "")):
        return True
    address = next((link.get("href", "") for link in image.iterancestors("a")), "")
    return address.strip("#") != "" and not is_image_address(address)


def _take_caption(image: PageImage, near: Sequence[Stretch], plan: _Plan) -> None:
    """Take the caption of an image: in the same figure, or in the element right around both."""
    figure = next(image.element.iterancestors("figure"), None)
    if figure is None:
        figure = _wrapper_with_caption(image, near)
    if figure is None or figure in plan.figures:
        return
    plan.figures.add(figure)
    for stretch in near:
        caption = _caption_of(stretch, image)
        if caption is not None and _is_inside(caption, figure):
            plan.captions.add(caption)
            plan.take_text(stretch)
            return


def _wrapper_with_caption(image: PageImage, near: Sequence[Stretch]) -> HtmlElement | None:
    """Return the element that holds an image and a text marked as its caption, and no more."""
    for stretch in near:
        caption = _caption_of(stretch, image)
        wrapper = None if caption is None else caption.getparent()
        if caption is None or wrapper is None or not _is_inside(image.element, wrapper):
            continue
        others = [e for e in wrapper.iter(*_TEXT_ELEMENTS) if not _is_inside(e, caption)]
        if not any((element.text or "").strip() for element in others):
            return wrapper
    return None


def _caption_of(stretch: Stretch, image: PageImage) -> HtmlElement | None:
    """Return the innermost element around a stretch that is a caption, not one around both."""
    captions = [part.element for part in stretch.marked if part.mark is Mark.CAPTION]
    if not captions or _is_inside(image.element, captions[-1]):
        return None
    return captions[-1]


def _common_ancestor(chosen: Sequence[Stretch]) -> HtmlElement:
    """Return the innermost element that the first and the last stretch stand in."""
    around_first = {chosen[0].holder, *chosen[0].holder.iterancestors()}
    element = chosen[-1].holder
    while element not in around_first:
        parent = element.getparent()
        if parent is None:
            break
        element = parent
    return element


def _is_inside(element: HtmlElement, around: HtmlElement | None) -> bool:
    return element is around or any(ancestor is around for ancestor in element.iterancestors())


def _write(plan: _Plan, tree: HtmlElement, base_url: str) -> Document:
    """Report what is taken to the target that makes blocks of it, in the order of the page."""
    target = HtmlTarget(base_url, may_be_deep=True)
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            name = _name_of(element, plan)
            target.start(name, _attributes_of(element, name))
            if element.text and TextNode(element, is_tail=False) in plan.nodes:
                target.data(element.text)
            if element not in plan.alive and (
                element.tag in BOUNDARIES or element.tag in SKIPPED_ELEMENTS
            ):
                walk.skip_subtree()
        else:
            target.end(str(element.tag))
            if element.tail and TextNode(element, is_tail=True) in plan.nodes:
                target.data(element.tail)
    target.close()
    return target.document()


def _name_of(element: HtmlElement, plan: _Plan) -> str:
    """Return what the target is told an element is."""
    tag = str(element.tag)
    if element in plan.figures:
        return "figure"
    if element in plan.captions:
        return "figcaption"
    if tag in IMAGES:
        return "img" if element in plan.images else "span"
    if tag in _UNNAMED or (element not in plan.alive and tag in BOUNDARIES):
        return "div"
    is_empty = TextNode(element, is_tail=False) not in plan.nodes
    return "span" if tag in SKIPPED_ELEMENTS or (tag in _WRITING and is_empty) else tag


def _attributes_of(element: HtmlElement, name: str) -> Mapping[str, str]:
    if name == "img":
        attributes = {str(key): str(value) for key, value in element.attrib.items()}
        source = element.getparent()
        source = source.find("source[@srcset]") if source is not None else None
        if source is not None and "srcset" not in attributes:
            attributes["srcset"] = source.get("srcset", "")
        return attributes
    wanted = _ATTRIBUTES.get(name, ())
    return {key: value for key in wanted if (value := element.get(key)) is not None}


def _base_of(tree: HtmlElement, base_url: str) -> str:
    base = tree.find(".//base[@href]")
    address = None if base is None else web_address(base.get("href", ""), base_url)
    return address or base_url
