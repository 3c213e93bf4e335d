// A dialog as component libraries make it: drawn at the end of body, the rest hidden by aria-hidden, focus held inside.
import { el } from '/_shared/dom.js';

const reachable = 'a[href], button, input, select, textarea, [tabindex="0"]';

/** Shows `box` (its role and name are the caller's) over the page and returns the function that closes it. */
export function openModal(box) {
  const before = document.activeElement;
  const hidden = [...document.body.children].filter((node) => !node.hasAttribute('aria-hidden'));
  const veil = el('div', { class: 'veil' }, box);
  const close = () => {
    document.removeEventListener('focusin', hold);
    hidden.forEach((node) => node.removeAttribute('aria-hidden'));
    veil.remove();
    before?.focus?.();
  };
  // Focus that lands outside is brought back, as such traps do.
  const hold = (event) => box.contains(event.target) || first(box).focus();
  box.setAttribute('tabindex', '-1');
  box.addEventListener('keydown', (event) => event.key === 'Escape' && close());
  hidden.forEach((node) => node.setAttribute('aria-hidden', 'true'));
  document.body.append(veil);
  document.addEventListener('focusin', hold);
  box.focus();
  return close;
}

const first = (box) => box.querySelector(reachable) ?? box;
