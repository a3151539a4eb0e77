"""Reads C++ and TypeScript just well enough to count: blanks comments and literals, finds functions.

Nothing here parses a language. A file written so oddly that this misreads it should be written less oddly.
"""
import re
from dataclasses import dataclass

CPP_NOISE = re.compile(
    r"""//[^\n]*|/\*.*?\*/"""
    r"""|\bR"(?P<mark>[^()\s\\]{0,16})\(.*?\)(?P=mark)\""""
    r"""|"(?:\\.|[^"\\\n])*\""""
    r"""|(?<![0-9A-Fa-f])'(?:\\[^\n']+|\\'|[^'\\\n])'""",
    re.DOTALL,
)
# A slash starts a regular expression only where a value may start.
SCRIPT_NOISE = re.compile(
    r"""//[^\n]*|/\*.*?\*/"""
    r"""|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'"""
    r"""|(?<=[(,=:\[!&|?{};+])(?P<gap>\s*)/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[])+/[a-z]*""",
    re.DOTALL,
)
DIRECTIVE = re.compile(r"^[ \t]*#(?:[^\n\\]|\\\n|\\.)*", re.MULTILINE)
TEMPLATE_PART = re.compile(r"\\.|`|\$\{|[{}]", re.DOTALL)


@dataclass(frozen=True)
class Function:
    """A function from the first line of its signature to its closing brace, lines counted from 1."""

    name: str
    first: int
    last: int

    @property
    def lines(self):
        return self.last - self.first + 1


def blanked(match):
    """Spaces in place of a comment or literal, so that every position stays where it was."""
    return re.sub(r"[^\n]", " ", match.group(0))


def cpp_code(text):
    """C++ without comments, literals and preprocessor lines; positions unchanged."""
    return DIRECTIVE.sub(blanked, CPP_NOISE.sub(blanked, text))


def script_code(text):
    """TypeScript without comments and literals; the code inside `${…}` stays. Positions unchanged."""
    out, at = [], 0
    for start, end in template_literals(text):
        out.append(text[at:start])
        out.append(re.sub(r"[^\n]", " ", text[start:end]))
        at = end
    out.append(text[at:])
    return SCRIPT_NOISE.sub(blanked, "".join(out))


def template_literals(text):
    """Start and end of each outermost `…` literal, those inside comments and other literals left out."""
    masked = SCRIPT_NOISE.sub(blanked, text)
    at = 0
    while (start := masked.find("`", at)) >= 0:
        at = end_of_template(text, start + 1)
        yield start, at


def end_of_template(text, at):
    """The position after the back quote that closes a template literal opened before `at`."""
    depth = 0
    while part := TEMPLATE_PART.search(text, at):
        at = part.end()
        token = part.group(0)
        if token == "`" and depth == 0:
            return at
        if token == "`":
            at = end_of_template(text, at)
        elif token == "${" or (token == "{" and depth):
            depth += 1
        elif token == "}" and depth:
            depth -= 1
    return len(text)


def closing(code, opening):
    """The position of the bracket that closes the one at `opening`; the end of the text when none does."""
    pair = {"{": "[{}]", "(": "[()]"}[code[opening]]
    depth = 0
    for found in re.finditer(pair, code[opening:]):
        depth += 1 if found.group(0) in "{(" else -1
        if depth == 0:
            return opening + found.start()
    return len(code) - 1


def line_of(code, position):
    return code.count("\n", 0, position) + 1


TAIL = r"(?:\s*\b(?:const|noexcept|override|final|mutable|try)\b|\s*&&?)*(?:\s*->[^;(){}]+)?\s*$"
BODY_HEAD = re.compile(r"[)\]]" + TAIL)
MEMBER_LIST = re.compile(r"\)\s*(?:noexcept\s*)?:(?!:)")
SCOPE_HEAD = re.compile(r"\b(?:namespace|class|struct|union)\b[^()=]*$|\bextern\s*$|^\s*$")
# A macro that stands where a declaration stands, such as BOOST_DESCRIBE_STRUCT(…), without a semicolon.
LONE_MACRO = re.compile(r"^\s*[A-Z][A-Z0-9_]{3,}\s*\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)(?=\s*[\w\[~])")
ACCESS = re.compile(r"\s*(?:public|private|protected)\s*:(?!:)")


