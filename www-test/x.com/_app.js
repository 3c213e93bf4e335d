// A single-page app: one document, routes by history.pushState, each view drawn a moment after its address is shown.
import { el, keepForms, say } from '/_shared/dom.js';
import { landSelect } from '/_shared/picker.js';

const CHUNK = 120;
const root = document.getElementById('root');
const main = el('main', { class: 'x-main' });
const verify = '/settings/account/login_verification';

/** Each address: its title, its view, and for tests what it is and what to click to reach the field. */
const routes = {
  '/home': {
    title: 'Home', view: home, about: 'Timeline of the single-page app; the search field is not a phone field.',
  },
  [verify]: {
    title: 'Two-factor authentication', view: methods, do: '[data-method="sms"]',
    about: 'Two-factor settings of the single-page app; text message leads by pushState to the phone step.',
  },
  '/settings/phone': {
    title: 'Add phone', view: phone, about: 'The phone step of the single-page app, opened by its own address.',
  },
  '/settings/your_twitter_data/account': {
    title: 'Account information', view: account, about: 'Account information with the phone shown read-only.',
  },
  '/i/flow/login': {
    title: 'Log in', view: login, bare: true, about: 'Log-in by phone, email or username.',
  },
};

function routeNow() {
  return routes[location.pathname] ?? routes['/home'];
}

let turn = 0;
/** Shows the view of the present address, unless another was asked for while this one was loading. */
function draw() {
  const mine = ++turn;
  const route = routeNow();
  document.title = `${route.title} / Short Posts`;
  main.replaceChildren(el('div', { class: 'x-wait', role: 'status' }, 'Loading'));
  setTimeout(() => {
    if (mine !== turn) return;
    root.replaceChildren(route.bare ? main : frame());
    main.replaceChildren(...route.view());
  }, CHUNK);
}

function go(path) {
  history.pushState({}, '', path);
  draw();
}

function link(path, text) {
  const current = location.pathname === path ? 'page' : null;
  return el('a', { href: path, 'aria-current': current, click: (e) => { e.preventDefault(); go(path); } }, text);
}

function frame() {
  return el('div', { class: 'x-app' },
    el('nav', { class: 'x-nav', 'aria-label': 'Main' },
      link('/home', 'Home'), link(verify, 'Two-factor'), link('/settings/your_twitter_data/account', 'Account')),
    main,
    el('aside', { class: 'x-right' }, el('p', { class: 'small muted' }, 'Short Posts, made up for tests.')));
}

function head(title, back = false) {
  const button = el('button', { type: 'button', class: 'link', 'aria-label': 'Back', click: () => history.back() }, '←');
  return el('header', {}, ...(back ? [button] : []), el('h1', {}, title));
}

/** The label's text comes first, in the same label as the control. */
function field(text, control) {
  return el('label', { class: 'x-field' }, el('div', {}, el('span', {}, text)), el('div', {}, control));
}

function home() {
  const posts = ['The fog lifted before noon.', 'Anyone else add a phone number and regret it?', 'Bread, day three: edible.'];
  return [
    head('Home'),
    el('div', { class: 'x-pad' }, el('input', { 'aria-label': 'Search posts', placeholder: 'Search', 'data-expect': 'silent' })),
    el('div', { class: 'x-write', contenteditable: 'true', role: 'textbox', 'aria-multiline': 'true', 'aria-label': 'Write something short' }),
    ...posts.map((text) => el('article', { class: 'x-post' }, text)),
  ];
}

function methods() {
  const row = (key, title, note, run) => el('button', { type: 'button', class: 'row', 'data-method': key, click: run },
    el('span', {}, title, el('small', {}, note)), el('span', { 'aria-hidden': 'true' }, '›'));
  const other = () => say('Not part of this page.');
  return [
    head('Two-factor authentication'),
    row('sms', 'Text message', 'Codes come by SMS when you log in.', () => go('/settings/phone')),
    row('app', 'Authentication app', 'Codes come from an app on your device.', other),
    row('key', 'Security key', 'A key you plug in or hold to your phone.', other),
  ];
}

function phone() {
  const number = el('input', { type: 'tel', name: 'phone_number', autocomplete: 'tel', 'data-expect': 'warn' });
  return [
    head('Add phone', true),
    el('form', { class: 'x-pad' },
      el('h2', {}, 'Where should your login codes go?'),
      el('p', { class: 'muted' }, 'We text a confirmation code now, and one whenever you log in with two-factor authentication.'),
      field('Country code', landSelect({ name: 'country_code' })),
      field('Your phone number', number),
      el('button', { class: 'btn full', type: 'submit' }, 'Next')),
  ];
}

function account() {
  const shown = (text, attrs) => field(text, el('input', { readonly: true, ...attrs }));
  return [
    head('Account information', true),
    el('div', { class: 'x-pad' },
      shown('Username', { name: 'username', value: '@samrivers' }),
      shown('Phone', { name: 'phone', type: 'tel', value: '+1 201 555 0123', 'data-expect': 'silent' }),
      shown('Email', { name: 'email', type: 'email', value: 'sam@mail.example' }),
      shown('Country', { name: 'country', value: 'United States' })),
  ];
}

function login() {
  return [el('div', { class: 'veil' },
    el('form', { class: 'modal', role: 'dialog', 'aria-modal': 'true', 'aria-labelledby': 'login-title' },
      el('h1', { id: 'login-title' }, 'Log in to Short Posts'),
      field('Phone, email or username', el('input', { name: 'text', autocomplete: 'username', 'data-expect': 'silent' })),
      el('button', { class: 'btn full', type: 'submit' }, 'Next'),
      el('p', {}, el('a', { href: '#' }, 'I forgot my password'))))];
}

const start = routeNow();
document.documentElement.dataset.about = start.about;
if (start.do) document.documentElement.dataset.do = start.do;
window.addEventListener('popstate', draw);
keepForms();
draw();
