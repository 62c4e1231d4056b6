import type { SimulatedBubble } from '#contracts';
import type { ReactNode } from 'react';
import { FormattedText } from '../../../shared/message/formatted-text.js';
import { listIn, type Parts, partsIn, textIn } from '../../../shared/message/parts.js';
import { usePhoneHands } from './phone-context.js';
import { Tap } from './phone-interactive.js';

/** A template as it was approved, with the sent values in its gaps. */
export function PhoneTemplate({ bubble, content }: { readonly bubble: SimulatedBubble; readonly content: Parts }): ReactNode {
  const { act } = usePhoneHands();
  const sent = listIn(content, 'components');
  return listIn(partsIn(content, 'definition'), 'components').map((component, index) => {
    const type = textIn(component, 'type').toLowerCase();
    const values = listIn(sent.find((each) => textIn(each, 'type') === type) ?? {}, 'parameters');
    switch (type) {
      case 'header': return <strong key={index} dir="auto">{filled(textIn(component, 'text'), values)}</strong>;
      case 'body': return <FormattedText key={index} text={filled(textIn(component, 'text'), values)} />;
      case 'footer': return <small key={index} dir="auto">{textIn(component, 'text')}</small>;
      case 'buttons': return listIn(component, 'buttons').filter((button) => textIn(button, 'type').toUpperCase() === 'QUICK_REPLY').map((button) => {
        const title = textIn(button, 'text');
        return <Tap key={title} onTap={() => act({ kind: 'tap', button: title, target: bubble.id })}>{title}</Tap>;
      });
      default: return null;
    }
  });
}

/** `{{1}}` by place, `{{name}}` by name. */
function filled(text: string, values: readonly Parts[]): string {
  return text.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (gap, key: string) => textIn(values.find((value, index) => textIn(value, 'parameter_name') === key || String(index + 1) === key) ?? {}, 'text') || gap);
}
