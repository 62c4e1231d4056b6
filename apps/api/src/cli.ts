import 'reflect-metadata';
import { chat } from './cli/chat.js';
import { checkAccount, createUser, doctor, replayWebhooks, rotateSecrets, setPlan } from './cli/operator.js';
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
  secrets rotate                      seal everything with the first key of SECRET_KEYS
  doctor                              what works and what does not

Every command takes --json for answers that a program reads.
`;

type Command = (args: readonly string[]) => Promise<void>;
const COMMANDS: Readonly<Record<string, Command>> = {
  chat, 'user create': createUser, 'plan set': setPlan, 'account check': checkAccount, 'webhooks replay': replayWebhooks, 'secrets rotate': rotateSecrets, doctor,
};

const words = process.argv.slice(2);
const name = [words.slice(0, 2).join(' '), words[0] ?? ''].find((candidate) => candidate in COMMANDS);
const command = name === undefined ? undefined : COMMANDS[name];
if (!command || name === undefined) {
  say(USAGE);
  process.exitCode = words.length === 0 || words.includes('--help') ? 0 : 2;
} else {
  try {
    await command(words.slice(name.split(' ').length));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}
