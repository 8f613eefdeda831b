#!/usr/bin/env bash
# Draws every icon in icons/ from the two drawings there: cairn.svg (the app) and tray.svg (one shape, no shading).
set -euo pipefail
cd "$(dirname "$0")/.."

draw() { rsvg-convert --width "$2" --height "$2" "$1" --output "$3"; }

draw icons/cairn.svg 32 icons/32x32.png
draw icons/cairn.svg 128 icons/128x128.png
draw icons/cairn.svg 256 icons/128x128@2x.png
draw icons/cairn.svg 512 icons/icon.png

# A green that stands out by 3:1 or more on dark panels and on light ones, and black for macOS, which tints it itself.
tray() { sed "s/COLOUR/$1/" icons/tray.svg | rsvg-convert --width "$2" --height "$2" --output "$3"; }
tray '#5F937E' 32 icons/tray.png
tray '#5F937E' 64 icons/tray@2x.png
tray '#000000' 64 icons/tray-template.png

# The two formats that hold several sizes, each drawn from a large picture by the Tauri tool.
parts=$(mktemp -d)
trap 'rm -rf "$parts"' EXIT
draw icons/cairn.svg 1024 "$parts/cairn.png"
ui/node_modules/.bin/tauri icon "$parts/cairn.png" --output "$parts/out" >"$parts/log" 2>&1 || { cat "$parts/log"; exit 1; }
cp "$parts/out/icon.ico" "$parts/out/icon.icns" icons/
