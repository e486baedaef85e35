#!/usr/bin/env bash
# Measures Tsudoi beside its peers and writes docs/performance.md or, by option, another page of docs/.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
umask 022

usage() {
  cat <<'TEXT'
usage: bench/bench.sh [--users | --meeting] [--quick]

  without option: the tunnel; about fifty minutes; writes docs/performance.md and docs/images/performance.svg
  --users         the list of 100,000 users beside Keycloak's; about ten minutes; writes docs/performance-users.md
  --meeting       join to first picture, glass to glass, a hundred people of whom ten speak; about ten minutes;
                  writes docs/performance-meeting.md
  --quick         only shows that everything works, in two minutes after the build; writes below bench/target

It needs JDK 17, Maven and, for all but --users, Node.js with npm and nginx; for --meeting, Chromium.
TEXT
}

fail() {
  printf 'bench.sh: %s\n' "$*" >&2
  exit 1
}

main=org.tsudoi.bench.Bench
quick=()
for option; do
  case $option in
    --users) main=org.tsudoi.bench.directory.DirectoryBench ;;
    --meeting) main=org.tsudoi.bench.meeting.MeetingBench ;;
    --quick) quick=(--quick) ;;
    --help | -h) usage; exit 0 ;;
    *) fail "Unknown option $option; see --help." ;;
  esac
done

need() {
  for program; do
    command -v "${program%%:*}" >/dev/null || fail "${program%%:*} was not found; in Debian it is in the package ${program#*:}."
  done
}

need javac:openjdk-17-jdk-headless mvn:maven
build=(mvn -q -B -DskipTests -pl "liberty,cli,bench" -am package)
if [[ $main != *.DirectoryBench ]]; then
  need node:nodejs npm:npm
  if [[ $main == *.Bench ]]; then need nginx:nginx-light; else need chromium:chromium; fi
  npm ci --silent --prefix bench/src/main/node </dev/null
else
  build+=(-Pkeycloak)
fi
printf 'Building …\n'
"${build[@]}" </dev/null

# One line per message; the heap is large enough that the load client never collects at length.
exec java -Xms1g -Xmx2g -XX:+UseParallelGC '-Djava.util.logging.SimpleFormatter.format=%5$s%n' \
  -cp 'bench/target/classes:bench/target/lib/*' "$main" "$PWD" ${quick[@]+"${quick[@]}"}
