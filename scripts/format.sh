#!/usr/bin/env bash
# format.sh [--check]: formats our C++ sources, or only says which are not formatted (exit status 1 then).
# CLANG_FORMAT names the program; version 14 decides, because others differ in small things.

source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

formatter=${CLANG_FORMAT:-$(command -v clang-format-14 || command -v clang-format || true)}
[[ -n $formatter ]] || fail "No clang-format. On Debian: apt install clang-format-14"

cd "$root"
mapfile -d '' -t files < <(
    find src app tests bench examples \( -name '*.cpp' -o -name '*.h' \) -type f -print0 2>/dev/null | sort -z
)
((${#files[@]})) || exit 0
case ${1:-} in
    --check) "$formatter" --dry-run --Werror "${files[@]}" ;;
    '') "$formatter" -i "${files[@]}" ;;
    *) fail "usage: format.sh [--check]" ;;
esac
