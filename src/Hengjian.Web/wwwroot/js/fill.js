// Comfort for data entry: every cell is saved while it is typed, and nothing typed is lost. A change is first written
// into a journal on this machine, then sent; it leaves the journal when the server says that it is on its disk.
// Without this file the page is one plain form.

const form = document.getElementById('fill');
const status = document.getElementById('fill-status');
const inputs = form ? [...form.querySelectorAll('.fill-input')] : [];
const sheet = form?.dataset.sheet;
// Periodic reports save the same way, at their own address.
const base = form?.dataset.base ?? `/fill/${sheet}`;
const account = form?.dataset.account;
const client = crypto.randomUUID ? crypto.randomUUID() : guid();
let upTo = Number(form?.dataset.upto ?? 0);

// On plain http of an intranet there is no crypto.randomUUID.
function guid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map(b => b.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

// ---- the journal -------------------------------------------------------------------------------------------------

const journal = {
  memory: new Map(),
  db: null,
  async open() {
    try {
      this.db = await new Promise((done, fail) => {
        const asked = indexedDB.open('hengjian-fill', 1);
        asked.onupgradeneeded = () => asked.result.createObjectStore('ops', { keyPath: 'op' });
        asked.onsuccess = () => done(asked.result);
        asked.onerror = () => fail(asked.error);
      });
    } catch {
      // Private windows of some browsers keep nothing; the page says so by never showing ◐.
      this.db = null;
    }
  },
  run(mode, work) {
    return new Promise((done, fail) => {
      const transaction = this.db.transaction('ops', mode, { durability: 'strict' });
      const asked = work(transaction.objectStore('ops'));
      transaction.oncomplete = () => done(asked?.result);
      transaction.onerror = transaction.onabort = () => fail(transaction.error);
    });
  },
  async put(op) {
    this.memory.set(op.op, op);
    if (this.db) await this.run('readwrite', store => store.put(op));
    return this.db !== null;
  },
  async remove(op) {
    this.memory.delete(op);
    if (this.db) await this.run('readwrite', store => store.delete(op));
  },
  async load() {
    if (!this.db) return [];
    const all = await this.run('readonly', store => store.getAll());
    const mine = all.filter(o => o.sheet === sheet && o.account === account);
    for (const op of mine) this.memory.set(op.op, op);
    return mine;
  },
  // What is to be sent; a change that failed alone waits behind the others.
  waiting() { return [...this.memory.values()].filter(o => !o.refused).sort((a, b) => (a.fails ?? 0) - (b.fails ?? 0) || a.at - b.at); },
  // What the server does not take: kept with its reason until the person decides.
  refused() { return [...this.memory.values()].filter(o => o.refused).sort((a, b) => a.at - b.at); },
};

// ---- cells -------------------------------------------------------------------------------------------------------

const keyOf = (row, element) => `${row}|${element}`;
const byKey = new Map(inputs.map(i => [keyOf(i.dataset.row, i.dataset.element), i]));
const cellOf = input => input.closest('.fill-cell');
const MARKS = { pending: '○', local: '◐', saved: '●', wrong: '▲', clash: '⇄', refused: '✕', empty: '' };
const NAMES = { pending: '未存', local: '已存本机', saved: '已存', wrong: '有误', clash: '他人已改', refused: '没有存上', empty: '未填' };

function mark(input, state, problem = '') {
  const cell = cellOf(input);
  cell.classList.remove('is-empty', 'is-known', 'is-saved', 'is-wrong', 'is-local', 'is-pending', 'is-clash', 'is-refused');
  cell.classList.add('is-' + state);
  const sign = cell.querySelector('.fill-mark');
  sign.textContent = MARKS[state];
  sign.title = NAMES[state];
  sign.setAttribute('aria-label', NAMES[state]);
  cell.querySelector('.fill-problem')?.remove();
  // An empty attribute would say “valid”.
  if (state === 'wrong' || state === 'refused') input.setAttribute('aria-invalid', 'true');
  else input.removeAttribute('aria-invalid');
  describe(input, problem ? 'problem.' + input.name : null);
  if (problem) {
    const words = document.createElement('small');
    words.className = 'fill-problem';
    words.id = 'problem.' + input.name;
    words.textContent = problem;
    cell.append(words);
  }
}

/** What is said of a field is read with it: its problem, else the checks when they speak of it. */
function describe(input, id) {
  input.dataset.checks ??= input.getAttribute('aria-describedby') === 'fill-flags' ? 'fill-flags' : '';
  const ids = [id, input.dataset.checks].filter(Boolean).join(' ');
  if (ids) input.setAttribute('aria-describedby', ids);
  else input.removeAttribute('aria-describedby');
}

function showRead(input, shown) {
  const read = cellOf(input).querySelector('.fill-read');
  if (read) read.textContent = shown && shown !== input.value ? '= ' + shown : '';
}

function say() {
  const left = journal.waiting().length;
  const lost = journal.refused().length;
  const wrong = form.querySelectorAll('.fill-cell.is-wrong').length;
  const now = new Date();
  const time = now.toLocaleTimeString('zh-CN', { hour12: false });
  showRefused();
  if (paused) {
    status.dataset.tone = 'bad';
    return;
  }
  status.dataset.tone = lost > 0 ? 'bad' : left > 0 ? 'wait' : wrong > 0 ? 'bad' : '';
  const parts = [];
  if (lost > 0) parts.push(`${lost} 格没有存上，原因见下`);
  if (left > 0) parts.push(`${left} 格待存${journal.db ? '，已记在本机，断网或关机也不会丢' : ''}`);
  else parts.push(`${lost > 0 ? '其余已存' : '全部已存'} ${time}`);
  if (wrong > 0) parts.push(`${wrong} 格有误，已按原样保存`);
  status.textContent = parts.join('；') + '。';
}

/** What was not taken, with its reason, whether its cell is on this page or not; nothing of it goes without a click. */
function showRefused() {
  let box = document.getElementById('fill-refused');
  const refused = journal.refused();
  if (refused.length === 0) return box?.remove();
  if (!box) {
    box = document.createElement('div');
    box.id = 'fill-refused';
    box.className = 'notice notice-bad';
    box.setAttribute('role', 'alert');
    status.after(box);
  }
  const list = document.createElement('ul');
  list.className = 'plain-list';
  for (const op of refused) {
    const line = document.createElement('li');
    line.append(`${op.label ?? op.element}：您填的“${op.text}”没有存上。${op.refused} `, act('再试', op, retry), ' ', act('丢弃', op, discard));
    list.append(line);
  }
  const words = document.createElement('p');
  words.textContent = '没有存上的留在本机，您点“丢弃”才会去掉：';
  box.replaceChildren(words, list);
}

function act(name, op, deed) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'btn btn-sm';
  button.textContent = name;
  button.setAttribute('aria-label', `${name}：${op.label ?? op.element}`);
  button.addEventListener('click', () => deed(op));
  return button;
}

