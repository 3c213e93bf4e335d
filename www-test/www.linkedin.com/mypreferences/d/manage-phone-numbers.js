// Unfolds the form that the server already sent.
import { keepForms } from '/_shared/dom.js';

const form = document.getElementById('add-form');
const button = document.getElementById('add-number');

button.addEventListener('click', () => {
  form.hidden = !form.hidden;
  button.setAttribute('aria-expanded', String(!form.hidden));
  if (!form.hidden) form.querySelector('select').focus();
});
keepForms();
