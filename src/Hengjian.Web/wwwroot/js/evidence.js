// Files in pieces: hashed here, sent 2 MiB at a time, taken up again after a break. Without this file the form sends them whole.
import { Sha256 } from './sha256.js';

const PIECE = 2 * 1024 * 1024;
const WAITS = [1, 2, 5, 10, 20, 30];

const pause = seconds => new Promise(done => setTimeout(done, (seconds + Math.random()) * 1000));

/** The same file, chosen again after a break, has the same number and goes on where it stopped. */
async function numberOf(text) {
  const hex = new Sha256().update(new TextEncoder().encode(text)).hex();
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

async function hashOf(file, progress) {
  const hash = new Sha256();
  for (let at = 0; at < file.size; at += PIECE) {
    hash.update(new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer()));
    progress(Math.min(at + PIECE, file.size) / file.size);
  }
  return hash.hex();
}

class Failure extends Error {
  constructor(message, again) {
    super(message);
    this.again = again;
  }
}

/** Asks the server; what a further try may cure is told apart from what it may not. */
async function ask(address, options) {
  let answer;
  try {
    answer = await fetch(address, { credentials: 'same-origin', ...options });
  } catch {
    throw new Failure('网络断了', true);
  }
  if (answer.status === 401) throw new Failure('登录已过期，请在新窗口登录后点“继续”', false);
  if (answer.status >= 500 || answer.status === 429) throw new Failure('服务器忙', true);
  const body = answer.headers.get('content-type')?.includes('json') ? await answer.json() : {};
  if (!answer.ok && answer.status !== 409) throw new Failure(body.message ? body.message + (body.expected ? '应为：' + body.expected : '') : body.title ?? `没有成功（${answer.status}）`, false);
  return { ...body, status: answer.status };
}

class Upload {
  constructor(form, file, list) {
    this.form = form;
    this.file = file;
    this.row = document.createElement('li');
    this.row.innerHTML = '<span class="ev-name"></span><span class="ev-state small soft"></span><button type="button" class="btn btn-sm" hidden>继续</button><progress max="1" value="0"></progress><span class="ev-note"></span>';
    this.row.querySelector('.ev-name').textContent = file.name;
    this.row.querySelector('progress').setAttribute('aria-label', file.name + ' 上传进度');
    this.row.querySelector('button').addEventListener('click', () => this.run());
    list.append(this.row);
  }

  say(state, note = '', failed = false) {
    this.row.querySelector('.ev-state').textContent = state;
    const line = this.row.querySelector('.ev-note');
    line.textContent = note;
    line.classList.toggle('ev-failed', failed);
    this.row.querySelector('button').hidden = !failed;
  }

  progress(part) {
    this.row.querySelector('progress').value = part;
  }

  headers(more) {
    return { RequestVerificationToken: this.form.querySelector('[name=__RequestVerificationToken]').value, ...more };
  }

  json(body) {
    return { method: 'POST', headers: this.headers({ 'Content-Type': 'application/json' }), body: JSON.stringify(body) };
  }

  async run() {
    for (let tries = 0; ; tries++) {
      try {
        await this.send();
        this.done = true;
        return;
      } catch (error) {
        if (!(error instanceof Failure) || !error.again || tries >= 30) return this.say('未完成', error.message, true);
        this.say('等待重试', error.message);
        await pause(WAITS[Math.min(tries, WAITS.length - 1)]);
      }
    }
  }

  async send() {
    const data = new FormData(this.form);
    const value = name => data.get(name) || null;
    const uploads = this.form.dataset.uploads;
    if (!this.hash) {
      this.say('正在计算指纹');
      this.hash = await hashOf(this.file, part => this.progress(part));
    }
    const op = await numberOf([this.file.name, this.file.size, this.hash, value('Contribution'), value('Slot'), value('Item'), document.documentElement.dataset.tries ?? ''].join('|'));
    let state = await ask(uploads, this.json({ unit: value('Unit'), name: this.file.name, size: this.file.size, sha256: this.hash, op }));
    if (state.state === 'Refused') throw new Failure(state.problem ?? '没有收下', false);
    const address = `${uploads}/${state.id}`;
    let received = state.received;
    while (received < this.file.size) {
      this.progress(received / this.file.size);
      this.say(`${Math.floor(received / this.file.size * 100)}%`);
      const piece = new Uint8Array(await this.file.slice(received, received + PIECE).arrayBuffer());
      const answer = await ask(`${address}?offset=${received}`, {
        method: 'PATCH', body: piece,
        headers: this.headers({ 'Content-Type': 'application/octet-stream', 'X-Chunk-SHA256': new Sha256().update(piece).hex() }),
      });
      if (answer.status === 409 && answer.code !== 'HJP0560') throw new Failure(answer.message, answer.code === 'HJP0561');
      received = answer.received;
    }
    this.progress(1);
    this.say('正在检查');
    const number = name => (value(name) ? Number(value(name)) : null);
    const receipt = await ask(`${address}/done`, this.json({
      item: number('Item'), contribution: number('Contribution'), slot: value('Slot'), number: value('Number'), issued: value('Issued'), from: value('From'), to: value('To'),
    }));
    this.say(receipt.known ? '已有，未重传' : '已收下');
    const link = document.createElement('a');
    link.href = receipt.href;
    link.textContent = receipt.title;
    const note = this.row.querySelector('.ev-note');
    note.replaceChildren(link, ` 第 ${receipt.number} 版，指纹 ${receipt.sha256.slice(0, 8)}。${receipt.notes.join('')}`);
    this.told = receipt.notes.length > 0;
  }
}

async function start(form, files) {
  const list = form.querySelector('.ev-queue');
  list.hidden = false;
  const queue = [...files].map(file => new Upload(form, file, list));
  const work = queue.slice();
  // Two at a time: more only makes each slower on a line everybody shares.
  await Promise.all([0, 1].map(async () => {
    for (let next; (next = work.shift());) await next.run();
  }));
  form.reset();
  if (queue.every(u => u.done && !u.told)) location.assign(form.elements.back.value);
}

for (const form of document.querySelectorAll('form[data-evidence-upload]')) {
  const field = form.querySelector('input[type=file]');
  form.addEventListener('submit', event => {
    if (field.files.length === 0) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    start(form, field.files);
  }, true);
  const drop = form.querySelector('.ev-drop');
  for (const kind of ['dragover', 'dragleave', 'drop']) {
    drop.addEventListener(kind, event => {
      event.preventDefault();
      drop.classList.toggle('ev-over', kind === 'dragover');
      if (kind === 'drop' && event.dataTransfer.files.length > 0) start(form, event.dataTransfer.files);
    });
  }
}