async function retry(op) {
  Object.assign(op, { refused: null, fails: 0 });
  await journal.put(op);
  const input = byKey.get(keyOf(op.row, op.element));
  if (input) mark(input, 'local');
  say();
  soon(0);
}

async function discard(op) {
  await journal.remove(op.op);
  const input = byKey.get(keyOf(op.row, op.element));
  if (input && input.value.trim() === op.text) {
    input.value = input.dataset.saved ?? '';
    delete input.dataset.sent;
    mark(input, input.value === '' ? 'empty' : 'saved');
  }
  say();
}

async function refuse(op, reason) {
  op.refused = reason;
  await journal.put(op);
  const input = byKey.get(keyOf(op.row, op.element));
  if (!input) return;
  if (input.value.trim() === op.text) mark(input, 'refused', reason + ' 填的没有存上。');
  delete input.dataset.sent;
}

/** A change by the person: into the journal, then on its way. */
async function change(input, source = 'typed') {
  const { row, element } = input.dataset;
  const text = input.value.trim();
  if (text === input.dataset.sent && !cellOf(input).classList.contains('is-clash')) return;
  if (input.dataset.sent === undefined && text === input.dataset.saved) return;
  input.dataset.sent = text;
  // What waits for this cell and has not left yet is overtaken.
  const overtaken = [...journal.memory.values()].filter(o => o.row === Number(row) && o.element === element && !o.flying);
  const op = {
    op: guid(), sheet, account, row: Number(row), element, text, source, at: Date.now() + Math.random() / 1000,
    label: input.getAttribute('aria-label'),
    // They may have been stored although no answer came: then this change follows them and is no conflict with oneself.
    after: overtaken.flatMap(o => [...(o.after ?? []), ...(o.sent ? [o.op] : [])]).slice(-8),
    base: input.dataset.revision ? Number(input.dataset.revision) : null,
  };
  mark(input, 'pending');
  const kept = await journal.put(op);
  for (const old of overtaken) await journal.remove(old.op);
  if (kept && journal.memory.has(op.op)) mark(input, 'local');
  say();
  soon();
}

