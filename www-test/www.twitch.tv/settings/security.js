// Grey bars first; the settings and their widget come when the data would have.
import { mount } from '/_widgets/vue-tel-input.js';
import { el, keepForms } from '/_shared/dom.js';

const app = document.getElementById('app');

function settings() {
  const place = el('div');
  app.replaceChildren(
    el('h1', {}, 'Security and privacy'),
    el('section', { class: 'card' },
      el('h2', {}, 'Enable two-factor authentication'),
      el('p', { class: 'muted' }, 'Enter your mobile number. We will send a code to it, and once more each time you log in from a new device.'),
      el('form', {},
        el('div', { class: 'field' }, place),
        el('button', { class: 'btn', type: 'submit' }, 'Continue'))),
    el('section', { class: 'card' }, el('h2', {}, 'Sign out everywhere'), el('p', { class: 'muted' }, 'Ends every session but this one.')));
  mount(place, { expect: 'inform', inputOptions: { placeholder: 'Enter a phone number', name: 'telephone' } });
}

app.append(el('h1', {}, 'Security and privacy'), ...[1, 2, 3].map(() => el('div', { class: 'w-bar' })));
setTimeout(settings, 400);
keepForms();
