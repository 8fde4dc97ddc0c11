#!/usr/bin/env bash
# Installs what the tests need (Debian: Chromium, a Chinese font, LibreOffice, PostgreSQL, ClickHouse), builds, runs every test.
# Ends with one line "N passed, N failed[, N skipped]"; exit status 0 only when nothing failed.
set -uo pipefail
cd "$(dirname "$0")"
fail() { echo "$1" >&2; echo "0 passed, 1 failed"; exit 1; }
say() { echo "== $1 ($(date +%T))" >&2; }

need=()
[ -x /usr/bin/chromium ] || need+=(chromium)
fc-list 2>/dev/null | grep -q -i -E 'wqy|wenquanyi|noto.*cjk' || need+=(fonts-wqy-microhei)
command -v soffice >/dev/null || need+=(libreoffice-writer-nogui libreoffice-calc-nogui)
command -v pdftoppm >/dev/null || need+=(poppler-utils)
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || need+=(postgresql)
command -v clickhouse-server >/dev/null || [ -x /usr/sbin/clickhouse-server ] || need+=(clickhouse-server clickhouse-client)
if [ ${#need[@]} -gt 0 ]; then
  say "installing: ${need[*]}"
  sudo=""; [ "$(id -u)" = 0 ] || sudo=sudo
  $sudo apt-get update -qq || fail "apt-get update failed"
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "${need[@]}" >/dev/null \
    || fail "could not install ${need[*]}"
fi

say "building"
dotnet restore Hengjian.slnx --nologo -v q || fail "restore failed"
dotnet build Hengjian.slnx --no-restore --nologo -v q || fail "build failed"
say "formatting"
dotnet format whitespace Hengjian.slnx --no-restore --verify-no-changes -v q || fail "run 'dotnet format whitespace'"

passed=0; failed=0; skipped=0
log=$(mktemp -d)
for project in tests/*/*.csproj; do
  name=$(basename "$project" .csproj)
  say "$name"
  if dotnet test --project "$project" --no-build --no-progress >"$log/$name" 2>&1; then ok=0; else ok=1; fi
  number() { sed -n "s/^ *$1: \([0-9]*\)$/\1/p" "$log/$name" | tail -1; }
  p=$(number succeeded); f=$(number failed); s=$(number skipped)
  passed=$((passed + ${p:-0})); failed=$((failed + ${f:-0})); skipped=$((skipped + ${s:-0}))
  # A runner that dies before its summary is a failure of its own.
  if [ $ok -ne 0 ] && [ "${f:-0}" = 0 ]; then failed=$((failed + 1)); fi
  if [ $ok -ne 0 ]; then cat "$log/$name"; fi
done
say "done"
echo "$passed passed, $failed failed$([ $skipped -gt 0 ] && echo ", $skipped skipped")"
[ $failed -eq 0 ]
