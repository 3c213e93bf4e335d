// For pages that are plain HTML: their forms look as if they were sent, and are not.
import { keepForms } from '/_shared/dom.js';

keepForms();
