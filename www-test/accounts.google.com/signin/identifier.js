// The elements draw themselves; the page only marks its field and keeps the form.
import { mark } from '/_widgets/material-web.js';
import { keepForms } from '/_shared/dom.js';

mark();
keepForms();
