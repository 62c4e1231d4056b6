export { SimulatorPage } from './simulator-page.js';
