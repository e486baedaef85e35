#!/usr/bin/env bash
# Measures Tsudoi beside its peers and writes docs/performance.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
umask 022

usage() {
  cat <<'TEXT'
usage: bench/bench.sh [--quick]

  without option: about forty minutes; writes docs/performance.md and docs/images/performance.svg
  --quick         two minutes after the build; only shows that everything works, writes below bench/target

It needs JDK 17, Maven, Node.js with npm, and nginx.
TEXT
}

fail() {
  printf 'bench.sh: %s\n' "$*" >&2
  exit 1
}

case ${1:-} in
  '' | --quick) ;;
  --help | -h) usage; exit 0 ;;
  *) fail "Unknown option $1; see --help." ;;
esac

for program in javac:openjdk-17-jdk-headless mvn:maven node:nodejs npm:npm nginx:nginx-light; do
  command -v "${program%%:*}" >/dev/null || fail "${program%%:*} was not found; in Debian it is in the package ${program#*:}."
done

printf 'Building …\n'
mvn -q -B -DskipTests -pl liberty,cli,bench -am package </dev/null
npm ci --silent --prefix bench/src/main/node </dev/null

# One line per message; the heap is large enough that the load client never collects at length.
exec java -Xms1g -Xmx2g -XX:+UseParallelGC '-Djava.util.logging.SimpleFormatter.format=%5$s%n' \
  -cp 'bench/target/classes:bench/target/lib/*' org.tsudoi.bench.Bench "$PWD" "$@"
