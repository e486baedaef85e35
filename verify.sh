#!/usr/bin/env bash
# Fetches what the tests need and runs every check and test.
# The last line is "N passed, N failed, N skipped"; the exit code is 0 only if nothing failed.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1
umask 022

tier=short
case ${1:-} in
  '') ;;
  --long) tier=long ;;
  --help | -h)
    echo "usage: ./verify.sh [--long]"
    echo "  without option: all checks and tests, 40 minutes at most"
    echo "  --long: the second tier (load, kills, long fuzzing); adds a line to docs/long-runs.md"
    exit 0 ;;
  *) echo "verify.sh: Unknown option $1; see --help." >&2; exit 2 ;;
esac

say() { printf '%s\n' "$*"; }

fail() {
  say "verify.sh: $*" >&2
  say "0 passed, 1 failed, 0 skipped"
  exit 1
}

# What Debian calls it, and a file or program that shows it is there.
packages=(
  "openjdk-17-jdk-headless javac"
  "maven mvn"
  "chromium chromium"
  "firefox-esr firefox-esr"
  "xvfb Xvfb"
  "openbox openbox"
  "xdotool xdotool"
  "fonts-noto-cjk /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
)

missing_packages() {
  local entry name sign
  for entry in "${packages[@]}"; do
    name=${entry%% *} sign=${entry#* }
    if [ "${sign:0:1}" = / ]; then
      [ -e "$sign" ] || echo "$name"
    else
      command -v "$sign" >/dev/null 2>&1 || echo "$name"
    fi
  done
}

fetch_packages() {
  local missing
  missing=$(missing_packages | tr '\n' ' ')
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "Installing: $missing"
    # shellcheck disable=SC2086 # one word per package
    { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends $missing; } \
      >.verify-apt.log 2>&1 </dev/null || say "apt-get could not install everything; see .verify-apt.log."
  fi
  missing=$(missing_packages | tr '\n' ' ')
  [ -z "$missing" ] || say "Missing, so that the tests that need it are skipped or fail: $missing"
}

fetch_packages
command -v javac >/dev/null || fail "A JDK 17 or newer is needed, and javac was not found."
command -v mvn >/dev/null || fail "Maven is needed, and mvn was not found."

# Results of an earlier run must not be counted.
find . -path ./.git -prune -o -type d \( -name surefire-reports -o -name failsafe-reports \) -path '*/target/*' -prune -exec rm -rf {} +

say "Building and testing ($tier tier) …"
seed=${TSUDOI_TEST_SEED:-$(date +%s)}
began=$(date +%s)
mvn -B -Psbom -Dstyle.color=never -fae -Dtest.tier="$tier" -Dtest.seed="$seed" -Dmaven.test.failure.ignore=false verify </dev/null
maven=$?
took=$(($(date +%s) - began))

# Surefire, failsafe and the tests of the browser code all write the same XML.
# Prints: passed failed skipped, then one line per skipped test.
count() {
  find . -path ./.git -prune -o -name 'TEST-*.xml' \( -path '*/surefire-reports/*' -o -path '*/failsafe-reports/*' \) -print0 |
    sort -z | xargs -0 -r cat | awk '
      function attribute(line, name,   found) {
        if (match(line, " " name "=\"[^\"]*\"")) {
          found = substr(line, RSTART, RLENGTH)
          sub("^ " name "=\"", "", found); sub("\"$", "", found)
          gsub("&#10;", " ", found); gsub("&quot;", "\"", found); gsub("&apos;", "\x27", found)
          gsub("&lt;", "<", found); gsub("&gt;", ">", found); gsub("&amp;", "\\&", found)
          return found
        }
        return ""
      }
      # One element per record, so that it does not matter how the writer breaks its lines.
      BEGIN { RS = ">" }
      /<testcase[ \n]/ {
        gsub("\n", " ")
        if (open) passed++
        name = attribute($0, "classname") "." attribute($0, "name")
        open = ($0 !~ /\/$/)
        if (!open) passed++
      }
      /<(failure|error)[ \n\/]/ { if (open) { failed++; open = 0 } }
      /<(failure|error)$/ { if (open) { failed++; open = 0 } }
      /<skipped/ { if (open) { skipped++; reasons[skipped] = name ": " attribute($0, "message"); open = 0 } }
      /<\/testcase/ { if (open) { passed++; open = 0 } }
      END {
        print passed + 0, failed + 0, skipped + 0
        for (i = 1; i <= skipped; i++) print reasons[i]
      }'
}

results=$(count)
read -r passed failed skipped <<<"$(head -n 1 <<<"$results")"

if [ "$skipped" -gt 0 ]; then
  say ""
  say "Skipped, with what was missing:"
  tail -n +2 <<<"$results" | sed 's/^/  /'
fi
# On the build machine everything can be installed: only a skip that says so itself is none of our fault.
if [ "${CI:-}" = true ]; then
  unexcused=$(tail -n +2 <<<"$results" | grep -c -v 'cannot run in CI' || true)
  if [ "$skipped" -gt 0 ] && [ "$unexcused" -gt 0 ]; then
    say "$unexcused of them could have run here and count as failed."
    failed=$((failed + unexcused))
    skipped=$((skipped - unexcused))
  fi
fi
# A check that failed without a failing test (compiler, formatter, style) is a failure too.
if [ "$maven" -ne 0 ] && [ "$failed" -eq 0 ]; then
  failed=1
fi
if [ "$passed" -eq 0 ] && [ "$failed" -eq 0 ]; then
  say "No test ran."
  failed=1
fi
if [ "$tier" = long ]; then
  [ -f docs/long-runs.md ] || printf '# Long runs\n\n| Date | Commit | Seed | Seconds | Result |\n| --- | --- | --- | --- | --- |\n' >docs/long-runs.md
  printf '| %s | %s | %s | %s | %s passed, %s failed, %s skipped |\n' "$(date -u +%Y-%m-%dT%H:%MZ)" \
    "$(git rev-parse --short HEAD 2>/dev/null || echo unknown)" "$seed" "$took" "$passed" "$failed" "$skipped" >>docs/long-runs.md
fi
say ""
say "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
