#!/usr/bin/env bash
# What the tests need beyond Python packages. What cannot be had here is said, and the tests that
# need it skip by name with the reason.
set -u
cd "$(dirname "$0")/.."

present() {
  for name in "$@"; do
    command -v "$name" >/dev/null 2>&1 && return 0
  done
  return 1
}

install_packages() {
  local sudo=""
  command -v apt-get >/dev/null 2>&1 || return 1
  if [ "$(id -u)" != 0 ]; then
    sudo -n true 2>/dev/null || return 1
    sudo="sudo -n"
  fi
  echo "Installing a browser and Chinese fonts for the tests …"
  $sudo apt-get -qq update >/dev/null && \
    DEBIAN_FRONTEND=noninteractive $sudo apt-get -qq install -y "$@" >/dev/null
}

# The headless shell spares a third of the time of the browser tests; any Chromium will do.
present chromium-headless-shell \
  || install_packages chromium-headless-shell fonts-noto-cjk \
  || present chromium chromium-browser google-chrome \
  || install_packages chromium fonts-noto-cjk \
  || echo "No Chromium and no way to install it: browser tests will skip."

.venv/bin/python tests/neo4j/fetch.py || echo "No Neo4j to be had here: its tests will skip."
