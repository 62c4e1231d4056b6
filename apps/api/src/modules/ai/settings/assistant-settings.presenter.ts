import type { Engine } from '../engines/engine.js';
import { type Briefing, pausedBecause, type SettingsChanges } from './assistant-settings.service.js';
import type { AssistantDto, HoursDto, UpdateAssistantDto } from './assistant-settings.dto.js';
import { type Hours, WEEKDAYS } from './settings.js';

export function presentAssistant(briefing: Briefing, engine: Pick<Engine, 'id' | 'model'>): AssistantDto {
  const { settings } = briefing;
  return {
    enabled: settings.enabled, name: settings.name, tone: settings.tone, languages: [...settings.languages], instructions: settings.instructions,
    hand_off_keywords: [...settings.handOffKeywords], greeting: settings.greeting, hours: settings.hours && presentHours(settings.hours),
    quiet_window_ms: settings.quietWindowMs, auto_return_minutes: settings.autoReturnMinutes, paused_because: pausedBecause(briefing), engine: engine.id, model: engine.model, updated_at: settings.updatedAt?.toISOString() ?? null,
  };
}

/** Only the members that the request has. */
export function changesOf(body: UpdateAssistantDto): SettingsChanges {
  return {
    ...(body.enabled === undefined ? {} : { enabled: body.enabled }),
    ...(body.name === undefined ? {} : { name: body.name }),
    ...(body.tone === undefined ? {} : { tone: body.tone }),
    ...(body.languages === undefined ? {} : { languages: body.languages }),
    ...(body.instructions === undefined ? {} : { instructions: body.instructions }),
    ...(body.hand_off_keywords === undefined ? {} : { handOffKeywords: body.hand_off_keywords }),
    ...(body.greeting === undefined ? {} : { greeting: body.greeting }),
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
