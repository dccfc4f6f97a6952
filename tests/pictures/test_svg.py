"""The messages stand in `content/bad/svg-*.yml`; here is what is found, and what is let through."""

import base64

import pytest

from classroom.pictures.svg import find_svg_faults
from tests.pictures.bait import png, png_texts

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
PLAIN = base64.b64encode(png()).decode()
TELLING = base64.b64encode(png_texts()).decode()

HARMLESS = [
    "<title>门</title><desc>三个路口</desc>",
    '<defs><linearGradient id="a"/></defs><rect fill="url(#a)" style="stroke:url(\'#a\')"/>',
    '<use href="#a"/><use xlink:href="#a"/><a href="#a"><text xml:lang="zh" xml:space="preserve">门</text></a>',
    "<style>.a { fill: url(#a) } @media print { .a { fill: none } }</style>",
    f'<image href="data:image/png;base64,{PLAIN}"/>',
    '<animate attributeName="fill" to="red"/>',
]
HARMFUL = [
    "<script>a()</script>",
    '<script href="a.js"/>',
    '<rect ONclick="a()"/>',
    '<rect onbegin="a()"/>',
    "<foreignObject/>",
    '<x:script xmlns:x="http://www.w3.org/2000/svg"/>',
    '<iframe xmlns="http://www.w3.org/1999/xhtml" srcdoc="x"/>',
    '<p xmlns="http://www.w3.org/1999/xhtml">x</p>',
    '<a href="https://a.example/"/>',
    '<a xlink:href="javascript:a()"/>',
    '<a href=" &#106;avascript:a()"/>',
    '<image href="other.png"/>',
    '<image href="data:image/svg+xml;base64,AA=="/>',
    '<image href="data:image/png;base64,AA=="/>',
    f'<image href="data:image/png;base64,{TELLING}"/>',
    '<use href="other.svg#a"/>',
    '<rect fill="url(https://a.example/#a)"/>',
    "<rect style=\"fill:URL( 'a.svg#a' )\"/>",
    '<rect fill="u\\72l(a.svg#a)"/>',
    "<style>a { background: url(a.png) }</style>",
    "<style>@import 'a.css';</style>",
    "<style><g/>@import 'a.css';</style>",
    "<style>a { background: image-set('a.png' 1x) }</style>",
    "<style>a { background: u\\72l(a.png) }</style>",
    "<style>/* by the maker */</style>",
    '<set attributeName="xlink:href" to="x"/>',
    '<g xml:base="https://a.example/"/>',
    "<!-- by the maker -->",
    "<?editor by the maker?>",
    "<metadata>by the maker</metadata>",
    '<g xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:label="x"/>',
    '<s:namedview xmlns:s="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"/>',
    '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>',
]


@pytest.mark.parametrize("piece", HARMLESS)
def test_harmless_pieces(piece: str) -> None:
    assert find_svg_faults(f"{HEAD}{piece}</svg>".encode()) == ()


@pytest.mark.parametrize("piece", HARMFUL)
def test_harmful_pieces(piece: str) -> None:
    faults = find_svg_faults(f"{HEAD}\n甲{piece}</svg>".encode())
    assert {(fault.line, fault.is_broken) for fault in faults} == {(2, False)}


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE svg SYSTEM "file:///etc/hostname"><svg/>',
        '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/hostname">]><svg>&a;</svg>',
        '<!DOCTYPE svg [<!ENTITY % a SYSTEM "http://a.example/"> %a;]><svg/>',
        '<!DOCTYPE svg [<!ENTITY a "x"><!ENTITY b "&a;&a;&a;&a;">]><svg>&b;&b;</svg>',
    ],
)
def test_nothing_after_a_document_type_is_read(text: str) -> None:
    [fault] = find_svg_faults(text.encode())
    assert (fault.line, fault.message) == (1, "svg 图片里有文档类型声明（DOCTYPE）")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg>",
        b"\x89PNG\r\n\x1a\n",
        b"<svg>&nbsp;</svg>",
        b"<svg x:href='#a'/>",
        b"<?xml version='1.0' encoding='klingon'?><svg/>",
    ],
)
def test_what_is_no_xml_is_broken(data: bytes) -> None:
    assert [fault.is_broken for fault in find_svg_faults(data)] == [True]


def test_columns_count_characters() -> None:
    assert [(fault.line, fault.column) for fault in find_svg_faults("<svg>\n居民甲<script/></svg>".encode())] == [
        (2, 4)
    ]


def test_another_root_is_no_picture() -> None:
    assert [fault.message for fault in find_svg_faults(b"<html/>")] == ["这不是 svg 图片，最外层是 <html>"]


def test_other_encodings_are_read() -> None:
    assert find_svg_faults('<?xml version="1.0" encoding="utf-16"?><svg/>'.encode("utf-16")) == ()
    assert len(find_svg_faults('<?xml version="1.0" encoding="utf-16"?><svg onload="x"/>'.encode("utf-16"))) == 1
