"""Writes reports with known numbers from phrasings.txt: true ones and ones with a planted error, and their gold claims.

    python3 bench/audit/reports.py OUT [--seed 1] [--phrasings FILE]

Every phrasing becomes a sentence with numbers that agree as printed, and copies with one slot changed beyond what rounding explains.
OUT gets *.txt and claims.jsonl in the form of the corpus (quote, offset, numbers, test.stated, verdict, error_type, phrasing).
"""
import argparse
import json
import os
import random
import re
from decimal import ROUND_HALF_UP, Decimal as D

PLACES = ['云溪市', '青屏县', '石渡县', '望川市', '临沅区', '白沙洲市', '松坪县', '南屿区', '鹿鸣县', '清河湾市']
KINDS = dict(growth='growth', fall='growth', times='ratio', points='difference', pointsfall='difference', share='share', share2='share', ratio='ratio',
             klass='ratio', perpupil='ratio', price='ratio', diff='difference', parallel='growth', multi='growth', mean='ratio', above='threshold', below='threshold', count='count')
ORDER = ['growth', 'share', 'sum', 'ratio', 'difference', 'threshold', 'count', 'repeat', 'plausibility']
CN = '零一二三四五六七八九十'


def q(x, places):
    return D(x).quantize(D(1).scaleb(-places), rounding=ROUND_HALF_UP)


def chinese(n):
    n = int(n)
    out, zero = '', False
    for power, name in ((1000, '千'), (100, '百'), (10, '十'), (1, '')):
        d = n // power % 10
        if d == 0:
            zero = bool(out)
            continue
        out += ('零' if zero else '') + ('' if d == 1 and power == 10 and not out else CN[d]) + name
        zero = False
    return out or '零'


class Style:
    """How many decimals, how large, how printed."""
    TABLE = dict(y1=(1, 20, 600), y2=(2, 3, 90), w=(0, 600, 9800), n=(0, 60, 900), N=(0, 3000, 90000), k=(0, 1200, 98000), c=(0, 12, 60), m=(2, 3, 80), p1=(1, 40, 97),
                 p2=(2, 40, 97), x0=(0, 0, 0), x1=(1, 0, 0), x2=(2, 0, 0), h2=(0, 60, 900), f1=(1, 20, 600), z=(0, 20, 190), s=(0, 60, 900))

    def __init__(self, code, rng):
        self.code, self.rng = code, rng
        self.places, self.low, self.high = self.TABLE[code]

    def draw(self, low=None, high=None):
        lo, hi = (self.low if low is None else low), (self.high if high is None else high)
        return q(self.rng.uniform(float(lo), float(hi)), self.places)

    def show(self, x, places):
        text = str(q(x, places))
        if self.code == 'k' and places == 0:
            text = '{:,}'.format(int(x))
        if self.code == 'h2' or self.code == 'f1':
            text = text.translate(str.maketrans('0123456789.', '０１２３４５６７８９．'))
        if self.code == 'z' and places == 0:
            text = chinese(x)
        if self.code == 's' and places == 0 and len(text) > 1 and self.rng.random() < .4:
            text = text[0] + ' ' + text[1:]
        return text


def box(x, places, exact):
    h = D(0) if exact else D(1).scaleb(-places) / 2
    return x - h, x + h


def holds(fn, inputs, stated, exacts):
    """stated = (value, places, exact); every corner of the inputs; rounded or cut off"""
    lows, highs = [], []
    corners = [[]]
    for (v, p), e in zip(inputs, exacts):
        a, b = box(v, p, e)
        corners = [c + [t] for c in corners for t in {a, b}]
    vals = [fn(*c) for c in corners]
    v, p, e = stated
    unit = D(1).scaleb(-p)
    a, b = (v, v) if e else (v - unit / 2, v + unit)
    return max(vals) >= a and min(vals) <= b


