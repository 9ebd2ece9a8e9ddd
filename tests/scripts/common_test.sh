# common.sh tells missing packages from installed ones. Argument: the folder of the scripts.

set -euo pipefail
source "$1/common.sh"

folder=$(mktemp -d)
trap 'rm -rf -- "$folder"' EXIT

# A dpkg-query that knows three packages, one of them removed, and fails as the real one does for an unknown name.
cat >"$folder/dpkg-query" <<'FAKE'
#!/usr/bin/env bash
printf 'ii :g++\nhi :cmake\nrc :xvfb\n'
exit 1
FAKE
chmod +x "$folder/dpkg-query"
PATH=$folder:$PATH

expect() {
    [[ $1 == "$2" ]] || fail "expected '$2', got '$1'"
}
expect "$(missing_packages g++ cmake | tr '\n' ' ')" ""
expect "$(missing_packages g++ xvfb cmake never-heard-of | tr '\n' ' ')" "xvfb never-heard-of "

printf 'CMAKE_HOME_DIRECTORY:INTERNAL=/some where\n' >"$folder/CMakeCache.txt"
expect "$(source_of_build "$folder")" "/some where"
expect "$(source_of_build "$folder/none")" ""
