#!/bin/sh
# Installs the system's packages that something here needs: as root on Debian and Ubuntu; elsewhere one
# sentence says what is missing and how to get it. Usage: system-packages.sh run|package|test|smoke
set -eu

# What Qt's wheel needs.
run="libgl1 libegl1 libglib2.0-0 libxkbcommon0 libfontconfig1 libdbus-1-3 fonts-dejavu-core
 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0
 libwayland-client0 libwayland-cursor0 libwayland-egl1"
# What the packages are made with, and checked with before anybody installs them.
package="$run binutils chrpath dpkg-dev lintian desktop-file-utils appstream shared-mime-info
 libglib2.0-bin libcups2 man-db groff bash-completion zsh fish"
# What the tests of a real window drive it with.
screen="xvfb openbox xdotool imagemagick"
access="at-spi2-core dbus python3-pyatspi gir1.2-atspi-2.0"
# What writes down the calls that the program makes to the system.
trace="strace"
test="$package $screen $access $trace shellcheck"
# What a package is tried out in: a Debian of its own, with screens of both kinds.
smoke="$screen $access xclip weston debootstrap"

case "${1:-}" in
run) wanted=$run ;;
package) wanted=$package ;;
test) wanted=$test ;;
smoke) wanted=$smoke ;;
*)
    echo "usage: system-packages.sh run|package|test|smoke" >&2
    exit 2
    ;;
esac

# Other systems bring these libraries with their desktops, or name them otherwise.
command -v dpkg-query >/dev/null 2>&1 || exit 0

missing=""
for name in $wanted; do
    # Newer releases renamed some (libglib2.0-0t64), and say so with "Provides".
    dpkg-query -W -f '${db:Status-Status}\n' "$name" "${name}t64" 2>/dev/null | grep -qx installed ||
        missing="$missing $name"
done
[ -z "$missing" ] && exit 0

if [ "$(id -u)" -ne 0 ]; then
    echo "These system packages are missing; install them with: sudo apt-get install --no-install-recommends$missing" >&2
    exit 1
fi
echo "Installing system packages:$missing"
export DEBIAN_FRONTEND=noninteractive
apt-get -qq -o DPkg::Lock::Timeout=300 update
# shellcheck disable=SC2086
apt-get -qq -o DPkg::Lock::Timeout=300 install -y --no-install-recommends $missing >/dev/null
