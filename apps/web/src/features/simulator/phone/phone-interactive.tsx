import type { SimulatedBubble } from '#contracts';
import { Trans, useLingui } from '@lingui/react/macro';
import { Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { ExternalLink, List, MapPin, Reply } from 'lucide-react';
import type { ReactNode } from 'react';
import { Modal } from '../../../shared/page/layers.js';
import { FormattedText } from '../../../shared/message/formatted-text.js';
import { listIn, type Parts, partsIn, textIn } from '../../../shared/message/parts.js';
import { linkIn } from './content.js';
import classes from './phone-bubble.module.css';
import { usePhoneHands } from './phone-context.js';
import { PhoneMedia, type PhoneMediaKind } from './phone-media.js';
import { HOME } from './samples.js';

interface InteractiveProps {
  readonly bubble: SimulatedBubble;
  readonly content: Parts;
}

/** A message with something to tap, or what somebody tapped. */
export function PhoneInteractive({ bubble, content }: InteractiveProps) {
  const reply = ['button_reply', 'list_reply'].map((name) => partsIn(content, name)).find((each) => textIn(each, 'title') !== '');
  if (reply) return <><FormattedText text={textIn(reply, 'title')} />{textIn(reply, 'description') !== '' && <small dir="auto">{textIn(reply, 'description')}</small>}</>;
  const header = partsIn(content, 'header');
  const headerKind = textIn(header, 'type');
  const footer = textIn(partsIn(content, 'footer'), 'text');
  return (
    <>
      {headerKind === 'text' && <strong dir="auto">{textIn(header, 'text')}</strong>}
      {isMedia(headerKind) && <PhoneMedia kind={headerKind} media={partsIn(header, headerKind)} />}
      <FormattedText text={textIn(partsIn(content, 'body'), 'text')} />
      {footer !== '' && <small dir="auto">{footer}</small>}
      <Actions bubble={bubble} content={content} />
    </>
  );
}
function isMedia(kind: string): kind is PhoneMediaKind {
  return kind === 'image' || kind === 'video' || kind === 'document';
}

function Actions({ bubble, content }: InteractiveProps): ReactNode {
  const { act } = usePhoneHands();
  const action = partsIn(content, 'action');
  switch (textIn(content, 'type')) {
    case 'button': return listIn(action, 'buttons').map((button) => {
      const { id, title } = { id: textIn(partsIn(button, 'reply'), 'id'), title: textIn(partsIn(button, 'reply'), 'title') };
      return <Tap key={id} icon={<Reply size={15} aria-hidden className="flips" />} onTap={() => act({ kind: 'tap', button: id, target: bubble.id })}>{title}</Tap>;
    });
    case 'list': return <ListAction bubble={bubble} action={action} />;
    case 'cta_url': return <LinkAction parameters={partsIn(action, 'parameters')} />;
    case 'location_request_message': return <Tap icon={<MapPin size={15} aria-hidden />} onTap={() => act({ ...HOME, quote: bubble.id })}><Trans>Send location</Trans></Tap>;
    default: return null;
  }
}

function LinkAction({ parameters }: { readonly parameters: Parts }) {
  const href = linkIn(parameters, 'url');
  return href === undefined ? null : <a className={classes['tap']} href={href} target="_blank" rel="noopener noreferrer"><ExternalLink size={15} aria-hidden /><span dir="auto">{textIn(parameters, 'display_text')}</span></a>;
}

/** The sheet of rows that a list opens. */
function ListAction({ bubble, action }: { readonly bubble: SimulatedBubble; readonly action: Parts }) {
  const { t } = useLingui();
  const { act } = usePhoneHands();
  const [isOpen, sheet] = useDisclosure(false);
  const title = textIn(action, 'button');
  return (
    <>
      <Tap icon={<List size={15} aria-hidden />} onTap={sheet.open}>{title}</Tap>
      <Modal opened={isOpen} onClose={sheet.close} title={<span dir="auto">{title}</span>} size={380} closeButtonProps={{ 'aria-label': t`Close` }}>
        {listIn(action, 'sections').map((section, index) => (
          <div key={index}>
            {textIn(section, 'title') !== '' && <Text size="xs" fw={700} c="dimmed" mt="xs" dir="auto">{textIn(section, 'title')}</Text>}
            {listIn(section, 'rows').map((row) => (
              <UnstyledButton key={textIn(row, 'id')} className={classes['listRow']} onClick={() => { sheet.close(); act({ kind: 'choose', row: textIn(row, 'id'), target: bubble.id }); }}>
                <Text size="sm" fw={600} dir="auto">{textIn(row, 'title')}</Text>
                {textIn(row, 'description') !== '' && <Text size="xs" c="dimmed" dir="auto">{textIn(row, 'description')}</Text>}
              </UnstyledButton>
            ))}
          </div>
        ))}
      </Modal>
    </>
  );
}

export function Tap({ icon, onTap, children }: { readonly icon?: ReactNode; readonly onTap: () => void; readonly children: ReactNode }) {
  return <UnstyledButton className={classes['tap']} onClick={onTap}>{icon}<span dir="auto">{children}</span></UnstyledButton>;
}
