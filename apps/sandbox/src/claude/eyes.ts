import { isRecord } from '../http/router.js';
import { sha256Of } from '../meta/media-library.js';
import { type Sight, sightIn } from '../phone/picture-file.js';
import type { ClaudeRequest } from './request.js';
import type { Answered } from './seller.js';

/** What the model sees in pictures: what it was told of a file, else what the sandbox wrote into its own, else something that nobody can name. */
export class Eyes {
  private readonly told = new Map<string, Sight>();

  /** What is to be seen in a file. */
  tell(sha256: string, sight: Sight): void {
    this.told.set(sha256, sight);
  }

  clear(): void {
    this.told.clear();
  }

  /** The answer to a request that shows a picture and wants one tool to be called; undefined for others. */
  answer(request: ClaudeRequest): readonly Answered[] | undefined {
    const image = request.messages.at(-1)?.content.find(({ type }) => type === 'image');
    const tool = request.tools.find(({ name }) => name === request.toolChoice.name);
    if (image === undefined || tool === undefined) return undefined;
    const sight = this.see(Buffer.from(String(isRecord(image['source']) ? image['source']['data'] : ''), 'base64'));
    const properties = tool.input_schema['properties'];
    const input = Object.fromEntries((isRecord(properties) ? Object.keys(properties) : []).map((name) => [name, partOf(sight, name)]));
    return [{ type: 'tool_use', name: tool.name, input }];
  }

  private see(bytes: Buffer): Sight {
    return this.told.get(sha256Of(bytes, 'hex')) ?? sightIn(bytes) ?? { description: 'Something that cannot be named', words: '' };
  }
}

/** The part of what is seen that an argument of this name asks for. */
function partOf({ description, words = description, text = '' }: Sight, name: string): string {
  if (/text|read/.test(name)) return text;
  return /word|search|query/.test(name) ? words : description;
}
