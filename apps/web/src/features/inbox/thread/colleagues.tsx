import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Tooltip } from '@mantine/core';
import { usePresence } from '../../../shared/live/presence.js';
import { useMe } from '../../../shared/people/me.js';
import { Mark } from '../../../shared/people/store-mark.js';
import { usePeopleNames } from '../../../shared/people/people.js';
import classes from './colleagues.module.css';

/** Who else of the team looks at this conversation or types in it, so that two do not answer at once. */
export function Colleagues({ storeId, conversationId }: { readonly storeId: string; readonly conversationId: string }) {
  const { t } = useLingui();
  const me = useMe();
  const nameOf = usePeopleNames(storeId);
  const here = usePresence(conversationId, me.user.id).map((each) => ({ ...each, name: nameOf(each.userId) ?? t`A colleague` }));
  const typing = here.filter(({ isTyping }) => isTyping);
  const [first] = typing;
  const shown = first ? typing : here;
  const names = shown.map(({ name }) => name).join(', ');
  const name = shown[0]?.name ?? '';
  return (
    <div className={classes['colleagues']} role="status">
      {here.length > 0 && (
        <Tooltip label={first ? t`Typing: ${names}` : t`Looking at this conversation: ${names}`}>
          <span className={classes['chip']} data-typing={first !== undefined || undefined}>
            <span className={classes['marks']}>{here.slice(0, 3).map(({ userId, name }) => <Mark key={userId} name={name} size={18} radius="xl" />)}</span>
            <span className={classes['words']}>
              {shown.length > 1
                ? first ? <Plural value={shown.length} one="# person is typing" other="# people are typing" /> : <Plural value={shown.length} one="# person is here" other="# people are here" />
                : first ? <Trans><bdi>{name}</bdi> is typing</Trans> : <Trans><bdi>{name}</bdi> is here</Trans>}
            </span>
            {first && <span className={classes['dots']} aria-hidden><i /><i /><i /></span>}
          </span>
        </Tooltip>
      )}
    </div>
  );
}
