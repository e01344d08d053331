#!/bin/sh
# Make .venv hold exactly the packages named in the given requirements files.
#   tools/venv.sh requirements.txt [requirements-dev.txt]
# A stamp with the files' sha256 says what is installed already, so that the second call costs a few milliseconds.
set -eu
cd "$(dirname "$0")/.."

wanted=$(cat "$@" | sha256sum | cut -d' ' -f1)
stamp=.venv/.installed-$(basename "$(eval "echo \${$#}")" .txt)
[ -x .venv/bin/python ] && [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ] && exit 0

find_python() {
    for name in ${PYTHON:-} python3.11 python3 python; do
        "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$name"; return; }
    done
    echo "antq needs Python 3.11 or newer; set PYTHON=/path/to/it." >&2
    exit 1
}

# Debian ships Python without the part that fills a new environment; it is a package of its own.
install_venv_module() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || {
        echo "Python's venv module is missing: install it first (Debian, Ubuntu: apt install python3-venv)." >&2
        exit 1
    }
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -q </dev/null && apt-get install -y -q --no-install-recommends python3-venv </dev/null
}

if ! .venv/bin/python -c 'import pip' 2>/dev/null; then
    python=$(find_python)
    "$python" -c 'import venv, ensurepip' 2>/dev/null || install_venv_module
    echo "Making .venv with $("$python" --version)"
    "$python" -m venv --clear .venv
fi

echo "Installing the packages named in: $*"
files=""
for file in "$@"; do files="$files -r $file"; done
# shellcheck disable=SC2086 — $files is a list of plain names
.venv/bin/python -m pip install --quiet --disable-pip-version-check $files
echo "$wanted" > "$stamp"
