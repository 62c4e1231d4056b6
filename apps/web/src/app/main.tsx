import './styles.js';
import { untilFirstLook } from '../shared/page/first-look.js';
import { activateLocale, preferredLocale } from '../shared/formats/i18n.js';
import { styleNonce } from '../shared/api/installation.js';
import { mountApp } from './mount.js';

// react-remove-scroll (behind the kit's dialogs) looks for the policy's word under this name.
Object.assign(globalThis, { __webpack_nonce__: styleNonce });

const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root');
await Promise.all([activateLocale(preferredLocale()), untilFirstLook()]);
mountApp(root);
