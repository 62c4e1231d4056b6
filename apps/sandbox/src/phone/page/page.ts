export const PHONE_PAGE = '';
