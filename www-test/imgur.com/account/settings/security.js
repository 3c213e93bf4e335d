// Each line shows a setting; its button puts an editor in the line's place.
import { el, keepForms } from '/_shared/dom.js';

const lines = document.getElementById('lines');

function line(key, name, state) {
  const item = el('li', { class: 'row' }, el('span', {}, name, el('small', {}, state)),
    el('button', { class: 'btn plain', type: 'button', 'data-edit': key, click: () => item.replaceChildren(editor(key)) }, 'Edit'));
  return item;
}

function editor(key) {
  const phone = key === 'phone';
  return el('form', { class: 'grow' },
    el('h2', {}, phone ? 'Two-factor authentication' : 'Change your password'),
    el('label', { class: 'field' }, el('span', {}, phone ? 'Phone number' : 'New password'),
      el('input', phone ? { type: 'tel', name: 'phone', autocomplete: 'tel', 'data-expect': 'silent' } : { type: 'password', autocomplete: 'new-password' })),
    el('p', { class: 'small muted' }, phone ? "We'll text you a code each time you log in." : 'Twelve characters or more.'),
    el('button', { class: 'btn', type: 'submit' }, phone ? 'Send code' : 'Save'));
}

lines.append(line('password', 'Password', 'Set'), line('phone', 'Two-factor authentication', 'Off'));
keepForms();
