/** Canned replies: answers that a store's people write once and send often. */
export { CannedRepliesModule } from './canned-replies.module.js';
