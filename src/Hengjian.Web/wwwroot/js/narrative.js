// Texts save themselves while they are typed; what was not acknowledged stays in this browser. Without this file each block is a form.

const desk = document.querySelector('[data-narrative]');
const address = desk.dataset.narrative;
const QUIET = 800;
let last = null;

const number = () => (crypto.randomUUID ? crypto.randomUUID() : '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, c => (c ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (c / 4)))).toString(16)));

const NAMES = ['Text', 'Status', 'Cause', 'Names', 'Count', 'Until'];
const MOST_TRIED = 3;

class Block {
  constructor(form) {
    this.form = form;
    this.kind = form.dataset.block;
    this.key = `hengjian:${desk.dataset.account}:${address}/${this.kind}`;
    this.line = form.querySelector('[data-state]');
    this.text = form.elements.Text;
    // A page that refused a text shows it in the field: the server does not have it.
    this.unsaved = form.dataset.unsaved !== undefined;
    this.sent = this.unsaved ? null : this.values();
    // Texts that went out and of which it is not known, or not any more shown, what became of them.
    this.tried = [];
    this.text.addEventListener('focus', () => { last = this.text; });
    form.addEventListener('input', () => this.changed());
    form.addEventListener('submit', event => {
      event.preventDefault();
      event.stopImmediatePropagation();
      clearTimeout(this.timer);
      this.unsaved = false;
      this.save();
    }, true);
    // A status that asks for cause, rest and date opens their fields.
    form.elements.Status?.addEventListener('change', () => {
      if (form.elements.Status.selectedOptions[0].textContent.includes('要写')) form.querySelector('details').open = true;
    });
    this.restore();
  }

  values() {
    const data = new FormData(this.form);
    return JSON.stringify(NAMES.map(name => data.get(name) ?? ''));
  }

  say(words) {
    this.line.textContent = words;
  }

  changed() {
    if (this.values() === this.sent) return;
    this.op = number();
    this.keep();
    clearTimeout(this.timer);
    // Two texts stand beside each other: which one holds is for the person to say.
    if (this.unsaved) return this.say('○ 没有存，对照好以后按“保存”');
    this.say('○ 未存');
    this.timer = setTimeout(() => this.save(), QUIET);
  }

  keep() {
    try {
      const base = this.keptBase ?? this.form.elements.Base.value;
      localStorage.setItem(this.key, JSON.stringify({ base, values: this.values(), tried: this.tried }));
    } catch { /* Full or forbidden: the text is still in the field. */ }
  }

  /** What a broken-off visit left behind comes back into the fields, marked as not saved. */
  restore() {
    const kept = JSON.parse(localStorage.getItem(this.key) ?? 'null');
    if (this.unsaved) {
      // Left over what it was written over: who comes back without saving here is asked again.
      this.keptBase = kept?.base ?? this.form.elements.Base.value;
      this.tried = kept?.tried ?? [];
      this.keep();
      this.tried = [];
      return this.say('○ 没有存，对照好以后按“保存”');
    }
    if (!kept || kept.values === this.sent) return localStorage.removeItem(this.key);
    JSON.parse(kept.values).forEach((value, i) => { if (this.form.elements[NAMES[i]]) this.form.elements[NAMES[i]].value = value; });
    this.form.elements.Base.value = kept.base;
    this.tried = kept.tried ?? [];
    this.op = number();
    this.say('◐ 本机有上次没存完的文字，正在保存');
    this.timer = setTimeout(() => this.save(), QUIET);
  }

  async save() {
    if (this.saving) {
      this.again = true;
      return;
    }
    const values = this.values();
    if (values === this.sent) return this.say('● 已存');
    this.saving = true;
    this.op ??= number();
    const [text, status, cause, names, count, until] = JSON.parse(values);
    const base = Number(this.form.elements.Base.value);
    const tried = this.tried;
    this.tried = [...tried.filter(t => t.op !== this.op), { op: this.op, text }].slice(-MOST_TRIED);
    this.keep();
    try {
      const answer = await fetch(`${address}/${this.kind}/autosave`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', RequestVerificationToken: this.form.querySelector('[name=__RequestVerificationToken]').value },
        body: JSON.stringify({ text, status, cause, names, count, until, base, op: this.op, tried }),
      });
      const body = answer.headers.get('content-type')?.includes('json') ? await answer.json() : {};
      this.answered(answer, body, values);
    } catch {
      this.say('◐ 已存本机，网络断了，稍后再存');
      this.timer = setTimeout(() => this.save(), 5000);
    } finally {
      this.saving = false;
      if (this.again) {
        this.again = false;
        this.changed();
      }
    }
  }

  answered(answer, body, values) {
    if (answer.status === 409) {
      this.say(`▲ ${body.message}`);
      // The page with both texts: the form as it is without scripts.
      this.leaving = true;
      this.form.submit();
      return;
    }
    if (answer.status === 401) return this.say('◐ 已存本机；登录已过期，请重新登录后回到本页');
    if (answer.status === 503) {
      this.say('◐ 已存本机；服务器忙，稍后再存');
      this.timer = setTimeout(() => this.save(), 5000);
      return;
    }
    if (!answer.ok) return this.say(`▲ 没有保存：${body.message ?? body.title ?? answer.status}`);
    this.op = null;
    this.keptBase = null;
    this.head(body);
    refresh();
    const same = this.values() === values;
    if (body.state === 'merged' && !same) {
      // Somebody typed on: these words were written over what went out, not over the merged text. The next save says so
      // (tried), and the server merges again.
      this.say('○ 未存');
      return this.changed();
    }
    this.form.elements.Base.value = body.version;
    this.tried = [];
    if (body.state === 'merged') this.text.value = body.text;
    this.sent = body.state === 'merged' ? this.values() : values;
    this.say(body.state === 'merged' ? `● 已与他人的修改合并，第 ${body.version} 版` : `● 已存，第 ${body.version} 版`);
    if (same) localStorage.removeItem(this.key);
    else this.changed();
  }

  /** The head of the block: which version holds now, by whom and since when. */
  head(body) {
    const head = this.form.closest('.nv-block').querySelector('.nv-version');
    head.textContent = body.head;
    if (body.version < 2 || head.parentElement.querySelector('a')) return;
    const link = document.createElement('a');
    link.className = 'small';
    link.href = `${address}/${this.kind}/versions`;
    link.textContent = '看改动';
    head.after(' ', link);
  }
}

