// intl-tel-input, which takes a field of the page and puts a country list with a search box before it.
import intlTelInput from 'intl-tel-input/intlTelInputWithUtils';
import 'intl-tel-input/styles';

/** Wraps the field that the page wrote; gives back the function that undoes it. */
export function wrap(input, options = {}) {
  const widget = intlTelInput(input, { initialCountry: 'us', separateDialCode: true, containerClass: 'grow', ...options });
  return () => widget.destroy();
}
