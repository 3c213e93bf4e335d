// The widget stands in a page that is otherwise plain HTML.
import { mount } from '/_widgets/vue-tel-input.js';
import { keepForms } from '/_shared/dom.js';

mount(document.getElementById('widget'), { expect: 'silent', inputOptions: { id: 'guest-tel', name: 'phone', autocomplete: 'tel', placeholder: '' } });
keepForms();
