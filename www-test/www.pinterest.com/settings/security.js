// Security settings drawn by script: a switch, then a dialog of two steps in one box.
import { el, keepForms, say } from '/_shared/dom.js';
import { openModal } from '/_shared/modal.js';
import { landSelect } from '/_shared/picker.js';

const toggle = el('button', {
  id: 'mfa-switch', class: 'p-switch', type: 'button', role: 'switch', 'aria-checked': 'false', 'aria-labelledby': 'mfa-name', click: start,
});

function layout() {
  return el('div', { class: 'page side' },
    el('nav', { 'aria-label': 'Settings' },
      el('a', { href: '#' }, 'Profile'), el('a', { href: '#' }, 'Feed'), el('a', { href: '#', 'aria-current': 'page' }, 'Security')),
    el('main', {},
      el('p', { class: 'brand' }, 'Idea Board'),
      el('h1', {}, 'Security'),
      el('div', { class: 'row' }, el('div', {}, el('div', { id: 'mfa-name' }, 'Two-factor authentication'),
        el('small', { class: 'muted' }, 'Ask for a secret code as well as your password.')), toggle),
      el('div', { class: 'row' }, el('div', {}, 'Connected devices', el('small', {}, 'Sign out of those you no longer use.')))));
}

function start() {
  const box = el('div', { class: 'modal', role: 'dialog', 'aria-modal': 'true', 'aria-labelledby': 'mfa-title' });
  const stop = () => { close(); toggle.setAttribute('aria-checked', 'false'); };
  box.append(...intro(box, stop));
  toggle.setAttribute('aria-checked', 'true');
  const close = openModal(box);
}

function intro(box, stop) {
  return [
    el('h2', { id: 'mfa-title' }, 'Before you begin'),
    el('p', {}, 'You will get a backup code at the end. Keep it somewhere safe: it is the way in when your phone is lost.'),
    el('div', { class: 'acts' },
      el('button', { class: 'btn plain', type: 'button', click: stop }, 'Cancel'),
      el('button', { class: 'btn', type: 'button', 'data-test': 'mfa-next', click: () => box.replaceChildren(...ask(stop)) }, 'Next')),
  ];
}

function ask(stop) {
  const input = el('input', { id: 'mfa-phone', type: 'tel', autocomplete: 'tel-national', placeholder: 'Phone number', 'data-expect': 'inform' });
  return [
    el('h2', { id: 'mfa-title' }, 'Where should we text the code?'),
    el('form', {},
      el('div', { class: 'p-duo' },
        landSelect({ 'aria-label': 'Country code' }),
        el('div', {}, el('label', { class: 'vh', for: 'mfa-phone' }, 'Your phone number'), input)),
      el('div', { class: 'acts' },
        el('button', { class: 'btn plain', type: 'button', click: stop }, 'Cancel'),
        el('button', { class: 'btn', type: 'submit', click: () => say('A code would be on its way.') }, 'Verify'))),
  ];
}

document.getElementById('root').append(layout());
keepForms();
