# shellcheck shell=bash
# Searching for files that break a reader. What is learned on the way stays in build/fuzz/learned, so that the next
# search goes on from there; a file that breaks something stays in build/fuzz/found.

fuzz_targets() { find fuzz/corpus -mindepth 1 -maxdepth 1 -type d -printf '%f\n' | sort; }

run_fuzz() {
  local wanted=${1:-all} seconds=${2:-60} target chosen=()
  [[ $seconds =~ ^[0-9]+$ ]] || give_up "fuzz takes a target and a number of seconds, not \"$seconds\""
  if [[ $wanted == all ]]; then
    mapfile -t chosen < <(fuzz_targets)
  else
    [[ -d fuzz/corpus/$wanted ]] || give_up "no fuzz target \"$wanted\"; there are: $(fuzz_targets | tr '\n' ' ')"
    chosen=("$wanted")
  fi
  take_build_lock
  install_packages build
  install_packages deep
  configure fuzz
  local programs=("${chosen[@]/#/simpul_}")
  ninja -C build/fuzz "${programs[@]/%/_fuzz}" >&2
  for target in "${chosen[@]}"; do search_with "$target" "$seconds"; done
}

search_with() {
  local target=$1 seconds=$2 learned=build/fuzz/learned/$1 found=build/fuzz/found
  say "Searching $target for $seconds seconds"
  mkdir -p "$learned" "$found"
  "build/fuzz/bin/simpul_${target}_fuzz" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=65536 \
    -print_final_stats=1 -verbosity=0 -artifact_prefix="$found/$target-" "$learned" "fuzz/corpus/$target"
}
