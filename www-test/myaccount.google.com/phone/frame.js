// The country list of the editor, and its form.
import { keepForms } from '/_shared/dom.js';
import { lands, picker } from '/_shared/picker.js';

document.getElementById('land').append(picker({ id: 'land-pick', name: 'Country', items: lands, brief: true }));
keepForms();
