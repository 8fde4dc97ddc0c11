// Comfort for the what-if page: sliders beside the number fields, marks on changed fields, problems at their field.

const form = document.getElementById('what-if-form');

/** A slider drives its field; the field stays the truth and may go beyond the slider's ends. */
function addSlider(field) {
  const slider = document.createElement('input');
  slider.type = 'range';
  slider.min = field.dataset.low;
  slider.max = field.dataset.high;
  slider.step = 'any';
  slider.value = field.value;
  slider.className = 'lever-slider';
  slider.setAttribute('aria-label', `${field.labels[0]?.textContent ?? ''}（滑块）`);
  const step = Number(field.dataset.step) || 1;
  slider.addEventListener('input', () => {
    const stepped = Math.round(Number(slider.value) / step) * step;
    field.value = String(Number(stepped.toFixed(6)));
    mark(field);
  });
  slider.addEventListener('keydown', event => {
    const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
    if (!by) return;
    event.preventDefault();
    slider.value = String(Number(field.value) + by * step);
    slider.dispatchEvent(new Event('input', { bubbles: true }));
  });
  field.addEventListener('input', () => {
    if (Number.isFinite(Number(field.value))) slider.value = field.value;
    mark(field);
  });
  field.closest('[data-lever]').querySelector('.lever-input').after(slider);
}

function mark(field) {
  field.closest('[data-lever]').classList.toggle('lever-changed', field.value.trim() !== field.dataset.official);
}

/** What the server said of single fields stands beside them, as it does without scripts. */
function showProblems() {
  const said = new Map([...document.querySelectorAll('#what-if-result [data-field]')].map(p => [p.dataset.field, p.textContent]));
  for (const field of form.querySelectorAll('input[data-official]')) {
    const text = said.get(field.name);
    const place = document.getElementById(`e-${field.name}`);
    place.hidden = text === undefined;
    place.textContent = text ?? '';
    if (text === undefined) field.removeAttribute('aria-invalid');
    else field.setAttribute('aria-invalid', 'true');
  }
}

if (form) {
  for (const field of form.querySelectorAll('input[data-official]')) addSlider(field);
  document.body.addEventListener('htmx:afterSwap', event => {
    if (event.detail.target?.id === 'what-if-result' || event.detail.elt?.id === 'what-if-result') showProblems();
  });
}
