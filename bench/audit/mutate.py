"""Measures the report audit on errors planted by machine: one copy for each checkable figure of true and annotated reports, with one mistake as clerks make them.

    python3 bench/audit/mutate.py --engine PATH [--seed 11] [--work DIR] [--missed FILE] [--by-folder] FOLDER...

FOLDER is as in documents.py. For each consistent claim one mistake is drawn: two digits swapped, the point moved, one more or less, 万元 for 亿元, 个百分点
for %, the direction turned, divided by what it became or by another number of the report, another number of the report in its place; in the stated figure seven times
of ten, else in one of its inputs. A copy counts only when the claim then fails beyond rounding. The same seed plants the same mistakes whatever the engine.

found      a flag touches a claim that the mistake makes wrong: its stated number, or two others
c: o:      of those missed: the claim is confirmed in the untouched report (c), or not (o), and in the copy it is left open (und), confirmed (con), or nothing is said (none)
new flags  flags of the copy that the untouched report does not have: at the mistake (right) or elsewhere (false)
--missed writes each missed one with its sentence (never for reports that nobody may read).
"""
import argparse
import collections
import json
import os
import random
import re
import shutil

from documents import units
from evaluate import audit

TURNED = {'增加': '减少', '减少': '增加', '增长': '下降', '提高': '降低', '上升': '下降', '降低': '提高', '下降': '上升', '提升': '下降'}
NUMBER = re.compile(r'[0-9][0-9,.]*')
HAN = '零一二三四五六七八九十'
OUTCOMES = ['found', 'c:und', 'c:con', 'c:none', 'o:und', 'o:con', 'o:none']


def value(raw):
    return float(raw.replace(',', ''))


def printed(number, like):
    places = len(like.split('.')[1]) if '.' in like else 0
    return f'{number:,.{places}f}' if ',' in like else f'{number:.{places}f}'


def computed(expr):
    try:
        return float(eval(expr, {'__builtins__': {}}, {'abs': abs, 'min': min, 'max': max, 'round': round}))
    except Exception:
        return None


def numbers(claims):
    return [n for c in claims for n in c['numbers'] + [c['stated']] if NUMBER.fullmatch(n['raw'])]


def slips(text, span, rng):
    """Mistakes in the writing of one number: (class, start, end, what stands there then)."""
    raw, a, e = span['raw'], span['start'], span['end']
    swaps = [i for i in range(len(raw) - 1) if raw[i].isdigit() and raw[i + 1].isdigit() and raw[i] != raw[i + 1] and not (i == 0 and raw[1] == '0')]
    if swaps:
        i = rng.choice(swaps)
        yield 'digit_swap', a, e, raw[:i] + raw[i + 1] + raw[i] + raw[i + 2:]
    if '.' in raw:
        whole, part = raw.split('.')
        yield 'decimal_shift', a, e, (whole + part[0] + ('.' + part[1:] if len(part) > 1 else '')).lstrip('0') or '0'
    elif raw.endswith('0') and value(raw) >= 100:
        yield 'decimal_shift', a, e, printed(value(raw) / 10, '1,' if ',' in raw and value(raw) >= 10000 else '1')
    if '.' not in raw and value(raw) > 2:
        yield 'off_by_one', a, e, printed(value(raw) + rng.choice([-1, 1]), raw)
    for unit, others in (('亿元', ['万元']), ('万元', ['元', '亿元']), ('万人', ['人'])):
        if text.startswith(unit, e):
            yield 'unit_slip', e, e + 2, rng.choice(others)


