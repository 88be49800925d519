# What the scripts share: messages with times, the cache, and getting what is missing. Sourced, never run.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

# Tools and compiled dependencies live outside the clone, so that the next clone on this machine does not start from nothing.
cache=${ACUSE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/acuse}
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$cache/target}
export CARGO_TERM_PROGRESS_WHEN=${CARGO_TERM_PROGRESS_WHEN:-auto}
export PATH="$cache/bin:$HOME/.cargo/bin:$PATH"
mkdir -p "$cache" "$root/target"

say() { printf '%s\n' "$*"; }
fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

# step "What happens" command…: says it, does it, says how long it took.
step() {
  local what=$1 start=$SECONDS code=0
  shift
  say "· $what"
  "$@" || code=$?
  if [ "$code" = 0 ]; then say "  done in $((SECONDS - start)) s"; else say "  failed after $((SECONDS - start)) s: $what"; fi
  return "$code"
}

has() { command -v "$1" >/dev/null 2>&1; }

# What a command says only matters when it fails.
quietly() {
  local log
  log=$(mktemp)
  if "$@" >"$log" 2>&1; then rm -f "$log"; else
    tail -n 30 "$log" >&2
    rm -f "$log"
    return 1
  fi
}

# apt_get package…: on Debian and its relatives, as root or with a sudo that asks nothing.
apt_get() {
  has apt-get || return 1
  local as=()
  [ "$(id -u)" = 0 ] || as=(sudo -n)
  local install=("${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@")
  "${install[@]}" >/dev/null 2>&1 || { "${as[@]}" apt-get update >/dev/null 2>&1 && quietly "${install[@]}"; }
}

# need command package "what it is for": installs the Debian package when the command is missing.
need() {
  has "$1" && return
  step "Installing $2, $3" apt_get "$2" && has "$1" && return
  fail "Missing: $1, $3. Install it (on Debian: apt-get install $2), then run this again."
}

need_rust() {
  has cargo && has rustc || fail "Missing: Rust. Install it from https://rustup.rs, then run this again."
  local wanted have
  wanted=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
  have=$(rustc --version | cut -d' ' -f2)
  [ "$(printf '%s\n' "$wanted" "$have" | sort -V | head -n 1)" = "$wanted" ] ||
    fail "Rust $have is too old: Acuse needs $wanted. Run 'rustup update stable', then this again."
  need cc build-essential "the C compiler that SQLite is built with"
}

# python_tools folder: a Python with the packages that FOLDER/requirements.txt pins, kept in the cache; left in $python.
python_tools() {
  local pins=$1/requirements.txt home
  home=$cache/python/$(basename "$1")
  python=$home/bin/python
  cmp -s "$pins" "$home/installed" && return
  python3 -c 'import ensurepip, venv' 2>/dev/null || step "Installing python3-venv, for the verifiers" apt_get python3-venv ||
    fail "Missing: python3-venv, for the verifiers. Install it (on Debian: apt-get install python3-venv), then run this again."
  rm -rf "$home"
  step "Installing what $pins pins" quietly make_python "$home" "$pins" ||
    fail "The packages of $pins could not be installed. They need Python 3.10 or later; this is $(python3 --version)."
  cp "$pins" "$home/installed"
}
make_python() { python3 -m venv "$1" && "$1/bin/pip" install --disable-pip-version-check -r "$2"; }

# node_packages folder: what FOLDER/package-lock.json pins. npm keeps a copy of what it installed from: the same means nothing to do.
node_packages() {
  cmp -s "$1/package-lock.json" "$1/node_modules/.installed" && return
  step "Installing what $1/package.json pins" quietly npm ci --prefix "$1" --no-audit --no-fund || fail "npm ci failed in $1."
  cp "$1/package-lock.json" "$1/node_modules/.installed"
}

# served serve|demo program command…: a server of the shipped record, or of the demonstration, on a port of its own, for as long as the command runs; the command finds its
# address as its last argument.
served() {
  local what=$1 program=$2 data port pid code=0
  shift 2
  data=$(mktemp -d)
  port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
  ACUSE_CONFIG=/dev/null ACUSE_ADDR=127.0.0.1:$port ACUSE_DATA=$data/data "$program" "$what" >"$data/log" 2>&1 &
  pid=$!
  for _ in $(seq 300); do
    python3 -c "import urllib.request; urllib.request.urlopen('http://127.0.0.1:$port/health/ready')" 2>/dev/null && break
    sleep 0.1
  done
  "$@" "http://127.0.0.1:$port" || { code=$?; tail -n 20 "$data/log" >&2; }
  kill "$pid" && wait "$pid" 2>/dev/null || true
  rm -rf "$data"
  return "$code"
}

# locked crate: the version that Cargo.lock pins.
locked() { sed -n "/^name = \"$1\"$/{n;s/version = \"\(.*\)\"/\1/p;q}" Cargo.lock; }

# Two clones that build at once would overwrite each other's program in the shared folder, so one waits.
one_at_a_time() {
  has flock || return 0
  exec 9>"$cache/lock"
  flock -n 9 || { say "· Another Acuse on this machine is building; waiting for it" && flock 9; }
}
next_one() { exec 9>&-; }

# build_program profile: leaves target/PROFILE/acuse in this clone, wherever cargo builds.
build_program() {
  local folder=$1
  [ "$folder" = dev ] && folder=debug
  one_at_a_time
  cargo build --locked --profile "$1" --bin acuse || return
  if [ "$CARGO_TARGET_DIR" != "$root/target" ]; then
    mkdir -p "target/$folder"
    # Not copied over: a program that is running keeps its file.
    cp "$CARGO_TARGET_DIR/$folder/acuse" "target/$folder/acuse.new" && mv -f "target/$folder/acuse.new" "target/$folder/acuse" || return
  fi
  next_one
}
