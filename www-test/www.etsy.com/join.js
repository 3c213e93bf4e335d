// The widget takes the form's own field.
import { wrap } from '/_widgets/intl-tel-input.js';
import { keepForms } from '/_shared/dom.js';

wrap(document.getElementById('phone'));
keepForms();