// ---- sending -----------------------------------------------------------------------------------------------------

const MOST = 400;
const MOST_BYTES = 200 * 1024;
// Browsers send no more than 64 KiB on behalf of a page that is being left.
const KEPT_ALIVE = 60 * 1024;
let most = MOST;
let sending = false;
let timer = 0;
let failures = 0;
let paused = false;
let renewed = false;
let lastGood = 0;

const bytesOf = text => new TextEncoder().encode(text).length;

function soon(wait = 250) {
  clearTimeout(timer);
  timer = setTimeout(send, wait);
}

function token() { return form.querySelector('input[name="__RequestVerificationToken"]'); }

/** The next changes to go: one of a cell at a time (the next names the revision it makes), and no more than a request may hold. */
function next() {
  const taken = new Set();
  const batch = [];
  let bytes = 0;
  for (const op of journal.waiting()) {
    const key = keyOf(op.row, op.element);
    if (taken.has(key)) continue;
    // What failed once goes alone, so that it keeps nothing else back.
    if (batch.length > 0 && op.fails) break;
    const body = JSON.stringify({ op: op.op, row: op.row, element: op.element, text: op.text, base: op.base, source: op.source, after: op.after });
    bytes += bytesOf(body) + 1;
    if (batch.length > 0 && (batch.length >= most || bytes > MOST_BYTES)) break;
    taken.add(key);
    batch.push({ op, body });
    if (op.fails) break;
  }
  return batch;
}

async function send() {
  const batch = sending ? [] : next();
  if (batch.length === 0) return;
  sending = true;
  const ops = batch.map(b => b.op);
  const body = `{"client":"${client}","ops":[${batch.map(b => b.body).join(',')}]}`;
  for (const op of ops) op.flying = op.sent = true;
  let answer = null;
  try {
    answer = await fetch(`${base}/ops`, {
      method: 'POST',
      keepalive: bytesOf(body) < KEPT_ALIVE,
      headers: { 'Content-Type': 'application/json', 'Accept': 'application/json', 'RequestVerificationToken': token().value },
      body,
    });
  } catch {
    // The line is down; the journal waits.
  }
  for (const op of ops) op.flying = false;
  sending = false;
  if (answer?.ok) {
    // Whoever failed alone before and is taken now had met a server in trouble, not a trouble of its own.
    if (ops.some(o => o.fails)) for (const op of journal.waiting()) op.fails = 0;
    [failures, paused, renewed, lastGood, most] = [0, false, false, Date.now(), Math.min(MOST, most * 2)];
    await take(await answer.json(), ops);
    if (journal.waiting().length > 0) soon(0);
    return;
  }
  await failed(answer, ops);
}

