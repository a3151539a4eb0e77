"""Every refusal a person can meet has its sentences, in both languages, with facts that the code gives."""
import json
import re
from dataclasses import dataclass

from tidying.lexing import cpp_code
from tidying.tree import Fault

# A code, or the beginning of one that is composed: "kind_refused_" + enum_text(kind).
CODE = r"(?:\.code\s*=\s*)?\"([a-z0-9_]+)\"(\s*\+)?"
# A refusal is written as Refusal{"code", …}, inside a list of them, or by a function that takes the code first.
WRITTEN = re.compile(r"\bRefusal\s*[({]\s*" + CODE)
# One that gets a name may get its facts later.
NAMED = re.compile(r"\bRefusal\s+\w+\s*[({]\s*" + CODE)
LISTED = re.compile(r"\b(?:refuse|refused|answer_refused|(?:faults|against|objections|refusals)\.push_back)"
                    r"\s*\([^\"();]*\{\s*" + CODE)
RETURNED = re.compile(r"\bRefusals?\s+\w+\([^;{}]*\)[^;{}]*\{\s*return\s*\{+\s*" + CODE)
IN_BRACES = re.compile(r"\bRefusals\s*\{\s*\{\s*" + CODE +
                       r"|\breturn\s*\{\{\s*\.code\s*=\s*\"([a-z0-9_]+)\"()")
MAKERS = re.compile(r"\b(?:void|auto|Refusals?|std::unexpected<Refusals?>)\s+(?:\w+::)?(\w+)\s*\(\s*"
                    r"(?:std::string|std::string_view|const char\*|const std::string&)\s+code\b"
                    r"(.*?)\)\s*(?:const\s*)?[{;]", re.DOTALL)
FACT = re.compile(r"\{\s*\"(\w+)\"\s*,")
# Facts that a file adds to refusals on their way.
ADDED = re.compile(r"\.facts(?:\[|\.(?:try_)?emplace\()\"(\w+)\"")


@dataclass(frozen=True)
class Saying:
    """One place where the code refuses."""

    code: str
    composed: bool
    line: int
    # Names of the facts it gives; None where they are put together elsewhere.
    facts: frozenset | None


def matching(code, start):
    """The end of the bracket that holds position `start`, in blanked code."""
    depth = 0
    for place in range(start, len(code)):
        if code[place] in "([{":
            depth += 1
        elif code[place] in ")]}":
            if depth == 0:
                return place
            depth -= 1
    return len(code)


def arguments(source, code, start):
    """What follows a refusal code inside its brackets, cut at the outer commas."""
    end, out, depth, begin = matching(code, start), [], 0, None
    for place in range(start, end):
        if code[place] in "([{":
            depth += 1
        elif code[place] in ")]}":
            depth -= 1
        elif code[place] == "," and depth == 0:
            if begin is not None:
                out.append(source.text[begin:place].strip())
            begin = place + 1
    if begin is not None:
        out.append(source.text[begin:end].strip())
    return out


def facts_in(given, place):
    """Facts by their names, where the argument at `place` is written out; None where it is a variable."""
    named = [part.partition("=")[2].strip() for part in given if part.startswith(".facts")]
    written = named or ([] if place is None else given[place:place + 1])
    if not written:
        return frozenset()
    return frozenset(FACT.findall(written[0])) if written[0].startswith("{") else None


def facts_place(parameters):
    """Which argument after the code holds the facts; False where the maker builds them from other arguments."""
    names = [part for part in re.split(r",(?![^<]*>)", parameters) if part.strip(" )")]
    for place, part in enumerate(names):
        if "std::map<" in part:
            return place
    return None if all("pointer" in part for part in names) else False


