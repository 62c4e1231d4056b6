/** RFC 9457 body of every error answer. `errors[].pointer` is a JSON pointer into the request body or `?name` for a query parameter. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail?: string;
  instance?: string;
  request_id: string;
  errors?: ProblemField[];
}
export interface ProblemField {
  pointer: string;
  /** One of FIELD_CODES or ERROR_CODES. */
  code: string;
  detail: string;
  /** Numbers and words that a text about the code needs, for example the limit that was passed. */
  params?: FieldParams;
}
export type FieldParams = Readonly<Record<string, string | number>>;

/** What can be wrong with one field, where no code of ERROR_CODES says it better. Texts in the app follow this list. */
export const FIELD_CODES = [
  'required', 'invalid', 'unknown_field', 'not_a_text', 'too_long', 'too_short', 'not_an_email', 'not_a_phone', 'not_a_number', 'too_large', 'too_small', 'too_many', 'too_few',
  'not_allowed', 'not_known', 'not_found', 'duplicate', 'unsupported_type', 'not_a_time', 'not_in_future', 'mixed_currencies',
  'variable_name', 'variable_order', 'variable_at_edge', 'variable_not_last', 'variables_adjacent', 'too_many_variables', 'no_variables', 'no_markup', 'no_emoji', 'sample_missing', 'not_contiguous', 'mixed_cards',
] as const;
export type FieldCode = (typeof FIELD_CODES)[number];

