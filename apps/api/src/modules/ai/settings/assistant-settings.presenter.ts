import type { Engine } from '../engines/engine.js';
import type { BudgetState } from '../costs/budget.js';
import { budgetOf, presentBudget } from '../costs/costs.presenter.js';
import { presentBehaviour } from '../behaviour/behaviour.presenter.js';
import { type Briefing, pausedBecause, type SwitchChanges } from './assistant-settings.service.js';
import type { AssistantDto, HoursDto, UpdateAssistantDto } from './assistant-settings.dto.js';
import { type Hours, WEEKDAYS } from './settings.js';

export function presentAssistant(briefing: Briefing, engine: Pick<Engine, 'id' | 'model'>, budgetState: BudgetState): AssistantDto {
  const { settings } = briefing;
  return {
    ...presentBehaviour(settings), enabled: settings.enabled, version: settings.version, hours: settings.hours && presentHours(settings.hours),
    quiet_window_ms: settings.quietWindowMs, auto_return_minutes: settings.autoReturnMinutes, budget: settings.budget && presentBudget(settings.budget), budget_state: budgetState, paused_because: pausedBecause(briefing), engine: engine.id, model: engine.model, updated_at: settings.updatedAt?.toISOString() ?? null,
  };
}

/** Only the members that the request has. */
export function changesOf(body: UpdateAssistantDto): SwitchChanges {
  return {
    ...(body.enabled === undefined ? {} : { enabled: body.enabled }),
    ...(body.budget === undefined ? {} : { budget: body.budget && budgetOf(body.budget) }),
    ...(body.hours === undefined ? {} : { hours: body.hours && hoursOf(body.hours) }),
    ...(body.quiet_window_ms === undefined ? {} : { quietWindowMs: body.quiet_window_ms }),
    ...(body.auto_return_minutes === undefined ? {} : { autoReturnMinutes: body.auto_return_minutes }),
  };
}

function presentHours(hours: Hours): HoursDto {
  return Object.fromEntries(WEEKDAYS.map((day) => [day, [...(hours[day] ?? [])]]));
}

function hoursOf(body: HoursDto): Hours {
  return Object.fromEntries(WEEKDAYS.map((day) => [day, (body[day] ?? []).map(({ from, to }) => ({ from, to }))]));
}
