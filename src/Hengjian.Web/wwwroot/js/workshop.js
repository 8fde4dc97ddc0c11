// Comfort for the workshop: names while typing, marks under what is wrong, the nearest name at one click.
// Without this file the form says the same after its button.

const form = document.getElementById('workshop-form');
const field = document.getElementById('formula');
const list = document.getElementById('name-list');
const mirror = form?.querySelector('.formula-mirror');
const waitForNames = 90;

let asked = 0;
let timer = 0;
let active = -1;

const options = () => [...list.querySelectorAll('[role=option]')];

function close() {
  clearTimeout(timer);
  asked++;
  list.hidden = true;
  active = -1;
  field.setAttribute('aria-expanded', 'false');
  field.removeAttribute('aria-activedescendant');
}

function choose(next) {
  const all = options();
  if (all.length === 0) return;
  active = (next + all.length) % all.length;
  all.forEach((option, at) => option.setAttribute('aria-selected', String(at === active)));
  all[active].scrollIntoView({ block: 'nearest' });
  field.setAttribute('aria-activedescendant', all[active].id);
}

/** Replaces a stretch as typing would: one step of undo, and the check follows. */
function write(start, length, text) {
  field.focus();
  field.setSelectionRange(start, start + length);
  if (!document.execCommand('insertText', false, text)) {
    field.setRangeText(text, start, start + length, 'end');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

function accept(option) {
  const caret = field.selectionEnd;
  const length = Number(option.dataset.length);
  const text = option.dataset.insert;
  // A closing bracket or quote that is already there is not written twice.
  const last = text.at(-1);
  const doubled = '])"`'.includes(last) && field.value[caret] === last ? 1 : 0;
  close();
  write(caret - length, length + doubled, text);
  close();
}

/** Asks the server what may stand at the cursor; an answer that comes after the next question is dropped. */
async function propose() {
  const caret = field.selectionEnd;
  if (caret !== field.selectionStart) return close();
  const question = ++asked;
  const before = field.value.slice(Math.max(0, caret - 200), caret);
  const query = new URLSearchParams({ round: new URL(form.action).searchParams.get('round') ?? '', base: form.elements.base.value, text: before });
  try {
    const answer = await fetch(`${field.closest('.formula-editor').dataset.names}?${query}`, { headers: { 'HX-Request': 'true' } });
    if (question !== asked) return;
    if (!answer.ok) return close();
    list.innerHTML = await answer.text();
  } catch {
    return close();
  }
  if (question !== asked || options().length === 0) return close();
  const place = placeOf(caret);
  list.hidden = false;
  list.style.top = `${place.bottom}px`;
  list.style.left = `${Math.max(0, Math.min(place.left, field.clientWidth - list.offsetWidth))}px`;
  field.setAttribute('aria-expanded', 'true');
  choose(0);
}

/** Where a character stands, measured in the mirror that lies behind the field. */
function placeOf(offset) {
  paint([]);
  const range = document.createRange();
  const text = mirror.firstChild;
  if (!text) return { left: 0, bottom: 28 };
  range.setStart(text, Math.min(offset, text.length));
  range.collapse(true);
  const [at, box] = [range.getBoundingClientRect(), mirror.getBoundingClientRect()];
  const left = at.left - box.left;
  const bottom = at.bottom - box.top - field.scrollTop + 4;
  paint(marks());
  return { left, bottom };
}

const marks = () => [...document.querySelectorAll('#formula-problems [data-start]')]
  .map(p => ({ start: Number(p.dataset.start), end: Number(p.dataset.start) + Math.max(1, Number(p.dataset.length)) }))
  .sort((a, b) => a.start - b.start);

/** The text once more behind the field, with what is wrong underlined. */
function paint(wrong) {
  mirror.textContent = '';
  let at = 0;
  for (const { start, end } of wrong) {
    if (start < at) continue;
    mirror.append(field.value.slice(at, start));
    const mark = document.createElement('mark');
    mark.textContent = field.value.slice(start, end) || ' ';
    mirror.append(mark);
    at = end;
  }
  mirror.append(field.value.slice(at) + '\u200b');
  mirror.scrollTop = field.scrollTop;
}

/** Problems of the other fields stand at them, as they do without scripts. */
function showProblems() {
  const said = new Map([...document.querySelectorAll('#workshop-result [data-field]')].map(p => [p.dataset.field, p.textContent]));
  for (const note of form.querySelectorAll('[data-problem]')) {
    const text = said.get(note.dataset.problem);
    note.hidden = text === undefined;
    note.textContent = text ?? '';
    const input = form.elements[note.dataset.problem];
    if (input instanceof Element) input.toggleAttribute('aria-invalid', text !== undefined);
    if (input instanceof Element && text !== undefined) input.setAttribute('aria-invalid', 'true');
  }
  const wrong = marks();
  field.toggleAttribute('aria-invalid', wrong.length > 0);
  if (wrong.length > 0) field.setAttribute('aria-invalid', 'true');
  paint(wrong);
}

function onKey(event) {
  if (event.isComposing) return;
  if (event.ctrlKey && event.code === 'Space') {
    event.preventDefault();
    propose();
    return;
  }
  if (list.hidden) return;
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    choose(active + (event.key === 'ArrowDown' ? 1 : -1));
  } else if (event.key === 'Enter' || event.key === 'Tab') {
    event.preventDefault();
    accept(options()[active]);
  } else if (event.key === 'Escape') {
    event.preventDefault();
    event.stopPropagation();
    close();
  }
}

/** A place chosen by its row stays chosen while typing goes on. */
function showPlace() {
  const place = document.getElementById('place');
  const shown = document.getElementById('workshop-result').dataset.place;
  if (shown && place !== document.activeElement) place.value = shown;
}

if (form && field) {
  field.setAttribute('role', 'combobox');
  field.setAttribute('aria-autocomplete', 'list');
  field.setAttribute('aria-haspopup', 'listbox');
  field.setAttribute('aria-controls', list.id);
  field.setAttribute('aria-expanded', 'false');
  field.addEventListener('keydown', onKey);
  field.addEventListener('input', event => {
    paint([]);
    clearTimeout(timer);
    if (event.isComposing || !event.inputType?.startsWith('insert') || event.inputType === 'insertFromPaste') close();
    else timer = setTimeout(propose, waitForNames);
  });
  field.addEventListener('compositionend', () => { timer = setTimeout(propose, waitForNames); });
  field.addEventListener('scroll', () => { mirror.scrollTop = field.scrollTop; });
  field.addEventListener('blur', () => setTimeout(close, 150));
  list.addEventListener('mousedown', event => {
    const option = event.target.closest('[role=option]');
    if (!option) return;
    event.preventDefault();
    accept(option);
  });
  form.addEventListener('click', event => {
    const fix = event.target.closest('button.fix');
    if (!fix) return;
    event.preventDefault();
    const [start, length, ...text] = fix.value.split(',');
    write(Number(start), Number(length), text.join(','));
    close();
  });
  document.body.addEventListener('htmx:afterSwap', event => {
    if (event.detail.target?.id !== 'workshop-result') return;
    showProblems();
    showPlace();
  });
  showProblems();
}
