import type { MigrationInterface } from 'typeorm';
import { Foundation1700000000001 } from './0001-foundation.js';
import { LiveEvents1700000000005 } from './0005-live-events.js';
import { Stores1700000000010 } from './0010-stores.js';
import { Idempotency1700000000015 } from './0015-idempotency.js';
import { Security1700000000020 } from './0020-security.js';
import { Accounts1700000000030 } from './0030-accounts.js';
import { Media1700000000040 } from './0040-media.js';
import { Search1700000000045 } from './0045-search.js';
import { Catalog1700000000050 } from './0050-catalog.js';
import { Knowledge1700000000060 } from './0060-knowledge.js';
import { Customers1700000000070 } from './0070-customers.js';
import { Conversations1700000000080 } from './0080-conversations.js';
import { Inbox1700000000085 } from './0085-inbox.js';
import { Sending1700000000090 } from './0090-sending.js';
import { Webhooks1700000000100 } from './0100-webhooks.js';
import { Ai1700000000110 } from './0110-ai.js';
import { ChannelSetups1700000000120 } from './0120-channel-setups.js';
import { KnowledgeTopics1700000000130 } from './0130-knowledge-topics.js';
import { ImportUndo1700000000135 } from './0135-import-undo.js';
import { CustomerNotes1700000000136 } from './0136-customer-notes.js';
import { Notes1700000000140 } from './0140-notes.js';
import { Labels1700000000141 } from './0141-labels.js';
import { CannedReplies1700000000142 } from './0142-canned-replies.js';
import { RefusedSources1700000000155 } from './0155-refused-sources.js';
import { Pace1700000000156 } from './0156-pace.js';
import { InboxSearch1700000000160 } from './0160-inbox-search.js';
import { KnowledgeSources1700000000161 } from './0161-knowledge-sources.js';
import { KnowledgeWebsites1700000000162 } from './0162-knowledge-websites.js';
import { KnowledgeUses1700000000163 } from './0163-knowledge-uses.js';
import { Orders1700000000165 } from './0165-orders.js';
import { AutoReturn1700000000166 } from './0166-auto-return.js';
import { SearchMeaning1700000000171 } from './0171-search-meaning.js';
import { SearchFrequencies1700000000172 } from './0172-search-frequencies.js';
import { Transcripts1700000000180 } from './0180-transcripts.js';
import { Billing1700000000190 } from './0190-billing.js';
import { MessageQueue1700000000191 } from './0191-message-queue.js';
import { Payments1700000000200 } from './0200-payments.js';
import { UsageNotices1700000000201 } from './0201-usage-notices.js';
import { PhotoDescriptions1700000000210 } from './0210-photo-descriptions.js';
import { Pictures1700000000211 } from './0211-pictures.js';
import { SearchTold1700000000212 } from './0212-search-told.js';
import { FilesMessages1700000000213 } from './0213-files-messages.js';
import { AssistantVersions1700000000220 } from './0220-assistant-versions.js';
import { AssistantTests1700000000221 } from './0221-assistant-tests.js';
import { AssistantBudget1700000000222 } from './0222-assistant-budget.js';
import { Categories1700000000230 } from './0230-categories.js';
import { Synonyms1700000000231 } from './0231-synonyms.js';
import { LinkedDevices1700000000240 } from './0240-linked-devices.js';
import { ConversationMoves1700000000241 } from './0241-conversation-moves.js';
import { Templates1700000000245 } from './0245-templates.js';
import { TemplateSyncs1700000000246 } from './0246-template-syncs.js';
import { ParkedReplies1700000000247 } from './0247-parked-replies.js';
import { Consent1700000000250 } from './0250-consent.js';
import { Bulk1700000000251 } from './0251-bulk.js';
import { Notifications1700000000260 } from './0260-notifications.js';
import { RateCards1700000000265 } from './0265-rate-cards.js';
import { RevisionAuthors1700000000266 } from './0266-revision-authors.js';
import { TemplateAccounts1700000000270 } from './0270-template-accounts.js';
import { RefusedParkedReplies1700000000271 } from './0271-refused-parked-replies.js';
import { BulkApproval1700000000272 } from './0272-bulk-approval.js';
import { LinkedNumbers1700000000280 } from './0280-linked-numbers.js';
import { SetupLinkStep1700000000281 } from './0281-setup-link-step.js';
import { BulkPaces1700000000285 } from './0285-bulk-paces.js';
import { MergedCustomers1700000000286 } from './0286-merged-customers.js';
import { DailyReach1700000000287 } from './0287-daily-reach.js';
import { DatesAndWishes1700000000295 } from './0295-dates-and-wishes.js';
import { OldNotifications1700000000296 } from './0296-old-notifications.js';
import { ProductMeanings1700000000300 } from './0300-product-meanings.js';
import { ImportPictures1700000000301 } from './0301-import-pictures.js';
import { CheckoutTurns1700000000302 } from './0302-checkout-turns.js';
import { ModelUses1700000000303 } from './0303-model-uses.js';
import { ForgottenFiles1700000000304 } from './0304-forgotten-files.js';
import { Linkages1700000000310 } from './0310-linkages.js';
import { ReachCounts1700000000313 } from './0313-reach-counts.js';
import { MeaningUses1700000000316 } from './0316-meaning-uses.js';
import { HindiDigits1700000000317 } from './0317-hindi-digits.js';
import { SimilarTerms1700000000318 } from './0318-similar-terms.js';
import { PromisedDays1700000000319 } from './0319-promised-days.js';
import { InboxViews1700000000325 } from './0325-inbox-views.js';
import { JudgedLinkages1700000000328 } from './0328-judged-linkages.js';
import { UnknownSends1700000000331 } from './0331-unknown-sends.js';
import { TemplateEdits1700000000332 } from './0332-template-edits.js';
import { ReleasedEvents1700000000340 } from './0340-released-events.js';
import { PaidByPiece1700000000355 } from './0355-paid-by-piece.js';
import { HeldEvents1700000000370 } from './0370-held-events.js';
import { HeldNumbers1700000000380 } from './0380-held-numbers.js';
import { TurnFailures1700000000396 } from './0396-turn-failures.js';
import { UnreadEvents1700000000397 } from './0397-unread-events.js';
import { NamedAccounts1700000000398 } from './0398-named-accounts.js';
import { ReactionsOfASecond1700000000399 } from './0399-reactions-of-a-second.js';
import { RoundsOfTries1700000000400 } from './0400-rounds-of-tries.js';
import { InboxLists1700000000410 } from './0410-inbox-lists.js';
import { ReachOfOthers1700000000420 } from './0420-reach-of-others.js';
import { HeldMessages1700000000430 } from './0430-held-messages.js';
import { ShortDetach1700000000440 } from './0440-short-detach.js';
import { CorrectedAccounts1700000000450 } from './0450-corrected-accounts.js';
import { Onboarding1700000000460 } from './0460-onboarding.js';
import { OwnersOfNumbers1700000000470 } from './0470-owners-of-numbers.js';
import { LaterFetches1700000000471 } from './0471-later-fetches.js';
import { FormerTrials1700000000480 } from './0480-former-trials.js';
import { LanguagesOfCustomers1700000000500 } from './0500-languages-of-customers.js';
import { Portfolios1700000000510 } from './0510-portfolios.js';
import { NamesAndNumbers1700000000520 } from './0520-names-and-numbers.js';
import { CartsWaiting1700000000530 } from './0530-carts-waiting.js';
import { TurnsOpened1700000000540 } from './0540-turns-opened.js';
import { OpenWork1700000000550 } from './0550-open-work.js';
import { OpenWorkFound1700000000551 } from './0551-open-work-found.js';
import { TimesOfLists1700000000560 } from './0560-times-of-lists.js';
import { KnowledgeImports1700000000570 } from './0570-knowledge-imports.js';
import { CartNews1700000000580 } from './0580-cart-news.js';
import { ApprovedEdits1700000000590 } from './0590-approved-edits.js';
import { StockFalls1700000000591 } from './0591-stock-falls.js';
import { BulkCharges1700000000592 } from './0592-bulk-charges.js';
import { SentTemplates1700000000593 } from './0593-sent-templates.js';

