# What the browser tests and the pictures need. Sourced by scripts/test and scripts/pictures.

get_browser() {
  need node nodejs "for the browser tests"
  need npm npm "for the browser tests"
  # html-validate wants Node 20.19; some systems have an older one.
  export PATH="$cache/node/node_modules/.bin:$PATH"
  node -e 'const [major, minor] = process.versions.node.split(".").map(Number); process.exit(major > 20 || (major === 20 && minor >= 19) ? 0 : 1)' ||
    step "Getting Node 22 for the browser tests" quietly npm install --prefix "$cache/node" --no-audit --no-fund node@22 ||
    fail "The browser tests need Node 20.19 or later."
  has chromium || has google-chrome || need chromium chromium "the browser of the browser tests"
  node_packages tests/browser
}
