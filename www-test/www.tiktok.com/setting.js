// The two-step set-up: a custom element that keeps its parts in an open shadow root and is made when asked for.
import { el, keepForms } from '/_shared/dom.js';
import { landSelect } from '/_shared/picker.js';

class ClipSteps extends HTMLElement {
  connectedCallback() {
    const sheet = el('link', { rel: 'stylesheet', href: '/_shared/site.css' });
    this.body = el('section', { class: 'card' });
    this.attachShadow({ mode: 'open' }).append(sheet, this.body);
    keepForms(this.shadowRoot);
    this.showWays();
  }

  showWays() {
    const way = (key, text, run) => el('button', { class: 'row', type: 'button', 'data-way': key, click: run }, text);
    this.body.replaceChildren(
      el('h2', {}, 'Turn on 2-step verification'),
      el('p', { class: 'muted' }, 'Pick how you want to confirm that a log-in is yours.'),
      way('sms', 'Text message', () => this.showPhone()),
      way('mail', 'Email', () => {}),
      way('app', 'Authenticator app', () => {}));
  }

  showPhone() {
    this.body.replaceChildren(
      el('h2', {}, 'Enter your phone number'),
      el('p', { class: 'muted' }, '2-step verification needs a number that can receive a code.'),
      el('form', {},
        el('div', { class: 'split' },
          landSelect({ 'aria-label': 'Country code' }),
          el('input', { type: 'text', inputmode: 'tel', name: 'mobile', placeholder: 'Phone number', 'data-expect': 'warn' })),
        el('div', { class: 'acts' },
          el('button', { class: 'btn plain', type: 'button', click: () => this.showWays() }, 'Back'),
          el('button', { class: 'btn', type: 'submit' }, 'Send code'))));
  }
}

customElements.define('clip-steps', ClipSteps);
document.getElementById('two-step').addEventListener('click', () => {
  document.getElementById('slot').replaceChildren(el('clip-steps'));
});
