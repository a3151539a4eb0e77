# shellcheck shell=bash
# Counting. Every stage adds to one sum; the sum is the last line `./dev test` prints, whatever happens.

passed=0 failed=0 skipped=0
failures=()

# Runs one check quietly; its output is shown only when it fails.
check() {
  local name=$1 log=$reports/check.log started=$SECONDS
  shift
  mkdir -p "$reports"
  if "$@" >"$log" 2>&1 </dev/null; then
    passed=$((passed + 1))
    printf '  ok      %s (%d s)\n' "$name" $((SECONDS - started))
  else
    fail "$name"
    cat "$log"
  fi
}

fail() {
  failed=$((failed + 1))
  failures+=("$1")
  printf '  FAILED  %s\n' "$1"
}

# Adds a JUnit report written by ctest or vitest. A missing or empty report is a failure, and so is a runner that is
# not content although its report names no failed test.
add_report() {
  local name=$1 file=$2 status=$3 numbers
  if numbers=$(python3 tools/tally.py "$file"); then
    local ok bad idle
    read -r ok bad idle <<<"$numbers"
    passed=$((passed + ok)) failed=$((failed + bad)) skipped=$((skipped + idle))
    if ((bad > 0)); then failures+=("$name: $bad"); elif ((status != 0)); then fail "$name ended with $status"; fi
  else
    fail "$name left no report"
  fi
}

print_sum() {
  ((${#failures[@]} == 0)) || printf '\nFailed:\n' && printf '  %s\n' "${failures[@]}"
  printf '\n%d passed, %d failed' "$passed" "$failed"
  ((skipped == 0)) || printf ', %d skipped' "$skipped"
  printf '\n'
}

# The sum is printed also when a build breaks.
sum_at_end() {
  local status=$?
  if ((status != 0 && failed == 0)); then fail "stopped early"; fi
  print_sum
  if ((failed > 0 || passed == 0)); then exit 1; fi
  exit 0
}
