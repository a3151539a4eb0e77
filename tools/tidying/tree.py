"""The files that are judged, read once."""
import re
import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

SKIPPED_FOLDERS = {".git", "build", "node_modules", "dist", "__pycache__"}
# Written by a program from schemas/; judged there.
GENERATED = re.compile(r"(^|/)generated/|(^|/)package-lock\.json$")


@dataclass(frozen=True)
class Fault:
    rule: str
    path: str
    line: int
    text: str

    def __str__(self):
        return f"{self.path}:{self.line}: [{self.rule}] {self.text}"


class Source:
    """One text file by its path from the top of the project."""

    def __init__(self, path, text):
        self.path = path
        self.text = text
        self.name = path.rsplit("/", 1)[-1]
        self.suffix = "." + self.name.rsplit(".", 1)[-1] if "." in self.name else ""

    @cached_property
    def lines(self):
        return self.text.splitlines()

    @property
    def is_cpp(self):
        return self.suffix in (".h", ".cpp")

    @property
    def is_test(self):
        return self.name.endswith(("_test.cpp", "_test.py", ".test.ts")) or self.path.startswith("tests/")

    @property
    def is_pure(self):
        """In the layers that may know no clock, file, chance or thread."""
        return bool(re.match(r"src/(foundation/|[^/]+/core/)", self.path)) and self.is_cpp and not self.is_test

    def fault(self, rule, line, text):
        return Fault(rule, self.path, line, text)

    def faults_at(self, rule, pattern, text):
        """One fault for each line a pattern is found in."""
        for number, line in enumerate(self.lines, 1):
            if re.search(pattern, line):
                yield self.fault(rule, number, text)


class Tree:
    """All sources of the project, by path."""

    def __init__(self, sources, others=()):
        self.sources = {source.path: source for source in sources}
        self.paths = set(self.sources) | set(others)

    def __iter__(self):
        return iter(self.sources.values())

    def text(self, path):
        return self.sources[path].text if path in self.sources else ""

    def has(self, path):
        """Whether a file or folder is there, text or not."""
        return path in self.paths or any(known.startswith(path + "/") for known in self.paths)

    def under(self, folder):
        return [source for source in self if source.path.startswith(folder + "/")]


def paths_of(top):
    """Tracked and new files as git sees them; every file where there is no git."""
    listed = subprocess.run(
        ["git", "-C", str(top), "ls-files", "-co", "--exclude-standard", "-z"], capture_output=True, check=False
    ) if (top / ".git").exists() else None
    if listed and listed.returncode == 0:
        return sorted(set(listed.stdout.decode().split("\0")) - {""})
    found = (path.relative_to(top) for path in top.rglob("*") if path.is_file())
    return sorted(str(path) for path in found if not SKIPPED_FOLDERS.intersection(path.parts))


def read_tree(top):
    sources = []
    paths = paths_of(Path(top))
    for path in paths:
        if GENERATED.search(path) or not (Path(top) / path).is_file():
            continue
        try:
            sources.append(Source(path, (Path(top) / path).read_text(encoding="utf-8")))
        except UnicodeDecodeError:
            continue  # pictures, fonts, PDF files
    return Tree(sources, paths)
