"""How well two colours stand apart, by WCAG 2.2 (success criteria 1.4.3, 1.4.6 and 1.4.11)."""

_LINEAR_BELOW = 0.04045
"""Where the sRGB curve leaves its straight beginning."""


def luminance(colour: str) -> float:
    """Relative luminance of ``#RRGGBB``, from 0 (black) to 1 (white), by the formula of WCAG 2.2."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= _LINEAR_BELOW else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The ratio of two ``#RRGGBB`` colours, from 1 (the same) to 21 (black on white); order does not matter."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)
