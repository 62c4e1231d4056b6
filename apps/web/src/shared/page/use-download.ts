import { useMutation } from '@tanstack/react-query';
import { type MouseEvent, useMemo, useRef } from 'react';
import { downloadFile } from '../api/download-file.js';
import { useNotices } from './notices.js';

interface Download {
  readonly save: (href: string) => void;
  /** For a link with `download`: what goes wrong is said on the page, which stays as it is. */
  readonly onClick: (event: MouseEvent<HTMLAnchorElement>) => void;
  /** Until the file is there, no other one is asked for. */
  readonly isPending: boolean;
}

/** Files of the API to keep. */
export function useDownload(): Download {
  const notices = useNotices();
  const isOn = useRef(false);
  const { mutate, isPending } = useMutation({
    mutationFn: ({ href, name }: { href: string; name?: string }) => downloadFile(href, name), onError: (error) => notices.failed(error),
    onSettled: () => { isOn.current = false; },
  });
  const { save, onClick } = useMemo(() => {
    const start = (file: { href: string; name?: string }): void => {
      if (isOn.current) return;
      isOn.current = true;
      mutate(file);
    };
    return {
      save: (href: string) => start({ href }),
      onClick: (event: MouseEvent<HTMLAnchorElement>) => {
        // With such a key the browser keeps or shows it in its own way.
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        const { href, download: name } = event.currentTarget;
        start({ href, name });
      },
    };
  }, [mutate]);
  return { save, onClick, isPending };
}
