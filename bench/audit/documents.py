"""Measures the report audit on whole documents by another author: recall, precision and coverage per kind of claim and of error.

    python3 bench/audit/documents.py --engine PATH FOLDER [--work DIR] [--show] [--totals]

FOLDER holds .txt files and gold.jsonl; a line of it is a claim: {"file", "kind", "verdict", "error", "stated", "numbers", "expr"}, offsets in
characters; claims that one planted error makes wrong carry the same "planted".

recall     part of the planted errors that a flag touches: the stated number of a claim it makes wrong, or two of its other numbers
precision  part of the flags that touch a number of a claim that is wrong
coverage   part of the consistent claims whose stated number and one more a consistent claim touches (a count: whose stated number a consistent count touches)
--show prints what was missed, flagged wrongly and not confirmed; --totals only rates, never a text.
"""
import argparse
import collections
import json
import os
import sys

from evaluate import COVER, audit, table


def units(text, i):
    """Offset in UTF-16 units, which the audit counts in, of an offset in characters."""
    return len(text[:i].encode('utf-16-le')) // 2


class Measure:
    def __init__(self):
        self.recall, self.coverage, self.flags = (collections.defaultdict(list) for _ in range(3))
        self.said = []

    def document(self, name, text, gold, claims):
        def touch(g, c):
            def hit(n):
                a, b = units(text, n['start']), units(text, n['end'])
                return any(x['start'] < b and a < x['end'] for x in c['numbers'])
            return hit(g['stated']), sum(hit(n) for n in g['numbers'])

        bad = [g for g in gold if g['verdict'] == 'inconsistent']
        flags = [c for c in claims if c['verdict'] == 'inconsistent']
        planted = collections.defaultdict(list)
        for i, g in enumerate(bad):
            planted[g.get('planted') or str(i)].append(g)
        for group in planted.values():
            ok = any(touch(g, c)[0] or touch(g, c)[1] >= 2 for c in flags for g in group)
            self.recall[group[0]['kind']].append(ok)
            self.recall['error ' + str(group[0]['error'])].append(ok)
            if not ok:
                self.said.append(('MISSED ' + str(group[0]['error']), name, group[0]['kind'], group[0]['expr'], group[0]['stated']['raw']))
        for c in flags:
            ok = any(touch(g, c)[0] or touch(g, c)[1] >= 1 for g in bad)
            self.flags[c['kind']].append(ok)
            if not ok:
                self.said.append(('FALSE FLAG', name, c['kind'], c['message']))
        for g in gold:
            if g['verdict'] != 'consistent':
                continue
            # What a count counts are names, which the audit does not report as numbers.
            others = 0 if g['kind'] == 'count' else 1
            ok = any(c['verdict'] == 'consistent' and touch(g, c)[0] and touch(g, c)[1] >= others and (others or c['kind'] == 'count') for c in claims)
            self.coverage[g['kind'] if g['kind'] in COVER else '(' + g['kind'] + ')'].append(ok)
            if not ok:
                self.said.append(('NOT CONFIRMED', name, g['kind'], g['expr'], g['stated']['raw']))


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('folder')
    ap.add_argument('--engine', required=True)
    ap.add_argument('--work', default='/tmp/hengjian-audit')
    ap.add_argument('--show', action='store_true')
    ap.add_argument('--totals', action='store_true')
    a = ap.parse_args()
    os.makedirs(a.work, exist_ok=True)
    by_file = collections.defaultdict(list)
    with open(os.path.join(a.folder, 'gold.jsonl'), encoding='utf-8') as h:
        for line in h:
            if line.strip():
                g = json.loads(line)
                by_file[g['file']].append(g)
    found = {os.path.basename(f): c for f, c in audit(a.engine, a.folder, os.path.join(a.work, 'documents.json')).items()}
    measure = Measure()
    for name, gold in sorted(by_file.items()):
        with open(os.path.join(a.folder, name), encoding='utf-8') as h:
            measure.document(name, h.read(), gold, found.get(name, []))
    if a.show and not a.totals:
        for line in measure.said:
            print(*line)
    others = {k: measure.coverage.pop(k) for k in sorted(measure.coverage) if k.startswith('(')}
    ok = table('(e) %s: %d documents' % (os.path.basename(a.folder.rstrip('/')), len(by_file)), measure.recall, measure.flags, measure.coverage)
    for k, v in others.items():
        print('%-22s %14s %14s %5d %6.3f' % (k, '', '', len(v), sum(v) / len(v)))
    sys.exit(0 if ok else 1)


if __name__ == '__main__':
    main()
