#!/usr/bin/env python3
"""usage: compare.py RESULTS_DIR REFERENCE_DIR

Compares results.csv and schools.csv of `hengjian compute` on the national benchmark data with the files of the reference
program (q1_region, q2_county, q2_school, q2_roll, q3). Every value must agree within 1e-9 relative or 1e-12 absolute, and
be missing on both sides or neither. Exit status 1 otherwise. Standard library only.
"""
import csv, math, os, sys

ours, theirs = sys.argv[1:3]
LEVEL = {'0': 'nation', '1': 'province', '2': 'city', '3': 'county'}
WIDTH = {'0': 6, '1': 4, '2': 2, '3': 0}
STAGE = {'0': '', '1': 'primary', '2': 'junior', '3': 'preschool', '4': 'senior'}
RESOURCES = ['high-degree-teachers', 'backbone-teachers', 'pe-arts-teachers', 'teaching-area', 'sports-area', 'equipment-value', 'multimedia-rooms']
region = lambda level, code: (code + '0' * WIDTH[level]).zfill(6)[-6:]

values = {}
for r in csv.DictReader(open(os.path.join(ours, 'results.csv'))):
    values[r['indicator'], r['level'], r['region'], r['stage']] = (float(r['value']) if r['value'] else None, int(r['n']))
schools = {}
for r in csv.DictReader(open(os.path.join(ours, 'schools.csv'))):
    schools[r['indicator'], r['school'], r['stage']] = float(r['value']) if r['value'] else None

tally = {}
def check(name, got, want, where):
    t = tally.setdefault(name, [0, 0, 0.0, ''])
    t[0] += 1
    want = None if want is None or math.isnan(want) else want
    if (got is None) != (want is None):
        bad = True
    elif got is None:
        bad = False
    else:
        error = abs(got - want) / max(abs(want), 1e-3)
        t[2] = max(t[2], error)
        bad = error > 1e-9
    if bad:
        t[1] += 1
        t[3] = t[3] or f'{where}: {got} != {want}'

def number(text): return float(text) if text != '' else None
def read(name): return csv.DictReader(open(os.path.join(theirs, name + '.csv')))
ABSENT = (None, 0)

for r in read('q1_region'):
    at = (LEVEL[r['level']], region(r['level'], r['code']), STAGE[r['stage']])
    for column, indicator, scale in (('n', 'class-size.class-count', 1), ('n_over', 'class-size.over-standard-count', 1),
                                     ('n_large', 'class-size.large-count', 1), ('n_super', 'class-size.super-count', 1),
                                     ('share', 'class-size.large-share', 100)):
        check('q1 ' + column, values.get((indicator, *at), ABSENT)[0], number(r[column]) * scale, at)
for r in read('q2_county'):
    at = ('county', r['county'], STAGE[r['stage']])
    for i, name in enumerate(RESOURCES):
        check('q2 cv', values.get(('compulsory.yzjh.cv.' + name, *at), ABSENT)[0], number(r[f'cv{i + 1}']), (name, *at))
    rate = values.get(('compulsory.yzjh.school-pass-rate', *at), ABSENT)
    check('q2 pass', rate[0], 100 * int(r['pass']) / int(r['schools']), at)
    check('q2 schools', rate[1], int(r['schools']), at)
    check('q2 cv_ok', values.get(('compulsory.yzjh.cv-all', *at), ABSENT)[0], number(r['cv_ok']), at)
    check('q2 verdict', values.get(('compulsory.yzjh.verdict', *at), ABSENT)[0], number(r['verdict']), at)
for r in read('q2_school'):
    at = (r['school_id'], STAGE[r['stage']])
    check('q2 school n_met', schools.get(('compulsory.yzjh.resources-met', *at)), number(r['n_met']), at)
    check('q2 school pass', schools.get(('compulsory.yzjh.school-pass', *at)), number(r['pass']), at)
for r in read('q2_roll'):
    at = (LEVEL[r['level']], region(r['level'], r['code']), STAGE[r['stage']])
    check('q2 roll cv_ok', values.get(('compulsory.yzjh.counties-cv-ok', *at), ABSENT)[0], number(r['cv_ok']), at)
    check('q2 roll verdict', values.get(('compulsory.yzjh.counties-pass', *at), ABSENT)[0], number(r['verdict']), at)
for r in read('q3'):
    at = (LEVEL[r['level']], region(r['level'], r['code']))
    growth, per_student, pay = number(r['growth']), number(r['ps_growth']), number(r['pay_ratio'])
    percent = lambda v: None if v is None else 100 * v
    if r['stage'] == '0':
        check('q3 growth', values.get(('funding.total-nondecrease', *at, ''), ABSENT)[0], percent(growth), at)
        check('q3 ps_growth all', values.get(('funding.per-student-nondecrease.all', *at, ''), ABSENT)[0], percent(per_student), at)
        check('q3 pay_ratio', values.get(('teacher-pay.ratio', *at, ''), ABSENT)[0], percent(pay), at)
    else:
        stage = STAGE[r['stage']]
        check('q3 ps_growth stage', values.get((f'funding.per-student-nondecrease.{stage}', *at, stage), ABSENT)[0], percent(per_student), at)

failed = 0
for name, (rows, bad, worst, example) in tally.items():
    print(f'{name:20} {rows:8} compared, worst relative difference {worst:.1e}, {bad} differ {example}')
    failed += bad
sys.exit(1 if failed else 0)
