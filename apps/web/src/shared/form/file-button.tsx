import { FileButton as MantineFileButton, type FileButtonProps } from '@mantine/core';
import { useRef } from 'react';

/** Asks for files. What was chosen is forgotten at once, so that the same file, corrected meanwhile, can be chosen again. */
export function FileButton<Multiple extends boolean = false>({ onChange, ...rest }: Omit<FileButtonProps<Multiple>, 'resetRef'>) {
  const reset = useRef<() => void>(null);
  const choose: FileButtonProps<Multiple>['onChange'] = (chosen) => {
    onChange(chosen);
    reset.current?.();
  };
  return <MantineFileButton<Multiple> {...rest} onChange={choose} resetRef={reset} />;
}
