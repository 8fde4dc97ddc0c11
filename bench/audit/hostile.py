"""Measures what hostile texts of 10 MB cost the report audit: processor time and memory of one process each.

    python3 bench/audit/hostile.py --engine PATH [--size 10] [--work DIR] [--only NAME]

Each text repeats one pattern with other numbers, in one paragraph or a line each. Exit code 1 when one needs more than 10 s or 500 MB.
"""
import argparse
import os
import random
import sys

MOST_SECONDS, MOST_MEGABYTES = 10, 500

# Text, and whether each piece is a paragraph of its own; {a} to {d} are numbers of one to five digits, {p} a percentage, {n} a name nobody has.
PATTERNS = {
    'numbers': ('{a} ', False),
    'people': ('{a}人', False),
    'brackets': ('{a}所（', False),
    'list': ('学校{a}所、', False),
    'growth': ('在校生{a}人，比上年增长{p}%，', False),
    'growth-lines': ('在校生{a}人，比上年的{b}人增长{p}%。', True),
    'shares': ('教师{a}人，其中女教师{b}人，占{p}%，其余{c}人。', False),
    'share-lines': ('教师{a}人，其中中级{b}人，占{p}%；', True),
    'retold-lines': ('全县现有{a}名专任教师，普惠率{p}%。', True),
    'retold': ('全县检查{a}次。', False),
    'table': ('| 县 | {a} | {b} | {c} | {d} | {a} | {b} |', True),
    'years': ('20{y}年{a}万元；', False),
    'from-to': ('由{a}所增加到{b}所，提高{p}个百分点，', False),
    'sectors': ('分产业看，第一产业{a}亿元，增长{p}%；第二产业{b}亿元；第三产业{c}亿元，结构比{x}:{x}:{x}。', False),
    'prices': ('每名学生{a}元，共{b}人，合计{c}万元。', True),
    'means': ('资助学生{a}人次，发放资金{b}万元，人次均{c}元；', False),
    'names': ('{n}县{a}所，以上各类共{b}所。', False),
    'ratios': ('学生{a}人，教师{b}人，生师比{x}.{x}:1。', True),
    'ratios-one': ('学生{a}人，教师{b}人，生师比{x}.{x}:1。', False),
    'slogans': ('“甲、乙”三大', False),
    'lists': ('甲县、乙县、丙县三项工作，印发三个文件，即《甲》《乙》和《丙》；', False),
    'enumerations': ('三个方面：一是甲；二是乙；三是丙。上述四个方面。', False),
    'gaps': ('覆盖率{p}%，较上年的{p}%提升0.8个百分点，其余{a}项；', True),
    'gaps-one': ('覆盖率{p}%，较上年的{p}%提升0.8个百分点。其余{a}项。', False),
    'titles': ('印发《甲十条规定》，从乙等{x}个方面', False),
    'norms': ('三镇补贴均高于{a}元的标准，东镇{b}元、西镇{a}元，均达到要求，北镇{b}元，未达到规定标准。', True),
    'copied': ('小学招生{a}人，初中招生{a}人。', True),
}


def text(pattern, lines, size):
    rng = random.Random(7)
    made, length = [], 0
    while length < size:
        number = lambda: str(rng.randint(1, 10 ** rng.randint(1, 5)))
        piece = pattern.format(a=number(), b=number(), c=number(), d=number(), x=rng.randint(1, 99), y='%02d' % rng.randint(0, 25),
                               p='%.1f' % rng.uniform(1, 99), n=chr(rng.randint(0x4E00, 0x9F00)) + chr(rng.randint(0x4E00, 0x9F00)) if '{n}' in pattern else '')
        piece += '\n' if lines else ''
        made.append(piece)
        length += len(piece.encode('utf-8'))
    return ''.join(made)


def cost(engine, path, out):
    """Seconds of processor time and megabytes at most of one audit."""
    child = os.fork()
    if child == 0:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.dup2(null, 2)
        os.execv(engine, [engine, 'audit', path, '--json', '--out', out])
    _, status, used = os.wait4(child, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit('the audit of %s failed' % path)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--engine', required=True)
    ap.add_argument('--size', type=float, default=10, help='megabytes')
    ap.add_argument('--work', default='/tmp/hengjian-hostile')
    ap.add_argument('--only')
    a = ap.parse_args()
    os.makedirs(a.work, exist_ok=True)
    worst = (0, 0)
    for name, (pattern, lines) in PATTERNS.items():
        if a.only not in (None, name):
            continue
        path = os.path.join(a.work, name + '.txt')
        with open(path, 'w', encoding='utf-8') as h:
            h.write(text(pattern, lines, int(a.size * 1e6)))
        seconds, megabytes = cost(os.path.abspath(a.engine), path, os.path.join(a.work, 'out.json'))
        worst = (max(worst[0], seconds), max(worst[1], megabytes))
        print('%-14s %5.1f s %5.0f MB' % (name, seconds, megabytes), flush=True)
        os.remove(path)
    print('at most %.1f s, %.0f MB' % worst)
    sys.exit(worst[0] > MOST_SECONDS or worst[1] > MOST_MEGABYTES)


if __name__ == '__main__':
    main()
