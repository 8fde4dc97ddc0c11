"""Every mistake that can be planted into the gold claims of a corpus, one copy of the text for each.

    python3 bench/audit/every_edit.py --engine PATH --corpus DIR [--work DIR] [--show]

evaluate.py (b) draws one edit of each kind for each claim; here all edits of plant.py are made that the claim then fails on. A copy is found when a flag
touches the changed number, or two of the claim's. --show prints what is missed in the development half, never a word of the held-out half.
"""
import argparse
import collections
import json
import os
import shutil

import plant
from evaluate import audit, half


def copies(folder, out):
    with open(os.path.join(folder, 'claims.jsonl'), encoding='utf-8') as h:
        claims = [json.loads(x) for x in h if x.strip()]
    made = {}
    for c in claims:
        test = c.get('test') or {}
        if c['verdict'] != 'consistent' or test.get('type') != 'eq' or 'expr' not in test or test.get('stated') not in c['numbers']:
            continue
        with open(os.path.join(folder, c['file']), encoding='utf-8') as h:
            text = h.read()
        for name, x in c['numbers'].items():
            for error, raw, value in plant.edits(x['raw'], x['value']):
                values = {n: y['value'] for n, y in c['numbers'].items()}
                values[name] = value
                if error != 'point-percent' and not plant.fails(c, values):
                    continue
                at, file = x['offset'], 'edit-%04d.txt' % len(made)
                with open(os.path.join(out, file), 'w', encoding='utf-8') as h:
                    h.write(text[:at] + raw + text[at + len(x['raw']):])
                delta = len(raw) - len(x['raw'])
                numbers = [(y['offset'] + (delta if y['offset'] > at else 0), len(raw) if y['offset'] == at else len(y['raw'])) for y in c['numbers'].values()]
                shown = '%s[%s → %s]%s' % (text[max(0, at - 60):at], x['raw'], raw, text[at + len(x['raw']):at + 60])
                made[file] = dict(kind=c['kind'], error=error, half=half(text, c['file'], c['offset']), numbers=numbers, shown=shown.replace('\n', '⏎'), edit=(at, len(raw)))
    return made


def touches(claim, place):
    return any(n['start'] < place[0] + place[1] and place[0] < n['end'] for n in claim['numbers'])


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--engine', required=True)
    ap.add_argument('--corpus', required=True)
    ap.add_argument('--work', default='/tmp/hengjian-audit/every-edit')
    ap.add_argument('--show', action='store_true')
    a = ap.parse_args()
    shutil.rmtree(a.work, ignore_errors=True)
    os.makedirs(os.path.join(a.work, 'copies'))
    made = copies(a.corpus, os.path.join(a.work, 'copies'))
    found = audit(a.engine, os.path.join(a.work, 'copies'), os.path.join(a.work, 'found.json'))
    rows = collections.defaultdict(lambda: [0, 0])
    for file, m in made.items():
        flags = [c for c in found[file] if c['verdict'] == 'inconsistent']
        hit = any(touches(c, m['edit']) or sum(touches(c, p) for p in m['numbers']) >= 2 for c in flags)
        for key in ('all', m['half'] + ' half', 'kind ' + m['kind'], 'error ' + m['error']):
            rows[key][0] += hit
            rows[key][1] += 1
        if a.show and not hit and m['half'] == 'development':
            print('MISSED', m['kind'], m['error'], m['shown'])
    for key in sorted(rows):
        print('%-22s %4d of %4d  %.3f' % (key, *rows[key], rows[key][0] / rows[key][1]))


if __name__ == '__main__':
    main()
