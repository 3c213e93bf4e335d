// Puts the tag into the page the way vendors' snippets do: a script element made by script, before the first one.
import { el, keepForms } from '/_shared/dom.js';

const tag = el('script', { async: true, src: 'https://s.pinimg.com/ct/core.js' });

document.querySelector('script').before(tag);
keepForms();
