#!/usr/bin/env bash
# cold.sh DATA [RUNS] [-- COMMAND …]: whole processes, from their start to the last answer, as many times in turn: ours from stored
# snapshots, published self-contained as one ReadyToRun image, once as it is and once with the collector held to
# 74 MB, and COMMAND (a peer). Wall and processor seconds
# and peak memory of each; medians last. Files are in the page cache after the first turn, which is not counted.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
data=$1; runs=${2:-7}; shift $(( $# > 1 ? 2 : 1 )); [ "${1:-}" != -- ] || shift
work=${COLD_WORK:-$(mktemp -d)}
# Compiled for the processor it runs on; without its vector instructions in the image a third of the compiling stays for the start.
level=x86-64-v2; grep -q avx2 /proc/cpuinfo && level=x86-64-v3; grep -q avx512vl /proc/cpuinfo && level=x86-64-v4
if [ ! -x "$work/app/Hengjian.Cold" ]; then
  dotnet publish "$here/../Hengjian.Cold" -c Release -r linux-x64 --self-contained true -p:PublishReadyToRun=true \
    -p:PublishReadyToRunComposite=true "-p:PublishReadyToRunCrossgen2ExtraArgs=--instruction-set:$level" -o "$work/app" -v q --nologo
fi
[ -d "$work/store" ] || "$work/app/Hengjian.Cold" snapshots "$data" "$here/manifest.yaml" "$work/store"
for turn in $(seq 0 "$runs"); do
  for who in hengjian limited ${1:+peer}; do
    cmd=("$work/app/Hengjian.Cold" cold "$data" "$here/manifest.yaml" "$work/store")
    [ $who != limited ] || cmd=(env DOTNET_GCHeapHardLimit=0x4A00000 "${cmd[@]}")
    [ $who != peer ] || cmd=("$@")
    /usr/bin/time -f "$who %e %U %S %M" -o "$work/time" "${cmd[@]}" > "$work/out.$who" 2>&1 || { cat "$work/out.$who"; exit 1; }
    [ "$turn" = 0 ] || cat "$work/time"
  done
done | awk '{ n[$1]++; w[$1,n[$1]]=$2; c[$1,n[$1]]=$3+$4; m[$1,n[$1]]=$5/1024; print }
  function median(a, who, k,  i, j, t, x) { for (i=1;i<=k;i++) x[i]=a[who,i]; for (i=1;i<=k;i++) for (j=i+1;j<=k;j++) if (x[j]<x[i]) { t=x[i]; x[i]=x[j]; x[j]=t } return x[int((k+1)/2)] }
  END { for (who in n) printf "median %s: wall %.2f s, processor %.2f s, peak %.0f MiB\n", who, median(w,who,n[who]), median(c,who,n[who]), median(m,who,n[who]) }'