def growth(s, sign=1):
    while True:
        base = s.draw()
        rate = D(str(s.rng.uniform(.02, .24)))
        cur = q(base * (1 + sign * rate), s.places)
        delta = abs(cur - base)
        if delta > 2 * D(1).scaleb(-s.places):
            break
    r = q(delta / base * 100, 1)
    exact = s.places == 0 and s.code != 'w'
    slots = dict(base=(base, s.places), cur=(cur, s.places), delta=(delta, s.places), rate=(r, 1))
    rel = [('delta', ('base', 'cur'), lambda b, c: abs(c - b)), ('rate', ('base', 'cur'), lambda b, c: abs(c - b) / b * 100),
           ('rate', ('cur', 'delta'), lambda c, d: d / (c - sign * d) * 100), ('rate', ('base', 'delta'), lambda b, d: d / b * 100)]
    return slots, rel, exact


def pick(rel, used):
    """the relations whose slots the phrasing shows; the rate once"""
    out, done = [], set()
    for stated, inputs, fn in rel:
        if stated in used and all(i in used for i in inputs) and stated not in done:
            out.append((stated, inputs, fn))
            done.add(stated)
    return out


def make(family, s, used):
    """slots {name: (value, places)}, relations [(stated, inputs, fn)], exact counts?, kind"""
    rng = s.rng
    if family in ('growth', 'fall'):
        slots, rel, exact = growth(s, 1 if family == 'growth' else -1)
        return slots, pick(rel, used), exact, 'growth'
    if family == 'times':
        base = s.draw()
        cur = q(base * D(str(rng.uniform(1.3, 3.9))), s.places)
        return (dict(base=(base, s.places), cur=(cur, s.places), times=(q(cur / base, 2), 2), rise=(q(cur / base - 1, 2), 2)),
                pick([('times', ('base', 'cur'), lambda b, c: c / b), ('rise', ('base', 'cur'), lambda b, c: (c - b) / b)], used), s.places == 0, 'ratio')
    if family in ('points', 'pointsfall'):
        base = s.draw(50, 90)
        cur = base + (1 if family == 'points' else -1) * s.draw(0.6, 8)
        return dict(base=(base, s.places), cur=(cur, s.places), delta=(abs(cur - base), s.places)), [('delta', ('base', 'cur'), lambda b, c: abs(c - b))], False, 'difference'
    if family.startswith('sum'):
        n = int(family[3])
        names = 'abcd'[:n]
        parts = [s.draw() for _ in names]
        if s.code in 'z':
            parts = [s.draw(5, 90) for _ in names]
        slots = {k: (v, s.places) for k, v in zip(names, parts)}
        slots['total'] = (sum(parts), s.places)
        return slots, [('total', tuple(names), lambda *x: sum(x))], s.places == 0 and s.code not in ('w',), 'sum'
    if family in ('share', 'share2'):
        whole = s.draw()
        part = q(whole * D(str(rng.uniform(.12, .55))), s.places)
        rest = q(whole * D(str(rng.uniform(.05, .4))), s.places) if rng.random() < 0 else whole - part
        slots = dict(whole=(whole, s.places), part=(part, s.places), share=(q(part / whole * 100, 1), 1), part2=(rest, s.places), share2=(q(rest / whole * 100, 1), 1))
        return slots, pick([('share', ('part', 'whole'), lambda p, w: p / w * 100), ('share2', ('part2', 'whole'), lambda p, w: p / w * 100)], used), s.places == 0 and s.code != 'w', 'share'
    if family == 'ratio':
        t = D(rng.randint(300, 4000))
        st = D(int(t * D(str(rng.uniform(9, 19)))))
        return dict(teachers=(t, 0), students=(st, 0), ratio=(q(st / t, s.places), s.places)), [('ratio', ('students', 'teachers'), lambda a, b: a / b)], True, 'ratio'
    if family in ('class', 'school', 'perpupil', 'money', 'hundred'):
        den = D(rng.randint(*dict(hundred=(2000, 60000), perpupil=(2000, 60000), school=(20, 300), money=(12, 90))[family] if family != 'class' else (60, 900)))
        per = rng.uniform(*{'class': (32, 54), 'school': (400, 1500), 'perpupil': (4, 30), 'money': (20, 400), 'hundred': (1, 18)}[family])
        k = 100 if family == 'hundred' else 1
        num = D(int(den * D(str(per)) / k))
        return dict(num=(num, 0), den=(den, 0), per=(q(num * k / den, s.places), s.places)), [('per', ('num', 'den'), lambda a, b: a * k / b)], family not in ('money',) and True, 'ratio'
    if family == 'price':
        den, per = D(rng.randint(200, 4000)), D(rng.randint(3, 24) * 50)
        return dict(den=(den, 0), per=(per, 0), num=(den * per, 0)), [('num', ('den', 'per'), lambda d, p: d * p)], True, 'ratio'
    if family == 'diff':
        low = s.draw(s.low if s.code[0] != 'p' else 50, (s.low + s.high) / 2)
        high = low + s.draw(2, max(3, (s.high - s.low) / 3) if s.code[0] != 'p' else 9)
        return dict(a=(high, s.places), b=(low, s.places), diff=(high - low, s.places)), [('diff', ('a', 'b'), lambda a, b: a - b)], s.places == 0 and s.code != 'w', 'difference'
    if family in ('parallel', 'multi'):
        slots, rel = {}, []
        for i in '12':
            one, r, exact = growth(s)
            for k, v in one.items():
                slots[dict(base='b', cur='c', delta='d', rate='r')[k] + i] = v
            rel += pick([(dict(delta='d', rate='r')[st] + i, tuple(dict(base='b', cur='c', delta='d')[x] + i for x in ins), fn) for st, ins, fn in r], used)
        return slots, rel, s.places == 0 and s.code != 'w', 'growth'
    if family == 'mean':
        parts = [s.draw() for _ in 'abc']
        mean = sum(parts) / 3
        while s.places == 0 and mean != int(mean):
            parts[0] += 1
            mean = sum(parts) / 3
        slots = {k: (v, s.places) for k, v in zip('abc', parts)}
        slots['mean'] = (q(mean, s.places), s.places)
        return slots, [('mean', ('a', 'b', 'c'), lambda a, b, c: (a + b + c) / 3)], s.places == 0, 'ratio'
    if family in ('above', 'below'):
        b = s.draw()
        a = b + s.draw(1, 9)
        return dict(a=(a, s.places), b=(b, s.places)), [('a', ('b',), None)], False, 'threshold'
    if family == 'count':
        return {}, [], True, 'count'
    return {}, [], True, 'none'


