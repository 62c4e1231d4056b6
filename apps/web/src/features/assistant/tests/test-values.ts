import type { UseFormReturnType } from '@mantine/form';
import type { Schemas } from '../../../shared/api/api.js';
import type { Expectation, SavedTest, SuggestedTest } from '../api/tests.js';

type Message = Schemas['PlaygroundMessageDto'];

export interface TestValues {
  title: string;
  note: string;
  messages: Message[];
  expectations: Expectation[];
}
export type TestFormType = UseFormReturnType<TestValues>;

export function valuesOf(test: SavedTest | SuggestedTest | undefined): TestValues {
  return { title: test?.title ?? '', note: test !== undefined && 'note' in test ? test.note : '', messages: test?.messages ?? [{ author: 'customer', text: '' }], expectations: test?.expectations ?? [] };
}

/** Without lines that nobody filled in. A test without a name is called as its question. */
export function bodyOf({ title, note, messages, expectations }: TestValues): Schemas['SaveTestDto'] {
  const written = messages.filter(({ text }) => text.trim() !== '');
  return { title: title.trim() || (written.at(-1)?.text ?? '').slice(0, 80), note, messages: written, expectations };
}
