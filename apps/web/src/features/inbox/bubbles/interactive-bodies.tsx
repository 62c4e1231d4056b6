import { Trans, useLingui } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import { CornerDownLeft, FileSpreadsheet, LayoutTemplate, List } from 'lucide-react';
import type { ReactNode } from 'react';
import { lazyPart } from '../../../shared/page/lazy-part.js';
import { FormattedText } from '../../../shared/message/formatted-text.js';
import { listIn, type Parts, partsIn, textIn } from '../../../shared/message/parts.js';
import classes from './bubble.module.css';
import { Photo } from './photo.js';

interface BodyProps { readonly content: Readonly<Record<string, unknown>> }
interface StoreBodyProps extends BodyProps { readonly storeId: string }
/** The conversation in which its pictures are leafed through. */
interface FramedProps extends StoreBodyProps { readonly conversationId: string }

/** Header, text and small print of a message with something to tap. */
function Framed({ storeId, conversationId, content, children }: FramedProps & { readonly children: ReactNode }) {
  const { t } = useLingui();
  const header = partsIn(content, 'header');
  const media = partsIn(header, 'media');
  const mediaId = textIn(media, 'media_id');
  const footer = textIn(content, 'footer');
  return (
    <>
      {mediaId !== '' && textIn(media, 'kind') === 'image' && <Photo place={{ storeId, conversationId, mediaId }} alt={textIn(content, 'body') || t`Photo`} />}
      {textIn(header, 'text') !== '' && <Text size="sm" fw={700} component="div" dir="auto">{textIn(header, 'text')}</Text>}
      <FormattedText text={textIn(content, 'body')} />
      {footer !== '' && <Text size="xs" component="div" dir="auto" className={classes['small']}>{footer}</Text>}
      {children}
    </>
  );
}

export function ButtonsBody({ storeId, conversationId, content }: FramedProps) {
  return <Framed storeId={storeId} conversationId={conversationId} content={content}><div className={classes['taps']}>{listIn(content, 'buttons').map((button, index) => <span key={index} dir="auto">{textIn(button, 'title')}</span>)}</div></Framed>;
}

export function ListBody({ storeId, conversationId, content }: FramedProps) {
  return (
    <Framed storeId={storeId} conversationId={conversationId} content={content}>
      <details className={classes['listRows']}>
        <summary><List size={15} aria-hidden />{textIn(content, 'button')}</summary>
        {listIn(content, 'sections').map((section, index) => (
          <div key={index}>
            {textIn(section, 'title') !== '' && <Text size="xs" fw={700} component="div" dir="auto">{textIn(section, 'title')}</Text>}
            <ul>{listIn(section, 'rows').map((row, at) => <li key={at} dir="auto">{textIn(row, 'title')}{textIn(row, 'description') !== '' && <small>{textIn(row, 'description')}</small>}</li>)}</ul>
          </div>
        ))}
      </details>
    </Framed>
  );
}

/** What a customer tapped. */
export function ChoiceBody({ content }: BodyProps) {
  return (
    <div className={classes['choice']}>
      <CornerDownLeft size={15} aria-hidden className="flips" />
      <div><Text size="sm" fw={600} component="div" dir="auto">{textIn(content, 'title')}</Text>{textIn(content, 'description') !== '' && <Text size="xs" component="div" dir="auto">{textIn(content, 'description')}</Text>}</div>
    </div>
  );
}

const TemplateFrame = lazyPart(async () => (await import('../../../shared/templates/template-frame.js')).TemplateFrame, ({ shown }) => <TemplateSpace shown={shown} />);

/** What a template takes up, with its words: nothing below moves when the rest of it arrives. */
function TemplateSpace({ shown }: { readonly shown: Parts }) {
  const header = partsIn(shown, 'header');
  const file = textIn(partsIn(header, 'media'), 'kind');
  const buttons = listIn(shown, 'buttons').length;
  return (
    <>
      {file !== '' && <div className={classes['fileSpace']} data-file={file} />}
      {textIn(header, 'text') !== '' && <Text size="sm" fw={700} component="div" dir="auto">{textIn(header, 'text')}</Text>}
      {textIn(shown, 'body') !== '' && <FormattedText text={textIn(shown, 'body')} />}
      {textIn(shown, 'footer') !== '' && <Text size="xs" component="div" dir="auto" mt={4}>{textIn(shown, 'footer')}</Text>}
      {buttons > 0 && <div style={{ height: buttons * BUTTON_HEIGHT + 3 }} />}
    </>
  );
}
/** Of a button of a template with its line above, in pixels. */
const BUTTON_HEIGHT = 39;

export function TemplateBody({ storeId, content, text }: StoreBodyProps & { readonly text: string }) {
  const shown = partsIn(content, 'shown');
  const words = text === '' ? null : <FormattedText text={text} />;
  return (
    <>
      <Text size="xs" component="div" className={classes['kindMark']}><LayoutTemplate size={14} aria-hidden /><Trans>Template</Trans> <bdi dir="ltr">{textIn(content, 'name')} · {textIn(content, 'language')}</bdi></Text>
      {textIn(shown, 'template_id') === '' ? words : <TemplateFrame storeId={storeId} shown={shown} />}
    </>
  );
}

export function FlowBody({ content }: BodyProps) {
  return <><FormattedText text={textIn(content, 'body')} /><div className={classes['taps']}><span dir="auto">{textIn(content, 'cta')}</span></div></>;
}

/** A form that a customer filled in: every answer with its name. */
export function FlowReplyBody({ content }: BodyProps) {
  const answers = Object.entries(partsIn(content, 'response')).filter(([name]) => name !== 'flow_token');
  return (
    <>
      <Text size="xs" component="div" className={classes['kindMark']}><FileSpreadsheet size={14} aria-hidden /><bdi>{textIn(content, 'name') || textIn(content, 'body')}</bdi></Text>
      <dl className={classes['answers']}>{answers.map(([name, value]) => <div key={name}><dt dir="auto">{name}</dt><dd dir="auto">{typeof value === 'string' ? value : JSON.stringify(value)}</dd></div>)}</dl>
    </>
  );
}
