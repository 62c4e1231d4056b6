/** One 800 x 800 picture: a wall, a surface and whatever stands on it. Colours are flat or run from one to another. */
export class Sheet {
  readonly #defs: string[] = [];
  readonly #shapes: string[] = [];

  constructor(wall: readonly [string, string], surface: readonly [string, string], horizon = 590) {
    this.#shapes.push(
      `<rect width="800" height="800" fill="${this.radial(wall[0], wall[1])}"/>`,
      `<rect y="${horizon}" width="800" height="${800 - horizon}" fill="${this.down(surface[0], surface[1])}"/>`,
      `<rect y="${horizon}" width="800" height="3" fill="#fff" opacity="0.35"/>`,
    );
  }

  /** A fill from top to bottom. */
  down(from: string, to: string): string {
    return this.#gradient(`<linearGradient id="ID" x1="0" y1="0" x2="0" y2="1">${stops([from, to])}</linearGradient>`);
  }
  /** A fill from left to right, through any number of colours: roundness. */
  across(...colours: string[]): string {
    return this.#gradient(`<linearGradient id="ID" x1="0" y1="0" x2="1" y2="0">${stops(colours)}</linearGradient>`);
  }
  /** A fill from the upper left to the lower right. */
  slanted(...colours: string[]): string {
    return this.#gradient(`<linearGradient id="ID" x1="0" y1="0" x2="1" y2="1">${stops(colours)}</linearGradient>`);
  }
  /** A fill from the middle outwards. */
  radial(from: string, to: string): string {
    return this.#gradient(`<radialGradient id="ID" cx="0.5" cy="0.42" r="0.75">${stops([from, to])}</radialGradient>`);
  }
  /** A light that fades to nothing. */
  glow(x: number, y: number, radius: number, colour: string, strength = 0.8): this {
    const fill = this.#gradient(`<radialGradient id="ID"><stop offset="0" stop-color="${colour}" stop-opacity="${strength}"/><stop offset="1" stop-color="${colour}" stop-opacity="0"/></radialGradient>`);
    return this.add(`<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}"/>`);
  }
  /** The soft shadow that a thing casts where it stands. */
  shadow(x: number, y: number, width: number, height = 26, strength = 0.34): this {
    const fill = this.#gradient(`<radialGradient id="ID"><stop offset="0" stop-color="#1d1712" stop-opacity="${strength}"/><stop offset="0.6" stop-color="#1d1712" stop-opacity="${strength * 0.55}"/><stop offset="1" stop-color="#1d1712" stop-opacity="0"/></radialGradient>`);
    return this.add(`<ellipse cx="${x}" cy="${y}" rx="${width}" ry="${height}" fill="${fill}"/>`);
  }
  add(...shapes: string[]): this {
    this.#shapes.push(...shapes);
    return this;
  }
  toString(): string {
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 800" width="800" height="800"><defs>${this.#defs.join('')}</defs>${this.#shapes.join('')}</svg>`;
  }
  #gradient(markup: string): string {
    const id = `g${this.#defs.length}`;
    this.#defs.push(markup.replace('ID', id));
    return `url(#${id})`;
  }
}

function stops(colours: readonly string[]): string {
  return colours.map((colour, place) => `<stop offset="${place / Math.max(1, colours.length - 1)}" stop-color="${colour}"/>`).join('');
}
/** A closed or open outline. */
export function path(d: string, fill: string, more = ''): string {
  return `<path d="${d}" fill="${fill}" ${more}/>`;
}
export function ellipse(x: number, y: number, rx: number, ry: number, fill: string, more = ''): string {
  return `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${fill}" ${more}/>`;
}
export function box(x: number, y: number, width: number, height: number, fill: string, radius = 0, more = ''): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${fill}" ${more}/>`;
}
export function line(d: string, colour: string, width: number, more = ''): string {
  return `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" ${more}/>`;
}
