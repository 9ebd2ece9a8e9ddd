#!/usr/bin/env bash
# run.sh [FILE…]: installs what is missing, builds, and opens the viewer on FILE, or on a sample scene.
# Without a display it renders the same picture into vitrine.png in the current folder instead.

source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

# Whether an X server answers. (libX11 is there: GLFW needs it.)
x11_usable() {
    [[ -n ${DISPLAY:-} ]] && python3 - <<'PYTHON' 2>/dev/null
import ctypes, sys
x11 = ctypes.CDLL("libX11.so.6")
x11.XOpenDisplay.restype = ctypes.c_void_p
sys.exit(0 if x11.XOpenDisplay(None) else 1)
PYTHON
}

# Whether there is a Wayland compositor and the program's GLFW can talk to one.
wayland_usable() {
    local display=${WAYLAND_DISPLAY:-} library
    [[ -n $display ]] || return 1
    [[ $display == /* ]] || display=${XDG_RUNTIME_DIR:-/nonexistent}/$display
    [[ -S $display ]] || return 1
    library=$(ldd "$program" | awk '$1 ~ /^libglfw/ { print $3 }')
    grep -q libwayland-client "${library:-$program}"
}

for argument in "$@"; do
    if [[ $argument == -h || $argument == --help ]]; then
        sed -n '2,3s/^# //p' -- "${BASH_SOURCE[0]}"
        exit 0
    fi
done

install_packages "${build_packages[@]}" "${run_packages[@]}"
build_preset release vitrine
program=$root/build/release/vitrine

if x11_usable || wayland_usable; then
    exec "$program" "$@"
fi
say "There is no display: rendering to a file."
"$program" render "$@" -o vitrine.png --ui </dev/null
say "The picture is $PWD/vitrine.png"
