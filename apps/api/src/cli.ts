import 'reflect-metadata';
import { say, UsageError } from './cli/output.js';

const USAGE = `npm run cli -- <command>

  chat [--as +34600111222] [--name Ana] [--sandbox http://127.0.0.1:4010]
                                      be a customer in the terminal
  user create --email E --name N --store S [--role owner|admin|agent] [--password P]
  plan set <store id> trial|starter|growth|scale|self_hosted|none
                                      give a store a plan; with none its messages wait until it has one
  account check <account id>          ask the provider whether an account works
  webhooks replay [--since 1h] [--store <store id>]
                                      read kept webhook events again; known messages stay as they are
  webhooks quarantine                 show the webhooks that named no account
  webhooks replay --quarantined       give them to the account that is connected by now
  secrets rotate                      seal everything with the first key of SECRET_KEYS
  doctor                              what works and what does not

Every command takes --json for answers that a program reads.
`;

type Command = (args: readonly string[]) => Promise<void>;
// Only the operator's commands need the whole app, which takes seconds to read.
const operator = () => import('./cli/operator.js');
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  chat: async () => (await import('./cli/chat.js')).chat,
  'user create': async () => (await operator()).createUser, 'plan set': async () => (await operator()).setPlan, 'account check': async () => (await operator()).checkAccount,
  'webhooks replay': async () => (await operator()).replayWebhooks, 'webhooks quarantine': async () => (await operator()).listQuarantine, 'secrets rotate': async () => (await operator()).rotateSecrets, doctor: async () => (await operator()).doctor,
};

const words = process.argv.slice(2);
const name = [words.slice(0, 2).join(' '), words[0] ?? ''].find((candidate) => Object.hasOwn(COMMANDS, candidate));
const command = name === undefined ? undefined : COMMANDS[name];
if (!command || name === undefined || words.includes('--help')) {
  say(USAGE);
  process.exitCode = words.length === 0 || words.includes('--help') ? 0 : 2;
} else {
  try {
    await (await command())(words.slice(name.split(' ').length));
  } catch (error) {
    const isMisused = error instanceof UsageError || isWrongArgument(error);
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${isWrongArgument(error) ? 'npm run cli -- --help shows what there is.\n' : ''}`);
    process.exitCode = isMisused ? 2 : 1;
  }
}

function isWrongArgument(error: unknown): boolean {
  return String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS_');
}
