"""Paints a balance that has been laid out. Every colour comes from the palette it is given."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPalette, QPen, QTransform

from interview_helper.domain.reasons import Side
from interview_helper.widgets import tints
from interview_helper.widgets.balance_geometry import Arc, BalanceGeometry, Pan
from interview_helper.widgets.balance_motion import ShownBlock
from interview_helper.widgets.fonts import scaled_font

# Degrees; an arc that closes would end as a dot.
_LEAST_SPAN = 0.03
# How much of its side's tint a struck block keeps.
_STRUCK_SHARE = 0.16


def paint_balance(
    painter: QPainter,
    geometry: BalanceGeometry,
    blocks: Sequence[ShownBlock],
    palette: QPalette,
    font: QFont,
    *,
    locked: Collection[str] = (),
    struck: Collection[str] = (),
    striking: Collection[str] = (),
    hovered: str | None = None,
    still: bool = True,
) -> None:
    """Paint the balance over whatever is there.

    Args:
        blocks: the blocks as they are at this moment, which may be on their way.
        font: the font of the numbers at full size.
        locked: the reasons that are ticked deal-breakers.
        struck: the reasons that are struck out, whose blocks lie there faded and crossed.
        striking: the reasons of the strike of this moment, whose blocks are outlined.
        hovered: the reason whose block is under the mouse.
        still: nothing is moving, so blocks are set sharply on the device's pixels; moving ones
            would tremble if they were.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw_post(painter, geometry, palette)
    for pan in geometry.pans:
        _draw_pan(painter, pan, geometry.scale, palette)
    placed = _on_pixels(blocks, painter.deviceTransform()) if still else list(blocks)
    _draw_blocks(
        painter, [one for one in placed if one.reason_id not in struck], geometry, palette, font, locked
    )
    if struck or striking:
        _draw_struck(painter, [one for one in placed if one.reason_id in struck], geometry, palette, font)
        _draw_striking(painter, [one for one in placed if one.reason_id in striking], geometry, palette)
    if hovered is not None:
        _draw_hover(painter, placed, hovered, geometry.scale, palette)
    if locked:
        _draw_lock(painter, geometry.pan(Side.DECLINE).lock, palette)
    for arc in geometry.arcs:
        if abs(arc.span) > _LEAST_SPAN:
            _draw_arc(painter, arc, geometry.scale, palette)
    _draw_beam(painter, geometry, palette)
    painter.restore()


def _draw_post(painter: QPainter, geometry: BalanceGeometry, palette: QPalette) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tints.post_grey(palette))
    painter.drawPolygon(geometry.post)


def _draw_pan(painter: QPainter, pan: Pan, scale: float, palette: QPalette) -> None:
    painter.setPen(QPen(tints.string_grey(palette), max(1.0, 1.2 * scale)))
    for tie in (-pan.tie, pan.tie):
        painter.drawLine(QLineF(pan.apex, pan.middle + QPointF(tie, 0)))
    left, right = (pan.middle + QPointF(x, 0) for x in (-pan.half_width, pan.half_width))
    bowl = QPainterPath(left)
    bowl.lineTo(right)
    # A quadratic curve reaches half as deep as its control point.
    bowl.quadTo(pan.middle + QPointF(0, 2 * pan.depth), left)
    painter.fillPath(bowl, tints.pan_grey(palette))


def _on_pixels(blocks: Sequence[ShownBlock], device: QTransform) -> list[ShownBlock]:
    """The blocks with their edges between pixels of the device."""
    back, sure = device.inverted()
    if not sure:
        return list(blocks)
    return [block._replace(rect=back.mapRect(_rounded(device.mapRect(block.rect)))) for block in blocks]


def _rounded(rect: QRectF) -> QRectF:
    left, top = round(rect.left()), round(rect.top())
    return QRectF(left, top, round(rect.right()) - left, round(rect.bottom()) - top)


def _draw_blocks(
    painter: QPainter,
    blocks: Sequence[ShownBlock],
    geometry: BalanceGeometry,
    palette: QPalette,
    font: QFont,
    locked: Collection[str],
) -> None:
    painter.setFont(scaled_font(font, geometry.number_scale or 1.0))
    fills = {side: tints.side_tint(palette, side) for side in Side}
    inks = {side: tints.text_on(fill) for side, fill in fills.items()}
    for block in blocks:
        rect = block.rect
        painter.setOpacity(block.opacity)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fills[block.side])
        corner = _corner(rect, geometry.scale)
        painter.drawRoundedRect(rect, corner, corner)
        if block.shows_number:
            ink = inks[block.side]
            number = (
                _beside_lock(painter, rect, ink, fills[block.side]) if block.reason_id in locked else rect
            )
            painter.setPen(ink)
            painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(block.weight))
    painter.setOpacity(1)


