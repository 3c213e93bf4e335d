// One step, hidden until the server has answered. A button shows it in its own way, and the same button hides it again.
import { keepForms } from '/_shared/dom.js';

// Nothing that follows at once upon the click finds it done.
const ANSWER = 800;
const step = document.getElementById('step');
const own = new CSSStyleSheet();
document.adoptedStyleSheets = [own];

/** Rules made by script change no element of the page. */
const bySheet = {
  display: '#step { display: block; }',
  visibility: '#step { visibility: visible; }',
};

function toggle(kind, way) {
  if (way === 'class') step.classList.toggle('shown');
  else if (own.cssRules.length) own.deleteRule(0);
  else own.insertRule(bySheet[kind]);
}

for (const button of document.querySelectorAll('[data-act]')) {
  const [kind, way] = button.dataset.act.split('-');
  // The step is hidden in the button's way from when the button is pressed, so that only what follows shows it.
  button.addEventListener('pointerdown', () => step.classList.replace(kind === 'display' ? 'visibility' : 'display', kind));
  button.addEventListener('click', () => setTimeout(toggle, ANSWER, kind, way));
}
keepForms();
