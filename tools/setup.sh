#!/usr/bin/env bash
# Makes sure that what a make target needs is on this computer. Says nothing needs doing when nothing does.
#
#   tools/setup.sh run       the tools and libraries to build and open Cairn
#   tools/setup.sh test      those, and what drives its window in the tests
#   tools/setup.sh rust      Rust alone (make fmt, make audit)
#   tools/setup.sh icons     what draws the icons
#
# Rust and Node are checked and never installed: people keep them in their own way. System packages are installed on
# Debian, Ubuntu, Fedora, Arch and their relatives, only those that are missing, with sudo only when not root.
set -euo pipefail
cd "$(dirname "$0")/.."

what=${1:-run}

# One line a need: for which target | how to see that it is there | package on apt | on dnf | on pacman.
# `a/b` on apt: the first that this release has. A path on dnf: whichever package holds that program.
needs() {
  cat <<'TABLE'
run   | cmd:cc              | build-essential             | gcc                                | base-devel
run   | cmd:c++             | build-essential             | gcc-c++                            | base-devel
run   | cmd:make            | build-essential             | make                               | base-devel
run   | cmd:pkg-config      | pkg-config                  | pkgconf-pkg-config                 | pkgconf
run   | perl                | perl                        | perl-core                          | perl
run   | libclang            | libclang-dev                | clang-devel                        | clang
run   | pc:gtk+-3.0         | libgtk-3-dev                | gtk3-devel                         | gtk3
run   | pc:webkit2gtk-4.1   | libwebkit2gtk-4.1-dev       | webkit2gtk4.1-devel                | webkit2gtk-4.1
run   | lib:libayatana-appindicator3.so.1 | libayatana-appindicator3-1 | libayatana-appindicator-gtk3 | libayatana-appindicator
test  | cmd:WebKitWebDriver | webkit2gtk-driver/webkitgtk-webdriver | /usr/bin/WebKitWebDriver | webkitgtk-6.0
test  | cmd:Xvfb            | xvfb                        | xorg-x11-server-Xvfb               | xorg-server-xvfb
test  | cmd:xdotool         | xdotool                     | xdotool                            | xdotool
test  | cmd:strace          | strace                      | strace                             | strace
test  | cmd:xclip           | xclip                       | xclip                              | xclip
test  | cmd:openbox         | openbox                     | openbox                            | openbox
test  | cmd:import          | imagemagick                 | ImageMagick                        | imagemagick
test  | cmd:pdftotext       | poppler-utils               | poppler-utils                      | poppler
test  | cmd:dbus-daemon     | dbus                        | dbus-daemon                        | dbus
test  | cmd:gnome-keyring-daemon | gnome-keyring          | gnome-keyring                      | gnome-keyring
test  | cmd:update-desktop-database | desktop-file-utils  | desktop-file-utils                 | desktop-file-utils
test  | cmd:gio             | libglib2.0-bin              | glib2                              | glib2
test  | atspi               | at-spi2-core                | at-spi2-core                       | at-spi2-core
test  | font:DejaVuSans*    | fonts-dejavu-core           | dejavu-sans-fonts                  | ttf-dejavu
test  | font:Noto*Col*      | fonts-noto-color-emoji      | google-noto-color-emoji-fonts      | noto-fonts-emoji
icons | cmd:rsvg-convert    | librsvg2-bin                | librsvg2-tools                     | librsvg
TABLE
}

main() {
  case $what in
    rust) check_rust ;;
    run) check_rust; check_node; check_system run ;;
    test) check_rust; check_rust_tools; check_node; check_system run test ;;
    icons) check_node; check_system icons ;;
    *) stop "setup.sh knows: run, test, rust, icons." ;;
  esac
}

# ---- Rust and Node ------------------------------------------------------------------------------

