# Programs that are not ours read what Acuse gives to machines. Sourced by scripts/test.

get_verifiers() {
  python_tools tests/verify/open_data
  validators=$python
  python_tools tests/verify/machines
  node_packages tests/verify/machines
}

# The API against its own description, and feeds by parsers of others. The record that ships has neither results of its own nor public
# associations: the demonstration has both.
machines() {
  served serve "$root/target/debug/acuse" "$python" tests/verify/machines/api.py || return
  served demo "$root/target/debug/acuse" "$python" tests/verify/machines/api.py walk || return
  served serve "$root/target/debug/acuse" "$python" tests/verify/machines/feeds.py
}

# What the suite laid out for the validators of open data. The standards' schemas are not part of this repository: they are where
# ACUSE_STANDARDS says, else beside the clone; else the validators fetch them, and where that fails too, what needs them is skipped with
# a word.
open_data() {
  local folder=${ACUSE_STANDARDS:-$root/../shared/standards} laid=$CARGO_TARGET_DIR/tmp/open-data standards=()
  [ -d "$laid" ] || { say "  The tests laid out nothing to check."; return 1; }
  [ -d "$folder" ] && standards=(--standards "$folder")
  "$validators" tests/verify/open_data/check.py "${standards[@]}" "$laid"/*
}
