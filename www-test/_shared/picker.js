// A button that opens a list of choices (role combobox and listbox), and the countries most pages offer in one.
import { el } from '/_shared/dom.js';

export const lands = [
  { value: '+1', label: 'United States (+1)' },
  { value: '+44', label: 'United Kingdom (+44)' },
  { value: '+49', label: 'Germany (+49)' },
  { value: '+33', label: 'France (+33)' },
  { value: '+91', label: 'India (+91)' },
  { value: '+55', label: 'Brazil (+55)' },
  { value: '+81', label: 'Japan (+81)' },
];

/** A native select of the countries. */
export function landSelect(attrs) {
  return el('select', attrs, ...lands.map((land) => el('option', { value: land.value }, land.label)));
}

/**
 * The list behind a button. `name` is what assistive technology reads, `brief` shows the value
 * instead of the label on the button, `onPick` is called with the chosen item.
 */
export function picker({ id, name, items, brief = false, onPick = () => {} }) {
  let at = 0;
  const mark = (index) => {
    at = (index + items.length) % items.length;
    options.forEach((node, i) => node.setAttribute('aria-selected', String(i === at)));
    button.setAttribute('aria-activedescendant', options[at].id);
  };
  const show = (open) => {
    list.hidden = !open;
    button.setAttribute('aria-expanded', String(open));
  };
  const choose = (index) => {
    mark(index);
    button.textContent = items[at][brief ? 'value' : 'label'];
    show(false);
    onPick(items[at]);
  };
  const onKey = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) { show(true); mark(at + step); }
    else if (event.key === 'Escape' && !list.hidden) { show(false); event.stopPropagation(); }
    else if (event.key === 'Enter' && !list.hidden) choose(at);
    else return;
    event.preventDefault();
  };
  const options = items.map((item, i) => el('li', {
    id: `${id}-${i}`, role: 'option', 'data-value': item.value, click: () => choose(i),
  }, item.label));
  const button = el('button', {
    id, type: 'button', role: 'combobox', 'aria-label': name, 'aria-haspopup': 'listbox', 'aria-controls': `${id}-list`,
    click: () => show(list.hidden), keydown: onKey, blur: () => show(false),
  }, items[0][brief ? 'value' : 'label']);
  // A pressed mouse button would move focus and close the list before the click arrives.
  const list = el('ul', { id: `${id}-list`, role: 'listbox', 'aria-label': name, mousedown: (e) => e.preventDefault() }, ...options);
  mark(0);
  show(false);
  return el('div', { class: 'pick' }, button, list);
}
