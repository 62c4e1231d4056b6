import { objectOf, text } from './shape.js';
import { defineTool } from './tool.js';

/** Gives the conversation to the store's people. */
export const handOff = defineTool({
  name: 'hand_off',
  description: 'Gives the conversation to a person of the store and ends your part. Use it when the customer asks for a person, complains, wants a refund or a discount, or when neither catalog nor knowledge has the answer.',
  shape: objectOf(
    { reason: text({ description: 'Why, in one sentence for the store\'s people', max: 300 }) },
    { message: text({ description: 'Closing words to the customer in the customer\'s language', max: 500 }) },
  ),
  async run(args, { draft }) {
    draft.handOff = { reason: args.reason, message: args.message ?? '' };
    return true;
  },
  show: () => ({ handed_off: true }),
});
