"""Measures the report audit on passages by another author: recall, precision and coverage per kind of claim and per kind of error.

    python3 bench/audit/unseen.py --engine PATH FILE.jsonl [--work DIR] [--show] [--totals]

A line of FILE: {"id", "text", "error", "trap", "claims": [{"kind", "verdict"}], "numbers": [{"expr", "stated"}]}; numbers[i] says how claim i
is computed. Every passage is audited as a file of its own. The numbers are looked up in the passage: printed in Arabic or Chinese digits,
in fractions and tenths, in any scale (12.6万 for 126000).

recall     part of the inconsistent claims that a flag touches: its stated number, or two of its numbers (all where it has one only)
precision  part of the flags that touch the inconsistent claim of their passage
coverage   part of the consistent claims of growth, share, sum, ratio and difference whose stated number and one more a consistent claim touches
--show prints what was missed and what was flagged wrongly, with the passage; --totals only the bottom lines and the tables, never a text.
"""
import argparse
import collections
import json
import os
import re
import shutil
import sys

from evaluate import COVER, audit, table

DIGITS = {c: i for i, c in enumerate('零一二三四五六七八九')} | {'〇': 0, '两': 2}
POWERS = {'十': 10, '百': 100, '千': 1000}
FULL = str.maketrans('０１２３４５６７８９．，％', '0123456789.,%')
NUMBER = re.compile(r'\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?')
HAN = re.compile('[零〇一二两三四五六七八九十百千万亿点]+')
PARTS = re.compile('([零一二两三四五六七八九十百千]+)分之([零一二两三四五六七八九十百千点]+)')
TENTHS = re.compile('([一二三四五六七八九])成(半?)')
SCALES = [1] + [10.0 ** k for k in (4, 8, 3, 2, 1, -1, -2, -3, -4, -8)]


def chinese(s):
    """The value of a Chinese numeral; None when it is none."""
    if '点' in s:
        a, b = s.split('点', 1)
        return None if chinese(a) is None or not b or any(c not in DIGITS for c in b) else chinese(a) + float('0.' + ''.join(str(DIGITS[c]) for c in b))
    if len(s) > 1 and all(c in DIGITS for c in s):
        return float(''.join(str(DIGITS[c]) for c in s))
    total = section = 0
    digit = None
    for c in s:
        if c in DIGITS:
            digit = DIGITS[c]
        elif c in POWERS:
            section += (1 if digit is None else digit) * POWERS[c]
            digit = None
        else:
            total = (total + section + (digit or 0)) * (1e4 if c == '万' else 1e8)
            section, digit = 0, None
    return float(total + section + (digit or 0)) if s else None


def places(text):
    """[(start, end, values)] of everything that may be a number of the passage."""
    plain, out = text.translate(FULL), []
    for m in NUMBER.finditer(plain):
        out.append((m.start(), m.end(), [float(m.group().replace(',', ''))]))
    for m in PARTS.finditer(plain):
        a, b = chinese(m.group(1)), chinese(m.group(2))
        if a and b is not None:
            out.append((m.start(), m.end(), [100 * b / a, b / a]))
    for m in TENTHS.finditer(plain):
        v = 10 * DIGITS[m.group(1)] + (5 if m.group(2) else 0)
        out.append((m.start(), m.end(), [v, v / 100]))
    for word, values in (('一半', [50, .5]), ('近九成', [87.5]), ('翻番', [2]), ('一番', [2]), ('两番', [4]), ('倍', [])):
        for m in re.finditer(word, plain):
            out.append((m.start(), m.end(), values))
    for m in HAN.finditer(plain):
        v = chinese(m.group())
        if v is not None:
            out.append((m.start(), m.end(), [v]))
    return out


def find(value, spots):
    """The spots that print a value: as it stands, else in the first scale that fits."""
    for scale in SCALES:
        near = [s for s in spots if any(abs(v * scale - abs(value)) <= 1e-9 * max(1, abs(value)) for v in s[2])]
        if near:
            return near
    return []


