#!/usr/bin/env bash
# Installs the build tree into the folder given, for the tests that need an installation.
set -eu
build=$1 prefix=$2
rm -rf "$prefix" "$prefix.first"
cmake --install "$build" --prefix "$prefix.first" >/dev/null
mv "$prefix.first" "$prefix" # nothing may depend on where it was installed
