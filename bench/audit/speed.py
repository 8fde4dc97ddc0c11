"""Measures the speed of the report audit: processor time per MB of text, of one engine or of two in turn.

    python3 bench/audit/speed.py --engine PATH [--before PATH] [--rounds 5] [--work DIR] FOLDER...

The .txt files of each FOLDER are repeated up to 3 MB, and up to 9 MB, as files of their own. One process audits them (one thread; reading and JSON
included). `whole` is MB per second of processor time of the program on 3 MB, start-up included; `running` that of the 6 MB more. With --before both engines
take turns, the ratio is that of the medians, and what they print is compared byte for byte.
"""
import argparse
import hashlib
import os
import resource
import shutil
import statistics
import subprocess
import sys

SIZES = (3_000_000, 9_000_000)


def fill(folder, target, size):
    shutil.rmtree(target, ignore_errors=True)
    os.makedirs(target)
    texts = [open(os.path.join(folder, f), 'rb').read() for f in sorted(os.listdir(folder)) if f.endswith('.txt')]
    total = count = 0
    while total < size:
        data = texts[count % len(texts)]
        with open(os.path.join(target, '%05d.txt' % count), 'wb') as h:
            h.write(data)
        total += len(data)
        count += 1
    return total


def run(engine, folder, out):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([engine, 'audit', folder, '--json', '--out', out], check=False, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        sys.exit('the audit failed')
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('folders', nargs='+')
    ap.add_argument('--engine', required=True)
    ap.add_argument('--before')
    ap.add_argument('--rounds', type=int, default=5)
    ap.add_argument('--work', default='/tmp/hengjian-audit-speed')
    a = ap.parse_args()
    engines = [('before', a.before)] * bool(a.before) + [('now', a.engine)]
    print('| texts | engine | whole, MB/s | running, MB/s |\n| --- | --- | --- | --- |')
    for folder in a.folders:
        name = os.path.basename(folder.rstrip('/'))
        sizes = [fill(folder, os.path.join(a.work, str(s)), s) for s in SIZES]
        times = {label: ([], []) for label, _ in engines}
        for _ in range(a.rounds):
            for i, s in enumerate(SIZES):
                for label, path in engines:
                    times[label][i].append(run(path, os.path.join(a.work, str(s)), os.path.join(a.work, label + '-%d.json' % i)))
        rates = {}
        for label, _ in engines:
            small, large = (statistics.median(t) for t in times[label])
            rates[label] = (sizes[0] / 1e6 / small, (sizes[1] - sizes[0]) / 1e6 / (large - small))
            print('| %s | %s | %.2f | %.2f |' % (name, label, *rates[label]))
        if a.before:
            marks = [hashlib.sha256(open(os.path.join(a.work, label + '-0.json'), 'rb').read()).hexdigest() for label, _ in engines]
            print('| %s | ratio%s | %.2f | %.2f |' % (name, '' if marks[0] == marks[1] else ', other findings', rates['now'][0] / rates['before'][0], rates['now'][1] / rates['before'][1]))


if __name__ == '__main__':
    main()
