/** Colours of labels; the app has a pair of tones for each that passes in light and dark. */
export const LABEL_COLORS = ['gray', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'violet', 'pink'] as const;
export type LabelColor = (typeof LABEL_COLORS)[number];

/** What stands in double braces in a canned reply is filled in when it is used. */
export const REPLY_VARIABLES = ['customer.name', 'customer.first_name', 'agent.name', 'store.name'] as const;
export type ReplyVariable = (typeof REPLY_VARIABLES)[number];
/** Every `{{...}}` of a text; the first group is the variable's name. */
export const REPLY_HOLE = /\{\{\s*([^{}]*?)\s*\}\}/g;
