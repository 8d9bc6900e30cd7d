#!/bin/sh
# Installs what the tests need on Debian, if it is missing: Chromium, its driver, a font with Vietnamese; Graphviz, which
# lays out saved pictures; Tesseract with Vietnamese and LibreOffice's writer, which read scans and old Word files, and
# Python's bridge to it, by which a test asks it what it would underline; PostgreSQL's server, which tests start and stop;
# Java, which Spark runs on.
set -eu
if command -v chromium >/dev/null && command -v chromedriver >/dev/null && command -v soffice >/dev/null &&
    command -v dot >/dev/null && command -v java >/dev/null &&
    ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 &&
    command -v tesseract >/dev/null && [ -d /usr/share/fonts/truetype/dejavu ] && tesseract --list-langs | grep -q vie; then
    exit 0
fi
as_root=
if [ "$(id -u)" -ne 0 ]; then
    as_root=sudo
fi
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq
$as_root apt-get install -y -qq --no-install-recommends chromium chromium-driver fonts-dejavu graphviz \
    tesseract-ocr tesseract-ocr-vie libreoffice-writer-nogui python3-uno postgresql openjdk-17-jre-headless
