"""How a file of Word looks: its page, its styles, its language, and the numbers of its sources."""

from __future__ import annotations

from typing import Any

from factcheck.publish import document as doc

# The style of each kind of block; True where it goes on with a source above it.
STYLES = {
    (doc.TITLE, False): "Title",
    (doc.PARAGRAPH, False): "Normal",
    (doc.PARAGRAPH, True): "Within",
    (doc.QUOTE, False): "Quote",
    (doc.QUOTE, True): "Within",
    (doc.NOTICE, False): "Notice",
    (doc.SMALL, False): "Small",
    (doc.SMALL, True): "Small within",
    (doc.ITEM, False): "List Bullet",
    (doc.NUMBER, False): "Source",
}

_INK, _SOFT, _LINK = "1A1A1A", "595959", "0B4F8A"  # at least 7 to 1 on white
_LINE = "8A8A8A"
_WITHIN = 0.9  # cm from the edge of the text to what belongs to a source
_SOURCES = """<w:abstractNum xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:abstractNumId="%d">\
<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>\
<w:lvlText w:val="[%%1]"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="510" w:hanging="510"/></w:pPr></w:lvl>\
</w:abstractNum>"""
_NUMBER_OF_OURS = 4207  # none that Word's own template uses


def set_up(file: Any, language: str, direction: str, title: str) -> None:
    """Page, styles and language of a new file."""
    _set_page(file, direction)
    _set_language(file, language, direction)
    _set_own_styles(file)
    _set_number_of_page(file)
    file.core_properties.title = title[:255]


def start_numbers(file: Any, first: int) -> int:
    """The number of a new list of sources that begins with `first`."""
    from docx.oxml import parse_xml

    numbering = file.part.numbering_part.element
    known = {int(one.get(_w("abstractNumId"))) for one in numbering.findall(_w("abstractNum"))}
    if _NUMBER_OF_OURS not in known:
        numbering.insert(0, parse_xml(_SOURCES % _NUMBER_OF_OURS))
    added = numbering.add_num(_NUMBER_OF_OURS)
    added.add_lvlOverride(ilvl=0).add_startOverride(first)
    return int(added.numId)


def _set_page(file: Any, direction: str) -> None:
    from docx.oxml.parser import OxmlElement
    from docx.shared import Cm

    section = file.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.2)
    if direction == "rtl":
        section._sectPr.insert_element_before(OxmlElement("w:bidi"), "w:rtlGutter", "w:docGrid", "w:printerSettings")


def _set_language(file: Any, language: str, direction: str) -> None:
    """The language of the letters of its own direction; Word keeps one for each."""
    spoken = file.styles.element.find(f".//{_w('lang')}")
    spoken.set(_w("bidi" if direction == "rtl" else "val"), language)


def _set_own_styles(file: Any) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Cm, Pt

    paragraphs, letters = WD_STYLE_TYPE.PARAGRAPH, WD_STYLE_TYPE.CHARACTER
    _dress(file.styles["Normal"], 11, after=6)
    file.styles["Normal"].paragraph_format.line_spacing = 1.15
    for name, size in (("Title", 20), ("Heading 1", 14), ("Heading 2", 12), ("Heading 3", 11)):
        _dress(file.styles[name], size, bold=True, before=0 if name == "Title" else 14, after=6)
        file.styles[name].paragraph_format.keep_with_next = True
    _without_border(file.styles["Title"])
    _dress(file.styles["Quote"], 11, after=6, indent=Cm(_WITHIN))
    for name in ("Source", "Within", "Small", "Small within", "Notice"):
        file.styles.add_style(name, paragraphs).base_style = file.styles["Normal"]
    _dress(file.styles["Source"], 11, before=6, after=2)
    _dress(file.styles["Within"], 11, after=2, indent=Cm(_WITHIN))
    _dress(file.styles["Small"], 9, color=_SOFT, after=3)
    _dress(file.styles["Small within"], 9, color=_SOFT, after=2, indent=Cm(_WITHIN))
    _dress(file.styles["Notice"], 11, after=0)
    _frame(file.styles["Notice"])
    link = file.styles.add_style("Link", letters)
    link.font.underline = True
    _color(link, _LINK)
    kicker = file.styles.add_style("Kicker", letters)
    _set_letters(kicker, 10, _SOFT, bold=False)
    written = file.styles.add_style("Hash", letters)
    written.font.name, written.font.size = "Consolas", Pt(8)


def _dress(
    style: Any, size: int, *, color: str = _INK, bold: bool = False, before: int = 0, after: int = 0, indent: Any = None
) -> None:
    from docx.shared import Pt

    _set_letters(style, size, color, bold)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    if indent is not None:
        style.paragraph_format.left_indent = indent


def _set_letters(style: Any, size: int, color: str, bold: bool) -> None:
    """Size, colour and weight, of right-to-left letters too, which have switches of their own. No style is slanted."""
    from docx.oxml.parser import OxmlElement
    from docx.shared import Pt

    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    _color(style, color)
    properties = style.element.get_or_add_rPr()
    for tag, value in (("szCs", str(size * 2)), ("bCs", str(int(bold))), ("iCs", "0")):
        for old in properties.findall(_w(tag)):
            properties.remove(old)
        added = OxmlElement(f"w:{tag}")
        added.set(_w("val"), value)
        properties.append(added)


def _color(style: Any, color: str) -> None:
    from docx.shared import RGBColor

    style.font.color.rgb = RGBColor.from_string(color)


def _without_border(style: Any) -> None:
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(_w("pBdr")):
        properties.remove(border)


def _frame(style: Any) -> None:
    """A frame around paragraphs that must not be overlooked."""
    from docx.oxml.parser import OxmlElement

    borders = OxmlElement("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        border = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "8"), ("space", "6"), ("color", _LINE)):
            border.set(_w(name), value)
        borders.append(border)
    properties = style.element.get_or_add_pPr()
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")


def _set_number_of_page(file: Any) -> None:
    from docx.oxml import parse_xml

    paragraph = file.sections[0].footer.paragraphs[0]
    paragraph.style = file.styles["Small"]
    paragraph.alignment = 1  # in the middle
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    paragraph._p.append(parse_xml(f'<w:fldSimple {space} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'))


def _w(name: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(f"w:{name}"))
