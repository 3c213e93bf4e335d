// Adding a phone in a native dialog: made for each visit, with a widget that is wrapped round the dialog's own field.
import { wrap } from '/_widgets/intl-tel-input.js';
import { el, keepForms, say } from '/_shared/dom.js';

function ask() {
  const input = el('input', { id: 'phone', type: 'tel', name: 'phoneNumber', 'data-expect': 'warn' });
  const dialog = el('dialog', { class: 'modal', 'aria-labelledby': 'ask-title' },
    el('h2', { id: 'ask-title' }, 'Add a mobile phone'),
    el('p', { class: 'muted' }, 'We will text you a code to verify your number. It helps you get back into your account.'),
    el('form', {},
      el('div', { class: 'field' }, el('label', { for: 'phone' }, 'Mobile phone number'), el('div', { class: 'inline' }, input)),
      el('div', { class: 'acts' },
        el('button', { class: 'btn plain', type: 'button', 'data-act': 'cancel', click: () => dialog.close() }, 'Cancel'),
        el('button', { class: 'btn', type: 'submit', click: () => say('A code would be on its way.') }, 'Send code'))));
  document.body.append(dialog);
  const undo = wrap(input);
  dialog.addEventListener('close', () => { undo(); dialog.remove(); });
  dialog.showModal();
}

document.getElementById('add-phone').addEventListener('click', ask);
keepForms();
