// The field stays; only what it is said to take changes, a while after the choice.
import { keepForms } from '/_shared/dom.js';

// Nothing that follows at once upon the click finds it done.
const ANSWER = 800;
const target = document.getElementById('target');
for (const way of document.querySelectorAll('[name=way]')) {
  way.addEventListener('change', () => setTimeout(() => { target.type = way.value; }, ANSWER));
}
keepForms();
