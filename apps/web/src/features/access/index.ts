export { InvitationPage } from './invitation-page.js';
export { LoginForm } from './login-form.js';
export { LoginLinkPage } from './login-link-page.js';
export { LoginPage } from './login-page.js';
export { ResetPage } from './reset-page.js';
export { ResetRequestPage } from './reset-request-page.js';
export { SetupPage } from './setup-page.js';
export { SignUpPage } from './sign-up-page.js';
