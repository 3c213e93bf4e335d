// Views by the hash of the address: going back and forth is the browser's work.
import { el, keepForms } from '/_shared/dom.js';

const views = {
  '#/': () => [el('h1', {}, 'Sam Rivers'), el('p', { class: 'muted' }, 'One account for everything in the circle.')],
  '#/services': () => [el('h1', {}, 'Connected services'), el('p', { class: 'muted' }, 'None yet.')],
  '#/security': () => [
    el('h1', {}, 'Security and sign-in'),
    el('ul', { class: 'rows' },
      el('li', { class: 'row' }, el('span', {}, 'Password', el('small', {}, 'Good')), el('a', { href: '#/security' }, 'Change')),
      el('li', { class: 'row' }, el('span', {}, 'Two-factor authentication', el('small', {}, 'Off')), el('a', { href: '#/security/phone' }, 'Set up'))),
  ],
  '#/security/phone': () => [
    el('p', {}, el('a', { href: '#/security' }, '← Security and sign-in')),
    el('h1', {}, 'Link a phone number'),
    el('form', { class: 'card' },
      el('p', {}, 'It becomes the second factor: we send a code to it when you sign in.'),
      el('div', { class: 'inline' },
        el('span', { class: 'btn plain', 'aria-hidden': 'true' }, '+'),
        el('input', { type: 'text', inputmode: 'numeric', name: 'phone', maxlength: '15', placeholder: '1 201 555 0123', 'aria-label': 'Phone number with country code', 'data-expect': 'inform' })),
      el('p', { class: 'small muted' }, 'Digits only, from the country code on.'),
      el('button', { class: 'btn', type: 'submit' }, 'Continue')),
  ],
};

function draw() {
  const view = views[location.hash] ?? views['#/'];
  document.getElementById('view').replaceChildren(...view());
}

window.addEventListener('hashchange', draw);
keepForms();
draw();