def sayings(source, makers):
    """Every refusal that one C++ file certainly makes."""
    code, seen, added = cpp_code(source.text), set(), set(ADDED.findall(source.text))
    patterns = [(WRITTEN, 1), (NAMED, False), (LISTED, 1), (RETURNED, 1), (IN_BRACES, 1)]
    patterns += [(re.compile(rf"\b{name}\s*\(\s*" + CODE), facts_place(rest)) for name, rest in makers]
    for pattern, place in patterns:
        for found in pattern.finditer(source.text):
            group = 1 if found.group(1) else 3
            if found.start(group) in seen or not code[found.start()].strip():
                continue
            seen.add(found.start(group))
            facts = None if place is False else facts_in(arguments(source, code, found.end()), place)
            line = source.text.count("\n", 0, found.start(group)) + 1
            facts = None if facts is None else facts | added
            yield Saying(found.group(group), bool(found.group(group + 1)), line, facts)


def makers_for(files):
    """For each file the functions that make refusals there: its own, and those of headers that stand with it."""
    shared = {}
    for source in files:
        if source.suffix == ".h":
            shared.setdefault(room_of(source), {}).update(MAKERS.findall(source.text))
    own = {source.path: dict(MAKERS.findall(source.text)) for source in files}
    return {source.path: (shared.get(room_of(source), {}) | own[source.path]).items() for source in files}


def room_of(source):
    return re.sub(r"/api/.*|/[^/]*$", "", source.path)


def message_files(tree):
    return [source for source in tree.under("data/messages/refusals") if source.suffix == ".json"]


def refusals(tree):
    """Every refusal code has its sentences, every sentence is said somewhere, and with the facts it speaks of."""
    files = [s for s in tree.under("src") if s.is_cpp and not s.is_test]
    known = {}
    for source in message_files(tree):
        for code, line, entry in entries_of(source):
            if code in known:
                yield source.fault("refusal", line, f"{code} stands in {known[code][0]} too")
            known[code] = (source.path, placeholders(entry))
            yield from incomplete(source, line, code, entry)
    makers = makers_for(files)
    beginnings = set()
    for source in files:
        for saying in sayings(source, makers[source.path]):
            if saying.composed:
                beginnings.add(saying.code)
            yield from unsaid(source, saying, known)
    spoken = set(re.findall(r"\"([a-z0-9_]+)\"", "\n".join(s.text for s in files)))
    for code in sorted(known.keys() - spoken):
        if not code.startswith(tuple(beginnings)):
            yield Fault("refusal", known[code][0], 1, f"{code} is never said by src/")


def unsaid(source, saying, known):
    """What is missing where a refusal is made: its sentences, or facts its sentences speak of."""
    if saying.composed:
        codes = [code for code in known if code.startswith(saying.code)]
    else:
        codes = [saying.code] if saying.code in known else []
    if not codes:
        yield source.fault("refusal", saying.line, f"{saying.code} has no sentence in data/messages/refusals")
    for code in codes if saying.facts is not None else []:
        for fact in sorted(known[code][1] - saying.facts):
            yield source.fault("refusal", saying.line, f"{code} speaks of {{{fact}}}, not among the facts given here")


def entries_of(source):
    try:
        content = json.loads(source.text)
    except ValueError:
        return
    for code, entry in content.items():
        place = source.text.find(f'"{code}"')
        yield code, source.text.count("\n", 0, place) + 1, entry


def placeholders(entry):
    return set(re.findall(r"\{(\w+)\}", json.dumps(entry, ensure_ascii=False)))


def incomplete(source, line, code, entry):
    """What happened, what is safe, what to do, in both languages, with the same facts."""
    if not isinstance(entry, dict) or not 400 <= entry.get("status", 0) <= 599:
        yield source.fault("refusal", line, f"{code} has no HTTP status between 400 and 599")
        return
    facts = {}
    for language in ("id", "en"):
        sentences = entry.get(language) or {}
        for part in ("what", "safe", "next"):
            if not sentences.get(part):
                yield source.fault("refusal", line, f"{code} does not say {language}.{part}")
        # A fact that is words of people comes in both languages, as name_id and name_en.
        facts[language] = {fact.removesuffix(f"_{language}") for fact in placeholders(sentences)}
    if facts["id"] != facts["en"]:
        yield source.fault("refusal", line, f"{code} uses other facts in Indonesian than in English")


RULES = [refusals]
