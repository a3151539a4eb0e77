"""Rules for one file of the screens."""
import re

TOKEN_FILE = re.compile(r"/tokens\.css$")
# Three, four, six or eight hex digits; a link such as href="#isi" is no colour.
HEX = r"(?<![\w&\"'`/])#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})\b(?![\w-])"
QUOTED_HEX = r"(?<!href=)[\"'`]#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})[\"'`]"
FUNCTIONS = r"\b(?:rgba?|hsla?|oklch|oklab|lab|lch|hwb)\(\s*[\d.]"


def raw_colour(source):
    if TOKEN_FILE.search(source.path):
        return
    yield from source.faults_at("raw-colour", f"{HEX}|{QUOTED_HEX}|{FUNCTIONS}",
                                "colours have names in tokens.css; use one")


def escape_hatches(source):
    """`any` and silenced checks let a wrong shape travel to a person."""
    if source.suffix not in (".ts", ".svelte"):
        return
    yield from source.faults_at("type-hole", r"(?<![\w$])(?::|as|<)\s*any\b|@ts-(ignore|nocheck|expect-error)",
                                "no any and no silenced type check; parse at the edge")


RULES = [raw_colour, escape_hatches]


def applies(source):
    return source.path.startswith("web/src/") and source.suffix in (".ts", ".svelte", ".css")
