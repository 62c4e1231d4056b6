import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Text, UnstyledButton } from '@mantine/core';
import { Hand, Search, VolumeX } from 'lucide-react';
import { useHandOffText } from '../../../shared/assistant/hand-off-texts.js';
import { FormattedText } from '../../../shared/message/formatted-text.js';
import { mediaAddress } from '../../../shared/message/media-address.js';
import { type Parts, partsIn, textIn } from '../../../shared/message/parts.js';
import { sourcesOf } from '../../../shared/run/run-facts.js';
import { Milliseconds } from '../../../shared/run/run-steps.js';
import { ENGINE_NAMES } from '../../../shared/run/step-texts.js';
import { SILENCE_TEXTS } from '../../../shared/assistant/silence-texts.js';
import type { Trial } from '../api/try-assistant.js';
import { bubbleText, optionsOf } from './chat.js';
import classes from './playground.module.css';

interface AnswerBubblesProps {
  readonly storeId: string;
  readonly answer: Trial;
  /** True while its run is shown beside the chat. */
  readonly isShown: boolean;
  /** Only what was offered last can be tapped. */
  readonly isLast: boolean;
  readonly onLook: () => void;
  readonly onTap: (title: string, id: string) => void;
}

/** What the customer would get, and one line on how it came about. */
export function AnswerBubbles({ storeId, answer, isShown, isLast, onLook, onTap }: AnswerBubblesProps) {
  const { i18n } = useLingui();
  const handOff = useHandOffText();
  const used = sourcesOf(answer.steps).filter((source) => source.isUsed).length;
  const engine = ENGINE_NAMES[answer.engine];
  const silence = answer.silence_reason === null ? undefined : i18n._(SILENCE_TEXTS[answer.silence_reason].text);
  return (
    <>
      {answer.messages.map((content, index) => <Bubble key={index} storeId={storeId} content={content} onTap={isLast ? onTap : undefined} />)}
      {answer.kind === 'hand_off' && <div className={classes['event']}><Hand size={15} aria-hidden /><span><Trans>Handed off: {handOff(answer.reason ?? '')}</Trans></span></div>}
      {silence !== undefined && <div className={classes['event']}><VolumeX size={15} aria-hidden /><span><Trans>The assistant did not answer: {silence}</Trans></span></div>}
      <UnstyledButton className={classes['look']} aria-pressed={isShown} onClick={onLook}>
        <Search size={13} aria-hidden />
        <span><bdi>{engine ? i18n._(engine) : answer.engine}</bdi> · <bdi><Milliseconds ms={answer.latency_ms} /></bdi> · <Plural value={used} _0="no source" one="# source" other="# sources" /></span>
      </UnstyledButton>
    </>
  );
}

function Bubble({ storeId, content, onTap }: { readonly storeId: string; readonly content: Parts; readonly onTap: ((title: string, id: string) => void) | undefined }) {
  const header = partsIn(partsIn(content, 'header'), 'media');
  const media = content['kind'] === 'image' ? partsIn(content, 'media') : textIn(header, 'kind') === 'image' ? header : {};
  const mediaId = textIn(media, 'media_id');
  const options = optionsOf(content);
  return (
    <div className={classes['answer']}>
      {mediaId !== '' && <img src={mediaAddress(storeId, mediaId)} alt="" loading="lazy" />}
      <FormattedText text={bubbleText(content)} />
      {options.length > 0 && (
        <div className={classes['options']}>
          {options.map(({ id, title, description }) => (
            <UnstyledButton key={id} disabled={onTap === undefined} onClick={() => onTap?.(title, id)}>
              <span dir="auto">{title}</span>{description !== '' && <Text size="xs" component="span" dir="auto">{description}</Text>}
            </UnstyledButton>
          ))}
        </div>
      )}
    </div>
  );
}