async function failed(answer, ops) {
  failures++;
  const code = answer?.status ?? 0;
  const kept = `${journal.waiting().length} 格记在本机`;
  paused = false;
  status.dataset.tone = 'wait';
  // A form token that has become old is asked for anew, once.
  const asked = (code === 400 || code === 401) && !renewed;
  if (asked && await renew()) {
    renewed = true;
    return soon(250);
  }
  if (code === 401) {
    paused = true;
    status.textContent = '登录已过期。请在新标签页重新登录，这里会自动接着保存；已填的都记在本机。';
  } else if (code === 403 || code === 404 || asked) {
    paused = true;
    status.textContent = `没有存上：${(await words(answer)) || '您现在不能填这张表，或这张表已不在'}。${kept}。`;
  } else if (code === 0) status.textContent = `网络不通，${kept}，会自动再存。`;
  else if (code === 503 || code === 429 || code === 502 || code === 504) status.textContent = `服务器忙，${kept}，会自动再存。`;
  else if (ops.length > 1) {
    // Something in it is not taken: halves find out what, and the rest is stored.
    for (const op of ops) op.failedAt ??= Date.now();
    most = Math.max(1, Math.floor(ops.length / 2));
    status.textContent = `这一批没有存上，正在分批再存；${kept}。`;
    return soon(100);
  } else {
    const [op] = ops;
    op.fails = (op.fails ?? 0) + 1;
    op.failedAt ??= Date.now();
    // Others were stored since it failed first, among them or alone: it is this one.
    const its = code === 413 || code === 422 || code === 400 || lastGood > op.failedAt;
    if (its) await refuse(op, (await words(answer)) || `服务器存不了这一格（${code}）。`);
    say();
    if (its) return soon(100);
    status.dataset.tone = 'wait';
    status.textContent = `服务器出错（${code}），${kept}，会自动再存。`;
    if (journal.waiting().some(o => !o.fails)) return soon(250);
  }
  if (paused) status.dataset.tone = 'bad';
  const pause = Math.min(30000, 1000 * 2 ** Math.min(failures - 1, 5));
  soon(pause * (0.75 + Math.random() / 2));
}

async function words(answer) {
  try {
    return (await answer.json()).detail ?? '';
  } catch {
    return '';
  }
}

/** The form token of the present session; only for the same person, or one would save in another's name. */
async function renew() {
  try {
    const answer = await fetch('/session/token', { headers: { Accept: 'application/json' } });
    if (!answer.ok) return false;
    const fresh = await answer.json();
    if (fresh.account !== account) return false;
    token().value = fresh.token;
    return true;
  } catch {
    return false;
  }
}

async function take(answer, batch) {
  const sent = new Map(batch.map(o => [o.op, o]));
  for (const ack of answer.acks) {
    const op = sent.get(ack.op);
    await journal.remove(ack.op);
    const input = op && byKey.get(keyOf(op.row, op.element));
    if (!input) continue;
    if (ack.revision) input.dataset.revision = ack.revision;
    input.dataset.saved = op.text;
    for (const later of journal.waiting().filter(o => o.row === op.row && o.element === op.element)) {
      later.base = ack.revision || null;
      journal.put(later);
    }
    if (input.value.trim() !== op.text) continue;
    showRead(input, ack.shown);
    mark(input, op.text === '' ? 'empty' : ack.state, ack.problem ?? '');
  }
  for (const refusal of answer.refused) {
    const op = sent.get(refusal.op);
    if (op) await refuse(op, refusal.problem);
  }
  for (const clash of answer.conflicts) {
    const op = sent.get(clash.op);
    await journal.remove(clash.op);
    const input = op && byKey.get(keyOf(op.row, op.element));
    if (input) choose(input, op, clash);
  }
  upTo = Math.max(upTo, answer.upTo);
  say();
  askFlags();
}

/** Somebody else was faster: both values are shown, and the person chooses. */
function choose(input, op, clash) {
  input.dataset.revision = clash.revision;
  input.dataset.saved = clash.text;
  mark(input, 'clash');
  const cell = cellOf(input);
  cell.querySelector('.fill-clash')?.remove();
  const box = document.createElement('div');
  box.className = 'fill-clash';
  box.append(`${clash.by} 已改为“${clash.text}”`);
  for (const [name, text] of [['用我的', op.text], ['用对方的', clash.text]]) {
    const button = document.createElement('button');
    button.type = 'button';
    button.setAttribute('aria-label', `${input.getAttribute('aria-label')}：${name}（${text || '空'}）`);
    button.className = 'btn btn-sm';
    button.textContent = name;
    button.addEventListener('click', () => {
      box.remove();
      input.value = text;
      delete input.dataset.sent;
      if (name === '用我的') change(input);
      else mark(input, text === '' ? 'empty' : 'saved');
    });
    box.append(button);
  }
  cell.append(box);
}

