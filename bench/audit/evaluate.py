"""Measures the report audit: recall, precision and coverage per kind of claim and per kind of error.

    python3 bench/audit/evaluate.py --engine PATH [--work DIR] [--seed 1] [--corpus DIR] [--score score_audit.py]

(a) the gold claims and negatives of a corpus, both halves apart (which document belongs to which half follows from the SHA-256 of its name);
(b) the same texts with one planted error each; (c) reports written from phrasings.txt. (a) and (b) need --corpus and --score; (c) needs nothing.
PATH is the hengjian executable. Exit code 1 when (c) falls below precision 0.95, recall 0.90, coverage 0.85.
"""
import argparse
import collections
import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys

import plant
import reports

HERE = os.path.dirname(os.path.abspath(__file__))
COVER = ('growth', 'share', 'sum', 'ratio', 'difference')


def audit(engine, folder, target):
    done = subprocess.run([engine, 'audit', folder, '--json', '--out', target], check=False)
    if done.returncode not in (0, 1):
        sys.exit('the audit of %s failed' % folder)
    with open(target, encoding='utf-8') as h:
        return {d['file']: d['claims'] for d in json.load(h)['documents']}


def touches(gold, found):
    """(the stated number is touched, how many numbers are)"""
    hit, stated = 0, False
    for name, n in gold['numbers'].items():
        a, b = n['offset'], n['offset'] + len(n['raw'])
        if any(x['start'] < b and a < x['end'] for x in found['numbers']):
            hit += 1
            stated = stated or name == gold['test']['stated']
    return stated, hit


def finds(gold, found):
    stated, hit = touches(gold, found)
    return stated or hit >= min(2, len(gold['numbers'])) > 0


def made(engine, work, seed):
    folder = os.path.join(work, 'made')
    shutil.rmtree(folder, ignore_errors=True)
    gold = reports.write(folder, reports.read(os.path.join(HERE, 'phrasings.txt')), seed)
    found = audit(engine, folder, os.path.join(work, 'made.json'))
    by_file = collections.defaultdict(list)
    for g in gold:
        by_file[g['file']].append(g)
    recall, coverage, flags = collections.defaultdict(list), collections.defaultdict(list), collections.defaultdict(list)
    for name, claims in found.items():
        mine = by_file[name]
        bad = [g for g in mine if g['verdict'] == 'inconsistent']
        for f in claims:
            if f['verdict'] == 'inconsistent':
                flags[f['kind']].append(any(finds(g, f) for g in bad))
        for g in mine:
            if g['verdict'] == 'inconsistent':
                hit = any(f['verdict'] == 'inconsistent' and finds(g, f) for f in claims)
                recall[g['kind']].append(hit)
                recall['error ' + g['error_type']].append(hit)
            elif g['kind'] in COVER:
                coverage[g['kind']].append(any(f['verdict'] == 'consistent' and touches(g, f)[0] and touches(g, f)[1] > 1 for f in claims))
    return table('(c) made reports, %d phrasings, %d sentences' % (len(reports.read(os.path.join(HERE, 'phrasings.txt'))), len(found)), recall, flags, coverage)


def table(title, recall, flags, coverage):
    rate = lambda x: '%5d %6.3f' % (len(x), sum(x) / len(x)) if x else '    0      -'
    print('\n' + title)
    print('%-22s %14s %14s %14s' % ('', 'errors recall', 'flags precis.', 'true coverage'))
    for k in [k for k in reports.ORDER if k in recall or k in flags or k in coverage] + sorted(k for k in recall if k.startswith('error ')):
        print('%-22s %14s %14s %14s' % (k, rate(recall.get(k)), rate(flags.get(k)), rate(coverage.get(k))))
    all_of = lambda d: [x for k, v in d.items() if not k.startswith('error ') for x in v]
    r, p, c = all_of(recall), all_of(flags), all_of(coverage)
    print('%-22s %14s %14s %14s' % ('all', rate(r), rate(p), rate(c)))
    return (sum(p) / len(p) if p else 1) >= .95 and (sum(r) / len(r) if r else 1) >= .90 and (sum(c) / len(c) if c else 1) >= .85


def part(text, name, offset):
    """the report an offset belongs to: files may hold several, each headed 第…篇"""
    heads = [m.start() for m in re.finditer('^ ?第[一二三四五六七八九]篇', text, re.M)]
    stem = '-'.join(os.path.splitext(name)[0].split('-')[:1])
    return '%s-%d' % (stem, sum(offset >= h for h in heads)) if heads else stem


def half(text, name, offset):
    return ('development', 'held out')[int(hashlib.sha256(part(text, name, offset).encode()).hexdigest(), 16) % 2]


def corpus(engine, work, folder, score):
    spec = importlib.util.spec_from_file_location('score_audit', score)
    s = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(s)
    copy = os.path.join(work, 'corpus')
    shutil.rmtree(copy, ignore_errors=True)
    os.makedirs(copy)
    texts = {f: open(os.path.join(folder, f), encoding='utf-8').read() for f in sorted(os.listdir(folder)) if f.endswith('.txt')}
    for f, t in texts.items():
        with open(os.path.join(copy, f), 'w', encoding='utf-8') as h:
            h.write(t)
    found = audit(engine, copy, os.path.join(work, 'corpus.json'))
    gold, negatives = os.path.join(folder, 'claims.jsonl'), os.path.join(folder, 'negatives.jsonl')
    for which in ('development', 'held out'):
        docs = s.load(gold, None, negatives)
        for f, d in docs.items():
            d['claims'] = [c for c in d['claims'] if half(texts[f], f, c['offset']) == which]
            d['neg'] = [c for c in d['neg'] if half(texts[f], f, c['offset']) == which]
        docs = {f: d for f, d in docs.items() if d['claims'] or d['neg']}
        mine = {'documents': [{'file': f, 'claims': [c for c in v if c['spans'] and half(texts[f], f, c['spans'][0]['start']) == which]} for f, v in found.items() if f in docs]}
        print('\n(a) corpus, %s half: %s' % (which, ', '.join(docs)))
        s.report(s.score(mine, docs))
        print('flags inside negatives: %d of %d negatives' % plant.inside(mine, docs))
    planted = os.path.join(work, 'planted')
    shutil.rmtree(planted, ignore_errors=True)
    plant.write(folder, planted)
    audit(engine, planted, os.path.join(work, 'planted.json'))
    print('\n(b) corpus with one planted error each')
    with open(os.path.join(work, 'planted.json'), encoding='utf-8') as h:
        s.report(s.score(json.load(h), s.load(os.path.join(planted, 'claims.jsonl'))))


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--engine', required=True)
    ap.add_argument('--work', default='/tmp/hengjian-audit')
    ap.add_argument('--seed', type=int, default=1)
    ap.add_argument('--corpus')
    ap.add_argument('--score')
    a = ap.parse_args()
    os.makedirs(a.work, exist_ok=True)
    if a.corpus and a.score:
        corpus(a.engine, a.work, a.corpus, a.score)
    sys.exit(0 if made(a.engine, a.work, a.seed) else 1)


if __name__ == '__main__':
    main()
