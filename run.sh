#!/usr/bin/env bash
# Builds Tsudoi, starts it on Open Liberty with the embedded database, and says where it is.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
project=$PWD
umask 077

data=$project/.data
port=9443
host=127.0.0.1
demo=false

usage() {
  cat <<'TEXT'
usage: ./run.sh [--data DIR] [--https-port N] [--host ADDR] [--demo]

  --data DIR       where keys, database and logs are kept (default: .data)
  --https-port N   the port to listen on (default: 9443)
  --host ADDR      the address to listen on; * for all (default: 127.0.0.1)
  --demo           adds two users and an open meeting, and tells how to try them
  --help           shows this

Ctrl-C stops the server; the next start finds all data again.
TEXT
}

say() { printf '%s\n' "$*"; }

fail() {
  printf 'run.sh: %s\n' "$*" >&2
  exit 1
}

value_of() { # option, number of arguments left
  [ "$2" -ge 2 ] || fail "$1 needs a value; see --help."
}

while [ $# -gt 0 ]; do
  case $1 in
    --data) value_of "$1" $#; data=$2; shift 2 ;;
    --https-port) value_of "$1" $#; port=$2; shift 2 ;;
    --host) value_of "$1" $#; host=$2; shift 2 ;;
    --demo) demo=true; shift ;;
    --help | -h) usage; exit 0 ;;
    *) fail "Unknown option $1; see --help." ;;
  esac
done

check_tools() {
  local bin=${JAVA_HOME:+$JAVA_HOME/bin/} release
  command -v "${bin}javac" >/dev/null || fail "A JDK 17 or newer is needed, and javac was not found${JAVA_HOME:+ in JAVA_HOME=$JAVA_HOME}."
  release=$("${bin}javac" -version 2>&1 | sed -E 's/^javac ([0-9]+).*/\1/')
  [[ $release =~ ^[0-9]+$ && $release -ge 17 ]] || fail "A JDK 17 or newer is needed; this one is ${release}."
  command -v mvn >/dev/null || fail "Maven is needed, and mvn was not found."
  java=${bin}java
}

check_port() {
  [[ $port =~ ^[0-9]{1,5}$ && $((10#$port)) -ge 1 && $((10#$port)) -le 65535 ]] || fail "--https-port must be a number from 1 to 65535."
  local reach=$host
  case $host in '*' | 0.0.0.0 | ::) reach=127.0.0.1 ;; esac
  if (exec 3<>"/dev/tcp/$reach/$port") 2>/dev/null; then
    fail "Port $port on $host is in use; choose another with --https-port."
  fi
}

check_data() {
  local probe
  mkdir -p "$data" 2>/dev/null || fail "The folder $data cannot be made."
  data=$(cd "$data" && pwd) || fail "The folder $data cannot be entered."
  probe=$(mktemp "$data/.write-XXXXXX" 2>/dev/null) || fail "The folder $data cannot be written."
  rm -f "$probe"
  local running
  running=$(field processId 2>/dev/null || true)
  if [ -n "$running" ] && kill -0 "$running" 2>/dev/null; then
    fail "A server (process $running) already runs on $data."
  fi
  rm -f "$data/instance.json"
}

field() { # a field of instance.json, text or number
  sed -nE 's/.*"'"$1"'":"?([^",}]*)"?[,}].*/\1/p' "$data/instance.json"
}

build() {
  local stamp=liberty/target/.built-by-run
  if [ -f "$stamp" ] && [ -z "$(find pom.xml ./*/pom.xml protocol/src ejb/src websocket/src web/src cli/src ear/src liberty/src \
      -newer "$stamp" -print -quit 2>/dev/null)" ]; then
    return
  fi
  say "Building (the first time this also downloads Open Liberty, about 350 MB) …"
  rm -f "$stamp"
  TERM=dumb mvn -q -B -Dstyle.color=never -DskipTests -pl liberty,cli -am package </dev/null || fail "The build failed; its reasons are above."
  touch "$stamp"
}

server=
stop() {
  trap '' INT TERM HUP
  if [ -n "$server" ] && kill -0 "$server" 2>/dev/null; then
    say "Stopping …"
    kill -TERM "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
    # Liberty keeps a copy of its variables there, secrets too; the next start makes it anew.
    rm -rf "$data/liberty/tsudoi/workarea"
    say "Stopped. The data is in $data."
  fi
  exit 0
}

explain() { # why the server did not come up
  local log=$data/liberty/tsudoi/logs/messages.log
  printf 'run.sh: %s\n' "$1" >&2
  grep -hE ' E (CWW|CNTR|SRVE|TRAS|DSRA|CWPKI)' "$log" 2>/dev/null | tail -n 5 >&2 || tail -n 5 "$data/liberty/console.log" >&2 || true
  printf 'The whole log is %s.\n' "$log" >&2
  if kill -0 "$server" 2>/dev/null; then
    kill -TERM "$server"
    wait "$server" 2>/dev/null || true
  fi
  exit 1
}

start() {
  local wlp=$project/liberty/target/liberty/wlp log=$data/liberty/tsudoi/logs/messages.log
  rm -f "$log"
  export TSUDOI_DATA=$data TSUDOI_HTTPS_HOST=$host TSUDOI_HTTPS_PORT=$port
  export WLP_OUTPUT_DIR=$data/liberty VARIABLE_SOURCE_DIRS=$data/keys/variables
  unset WLP_USER_DIR LOG_DIR SERVER_WORKING_DIR JVM_ARGS
  trap stop INT TERM HUP
  # --clean: Liberty would otherwise run old classes out of its cache after the EAR has changed.
  "$wlp/bin/server" run tsudoi --clean >"$data/liberty/console.log" 2>&1 </dev/null &
  server=$!
  local started=$SECONDS
  until [ -f "$data/instance.json" ]; do
    kill -0 "$server" 2>/dev/null || explain "The server ended while it started."
    if grep -qE 'CWWKZ000[24]E' "$log" 2>/dev/null; then explain "The application did not start."; fi
    if grep -q 'CWWKO0221E' "$log" 2>/dev/null; then explain "The server could not listen on $host port $port."; fi
    [ $((SECONDS - started)) -lt 600 ] || explain "The server was not ready after ten minutes."
    sleep 0.3
  done
}

describe() {
  say ""
  say "Tsudoi is ready."
  say "  Console       $(field console)"
  say "  Meeting page  $(field meetingPage)"
  if [ -f "$data/initial-administrator" ]; then
    say "  First administrator's sign-in (the password is for one use and must be changed then):"
    sed 's/^/    /' "$data/initial-administrator"
  else
    say "  The first administrator has signed in before. A lost password is replaced by:"
    say "    java -jar cli/target/tsudoi.jar user reset NAME --data $data"
  fi
  say "The browser will warn once: the certificate is this server's own, $data/keys/tls.crt."
}

# In one piece, so that bash has read all of it before the file can change under it.
main() {
  check_tools
  check_port
  check_data
  build
  "$java" -jar cli/target/tsudoi.jar init --data "$data" --host "$host" || exit 1
  say "Starting …"
  start
  describe
  if $demo; then
    say ""
    "$java" -jar cli/target/tsudoi.jar demo --data "$data" || say "The demo could not be set up; the server runs without it."
  fi
  say ""
  say "Ctrl-C stops the server."
  wait "$server" || true
  fail "The server (process $server) ended by itself; the log is $data/liberty/tsudoi/logs/messages.log."
}

main
exit 1
