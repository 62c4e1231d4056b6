/** What is no page: its ending tells. */
const FILES = /\.(?:jpe?g|png|gif|webp|svg|ico|css|js|mjs|json|xml|pdf|docx?|xlsx?|pptx?|zip|gz|rar|mp[34]|webm|mov|avi|wav|ogg|woff2?|ttf|eot|exe|dmg|apk|csv|rss|atom)$/i;
/** Marks of campaigns: the page is the same without them. */
const CAMPAIGN = /^(?:utm_\w+|gclid|fbclid|msclkid|mc_[ce]id|ref)$/i;

/** One way to write the address of a page. */
export function pageAddress(address: string): string {
  const url = new URL(address);
  url.hash = '';
  for (const name of Array.from(url.searchParams.keys())) if (CAMPAIGN.test(name)) url.searchParams.delete(name);
  url.searchParams.sort();
  return url.href;
}

/** True for pages of one site: the same host (`www.` or not), protocol and port. */
export function isSameSite(one: string, other: string): boolean {
  const [a, b] = [new URL(one), new URL(other)];
  const bare = ({ hostname }: URL): string => hostname.replace(/^www\./, '');
  return a.protocol === b.protocol && a.port === b.port && bare(a) === bare(b);
}

/** The pages of the same site among links, each once. */
export function pagesAmong(links: readonly string[], site: string): string[] {
  return [...new Set(links.filter((link) => URL.canParse(link) && isSameSite(link, site) && !FILES.test(new URL(link).pathname)).map(pageAddress))];
}