def located(row):
    """For each claim: the spots of its stated number, and a list of spots for each number it is computed from."""
    spots = places(row['text'])
    out = []
    for claim, n in zip(row['claims'], row['numbers']):
        inputs = [float(x) for x in re.findall(r'(?<![A-Za-z_])\d+(?:\.\d+)?', n['expr'])]
        if claim['kind'] == 'count':
            inputs = []
        given = [find(x, spots) for x in inputs]
        stated = [] if claim['kind'] == 'threshold' and n['stated'] in (0.0, 1.0) else find(n['stated'], spots)
        if not stated and claim['kind'] == 'growth':
            stated = find(round(n['stated']), spots)
        # A number that is also an input stands last as the stated one.
        taken = {s[0] for g in given for s in g}
        own = [s for s in stated if s[0] not in taken] or stated[-1:]
        out.append((own, [g for g in given if g and not (len(g) == 1 and g[0] in own)]))
    return out


def touches(numbers, spots):
    return any(n['start'] < e and s < n['end'] for n in numbers for s, e, _ in spots)


def hits(where, claim):
    """(the stated number is touched, how many of its other numbers are)"""
    stated, given = where
    return touches(claim['numbers'], stated), sum(touches(claim['numbers'], g) for g in given)


def found(where, claim):
    stated, given = hits(where, claim)
    return stated or given >= min(2, len(where[1])) > 0


def covered(where, claim):
    stated, given = hits(where, claim)
    return given >= min(1, len(where[1])) and stated if where[0] else given >= min(2, len(where[1])) > 0


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('file')
    ap.add_argument('--engine', required=True)
    ap.add_argument('--work', default='/tmp/hengjian-audit')
    ap.add_argument('--show', action='store_true')
    ap.add_argument('--totals', action='store_true')
    a = ap.parse_args()
    with open(a.file, encoding='utf-8') as h:
        rows = [json.loads(x) for x in h if x.strip()]
    folder = os.path.join(a.work, 'unseen')
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    for r in rows:
        with open(os.path.join(folder, '%04d.txt' % r['id']), 'w', encoding='utf-8') as h:
            h.write(r['text'])
    claims = audit(a.engine, folder, os.path.join(a.work, 'unseen.json'))
    recall, coverage, flags = collections.defaultdict(list), collections.defaultdict(list), collections.defaultdict(list)
    traps, lost, said = 0, 0, []
    for r in rows:
        mine, where = claims.get('%04d.txt' % r['id'], []), located(r)
        lost += sum(not w[0] and not w[1] for w in where)
        bad = [w for c, w in zip(r['claims'], where) if c['verdict'] == 'inconsistent']
        for f in mine:
            if f['verdict'] == 'inconsistent':
                right = any(found(w, f) for w in bad)
                flags[f['kind']].append(right)
                traps += r['trap']
                if not right:
                    said.append(('FALSE FLAG', r, f['kind'] + ' ' + f['message']))
        for c, w in zip(r['claims'], where):
            if c['verdict'] == 'inconsistent':
                hit = any(f['verdict'] == 'inconsistent' and found(w, f) for f in mine)
                recall[c['kind']].append(hit)
                recall['error ' + r['error']].append(hit)
                if not hit:
                    said.append(('MISSED ' + r['error'], r, c['kind'] + ' ' + c.get('why', '')))
            else:
                hit = any(f['verdict'] == 'consistent' and covered(w, f) for f in mine)
                coverage[c['kind'] if c['kind'] in COVER else '(' + c['kind'] + ')'].append(hit)
                if not hit:
                    said.append(('NOT CONFIRMED', r, c['kind'] + ' ' + c.get('why', '')))
    if a.show and not a.totals:
        for what, r, message in said:
            print('%s %s: %s\n    %s' % (what, r['id'], message, r['text'].replace('\n', '⏎')))
    others = {k: coverage.pop(k) for k in sorted(coverage) if k.startswith('(')}
    ok = table('(d) %s: %d passages, %d traps' % (os.path.basename(a.file), len(rows), sum(r['trap'] for r in rows)), recall, flags, coverage)
    for k, v in others.items():
        print('%-22s %14s %14s %5d %6.3f' % (k, '', '', len(v), sum(v) / len(v)))
    print('flags in traps: %d; claims whose numbers are not found in the passage: %d' % (traps, lost))
    sys.exit(0 if ok and traps == 0 else 1)


if __name__ == '__main__':
    main()
