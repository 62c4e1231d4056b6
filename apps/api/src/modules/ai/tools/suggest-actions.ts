import { listOf, objectOf, text } from './shape.js';
import { defineTool } from './tool.js';

/** Ids of buttons whose tap Parley itself understands. */
export const ACTION_MENU = 'action:menu';
export const ACTION_HAND_OFF = 'action:hand_off';
/** Followed by the product's bare uuid. */
export const ACTION_ORDER = 'order:';
export const OPTION_PRODUCT = 'product:';
/** Each followed by how many to skip, a colon, and a category's path: its products, its parts, its products that are in no part. */
export const OPTION_BROWSE = 'browse:';
export const OPTION_PARTS = 'parts:';
export const OPTION_LOOSE = 'loose:';

/** Offers up to three buttons under the answer's text. */
export const suggestActions = defineTool({
  name: 'suggest_actions',
  description: 'Adds up to 3 reply buttons to your answer. `do` may be "menu" (show the catalog), "person" (talk to a person) or "say" (the customer answers with the title).',
  shape: objectOf({
    actions: listOf(objectOf(
      { title: text({ description: 'Label of the button', max: 20 }) },
      { do: text({ description: 'menu, person or say; say when absent', max: 10 }) },
    ), { min: 1, max: 3 }),
  }),
  async run(args, { draft }) {
    draft.actions = args.actions.map((action, index) => ({ id: idOf(action.do, index), title: action.title }));
    return draft.actions.length;
  },
  show: (count) => ({ buttons: count }),
});

function idOf(what: string | undefined, index: number): string {
  if (what === 'menu') return ACTION_MENU;
  if (what === 'person') return ACTION_HAND_OFF;
  return `say:${index + 1}`;
}
