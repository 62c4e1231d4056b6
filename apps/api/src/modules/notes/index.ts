/** Notes: what the store's people write to each other beside a conversation. Customers never see them. */
export { NotesModule } from './notes.module.js';
