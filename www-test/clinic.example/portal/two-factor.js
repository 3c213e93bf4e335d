// Choosing text message rewrites the second of the numbered steps.
import { el, keepForms } from '/_shared/dom.js';

const step = document.getElementById('second');

document.getElementById('by-text').addEventListener('change', () => {
  step.replaceChildren(
    el('h2', {}, 'Add a phone number'),
    el('form', {},
      el('p', { id: 'c-why' }, 'We text you a code whenever you sign in.'),
      el('label', { for: 'c-tel' }, 'Mobile phone'),
      el('input', {
        id: 'c-tel', type: 'tel', name: 'patient_mobile', required: true, 'aria-describedby': 'c-why',
        'data-expect': 'silent', 'data-expect-granted': 'inform',
      }),
      el('div', { class: 'acts' }, el('button', { class: 'btn', type: 'submit' }, 'Send code'))));
});
keepForms();
