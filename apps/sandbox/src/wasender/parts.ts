import type { Background } from '../background.js';
import type { Chaos } from '../chaos.js';
import type { SandboxClock } from '../clock.js';
import type { MediaLibrary } from '../meta/media-library.js';
import type { Customer, Customers } from '../phone/customer.js';
import { WasenderFiles } from './files.js';
import { WasenderGroups } from './groups.js';
import { Link } from './link.js';
import { WasenderPace } from './pace.js';
import { WasenderSends } from './sends.js';
import { WasenderWebhooks } from './webhooks.js';
import { WasenderWorld } from './world.js';

interface Shared {
  readonly clock: SandboxClock;
  readonly chaos: Chaos;
  readonly background: Background;
  readonly customers: Customers;
  readonly media: MediaLibrary;
  readonly origin: () => string;
  readonly retryDelaysMs: readonly number[];
  readonly keep: number;
}
/** Everything behind WASender's routes, once per sandbox. */
export interface WasenderParts extends Pick<Shared, 'clock' | 'chaos' | 'background' | 'customers' | 'media'> {
  readonly world: WasenderWorld;
  readonly webhooks: WasenderWebhooks;
  readonly sends: WasenderSends;
  readonly files: WasenderFiles;
  readonly groups: WasenderGroups;
  readonly pace: WasenderPace;
  readonly link: Link;
  /** Who is behind a JID or a phone number. */
  readonly customerAt: (jid: string) => Customer | undefined;
  readonly clear: () => void;
}

export function makeWasender({ clock, chaos, background, customers, media, origin, ...options }: Shared): WasenderParts {
  const world = new WasenderWorld(clock);
  const webhooks = new WasenderWebhooks(chaos, background, options);
  const files = new WasenderFiles(clock, origin);
  const groups = new WasenderGroups(world, clock);
  const sends = new WasenderSends(world, customers, webhooks, clock, { chaos, background, files, media, groups });
  const pace = new WasenderPace(clock);
  return {
    clock, chaos, background, customers, media, world, webhooks, sends, files, groups, pace, link: new Link(world, webhooks),
    customerAt: (jid) => world.customerBehind(jid) ?? (/^\+?\d{8,15}(@s\.whatsapp\.net)?$/.test(jid) ? customers.find(jid.split('@')[0] ?? '') : undefined),
    clear: () => { for (const part of [world, webhooks, sends, files, groups, pace]) part.clear(); },
  };
}
