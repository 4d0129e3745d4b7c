#!/usr/bin/env bash
# Builds the program and its disk image on a Mac, from a clean checkout. What it makes lies in dist.
# Needs Python 3.11 or newer and Xcode's command line tools. Runs with the bash 3.2 that macOS has.
#
# It signs and notarizes when the environment has what that needs, and says so when it does not:
#   MACOS_IDENTITY               "Developer ID Application: …", in a keychain or in the next
#   MACOS_CERTIFICATE            that identity as a .p12 file in base64, for machines without it
#   MACOS_CERTIFICATE_PASSWORD   its password
#   MACOS_NOTARY_KEY             a key of App Store Connect, the .p8 file in base64
#   MACOS_NOTARY_KEY_ID, MACOS_NOTARY_ISSUER
set -euo pipefail
cd "$(dirname "$0")/../.."

app="dist/Interview Helper.app"
python=.venv-package/bin/python
work=$(mktemp -d)
keychain=""
listed=""
keychains=()

clean_up() {
    if [ -n "$listed" ]; then
        security list-keychains -d user -s ${keychains[@]+"${keychains[@]}"} || true
    fi
    if [ -n "$keychain" ]; then
        security delete-keychain "$keychain" || true
    fi
    rm -rf "$work"
}
trap clean_up EXIT

use_certificate() {
    keychain="$work/signing.keychain-db"
    local password
    password=$(uuidgen)
    (umask 077 && printf '%s' "$MACOS_CERTIFICATE" | base64 --decode >"$work/identity.p12")
    security create-keychain -p "$password" "$keychain"
    security set-keychain-settings -t 3600 "$keychain"
    security unlock-keychain -p "$password" "$keychain"
    security import "$work/identity.p12" -k "$keychain" -P "$MACOS_CERTIFICATE_PASSWORD" -T /usr/bin/codesign
    # Without this codesign asks in a dialog that nobody answers.
    security set-key-partition-list -S apple-tool:,apple: -s -k "$password" "$keychain" >/dev/null
    # codesign looks only where the list of keychains leads; the user's own stay on it.
    local before line
    before=$(security list-keychains -d user)
    while IFS= read -r line; do
        line=${line#*\"}
        [ -z "$line" ] || keychains+=("${line%\"*}")
    done <<<"$before"
    listed=yes
    security list-keychains -d user -s "$keychain" ${keychains[@]+"${keychains[@]}"}
}

notarize() {
    local key=(--key "$work/notary.p8" --key-id "$MACOS_NOTARY_KEY_ID" --issuer "$MACOS_NOTARY_ISSUER")
    local answer id
    answer=$(xcrun notarytool submit "$1" --wait --timeout 30m --output-format json "${key[@]}")
    # It ends well where Apple refuses, too; why stands in a log of its own.
    case $answer in
    *'"status"'*:*'"Accepted"'*) ;;
    *)
        echo "Not notarized: Apple has not accepted it: $answer" >&2
        id=$(printf '%s\n' "$answer" | sed -n 's/.*"id" *: *"\([^"]*\)".*/\1/p')
        [ -z "$id" ] || xcrun notarytool log "$id" "${key[@]}" >&2 || true
        return 1
        ;;
    esac
}

echo "An environment of its own, with exactly the versions of packaging/requirements.txt"
[ -d .venv-package ] || "${PYTHON:-python3}" -m venv .venv-package
"$python" -m pip install --quiet --disable-pip-version-check \
    --require-hashes --only-binary :all: -r packaging/requirements.txt

if [ -z "${MACOS_IDENTITY:-}" ]; then
    echo "Not signed: MACOS_IDENTITY is not set. macOS opens such a program only after a warning."
elif [ -n "${MACOS_CERTIFICATE:-}" ]; then
    use_certificate
fi

echo "Icons and bundle"
"$python" packaging/icons/build_icons.py
# Modules are stored, not packed: unpacking costs time at every start, and the image packs them anyway.
# The spec signs with MACOS_IDENTITY, every library first and the program last.
PYINSTALLER_ZLIB_COMPRESSION_LEVEL=0 "$python" -m PyInstaller --noconfirm --clean --log-level WARN \
    --distpath dist --workpath build/pyinstaller packaging/interview-helper.spec

echo "The bundle draws its window and lists no library that nobody knows the licence of"
"$app/Contents/MacOS/interview-helper" \
    --data-dir "$work/data" --examples --screenshot build/window.png
"$python" packaging/licences.py --bundle "$app"
if [ -n "${MACOS_IDENTITY:-}" ]; then
    codesign --verify --deep --strict --verbose=2 "$app"
fi

echo "Disk image"
version=$("$python" -c 'import interview_helper; print(interview_helper.__version__)')
image="dist/Interview-Helper-$version-$(uname -m).dmg"
mkdir "$work/image"
# ditto keeps links and signatures as they are.
ditto "$app" "$work/image/Interview Helper.app"
ln -s /Applications "$work/image/Applications"
cp LICENSE "$work/image/"
hdiutil create -volname "Interview Helper" -srcfolder "$work/image" -fs HFS+ -format UDZO -ov "$image"

if [ -n "${MACOS_IDENTITY:-}" ]; then
    codesign --sign "$MACOS_IDENTITY" --timestamp "$image"
fi
if [ -z "${MACOS_IDENTITY:-}" ]; then
    echo "Not notarized: only what is signed can be."
elif [ -z "${MACOS_NOTARY_KEY:-}" ] || [ -z "${MACOS_NOTARY_KEY_ID:-}" ] || [ -z "${MACOS_NOTARY_ISSUER:-}" ]; then
    echo "Not notarized: MACOS_NOTARY_KEY, MACOS_NOTARY_KEY_ID and MACOS_NOTARY_ISSUER are not all set."
else
    (umask 077 && printf '%s' "$MACOS_NOTARY_KEY" | base64 --decode >"$work/notary.p8")
    notarize "$image"
    xcrun stapler staple "$image"
fi
echo "Built: $image"
