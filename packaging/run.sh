#!/bin/sh
# Starts the program from the checkout. Without a display the very same window is drawn into a picture.
set -eu
program=.venv/bin/interview-helper
if [ "$(uname)" = Linux ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ]; then
    picture="$PWD/interview-helper.png"
    echo "There is no display to open a window on, so the window is drawn into a picture instead."
    exec "$program" --screenshot "$picture" "$@"
fi
exec "$program" "$@"
