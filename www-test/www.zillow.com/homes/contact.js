// The widget stands in a page that is otherwise plain HTML.
import { mount } from '/_widgets/mui-tel-input.js';
import { keepForms } from '/_shared/dom.js';

mount(document.getElementById('widget'), { label: 'Phone', name: 'phone', expect: 'silent' });
keepForms();
