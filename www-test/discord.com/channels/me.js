// A chat app: everything by script, settings as a layer over the rooms, the phone step as a dialog over the settings.
import { el, keepForms, say } from '/_shared/dom.js';
import { openModal } from '/_shared/modal.js';
import { lands, picker } from '/_shared/picker.js';

const app = document.getElementById('app');

function rooms() {
  return el('div', { class: 'd-all' },
    el('nav', { class: 'd-rail', 'aria-label': 'Rooms' }, ...['Ga', 'Bo', 'Mu'].map((name) => el('button', { type: 'button' }, name))),
    el('div', { class: 'd-list' },
      el('input', { placeholder: 'Find a talk', 'aria-label': 'Find a talk' }),
      el('p', { class: 'muted small' }, 'Nobody is here yet.'),
      el('div', { class: 'd-me' }, el('span', {}, 'samrivers'),
        el('button', { type: 'button', 'aria-label': 'User settings', click: () => app.append(settings()) }, '⚙'))),
    el('main', { class: 'd-talk' }, el('h1', {}, 'Friends'), el('p', {}, 'Pick a room on the left.')));
}

function settings() {
  const line = (name, value, act, run) => el('div', { class: 'row' },
    el('div', {}, el('h3', { class: 'd-name' }, name), value),
    el('button', { class: 'btn plain', type: 'button', 'data-act': act, click: run }, value === 'None yet' ? 'Add' : 'Edit'));
  const layer = el('div', { class: 'd-layer', role: 'region', 'aria-label': 'Settings' },
    el('nav', { 'aria-label': 'Settings' }, el('a', { href: '#', 'aria-current': 'page' }, 'My account'), el('a', { href: '#' }, 'Privacy'), el('a', { href: '#' }, 'Sound')),
    el('div', {},
      el('h1', {}, 'My account'),
      el('div', { class: 'card' },
        line('Username', 'samrivers', 'edit-name'),
        line('Email', 'sam@mail.example', 'edit-mail'),
        line('Phone number', 'None yet', 'add-phone', askPhone)),
      el('h2', {}, 'Password and two-factor'),
      el('p', { class: 'muted' }, 'With two-factor on, we ask for a code after your password.'),
      el('button', { class: 'btn', type: 'button' }, 'Enable authenticator app'),
      el('hr'),
      el('button', { class: 'link', type: 'button', click: () => layer.remove() }, 'Close settings')));
  return layer;
}

function askPhone() {
  const form = el('form', {},
    el('div', { class: 'd-name', id: 'd-label' }, 'Phone number'),
    el('div', { class: 'd-box' },
      picker({ id: 'd-land', name: 'Country code', items: lands, brief: true }),
      el('input', { type: 'text', autocomplete: 'off', 'aria-labelledby': 'd-label', 'data-expect': 'inform' }),
      el('button', { class: 'btn', type: 'submit', click: () => say('A code would be on its way.') }, 'Send')));
  const close = openModal(el('div', { class: 'modal', role: 'dialog', 'aria-modal': 'true', 'aria-labelledby': 'd-title' },
    el('h1', { id: 'd-title' }, 'Add your phone'),
    el('p', { class: 'muted' }, 'We text a verification code to it. A number can guard one account at a time.'),
    form,
    el('div', { class: 'acts' }, el('button', { class: 'btn plain', type: 'button', click: () => close() }, 'Cancel'))));
}

app.append(rooms());
keepForms();
