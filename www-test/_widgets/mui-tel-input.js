// mui-tel-input, a text field of Material UI with a menu of countries, alone or in a dialog of Material UI.
import createCache from '@emotion/cache';
import { CacheProvider } from '@emotion/react';
import { Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle } from '@mui/material';
import { MuiTelInput } from 'mui-tel-input';
import { createElement as h, useState } from 'react';
import { createRoot } from 'react-dom/client';

// Material UI writes its styles into the page; the policy allows those with this nonce.
const cache = createCache({ key: 'css', nonce: document.querySelector('meta[property="csp-nonce"]')?.nonce });

function Phone({ expect, ...field }) {
  const [number, setNumber] = useState('');
  // Its flags would come from a server on the internet.
  return h(MuiTelInput, {
    value: number, onChange: setNumber, defaultCountry: 'US', fullWidth: true, margin: 'dense',
    getFlagElement: (code) => code, unknownFlagElement: '+', slotProps: { htmlInput: { 'data-expect': expect } }, ...field,
  });
}

function Asking({ title, text, act, ended, field }) {
  const [open, setOpen] = useState(true);
  const close = () => setOpen(false);
  return h(Dialog, { open, onClose: close, slotProps: { transition: { onExited: ended } } },
    h(DialogTitle, {}, title),
    h(DialogContent, {}, h(DialogContentText, {}, text), h(Phone, field)),
    h(DialogActions, {}, h(Button, { onClick: close, 'data-act': 'cancel' }, 'Cancel'), h(Button, { variant: 'contained' }, act)));
}

function draw(place, node) {
  const root = createRoot(place);
  root.render(h(CacheProvider, { value: cache }, node));
  return () => root.unmount();
}

/** Draws the field into `place`. */
export const mount = (place, field) => draw(place, h(Phone, field));

/** Opens a dialog with the field in it. */
export function ask(words) {
  const end = draw(document.createElement('div'), h(Asking, { ...words, ended: () => end() }));
}
