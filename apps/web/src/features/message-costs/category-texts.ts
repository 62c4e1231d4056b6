import type { RateCategory } from '#contracts';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

export const CATEGORY_TEXTS: Readonly<Record<RateCategory, MessageDescriptor>> = {
  marketing: msg`Marketing`, utility: msg`Utility`, authentication: msg`Authentication`, authentication_international: msg`Authentication, international`, service: msg`Answers within 24 hours`,
};
export const isRateCategory = (category: string): category is RateCategory => category in CATEGORY_TEXTS;