def wrong_rates(text, claim, claims, rng):
    """Mistakes in what the stated figure of a claim means."""
    s = claim['stated']
    a, e, raw = s['start'], s['end'], s['raw']
    if text.startswith('个百分点', e):
        yield 'percent_point', e, e + 4, '%'
    elif claim['kind'] == 'growth' and text.startswith('%', e):
        yield 'percent_point', e, e + 1, '个百分点'
    before = text[max(0, a - 8):a]
    way = re.search('(' + '|'.join(TURNED) + ')了?$', before)
    if way:
        at = a - len(before) + way.start(1)
        yield 'sign', at, at + 2, TURNED[way.group(1)]
    change = re.fullmatch(r'\(?\(([\d.]+)-([\d.]+)\)/([\d.]+)\)?\*100', claim['expr'])
    if claim['kind'] == 'growth' and change and change.group(2) == change.group(3):
        yield 'wrong_base', a, e, printed((float(change.group(1)) - float(change.group(2))) / float(change.group(1)) * 100, raw)
    own = [value(n['raw']) for n in claim['numbers'] if NUMBER.fullmatch(n['raw'])]
    if claim['kind'] == 'share' and own:
        part, whole = min(own), max(own)
        others = [v for v in (value(n['raw']) for n in numbers(claims)) if .6 * whole < v < 1.6 * whole and v != whole and v > part]
        if others:
            yield 'wrong_base', a, e, printed(part / rng.choice(others) * 100, raw)
    if claim['kind'] in ('repeat', 'sum'):
        others = [n['raw'] for n in numbers(claims) if .8 * value(raw) < value(n['raw']) < 1.25 * value(raw) and value(n['raw']) != value(raw) and ('.' in n['raw']) == ('.' in raw)]
        if others:
            yield 'stale_value', a, e, rng.choice(others)


def fails(claim, mistake, span):
    kind, a, _, new = mistake
    if kind in ('unit_slip', 'percent_point', 'sign'):
        return True
    room = 2.01 * claim['tol'] + 1e-9
    if span is claim['stated']:
        return abs(value(new) - value(span['raw'])) > room
    plain = re.escape(span['raw'].replace(',', ''))
    now = computed(re.sub(r'(?<![\d.])' + plain + r'(?![\d.])', new.replace(',', ''), claim['expr']))
    return now is not None and abs(now - claim['stated_value']) > room


def miscount(claim, rng):
    s = claim['stated']
    raw, by = s['raw'], rng.choice([-1, 1])
    if raw.isdigit():
        new = str(int(raw) + by)
    elif raw in '两二三四五六七八九':
        new = HAN[HAN.index('二' if raw == '两' else raw) + by]
        new = '两' if new == '二' else new
    else:
        return None
    return None if new in '01零一' else ('off_by_one', s['start'], s['end'], new)


def plant(text, claim, claims, rng):
    """One mistake for a claim; None when none can be made."""
    if claim['kind'] == 'count':
        return miscount(claim, rng)
    if claim['kind'] == 'threshold' or not NUMBER.fullmatch(claim['stated']['raw']):
        return None
    tries = []
    for span in [claim['stated']] + claim['numbers']:
        if NUMBER.fullmatch(span['raw']):
            tries += [(m, span) for m in slips(text, span, rng)]
    tries += [(m, claim['stated']) for m in wrong_rates(text, claim, claims, rng)]
    tries = [(m, s) for m, s in tries if text[m[1]:m[2]] != m[3] and fails(claim, m, s)]
    if not tries:
        return None
    kind = rng.choice(sorted({m[0] for m, _ in tries}))
    tries = [(m, s) for m, s in tries if m[0] == kind]
    stated = [t for t in tries if t[1] is claim['stated']]
    return rng.choice(stated if stated and rng.random() < .7 else tries)[0]


def touch(claim, flag, at):
    hit = lambda span: any(x['start'] < at(span['end']) and at(span['start']) < x['end'] for x in flag['numbers'])
    return hit(claim['stated']), sum(hit(n) for n in claim['numbers'])


