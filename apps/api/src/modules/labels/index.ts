/** Labels: how a store sorts its conversations. */
export { LabelsModule } from './labels.module.js';
