import { useLingui } from '@lingui/react/macro';
import { dateFormat } from '../../../shared/formats/formats.js';
import { useStore } from '../../../shared/people/me.js';

/** Day and hour of a moment of the next days, in the store's time zone. */
export function MomentAhead({ at }: { readonly at: string }) {
  const { i18n } = useLingui();
  const { timezone: timeZone } = useStore();
  const text = (format: Intl.DateTimeFormatOptions): string => dateFormat(i18n.locale, { ...format, timeZone }).format(new Date(at));
  return <time dateTime={at} title={text({ dateStyle: 'full', timeStyle: 'long' })}>{text({ weekday: 'short', hour: 'numeric', minute: '2-digit', timeZoneName: 'short' })}</time>;
}
