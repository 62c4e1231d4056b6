import type { PictureKind } from '../pictures/picture-card.js';

/** The server's own words in a list. */
export interface ServerOption { readonly kind: 'server'; readonly id: string; readonly title: string; readonly description: string }
/** A choice of the list: a product, whose words and numbers the server writes, a label of the model, or the server's own words, which need no check. */
export type DraftOption =
  | { readonly kind: 'product'; readonly productId: string }
  | ServerOption
  | { readonly kind: 'label'; readonly id: string; readonly title: string; readonly description?: string };
export interface DraftAction { readonly id: string; readonly title: string }

/**
 * An answer while it is being made. Texts may hold references such as `{{price:prod_...}}`; nothing of it was checked yet.
 * Product ids are bare uuids.
 */
export class AnswerDraft {
  text = '';
  /** Stands below the text: words and figures of the server itself, which need no check and are not filled in. */
  serverText = '';
  /** What the catalog has changed under the cart, in the server's words; it stands between the two. */
  cartNews = '';
  /** The server's own question that is still open; it stands at the very end. */
  stillAsked = '';
  /** Products that `serverText` names. */
  named: string[] = [];
  /** Label of the button that opens the list. */
  listButton = '';
  options: DraftOption[] = [];
  actions: DraftAction[] = [];
  /** Products whose first photo is sent. */
  photos: string[] = [];
  /** It says that it does not know. */
  knowsNothing = false;
  /** Products that are shown in one picture. */
  picture: { readonly kind: PictureKind; readonly productIds: readonly string[] } | undefined = undefined;
  handOff: { readonly reason: string; readonly message: string } | undefined;

  /** Nothing of it would reach anybody. */
  get isEmpty(): boolean {
    return this.texts().length === 0 && this.serverText === '' && this.photos.length === 0 && this.options.length === 0 && this.picture === undefined;
  }

  /** Forgets everything, for a second try. */
  reset(): void {
    Object.assign(this, new AnswerDraft());
  }

  /** Every text that a model wrote. */
  texts(): string[] {
    return [
      this.text, this.listButton, this.handOff?.message ?? '',
      ...this.options.flatMap((option) => (option.kind === 'label' ? [option.title, option.description ?? ''] : [])),
      ...this.actions.map((action) => action.title),
    ].filter((text) => text !== '');
  }
}
