// A field as a web component: label and input in its open shadow root, everything that explains it outside.
import { el, keepForms, say } from '/_shared/dom.js';
import { openModal } from '/_shared/modal.js';
import { landSelect } from '/_shared/picker.js';

class ThreadField extends HTMLElement {
  connectedCallback() {
    if (this.shadowRoot) return;
    const input = el('input', { type: this.getAttribute('type'), placeholder: ' ', 'data-expect': this.getAttribute('expect') });
    this.attachShadow({ mode: 'open' }).append(
      el('link', { rel: 'stylesheet', href: '/_shared/site.css' }),
      el('label', { class: 'float' }, input, el('span', {}, this.getAttribute('label'))));
  }
}

function askPhone() {
  const box = el('div', { class: 'modal', role: 'dialog', 'aria-modal': 'true', 'aria-labelledby': 'rd-title' },
    el('h2', { id: 'rd-title' }, 'Add a phone number'),
    el('p', { class: 'muted' }, 'A verified number is one more lock on your account: if a log-in looks odd, we text a code to it.'),
    el('form', {},
      el('div', { class: 'field' }, landSelect({ 'aria-label': 'Country' })),
      el('thread-field', { type: 'tel', label: 'Phone number', expect: 'inform' }),
      el('div', { class: 'acts' },
        el('button', { class: 'btn plain', type: 'button', click: () => close() }, 'Cancel'),
        el('button', { class: 'btn', type: 'submit', click: () => say('A code would be on its way.') }, 'Next'))));
  const close = openModal(box);
}

customElements.define('thread-field', ThreadField);
document.getElementById('add-phone').addEventListener('click', askPhone);
keepForms();
