#!/usr/bin/env python3
"""usage: compare_index.py Q4_CSV REFERENCE_Q4_CSV

Compares the file written by `Hengjian.Benchmarks index DATA MANIFEST RUNS Q4_CSV` with q4.csv of the reference program:
score, rank and both quantiles of every county within 1e-9 relative. Exit status 1 otherwise. Standard library only.
"""
import csv, sys

ours, theirs = ({r['county']: r for r in csv.DictReader(open(p))} for p in sys.argv[1:3])
worst, differ = 0.0, 0 if ours.keys() == theirs.keys() else 1
for county in ours.keys() & theirs.keys():
    for column in ('score', 'rank', 'q05', 'q95'):
        a, b = float(ours[county][column]), float(theirs[county][column])
        error = abs(a - b) / max(abs(b), 1e-3)
        worst, differ = max(worst, error), differ + (error > 1e-9)
print(f'{len(ours)} counties, worst relative difference {worst:.1e}, {differ} differ')
sys.exit(1 if differ else 0)
