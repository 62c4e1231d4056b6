import type { Background } from '../../background.js';
import type { SandboxClock } from '../../clock.js';
import { refuse } from '../../http/refusal.js';
import type { Webhooks } from '../webhooks.js';
import type { MetaWorld, Template } from '../world.js';

const STATUSES = ['PENDING', 'APPROVED', 'REJECTED', 'PAUSED', 'DISABLED', 'IN_APPEAL', 'PENDING_DELETION', 'DELETED', 'ARCHIVED', 'FLAGGED', 'REINSTATED'] as const;
const CATEGORIES = ['MARKETING', 'UTILITY', 'AUTHENTICATION'] as const;
const QUALITIES = ['GREEN', 'YELLOW', 'RED', 'UNKNOWN'] as const;

/** What is decided about a template. `announced`: a category that it will get later. */
export interface Verdict {
  readonly status?: (typeof STATUSES)[number];
  readonly reason?: string;
  readonly recommendation?: string;
  readonly pause?: string;
  readonly quality?: (typeof QUALITIES)[number];
  readonly category?: (typeof CATEGORIES)[number];
  readonly announced?: (typeof CATEGORIES)[number];
  readonly components?: readonly Record<string, unknown>[];
}

/** The people and machines at Meta who look at templates, and the webhooks that tell of it. */
export class TemplateReview {
  constructor(private readonly world: MetaWorld, private readonly webhooks: Webhooks, private readonly background: Background, private readonly clock: SandboxClock, private readonly afterMs: number | undefined) {}

  /** A template was handed in: it is approved by itself where the sandbox is told to. */
  begin(template: Template): void {
    const { afterMs } = this;
    if (afterMs === undefined) return;
    this.background.run(async () => {
      await this.background.pause(afterMs);
      if (template.status === 'PENDING') await this.decide(template.id, { status: 'APPROVED' });
    });
  }

  /** Changes the template and posts the webhooks of the change. */
  async decide(templateId: string, verdict: Verdict): Promise<void> {
    const known = this.world.template(templateId);
    if (!known) throw refuse(404, `there is no template ${templateId}`);
    const { template, business } = known;
    const named = { message_template_id: Number(template.id), message_template_name: template.name, message_template_language: template.language.replace('_', '-') };
    if (verdict.category !== undefined && verdict.category !== template.category) {
      const previous = template.category;
      template.category = verdict.category;
      template.previousCategory = previous;
      await this.webhooks.postBusinessChange(business.id, 'template_category_update', { ...named, previous_category: previous, new_category: verdict.category });
    }
    if (verdict.announced !== undefined) {
      const at = Math.floor(this.clock.now() / 1000) + 86_400;
      await this.webhooks.postBusinessChange(business.id, 'template_category_update', { ...named, correct_category: verdict.announced, category_update_timestamp: at });
    }
    if (verdict.quality !== undefined) {
      const previous = template.quality;
      template.quality = verdict.quality;
      await this.webhooks.postBusinessChange(business.id, 'message_template_quality_update', { ...named, previous_quality_score: previous, new_quality_score: verdict.quality });
    }
    if (verdict.components !== undefined) {
      template.components = verdict.components;
      await this.webhooks.postBusinessChange(business.id, 'message_template_components_update', { ...named, message_template_element: String(verdict.components[0]?.['text'] ?? '') });
    }
    if (verdict.status !== undefined) await this.#status(business.id, template, verdict, named);
  }

  async #status(businessAccountId: string, template: Template, { status, reason, recommendation, pause }: Verdict, named: Record<string, unknown>): Promise<void> {
    // Some words are events: what the template is then has to be asked for.
    if (status === 'REINSTATED') template.status = 'APPROVED';
    else if (status !== 'FLAGGED' && status !== undefined) template.status = status;
    template.rejectedReason = status === 'REJECTED' ? reason ?? 'INVALID_FORMAT' : 'NONE';
    await this.webhooks.postBusinessChange(businessAccountId, 'message_template_status_update', {
      event: status, ...named, reason: status === 'REJECTED' ? template.rejectedReason : 'NONE', message_template_category: template.category,
      ...(pause === undefined ? {} : { other_info: { title: pause, description: 'Low quality' } }),
      ...(recommendation === undefined ? {} : { rejection_info: { reason: template.rejectedReason, recommendation } }),
    });
  }
}

/** @throws Refusal for words that nobody knows */
export function verdictOf(body: Readonly<Record<string, unknown>>): Verdict {
  const known = <T extends string>(key: string, values: readonly T[]): Partial<Record<string, T>> => {
    if (body[key] === undefined) return {};
    const found = values.find((value) => value === body[key]);
    if (found === undefined) throw refuse(400, `"${key}" must be one of ${values.join(', ')}`);
    return { [key]: found };
  };
  const text = (key: string): Record<string, string> => (typeof body[key] === 'string' ? { [key]: body[key] } : {});
  return { ...known('status', STATUSES), ...known('quality', QUALITIES), ...known('category', CATEGORIES), ...known('announced', CATEGORIES), ...text('reason'), ...text('recommendation'), ...text('pause') };
}
