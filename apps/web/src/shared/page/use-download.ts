import { useMutation } from '@tanstack/react-query';
import { type MouseEvent, useMemo } from 'react';
import { downloadFile } from '../api/download-file.js';
import { useNotices } from './notices.js';

interface Download {
  readonly save: (href: string) => void;
  /** For a link with `download`: what goes wrong is said on the page, which stays as it is. */
  readonly onClick: (event: MouseEvent<HTMLAnchorElement>) => void;
}

/** Files of the API to keep. */
export function useDownload(): Download {
  const notices = useNotices();
  const { mutate } = useMutation({ mutationFn: ({ href, name }: { href: string; name?: string }) => downloadFile(href, name), onError: (error) => notices.failed(error) });
  return useMemo(() => ({
    save: (href) => mutate({ href }),
    onClick: (event) => {
      // With such a key the browser keeps or shows it in its own way.
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      const { href, download: name } = event.currentTarget;
      mutate({ href, name });
    },
  }), [mutate]);
}
