// Unfolds an inline form: number and button share a row, the code of the country is a short native list.
import { el, keepForms } from '/_shared/dom.js';
import { landSelect } from '/_shared/picker.js';

const link = document.getElementById('add-recovery-phone');

function form() {
  return el('form', { class: 'card' },
    el('p', { id: 'rp-note' }, 'We use it to send you a verification code when you cannot sign in.'),
    el('div', { class: 'split' },
      landSelect({ name: 'countryCode', 'aria-label': 'Country code' }),
      el('div', { class: 'inline' },
        el('input', {
          type: 'tel', name: 'recoveryNumber', autocomplete: 'tel-national', 'aria-label': 'Recovery phone number',
          'aria-describedby': 'rp-note', placeholder: '(201) 555-0123', 'data-expect': 'warn',
        }),
        el('button', { class: 'btn', type: 'submit' }, 'Verify'))));
}

link.addEventListener('click', () => {
  const shown = form();
  document.getElementById('unfold').replaceChildren(shown);
  link.hidden = true;
  shown.querySelector('input').focus();
});
keepForms();
