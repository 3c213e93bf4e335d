// react-phone-number-input with its own country list, a native select that lies unseen over a flag.
import { createElement as h, useState } from 'react';
import { createRoot } from 'react-dom/client';
import PhoneInput from 'react-phone-number-input';
import flags from 'react-phone-number-input/flags';
import 'react-phone-number-input/style.css';

/**
 * A form that keeps the country as its own state. With `renew` the country is the field's key as well, as forms do
 * that want to begin anew in another country: React then throws the field away and makes another.
 */
function Phone({ renew, input }) {
  const [country, setCountry] = useState('US');
  const [number, setNumber] = useState();
  return h(PhoneInput, {
    key: renew ? country : 'one', flags, defaultCountry: country, onCountryChange: (next) => setCountry(next ?? 'US'),
    value: number, onChange: setNumber, ...input,
  });
}

/** Draws the widget into `place`; `input` is handed on to the field. */
export function mount(place, options) {
  const root = createRoot(place);
  root.render(h(Phone, options));
  return () => root.unmount();
}
