/** Pages of Meta's that the guide leads to. */
export const APP_DASHBOARD = 'https://developers.facebook.com/apps/';
export const WHATSAPP_MANAGER = 'https://business.facebook.com/wa/manage/home/';
export const BUSINESS_SETTINGS = 'https://business.facebook.com/settings/system-users';
