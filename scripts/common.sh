# shellcheck shell=bash
# What run.sh and test.sh share. Source it; it needs nothing but bash.

set -euo pipefail

# shellcheck disable=SC2034
root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)

# shellcheck disable=SC2034 # this and the next lists: used by the scripts that source this one
build_packages=(
    g++ cmake ninja-build python3 python3-glad
    libimgui-dev libstb-dev libglfw3-dev libglm-dev libspdlog-dev libcli11-dev nlohmann-json3-dev
    libpolyclipping-dev libpugixml-dev libmeshoptimizer-dev libdraco-dev zlib1g-dev libspng-dev
    libturbojpeg0-dev ocl-icd-opencl-dev libassimp-dev
    libegl-dev libgl-dev fonts-roboto-unhinted
)
# shellcheck disable=SC2034
run_packages=(libgl1 libglx-mesa0 libegl1 libegl-mesa0 libgl1-mesa-dri ocl-icd-libopencl1 libassimp5)
# shellcheck disable=SC2034
test_packages=(libgtest-dev libbenchmark-dev clang-format-14 xvfb xauth xdotool imagemagick pocl-opencl-icd)

# shellcheck disable=SC2034
fuzz_packages=(clang libclang-rt-14-dev)

say() { printf '%s\n' "$*"; }

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

# Prints those of the named packages that are not installed.
missing_packages() {
    local installed package
    # dpkg-query fails when one of them was never heard of, and still answers for the others.
    installed=$(dpkg-query -W -f='${db:Status-Abbrev}:${Package}\n' "$@" 2>/dev/null || true)
    installed=" $(sed -n 's/^.i[^:]*:\(.*\)/\1/p' <<<"$installed" | tr '\n' ' ') "
    for package in "$@"; do
        [[ $installed == *" $package "* ]] || printf '%s\n' "$package"
    done
}

# Installs those of the named packages that are missing, and says so; does nothing when there are none.
install_packages() {
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        say "This is no Debian system, so nothing is installed. What is needed, by Debian's names: $*"
        return
    fi
    local missing=() as_root=()
    mapfile -t missing < <(missing_packages "$@")
    ((${#missing[@]})) || return 0
    say "Installing: ${missing[*]}"
    if ((EUID != 0)); then
        command -v sudo >/dev/null ||
            fail "Neither root nor sudo. Run as root: apt-get install --no-install-recommends ${missing[*]}"
        as_root=(sudo)
    fi
    local log
    log=$(mktemp)
    if ! {
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 update &&
            "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o DPkg::Lock::Timeout=300 \
                install --no-install-recommends "${missing[@]}"
    } </dev/null >"$log" 2>&1; then
        cat "$log" >&2
        fail "The packages could not be installed."
    fi
    rm -f "$log"
}

# The source folder that a build folder was made for; empty when there is none.
source_of_build() {
    sed -n 's/^CMAKE_HOME_DIRECTORY:INTERNAL=//p' "$1/CMakeCache.txt" 2>/dev/null || true
}

# build_preset PRESET [TARGET…]: configures when that was not done yet, and builds. Prints little when there is
# nothing to do, and everything that went wrong otherwise.
build_preset() {
    local preset=$1
    shift
    local folder=$root/build/$preset log fresh=() quiet=(--quiet) targets=()
    (($# == 0)) || targets=(--target "$@")
    export CMAKE_BUILD_PARALLEL_LEVEL=${CMAKE_BUILD_PARALLEL_LEVEL:-$(nproc)}
    if [[ ! -f $folder/build.ninja || $(source_of_build "$folder") != "$root" ]]; then
        say "Configuring and building ($preset); the first time takes minutes."
        [[ ! -f $folder/CMakeCache.txt ]] || fresh=(--fresh)
        log=$(mktemp)
        if ! (cd "$root" && cmake --preset "$preset" "${fresh[@]}") </dev/null >"$log" 2>&1; then
            cat "$log" >&2
            rm -f "$log"
            fail "CMake could not configure the preset '$preset'."
        fi
        rm -f "$log"
        [[ ! -t 1 ]] || quiet=()
    fi
    # Only the sentence that says nothing was done is kept back; on a terminal the first build shows its progress.
    if ((${#quiet[@]})); then
        (cd "$root" && cmake --build --preset "$preset" "${targets[@]}" -- --quiet) </dev/null 2>&1 |
            sed '/^ninja: no work to do\.$/d'
    else
        (cd "$root" && cmake --build --preset "$preset" "${targets[@]}") </dev/null
    fi || fail "The build of the preset '$preset' failed."
}
