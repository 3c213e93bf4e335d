// Pages that are large rather than true to life, for benchmarks and tests: the path says which.
import { el } from '/_shared/dom.js';

const range = (count) => [...Array(count).keys()];

/** Elements without a field: sections of ten. */
function rows(count) {
  return range(count / 10).map((row) => el('section', {}, el('h3', {}, `Article ${row + 1}`), ...range(4).map((at) =>
    el('p', {}, `A line of text about nothing, ${at} of four. `, el('a', { href: '#' }, 'More')))));
}

/** 500 changes, 10 ms apart: what comes is small and goes again. */
function change(place, make) {
  let count = 0;
  const timer = setInterval(() => {
    if (++count > 500) return clearInterval(timer);
    if (count % 2) return place.append(make());
    place.lastElementChild.remove();
  }, 10);
}

const field = (name, attributes = {}) => el('p', {}, el('label', { for: name }, name), el('input', { id: name, name, ...attributes }));

function form(...content) {
  return el('form', {}, ...content, el('button', { type: 'submit' }, 'Send the code'));
}

const setUp = () => form(
  el('h1', {}, 'Set up two-factor authentication'),
  el('p', {}, 'Add your phone number. We will send you a security code by text message each time you log in.'),
  field('Phone number', { type: 'tel', autocomplete: 'tel' }),
);

/** So many boxes, one inside the other. */
function deep(levels, content) {
  return range(levels).reduce((inside) => el('div', {}, inside), content);
}

/** More of everything than anybody describes; the phone field is the two hundredth of three hundred. */
function monster() {
  const long = 'Words without an end. '.repeat(10000).slice(0, 200000);
  const inputs = range(300).map((at) => (at === 199 ? field('Phone number', { type: 'tel', autocomplete: 'tel' }) : field(`Item ${at + 1}`)));
  for (const at of range(60)) inputs[199].append(el('label', { for: 'Phone number' }, `Phone number, once more, ${at}`));
  inputs[198].append(el('select', { 'aria-label': 'Country' }, ...range(300).map((at) => el('option', {}, `Country ${at} of a name that is longer than forty characters`))));
  const form = el('form', {},
    el('h1', {}, 'Set up two-factor authentication'),
    el('p', {}, 'Add your phone number. We will send you a security code by text message each time you log in.'),
    ...range(40).flatMap((at) => [el('h2', {}, `Heading ${at} `.repeat(40)), el('button', { type: 'button' }, `Button ${at} `.repeat(40))]),
    el('p', {}, long),
    ...inputs.slice(0, 198),
    ...range(2500).map((at) => el('p', {}, `Text ${at} before the field`)),
    ...inputs.slice(198, 200),
    ...range(2500).map((at) => el('p', {}, `Text ${at} after the field`)),
    ...inputs.slice(200));
  document.title = long;
  document.documentElement.lang = 'en'.repeat(1000);
  // Rooms of their own, more than there are kept.
  return [form, ...range(20).map((at) => el('form', { 'aria-label': long }, el('h2', {}, long), field(`Room ${at}`, { type: 'tel', title: long, placeholder: long, pattern: long })))];
}

const kinds = {
  plain: () => rows(5000),
  changing() {
    change(document.body, () => el('p', {}, 'News'));
    return rows(5000);
  },
  form: () => [form(...range(60).map((at) => field(`Item ${at + 1}`)))],
  'set-up': () => [setUp()],
  deep: () => [...rows(10000), deep(200, setUp()), ...rows(10000)],
  undefined() {
    change(document.body, () => el('p', {}, 'News'));
    return [...rows(4500), ...range(500).map((at) => el(`never-made-${at % 25}`, {}, 'Waiting'))];
  },
  monster,
};

document.body.append(...kinds[location.pathname.slice(1)]());
