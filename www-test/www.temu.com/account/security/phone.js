// A page made for small screens: rows, and a sheet from below that is neither a dialog nor over a veil.
import { el, keepForms } from '/_shared/dom.js';
import { landSelect } from '/_shared/picker.js';

const app = document.getElementById('app');
const row = (key, name, state, run) => el('button', { class: 'row', type: 'button', 'data-row': key, click: run },
  el('span', {}, name, el('small', {}, state)), el('span', { 'aria-hidden': 'true' }, '›'));

function sheet() {
  const shown = el('section', { class: 't-sheet' },
    el('h2', {}, 'Add a mobile number'),
    el('p', { class: 'muted' }, 'With two-step verification on, we text you a code when you sign in from a new phone.'),
    el('form', {},
      el('div', { class: 'split' },
        landSelect({ name: 'area', 'aria-label': 'Country or region' }),
        el('input', { type: 'number', name: 'mobile', placeholder: 'Mobile number', 'data-expect': 'inform' })),
      el('button', { class: 'btn full', type: 'submit' }, 'Get code')),
    el('p', {}, el('button', { class: 'link', type: 'button', click: () => shown.remove() }, 'Close')));
  document.querySelector('.t-sheet')?.remove();
  document.body.append(shown);
}

app.append(
  el('p', { class: 'brand' }, 'Bargain Harbour'),
  el('h1', {}, 'Account security'),
  row('mail', 'Email', 's****@mail.example', () => {}),
  row('phone', 'Two-step verification', 'Off. Needs a mobile number', sheet),
  row('devices', 'Signed-in devices', '2', () => {}));
keepForms();
