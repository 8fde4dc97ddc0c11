"""Learns what each sign weighs in src/Hengjian.Audit/Links: which numbers of a paragraph belong together.

    dotnet build -c Release bench/Hengjian.Links
    /usr/bin/python3 bench/audit/links.py --program artifacts/bin/Hengjian.Links/release/Hengjian.Links.dll [--strength 0.1] FOLDER... > src/Hengjian.Audit/Links/LinkWeights.cs

FOLDER holds true reports (.txt). Nobody says which numbers belong together: in a true report they are those that agree, and three numbers seldom agree by chance.
One logistic regression for each form, most weights nought (L1). Needs numpy and scikit-learn (Debian: python3-sklearn). A report with a known mistake may be
among them: one triple in ten thousand is then learned wrongly.
"""
import argparse
import collections
import glob
import os
import subprocess
import sys

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

def rows(program, folders):
    files = sorted(f for folder in folders for f in glob.glob(os.path.join(folder, '*.txt')))
    with subprocess.Popen(['dotnet', program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding='utf-8') as run:
        run.stdin.write('\n'.join(files))
        run.stdin.close()
        for line in run.stdout:
            form, holds, *signs = line.rstrip('\n').split('\t')
            yield form, holds == '1', signs


def learn(triples, strength):
    signs = sorted({s for _, ss in triples for s in ss})
    at = {s: i for i, s in enumerate(signs)}
    indptr, indices = [0], []
    for _, ss in triples:
        indices.extend(at[s] for s in ss)
        indptr.append(len(indices))
    x = csr_matrix((np.ones(len(indices), dtype=np.float32), indices, indptr), shape=(len(triples), len(signs)))
    y = np.array([h for h, _ in triples])
    model = LogisticRegression(penalty='l1', C=strength, max_iter=300, solver='liblinear', random_state=1).fit(x, y)
    weights = {s: w for s, w in zip(signs, model.coef_[0]) if abs(w) >= 0.05}
    print(f'{len(y)} triples, {y.sum()} agree, {len(weights)} weights', file=sys.stderr)
    return model.intercept_[0], weights


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('folders', nargs='+')
    ap.add_argument('--program', required=True)
    ap.add_argument('--strength', type=float, default=0.1)
    a = ap.parse_args()
    by_form = collections.defaultdict(list)
    for form, holds, signs in rows(a.program, a.folders):
        by_form[form].append((holds, signs))
    print('using System.Collections.Frozen;\n\nnamespace Hengjian.Audit.Links;\n')
    print('/// <summary>What each sign weighs; written by bench/audit/links.py, not by hand.</summary>\ninternal static class LinkWeights\n{')
    for form in ('Share', 'Growth', 'GrowthBy', 'Difference'):
        start, weights = learn(by_form[form], a.strength)
        if form != 'Share':
            print()
        print(f'    public static readonly FrozenDictionary<string, double> {form} = LinkOdds.Table(\n        (LinkOdds.Start, {start:.2f}),')
        entries = [f'("{s}", {w:.2f})' for s, w in sorted(weights.items())]
        for i in range(0, len(entries), 6):
            print('        ' + ', '.join(entries[i:i + 6]) + (',' if i + 6 < len(entries) else ');'))
    print('}')


if __name__ == '__main__':
    main()
