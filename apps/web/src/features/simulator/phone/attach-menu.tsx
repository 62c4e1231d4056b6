import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Menu } from '@mantine/core';
import { AudioLines, ChartBar, FileText, FolderOpen, Image, ImagePlus, MapPin, Mic, Plus, UserRound } from 'lucide-react';
import { useRef, useState } from 'react';
import { useNotices } from '../../../shared/page/notices.js';
import { readFile, readPicture } from './chosen-file.js';
import { usePhoneHands } from './phone-context.js';
import { HOME } from './samples.js';

const CHOICES = { image: 'image/png,image/jpeg,image/webp', voice: 'audio/ogg,audio/mpeg,audio/mp4,audio/aac', document: '.pdf,.txt,.docx,.xlsx' } as const;
type Choice = keyof typeof CHOICES;

interface AttachMenuProps {
  /** What stands in the field. */
  readonly words: string;
  readonly onSaid: () => void;
}

/** Everything but words: samples, or files of this computer; and what is written, spoken or shown. */
export function AttachMenu({ words, onSaid }: AttachMenuProps) {
  const { t } = useLingui();
  const { act } = usePhoneHands();
  const notices = useNotices();
  const input = useRef<HTMLInputElement>(null);
  const [kind, setKind] = useState<Choice>('image');
  const choose = (next: Choice): void => {
    setKind(next);
    if (!input.current) return;
    input.current.accept = CHOICES[next];
    input.current.click();
  };
  const speak = (): void => {
    act({ kind: 'voice', says: words });
    onSaid();
  };
  const show = (): void => {
    act({ kind: 'image', shows: words });
    onSaid();
  };
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    try {
      const { data, mimeType } = kind === 'image' ? await readPicture(file) : await readFile(file);
      act({ kind, data, mime_type: mimeType, ...(kind === 'document' ? { filename: file.name } : {}) });
    } catch (error) {
      notices.failed(error);
    }
  };
  return (
    <>
      <Menu position="top-start" shadow="md">
        <Menu.Target><ActionIcon variant="subtle" color="gray" size={38} radius="xl" aria-label={t`Attach`}><Plus size={20} aria-hidden /></ActionIcon></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Image size={16} aria-hidden />} onClick={() => act({ kind: 'image' })}>{t`A sample photo`}</Menu.Item>
          {words !== '' && <Menu.Item leftSection={<ImagePlus size={16} aria-hidden />} onClick={show}>{t`A photo of what I wrote`}</Menu.Item>}
          <Menu.Item leftSection={<Mic size={16} aria-hidden />} onClick={() => act({ kind: 'voice' })}>{t`A sample voice note`}</Menu.Item>
          {words !== '' && <Menu.Item leftSection={<AudioLines size={16} aria-hidden />} onClick={speak}>{t`What I wrote, as a voice note`}</Menu.Item>}
          <Menu.Item leftSection={<FileText size={16} aria-hidden />} onClick={() => act({ kind: 'document' })}>{t`A sample document`}</Menu.Item>
          <Menu.Item leftSection={<MapPin size={16} aria-hidden />} onClick={() => act(HOME)}>{t`Location`}</Menu.Item>
          <Menu.Item leftSection={<UserRound size={16} aria-hidden />} onClick={() => act({ kind: 'contact', name: 'Ana Lima', phone: '+34 655 010 020' })}>{t`A contact`}</Menu.Item>
          <Menu.Item leftSection={<ChartBar size={16} aria-hidden />} onClick={() => act({ kind: 'unsupported', of: 'poll_creation' })}>{t`A poll, which WhatsApp does not pass on`}</Menu.Item>
          <Menu.Divider />
          <Menu.Label>{t`From this computer`}</Menu.Label>
          <Menu.Item leftSection={<FolderOpen size={16} aria-hidden />} onClick={() => choose('image')}>{t`Photo…`}</Menu.Item>
          <Menu.Item leftSection={<AudioLines size={16} aria-hidden />} onClick={() => choose('voice')}>{t`Voice note…`}</Menu.Item>
          <Menu.Item leftSection={<FileText size={16} aria-hidden />} onClick={() => choose('document')}>{t`Document…`}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <input ref={input} type="file" hidden aria-label={t`File of the phone`} onChange={({ currentTarget }) => { void take(currentTarget.files?.[0]); currentTarget.value = ''; }} />
    </>
  );
}