check_rust() {
  local least found
  least=$(sed -n 's/^rust-version *= *"\(.*\)"/\1/p' Cargo.toml)
  if ! command -v cargo >/dev/null || ! command -v rustc >/dev/null; then
    if [ -x "${HOME:-/nowhere}/.cargo/bin/cargo" ]; then
      stop "Rust is installed but this shell does not find it. Run:  . \"\$HOME/.cargo/env\"  and then make again."
    fi
    stop "Rust is missing. Cairn is built with Rust $least or newer: get it at https://rustup.rs, open a new terminal, then run make again."
  fi
  found=$(rustc --version 2>/dev/null | awk '{print $2}')
  if [ -z "$found" ]; then
    stop "Rust is here but does not run. Try:  rustup default stable  and then make again."
  fi
  if ! at_least "$found" "$least"; then
    stop "Rust $found is too old for Cairn, which needs $least or newer. Run:  rustup update  (or see https://rustup.rs), then make again."
  fi
}

check_rust_tools() {
  local missing=""
  cargo fmt --version >/dev/null 2>&1 || missing="$missing rustfmt"
  cargo clippy --version >/dev/null 2>&1 || missing="$missing clippy"
  if [ -n "$missing" ]; then
    stop "The tests also check form and style, and this Rust lacks:$missing. Run:  rustup component add$missing  (or your system's package of that name), then make again."
  fi
}

check_node() {
  local found where="Node 20.19 or newer (not 21, and of 22 from 22.12 on): get it at https://nodejs.org or from your system's packages, then run make again."
  if ! command -v node >/dev/null; then
    stop "Node is missing. Cairn's pages are built with $where"
  fi
  found=$(node --version | sed 's/^v//')
  # What Vite accepts: ^20.19 or >=22.12.
  case $found in
    21.*) stop "Node $found is not one that Cairn's pages can be built with. They need $where" ;;
    22.*) at_least "$found" 22.12 || stop "Node $found is too old. Cairn's pages are built with $where" ;;
    *) at_least "$found" 20.19 || stop "Node $found is too old. Cairn's pages are built with $where" ;;
  esac
  if ! command -v npm >/dev/null; then
    stop "npm, which comes with Node, is missing. Install it (on Debian and Ubuntu: the package npm), or take Node from https://nodejs.org, then run make again."
  fi
}

# ---- System packages ----------------------------------------------------------------------------

check_system() {
  case $(uname -s) in
    Linux) check_linux "$@" ;;
    Darwin) check_macos "$@" ;;
    *) echo "On this system Cairn is built with plain cargo and npm commands; README.md lists them." ;;
  esac
}

check_macos() {
  if ! xcode-select -p >/dev/null 2>&1; then
    stop "Apple's command line tools are missing. Run:  xcode-select --install  and then make again."
  fi
  if [ "$1" = icons ] && ! command -v rsvg-convert >/dev/null; then
    stop "rsvg-convert, which draws the icons, is missing. Run:  brew install librsvg  and then make again."
  fi
}

check_linux() {
  local manager
  manager=$(package_manager)
  find_missing "$manager" "$@"
  if [ ${#probes[@]} -eq 0 ]; then
    echo "Set-up: everything needed is here already."
    return
  fi
  if [ -z "$manager" ]; then
    stop "These are missing, and this system's way to install them is not one that Cairn knows: ${probes[*]}
The packages are called, on Debian: $(find_missing apt "$@"; echo "${packages[*]}"). Install their like, then run make again."
  fi
  install_packages "$manager"
  find_missing "$manager" "$@"
  if [ ${#probes[@]} -ne 0 ]; then
    stop "Still missing after installing: ${probes[*]}. The messages above may say why."
  fi
}

package_manager() {
  if command -v apt-get >/dev/null; then echo apt
  elif command -v dnf >/dev/null; then echo dnf
  elif command -v pacman >/dev/null; then echo pacman
  fi
}

# Sets `probes` (what was looked for and not found) and `packages` (what brings it, each once).
find_missing() {
  local manager=$1 target probe apt dnf pacman package
  shift
  probes=() packages=()
  while IFS='|' read -r target probe apt dnf pacman; do
    target=$(trim "$target") probe=$(trim "$probe")
    case " $* " in *" $target "*) ;; *) continue ;; esac
    is_there "$probe" && continue
    case $manager in
      dnf) package=$(trim "$dnf") ;;
      pacman) package=$(trim "$pacman") ;;
      *) package=$(trim "$apt") ;;
    esac
    probes+=("${probe#*:}")
    case " ${packages[*]-} " in *" $package "*) ;; *) packages+=("$package") ;; esac
  done < <(needs)
}

