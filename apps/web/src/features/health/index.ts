export { HealthPage } from './health-page.js';
