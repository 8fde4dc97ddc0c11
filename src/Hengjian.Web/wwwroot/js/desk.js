// Comfort for the report desk: flags change without loading the report again, and the keyboard walks them.
// Without this file every step is a link and every answer a form.

const desk = document.getElementById('desk');
const side = () => document.getElementById('desk-side');
const card = () => document.getElementById('card');

/** Marks the flag on the card in the text and in the list, and brings both into view. */
function show(flag, smooth, stay = false) {
  for (const mark of desk.querySelectorAll('.flag-chosen')) mark.classList.remove('flag-chosen');
  const marks = desk.querySelectorAll(`.flag[data-flags~="${flag}"]`);
  for (const mark of marks) mark.classList.add('flag-chosen');
  const first = marks[0];
  if (first) {
    const box = first.getBoundingClientRect();
    const phone = window.matchMedia('(max-width: 1000px)').matches;
    if (!phone && !stay && (box.top < 90 || box.bottom > window.innerHeight - 60)) {
      window.scrollBy({ top: box.top - window.innerHeight / 3, behavior: smooth ? 'smooth' : 'auto' });
    }
  }
  const list = document.getElementById('flag-list');
  const current = list?.querySelector('[aria-current]');
  if (current) list.scrollTop = current.offsetTop - list.clientHeight / 2;
}

// Reasons begun and not sent, by flag: walking on and coming back finds them again.
const drafts = new Map();

function keep() {
  const written = card()?.querySelector('textarea');
  if (!written) return;
  const choice = card().querySelector('.answer-form input[type=radio]:checked')?.value;
  if (written.value !== written.defaultValue) drafts.set(card().dataset.flag, { text: written.value, choice });
  else drafts.delete(card().dataset.flag);
}

function restore() {
  const draft = drafts.get(card()?.dataset.flag);
  const written = card()?.querySelector('textarea');
  if (!draft || !written) return;
  written.value = draft.text;
  for (const radio of card().querySelectorAll('.answer-form input[type=radio]')) if (radio.value === draft.choice) radio.checked = true;
}

// Single keys can be switched off: speech input and unsteady hands press them unmeant.
const remembered = {
  get: () => { try { return localStorage.getItem('desk-keys'); } catch { return null; } },
  set: value => { try { localStorage.setItem('desk-keys', value); } catch { off = value; } },
};
let off = null;
const keysOff = () => (off ?? remembered.get()) === 'off';

function tellKeys() {
  const button = desk.querySelector('[data-keys]');
  if (!button) return;
  button.textContent = keysOff() ? '打开单键' : '关闭单键';
  button.setAttribute('aria-pressed', String(keysOff()));
  for (const key of button.parentElement.querySelectorAll('kbd')) key.hidden = keysOff();
}

let asked = 0;

// Keys pressed while the next card is underway are meant for that card: they wait for it, so that a slow line
// never answers the flag that was on the screen before. null when nothing is underway.
let waiting = null;

function arrived() {
  const keys = waiting ?? [];
  waiting = null;
  while (keys.length > 0) {
    keys.shift().act();
    if (waiting) return waiting.push(...keys);
  }
}

function act(name, deed) {
  if (!waiting) return deed();
  // Behind a chosen answer come the letters of its reason; they move nothing.
  if (name !== 'save' && waiting.some(key => key.name === 'choose')) return;
  waiting.push({ name, act: deed });
}

/** Loads the card and the list of another flag; the text stays where it is. An answer that was overtaken is dropped. */
async function go(address) {
  const question = ++asked;
  waiting ??= [];
  try {
    const answer = await fetch(address, { headers: { 'X-Desk-Part': 'side' } });
    if (question !== asked) return;
    if (!answer.ok) return location.assign(address);
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = page.getElementById('desk-side');
    if (!fresh) return location.assign(address);
    keep();
    side().replaceWith(document.adoptNode(fresh));
    restore();
    tellKeys();
    // Where the focus went with what was replaced, the new card takes it and is read out.
    if (document.activeElement === document.body) card()?.focus({ preventScroll: true });
    history.replaceState(null, '', address.split('#')[0]);
    if (card()) show(card().dataset.flag, true);
    arrived();
  } catch {
    location.assign(address);
  }
}

document.addEventListener('click', event => {
  if (event.target.closest('[data-keys]')) {
    remembered.set(keysOff() ? 'on' : 'off');
    return tellKeys();
  }
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  const link = event.target.closest('a.flag, .flag-list li a, .flag-steps a, .flag-quote a');
  if (!link || !desk.contains(link)) return;
  event.preventDefault();
  if (link.closest('.flag-quote')) return show(card().dataset.flag, true);
  go(link.href);
});

function step(which) {
  const link = card()?.querySelector(`[data-step="${which}"]`);
  if (link) go(link.href);
}

/** Chooses an answer; what needs a reason leaves the cursor where it is written. */
function choose(number) {
  const choice = card()?.querySelectorAll('.answer-form input[type=radio]')[number - 1];
  if (!choice) return;
  const fold = choice.closest('details');
  if (fold) fold.open = true;
  choice.checked = true;
  card().querySelector('textarea')?.focus();
}

document.addEventListener('keydown', event => {
  const typing = event.target.matches('input:not([type=radio]), textarea, select');
  if (event.key === 'Escape' && typing && desk.contains(event.target)) return event.target.blur();
  const saves = (event.ctrlKey || event.metaKey) && (event.key === 's' || event.key === 'Enter');
  if (saves && (waiting || card()?.querySelector('.answer-form'))) {
    event.preventDefault();
    return act('save', () => card()?.querySelector('.answer-form')?.requestSubmit());
  }
  if (keysOff() || typing || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
  const key = event.key.toLowerCase();
  if (key === 'j' || key === 'n') act('step', () => step('after'));
  else if (key === 'k' || key === 'p') act('step', () => step('before'));
  else if ('123'.includes(key)) {
    event.preventDefault();
    act('choose', () => choose(Number(key)));
  } else if (key === 'enter' && event.target === document.body) card()?.focus();
});

tellKeys();

// Whoever opens a report sees its beginning; whoever follows a link to a flag sees the flag.
if (card()) show(card().dataset.flag, false, !new URLSearchParams(location.search).has('flag'));
