import { useLingui } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { Dialog } from '../../../shared/page/dialog.js';
import { CATEGORY_TEXTS } from '../../../shared/templates/template-texts.js';
import { STARTERS, startersIn } from '../editor/draft/starters.js';
import classes from './templates.module.css';

/** An empty template, or one of those that most shops need. */
export function NewTemplateDialog({ onClose }: { readonly onClose: () => void }) {
  const { t, i18n } = useLingui();
  const { storeSlug = '' } = useParams({ strict: false });
  const texts = startersIn(i18n.locale);
  return (
    <Dialog onClose={onClose} title={t`New template`} size="xl">
      <div className={classes['starters']}>
        <Link className={classes['starter']} to="/s/$storeSlug/templates/new" params={{ storeSlug }} search={{}} data-autofocus>
          <Text size="sm" fw={600} component="span">{t`Empty template`}</Text>
          <Text size="sm" c="dimmed" component="span">{t`Write it yourself.`}</Text>
        </Link>
        {STARTERS.map(({ key, category }) => (
          <Link key={key} className={classes['starter']} to="/s/$storeSlug/templates/new" params={{ storeSlug }} search={{ starter: key }}>
            <Text size="sm" fw={600} component="span">{texts[key]?.label}</Text>
            <Text size="xs" c="dimmed" component="span">{i18n._(CATEGORY_TEXTS[category])}</Text>
            <Text size="sm" c="dimmed" component="span" lineClamp={3} dir="auto">{texts[key]?.body || t`WhatsApp writes the text of login codes.`}</Text>
          </Link>
        ))}
      </div>
    </Dialog>
  );
}
