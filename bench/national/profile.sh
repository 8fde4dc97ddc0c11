#!/usr/bin/env bash
# profile.sh DATA QUERY [RUNS]: where the processor time of one national query goes, by method (needs linux-perf, no rights
# beyond one's own processes). Warm-up is left out: recording starts after six seconds.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
dll=$here/../../artifacts/bin/Hengjian.Benchmarks/release/Hengjian.Benchmarks.dll
out=$(mktemp)
DOTNET_PerfMapEnabled=1 DOTNET_EnableWriteXorExecute=0 perf record -D 6000 -F 1999 -o "$out" \
  dotnet "$dll" peer "$1" "$here/manifest.yaml" "${3:-500}" "$2" 2>/dev/null | grep RESULT
perf report -i "$out" --no-children --sort symbol --percent-limit 0.9 2>/dev/null | grep -v '^#' | grep -v '^$' \
  | sed -E 's/Hengjian\.Indicators\.[A-Za-z.]*\.//g; s/\[[A-Za-z.]*\]//g; s/(class|valuetype|instance) //g' | cut -c1-110
rm -f "$out"