def lists(rng, n):
    towns = [x + '县' for x in ('青屏', '石渡', '松坪', '鹿鸣', '安岭', '洛川口', '平桥', '柳塘', '双溪', '永泉')]
    works = ['健全督导机构', '落实投入责任', '优化学校布局', '补充教师编制', '治理大班额', '规范办学行为', '保障校园安全', '强化结果运用']
    nth = ['一是', '二是', '三是', '四是', '五是', '六是', '七是', '八是']
    titles = ['《教师补充办法》', '《学位建设规划》', '《经费保障方案》', '《督导责任区办法》', '《控辍保学规定》', '《食堂管理办法》', '《校车管理规定》']
    rng.shuffle(towns)
    return dict(n=rng.choice([str(n), CN[n]]), items='；'.join(a + b for a, b in zip(nth, works[:n])), items2='；'.join(a + b + '不够到位' for a, b in zip(nth, works[:n])),
                places='、'.join(towns[:n]), titles=''.join(titles[:n]))


def swap_digits(text, rng):
    spots = [i for i in range(len(text) - 1) if text[i].isdigit() and text[i + 1].isdigit() and text[i] != text[i + 1] and not (i == 0 and text[1] == '0')]
    if not spots:
        return None
    i = rng.choice(spots)
    return text[:i] + text[i + 1] + text[i] + text[i + 2:]


def shift_point(text, rng):
    v = D(text)
    return str(v * 10) if rng.random() < .5 or '.' not in text else str(v / 10)


def last_place(text, rng):
    v, p = D(text), max(0, -D(text).as_tuple().exponent)
    return str(q(v + rng.choice([-1, 1]) * D(1).scaleb(-p), p))


ERRORS = ['digit-swap', 'decimal-shift', 'off-by-one', 'wrong-base', 'unit-slip', 'point-percent', 'sign', 'stale-value']
FLIP = [('增加', '减少'), ('提高', '下降'), ('增长', '下降'), ('减少', '增加'), ('下降', '上升'), ('高于', '低于'), ('低于', '高于'), ('超过', '低于')]


