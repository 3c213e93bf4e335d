// Like a framework that binds texts: no element comes or goes, and no attribute that says what the field takes changes.
import { keepForms } from '/_shared/dom.js';

// As long as the server takes: nothing that follows at once upon the click finds it done.
const ANSWER = 800;
const steps = [
  ['What are you called?', 'First name'],
  ['Set up two-factor authentication', 'Account name'],
  ['Set up two-factor authentication', 'Mobile phone number'],
  ['Where shall we send the parcel?', 'Mobile phone number'],
];
const [step, title, name] = ['step', 'title', 'name'].map((id) => document.getElementById(id));

function go(by) {
  setTimeout(() => {
    const at = Math.max(0, Math.min(steps.length - 1, Number(step.dataset.at) + by));
    [title.firstChild.data, name.firstChild.data] = steps[at];
    step.dataset.at = at;
  }, ANSWER);
}

document.getElementById('next').addEventListener('click', () => go(1));
document.getElementById('back').addEventListener('click', () => go(-1));
keepForms();