def cpp_functions(text):
    """Outermost functions of a C++ file; a lambda counts with the function around it."""
    code = cpp_code(text)
    found, heads, at = [], 0, 0
    while brace := re.compile(r"[{};]").search(code, at):
        at = brace.end()
        if brace.group(0) != "{":
            heads = at
            continue
        head = code[heads : brace.start()]
        if is_member_initialiser(head):
            at = closing(code, brace.start()) + 1
        elif is_function_head(head):
            end = closing(code, brace.start())
            found.append(named(code, heads, head, end))
            at = heads = end + 1
        elif SCOPE_HEAD.search(head):
            heads = at
        else:
            at = heads = closing(code, brace.start()) + 1
    return found


def is_member_initialiser(head):
    """`Name::Name(int a) : a_{a}`: the brace after a_ opens a value, not the body."""
    return bool(MEMBER_LIST.search(head)) and bool(re.search(r"[\w>]\s*$", head)) and not is_function_head(head)


def is_function_head(head):
    if "(" not in head or re.search(r"=\s*$", head):
        return False
    if MEMBER_LIST.search(head):
        return bool(re.search(r"[)}]\s*$", head))
    return bool(BODY_HEAD.search(head))


def named(code, heads, head, end):
    """The function whose head starts at `heads`, without macros and access words that stand before it."""
    skipped = 0
    while lead := LONE_MACRO.match(head[skipped:]) or ACCESS.match(head[skipped:]):
        skipped += lead.end()
    start = heads + skipped + len(head[skipped:]) - len(head[skipped:].lstrip())
    names = re.findall(r"([~\w:]+)\s*\(", head[skipped:])
    return Function(names[0] if names else "?", line_of(code, start), line_of(code, end))


SCRIPT_HEAD = re.compile(
    r"(?P<arrow>=>\s*)\{"
    r"|\bfunction\b\s*\*?\s*(?P<function>\w*)[^(){]*(?P<open>\()"
    r"|^[ \t]+(?:(?:async|static|get|set|private|public|readonly)\s+)*(?P<method>\w+)\s*(?P<call>\()",
    re.MULTILINE,
)
NOT_METHODS = {"if", "for", "while", "switch", "catch", "return", "await", "new", "typeof", "super", "function", "do"}
# Blocks that group tests are a table of contents, not a function.
GROUPING = re.compile(r"\b(?:describe|suite)(?:\.\w+)*\s*\([^;]*$")


def script_functions(text):
    """Functions, methods and arrow functions with a body, nested ones included."""
    code = script_code(text)
    found = []
    for head in SCRIPT_HEAD.finditer(code):
        if head.group("arrow"):
            if GROUPING.search(code[max(0, code.rfind("\n", 0, head.start())) : head.start()]):
                continue
            name, brace = "=>", head.end() - 1
        else:
            name = head.group("function") or head.group("method") or "function"
            if name in NOT_METHODS:
                continue
            opening = head.start("open") if head.group("open") else head.start("call")
            brace = body_after(code, closing(code, opening) + 1)
        if brace is not None:
            start = head.start() + len(head.group(0)) - len(head.group(0).lstrip())
            found.append(Function(name, line_of(code, start), line_of(code, closing(code, brace))))
    return found


def body_after(code, at):
    """Where the body opens after a parameter list: at once, or behind a return type. None: it was a call."""
    plain = re.compile(r"\s*\{").match(code, at)
    if plain:
        return plain.end() - 1
    typed = re.compile(r"\s*:\s*").match(code, at)
    if not typed:
        return None
    at = typed.end()
    if at < len(code) and code[at] == "{":
        at = closing(code, at) + 1
    rest = re.compile(r"[\w\s.<>\[\]|&,'\"?]*\{").match(code, at)
    return rest.end() - 1 if rest else None
