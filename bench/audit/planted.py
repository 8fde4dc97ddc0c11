"""Measures the report audit on texts of which each copy has one mistake planted by hand.

    python3 bench/audit/planted.py --engine PATH FOLDER... [--work DIR] [--show]

FOLDER holds true texts (01.txt), planted/01-1.txt (copies with one change each) and planted/errors.jsonl, a line per copy: {"file", "kind", "error", "start", "end", "raw", "true",
"involved": [{"start", "end", "raw"}]}, offsets in characters of the copy.

found      a flag touches the changed number, or two of the numbers that prove it wrong
elsewhere  flags of a copy that touch neither and are not raised in the true text
true       flags raised in the true texts (some of them may be right: published texts have mistakes of their own)
Without --show only rates are printed, never a text.
"""
import argparse
import collections
import json
import os

from documents import units
from evaluate import audit


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('folders', nargs='+')
    ap.add_argument('--engine', required=True)
    ap.add_argument('--work', default='/tmp/hengjian-audit')
    ap.add_argument('--show', action='store_true')
    a = ap.parse_args()
    os.makedirs(a.work, exist_ok=True)
    rows = collections.defaultdict(lambda: [0, 0])
    elsewhere, in_true, texts = 0, 0, 0
    for folder in a.folders:
        copies = os.path.join(folder, 'planted')
        out = os.path.join(a.work, 'planted.json')
        true = {os.path.basename(f): flags(c) for f, c in audit(a.engine, folder, out).items() if os.path.sep not in f and f.endswith('.txt')}
        found = {os.path.basename(f): flags(c) for f, c in audit(a.engine, copies, out).items() if f.endswith('.txt')}
        in_true += sum(len(c) for c in true.values())
        texts += len(true)
        if a.show:
            for name in true:
                for c in true[name]:
                    print('IN TRUE', name, c['kind'], c['message'])
        with open(os.path.join(copies, 'errors.jsonl'), encoding='utf-8') as h:
            errors = [json.loads(line) for line in h if line.strip()]
        for e in errors:
            with open(os.path.join(copies, e['file']), encoding='utf-8') as h:
                text = h.read()

            def hit(n, c):
                b, f = units(text, n['start']), units(text, n['end'])
                return any(x['start'] < f and b < x['end'] for x in c['numbers'])

            told = {c['message'] for c in true[e['file'].split('-')[0] + '.txt']}
            right = [c for c in found[e['file']] if hit(e, c) or sum(hit(n, c) for n in e['involved']) >= 2]
            for key in ('all', 'kind ' + e['kind'], 'error ' + e['error']):
                rows[key][0] += bool([c for c in right if c['message'] not in told])
                rows[key][1] += 1
            wrong = [c for c in found[e['file']] if c not in right and not any(hit(n, c) for n in e['involved']) and c['message'] not in told]
            elsewhere += len(wrong)
            if a.show and not right:
                print('MISSED', os.path.basename(folder), e['file'], e['kind'], e['error'], e['true'], '->', e['raw'], '|', e['why'], '|', text[max(0, e['start'] - 40):e['end'] + 25].replace('\n', '⏎'))
            if a.show:
                for c in wrong:
                    print('ELSEWHERE', e['file'], c['kind'], c['message'])
    for key in sorted(rows):
        print('%-22s %5d of %5d  %.3f' % (key, rows[key][0], rows[key][1], rows[key][0] / rows[key][1]))
    print('flags elsewhere in copies: %d; flags in %d true texts: %d' % (elsewhere, texts, in_true))


def flags(claims):
    return [c for c in claims if c['verdict'] == 'inconsistent']


if __name__ == '__main__':
    main()
