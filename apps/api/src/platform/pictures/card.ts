/** A picture of products, as plain data. Every text was written by the server or stands in the catalog; texts become outlines, never markup. */
export interface Card {
  /** `rows`: one below the other, as on a menu. `cells`: side by side with large photos. */
  readonly layout: 'rows' | 'cells';
  readonly direction: 'ltr' | 'rtl';
  /** Whose card it is, above the heading. */
  readonly from: string;
  readonly heading: string;
  readonly note: string;
  readonly items: readonly CardItem[];
}
export interface CardItem {
  readonly title: string;
  readonly detail: string;
  readonly price: string;
  /** A former price, struck through. */
  readonly before: string | null;
  /** Further lines, each short. */
  readonly facts: readonly string[];
  /** JPEG or PNG. */
  readonly photo: Uint8Array | null;
}

/** More would not be readable on a phone. */
export const MOST_ROWS = 9;
export const MOST_CELLS = 4;
