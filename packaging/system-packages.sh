#!/bin/sh
# Installs the system's libraries that Qt's wheel needs: as root on Debian and Ubuntu; elsewhere one
# sentence says what is missing and how to get it. Usage: system-packages.sh run|test
set -eu

run="libgl1 libegl1 libglib2.0-0 libxkbcommon0 libfontconfig1 libdbus-1-3 fonts-dejavu-core
 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0
 libwayland-client0 libwayland-cursor0 libwayland-egl1"
# What the tests of a real window drive it with.
test="$run xvfb openbox xdotool imagemagick at-spi2-core dbus python3-pyatspi gir1.2-atspi-2.0"

case "${1:-}" in
run) wanted=$run ;;
test) wanted=$test ;;
*)
    echo "usage: system-packages.sh run|test" >&2
    exit 2
    ;;
esac

# Other systems bring these libraries with their desktops, or name them otherwise.
command -v dpkg-query >/dev/null 2>&1 || exit 0

missing=""
for package in $wanted; do
    # Newer releases renamed some (libglib2.0-0t64), and say so with "Provides".
    dpkg-query -W -f '${db:Status-Status}\n' "$package" "${package}t64" 2>/dev/null | grep -qx installed ||
        missing="$missing $package"
done
[ -z "$missing" ] && exit 0

if [ "$(id -u)" -ne 0 ]; then
    echo "These system packages are missing; install them with: sudo apt-get install --no-install-recommends$missing" >&2
    exit 1
fi
echo "Installing system packages:$missing"
export DEBIAN_FRONTEND=noninteractive
apt-get -qq update
# shellcheck disable=SC2086
apt-get -qq install -y --no-install-recommends $missing >/dev/null
