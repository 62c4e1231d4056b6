import { Flag, Id, Text, Whole } from '../../platform/http/fields.js';

export class SimulatorLineQuery {
  @Id('account', { optional: true }) account?: string;
}
export class NewSimulatedCustomerDto {
  @Text({ max: 60, optional: true }) name?: string;
  @Text({ max: 20, optional: true, pattern: /^\+?[\d\s()-]{7,20}$/ }) phone?: string;
  @Text({ max: 40, optional: true, pattern: /^[\w.]{3,40}$/ }) username?: string;
}
export class PhoneSwitchDto {
  @Flag() online!: boolean;
}
export class PassTimeDto {
  @Whole({ min: 1, max: 24 * 31 }) hours!: number;
}
export class NextFailureDto {
  @Flag() on!: boolean;
}
