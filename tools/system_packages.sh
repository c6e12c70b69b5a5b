#!/usr/bin/env bash
# Sees to the Debian or Ubuntu packages that Dagdeel needs beside Python: `system_packages.sh run`, `... test` or
# `... package`.
# Installs what is missing where that needs no password; otherwise says what to install.
# Does nothing where there is no dpkg.
set -euo pipefail

# Names joined by | stand for the same thing on different releases; any one of them will do.
run=(
    "libglib2.0-0|libglib2.0-0t64" libegl1 libgl1 libfontconfig1 libxkbcommon0 libdbus-1-3
    libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0
)
test=(xvfb openbox xdotool libreoffice-calc poppler-utils fonts-inter gnumeric strace)
installers=(xvfb openbox xdotool binutils dpkg-dev nsis "libcups2|libcups2t64")

installed() {
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

any_installed() {
    local name
    for name in ${1//|/ }; do
        if installed "$name"; then return 0; fi
    done
    return 1
}

# The first of the names that this release offers.
offered() {
    local name
    for name in ${1//|/ }; do
        if apt-cache policy "$name" | grep -q 'Candidate: [^(]'; then
            echo "$name"
            return
        fi
    done
    echo "${1%%|*}"
}

command -v dpkg-query >/dev/null && command -v apt-get >/dev/null || exit 0

wanted=("${run[@]}")
case "${1:-run}" in
test) wanted+=("${test[@]}") ;;
package) wanted+=("${installers[@]}") ;;
esac

missing=()
for package in "${wanted[@]}"; do
    any_installed "$package" || missing+=("$package")
done
# Debian splits off the part of Python that makes virtual environments.
"${PYTHON3:-python3}" -c 'import ensurepip, venv' 2>/dev/null || missing+=(python3-venv)
[ ${#missing[@]} -gt 0 ] || exit 0

names() {
    local package
    for package in "${missing[@]}"; do offered "$package"; done
}

if [ "$(id -u)" = 0 ]; then
    as_root=(env)
elif sudo -n true 2>/dev/null; then
    as_root=(sudo -n env)
else
    mapfile -t found < <(names)
    echo "These packages are missing: ${found[*]}" >&2
    echo "Install them with: sudo apt install ${found[*]}" >&2
    exit 1
fi

"${as_root[@]}" apt-get update -qq
mapfile -t found < <(names)
echo "Installing ${found[*]}"
"${as_root[@]}" DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${found[@]}" </dev/null