/** Every error code of the API with its HTTP status and title. Texts in the app and lines in docs/integrators.md follow this list. */
export const ERROR_CODES = {
  'request.invalid': [422, 'The request has invalid fields'],
  'request.malformed': [400, 'The request body could not be read'],
  'request.too_large': [413, 'The request body is too large'],
  'request.unsupported_type': [415, 'This content type is not accepted here'],
  'request.timeout': [408, 'The request took too long to arrive'],
  'request.unknown_parameter': [400, 'Unknown query parameter'],
  'request.rate_limited': [429, 'Too many requests'],
  'route.not_found': [404, 'There is nothing at this address'],
  'server.failed': [500, 'Something went wrong on our side'],
  'server.unavailable': [503, 'The service is not ready'],
  'login.required': [401, 'Log in first'],
  'login.failed': [401, 'E-mail or password is wrong'],
  'login.rate_limited': [429, 'Too many attempts, wait a little'],
  'csrf.refused': [403, 'The request did not come from the app'],
  'access.denied': [403, 'Your role may not do this'],
  'scope.missing': [403, 'The API key lacks the needed scope'],
  'store.not_found': [404, 'No such store'],
  'user.email_taken': [409, 'This e-mail address is already registered'],
  'user.not_found': [404, 'No such user'],
  'member.not_found': [404, 'No such member'],
  'member.last_owner': [409, 'A store needs at least one owner'],
  'member.exists': [409, 'This person is already a member'],
  'invitation.not_found': [404, 'The invitation is unknown, used or expired'],
  'session.not_found': [404, 'No such session'],
  'link.invalid': [410, 'The link is unknown, used or expired'],
  'password.wrong': [422, 'The current password is wrong'],
  'registration.closed': [403, 'Registration is closed on this installation'],
  'api_key.not_found': [404, 'No such API key'],
  'idempotency_key.required': [400, 'This call needs an Idempotency-Key header'],
  'idempotency_key.reused': [422, 'The idempotency key was used with another request'],
  'idempotency_key.in_flight': [409, 'The first request with this key is still running'],
  'account.not_found': [404, 'No such account'],
  'account.name_taken': [409, 'Account names must be unique'],
  'account.number_taken': [409, 'This number is already connected'],
  'account.inactive': [409, 'The account is inactive'],
  'account.paused': [409, 'The account is paused until its credentials are corrected'],
  'account.none': [409, 'Connect a WhatsApp account first'],
  'account.no_default_outgoing': [409, 'No account is the default for outgoing messages'],
  'account.check_failed': [422, 'The provider refused the connection'],
  'account.field_missing': [422, 'A required field is missing'],
  'account.token_masked': [422, 'Token appears to be masked'],
  'account.secret_required': [422, 'Enter the secret again when the address or an id changes'],
  'account.provider_unknown': [422, 'No such provider'],
  'account.address_refused': [422, 'This address may not be called'],
  'account.verify_token_taken': [409, 'This verify token is already used, choose another one'],
  'account.in_use': [409, 'The account has conversations: set it inactive instead'],
  'account.not_subscribable': [409, 'This provider has no subscription call'],
  'account.not_checkable': [409, 'This provider has no connection check'],
  'channel.not_found': [404, 'No such channel'],
  'customer.not_found': [404, 'No such customer'],
  'customer.phone_taken': [409, 'Another customer has this phone number'],
  'conversation.not_found': [404, 'No such conversation'],
  'conversation.taken': [409, 'Somebody else took the conversation over'],
  'conversation.stale': [412, 'The conversation changed in the meantime'],
  'note.not_found': [404, 'No such note'],
  'note.not_yours': [403, 'Only its author may change a note'],
  'label.not_found': [404, 'No such label'],
  'label.name_taken': [409, 'Another label has this name'],
  'synonyms.not_found': [404, 'No such synonyms'],
  'synonyms.limit_reached': [409, 'A store has five hundred synonyms at most'],
  'label.limit_reached': [409, 'A store has a hundred labels at most'],
  'assistant.draft_changed': [409, 'Somebody changed the draft meanwhile'],
  'assistant.nothing_to_publish': [409, 'This is what customers get already'],
  'assistant_version.not_found': [404, 'No such version of the assistant'],
  'assistant_test.not_found': [404, 'No such saved test'],
  'assistant_test.limit_reached': [409, 'A store has two hundred saved tests at most'],
  'canned_reply.not_found': [404, 'No such canned reply'],
  'canned_reply.shortcut_taken': [409, 'Another canned reply has this shortcut'],
  'message.not_found': [404, 'No such message'],
  'message.not_retryable': [409, 'This message cannot be sent again'],
  'message.too_long': [422, 'The message is over the limit of WhatsApp'],
  'message.unsupported_kind': [422, 'This account cannot send this kind of message'],
  'message.invalid': [422, 'The message breaks a rule of WhatsApp'],
  'template.not_found': [404, 'No such template'],
  'template.name_taken': [409, 'The account has a template of this name in this language'],
  'template.invalid': [422, 'The template breaks a rule of WhatsApp'],
  'template.values_invalid': [422, 'Values of the template are missing or wrong'],
  'template.not_sendable': [422, 'The template cannot be sent now'],
  'template.wrong_account': [422, 'The template belongs to another account'],
  'template.not_editable': [409, 'A template of this status cannot be changed'],
  'template.refused': [422, 'The provider refused the template'],
  'template.limit_reached': [409, 'An account has six thousand templates at most'],
  'window.closed': [422, 'The 24-hour window is closed'],
  'product.not_found': [404, 'No such product'],
  'product.stale': [412, 'The product changed in the meantime'],
  'product.sku_taken': [409, 'This SKU is already used'],
  'product.handle_taken': [409, 'This handle is already used'],
  'order.not_found': [404, 'No such order'],
  'order.stale': [412, 'The order changed in the meantime'],
  'order.not_allowed': [409, 'An order of this status cannot be changed like that'],
  'order.empty': [409, 'The order has no lines'],
  'order.out_of_stock': [409, 'There is not enough in stock'],
  'order.changed': [409, 'Prices or products changed: look at the order again'],
  'import.not_found': [404, 'No such import'],
  'import.invalid': [422, 'The file could not be imported'],
  'import.not_undoable': [409, 'This import cannot be undone any more'],
  'knowledge.not_found': [404, 'No such knowledge entry'],
  'knowledge.from_source': [409, 'This text was read from a source: change it there'],
  'knowledge_source.not_found': [404, 'No such source of knowledge'],
  'knowledge_source.exists': [409, 'The store reads this source already'],
  'knowledge_source.address_refused': [422, 'This address may not be read'],
  'knowledge_source.limit_reached': [409, 'A store has two hundred sources of knowledge at most'],
  'media.not_found': [404, 'No such file'],
  'media.too_large': [413, 'The file is too large'],
  'media.type_refused': [415, 'This type of file is not accepted'],
  'media.unreachable': [422, 'There is no picture at this address'],
  'picture.not_set_up': [409, 'Painting pictures is not set up on this installation'],
  'picture.failed': [422, 'The image service made no picture'],
  'media.not_ready': [409, 'The file is not here yet'],
  'run.not_found': [404, 'No such run'],
  'billing.no_payments': [409, 'This installation takes no payments'],
  'billing.already_subscribed': [409, 'The store pays for a plan already'],
  'billing.nothing_to_manage': [409, 'The store has paid for nothing yet'],
  'billing.unavailable': [503, 'The payment service does not answer'],
  'webhook_event.not_found': [404, 'No such webhook event'],
  'cursor.invalid': [400, 'The cursor is not valid'],
} as const satisfies Record<string, readonly [number, string]>;
export type ErrorCode = keyof typeof ERROR_CODES;
