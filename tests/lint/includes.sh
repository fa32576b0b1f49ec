#!/usr/bin/env bash
# core/: a file includes only from its own folder or from a folder to its left.
# plugins/: a stage includes <guillemet/stage.h>, its own headers, and its libraries.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1
order=(base text doc config plugin pipeline io read write score api kit cli)
failures=0
complain() { printf '%s\n' "$*"; failures=$((failures + 1)); }

allowed=""
for folder in "${order[@]}"; do
  allowed="$allowed $folder"
  for file in core/"$folder"/*.[ch]; do
    while read -r included; do
      case " $allowed " in *" ${included%%/*} "*) ;;
        *) complain "$file includes \"$included\", which is not to its left" ;; esac
    done < <(sed -n 's/^#include "\(.*\)"/\1/p' "$file")
  done
done

for file in plugins/*/*.[ch]; do
  while read -r included; do
    case "$included" in */*) complain "$file includes \"$included\" from another folder" ;; esac
  done < <(sed -n 's/^#include "\(.*\)"/\1/p' "$file")
  grep -nE '#include <guillemet/(guillemet)' "$file" && complain "$file includes the embedding API"
done

only() { # only PATTERN FILES...: the pattern stands in these files alone
  local pattern=$1 file; shift
  while read -r file; do
    case " $* " in *" $file "*) ;; *) complain "$file: $pattern is for $* alone" ;; esac
  done < <(grep -rlE "^[^*]*$pattern" core plugins --include='*.c')
}
only '#include <(ltdl|dlfcn)\.h>' core/plugin/module.c
only '#include <yaml\.h>' core/config/yaml.c
only '#include <archive\.h>' core/io/archive.c core/write/frame.c
only '#include <libxml/' core/read/xml_parser.c core/read/html_parser.c
only '#include <sqlite3\.h>' core/write/sqlite_base.c
only '\b(strtok|sprintf|strcpy|atoi|setlocale)\(' none
only '#include <ctype\.h>' none
while read -r file; do complain "$file calls exit()"; done < <(grep -rlE '\b(exit|abort)\(' core plugins --include='*.c' | grep -v '^core/cli/')
while read -r file; do complain "$file includes ICU"; done < <(grep -rl '#include <unicode/' core --include='*.[ch]' | grep -v '^core/text/')

[ "$failures" = 0 ] && echo "includes: all in order"
exit $((failures > 0))
