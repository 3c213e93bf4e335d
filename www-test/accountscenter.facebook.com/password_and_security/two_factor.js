// A settings app in the manner of a component framework: the view is a function of the state and is drawn again on each change.
import { divButton, el, say } from '/_shared/dom.js';
import { openModal } from '/_shared/modal.js';
import { landSelect } from '/_shared/picker.js';

const LATE = 300;
const AGAIN = 400;
const mount = document.getElementById('mount');
const state = { view: 'settings', way: '' };

function set(change) {
  Object.assign(state, change);
  const focused = document.activeElement?.id;
  mount.replaceChildren(state.view === 'settings' ? settings() : methods());
  if (focused) document.getElementById(focused)?.focus();
}

function shell(title, ...kids) {
  return el('div', { class: 'c6 c7 cb', role: 'main' },
    el('div', { class: 'c4 c8', role: 'heading', 'aria-level': '1' }, title), ...kids);
}

function row(key, title, note, run) {
  return divButton({ class: 'c1 c3 c4 c5 ca', 'data-row': key, id: `r-${key}` }, run,
    el('div', {}, el('div', {}, title), el('div', { class: 'c9' }, note)), el('div', { 'aria-hidden': 'true' }, '›'));
}

function settings() {
  return shell('Password and security',
    row('password', 'Change password', 'Last changed a year ago', () => say('Not part of this page.')),
    row('two-factor', 'Two-factor authentication', 'Off', () => set({ view: 'methods' })),
    row('logins', 'Where you are logged in', '3 devices', () => say('Not part of this page.')));
}

function choice(key, title, note) {
  const pick = () => set({ way: key });
  const onKey = (event) => event.key === ' ' && (event.preventDefault(), pick());
  return el('div', {
    class: 'c1 c3 c4 c5 ca', role: 'radio', tabindex: '0', id: `c-${key}`, 'data-choice': key,
    'aria-checked': String(state.way === key), click: pick, keydown: onKey,
  }, el('div', {}, el('div', {}, title), el('div', { class: 'c9' }, note)), el('div', { class: 'ci' }));
}

function methods() {
  const ready = state.way === 'sms';
  return shell('Choose how you get your security codes',
    el('div', { role: 'radiogroup', 'aria-label': 'Method' },
      choice('app', 'Authentication app', 'Codes made on your phone. We suggest this one.'),
      choice('sms', 'Text message', 'Codes sent to your mobile phone.')),
    el('div', { class: 'c4' }, divButton({
      class: 'btn full', 'data-go': 'method', id: 'go', 'aria-disabled': String(!ready),
    }, () => ready && setTimeout(askPhone, LATE), 'Continue')));
}

function phoneInput() {
  return el('input', {
    class: 'cf', type: 'tel', placeholder: ' ', autocomplete: 'off', dir: 'ltr', id: ':r7:', 'data-expect': 'warn',
  });
}

/** Label text stands after its control, inside the label that wraps both. */
function floating(control, text) {
  return el('label', { class: 'cc cd ch c1 cb' }, control, el('span', { class: 'cg' }, text));
}

function askPhone() {
  const input = phoneInput();
  const box = el('div', { class: 'modal cj cb', role: 'dialog', 'aria-modal': 'true', 'aria-label': 'Add a phone number' },
    el('div', { class: 'c4' },
      el('div', { class: 'c8 ch', role: 'heading', 'aria-level': '2' }, 'Add a phone number'),
      el('div', { class: 'c9 ch' }, 'A login code will be sent to it each time you log in somewhere new.'),
      floating(landSelect({ class: 'cf' }), 'Country'),
      floating(input, 'Phone number'),
      el('div', { class: 'c1 c2 ce' },
        divButton({ class: 'btn full' }, () => say('A code would be on its way.'), 'Continue'),
        divButton({ class: 'btn plain full' }, () => close(), 'Back'))));
  const close = openModal(box);
  setTimeout(() => drawAgain(input), AGAIN);
}

/** What a re-render with a changed key does: the same field, as another element. */
function drawAgain(input) {
  const held = document.activeElement === input;
  const fresh = phoneInput();
  fresh.value = input.value;
  input.replaceWith(fresh);
  if (held) fresh.focus();
}

set({});
