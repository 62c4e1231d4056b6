/** Submits a form as a press of its button would: not at all while the button is disabled or busy, or where there is none. */
export function submitForm(form: HTMLFormElement | null): void {
  const button = form?.querySelector<HTMLButtonElement>('[type="submit"]');
  if (!form || !button || button.disabled || button.dataset['loading'] !== undefined) return;
  form.requestSubmit(button);
}
