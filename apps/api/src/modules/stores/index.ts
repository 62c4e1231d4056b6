export { Access, Public, SignedIn } from './access.js';
