// The dialog, its field and its menu of countries are all the library's.
import { ask } from '/_widgets/mui-tel-input.js';
import { keepForms } from '/_shared/dom.js';

const words = {
  title: 'Two-step verification', act: 'Send code',
  text: 'Add your phone number. We will text you a code whenever you log in.',
  field: { label: 'Phone number', name: 'phone', expect: 'warn' },
};

document.getElementById('two-step').addEventListener('click', () => ask(words));
keepForms();
