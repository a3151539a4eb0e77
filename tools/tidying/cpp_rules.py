"""Rules for one C++ file."""
import re

from tidying.lexing import cpp_code, cpp_functions, line_of

IMPURE = [
    (r"\b(system|steady|high_resolution)_clock\b", "take `Instant now` as a parameter"),
    (r"\brandom_device\b|\bstd::mt19937\b|\bs?rand\s*\(", "take the value as a parameter; the Chance port draws it"),
    (r"\b[io]?fstream\b|\bfopen\s*\(|\bstd::filesystem\b", "take bytes as a parameter; adapters read files"),
    (r"\bgetenv\b", "node/ reads configuration"),
    (r"\bstd::(j?thread|mutex|condition_variable|async|atomic)\b", "nothing runs beside the core"),
    (r"\bstd::(cout|cerr|clog)\b|\bprintf\s*\(|\bfmt::print\b", "return text; node/ prints"),
]
IMPURE_HEADERS = r"#include <(fstream|iostream|filesystem|thread|mutex|condition_variable|future|random|sys/\w+\.h)>"
NETWORK_ROOMS = ("src/adapters/http_server/", "src/adapters/http_client/")


def pragma_once(source):
    if source.suffix == ".h" and not re.search(r"^#pragma once$", source.text, re.MULTILINE):
        yield source.fault("pragma-once", 1, "a header starts with #pragma once")


def includes(source):
    yield from source.faults_at("include-path", r'^\s*#\s*include\s*["<][^">]*\.\.',
                                "no .. in an include: it climbs the fence")
    if not source.path.startswith(NETWORK_ROOMS):
        yield from source.faults_at("heavy-header", r"#include <boost/(asio|beast)",
                                    "Asio and Beast stay in the network adapters: such a file takes twenty seconds")
    if source.suffix == ".h":
        inside = {line for f in cpp_functions(source.text) for line in range(f.first, f.last + 1)}
        for fault in source.faults_at("using-namespace", r"^\s*using namespace\b", "no using namespace in a header"):
            if fault.line not in inside:
                yield fault


def purity(source):
    if not source.is_pure:
        return
    code = cpp_code(source.text)
    for pattern, instead in IMPURE:
        for found in re.finditer(pattern, code):
            yield source.fault("purity", line_of(code, found.start()), f"{found.group(0).strip('( ')}: {instead}")
    yield from source.faults_at("purity", IMPURE_HEADERS, "this header has no place in foundation and core")
    yield from iteration_order(source, code)


def iteration_order(source, code):
    """An unordered container may be looked into, never walked: its order differs between machines."""
    names = set(re.findall(r"\bunordered_(?:map|set)<[^;{}()]*>\s*&?\s*(\w+)", code))
    for name in names:
        walk = rf"for\s*\([^;()]*:\s*(?:\w+[.>-]+)*{name}\s*\)|\b{name}\.(?:begin|cbegin)\s*\("
        for found in re.finditer(walk, code):
            yield source.fault("iteration-order", line_of(code, found.start()),
                               f"{name} is unordered; walk a sorted copy")


# What may stand before co_await in its statement: nothing, or the declaration of one named local.
WHOLE_STATEMENT = re.compile(r"(?:\s*(?:case\b[^:]*|default)\s*:)?\s*")
NAMED_LOCAL = re.compile(r"\s*(?:if\s*\(|for\s*\()?\s*(?:const\s+)?(?:auto|[\w:<>, ]+?)[&\s]\s*"
                         r"(?:\w+|\[[\w, ]+\])\s*=\s*")


def coroutines(source):
    """g++ 12.2 miscompiles common shapes without a warning (GCC 106188): only the two measured ones are allowed."""
    code = cpp_code(source.text)
    if not source.path.startswith(NETWORK_ROOMS):
        for found in re.finditer(r"\bco_(await|return|yield)\b", code):
            yield source.fault("coroutine", line_of(code, found.start()),
                               "coroutines live in the network adapters only")
        return
    for found in re.finditer(r"\bco_await\b", code):
        start = max(code.rfind(mark, 0, found.start()) for mark in ";{}") + 1
        before, after = code[start : found.start()], code[found.end() :].split(";", 1)[0]
        allowed = WHOLE_STATEMENT.fullmatch(before) or NAMED_LOCAL.fullmatch(before)
        if not allowed or "{" in after or "co_await" in after:
            yield source.fault("coroutine", line_of(code, found.start()), "co_await only as a whole statement or the "
                               "whole initialiser of a named local, its arguments without braces")


RULES = [pragma_once, includes, purity, coroutines]


def applies(source):
    return source.is_cpp
