#!/usr/bin/env python3
"""The speed of this build beside that of an earlier commit, by the same texts.

usage: beside.py BUILD [COMMIT [ROUNDS [FOLDER]]]   default: HEAD^, 5 rounds, corpora/demo

The earlier commit is built in a temporary folder.  The two programs run in turns, so
that whatever else the machine does falls on both; medians are printed, in thousands of
tokens a second, and their ratio.
"""
import os
import re
import statistics
import subprocess
import sys
import tempfile

ROW = re.compile(r"^(\S.*?)\s+([\d.]+) MB/s\s+(\d+) tokens/s")


def run(*command, **options):
    return subprocess.run(command, check=True, text=True, **options)


def build_earlier(source, commit, folder):
    tree, build = os.path.join(folder, "tree"), os.path.join(folder, "build")
    os.mkdir(tree)
    packed = subprocess.Popen(["git", "-C", source, "archive", commit],
                              stdout=subprocess.PIPE)
    run("tar", "-x", "-C", tree, stdin=packed.stdout)
    run("cmake", "-S", tree, "-B", build, "-G", "Ninja", "-DGM_TESTS=ON",
        stdout=subprocess.DEVNULL)
    run("cmake", "--build", build, "--", "--quiet", stdout=subprocess.DEVNULL)
    return build


def measure(build, folder):
    out = run(os.path.join(build, "lib", "bench"), "2", folder, capture_output=True).stdout
    return {m[1]: int(m[3]) for m in map(ROW.match, out.splitlines()) if m}


def main():
    build = sys.argv[1]
    commit = sys.argv[2] if len(sys.argv) > 2 else "HEAD^"
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 5
    source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
    texts = sys.argv[4] if len(sys.argv) > 4 else os.path.join(source, "corpora", "demo")
    with tempfile.TemporaryDirectory() as folder:
        earlier = build_earlier(source, commit, folder)
        pairs = [(measure(earlier, texts), measure(build, texts)) for _ in range(rounds)]
    print(f"{'':22} {commit:>12} {'now':>12} {'ratio':>7}")
    for name in pairs[0][1]:
        now = statistics.median(p[1][name] for p in pairs) / 1000
        if name in pairs[0][0]:
            before = statistics.median(p[0][name] for p in pairs) / 1000
            print(f"{name:22} {before:12.0f} {now:12.0f} {now / before:7.2f}")
        else:
            print(f"{name:22} {'-':>12} {now:12.0f} {'-':>7}")


if __name__ == "__main__":
    main()
