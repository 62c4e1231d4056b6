/** What the server says about itself in the page, before the first request. */
export interface Installation {
  readonly product: string;
  /** `open`: anybody may sign up. */
  readonly registration: 'open' | 'invited';
  /** The sample store with a sandbox in place of WhatsApp. */
  readonly demo: boolean;
}

function contentOf(name: string): string | undefined {
  return document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content;
}

function readInstallation(): Installation {
  try {
    const value: unknown = JSON.parse(contentOf('installation') ?? '');
    if (typeof value === 'object' && value !== null && 'product' in value && 'registration' in value) {
      return { product: String(value.product), registration: value.registration === 'open' ? 'open' : 'invited', demo: 'demo' in value && value.demo === true };
    }
  } catch { /* The page came from elsewhere than the API: what is safest holds. */ }
  return { product: 'Parley', registration: 'invited', demo: false };
}

export const installation: Installation = readInstallation();

/** The one-time word that lets this page's own style elements through its policy. */
export const styleNonce: string = contentOf('csp-nonce') ?? '';