def _draw_struck(
    painter: QPainter, blocks: Sequence[ShownBlock], geometry: BalanceGeometry, palette: QPalette, font: QFont
) -> None:
    """Blocks that no longer count: pale, with a line through them."""
    painter.setFont(scaled_font(font, geometry.number_scale or 1.0))
    base, ink = palette.color(QPalette.ColorRole.Base), palette.color(QPalette.ColorRole.Text)
    thickness = max(1.0, 1.3 * geometry.scale)
    for block in blocks:
        tint = tints.side_tint(palette, block.side)
        rect = block.rect.adjusted(0.5, 0.5, -0.5, -0.5)
        corner = _corner(rect, geometry.scale)
        painter.setPen(QPen(tint, 1))
        painter.setBrush(tints.blend(base, tint, _STRUCK_SHARE))
        painter.drawRoundedRect(rect, corner, corner)
        painter.setPen(QPen(tint, thickness))
        # Slanting, so that the number can still be read.
        inset = min(3 * geometry.scale, 0.15 * rect.width())
        across = rect.adjusted(inset, inset, -inset, -inset)
        painter.drawLine(across.bottomLeft(), across.topRight())
        painter.setPen(ink)
        if block.shows_number:
            painter.drawText(block.rect, Qt.AlignmentFlag.AlignCenter, str(block.weight))


def _draw_striking(
    painter: QPainter, blocks: Sequence[ShownBlock], geometry: BalanceGeometry, palette: QPalette
) -> None:
    """A strong outline, so that those that strike each other out are seen as belonging together."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(palette.color(QPalette.ColorRole.Text), max(1.5, 2.5 * geometry.scale)))
    for block in blocks:
        corner = _corner(block.rect, geometry.scale)
        painter.drawRoundedRect(block.rect, corner, corner)


def _corner(rect: QRectF, scale: float) -> float:
    return min(4 * scale, 0.22 * rect.height())


def _beside_lock(painter: QPainter, rect: QRectF, ink: QColor, fill: QColor) -> QRectF:
    """Draw a small padlock on a block that is wide enough, and say where the number goes then."""
    height = 0.5 * rect.height()
    width = 0.8 * height
    if rect.width() < 3.6 * width:
        return rect
    left = rect.center().x() - width * 1.25
    draw_padlock(painter, QRectF(left, rect.center().y() - height / 2, width, height), ink, fill)
    return rect.adjusted(width * 1.5, 0, 0, 0)


def _draw_hover(
    painter: QPainter,
    blocks: Sequence[ShownBlock],
    hovered: str,
    scale: float,
    palette: QPalette,
) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(palette.color(QPalette.ColorRole.Text), 1.5))
    for block in blocks:
        if block.reason_id == hovered:
            corner = _corner(block.rect, scale)
            painter.drawRoundedRect(block.rect, corner, corner)


def _draw_lock(painter: QPainter, rect: QRectF, palette: QPalette) -> None:
    tint = tints.side_tint(palette, Side.DECLINE)
    draw_padlock(painter, rect, tint, palette.color(QPalette.ColorRole.Base))


def draw_padlock(painter: QPainter, rect: QRectF, color: QColor, hole: QColor) -> None:
    """A closed padlock that fills the rectangle."""
    body = rect.adjusted(0, 0.42 * rect.height(), 0, 0)
    thickness = 0.17 * rect.width()
    inset = 0.2 * rect.width()
    bow = QRectF(
        rect.left() + inset, rect.top() + thickness / 2, rect.width() - 2 * inset, 0.7 * rect.height()
    )
    shackle = QPainterPath(QPointF(bow.left(), body.center().y()))
    shackle.lineTo(bow.left(), bow.top() + bow.width() / 2)
    shackle.arcTo(QRectF(bow.left(), bow.top(), bow.width(), bow.width()), 180, -180)
    shackle.lineTo(bow.right(), body.center().y())
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(color, thickness))
    painter.drawPath(shackle)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawRoundedRect(body, 0.16 * body.width(), 0.16 * body.width())
    painter.setBrush(hole)
    painter.drawEllipse(body.center(), 0.12 * body.width(), 0.12 * body.width())


def _draw_arc(painter: QPainter, arc: Arc, scale: float, palette: QPalette) -> None:
    pen = QPen(tints.unknown_tint(palette), 4.5 * scale)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    box = QRectF(-arc.radius, -arc.radius, 2 * arc.radius, 2 * arc.radius).translated(arc.centre)
    # Not drawArc: it counts in sixteenths of a degree, and the end would tremble as it moves.
    path = QPainterPath()
    path.arcMoveTo(box, arc.start)
    path.arcTo(box, arc.start, arc.span)
    painter.drawPath(path)


def _draw_beam(painter: QPainter, geometry: BalanceGeometry, palette: QPalette) -> None:
    scale, color = geometry.scale, palette.color(QPalette.ColorRole.Text)
    pen = QPen(color, 5 * scale)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawLine(QLineF(*geometry.ends))
    painter.setPen(QPen(color, 4 * scale))
    painter.setBrush(palette.color(QPalette.ColorRole.Base))
    painter.drawEllipse(geometry.pivot, 8 * scale, 8 * scale)
