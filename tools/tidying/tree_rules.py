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


RULES = [listed_in_build, rooms, glossary, links, broken_json]