const blocks = [...document.querySelectorAll('form[data-block]')].map(form => new Block(form));

let asked = 0;

/** The printed texts and flags as they are now. */
async function refresh() {
  const question = ++asked;
  const answer = await fetch(`${address}/audit`).catch(() => null);
  if (!answer?.ok || question !== asked) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const fresh = page.getElementById('nv-audit');
  if (fresh) document.getElementById('nv-audit').replaceWith(document.adoptNode(fresh));
}

document.addEventListener('click', event => {
  const insert = event.target.closest('[data-insert]');
  if (insert) {
    const field = last ?? blocks[0]?.text;
    if (!field) return;
    field.setRangeText(insert.dataset.insert, field.selectionStart, field.selectionEnd, 'end');
    field.focus();
    field.dispatchEvent(new Event('input', { bubbles: true }));
    return;
  }
  const flag = event.target.closest('[data-at]');
  if (!flag) return;
  const block = blocks.find(b => '#' + b.kind === flag.getAttribute('href'));
  if (!block) return;
  event.preventDefault();
  block.text.focus();
  block.text.setSelectionRange(Number(flag.dataset.at), Number(flag.dataset.to));
  block.text.scrollIntoView({ block: 'center' });
});

// A stretch chosen in a text is what the comment is about.
document.addEventListener('toggle', event => {
  const field = event.target.querySelector?.('[data-quote]');
  const text = event.target.closest?.('.nv-block')?.querySelector('.nv-text');
  if (event.target.open && field && text && text.selectionEnd > text.selectionStart) field.value = text.value.slice(text.selectionStart, text.selectionEnd).slice(0, 300);
}, true);

/** Who writes what now: every twenty seconds while the page is looked at. */
setInterval(async () => {
  if (document.hidden) return;
  const answer = await fetch(`${address}/presence`).catch(() => null);
  if (!answer?.ok) return;
  for (const now of await answer.json()) {
    const block = blocks.find(b => b.kind === now.kind);
    if (!block || block.saving) continue;
    if (now.writer) block.say(`${now.writer} 正在编辑这一块，锁定到 ${now.until}`);
    else if (now.version > Number(block.form.elements.Base.value)) block.say(`${now.by} 已存第 ${now.version} 版；您保存时自动合并`);
  }
}, 20000);

window.addEventListener('beforeunload', event => {
  if (!blocks.some(b => b.leaving) && blocks.some(b => b.values() !== b.sent)) event.preventDefault();
});

document.addEventListener('visibilitychange', () => {
  if (document.hidden) blocks.forEach(b => !b.unsaved && b.values() !== b.sent && b.save());
});
