// Two views in one place: the settings, then the step that asks for the phone.
import { el, keepForms } from '/_shared/dom.js';

const view = document.getElementById('view');

function settings() {
  const tick = (id, text, note) => el('label', { class: 'card tick', id },
    el('input', { type: 'checkbox' }), el('span', {}, text, el('small', { class: 'muted' }, ` ${note}`)));
  const byText = tick('by-text', 'Use text message', 'A code comes to your phone.');
  byText.addEventListener('change', () => view.replaceChildren(...ask()));
  return [el('h1', {}, 'Two-factor authentication'), tick('by-app', 'Use authentication app', 'Recommended.'), byText];
}

function ask() {
  const back = () => view.replaceChildren(...settings());
  return [
    el('h1', {}, 'Enter your phone number'),
    el('p', { class: 'muted' }, 'It is where your log-in codes will arrive once two-factor authentication is on.'),
    el('form', { class: 'card' },
      el('label', { class: 'float' },
        el('input', { type: 'tel', name: 'phoneNumber', autocomplete: 'tel', placeholder: ' ', value: '+1 ', 'data-expect': 'warn' }),
        el('span', {}, 'Phone number')),
      el('div', { class: 'acts' },
        el('button', { class: 'btn plain', type: 'button', click: back }, 'Back'),
        el('button', { class: 'btn', type: 'submit' }, 'Next'))),
  ];
}

view.append(...settings());
keepForms();
