#!/usr/bin/env python3
"""usage: index_files.py DATA [OUT=bench/national/index]

Writes query 4 of the national benchmark as the product's own files: data elements, indicators and a scheme whose hundred
items are scored by relative position (weights and directions from DATA/csv/weights.csv), with the manifest that reads
DATA/csv/indicators.csv. The files in bench/national/index are those of the data set of scale 1. Standard library only.
"""
import csv, decimal, os, sys

data = sys.argv[1]
out = sys.argv[2] if len(sys.argv) > 2 else os.path.join(os.path.dirname(os.path.abspath(__file__)), 'index')
rows = list(csv.DictReader(open(os.path.join(data, 'csv', 'weights.csv'))))
points = [decimal.Decimal(r['weight']) * 100 for r in rows]
plain = lambda d: format(d.normalize(), 'f')

def write(name, lines):
    path = os.path.join(out, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    open(path, 'w', encoding='utf-8', newline='\n').write('\n'.join(lines) + '\n')

write('catalogue/units.yaml', ['units:', '- 小数'])
write('catalogue/sources.yaml', ['sources:', '- {key: OWN, number: 自拟, title: 全国规模基准（虚构）, issuer: 本项目, year: 2024, evidence: inferred}'])
write('catalogue/elements/region.yaml', ['grain: region', 'elements:'] + [
    f'- {{id: i{r["ind"]}, name: 基准数据{r["ind"]}, unit: 小数, owner: 基准, definition: 虚构}}' for r in rows])
write('catalogue/indicators/index.yaml', ['topic: index', 'name: 基准指标', 'indicators:'] + [
    f'- {{id: index.i{r["ind"]}, name: 基准指标{r["ind"]}, unit: 小数, direction: {"higher-better" if r["dir"] == "1" else "lower-better"}, '
    f'levels: [county], decimals: 4, formula: i{r["ind"]}, definition: 虚构, evidence: inferred}}' for r in rows])
write('scheme.yaml', [
    '# Query 4 of the national benchmark; written by index_files.py. Points are the weights × 100.',
    'id: benchmark-index', 'name: 全国规模基准综合指数（虚构）', 'year: 2024', 'level: county', 'kind: points', f'full_marks: {plain(sum(points))}',
    'missing: leave-open', 'items:'] + [
    f'- {{id: "{r["ind"]}", name: 基准指标{r["ind"]}, points: {plain(p)}, lead: 基准, problem_topic: 教育资源, '
    f'rule: {{method: relative, indicator: index.i{r["ind"]}}}}}' for r, p in zip(rows, points)])
write('manifest.yaml', [
    'name: 全国规模基准综合指数（虚构）', 'folders: [., csv]', 'regions: {file: counties.csv, code: county}', 'evaluate: [2024]', 'tables:',
    '  - file: indicators.csv', '    grain: region', '    period: 2024', '    region: county', '    columns:'] + [
    f'      i{r["ind"]}: i{r["ind"]}' for r in rows])
