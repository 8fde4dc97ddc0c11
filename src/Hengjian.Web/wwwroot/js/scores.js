// Comfort for the page of self scores: arrows and Enter go from item to item, sums follow what is typed, a reason that is owed is marked,
// and leaving with something unsaved is asked. Without it the form does the same by its buttons.

const form = document.querySelector('form[data-scores]');
let dirty = false;

const rows = () => [...form.querySelectorAll('tr[data-most]')];
const plain = text => text.normalize('NFKC').trim().replace(/分$/, '').trim();
const shown = number => String(Math.round(number * 100) / 100);

function pointsOf(row) {
  const field = row.querySelector('input[name^="points."]');
  const text = field ? plain(field.value) : row.dataset.points ?? '';
  return text === '' || !/^\d+(\.\d+)?$/.test(text) ? null : Number(text);
}

/** A score below full marks, or a bonus that is claimed, owes a reason. */
function mark(row) {
  const reason = row.querySelector('input[name^="reason."]');
  if (!reason) return;
  const points = pointsOf(row);
  const owed = points !== null && (row.dataset.bonus === 'true' ? points > 0 : points < Number(row.dataset.most)) && reason.value.trim() === '';
  reason.classList.toggle('is-wrong', owed);
  reason.placeholder = owed ? (row.dataset.bonus === 'true' ? '加分须写依据' : '低于分值，须写理由') : '';
}

function sums() {
  for (const body of form.querySelectorAll('tbody')) {
    const sum = body.querySelector('.sc-sum');
    const own = [...body.querySelectorAll('tr[data-most]')];
    if (!sum || own.length === 0) continue;
    const open = own.filter(r => pointsOf(r) === null).length;
    const base = own.filter(r => r.dataset.bonus !== 'true').reduce((all, r) => all + Number(r.dataset.most), 0);
    const given = own.reduce((all, r) => all + (pointsOf(r) ?? 0), 0);
    sum.textContent = (base === 0 ? `加分 ${shown(given)}` : `${shown(given)} / ${shown(base)}`) + (open > 0 ? `，${open} 项未打分` : '');
  }
}

function step(field, by) {
  const kind = field.name.split('.')[0];
  const all = [...form.querySelectorAll(`input[name^="${kind}."]`)];
  const next = all[all.indexOf(field) + by];
  if (!next) return false;
  next.focus();
  next.select();
  return true;
}

if (form) {
  form.addEventListener('input', event => {
    dirty = true;
    const row = event.target.closest('tr[data-most]');
    if (row) mark(row);
    if (form.dataset.scores === 'decide') sums();
  });
  form.addEventListener('keydown', event => {
    if (event.isComposing || !/^(points|reason)\./.test(event.target.name ?? '')) return;
    const by = { ArrowDown: 1, ArrowUp: -1, Enter: 1 }[event.key];
    if (!by) return;
    if (step(event.target, by) || event.key === 'Enter') event.preventDefault();
  });
  form.addEventListener('submit', () => { dirty = false; });
  window.addEventListener('beforeunload', event => { if (dirty) event.preventDefault(); });
  rows().forEach(mark);
}
