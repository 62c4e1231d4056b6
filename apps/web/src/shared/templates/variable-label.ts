import type { TemplateVariable } from '#contracts';
import { useLingui } from '@lingui/react/macro';

/** What a value is for, in words. */
export function useLabelOfVariable(): (variable: TemplateVariable) => string {
  const { t } = useLingui();
  return ({ key, part, type, card }) => {
    const name = key.replace(/^card\.\d+\./, '');
    const label = ((): string => {
      switch (part) {
        case 'header':
          if (type === 'file') return t`File of the header`;
          return name.endsWith('.latitude') ? t`Latitude` : name.endsWith('.longitude') ? t`Longitude` : name.endsWith('.name') ? t`Name of the place` : name.endsWith('.address') ? t`Address of the place` : name === 'header' ? t`Value in the header` : name;
        case 'body': return `{{${name}}}`;
        case 'button': {
          if (type === 'products') return t`Products`;
          if (type === 'product') return t`Product whose picture stands above`;
          const place = Number(name.replace('button.', '')) + 1;
          return type === 'code' ? t`Code to copy` : t`End of the address of button ${place}`;
        }
        case 'offer': return t`End of the offer`;
        case 'code': return t`Code`;
      }
    })();
    return card === undefined ? label : t`Card ${card + 1}: ${label}`;
  };
}
