# What the browser tests and the pictures need. Sourced by scripts/test and scripts/pictures.

get_browser() {
  need node nodejs "for the browser tests"
  need npm npm "for the browser tests"
  # Playwright wants Node 20; some systems have an older one.
  export PATH="$cache/node/node_modules/.bin:$PATH"
  [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] ||
    step "Getting Node 22 for the browser tests" quietly npm install --prefix "$cache/node" --no-audit --no-fund node@22 ||
    fail "The browser tests need Node 20 or later."
  has chromium || has google-chrome || need chromium chromium "the browser of the browser tests"
  local folder=tests/browser
  # npm keeps a copy of the lock file it installed from: the same means there is nothing to do.
  cmp -s $folder/package-lock.json $folder/node_modules/.installed && return
  step "Installing the browser tests' two packages" quietly npm ci --prefix $folder --no-audit --no-fund || fail "npm ci failed in $folder."
  cp $folder/package-lock.json $folder/node_modules/.installed
}