def plant(kind, error, template, shown, slots, rel, rng, family):
    """(template, shown) with one error of a kind; None when it does not apply"""
    stated, inputs, _ = rel
    shown = dict(shown)
    if error in ('digit-swap', 'decimal-shift', 'off-by-one'):
        slot = rng.choice([stated] + [x for x in inputs]) if error != 'off-by-one' else stated
        fn = dict([('digit-swap', swap_digits), ('decimal-shift', shift_point), ('off-by-one', last_place)])[error]
        try:
            new = fn(shown[slot], rng)
        except Exception:
            return None
        if not new or new == shown[slot]:
            return None
        shown[slot] = new
        return template, shown
    if error == 'wrong-base' and stated in ('rate', 'r1', 'r2'):
        c, b = slots['cur' if stated == 'rate' else 'c' + stated[1]][0], slots['base' if stated == 'rate' else 'b' + stated[1]][0]
        shown[stated] = str(q(abs(c - b) / c * 100, 1))
        return template, shown
    if error == 'stale-value' and kind == 'growth' and stated in ('rate', 'delta') and 'cur' in shown:
        shown[stated] = str(q(slots[stated][0] * D(str(rng.uniform(.4, .8))), slots[stated][1]))
        return template, shown
    if error == 'unit-slip':
        for slot in rng.sample([stated] + list(inputs), len(inputs) + 1):
            m = re.search(r'\{%s\}(亿元|万元|万平方米)' % slot, template)
            if m:
                new = dict(亿元='万元', 万元='亿元', 万平方米='平方米')[m.group(1)]
                return template[:m.start(1)] + new + template[m.end(1):], shown
        return None
    if error == 'point-percent' and kind in ('difference', 'growth'):
        m = re.search(r'\{%s\}个百分点' % stated, template)
        if m and family.startswith('points'):
            return template.replace('{%s}个百分点' % stated, '{%s}%%' % stated), shown
        m = re.search(r'\{(rate|r1|r2)\}[%％]', template)
        if m and stated == m.group(1):
            return template.replace(m.group(0), '{%s}个百分点' % stated), shown
        return None
    if error == 'sign' and kind in ('growth', 'difference', 'threshold') and family in ('growth', 'fall', 'points', 'pointsfall', 'above', 'below'):
        if kind != 'threshold' and not ('base' in shown and 'cur' in shown):
            return None
        hit = [p for p in FLIP if p[0] in template]
        if hit and template.count(hit[0][0]) == 1 and sum(template.count(p[0]) for p in FLIP) == 1:
            return template.replace(*hit[0]), shown
    return None


def render(template, shown, words):
    """text and offsets of the slots"""
    out, at = '', {}
    for piece in re.split(r'(\{\w+\})', template):
        name = piece[1:-1] if piece.startswith('{') else None
        if name and name in shown:
            at.setdefault(name, (len(out), shown[name]))
            out += shown[name]
        elif name:
            out += words[name]
        else:
            out += piece
    return out, at


def number(text):
    return D(text.translate(str.maketrans('０１２３４５６７８９．', '0123456789.')).replace(',', '').replace(' ', ''))


def still_true(rel, shown, slots, exact, points):
    stated, inputs, fn = rel
    try:
        v = [(number(shown[i]), max(0, -number(shown[i]).as_tuple().exponent)) for i in inputs]
        s = number(shown[stated])
    except Exception:
        return False
    p = max(0, -s.as_tuple().exponent)
    return holds(fn, v, (s, p, exact and stated in ('total', 'delta', 'diff', 'num', 'd1', 'd2', 'mean')), [exact] * len(v))


def build(lines, seed):
    rng = random.Random(seed)
    docs = []
    for number_, line in enumerate(lines):
        family, style, template = line.split('|', 2)
        for turn in range(3):
            docs.append(sentence(number_, family, style, template, None, rng))
            for error in ERRORS:
                d = sentence(number_, family, style, template, error, rng)
                if d:
                    docs.append(d)
    return [d for d in docs if d]


