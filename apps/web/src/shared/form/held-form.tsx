import { useMergedRef } from '@mantine/hooks';
import type { ComponentProps } from 'react';
import { useHeld } from './use-held.js';

/** A form that goes away once it is saved, held while it is. */
export function HeldForm({ isSaving, ref, ...props }: ComponentProps<'form'> & { readonly isSaving: boolean }) {
  return <form ref={useMergedRef(useHeld<HTMLFormElement>(isSaving), ref)} {...props} />;
}
