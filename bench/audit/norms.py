"""Measures how often the report audit sees that a value misses its norm.

    python3 bench/audit/norms.py --engine PATH FOLDER...

FOLDER holds .txt files and gold.jsonl as documents.py reads them. For each consistent claim of kind threshold with one value, a copy of the report is made in which
the value lies as far on the other side of its norm (or one unit of its last place, where it equals the norm), and audited. Printed are the copies in which a
threshold flag touches the value, in which only another flag does, and in which none does; never a text.
"""
import argparse
import collections
import json
import os
import re
import shutil

from documents import units
from evaluate import audit

NUMBER = re.compile(r'[0-9][0-9,.]*')
HOLDS = re.compile(r'([\d.]+)(>=|<=|>|<)([\d.]+)')


def moved(claim):
    """The value on the other side of its norm, printed like the value; None when the claim is not of this form."""
    if claim['kind'] != 'threshold' or claim['verdict'] != 'consistent' or len(claim['numbers']) != 1:
        return None
    raw = claim['numbers'][0]['raw']
    holds = HOLDS.fullmatch(claim['expr'].replace(' ', ''))
    if not NUMBER.fullmatch(raw) or not NUMBER.fullmatch(claim['stated']['raw']) or not holds:
        return None
    value, norm = float(holds[1]), float(holds[3])
    if float(raw.replace(',', '')) != value:
        return None
    places = len(raw.split('.')[1]) if '.' in raw else 0
    unit = 10 ** -places
    new = 2 * norm - value
    if abs(value - norm) <= unit / 2:
        if holds[2] in '<>':
            return None
        new = norm - unit if holds[2][0] == '>' else norm + unit
    return f'{new if new > 0 else norm * 0.9:{"," if "," in raw else ""}.{places}f}'


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('folders', nargs='+')
    ap.add_argument('--engine', required=True)
    ap.add_argument('--work', default='/tmp/hengjian-audit-norms')
    a = ap.parse_args()
    copies = os.path.join(a.work, 'copies')
    shutil.rmtree(a.work, ignore_errors=True)
    os.makedirs(copies)
    spans = {}
    for folder in a.folders:
        with open(os.path.join(folder, 'gold.jsonl'), encoding='utf-8') as h:
            claims = [json.loads(line) for line in h if line.strip()]
        for claim in claims:
            new = moved(claim)
            if new is None:
                continue
            with open(os.path.join(folder, claim['file']), encoding='utf-8') as h:
                text = h.read()
            at = claim['numbers'][0]
            copy = text[:at['start']] + new + text[at['end']:]
            name = '%05d.txt' % len(spans)
            with open(os.path.join(copies, name), 'w', encoding='utf-8') as h:
                h.write(copy)
            spans[name] = units(copy, at['start']), units(copy, at['start'] + len(new))
    seen = collections.Counter()
    for file, claims in audit(a.engine, copies, os.path.join(a.work, 'found.json')).items():
        start, end = spans[os.path.basename(file)]
        kinds = {c['kind'] for c in claims if c['verdict'] == 'inconsistent' and any(n['start'] < end and start < n['end'] for n in c['numbers'])}
        seen['threshold flag' if 'threshold' in kinds else 'another flag' if kinds else 'no flag'] += 1
    print('copies', sum(seen.values()), *(f'| {k} {seen[k]}' for k in ('threshold flag', 'another flag', 'no flag')))


if __name__ == '__main__':
    main()
