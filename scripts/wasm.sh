# A compiler for WebAssembly: rustup's where it can be had, else Debian's. Sourced by scripts/front and scripts/test.
# Fills `wasm_env`, the settings under which cargo builds for wasm32.

wasm_env=()
wasm_target=wasm32-unknown-unknown

pick_wasm_compiler() {
  if [ "${ACUSE_WASM:-}" != debian ]; then
    [ -d "$(rustc --print sysroot)/lib/rustlib/$wasm_target/lib" ] && return
    has rustup && step "Getting Rust's library for WebAssembly" quietly rustup target add "$wasm_target" && return
  fi
  debian_wasm_compiler
}

# Debian's rustc-web has a compiler and the library's sources. The library is compiled once, into a folder of our own.
debian_wasm_compiler() {
  [ -x /usr/bin/rustc ] && [ -d /usr/lib/rustlib/src/rust/library ] || [ -d "/usr/lib/rustlib/$wasm_target/lib" ] ||
    step "Installing Debian's compiler for WebAssembly" apt_get rustc-web rust-web-src rust-web-llvm || return 1
  local version
  version=$(/usr/bin/rustc --version | cut -d' ' -f2) || return 1
  debian_sysroot="$cache/rust-web-$version"
  [ -d "$debian_sysroot/lib/rustlib/$wasm_target/lib" ] ||
    step "Compiling Rust's library for WebAssembly (once, about 2 minutes)" debian_std "$version" || return 1
  wasm_env=(RUSTC="$debian_sysroot/rustc" CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER="$(web_linker)")
}

web_linker() {
  local own
  own="$(rustc --print sysroot)/lib/rustlib/$(rustc -vV | sed -n 's/^host: //p')/bin/rust-lld"
  if [ -x "$own" ]; then say "$own"; else say rust-lld; fi
}

debian_std() {
  local work new host
  host=$(/usr/bin/rustc -vV | sed -n 's/^host: //p')
  work=$(mktemp -d)
  new=$work/sysroot
  mkdir -p "$work/src" "$new/lib/rustlib/$wasm_target/lib"
  printf '[package]\nname = "stub"\nversion = "0.0.0"\nedition = "2024"\n' >"$work/Cargo.toml"
  : >"$work/src/lib.rs"
  (cd "$work" && RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Cembed-bitcode=yes CARGO_TARGET_DIR="$work/target" quietly \
    cargo build --release --target "$wasm_target" -Zbuild-std=std,panic_abort,proc_macro) || return 1
  find "$work/target/$wasm_target/release/deps" -name '*.rlib' ! -name 'libstub-*' -exec cp {} "$new/lib/rustlib/$wasm_target/lib/" \;
  ln -s "/usr/lib/rustlib/$host" "$new/lib/rustlib/$host"
  # Same compiler, our folder of libraries: nothing of the system's is written to.
  printf '#!/bin/sh\nexec /usr/bin/rustc --sysroot %s "$@"\n' "$debian_sysroot" >"$new/rustc"
  chmod +x "$new/rustc"
  mv "$new" "$debian_sysroot"
  rm -rf "$work"
}
