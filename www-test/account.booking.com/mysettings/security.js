// The widget stands in a page that is otherwise plain HTML.
import { mount } from '/_widgets/react-phone-number-input.js';
import { keepForms } from '/_shared/dom.js';

mount(document.getElementById('widget'), { renew: true, input: { id: 'tel', name: 'phone', 'data-expect': 'warn' } });
keepForms();