/** All migrations in order. A new one gets the next free number and a line here. */
export const MIGRATIONS: readonly (new () => MigrationInterface)[] = [
  Foundation1700000000001,
  LiveEvents1700000000005,
  Stores1700000000010,
  Idempotency1700000000015,
  Security1700000000020,
  Accounts1700000000030,
  Media1700000000040,
  Search1700000000045,
  Catalog1700000000050,
  Knowledge1700000000060,
  Customers1700000000070,
  Conversations1700000000080,
  Inbox1700000000085,
  Sending1700000000090,
  Webhooks1700000000100,
  Ai1700000000110,
  ChannelSetups1700000000120,
  KnowledgeTopics1700000000130,
  ImportUndo1700000000135,
  CustomerNotes1700000000136,
  Notes1700000000140,
  Labels1700000000141,
  CannedReplies1700000000142,
  RefusedSources1700000000155,
  Pace1700000000156,
  InboxSearch1700000000160,
  KnowledgeSources1700000000161,
  KnowledgeWebsites1700000000162,
  KnowledgeUses1700000000163,
  Orders1700000000165,
  AutoReturn1700000000166,
  SearchMeaning1700000000171,
  SearchFrequencies1700000000172,
  Transcripts1700000000180,
  Billing1700000000190,
  MessageQueue1700000000191,
  Payments1700000000200,
  UsageNotices1700000000201,
  PhotoDescriptions1700000000210,
  Pictures1700000000211,
  SearchTold1700000000212,
  FilesMessages1700000000213,
  AssistantVersions1700000000220,
  AssistantTests1700000000221,
  AssistantBudget1700000000222,
  Categories1700000000230,
  Synonyms1700000000231,
  LinkedDevices1700000000240,
  ConversationMoves1700000000241,
  Templates1700000000245,
  TemplateSyncs1700000000246,
  ParkedReplies1700000000247,
  Consent1700000000250,
  Bulk1700000000251,
  Notifications1700000000260,
  RateCards1700000000265,
  RevisionAuthors1700000000266,
  TemplateAccounts1700000000270,
  RefusedParkedReplies1700000000271,
  BulkApproval1700000000272,
  LinkedNumbers1700000000280,
  SetupLinkStep1700000000281,
  BulkPaces1700000000285,
  MergedCustomers1700000000286,
  DailyReach1700000000287,
  DatesAndWishes1700000000295,
  OldNotifications1700000000296,
  ProductMeanings1700000000300,
  ImportPictures1700000000301,
  CheckoutTurns1700000000302,
  ModelUses1700000000303,
  ForgottenFiles1700000000304,
  Linkages1700000000310,
  ReachCounts1700000000313,
  MeaningUses1700000000316,
  HindiDigits1700000000317,
  SimilarTerms1700000000318,
  PromisedDays1700000000319,
  InboxViews1700000000325,
  JudgedLinkages1700000000328,
  UnknownSends1700000000331,
  TemplateEdits1700000000332,
  ReleasedEvents1700000000340,
  PaidByPiece1700000000355,
  HeldEvents1700000000370,
  HeldNumbers1700000000380,
  TurnFailures1700000000396,
  UnreadEvents1700000000397,
  NamedAccounts1700000000398,
  ReactionsOfASecond1700000000399,
  RoundsOfTries1700000000400,
  InboxLists1700000000410,
  ReachOfOthers1700000000420,
  HeldMessages1700000000430,
  ShortDetach1700000000440,
  CorrectedAccounts1700000000450,
  Onboarding1700000000460,
  OwnersOfNumbers1700000000470,
  LaterFetches1700000000471,
  FormerTrials1700000000480,
  LanguagesOfCustomers1700000000500,
  Portfolios1700000000510,
  NamesAndNumbers1700000000520,
  CartsWaiting1700000000530,
  TurnsOpened1700000000540,
  OpenWork1700000000550,
  OpenWorkFound1700000000551,
  TimesOfLists1700000000560,
  KnowledgeImports1700000000570,
  CartNews1700000000580,
  ApprovedEdits1700000000590,
  StockFalls1700000000591,
  BulkCharges1700000000592,
  SentTemplates1700000000593,
];
