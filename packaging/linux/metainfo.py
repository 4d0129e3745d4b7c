"""The entry for software centres: the hand-written part, completed with releases and pictures."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from linux.about import HERE, HOME_PAGE, ID, PICTURES
from linux.release_notes import Release

# File, caption.
_PICTURES = (
    ("light.png", "The balance, its verdict, and the two checklists"),
    ("dark.png", "The same in the dark"),
    ("narrow.png", "In a small window"),
)


def metainfo(
    entries: list[Release], home_page: str | None = HOME_PAGE, pictures_at: str | None = PICTURES
) -> str:
    """The whole AppStream file, with link and pictures where there are addresses for them."""
    tree = ET.parse(HERE / f"{ID}.metainfo.xml")
    component = tree.getroot()
    if home_page:
        ET.SubElement(component, "url", type="homepage").text = home_page
    if pictures_at:
        pictures = ET.SubElement(component, "screenshots")
        for number, (file, caption) in enumerate(_PICTURES):
            picture = ET.SubElement(pictures, "screenshot", {} if number else {"type": "default"})
            ET.SubElement(picture, "caption").text = caption
            ET.SubElement(picture, "image", type="source").text = f"{pictures_at.rstrip('/')}/{file}"
    listed = ET.SubElement(component, "releases")
    for entry in entries:
        release = ET.SubElement(listed, "release", version=entry.version, date=f"{entry.day:%Y-%m-%d}")
        points = ET.SubElement(ET.SubElement(release, "description"), "ul")
        for point in entry.points:
            ET.SubElement(points, "li").text = point
    ET.indent(tree)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(component, encoding="unicode") + "\n"
