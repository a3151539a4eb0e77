# shellcheck shell=bash
# What the machine must have. Each part leaves a stamp under build/setup, so that a second run does nothing.

readonly node_pinned=22.22.3 npm_pinned=10.9.9

say() { printf '\n── %s\n' "$*" >&2; }
give_up() {
  printf 'dev: %s\n' "$*" >&2
  exit 1
}

# Prints "package command" for each line of one section; the command may be empty.
packages_of() {
  awk -v section="[$1]" '
    { sub(/#.*/, "") } /^\[/ { inside = ($1 == section); next }
    inside && NF { sub(/^unless:/, "", $2); print $1, $2 }' tools/debian-packages.txt
}

missing_packages() {
  local package command
  while read -r package command; do
    [[ -n $command ]] && command -v "$command" >/dev/null && continue
    [[ $(dpkg-query -W -f='${db:Status-Abbrev}' "$package" 2>/dev/null || true) == ii* ]] || printf '%s\n' "$package"
  done < <(packages_of "$1")
}

as_root() {
  if ((EUID == 0)); then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    give_up "this needs root, and there is no sudo: $*"
  fi
}

# Installs with apt what a section lists and the machine lacks.
install_packages() {
  local section=$1 stamp removed missing=()
  stamp=$setup_dir/packages-$section-$(sha256sum tools/debian-packages.txt | cut -c1-16)
  [[ ! -e $stamp ]] || return 0
  mkdir -p "$setup_dir"
  command -v dpkg-query >/dev/null || give_up "Simpul is built on Debian 12; see tools/debian-packages.txt"
  mapfile -t missing < <(missing_packages "$section")
  if ((${#missing[@]})); then
    say "Installing what is missing for \"$section\" (tools/debian-packages.txt says why): ${missing[*]}"
    as_root apt-get update -q
    # Only an older Boost may make room: its headers cannot stand beside version 1.81.
    removed=$(apt-get install -s --no-install-recommends "${missing[@]}" |
      awk '$1 == "Remv" && $2 !~ /^libboost/ { printf "%s ", $2 }')
    [[ -z $removed ]] || give_up "apt would remove ${removed}to install ${missing[*]}: install them by hand"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends "${missing[@]}" </dev/null
  fi
  touch "$stamp"
}

# Vite asks for Node 20.19 or 22.12 and later.
node_is_new_enough() {
  node -e 'const [a, b] = process.versions.node.split(".").map(Number);
    process.exit(a > 22 || (a === 22 && b >= 12) || (a === 20 && b >= 19) ? 0 : 1)' 2>/dev/null
}

# Debian 12 brings Node 18. A newer one comes as an npm package into build/node and nowhere else.
setup_node() {
  install_packages web
  [[ ! -x build/node/node_modules/.bin/node ]] || PATH=$PWD/build/node/node_modules/.bin:$PATH
  ! node_is_new_enough || return 0
  say "Node $(node --version) is too old for the front end: putting Node $node_pinned into build/node"
  mkdir -p build/node
  npm install --prefix build/node --no-audit --no-fund --loglevel=error \
    "node@$node_pinned" "npm@$npm_pinned" </dev/null >&2
  PATH=$PWD/build/node/node_modules/.bin:$PATH
  hash -r
  node_is_new_enough || give_up "build/node holds no usable Node; remove that folder and try again"
}

# Front-end packages exactly as web/package-lock.json says. npm writes its own record at the end of an install.
setup_web_packages() {
  setup_node
  [[ web/node_modules/.package-lock.json -nt web/package-lock.json ]] && return 0
  say "Installing the front-end packages of web/package-lock.json"
  npm --prefix web ci --no-audit --no-fund --loglevel=error </dev/null >&2
  touch web/node_modules/.package-lock.json
}
