#!/usr/bin/env bash
# What is wrong with the words of ./run is said, and nothing is built.
. "$(dirname "${BASH_SOURCE[0]}")/harness.sh"

refuse() { # MESSAGE WORD...
  local message=$1
  shift
  last="./run $*"
  "$SOURCE/run" "$@" >out 2>err </dev/null
  status=$?
  expect_status 2
  expect_err "$message"
}

usage='usage: ./run demo | build [PRESET] | test [PRESET]'
refuse "$usage"
refuse "$usage" dmeo
refuse "$usage" demo asan
refuse "$usage" build asan tsan
refuse 'no preset "nope": there are default, asan, tsan, clang' build nope
refuse 'no preset "asa": there are default, asan, tsan, clang' test asa
refuse "$usage" nope nope
finish
