# shellcheck shell=bash
# Every test. The stages go on after a failure, so that one run tells everything.

run_tests() {
  local depth=default
  case ${1:-} in
    '') ;;
    --quick) depth=quick ;;
    --all) depth=all ;;
    *) give_up "test knows --quick and --all, not \"$1\"" ;;
  esac
  trap sum_at_end EXIT
  rm -rf "$reports"
  install_packages test
  check_texts
  prepare release
  test_preset release all ''
  check_built
  check_web
  test_web
  if [[ $depth != quick ]]; then
    test_e2e
    test_preset sanitize "layer_core_tests layer_adapter_tests" "core|adapter"
  fi
  if [[ $depth == all ]]; then
    install_packages deep
    test_preset sanitize all ''
    test_preset thread all ''
    test_preset clang all ''
  fi
}

# Builds targets of a preset and runs the tests whose label matches (an empty pattern: all).
test_preset() {
  local preset=$1 wanted=$2 labels=$3 report=$PWD/$reports/$1.xml status=0
  say "Unit, scenario and contract tests: $preset ($wanted)"
  mkdir -p "$reports"
  if ! { configure "$preset" && build_tests "$preset" "$wanted"; }; then
    fail "$preset does not build"
    return 0
  fi
  rm -f "$report"
  UBSAN_OPTIONS=print_stacktrace=1 TSAN_OPTIONS=halt_on_error=1:second_deadlock_stack=1 \
    ctest --test-dir "build/$preset" -j2 --output-on-failure --no-tests=error ${labels:+-L "$labels"} \
    --output-junit "$report" >"$reports/$preset.log" 2>&1 </dev/null || status=$?
  # Passing cases fill a thousand lines nobody reads; the log keeps them.
  grep -vE '^ *(Start +[0-9]+:|[0-9]+/[0-9]+ Test +#[0-9]+: .* Passed)' "$reports/$preset.log" | head -300 || true
  add_report "$preset" "$report" $status
}

build_tests() {
  local preset=$1 target targets=()
  for target in $2; do
    if [[ $target == all ]] || has_target "$preset" "$target"; then targets+=("$target"); fi
  done
  ninja -C "build/$preset" "${targets[@]}" >&2
}

test_web() {
  [[ -f web/package.json ]] || return 0
  say "Unit tests of the screens"
  rm -f "$reports/vitest.xml"
  local status=0
  npm --prefix web run --silent test -- --reporter=default --reporter=junit \
    --outputFile.junit="$PWD/$reports/vitest.xml" </dev/null || status=$?
  add_report vitest "$reports/vitest.xml" $status
}

test_e2e() {
  if [[ ! -e web/e2e/vitest.config.ts ]] || ! has_target release simpul; then
    say "No end-to-end tests: web/e2e/vitest.config.ts or the program does not exist yet"
    return 0
  fi
  say "End-to-end tests: the release program in Chromium"
  local status=0
  rm -f "$reports/e2e.xml"
  SIMPUL_PROGRAM=$PWD/$release/simpul npm --prefix web run --silent e2e -- --reporter=default --reporter=junit \
    --outputFile.junit="$PWD/$reports/e2e.xml" "$@" </dev/null || status=$?
  add_report e2e "$reports/e2e.xml" $status
}

run_e2e() {
  trap sum_at_end EXIT
  install_packages test
  build_program
  setup_web_packages
  test_e2e "$@"
}
