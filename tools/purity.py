#!/usr/bin/env python3
"""Looks into the archives of foundation and core for calls that leave the pure world.

A grep sees names in the source; an undefined symbol sees also what a macro, an inlined header or a library call
pulled in. Reads the list "layer module archive" that cmake writes to build/<preset>/modules.txt.
"""
import re
import subprocess
import sys
from pathlib import Path

PURE_LAYERS = ("foundation", "core")

# What it is, how its undefined symbol looks after demangling (`nm -uC`), and what to use instead.
BANNED = [
    ("the clock", r"std::chrono::_V2::(system|steady)_clock::now|^(clock_gettime|gettimeofday|time|localtime(_r)?|"
     r"gmtime(_r)?|nanosleep|usleep|sleep)$", "take `Instant now` as a parameter"),
    ("chance", r"std::random_device|^(rand|random|srand|drand48|getrandom|getentropy|arc4random\w*|"
     r"randombytes_\w+|RAND_\w*bytes)$", "take the value as a parameter; the Chance port draws it"),
    ("files", r"std::(basic_)?[io]?fstream|std::(basic_)?filebuf|std::filesystem::|"
     r"^(fopen(64)?|freopen|open(64|at|dir)?|creat|read|write|p(read|write)(64)?|mmap(64)?|unlink|rename|mkdir|"
     r"l?stat(64)?|remove|fsync)$", "take bytes as a parameter; adapters read files"),
    ("the network", r"^(socket|connect|bind|listen|accept4?|send|sendto|sendmsg|recv|recvfrom|recvmsg|getaddrinfo|"
     r"gethostby\w+)$", "return what to send; adapters speak"),
    ("the environment", r"^(secure_)?getenv$|^(setenv|putenv|unsetenv|setlocale)$", "node/ reads configuration"),
    ("other processes", r"^(fork|vfork|exec[vl]\w*|posix_spawnp?|system|popen|kill|raise|signal|sigaction)$",
     "adapters start processes"),
    ("threads", r"std::thread::|std::condition_variable|^pthread_(create|cond_\w+)$",
     "nothing below adapters waits or runs beside"),
    ("the terminal", r"^std::(cout|cerr|clog|cin)$", "return text; node/ prints"),
]



def undefined_symbols(archive):
    """Pairs (object file, demangled undefined symbol)."""
    text = subprocess.run(["nm", "-uC", archive], capture_output=True, text=True, check=True).stdout
    member = ""
    for line in text.splitlines():
        if line.endswith(":"):
            member = line[:-1]
        elif line.strip():
            yield member, re.sub(r"@.*$", "", line.strip().split(None, 1)[1])


def impure(symbol):
    """The ban a symbol breaks, or None."""
    for what, pattern, instead in BANNED:
        if re.search(pattern, symbol):
            return what, instead
    return None


def faults_of(modules):
    """Every impurity of the pure layers, as sentences; also says when an archive is missing."""
    for layer, module, archive in modules:
        if layer not in PURE_LAYERS:
            continue
        if not Path(archive).exists():
            yield f"{layer}/{module}: {archive} is not built, so it cannot be judged"
            continue
        for member, symbol in undefined_symbols(archive):
            broken = impure(symbol)
            if broken:
                yield f"{layer}/{module} ({member}) touches {broken[0]}: {symbol}\n    {broken[1]}"


def main(listing):
    modules = [line.split() for line in Path(listing).read_text().splitlines() if line.strip()]
    judged = [m for m in modules if m[0] in PURE_LAYERS]
    if not judged:
        print(f"{listing}: no module of {' or '.join(PURE_LAYERS)} in it")
        return 1
    faults = list(faults_of(modules))
    print("\n".join(faults) or f"{len(judged)} modules touch no clock, chance, file, socket or environment")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
