// vue-tel-input in an app of its own. Left alone it asks a server on the internet for the visitor's country.
import { createApp, h } from 'vue';
import { VueTelInput } from 'vue-tel-input';
import 'vue-tel-input/vue-tel-input.css';

/** Draws the widget into `place`; `inputOptions` are the widget's, and it takes no others: `expect` is set after. */
export function mount(place, { expect, inputOptions }) {
  const app = createApp({
    data: () => ({ phone: '' }),
    render() {
      return h(VueTelInput, {
        modelValue: this.phone, 'onUpdate:modelValue': (phone) => { this.phone = phone; },
        autoDefaultCountry: false, defaultCountry: 'US', mode: 'international', inputOptions,
        dropdownOptions: { showFlags: true, showDialCodeInSelection: true, showSearchBox: true, ariaLabel: 'Country' },
      });
    },
  });
  app.mount(place);
  place.querySelector('.vti__phone').dataset.expect = expect;
  return () => app.unmount();
}
