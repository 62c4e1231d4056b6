import { Trans } from '@lingui/react/macro';
import { Button, Text } from '@mantine/core';
import { FileSpreadsheet } from 'lucide-react';
import { type DragEvent, type ReactNode, useState } from 'react';
import { FileButton } from './file-button.js';
import classes from './file-drop.module.css';

interface FileDropProps {
  readonly isBusy: boolean;
  /** Of the button; one that stands beside others is quiet. */
  readonly variant?: 'filled' | 'default';
  readonly onFile: (file: File) => void;
  /** What may be in the file. */
  readonly children: ReactNode;
}

/** Where a table comes in as a file: dropped or chosen. */
export function FileDrop({ isBusy, variant = 'filled', onFile, children }: FileDropProps) {
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file && !isBusy) onFile(file);
  };
  return (
    <div
      className={classes['drop']} data-over={isOver || undefined} onDrop={drop} onDragLeave={() => setOver(false)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
    >
      <FileSpreadsheet size={30} aria-hidden />
      <Text fw={600} ta="center"><Trans>Drop a CSV file here</Trans></Text>
      <FileButton accept=".csv,.tsv,.txt,text/csv" onChange={(file) => file && onFile(file)}>{(props) => <Button variant={variant} {...props} loading={isBusy}><Trans>Choose a file</Trans></Button>}</FileButton>
      <Text size="xs" c="dimmed" ta="center">{children}</Text>
    </div>
  );
}