is_there() {
  local name=${1#*:}
  case $1 in
    cmd:*) command -v "$name" >/dev/null ;;
    pc:*) pkg-config --exists "$name" 2>/dev/null ;;
    lib:*) has_file "/usr/lib*/$name" "/usr/lib/*-linux-*/$name" "/usr/local/lib*/$name" || ldconfig_knows "$name" ;;
    font:*) [ -n "$(find /usr/share/fonts /usr/local/share/fonts -name "$name" -print -quit 2>/dev/null)" ] ;;
    # The bundled OpenSSL is configured by Perl scripts that use modules some systems package apart.
    perl) perl -MFindBin -MIPC::Cmd -MFile::Compare -MFile::Copy -MTime::Piece -e1 2>/dev/null ;;
    # The SQLite bindings are generated while building: libclang reads the header, with clang's own stddef.h.
    libclang)
      [ -n "${LIBCLANG_PATH:-}" ] || {
        has_file '/usr/lib*/libclang.so*' '/usr/lib*/llvm*/lib*/libclang.so*' '/usr/lib/*-linux-*/libclang*.so*' \
          && has_file '/usr/lib*/clang/*/include/stddef.h' '/usr/lib*/llvm*/lib*/clang/*/include/stddef.h'
      } ;;
    atspi) has_file '/usr/libexec/at-spi-bus-launcher' '/usr/lib*/at-spi2-core/at-spi-bus-launcher' '/usr/lib/at-spi-bus-launcher' '/usr/lib/*-linux-*/at-spi2-core/at-spi-bus-launcher' ;;
    *) return 1 ;;
  esac
}

# True when any of the patterns names a file.
has_file() {
  local pattern
  for pattern in "$@"; do
    compgen -G "$pattern" >/dev/null && return 0
  done
  return 1
}

ldconfig_knows() {
  local ldconfig
  ldconfig=$(command -v ldconfig || echo /sbin/ldconfig)
  "$ldconfig" -p 2>/dev/null | grep -F "$1" >/dev/null
}

install_packages() {
  local manager=$1 as_root=() command
  echo "Missing on this computer: ${probes[*]}"
  if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
      as_root=(sudo)
    fi
  fi
  case $manager in
    apt)
      if [ "$(id -u)" -eq 0 ] || [ ${#as_root[@]} -ne 0 ]; then
        ${as_root[@]+"${as_root[@]}"} apt-get update
      fi
      choose_names
      command=(env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${packages[@]}") ;;
    dnf) command=(dnf install -y "${packages[@]}") ;;
    pacman) command=(pacman -S --needed --noconfirm "${packages[@]}") ;;
  esac
  if [ "$(id -u)" -ne 0 ] && [ ${#as_root[@]} -eq 0 ]; then
    command -v sudo >/dev/null && command=(sudo "${command[@]}")
    stop "Installing them needs an administrator, and this shell cannot become one by itself. Run this once, then make again:
  ${command[*]}"
  fi
  echo "Installing: ${packages[*]}"
  ${as_root[@]+"${as_root[@]}"} "${command[@]}" || stop "That did not work. The messages above say why; the command was:
  ${as_root[*]-} ${command[*]}"
}

# Where apt has two names for one thing, takes the one that this release offers.
choose_names() {
  local i name
  for i in "${!packages[@]}"; do
    for name in ${packages[$i]//\// }; do
      packages[i]=$name
      if apt-cache policy "$name" 2>/dev/null | grep 'Candidate: [^(]' >/dev/null; then break; fi
    done
  done
}

# ---- Small things -------------------------------------------------------------------------------

# at_least 1.95.0 1.90: is the first version the second or newer?
at_least() {
  awk -v have="$1" -v want="$2" 'BEGIN {
    split(have, h, /[.+-]/); n = split(want, w, ".")
    for (i = 1; i <= n; i++) { if (h[i] + 0 > w[i] + 0) exit 0; if (h[i] + 0 < w[i] + 0) exit 1 }
  }'
}

trim() { local s=$1; s=${s#"${s%%[![:space:]]*}"}; printf %s "${s%"${s##*[![:space:]]}"}"; }

stop() { printf '\n%s\n\n' "$1" >&2; exit 1; }

main
