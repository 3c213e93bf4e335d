// The kind of proof chosen above decides which field the form below is given.
import { el, keepForms } from '/_shared/dom.js';
import { landSelect, picker } from '/_shared/picker.js';

const form = document.getElementById('proof-form');
const kinds = [
  { value: 'email', label: 'An alternate email address' },
  { value: 'phone', label: 'An alternate phone number' },
  { value: 'app', label: 'An authenticator app' },
];

const views = {
  email: () => [
    el('div', { class: 'field' }, el('label', { for: 'mail' }, 'Alternate email address'),
      el('input', { id: 'mail', type: 'email', placeholder: 'someone@mail.example' })),
  ],
  phone: () => [
    el('div', { class: 'field' }, el('label', { for: 'land' }, 'Country or region'), landSelect({ id: 'land' })),
    el('div', { class: 'field' }, el('label', { for: 'no' }, 'Phone number'),
      el('input', { id: 'no', type: 'tel', maxlength: '19', autocomplete: 'off', 'data-expect': 'silent' })),
    el('p', { class: 'small muted' }, 'We will send a security code by text message.'),
  ],
  app: () => [el('p', {}, 'Install an authenticator app, then scan the code on the next page.')],
};

function show(kind) {
  form.replaceChildren(...views[kind](), el('div', { class: 'acts' },
    el('button', { class: 'btn plain', type: 'button' }, 'Cancel'), el('button', { class: 'btn', type: 'submit' }, 'Next')));
}

document.getElementById('kind-slot').append(
  picker({ id: 'kind', name: 'What would you like to add?', items: kinds, onPick: (item) => show(item.value) }));
show('email');
keepForms();
