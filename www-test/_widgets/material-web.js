// Material Web: elements whose label and input lie in an open shadow root, and whose country list has two of them.
import '@material/web/button/filled-button.js';
import '@material/web/select/outlined-select.js';
import '@material/web/select/select-option.js';
import '@material/web/textfield/outlined-text-field.js';

/** Marks the inputs inside the text fields that carry an `expect`. */
export async function mark() {
  for (const field of document.querySelectorAll('md-outlined-text-field[expect]')) {
    await field.updateComplete;
    field.shadowRoot.querySelector('input').dataset.expect = field.getAttribute('expect');
  }
}
