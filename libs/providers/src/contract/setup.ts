import type { SetupCopy, SetupStepKind } from '#contracts';

/** One line of numbered instructions. `{product}` in any text stands for the installation's name. */
export interface SetupInstruction {
  readonly text: string;
  /** A page of the provider's, opened in a new tab. */
  readonly link?: string;
  /** The value that is pasted there. */
  readonly copy?: SetupCopy;
  /** Fields whose values are found there and may be noted at once. */
  readonly fields?: readonly string[];
}
export interface SetupStep {
  readonly title: string;
  readonly lead?: string;
  /** Words of the button that leads on. */
  readonly action: string;
}
export interface SetupFieldText {
  readonly label: string;
  readonly meaning: string;
  /** Where it is found at the provider. */
  readonly place: string;
  /** The way there, step by step, where the place alone does not do. */
  readonly help?: string;
  readonly link?: string;
  /** What goes wrong most often with this value. */
  readonly warning?: string;
}
/** The words of a setup wizard in one language. */
export interface SetupTexts<Step extends SetupStepKind = SetupStepKind, FieldName extends string = string> {
  /** Name of the channel on its card. */
  readonly name: string;
  readonly via: string;
  /** What the provider is called where people are sent there. */
  readonly provider: string;
  readonly title: string;
  readonly subtitle: string;
  readonly welcome: string;
  readonly requirements: readonly string[];
  /** All of the guide's steps; which ones those are is not known of a guide in general. */
  readonly steps: Readonly<[SetupStepKind] extends [Step] ? Partial<Record<Step, SetupStep>> : Record<Step, SetupStep>>;
  readonly preparation: readonly SetupInstruction[];
  readonly fields: Readonly<Record<FieldName, SetupFieldText>>;
  readonly webhook: readonly SetupInstruction[];
  /** Parts of the connection check, by the names that `ConnectionCheck.parts` uses, in the order in which they are asked. */
  readonly checks: readonly { readonly part: string; readonly label: string }[];
}
/** How people connect a number of this provider, in the languages of the app. */
export interface SetupGuide<Step extends SetupStepKind = SetupStepKind, FieldName extends string = string> {
  readonly steps: readonly Step[];
  /** Fields of the form, in its order. Others have defaults and stand aside. */
  readonly fields: readonly FieldName[];
  readonly texts: { readonly en: SetupTexts<Step, FieldName> } & Readonly<Record<string, SetupTexts<Step, FieldName>>>;
}

/** The guide's words in a language (`es`, `pt-BR`); English where it does not speak it. */
export function setupTextsIn(guide: SetupGuide, language: string): { readonly language: string; readonly texts: SetupTexts } {
  const code = language.toLowerCase().split('-')[0] ?? '';
  const texts = Object.hasOwn(guide.texts, code) ? guide.texts[code] : undefined;
  return texts ? { language: code, texts } : { language: 'en', texts: guide.texts.en };
}
