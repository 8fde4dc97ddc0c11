// Comfort only: every page works without this file.

const palette = document.querySelector('dialog#palette');

function openPalette() {
  if (!palette || palette.open) return;
  palette.showModal();
  palette.querySelector('input')?.select();
}

document.addEventListener('keydown', event => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
    event.preventDefault();
    openPalette();
    return;
  }
  if (event.key === 'Escape') closeMenus(null);
  if (palette?.open && event.key === 'Enter' && event.target.matches('input')) openFirstHit(event);
  if (palette?.open && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) moveInPalette(event);
});

/** Arrow keys walk the hits; from the field the first one down is the first hit. */
function moveInPalette(event) {
  const hits = [...palette.querySelectorAll('a')];
  if (hits.length === 0) return;
  event.preventDefault();
  const at = hits.indexOf(document.activeElement) + (event.key === 'ArrowDown' ? 1 : -1);
  if (at < 0) palette.querySelector('input').focus();
  else hits[Math.min(at, hits.length - 1)].focus();
}

/** Enter in the field opens the best hit; without hits the form asks for the full list. */
function openFirstHit(event) {
  const hit = palette.querySelector('a');
  if (!hit) return;
  event.preventDefault();
  hit.click();
}

/** Menus are <details>: a click elsewhere or Escape closes them. */
function closeMenus(except) {
  for (const menu of document.querySelectorAll('details[data-menu][open]')) {
    if (menu !== except) menu.open = false;
  }
}

document.addEventListener('click', event => {
  closeMenus(event.target.closest('details[data-menu]'));
  if (event.target.closest('[data-open-palette]')) {
    event.preventDefault();
    openPalette();
  }
  if (event.target === palette) palette.close();
  if (event.target.closest('[data-print]')) window.print();
});

// A filter form sends itself when a choice changes; its button is only there for pages without scripts.
document.addEventListener('change', event => {
  const form = event.target.closest('form[data-auto-submit]');
  if (form && event.target.matches('select, input[type=checkbox], input[type=radio]')) form.requestSubmit();
});

// A part of a page that cannot be had: the browser asks for the whole page, which says why. No click is without an answer.
document.addEventListener('htmx:responseError', event => {
  const { boosted, requestConfig, pathInfo } = event.detail;
  if (boosted && requestConfig.verb === 'get') location.assign(pathInfo.finalRequestPath);
});

// Two clicks on “提交” must not import a file twice.
document.addEventListener('submit', event => {
  const form = event.target;
  if (form.method !== 'post') return;
  if (form.dataset.sending) {
    event.preventDefault();
    return;
  }
  form.dataset.sending = 'true';
  const button = event.submitter;
  if (button?.dataset.busyText) setTimeout(() => {
    button.disabled = true;
    button.textContent = button.dataset.busyText;
  });
});

// Back from the browser's page cache: buttons work again.
window.addEventListener('pageshow', () => {
  for (const form of document.forms) delete form.dataset.sending;
});

document.documentElement.classList.add('scripted');
