import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';

interface Text { readonly type: string; readonly value?: unknown }
interface Part { readonly type: string; readonly key?: { readonly name?: string }; readonly name?: { readonly name?: string }; value?: Text & { expression?: Text } }
interface Path { readonly node: { readonly properties?: readonly Part[]; readonly attributes?: readonly Part[] } }
interface Babel { readonly types: { stringLiteral(value: string): Text; valueToNode(value: unknown): Text; jsxExpressionContainer(expression: Text): Text } }
interface Program { traverse(visitor: Readonly<Record<'ObjectExpression' | 'JSXOpeningElement', (path: Path) => void>>): void }

/** Babel plugin, after the macros: English texts are taken apart while the app is built, as those of the other languages are, so that no page brings what reads them. */
export function compiledTexts({ types }: Babel) {
  return {
    name: 'compiled-texts',
    visitor: {
      Program: {
        exit: (program: Program): void => program.traverse({
          ObjectExpression: ({ node: { properties = [] } }) => {
            const message = messageOf(properties, ({ key }) => key?.name);
            if (message && typeof message.value?.value === 'string') message.value = compiled(message.value.value, types);
          },
          JSXOpeningElement: ({ node: { attributes = [] } }) => {
            const message = messageOf(attributes, ({ name }) => name?.name);
            const text = message?.value?.expression?.value ?? message?.value?.value;
            if (message && typeof text === 'string') message.value = types.jsxExpressionContainer(compiled(text, types));
          },
        }),
      },
    },
  };
}

/** The text, where it stands beside the id that the macros give it. */
function messageOf(parts: readonly Part[], nameOf: (part: Part) => string | undefined): Part | undefined {
  const id = parts.find((part) => nameOf(part) === 'id')?.value;
  const value = id?.expression?.value ?? id?.value;
  return typeof value === 'string' && /^[\w+/]{6}$/.test(value) ? parts.find((part) => nameOf(part) === 'message') : undefined;
}

function compiled(text: string, types: Babel['types']): Text {
  const tokens: unknown[] = compileMessageOrThrow(text);
  return tokens.every((token) => typeof token === 'string') ? types.stringLiteral(tokens.join('')) : types.valueToNode(JSON.parse(JSON.stringify(tokens)));
}
