// Runs while the page is read: nobody who comes when it is complete sees the focus move.
const root = document.getElementById('step').attachShadow({ mode: 'closed' });
const make = (tag, attrs, ...kids) => {
  const node = document.createElement(tag);
  for (const name in attrs) node.setAttribute(name, attrs[name]);
  node.append(...kids);
  return node;
};
const line = make('input', { type: 'tel', name: 'number', 'aria-label': 'Phone number' });
root.append(
  make('link', { rel: 'stylesheet', href: '/_shared/site.css' }),
  make('h2', {}, 'Add your phone number'),
  make('p', {}, 'We send a verification code to it when you log in on a new device.'),
  line,
  make('p', {}, make('button', { class: 'btn full', type: 'button' }, 'Continue')));
line.focus();
