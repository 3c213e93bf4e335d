// The dialog and its field are in the page from the start; opening it changes an attribute and nothing else.
import { keepForms } from '/_shared/dom.js';

const dialog = document.getElementById('sms_dialog');

document.getElementById('open_sms').addEventListener('click', () => dialog.showModal());
document.getElementById('sms_cancel').addEventListener('click', () => dialog.close());
dialog.addEventListener('submit', () => dialog.close());
keepForms();
