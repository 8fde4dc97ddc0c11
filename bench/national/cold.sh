#!/usr/bin/env bash
# cold.sh DATA [RUNS] [COMMAND …]: whole processes, from their start to the last answer, as many times in turn: ours from stored
# snapshots, compiled ahead of time for this processor (needs gcc or clang), ours as the runtime compiles it on the way, and
# COMMAND (a peer). Wall and processor seconds and peak memory of each; medians last. The first turn fills the page cache and is
# not counted. INGEST=1: a folder of CSV files to stored snapshots instead.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
data=$1; runs=${2:-7}; shift $(( $# > 1 ? 2 : 1 ))
work=${COLD_WORK:-$(mktemp -d)}
if [ ! -x "$work/native/Hengjian.Cold" ]; then
  dotnet publish "$here/../Hengjian.Cold" -c Release -r linux-x64 -p:PublishAot=true -p:IlcInstructionSet=native \
    -p:OptimizationPreference=Speed -p:CppCompilerAndLinker="${CC:-gcc}" -p:TreatWarningsAsErrors=false -o "$work/native" -v q --nologo > "$work/publish.log"
  dotnet build "$here/../Hengjian.Cold" -c Release -o "$work/managed" -v q --nologo >> "$work/publish.log"
fi
[ -d "$work/store" ] || "$work/native/Hengjian.Cold" snapshots "$data" "$here/manifest.yaml" "$work/store"
mode=(cold "$data" "$here/manifest.yaml" "$work/store"); [ -z "${INGEST:-}" ] || mode=(ingest "$data" "$here/manifest.yaml" 1)
for turn in $(seq 0 "$runs"); do
  for who in native managed ${1:+peer}; do
    cmd=("$work/$who/Hengjian.Cold" "${mode[@]}")
    [ $who != peer ] || cmd=("$@")
    /usr/bin/time -f "$who %e %U %S %M" -o "$work/time" "${cmd[@]}" > "$work/out.$who" 2>&1 || { cat "$work/out.$who"; exit 1; }
    [ "$turn" = 0 ] || cat "$work/time"
  done
done | awk '{ n[$1]++; w[$1,n[$1]]=$2; c[$1,n[$1]]=$3+$4; m[$1,n[$1]]=$5/1024; print }
  function median(a, who, k,  i, j, t, x) { for (i=1;i<=k;i++) x[i]=a[who,i]; for (i=1;i<=k;i++) for (j=i+1;j<=k;j++) if (x[j]<x[i]) { t=x[i]; x[i]=x[j]; x[j]=t } return x[int((k+1)/2)] }
  END { for (who in n) printf "median %s: wall %.2f s, processor %.2f s, peak %.0f MiB\n", who, median(w,who,n[who]), median(c,who,n[who]), median(m,who,n[who]) }'
grep -ho '"digest":"[0-9a-f]*"' "$work"/out.native "$work"/out.managed || true
