# shellcheck shell=bash
# Building. One build at a time in this folder: the lock is held until the command ends.

take_build_lock() {
  mkdir -p build
  [[ -e /proc/self/fd/9 ]] || exec 9>build/dev.lock
  flock -n 9 || {
    say "Waiting for another ./dev in this folder"
    flock 9
  }
}

# Everything that can change what the browser gets; what the build itself makes and what only tests read is left out.
web_sources_hash() {
  find web schemas -type f -not -path '*/node_modules/*' -not -path 'web/dist/*' -not -path '*/generated/*' \
    -not -path 'web/e2e/*' -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -c1-32
}

# The screens are part of the program: they are built before it is configured.
build_web() {
  [[ -f web/package.json ]] || return 0
  local now
  now=$(web_sources_hash)
  [[ -d web/dist && $(cat "$setup_dir/web-dist" 2>/dev/null) == "$now" ]] && return 0
  setup_web_packages
  say "Building the screens (web/dist)"
  npm --prefix web run --silent build </dev/null >&2
  mkdir -p "$setup_dir"
  printf '%s\n' "$now" >"$setup_dir/web-dist"
}

# File names of the screens carry hashes, so a new web/dist asks for a new list of embedded files.
configure() {
  local plan=build/$1/build.ninja
  [[ -e $plan && ! web/dist -nt $plan ]] || cmake --preset "$1" -Wno-dev >&2
}

# Makes ready everything a build of one preset needs.
prepare() {
  take_build_lock
  install_packages build
  build_web
  configure "$1"
}

has_target() { ninja -C "build/$1" -t query "$2" >/dev/null 2>&1; }

build_program() {
  prepare release
  has_target release simpul || give_up "src/node declares no program yet, so there is nothing to run"
  ninja -C "$release" simpul >&2
}

build_targets() {
  if (($# == 0)); then
    build_program
    say "Built: $release/simpul"
  else
    prepare release
    ninja -C "$release" "$@" >&2
  fi
}

# Every promise beside its baseline of the same run; the last figures stay in build/bench/figures.txt.
# Arguments: how many dossiers the small and the large house hold (default 1000 100000).
run_benchmarks() {
  local small=${1:-1000} large=${2:-100000} target folder=$PWD/build/bench
  local targets=(simpul simpul_append_bench simpul_weave_bench simpul_dossier_bench simpul_render_bench
    simpul_signature_bench simpul_log_bench simpul_bundle_bench)
  prepare release
  install_packages bench
  for target in "${targets[@]}"; do
    has_target release "$target" || give_up "bench: the target $target does not exist yet"
  done
  ninja -C "$release" "${targets[@]}" >&2
  mkdir -p "$folder"
  {
    "$release/bin/simpul_append_bench" "$folder"
    "$release/bin/simpul_weave_bench"
    "$release/bin/simpul_log_bench"
    "$release/bin/simpul_bundle_bench"
    "$release/bin/simpul_render_bench" "$folder/printed"
    "$release/bin/simpul_signature_bench" "$folder/printed/agreement.pdf"
    "$release/bin/simpul_dossier_bench" "$folder/node" "$small" "$large"
    python3 bench/http_bench.py "$release/simpul" "$folder/node"
  } | tee "$folder/figures.txt"
}

format_sources() {
  install_packages deep
  local files=("$@")
  (($#)) || mapfile -t files < <(changed_sources HEAD)
  ((${#files[@]})) || return 0
  clang-format-19 -i "${files[@]}"
}

# C++ files that differ from a commit, new ones included.
changed_sources() {
  { git diff --name-only --diff-filter=d "$1" && git ls-files --others --exclude-standard; } |
    grep -E '^(src|tests|bench)/.*\.(cpp|h)$' | sort -u || true
}
