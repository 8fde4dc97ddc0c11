// Texts save themselves while they are typed; what was not acknowledged stays in this browser. Without this file each block is a form.

const desk = document.querySelector('[data-narrative]');
const address = desk.dataset.narrative;
const QUIET = 800;
let last = null;

const number = () => (crypto.randomUUID ? crypto.randomUUID() : '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, c => (c ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (c / 4)))).toString(16)));

class Block {
  constructor(form) {
    this.form = form;
    this.kind = form.dataset.block;
    this.key = `hengjian:${desk.dataset.account}:${address}/${this.kind}`;
    this.line = form.querySelector('[data-state]');
    this.text = form.elements.Text;
    this.sent = this.values();
    this.text.addEventListener('focus', () => { last = this.text; });
    form.addEventListener('input', () => this.changed());
    form.addEventListener('submit', event => {
      event.preventDefault();
      event.stopImmediatePropagation();
      clearTimeout(this.timer);
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
    return JSON.stringify(['Text', 'Status', 'Cause', 'Names', 'Count', 'Until'].map(name => data.get(name) ?? ''));
  }

  say(words) {
    this.line.textContent = words;
  }

  changed() {
    if (this.values() === this.sent) return;
    this.op = number();
    this.keep();
    this.say('○ 未存');
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), QUIET);
  }

  keep() {
    try {
      localStorage.setItem(this.key, JSON.stringify({ base: this.form.elements.Base.value, values: this.values() }));
    } catch { /* Full or forbidden: the text is still in the field. */ }
  }

  /** What a broken-off visit left behind comes back into the fields, marked as not saved. */
  restore() {
    const kept = JSON.parse(localStorage.getItem(this.key) ?? 'null');
    if (!kept || kept.values === this.sent) return localStorage.removeItem(this.key);
    const names = ['Text', 'Status', 'Cause', 'Names', 'Count', 'Until'];
    JSON.parse(kept.values).forEach((value, i) => { if (this.form.elements[names[i]]) this.form.elements[names[i]].value = value; });
    this.form.elements.Base.value = kept.base;
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
    try {
      const answer = await fetch(`${address}/${this.kind}/autosave`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', RequestVerificationToken: this.form.querySelector('[name=__RequestVerificationToken]').value },
        body: JSON.stringify({ text, status, cause, names, count, until, base: Number(this.form.elements.Base.value), op: this.op }),
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
    this.form.elements.Base.value = body.version;
    if (body.state === 'merged' && this.values() === values) {
      this.text.value = body.text;
      this.say(`● 已与他人的修改合并，第 ${body.version} 版`);
    } else {
      this.say(`● 已存，第 ${body.version} 版`);
    }
    this.sent = body.state === 'merged' ? this.values() : values;
    if (this.values() === this.sent) localStorage.removeItem(this.key);
    else this.changed();
    refresh();
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
  if (blocks.some(b => b.values() !== b.sent)) event.preventDefault();
});

document.addEventListener('visibilitychange', () => {
  if (document.hidden) blocks.forEach(b => b.values() !== b.sent && b.save());
});
