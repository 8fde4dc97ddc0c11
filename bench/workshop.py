#!/usr/bin/env python3
"""Times a check of a draft as htmx sends it: the whole form, another formula each time, over loopback.

usage: workshop.py http://127.0.0.1:PORT ACCOUNT PASSWORD ROUND INDICATOR...
Prints one line an indicator: median and worst of fifteen milliseconds after three that warm up.
"""
import html.parser
import http.cookiejar
import statistics
import sys
import time
import urllib.parse
import urllib.request

WARM, TIMED = 3, 15


class Form(html.parser.HTMLParser):
    """The fields of the workshop's form as a browser would send them."""

    def __init__(self):
        super().__init__()
        self.fields, self.inside, self.select, self.area, self.option = [], False, None, None, None

    def handle_starttag(self, tag, attrs):
        a = dict(attrs)
        if tag == 'form':
            self.inside = a.get('id') in ('workshop-form', None) or 'password' in str(a)
        if tag == 'input' and a.get('name') and (self.inside or a['name'] == '__RequestVerificationToken'):
            if a.get('type') != 'checkbox' or 'checked' in a:
                self.fields.append((a['name'], a.get('value') or ''))
        if tag == 'textarea' and self.inside:
            self.area = [a.get('name'), '']
        if tag == 'select' and self.inside:
            self.select, self.option = a.get('name'), None
        if tag == 'option' and self.select and (self.option is None or 'selected' in a):
            self.option = a.get('value') or ''

    def handle_data(self, data):
        if self.area:
            self.area[1] += data

    def handle_endtag(self, tag):
        if tag == 'textarea' and self.area:
            self.fields.append(tuple(self.area))
            self.area = None
        if tag == 'select' and self.select:
            self.fields.append((self.select, self.option or ''))
            self.select = None
        if tag == 'form':
            self.inside = False


def main(base, account, password, round_id, indicators):
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))

    def get(path):
        return opener.open(base + path).read().decode()

    def post(path, fields, **headers):
        data = urllib.parse.urlencode(fields).encode()
        return opener.open(urllib.request.Request(base + path, data, headers)).read().decode()

    def fields_of(page):
        form = Form()
        form.feed(page)
        # Other forms of the page carry the same token.
        token = next(f for f in form.fields if f[0] == '__RequestVerificationToken')
        return [f for f in form.fields if f[0] != token[0]] + [token]

    token = [f for f in fields_of(get('/sign-in')) if f[0] == '__RequestVerificationToken'][0]
    post('/sign-in', [('account', account), ('password', password), token])
    for indicator in indicators:
        fields = fields_of(get(f'/workshop/edit?round={round_id}&indicator={indicator}'))
        formula = dict(fields)['formula']
        times = []
        for n in range(WARM + TIMED):
            changed = [(k, f'({formula}) + {n + 1} / 1000' if k == 'formula' else v) for k, v in fields]
            began = time.perf_counter()
            answer = post(f'/workshop/check?round={round_id}', changed, **{'HX-Request': 'true'})
            times.append((time.perf_counter() - began) * 1000)
            if 'answer draft-view' not in answer:
                sys.exit(f'{indicator}: no answer came back')
        times = times[WARM:]
        print(f'{indicator}: median {statistics.median(times):.0f} ms, worst {max(times):.0f} ms')


if __name__ == '__main__':
    if len(sys.argv) < 6:
        sys.exit(__doc__)
    main(sys.argv[1].rstrip('/'), sys.argv[2], sys.argv[3], sys.argv[4], sys.argv[5:])
