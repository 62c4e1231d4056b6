import { Trans } from '@lingui/react/macro';
import { Anchor, Button, Checkbox, Group, SimpleGrid, TextInput } from '@mantine/core';
import { ExternalLink } from 'lucide-react';
import type { SetupInstruction } from '../api/get-channel-setup.js';
import { StepFrame } from './step-frame.js';
import classes from './setup.module.css';
import { cleanPasted, type StepProps } from './wizard.js';

/** Numbered instructions that can be ticked off; ids that are found on the way can be noted at once (R11-R17). */
export function PreparationStep(props: StepProps) {
  const { setup: { guide, ticked }, step, next, back, keep } = props;
  const toggle = (position: number, isDone: boolean): void => keep({ ticked: isDone ? [...ticked, position] : ticked.filter((each) => each !== position) });
  return (
    <StepFrame step={step} back={back} onSubmit={next} action={<Button type="submit">{step.action}</Button>}>
      <ol className={classes['list']}>
        {guide.preparation.map((instruction, position) => (
          <li key={instruction.text} className={classes['line']}>
            <Checkbox
              checked={ticked.includes(position)} onChange={(event) => toggle(position, event.currentTarget.checked)} aria-label={instruction.text} mt={3}
            />
            <div className={classes['lineText']}>
              <InstructionText instruction={instruction} number={position + 1} />
              {instruction.fields.length > 0 && <Notes {...props} names={instruction.fields} />}
            </div>
          </li>
        ))}
      </ol>
    </StepFrame>
  );
}

export function InstructionText({ instruction: { text, link }, number }: { readonly instruction: SetupInstruction; readonly number: number }) {
  return (
    <Group gap={6} fz="sm" align="baseline" wrap="nowrap">
      <b aria-hidden>{number}.</b>
      {link === null ? <span>{text}</span> : <Anchor href={link} target="_blank" rel="noreferrer" inherit underline="always">{text} <ExternalLink size={13} aria-hidden style={{ verticalAlign: '-1px' }} /></Anchor>}
    </Group>
  );
}

function Notes({ setup: { guide, entered }, typed, onType, keep, names }: StepProps & { readonly names: readonly string[] }) {
  const fields = guide.fields.filter(({ name }) => names.includes(name));
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} mt="sm">
      {fields.map(({ name, label, example, max_length: max }) => (
        <TextInput
          key={name} label={label} description={<Trans>You can note it here</Trans>} placeholder={example ?? ''} dir="ltr" inputMode="numeric" autoComplete="off" maxLength={max + 40}
          value={typed[name] ?? ''} onChange={(event) => onType({ ...typed, [name]: cleanPasted(event.currentTarget.value) })}
          onBlur={() => keep({ entered: { ...entered, [name]: (typed[name] ?? '').slice(0, max) } })}
        />
      ))}
    </SimpleGrid>
  );
}
