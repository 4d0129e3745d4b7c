#!/bin/sh
# Tries out what lies in dist/, outside this checkout. Arguments: packaging/smoke.sh --help
set -eu
cd "$(dirname "$0")/.."
packaging/system-packages.sh smoke
# In a mount namespace of its own: whatever happens, nothing stays mounted.
if unshare --mount true 2>/dev/null; then
    exec unshare --mount "${PYTHON:-python3}" packaging/smoke/run.py --private-mounts "$@"
fi
exec "${PYTHON:-python3}" packaging/smoke/run.py --without-root "$@"