// ---- flags -------------------------------------------------------------------------------------------------------

let flagTimer = 0;
function askFlags() {
  clearTimeout(flagTimer);
  flagTimer = setTimeout(async () => {
    const old = document.getElementById('fill-flags');
    if (!old || old.contains(document.activeElement)) return;
    try {
      const answer = await fetch(`${base}/flags${location.search}`);
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      for (const id of ['fill-flags', 'fill-computed']) {
        const fresh = page.getElementById(id);
        if (fresh) document.getElementById(id)?.replaceWith(document.adoptNode(fresh));
      }
    } catch {
      // Next time.
    }
  }, 700);
}

document.addEventListener('click', event => {
  const link = event.target.closest?.('a[data-cell]');
  const input = link && document.getElementById(link.dataset.cell)?.querySelector('.fill-input');
  if (!input) return;
  event.preventDefault();
  input.scrollIntoView({ block: 'center' });
  input.focus();
  input.select?.();
});

// ---- what others change --------------------------------------------------------------------------------------------

async function look() {
  if (document.hidden || paused) return;
  try {
    const answer = await fetch(`${base}/state?since=${upTo}`, { headers: { Accept: 'application/json' } });
    if (!answer.ok) return;
    const state = await answer.json();
    for (const cell of state.cells) {
      const input = byKey.get(keyOf(cell.row, cell.element));
      const busy = input && (input === document.activeElement || journal.waiting().some(o => o.row === cell.row && o.element === cell.element));
      if (!input || busy || Number(input.dataset.revision || 0) >= cell.revision) continue;
      input.value = cell.text;
      Object.assign(input.dataset, { revision: cell.revision, saved: cell.text });
      delete input.dataset.sent;
      showRead(input, cell.shown);
      mark(input, cell.wrong ? 'wrong' : cell.text === '' ? 'empty' : 'saved');
    }
    upTo = Math.max(upTo, state.upTo);
  } catch {
    // Next time.
  }
}

// ---- keys, selection, clipboard, undo ----------------------------------------------------------------------------

const grid = [];
for (const row of form ? form.querySelectorAll('tbody tr') : []) {
  const line = [...row.querySelectorAll('td.fill-cell, td.faint:not(.fill-before)')].map(cell => cell.querySelector('.fill-input'));
  if (line.length > 0) grid.push(line);
}
const place = new Map();
grid.forEach((line, r) => line.forEach((input, c) => input && place.set(input, { r, c })));

let anchor = null;
let picked = [];
const done = [];
const undone = [];

function pick(from, to) {
  for (const input of picked) cellOf(input).classList.remove('is-picked');
  picked = [];
  if (!from || !to) return;
  for (let r = Math.min(from.r, to.r); r <= Math.max(from.r, to.r); r++)
    for (let c = Math.min(from.c, to.c); c <= Math.max(from.c, to.c); c++) {
      const input = grid[r]?.[c];
      if (input) picked.push(input);
    }
  if (picked.length > 1) for (const input of picked) cellOf(input).classList.add('is-picked');
}

/** Sets several cells as one step that can be taken back. */
function set(changes, source) {
  const step = changes.filter(([input, text]) => input && input.value !== text).map(([input, text]) => ({ input, before: input.value, after: text }));
  if (step.length === 0) return;
  for (const { input, after } of step) input.value = after;
  done.push(step);
  undone.length = 0;
  for (const { input } of step) {
    input.dataset.focused = input.value;
    change(input, source);
  }
}

function back(from, to, which) {
  const step = from.pop();
  if (!step) return;
  for (const s of step) {
    s.input.value = s[which];
    change(s.input);
  }
  to.push(step);
  step[0].input.focus();
}

/** Next cell in a direction that can be typed in. */
function move(from, dr, dc) {
  let { r, c } = place.get(from);
  for (;;) {
    r += dr;
    c += dc;
    if (r < 0 || r >= grid.length || c < 0 || c >= grid[r].length) return null;
    if (grid[r][c]) return grid[r][c];
  }
}

