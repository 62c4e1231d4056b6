export { ACCEPTED_TYPES, LARGEST_FILE } from './file-kinds.js';
export { MediaModule } from './media.module.js';
export { MEDIA_SOURCES, MediaEntity } from './media.entity.js';
export type { MediaSource } from './media.entity.js';
export { MediaFiles } from './media-files.service.js';
export type { MediaFile, PutOptions } from './media-files.service.js';
export { type ExpectedFile, IncomingMedia } from './incoming-media.js';
export { FETCH_MEDIA } from './media.jobs.js';
