#!/usr/bin/env bash
# test.sh [--asan|--tsan] [CTEST ARGUMENT…]: installs what is missing, builds with warnings as errors (or with the address
# and undefined-behaviour or the thread sanitizer) and runs all tests. The last line is `N passed, N failed`.

source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

preset=dev
case ${1:-} in
    --asan | --tsan)
        preset=${1#--}
        shift
        ;;
    -h | --help)
        sed -n '2,3s/^# //p' -- "${BASH_SOURCE[0]}"
        exit 0
        ;;
esac

install_packages "${build_packages[@]}" "${run_packages[@]}" "${test_packages[@]}" "${fuzz_packages[@]}"
build_preset "$preset"

folder=$root/build/$preset
junit=$folder/test-results.xml
reports=$folder/test-reports
rm -rf -- "$junit" "$reports"

# A GL test that finds no context must fail here, not skip.
export VITRINE_REQUIRE_GL=${VITRINE_REQUIRE_GL:-1}
export PYTHONDONTWRITEBYTECODE=1
status=0
(cd "$root" && ctest --preset "$preset" -j "$(nproc)" --output-junit "$junit" "$@") \
    </dev/null >"$folder/test.log" 2>&1 || status=$?
((status == 0)) || cat "$folder/test.log"
[[ -f $junit ]] || fail "ctest ran nothing; see above."
python3 "$root/scripts/test_summary.py" "$junit" "$reports" || status=1
exit "$status"
