export { TeamPage } from './team-page.js';
