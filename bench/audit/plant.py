"""Copies of real texts with one planted error each, for claims of a gold file whose formula can be computed.

A number of a consistent claim is changed in the text; the copy is kept when the claim then fails on all corners of what its numbers
may stand for. The other claims of the text stay, moved; those that share the number are left out (ignore).
"""
import itertools
import json
import os
import random
from decimal import Decimal as D

SAFE = {'__builtins__': {}, 'abs': abs, 'min': min, 'max': max, 'round': round}


def inside(found, docs):
    hit = set()
    for d in found['documents']:
        for c in d['claims']:
            if c['verdict'] == 'inconsistent':
                for n in docs[d['file']]['neg']:
                    if any(s['offset'] <= x['start'] < s['offset'] + len(s['quote']) for s in n['spans'] for x in c['numbers']):
                        hit.add(n['id'])
    return len(hit), sum(len(d['neg']) for d in docs.values())


def fails(claim, values):
    """True when no corner of the box of the inputs gives the stated value, rounded or cut off"""
    test = claim['test']
    stated = test['stated']
    names = [n for n in claim['numbers'] if n != stated]
    box = [sorted({values[n] - claim['numbers'][n].get('half_width', 0), values[n] + claim['numbers'][n].get('half_width', 0)}) for n in names]
    try:
        got = [float(eval(test['expr'], SAFE, dict(zip(names, corner), **{stated: values[stated]}))) for corner in itertools.product(*box)]
    except Exception:
        return None
    h = claim['numbers'][stated].get('half_width', 0)
    return max(got) < values[stated] - h - 1e-9 or min(got) > values[stated] + 2 * h + 1e-9


def edits(raw, value):
    """(error type, new raw, new value) for a number as printed"""
    digits = ''.join(ch for ch in raw if ch.isdigit() or ch == '.')
    if digits not in raw or not digits or digits.startswith('0') and '.' not in digits:
        return
    number = D(digits)
    places = max(0, -number.as_tuple().exponent)
    scale = D(str(value)) / number if number else None
    if not scale:
        return
    new = []
    for i in range(len(digits) - 1):
        if digits[i].isdigit() and digits[i + 1].isdigit() and digits[i] != digits[i + 1]:
            new.append(('digit-swap', digits[:i] + digits[i + 1] + digits[i] + digits[i + 2:]))
    new.append(('decimal-shift', str(number * 10)))
    if places:
        new.append(('decimal-shift', str(number / 10)))
    for sign in (1, -1):
        new.append(('off-by-one', str(number + sign * D(1).scaleb(-places))))
    for kind, text in new:
        if not text.startswith('0') or text.startswith('0.'):
            yield kind, raw.replace(digits, text), float(D(text) * scale)
    for a, b, f in (('亿元', '万元', 1e-4), ('万元', '亿元', 1e4), ('个百分点', '%', 1)):
        if a in raw:
            yield ('point-percent' if f == 1 else 'unit-slip'), raw.replace(a, b), value * f if f != 1 else value


def moved(item, at, delta, length):
    shift = lambda o: o if o <= at else o + delta
    out = json.loads(json.dumps(item))
    out['offset'] = shift(item['offset'])
    for s in out['spans']:
        s['offset'] = shift(s['offset'])
    for n in out.get('numbers', {}).values():
        n['offset'] = shift(n['offset'])
    return out


def write(folder, out, seed=7):
    os.makedirs(out, exist_ok=True)
    rng = random.Random(seed)
    with open(os.path.join(folder, 'claims.jsonl'), encoding='utf-8') as h:
        claims = [json.loads(x) for x in h if x.strip()]
    made, count = [], 0
    for claim in claims:
        test = claim.get('test') or {}
        if claim['verdict'] != 'consistent' or test.get('type') != 'eq' or 'expr' not in test or test.get('stated') not in claim['numbers']:
            continue
        with open(os.path.join(folder, claim['file']), encoding='utf-8') as h:
            text = h.read()
        tries = [(n, e) for n, x in claim['numbers'].items() for e in edits(x['raw'], x['value'])]
        rng.shuffle(tries)
        done = set()
        for name, (kind, raw, value) in tries:
            values = {n: x['value'] for n, x in claim['numbers'].items()}
            values[name] = value
            if kind in done or (kind != 'point-percent' and not fails(claim, values)):
                continue
            done.add(kind)
            x = claim['numbers'][name]
            at, old = x['offset'], len(x['raw'])
            copy = text[:at] + raw + text[at + old:]
            doc = 'planted-%04d.txt' % count
            count += 1
            with open(os.path.join(out, doc), 'w', encoding='utf-8') as h:
                h.write(copy)
            for other in claims:
                if other['file'] != claim['file']:
                    continue
                m = moved(other, at, len(raw) - old, old)
                m.update(file=doc, source=claim['file'], edit=dict(offset=at, old_len=old, new_len=len(raw)))
                touched = any(n['offset'] < at + old and at < n['offset'] + len(n['raw']) for n in other['numbers'].values())
                if other is claim:
                    m['numbers'][name].update(raw=raw, value=value)
                    m.update(verdict='inconsistent', error_type=kind)
                elif touched:
                    m['ignore'] = True
                made.append(m)
    with open(os.path.join(out, 'claims.jsonl'), 'w', encoding='utf-8') as h:
        for m in made:
            h.write(json.dumps(m, ensure_ascii=False) + '\n')
    return count
