#!/usr/bin/env python3
"""usage: rounds.py --data DIR --peers DIR --engine ENGINE.dll [--rounds 7] [--run NAME,...] [--out FILE.md]

Runs this product and other engines on the same national data set (bench/national/README.md) in interleaved rounds, every
one once a round, and prints medians and ratios of one session as a Markdown table. Times of different sessions are not
comparable: shared machines drift.

--peers   folder of the peers' programs: pandas/run_pandas.py, sql/run_node.js, sql/run_py.py (they are not part of this product)
--engine  the C# reference programs, built: tuned, plain
--run     hengjian,tuned,plain,pandas,duckdb by default; also postgres (PGDSN says where)
Environment: PYTHON has pandas, NODE_PATH leads to @duckdb/node-api; DATA/db/duck.db was prepared by run_node.js.
"""
import argparse, json, os, platform, statistics, subprocess, sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
BENCHMARKS = os.path.join(ROOT, 'artifacts/bin/Hengjian.Benchmarks/release/Hengjian.Benchmarks.dll')
QUERIES = ['Q1 class size', 'Q2 balance', 'Q3 growth', 'Q4 index']

def commands(a):
    python = os.environ.get('PYTHON', 'python3')
    peer = lambda *p: os.path.join(a.peers, *p)
    return {
        'hengjian': ['dotnet', BENCHMARKS, 'peer', a.data, os.path.join(HERE, 'manifest.yaml'), '150'],
        'tuned': ['dotnet', a.engine, 'tuned', a.data, '200'],
        'plain': ['dotnet', a.engine, 'plain', a.data, '40'],
        'pandas': [python, peer('pandas', 'run_pandas.py'), 'bin', a.data, '8'],
        'duckdb': ['node', peer('sql', 'run_node.js'), 'duckdb', 'db', a.data, '9', '-', os.path.join(a.data, 'db', 'duck.db')],
        'postgres': [python, peer('sql', 'run_py.py'), 'postgres', 'db', a.data, '3', '-', os.environ.get('PGDSN', '')],
    }

def once(name, command):
    run = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env={**os.environ, 'PGJIT': 'off'})
    lines = [line for line in run.stdout.splitlines() if line.startswith('RESULT ')]
    if not lines:
        sys.exit(f'{name} printed no result: {run.stderr[-800:]}')
    return json.loads(lines[-1][7:])

def machine():
    model = next((line.split(':', 1)[1].strip() for line in open('/proc/cpuinfo') if line.startswith('model name')), platform.processor())
    memory = next(int(line.split()[1]) for line in open('/proc/meminfo') if line.startswith('MemTotal')) >> 20
    return f'{model}, {os.cpu_count()} logical processors, {memory} GiB, {platform.platform()}'

def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument('--data', required=True)
    parser.add_argument('--peers', required=True)
    parser.add_argument('--engine', required=True)
    parser.add_argument('--rounds', type=int, default=7)
    parser.add_argument('--run', default='hengjian,tuned,plain,pandas,duckdb')
    parser.add_argument('--out')
    a = parser.parse_args()
    a.data, a.peers, a.engine = map(os.path.abspath, (a.data, a.peers, a.engine))
    known = commands(a)
    seen = {name: [] for name in a.run.split(',')}
    loads = []
    for number in range(a.rounds):
        for name in seen:
            seen[name].append(once(name, known[name]))
        loads.append(os.getloadavg()[0])
        print(f'round {number + 1} of {a.rounds}, load {loads[-1]:.1f}', file=sys.stderr)
    rows = {}
    for name, results in seen.items():
        count = len(results[0]['q'])
        rows[name] = [statistics.median(r['q'][q] for r in results) for q in range(count)]
    ours = rows['hengjian']
    full = lambda row: sum(row[:len(ours)])
    out = [f'Machine: {machine()}. {a.rounds} interleaved rounds, warm, medians in ms; load after the rounds {min(loads):.1f} to {max(loads):.1f}.', '',
           '| engine | ' + ' | '.join(QUERIES[:len(ours)]) + ' | together | × hengjian (lowest–highest round) | peak MiB |',
           '|---|' + '---|' * (len(ours) + 3)]
    for name, row in rows.items():
        paired = [sum(r['q'][:len(ours)]) / sum(o['q']) for r, o in zip(seen[name], seen['hengjian'])]
        out.append(f'| {name} | ' + ' | '.join(f'{v:.1f}' for v in row[:len(ours)])
                   + f' | {full(row):.1f} | {full(row) / full(ours):.2f} ({min(paired):.2f}–{max(paired):.2f}) | {max(r["rss_peak_mib"] for r in seen[name])} |')
    text = '\n'.join(out) + '\n'
    print(text)
    if a.out:
        with open(a.out, 'w', encoding='utf-8') as file:
            file.write(text)

main()
