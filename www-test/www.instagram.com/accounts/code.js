// Moves on to the next box as digits are typed, and back when one is deleted.
import { keepForms } from '/_shared/dom.js';

const boxes = [...document.querySelectorAll('.digits input')];

boxes.forEach((box, i) => {
  box.addEventListener('input', () => box.value && boxes[i + 1]?.focus());
  box.addEventListener('keydown', (event) => event.key === 'Backspace' && !box.value && boxes[i - 1]?.focus());
});
keepForms();