function go(input) {
  if (!input) return;
  input.focus();
  input.select?.();
  anchor = place.get(input);
  pick(anchor, anchor);
}

/** Tab-separated text as table programs copy it; a cell in quotes may hold line breaks. */
function parse(text) {
  const rows = [[]];
  let cell = '';
  let quoted = false;
  const clean = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  for (let i = 0; i < clean.length; i++) {
    const sign = clean[i];
    if (quoted) {
      if (sign === '"' && clean[i + 1] === '"') { cell += '"'; i++; }
      else if (sign === '"') quoted = false;
      else cell += sign;
    } else if (sign === '"' && cell === '') quoted = true;
    else if (sign === '\t') { rows.at(-1).push(cell); cell = ''; }
    else if (sign === '\n') { rows.at(-1).push(cell); cell = ''; rows.push([]); }
    else cell += sign;
  }
  rows.at(-1).push(cell);
  return rows.map(r => r.map(c => c.replace(/\n/g, ' ').trim()));
}

// Lists, long texts and days have keys of their own.
const ownKeys = input => input.matches('select, textarea, [type=date]');

function paste(event) {
  if (ownKeys(event.target)) return;
  const table = parse(event.clipboardData.getData('text/plain'));
  if (table.length === 1 && table[0].length === 1 && picked.length < 2) return;
  event.preventDefault();
  const start = picked.length > 1 ? place.get(picked[0]) : place.get(event.target);
  const changes = [];
  let outside = 0;
  // One value over a selection fills it; a table lands from its corner on.
  if (table.length === 1 && table[0].length === 1) changes.push(...picked.map(input => [input, table[0][0]]));
  else table.forEach((line, r) => line.forEach((text, c) => {
    const input = grid[start.r + r]?.[start.c + c];
    if (input) changes.push([input, text]);
    else if (text !== '') outside++;
  }));
  set(changes, 'paste');
  if (outside > 0) {
    status.dataset.tone = 'wait';
    status.textContent = `粘贴了 ${changes.length} 格；另有 ${outside} 格落在不能填的地方，没有放进去。`;
  }
}

function copy(event) {
  if (picked.length < 2) return;
  const lines = new Map();
  for (const input of picked) {
    const { r } = place.get(input);
    if (!lines.has(r)) lines.set(r, []);
    lines.get(r).push(input.value);
  }
  event.clipboardData.setData('text/plain', [...lines.values()].map(l => l.join('\t')).join('\n'));
  event.preventDefault();
}

function fillDown(input) {
  if (picked.length > 1) {
    const top = Math.min(...picked.map(p => place.get(p).r));
    const source = new Map(picked.filter(p => place.get(p).r === top).map(p => [place.get(p).c, p.value]));
    return set(picked.filter(p => place.get(p).r !== top).map(p => [p, source.get(place.get(p).c) ?? p.value]), 'fill');
  }
  const above = move(input, -1, 0);
  if (above) set([[input, above.value]], 'fill');
}

function key(event) {
  const input = event.target;
  const ctrl = event.ctrlKey || event.metaKey;
  const at = place.get(input);
  const letter = event.key.toLowerCase();
  if (event.isComposing || (ownKeys(input) && !(ctrl && letter === 's'))) return;
  if (ctrl && letter === 'd') { event.preventDefault(); return fillDown(input); }
  if (ctrl && letter === 's') { event.preventDefault(); change(input); return soon(0); }
  if (ctrl && letter === 'z' && input.value === (input.dataset.focused ?? '')) { event.preventDefault(); return event.shiftKey ? back(undone, done, 'after') : back(done, undone, 'before'); }
  if (ctrl && letter === 'y') { event.preventDefault(); return back(undone, done, 'after'); }
  if (event.key === 'Enter') { event.preventDefault(); commit(input); return go(move(input, event.shiftKey ? -1 : 1, 0)); }
  if (event.key === 'Escape') { input.value = input.dataset.focused ?? input.value; return pick(null, null); }
  if (event.key === 'Delete' && picked.length > 1) { event.preventDefault(); return set(picked.map(p => [p, '']), 'typed'); }
  const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
  if (!step || ctrl || event.altKey) return;
  if (event.shiftKey) {
    const end = picked.length > 1 ? place.get(picked.find(p => cornered(p))) ?? at : at;
    const to = { r: Math.clamp(end.r + step[0], grid.length), c: Math.clamp(end.c + step[1], grid[at.r].length) };
    event.preventDefault();
    anchor ??= at;
    corner = to;
    return pick(anchor, to);
  }
  const whole = input.selectionStart === 0 && input.selectionEnd === input.value.length;
  if (step[1] !== 0 && !whole) return;
  if (input.hasAttribute('list') && step[0] !== 0) return;
  event.preventDefault();
  commit(input);
  go(move(input, step[0], step[1]));
}

