# Programs that are not ours read what Acuse gives to machines. Sourced by scripts/test.

get_verifiers() {
  python_tools tests/verify/machines
  node_packages tests/verify/machines
}

# The API against its own description, and feeds by parsers of others.
machines() {
  served "$root/target/debug/acuse" "$python" tests/verify/machines/api.py || return
  served "$root/target/debug/acuse" "$python" tests/verify/machines/feeds.py
}
