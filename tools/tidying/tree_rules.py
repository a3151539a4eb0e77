"""Rules that need more than one file."""
import json
import re

from tidying.tree import Fault

ROOMS_MARK = re.compile(r"<!-- rooms -->(.*?)<!-- /rooms -->", re.DOTALL)


def lists_of_builds(tree):
    """Folders with a CMakeLists.txt, by folder."""
    return {path[: -len("/CMakeLists.txt")]: source.text for path, source in tree.sources.items()
            if path.endswith("/CMakeLists.txt")}


def listed_in_build(tree):
    """A source nobody builds and a test nobody runs look like work done."""
    builds = lists_of_builds(tree)
    for source in tree:
        if source.suffix != ".cpp" or not source.path.startswith(("src/", "tests/", "bench/", "fuzz/")):
            continue
        folder = source.path.rsplit("/", 1)[0]
        while folder and folder not in builds:
            folder = folder.rpartition("/")[0]
        if not folder:
            yield source.fault("not-built", 1, "no CMakeLists.txt above it lists this file")
        elif not re.search(rf"(?<![\w/.-]){re.escape(source.path[len(folder) + 1:])}(?![\w.-])", builds[folder]):
            yield source.fault("not-built", 1, f"{folder}/CMakeLists.txt does not list it")


def rooms(tree):
    """The rooms that stand, the rooms the build enters and the rooms ARCHITECTURE.md describes are the same."""
    standing = {folder[len("src/"):] for folder in lists_of_builds(tree) if folder.startswith("src/")}
    entered = set(re.findall(r"[\w/]+", comment_free(tree.text("src/CMakeLists.txt"))))
    for room in sorted(standing - entered):
        yield Fault("room", f"src/{room}/CMakeLists.txt", 1, "src/CMakeLists.txt does not enter this room")
    drawn = ROOMS_MARK.search(tree.text("ARCHITECTURE.md"))
    if not drawn:
        yield Fault("room", "ARCHITECTURE.md", 1, "no list of rooms between <!-- rooms --> and <!-- /rooms -->")
        return
    described = set(re.findall(r"^\| `([^`]+)` \|", drawn.group(1), re.MULTILINE))
    for room in sorted(standing - described):
        yield Fault("room", "ARCHITECTURE.md", 1, f"src/{room} stands and is not described")
    for room in sorted(described - standing):
        yield Fault("room", "ARCHITECTURE.md", 1, f"src/{room} is described and does not stand")


def comment_free(cmake):
    return re.sub(r"#[^\n]*", "", cmake)


# A refusal is written as Refusal{"code", …}, or by a function of the same file that returns one and takes the code.
WRITTEN = re.compile(r"\bRefusal\s*\w*\s*[({]\s*(?:\.code\s*=\s*)?\"([a-z0-9_]+)\"")
RETURNED = re.compile(r"\bRefusals?\s+\w+\([^;{}]*\)[^;{}]*\{\s*return\s*\{+\s*\"([a-z0-9_]+)\"")
MAKERS = re.compile(r"\b(?:Refusals?|std::unexpected<Refusals?>)\s+(\w+)\s*\(\s*"
                    r"(?:std::string|std::string_view|const char\*|const std::string&)\s+code\b")


def codes_written(source):
    """Pairs (code, line) of the refusals one C++ file certainly makes."""
    made = [WRITTEN, RETURNED]
    made += [re.compile(rf"\b{name}\s*\(\s*\"([a-z0-9_]+)\"") for name in set(MAKERS.findall(source.text))]
    for pattern in made:
        for found in pattern.finditer(source.text):
            yield found.group(1), source.text.count("\n", 0, found.start(1)) + 1


def message_files(tree):
    return [source for source in tree.under("data/messages/refusals") if source.suffix == ".json"]


def refusals(tree):
    """Every refusal code has its sentences, and every sentence is said somewhere."""
    code_files = [s for s in tree.under("src") if s.is_cpp and not s.is_test]
    known = {}
    for source in message_files(tree):
        for code, line, entry in entries_of(source):
            if code in known:
                yield source.fault("refusal", line, f"{code} stands in {known[code]} too")
            known[code] = source.path
            yield from incomplete(source, line, code, entry)
    for source in code_files:
        for code, line in codes_written(source):
            if code not in known:
                yield source.fault("refusal", line, f"{code} has no sentence in data/messages/refusals")
    spoken = set(re.findall(r"\"([a-z0-9_]+)\"", "\n".join(s.text for s in code_files)))
    for code in sorted(known.keys() - spoken):
        yield Fault("refusal", known[code], 1, f"{code} is never said by src/")


def entries_of(source):
    try:
        content = json.loads(source.text)
    except ValueError:
        return
    for code, entry in content.items():
        place = source.text.find(f'"{code}"')
        yield code, source.text.count("\n", 0, place) + 1, entry


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
        facts[language] = set(re.findall(r"\{(\w+)\}", " ".join(map(str, sentences.values()))))
    if facts["id"] != facts["en"]:
        yield source.fault("refusal", line, f"{code} uses other facts in Indonesian than in English")


def glossary(tree):
    """A name in the second column of the glossary is a name the code uses."""
    words = set(re.findall(r"\w+", "\n".join(s.text for s in tree.under("src") if s.is_cpp)))
    for number, line in enumerate(tree.text("docs/glossary.md").splitlines(), 1):
        columns = line.split("|")
        for name in re.findall(r"`(\w+)`", columns[2] if len(columns) > 3 else ""):
            if name not in words:
                yield Fault("glossary", "docs/glossary.md", number, f"{name} is nowhere in src/")


def links(tree):
    """What a document or a comment points to is there."""
    for source in tree:
        folder = source.path.rpartition("/")[0]
        pointed = []
        if source.suffix == ".md":
            pointed = re.findall(r"\]\((?![a-z]+:|#)([^)\s#]+)", source.text)
            pointed = [normal(f"{folder}/{target}") for target in pointed]
        if source.is_cpp or source.suffix in (".sh", ".ts", ".svelte", ".cmake"):
            pointed += re.findall(r"(?<![\w/.-])docs/[\w/-]+\.\w+", source.text)
        for target in pointed:
            if not tree.has(target):
                yield source.fault("link", 1, f"{target} is not there")
    for path in tree.sources:
        name = path.rsplit("/", 1)[-1]
        if re.match(r"docs/decisions/\d{4}-", path) and name not in tree.text("docs/decisions/README.md"):
            yield Fault("link", path, 1, "docs/decisions/README.md does not list it")


def normal(path):
    """A path without . and .. in it."""
    parts = []
    for part in path.split("/"):
        if part == "..":
            parts[-1:] = []
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)


def broken_json(tree):
    """Data that does not parse would only be found at start."""
    for source in tree:
        if source.suffix == ".json" and source.path.startswith(("data/", "schemas/", "rules/")):
            try:
                json.loads(source.text)
            except ValueError as fault:
                yield source.fault("json", getattr(fault, "lineno", 1), str(fault))


RULES = [listed_in_build, rooms, refusals, glossary, links, broken_json]
