#!/bin/sh
# Draws the pictures of the README from the example companies, and the window in each of its states.
set -eu
program=.venv/bin/interview-helper
target=packaging/screenshots
data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT
mkdir -p "$target"
draw() { "$program" --data-dir "$data" --examples --screenshot "$target/$1" --appearance "$2" --size "$3"; }
draw light.png light 1280x900
draw dark.png dark 1280x900
draw narrow.png light 800x560
QT_SCALE_FACTOR=1.5 draw scaled.png light 1280x900
.venv/bin/python packaging/palette_pictures.py "$target"/*.png
.venv/bin/python packaging/states.py "$target/states"