def sentence(no, family, style, template, error, rng):
    s = Style(style, rng)
    used = set(re.findall(r'\{(\w+)\}', template))
    slots, rels, exact, kind = make(family, s, used)
    year = rng.randint(2016, 2024)
    place = rng.choice(PLACES)
    words = dict(P=place, p=place[-1], Y=str(year), Z=str(year - 1), X=str(year - 2))
    n = rng.randint(3, 6)
    words.update(lists(rng, n))
    shown = {k: s.show(*v) for k, v in slots.items() if k in used}
    claims = []
    if error:
        if family == 'count' and error in ('off-by-one',):
            m = n + rng.choice([-1, 1])
            words['n'] = rng.choice([str(m), CN[m]])
            text, at = render(template, {'n': words['n']}, words)
            return dict(no=no, text=text, claims=[claim('count', 'inconsistent', error, ['n'], 'n', at)])
        if not rels:
            return None
        rel = rng.choice(rels)
        done = plant(kind, error, template, shown, slots, rel, rng, family)
        if not done:
            return None
        template, shown = done
        wrong_words = error in ('unit-slip', 'point-percent', 'sign')
        text, at = render(template, shown, words)
        for r in rels:
            mine = {r[0], *r[1]}
            same = wrong_words and r == rel
            ok = r[2] is not None and still_true(r, shown, slots, exact, False) and not same
            if error == 'unit-slip' and any(re.search(r'\{%s\}(万元|亿元|平方米)' % x, template) for x in mine) and not same:
                continue
            if not ok and not wrong_words and r[2] is None and not (error in ('digit-swap', 'decimal-shift')):
                continue
            if r[2] is None and not wrong_words:
                continue
            claims.append(claim(kind_of(kind, r, family), 'consistent' if ok else 'inconsistent', None if ok else error, r[1], r[0], at))
        if not any(c['verdict'] == 'inconsistent' for c in claims):
            return None
        return dict(no=no, text=text, claims=claims)
    text, at = render(template, dict(shown, **({'n': words['n']} if family == 'count' else {})), words)
    claims = [claim(kind_of(kind, r, family), 'consistent', None, r[1], r[0], at) for r in rels]
    if family == 'count':
        claims = [claim('count', 'consistent', None, ['n'], 'n', at)]
    return dict(no=no, text=text, claims=claims)


def kind_of(kind, rel, family):
    return kind


def claim(kind, verdict, error, inputs, stated, at):
    names = list(dict.fromkeys(list(inputs) + [stated]))
    return dict(kind=kind, verdict=verdict, error_type=error, names={n: at[n] for n in names if n in at}, test=dict(stated=stated))


def write(out, lines, seed):
    os.makedirs(out, exist_ok=True)
    rng = random.Random(seed + 1)
    docs = build(lines, seed)
    rng.shuffle(docs)
    claims, per = [], 1
    for f in range(0, len(docs), per):
        name, text = 'made-%04d.txt' % (f // per), ''
        for i, d in enumerate(docs[f:f + per]):
            start = len(text)
            text += d['text'] + '\n'
            for c in d['claims']:
                numbers = {k: dict(offset=start + o, raw=raw) for k, (o, raw) in c['names'].items()}
                spans = [dict(quote=d['text'], offset=start)]
                claims.append(dict(id='m%05d' % len(claims), file=name, phrasing=d['no'], kind=c['kind'], verdict=c['verdict'], error_type=c['error_type'],
                                   numbers=numbers, spans=spans, test=c['test'], quote=d['text'], offset=start))
        with open(os.path.join(out, name), 'w', encoding='utf-8') as h:
            h.write(text)
    with open(os.path.join(out, 'claims.jsonl'), 'w', encoding='utf-8') as h:
        for c in claims:
            h.write(json.dumps(c, ensure_ascii=False) + '\n')
    return claims


def read(path):
    with open(path, encoding='utf-8') as h:
        return [x.rstrip('\n') for x in h if x.strip() and not x.startswith('#')]


if __name__ == '__main__':
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('out')
    ap.add_argument('--seed', type=int, default=1)
    ap.add_argument('--phrasings', default=os.path.join(os.path.dirname(os.path.abspath(__file__)), 'phrasings.txt'))
    a = ap.parse_args()
    made = write(a.out, read(a.phrasings), a.seed)
    print(len(made), 'claims')
