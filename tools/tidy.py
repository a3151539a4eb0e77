#!/usr/bin/env python3
"""Holds the rules of STYLE.md that a machine can hold.

Every rule is a function in tools/tidying. What must break one stands in tools/tidy_exceptions.toml with its reason;
an exception that is no longer needed is an error, so the list can only shrink. While there is none, neither is the
file.
"""
import sys
import tomllib
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from tidying import cpp_rules, refusal_rules, text_rules, tree_rules, web_rules  # noqa: E402
from tidying.tree import Fault, read_tree  # noqa: E402

EXCEPTIONS = "tools/tidy_exceptions.toml"


def faults_of(tree):
    """Everything that breaks a rule, exceptions not yet looked at."""
    for source in tree:
        rules = list(text_rules.RULES)
        rules += cpp_rules.RULES if cpp_rules.applies(source) else []
        rules += web_rules.RULES if web_rules.applies(source) else []
        for rule in rules:
            yield from rule(source)
    for rule in tree_rules.RULES + refusal_rules.RULES:
        yield from rule(tree)


def excused(faults, exceptions):
    """Faults no exception covers, and a fault for each exception without reason or need."""
    used, left = set(), []
    for fault in faults:
        key = (fault.rule, fault.path)
        if key in exceptions:
            used.add(key)
        else:
            left.append(fault)
    for key, reason in exceptions.items():
        if not reason.strip():
            left.append(Fault("exception", EXCEPTIONS, 1, f"{key[0]} for {key[1]} gives no reason"))
        if key not in used:
            left.append(Fault("exception", EXCEPTIONS, 1, f"{key[1]} no longer needs {key[0]}. Good: delete the entry"))
    return left


def exceptions_of(tree):
    listed = tomllib.loads(tree.text(EXCEPTIONS)).get("exception", [])
    return {(entry["rule"], entry["path"]): entry.get("reason", "") for entry in listed}


def main(top):
    tree = read_tree(top)
    left = excused(faults_of(tree), exceptions_of(tree))
    for fault in sorted(left, key=lambda f: (f.path, f.line)):
        print(fault)
    print(f"{len(tree.sources)} files, {len(left)} faults")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main(Path(__file__).resolve().parent.parent))
