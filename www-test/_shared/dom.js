// Builds elements without markup strings: every page forbids them by Trusted Types.

/** Makes an element. A function among the attributes is a listener, `true` an empty attribute, `false` and `null` none. */
export function el(tag, attrs = {}, ...kids) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attrs)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') node.addEventListener(name, value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...kids);
  return node;
}

/** A div that acts as a button, the way many component libraries draw one. */
export function divButton(attrs, run, ...kids) {
  const onKey = (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    run(event);
  };
  return el('div', { role: 'button', tabindex: '0', ...attrs, click: run, keydown: onKey }, ...kids);
}

/** Tells the reader something in a live region at the foot of the page. */
export function say(text) {
  let box = document.querySelector('.toast');
  if (!box) document.body.append(box = el('p', { class: 'toast', role: 'status' }));
  box.textContent = text;
}

/** Keeps forms below `root` from being sent: what is typed stays where it was typed. */
export function keepForms(root = document) {
  root.addEventListener('submit', (event) => {
    if (event.target.method === 'dialog') return;
    event.preventDefault();
    say('Saved on this page only. Nothing was sent.');
  });
}
