# shellcheck shell=bash disable=SC2034
# Shared by ./start and ./test: what has to be installed, which Node runs, how things are built.
# Sourced from the root of the repository, under `set -euo pipefail`.

started=$SECONDS
results=build/results

# What was compiled in one checkout is found again in another.
export CCACHE_BASEDIR=${CCACHE_BASEDIR:-$PWD} CCACHE_NOHASHDIR=1

say() { printf '[%3ds] %s\n' $((SECONDS - started)) "$*"; }
die() { printf '%s\n' "$*" >&2; exit 1; }

# --- What has to be installed -----------------------------------------------------------------

# Debian package, and a command or file that shows it is there under whatever name it came.
packages_to_start=(
  'ca-certificates /etc/ssl/certs/ca-certificates.crt'
  'cmake cmake' 'ninja-build ninja' 'ccache ccache' 'g++ g++' 'python3 python3' 'git git'
  'emscripten em++' 'nlohmann-json3-dev nlohmann/json.hpp' 'npm npm' 'brotli brotli')
# The shell is the same browser without its windows, and takes two thirds of the time.
browsers='chromium-headless-shell|chromium|chromium-browser|google-chrome'
packages_to_test=(
  'catch2 catch2/catch.hpp|catch2/catch_all.hpp' 'libcli11-dev CLI/CLI.hpp'
  "chromium-headless-shell $browsers"
  'fonts-noto-cjk /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'
  'tzdata /usr/share/zoneinfo/Asia/Shanghai')

is_there() {
  local what
  for what in ${1//|/ }; do
    case $what in
      /*) [[ -e $what ]] && return ;;
      */*) [[ -e /usr/include/$what || -e /usr/local/include/$what ]] && return ;;
      *) command -v "$what" >/dev/null && return ;;
    esac
  done
  return 1
}

need() {
  local entry missing=()
  for entry in "$@"; do
    is_there "${entry#* }" || missing+=("${entry%% *}")
  done
  [[ ${#missing[@]} -eq 0 ]] && return
  if [[ $(id -u) -ne 0 ]] || ! command -v apt-get >/dev/null; then
    die "Please install: ${missing[*]}
(on Debian or Ubuntu: sudo apt-get install --no-install-recommends ${missing[*]})"
  fi
  say "installing ${missing[*]}"
  mkdir -p build
  local log=build/apt.log
  if ! { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y \
    --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
    tail -20 "$log" >&2
    die "Installing failed; the whole log is in $log"
  fi
}

# --- Node ------------------------------------------------------------------------------------

node_is_new_enough() {
  local version
  version=$(node --version 2>/dev/null) || return 1
  [[ $(printf '%s\n' v20.19.0 "$version" | sort -V | head -1) == v20.19.0 ]]
}

# Debian 12 has Node 18, which today's web tools refuse. A newer one comes from npm into an ignored
# folder and goes first on PATH.
use_node() {
  node_is_new_enough && return
  local arch package folder
  case $(uname -m) in
    x86_64) arch=x64 ;;
    aarch64 | arm64) arch=arm64 ;;
    *) die "Please install Node 20.19 or newer" ;;
  esac
  package=node-linux-$arch
  folder=$PWD/.tools/node
  if [[ ! -x $folder/node_modules/$package/bin/node ]]; then
    say "installing Node 22 into .tools (found: $(node --version 2>/dev/null || echo none))"
    npm install --silent --no-audit --no-fund --no-save --prefix "$folder" "$package@22" ||
      die "Node 22 could not be fetched from npm; please install Node 20.19 or newer"
  fi
  export PATH=$folder/node_modules/$package/bin:$PATH
  # Debian's Node trusts what the system trusts, such as a company's proxy; this one has to be told.
  local trusted=/etc/ssl/certs/ca-certificates.crt
  if [[ -r $trusted ]]; then export NODE_EXTRA_CA_CERTS=${NODE_EXTRA_CA_CERTS:-$trusted}; fi
  node_is_new_enough || die "Node in .tools does not run; remove .tools and try again"
}

# Installs what the lock file of a folder names, unless exactly that was installed before.
npm_packages() {
  local folder=$1 installed=$1/node_modules/.installed-lock
  cmp -s "$folder/package-lock.json" "$installed" && return
  say "$folder: npm packages"
  PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --loglevel error --prefer-offline --no-audit --no-fund \
    --prefix "$folder" || return 1
  cp "$folder/package-lock.json" "$installed"
}

# --- Building --------------------------------------------------------------------------------

# Configures once and builds; says so only when there is something to build.
build_native() {
  local preset=$1 folder=$2
  if [[ ! -f $folder/build.ninja ]]; then
    say "$preset: configuring"
    cmake --preset "$preset" -G Ninja >"$results/$preset.configure.log" ||
      { cat "$results/$preset.configure.log" >&2; return 1; }
  fi
  compile "$preset"
}

build_engine() {
  # The optimizer of Debian's Emscripten looks for its parser here, whichever Node runs it.
  if [[ -d /usr/share/nodejs ]]; then export NODE_PATH=/usr/share/nodejs; fi
  if [[ ! -f build/wasm/build.ninja ]]; then
    say "wasm: configuring"
    emcmake cmake --preset wasm -G Ninja >"$results/wasm.configure.log" 2>&1 ||
      { cat "$results/wasm.configure.log" >&2; return 1; }
  fi
  compile wasm || return 1
  unset NODE_PATH
  npm_packages wasm || return 1
  if changed_since wasm/dist/.built wasm/src wasm/copy.mjs wasm/tsconfig.json \
    build/wasm/wasm/engine.mjs build/wasm/wasm/engine.wasm; then
    say "wasm: types and wrapper"
    npm run --silent build --prefix wasm || return 1
    touch wasm/dist/.built
  fi
}

build_web() {
  npm_packages web || return 1
  if changed_since web/dist/.built web wasm/dist/.built examples/programs; then
    say "web: building"
    npm run --silent build --prefix web || return 1
    touch web/dist/.built
  fi
}

compile() {
  local log=$results/$1.build.log
  say "$1: building"
  # Ninja's own progress is for terminals; elsewhere only a failure is worth its lines.
  if [[ -t 1 ]]; then
    cmake --build --preset "$1" 2>&1 | tee "$log"
  else
    cmake --build --preset "$1" >"$log" 2>&1 || { grep -v '^\[' "$log" | tail -60 >&2; return 1; }
  fi
}

# Whether one of the paths, or a source below it, is newer than the stamp or the stamp is missing.
changed_since() {
  local stamp=$1 path
  shift
  [[ -f $stamp ]] || return 0
  for path in "$@"; do
    [[ $path -nt $stamp ]] && return
    [[ -d $path && -n $(find "$path" \( -name node_modules -o -name dist \) -prune \
      -o -newer "$stamp" -print -quit) ]] && return
  done
  return 1
}
