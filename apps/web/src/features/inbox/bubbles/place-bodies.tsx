import { Plural, Trans } from '@lingui/react/macro';
import { useLingui } from '@lingui/react/macro';
import { Anchor, Text } from '@mantine/core';
import { Contact, MapPin, ShoppingBag } from 'lucide-react';
import { useFailureText } from '../../../shared/failures/failure-text.js';
import type { Message } from '../model.js';
import classes from './bubble.module.css';
import { listIn, numberIn, textIn } from '../../../shared/message/parts.js';
import { FormattedText } from '../../../shared/message/formatted-text.js';

interface BodyProps { readonly content: Readonly<Record<string, unknown>> }

export function LocationBody({ content }: BodyProps) {
  const latitude = numberIn(content, 'latitude') ?? 0;
  const longitude = numberIn(content, 'longitude') ?? 0;
  const name = textIn(content, 'name');
  const address = textIn(content, 'address');
  const point = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  return (
    <div className={classes['card']}>
      <MapPin size={22} aria-hidden />
      <div>
        {name !== '' && <Text size="sm" fw={600} component="div" dir="auto">{name}</Text>}
        {address !== '' && <Text size="sm" component="div" dir="auto">{address}</Text>}
        <Anchor size="sm" href={`https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`} target="_blank" rel="noopener noreferrer"><bdi dir="ltr">{point}</bdi></Anchor>
      </div>
    </div>
  );
}

export function ContactsBody({ content }: BodyProps) {
  return listIn(content, 'contacts').map((card, index) => (
    <div className={classes['card']} key={index}>
      <Contact size={22} aria-hidden />
      <div>
        <Text size="sm" fw={600} component="div" dir="auto">{textIn(card, 'name')}</Text>
        {textIn(card, 'organization') !== '' && <Text size="xs" component="div" dir="auto">{textIn(card, 'organization')}</Text>}
        {listIn(card, 'phones').map((phone, at) => <Text size="sm" component="div" key={at}><bdi dir="ltr">{textIn(phone, 'phone')}</bdi></Text>)}
        {listIn(card, 'emails').map((email, at) => <Text size="sm" component="div" key={at}><bdi dir="ltr">{textIn(email, 'email')}</bdi></Text>)}
      </div>
    </div>
  ));
}

export function OrderBody({ content, failure }: BodyProps & Pick<Message, 'failure'>) {
  const { i18n } = useLingui();
  const failureText = useFailureText();
  const items = listIn(content, 'items');
  const currency = items.map((item) => textIn(item, 'currency')).find(Boolean) ?? '';
  const total = items.reduce((sum, item) => sum + (numberIn(item, 'quantity') ?? 0) * Number(textIn(item, 'item_price')), 0);
  const money = (value: number): string => (/^[A-Z]{3}$/.test(currency) ? new Intl.NumberFormat(i18n.locale, { style: 'currency', currency }).format(value) : String(value));
  return (
    <div className={classes['order']}>
      <div className={classes['orderHead']}><ShoppingBag size={18} aria-hidden /><Plural value={items.length} one="Order of # item" other="Order of # items" /></div>
      <ul>
        {items.map((item, index) => <li key={index}><span><bdi>{textIn(item, 'retailer_id')}</bdi> × {numberIn(item, 'quantity') ?? 0}</span><span>{money(Number(textIn(item, 'item_price')))}</span></li>)}
        <li className={classes['total']}><span><Trans>Total</Trans></span><span>{money(total)}</span></li>
      </ul>
      {textIn(content, 'text') !== '' && <FormattedText text={textIn(content, 'text')} />}
      {failure !== null && <Text size="sm" fw={600} component="div" dir="auto" role="note">{failureText(failure)}</Text>}
    </div>
  );
}
