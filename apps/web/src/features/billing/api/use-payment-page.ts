import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useNotices } from '../../../shared/page/notices.js';

/** Leaves the app for a page of the payment service. Whoever comes back by the browser's own button finds the app as it was. */
export function usePaymentPage<Wish>(open: (wish: Wish) => Promise<{ readonly url: string }>) {
  const notices = useNotices();
  const { mutate, variables, isPending, isSuccess, reset } = useMutation({ mutationFn: open, onError: notices.failed, onSuccess: ({ url }) => window.location.assign(url) });
  useEffect(() => {
    const back = (event: PageTransitionEvent): void => {
      if (event.persisted) reset();
    };
    window.addEventListener('pageshow', back);
    return () => window.removeEventListener('pageshow', back);
  }, [reset]);
  return { go: mutate, wish: variables, isLeaving: isPending || isSuccess };
}
