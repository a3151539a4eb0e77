"""Rules that look at one file of any language."""
import ast
import re

from tidying.lexing import cpp_functions, script_functions
from tidying.lexing import Function

FILE_LINES_MAX = 400
FUNCTION_LINES_MAX, FUNCTION_LINES_LIMIT = 40, 70
COLUMNS_MAX = 120
CODE_SUFFIXES = {".h", ".cpp", ".ts", ".svelte", ".css", ".py", ".sh", ".cmake", ".js", ".mjs"}
BANNED_WORDS = {"manager", "managers", "helper", "helpers", "util", "utils", "common", "misc", "base", "impl"}
SCRIPT_BLOCK = re.compile(r"<script[^>]*>(.*?)</script>", re.DOTALL)
# Spelled so that this file does not break its own rules.
UNFINISHED = r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b"
REGISTRY_HOSTS = r"registry\.npm" + r"js|(deb|security)\.debian\.o" + r"rg|npm" + r"mirror|node" + r"source\.com"
MACHINE_PATHS = r"(^|[^A-Za-z0-9_./])/(wo" + r"rk|fa" + r"rm|ho" + r"me/\w+|ro" + r"ot)/\w"
SCRATCH_PATHS = r"(^|[^A-Za-z0-9_./])/tm" + r"p/\w"


def is_code(source):
    return source.suffix in CODE_SUFFIXES or source.name in ("dev", "run", "CMakeLists.txt")


def file_length(source):
    if is_code(source) and len(source.lines) > FILE_LINES_MAX:
        yield source.fault("file-length", 1, f"{len(source.lines)} lines; {FILE_LINES_MAX} at most. "
                           "Find the noun that hides in it")


# A line of the screens that is one text and nothing else: a sentence for people is not cut in two.
SENTENCE = re.compile(r"\s*(?:return |[?:] |\w+: ?|String\.raw)?(['\"`]).*\1\s*[,;+]?")


def line_length(source):
    if not is_code(source):
        return
    may_hold_sentences = source.path.startswith("web/") and source.suffix == ".ts"
    for number, line in enumerate(source.lines, 1):
        if len(line) > COLUMNS_MAX and not (may_hold_sentences and SENTENCE.fullmatch(line)):
            yield source.fault("line-length", number, f"{len(line)} columns; {COLUMNS_MAX} at most")


def functions_of(source):
    if source.is_cpp:
        return cpp_functions(source.text)
    if source.suffix == ".ts":
        return script_functions(source.text)
    if source.suffix == ".svelte":
        found = []
        for block in SCRIPT_BLOCK.finditer(source.text):
            above = source.text.count("\n", 0, block.start(1))
            found += [Function(f.name, f.first + above, f.last + above) for f in script_functions(block.group(1))]
        return found
    if source.suffix == ".py":
        nodes = ast.walk(ast.parse(source.text))
        return [Function(n.name, n.lineno, n.end_lineno) for n in nodes if isinstance(n, ast.FunctionDef)]
    return []


def function_length(source):
    for function in functions_of(source):
        if function.lines <= FUNCTION_LINES_MAX:
            continue
        words = f"{function.name} has {function.lines} lines; {FUNCTION_LINES_MAX} at most"
        if function.lines > FUNCTION_LINES_LIMIT:
            yield source.fault("function-length", function.first, words + f", and above {FUNCTION_LINES_LIMIT} never")
        elif not explained(source, function.first):
            yield source.fault("function-length", function.first, words + ", or say above it: // Long because …")


def explained(source, first):
    """Whether the comment right above a function says `Long because …`."""
    number = first - 1
    while number > 0 and re.match(r"\s*(//|#|\*|/\*)", source.lines[number - 1]):
        if re.match(r"\s*(//|#) Long because \S", source.lines[number - 1]):
            return True
        number -= 1
    return False


def unfinished(source):
    yield from source.faults_at("unfinished", UNFINISHED, "finish it, or write an issue; no reminder stays in the tree")


def hosts_and_paths(source):
    yield from source.faults_at("registry-host", REGISTRY_HOSTS, "packages come by name; the machine knows from where")
    yield from source.faults_at("machine-path", MACHINE_PATHS, "a path of one machine; take it from a parameter")
    if not source.is_cpp:
        yield from source.faults_at("machine-path", SCRATCH_PATHS, "ask the system for a scratch folder")


def banned_name(source):
    if source.path.startswith(("data/", "docs/")):
        return  # names of things of the world, such as a list of common passwords
    for part in source.path.split("/"):
        words = set(re.split(r"[_.\-]", part.lower())) & BANNED_WORDS
        if words:
            yield source.fault("banned-name", 1, f'"{words.pop()}" in "{part}" says nothing; name what it holds')


RULES = [file_length, line_length, function_length, unfinished, hosts_and_paths, banned_name]
