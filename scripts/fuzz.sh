#!/usr/bin/env bash
# fuzz.sh [SECONDS [KIND…]]: builds the libFuzzer programs with Clang and the address and undefined-behaviour sanitizers,
# and lets each run for so long (20), as many at a time as there are cores; quiet when nothing is found.
# What made one fail is kept in build/fuzz/found, and the command that shows it again is printed.

source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

if [[ ${1:-} == -h || ${1:-} == --help ]]; then
    sed -n '2,4s/^# //p' -- "${BASH_SOURCE[0]}"
    exit 0
fi
seconds=${1:-20}
shift || true
[[ $seconds =~ ^[1-9][0-9]*$ ]] || fail "fuzz.sh: expected a number of seconds, got '$seconds'."

install_packages "${build_packages[@]}" "${fuzz_packages[@]}"
build_preset fuzz fuzzers

folder=$root/build/fuzz
mkdir -p "$folder/corpus" "$folder/found" "$folder/logs"
python3 "$root/tests/fuzz/make_seeds.py" "$folder/seeds"
kinds=("$@")
((${#kinds[@]})) || mapfile -t kinds < <(cd "$folder" && printf '%s\n' fuzz_* | sed -n 's/^fuzz_\([a-z]*\)$/\1/p')

# Runs the fuzzer of a kind; prints what it said when it found something.
fuzz() {
    local kind=$1 log=$folder/logs/$1.txt
    [[ -x $folder/fuzz_$kind ]] || fail "fuzz.sh: there is no fuzzer of '$kind'."
    mkdir -p "$folder/corpus/$kind"
    # What a reader asks for at once must be in proportion to the file: 4 MiB of it here.
    "$folder/fuzz_$kind" "$folder/corpus/$kind" "$folder/seeds/$kind" -max_total_time="$seconds" -max_len=4096 \
        -timeout=10 -rss_limit_mb=2048 -malloc_limit_mb=64 -artifact_prefix="$folder/found/$kind-" -print_final_stats=1 \
        </dev/null >"$log" 2>&1 && return
    cat "$log"
    say "The reader of '$kind' failed; again: $folder/fuzz_$kind $folder/found/$kind-…"
    return 1
}

status=0
running=0
for kind in "${kinds[@]}"; do
    if ((running == $(nproc))); then
        wait -n || status=1
        running=$((running - 1))
    fi
    fuzz "$kind" &
    running=$((running + 1))
done
for ((; running > 0; --running)); do wait -n || status=1; done
exit "$status"