def meets(span, a, e):
    return span['start'] <= a < span['end'] or a <= span['start'] < e + 2 or span['end'] == a


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('folders', nargs='+')
    ap.add_argument('--engine', required=True)
    ap.add_argument('--seed', type=int, default=11)
    ap.add_argument('--work', default='/tmp/hengjian-mutate')
    ap.add_argument('--missed')
    ap.add_argument('--by-folder', action='store_true')
    a = ap.parse_args()
    rng, jobs = random.Random(a.seed), []
    copies, originals = os.path.join(a.work, 'copies'), os.path.join(a.work, 'originals')
    for folder in (copies, originals):
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
    for folder in a.folders:
        by_file = collections.defaultdict(list)
        with open(os.path.join(folder, 'gold.jsonl'), encoding='utf-8') as h:
            for line in h:
                if line.strip():
                    claim = json.loads(line)
                    by_file[claim['file']].append(claim)
        for name, claims in sorted(by_file.items()):
            with open(os.path.join(folder, name), encoding='utf-8') as h:
                text = h.read()
            original = os.path.basename(os.path.normpath(folder)) + '__' + name
            with open(os.path.join(originals, original), 'w', encoding='utf-8') as h:
                h.write(text)
            for claim in claims:
                if claim['verdict'] == 'consistent' and (mistake := plant(text, claim, claims, rng)):
                    with open(os.path.join(copies, '%05d.txt' % len(jobs)), 'w', encoding='utf-8') as h:
                        h.write(text[:mistake[1]] + mistake[3] + text[mistake[2]:])
                    jobs.append((original, text, claims, claim, mistake))
    now, before = audit(a.engine, copies, os.path.join(a.work, 'copies.json')), audit(a.engine, originals, os.path.join(a.work, 'originals.json'))
    result, said, right, false = collections.defaultdict(collections.Counter), [], 0, 0
    for i, (original, text, claims, claim, (kind, start, end, new)) in enumerate(jobs):
        copy, shift = text[:start] + new + text[end:], len(new) - (end - start)
        at = lambda p: units(copy, p + shift if p >= end else p)
        plain = lambda p: units(text, p)
        affected = [c for c in claims if c is claim or any(meets(s, start, end) for s in [c['stated']] + c['numbers'])]
        found, left = False, 'none'
        flags = {json.dumps([n['value'] for n in c['numbers']]) for c in before[original] if c['verdict'] == 'inconsistent'}
        for c in now['%05d.txt' % i]:
            hits = [touch(x, c, at) for x in affected]
            wrong = c['verdict'] == 'inconsistent'
            found |= wrong and any(stated or count > 1 for stated, count in hits)
            own = touch(claim, c, at)
            if own[0] and own[1] and not wrong:
                left = {'undetermined': 'und', 'consistent': 'con'}[c['verdict']] if left != 'und' else left
            if wrong and json.dumps([n['value'] for n in c['numbers']]) not in flags:
                near = any(stated or count > 1 for stated, count in hits) or any(x['start'] <= units(copy, start + len(new)) + 1 and units(copy, start) - 1 <= x['end'] for x in c['numbers'])
                right, false = right + near, false + (not near)
        confirmed = any(c['verdict'] == 'consistent' and touch(claim, c, plain)[0] and (claim['kind'] == 'count' or touch(claim, c, plain)[1]) for c in before[original])
        outcome = 'found' if found else ('c:' if confirmed else 'o:') + left
        for key in ['all', 'kind ' + claim['kind'], 'error ' + kind] + (['in ' + original.split('__')[0]] if a.by_folder else []):
            result[key][outcome] += 1
        if not found:
            said.append('%s %s %s %s %05d.txt %s→%s %s\n    %s【%s】%s' % (outcome, claim['kind'], kind, original, i, text[start:end], new, claim['expr'], text[max(0, start - 80):start].replace('\n', '⏎'), text[start:end], text[end:end + 50].replace('\n', '⏎')))
    print('%-24s %6s  %s' % ('', 'copies', ' '.join('%7s' % o for o in OUTCOMES)))
    for key, counts in sorted(result.items()):
        total = sum(counts.values())
        print('%-24s %6d  %s' % (key, total, ' '.join('%7.3f' % (counts[o] / total) for o in OUTCOMES)))
    print('new flags: %d right, %d false' % (right, false))
    if a.missed:
        with open(a.missed, 'w', encoding='utf-8') as h:
            h.write('\n'.join(sorted(said)) + '\n')


if __name__ == '__main__':
    main()
