# shellcheck shell=bash
# What a machine can hold: style, layers, purity, self-contained headers. No test of the product runs here.

run_checks() {
  trap sum_at_end EXIT
  install_packages test
  if [[ ${1:-} == --tidy ]]; then
    check_with_clang_tidy "${2:-HEAD}"
    return
  fi
  check_texts
  prepare release
  check_built
  check_web
}

check_texts() {
  say "Texts"
  check "tidy" python3 tools/tidy.py
  check "tests of the tools" python3 -m unittest discover -s tools -p '*_test.py'
  check "shell scripts" shellcheck -xa dev .ci/run
  local maker
  for maker in tools/make_*.py; do
    check "what $maker makes is as made" python3 "$maker" --check
  done
}

check_built() {
  say "Layers, purity, public headers"
  check "foundation and core compile" ninja -C "$release" layer_foundation layer_core
  check "foundation and core are pure" python3 tools/purity.py "$release/modules.txt"
  check "public headers stand alone" ninja -C "$release" all_verify_interface_header_sets
}

# Whatever web/package.json offers of these runs; nothing is pretended.
check_web() {
  [[ -f web/package.json ]] || return 0
  say "Screens"
  setup_web_packages
  local script
  for script in check lint; do
    if node -e "process.exit(require('./web/package.json').scripts?.['$script'] ? 0 : 1)"; then
      check "web: $script" npm --prefix web run --silent "$script"
    fi
  done
}

# Nine seconds a file, so only over what changed. clang reads the compile commands of its own preset.
check_with_clang_tidy() {
  take_build_lock
  install_packages build
  install_packages deep
  configure clang
  ninja -C build/clang simpul_precompiled >&2
  say "clang-tidy over the files changed since $1"
  local file
  while read -r file; do
    [[ $file != *.cpp ]] || check "$file" clang-tidy-19 -p build/clang --quiet --warnings-as-errors='*' "$file"
  done < <(changed_sources "$1")
}
