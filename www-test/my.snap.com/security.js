// Each button puts one component into the page, in place of the one before. The search field above is there all the time.
import { el, keepForms } from '/_shared/dom.js';

// Nothing that follows at once upon the click finds it done.
const ANSWER = 800;
const slot = document.getElementById('slot');

/** Nobody sees into a closed root, so its host bears the mark of the field. */
const mark = { 'data-expect': 'warn' };
const sheet = () => el('link', { rel: 'stylesheet', href: '/_shared/site.css' });
const words = () => [
  el('h2', {}, 'Get a code by text message'),
  el('p', {}, 'We send a security code to your phone whenever you log in.')];
const line = (attrs) => el('label', {}, 'Phone number', el('input', { type: 'tel', name: 'phone', ...attrs }));

function fill(root, attrs) {
  root.append(sheet(), ...words(), line(attrs));
  keepForms(root);
}

class OpenStep extends HTMLElement {
  connectedCallback() {
    fill(this.attachShadow({ mode: 'open' }), mark);
  }
}

class ClosedStep extends HTMLElement {
  #root = this.attachShadow({ mode: 'closed' });

  connectedCallback() {
    fill(this.#root, {});
  }
}

/** The words are in one component, and the line is one of its own. */
class PhoneLine extends HTMLElement {
  connectedCallback() {
    this.attachShadow({ mode: 'open' }).append(sheet(), line(mark));
  }
}

class OuterStep extends HTMLElement {
  connectedCallback() {
    const root = this.attachShadow({ mode: 'open' });
    root.append(sheet(), el('section', {}, ...words(), el('div', {}, el('phone-line'))));
  }
}

const show = {
  open: () => el('open-step'),
  closed: () => el('closed-step', mark),
  late() {
    setTimeout(() => customElements.get('late-step') ?? customElements.define('late-step', class extends ClosedStep {}), ANSWER);
    return el('late-step', mark);
  },
  plain() {
    const box = el('div', mark);
    setTimeout(() => fill(box.attachShadow({ mode: 'closed' }), {}), ANSWER);
    return box;
  },
  nested: () => el('outer-step'),
  none: () => '',
};

customElements.define('open-step', OpenStep);
customElements.define('closed-step', ClosedStep);
customElements.define('phone-line', PhoneLine);
customElements.define('outer-step', OuterStep);
for (const button of document.querySelectorAll('[data-act]')) {
  button.addEventListener('click', () => setTimeout(() => slot.replaceChildren(show[button.dataset.act]()), ANSWER));
}