let corner = null;
function cornered(input) {
  const at = place.get(input);
  return corner && at.r === corner.r && at.c === corner.c;
}
Math.clamp = (value, count) => Math.max(0, Math.min(count - 1, value));

/** What was typed into one cell becomes one step for undo. */
function commit(input) {
  const before = input.dataset.focused ?? '';
  if (input.value === before) return;
  done.push([{ input, before, after: input.value }]);
  undone.length = 0;
  input.dataset.focused = input.value;
  change(input);
}

let typing = 0;
// Also a sheet that is closed by now may have something that was not stored.
if (form) {
  for (const input of inputs) {
    input.addEventListener('focus', () => { input.dataset.focused = input.value; });
    input.addEventListener('blur', () => commit(input));
    input.addEventListener('change', () => commit(input));
    input.addEventListener('input', () => {
      mark(input, 'pending');
      clearTimeout(typing);
      // Somebody who stops to think has not left the cell.
      typing = setTimeout(() => change(input), 1500);
    });
    input.addEventListener('keydown', key);
    input.addEventListener('paste', paste);
    input.addEventListener('copy', copy);
    input.addEventListener('mousedown', event => {
      if (event.shiftKey && anchor) { event.preventDefault(); corner = place.get(input); return pick(anchor, corner); }
      anchor = place.get(input);
      corner = anchor;
      pick(anchor, anchor);
    });
  }
  // What is done with the whole (handing in, a file) waits until all that was typed is saved.
  document.addEventListener('submit', event => {
    if (!event.target.matches('form[data-after-save]')) return;
    for (const input of inputs) commit(input);
    if (journal.memory.size === 0) return;
    event.preventDefault();
    soon(0);
    const wait = setInterval(() => {
      if (journal.memory.size > 0) return;
      clearInterval(wait);
      event.target.submit();
    }, 100);
  });
  form.addEventListener('submit', event => {
    for (const input of inputs) commit(input);
    // A button that does something with a row goes to the server once what was typed is there; all others only save.
    const deed = event.submitter?.matches('[data-deed]') ? event.submitter : null;
    if (deed && journal.memory.size === 0) return;
    event.preventDefault();
    soon(0);
    if (!deed) return;
    const wait = setInterval(() => {
      if (journal.memory.size > 0) return;
      clearInterval(wait);
      form.requestSubmit(deed);
    }, 100);
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') {
      if (inputs.includes(document.activeElement)) commit(document.activeElement);
      send();
    } else look();
  });
  window.addEventListener('online', () => soon(0));
  window.addEventListener('beforeunload', event => {
    if (journal.memory.size > 0) event.preventDefault();
  });
  setInterval(look, 20000);
  await journal.open();
  // What the machine kept when it was switched off is put back and sent.
  for (const op of await journal.load()) {
    op.fails = 0;
    delete op.failedAt;
    const input = byKey.get(keyOf(op.row, op.element));
    if (!input) continue;
    input.value = op.text;
    if (op.refused) {
      mark(input, 'refused', op.refused + ' 填的没有存上。');
      continue;
    }
    input.dataset.sent = op.text;
    mark(input, 'local');
  }
  if (journal.memory.size > 0) {
    say();
    soon(0);
  }
  form.dataset.ready = 'true';
}
