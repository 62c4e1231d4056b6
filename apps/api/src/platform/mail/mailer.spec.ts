import { type AddressInfo, createServer, type Server } from 'node:net';
import { Env, loadEnv } from '../config/env.js';
import { Mailer } from './mailer.js';

/** A mail server that takes everything, or refuses every recipient. */
function mailServer(recipient: '250 ok' | '550 no such mailbox'): Promise<{ url: string; mails: string[]; server: Server }> {
  const mails: string[] = [];
  const server = createServer((socket) => {
    let inMail = false;
    let text = '';
    socket.on('error', () => undefined);
    socket.write('220 test ready\r\n');
    socket.on('data', (chunk) => {
      text += chunk.toString();
      for (let end = text.indexOf('\r\n'); end >= 0; end = text.indexOf('\r\n')) {
        const line = text.slice(0, end);
        text = text.slice(end + 2);
        if (inMail) {
          if (line === '.') {
            inMail = false;
            socket.write('250 taken\r\n');
          } else mails[mails.length - 1] += `${line}\n`;
        } else if (line === 'DATA') {
          inMail = true;
          mails.push('');
          socket.write('354 go on\r\n');
        } else socket.write(line.startsWith('RCPT') ? `${recipient}\r\n` : line === 'QUIT' ? '221 bye\r\n' : '250 ok\r\n');
      }
    });
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve({ url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, mails, server }));
  });
}

const MAIL = { to: 'ana@example.com', subject: 'Set a new password', text: 'Somebody asked.', link: 'https://parley.example/reset/abc-123_XYZ' };
const envWith = (values: Record<string, string>): Env => loadEnv({ MAIL_FROM: 'Parley <parley@example.com>', ...values });

describe('mail', () => {
  it('goes through the mail server, with sender, receiver and link', async () => {
    const { url, mails, server } = await mailServer('250 ok');
    const mailer = new Mailer(envWith({ SMTP_URL: url }));
    await mailer.send(MAIL);
    await mailer.onApplicationShutdown();
    server.close();
    expect(mails).toHaveLength(1);
    for (const part of ['From: Parley <parley@example.com>', 'To: ana@example.com', 'Subject: Set a new password', MAIL.link]) expect(mails[0]).toContain(part);
  });

  it('says so when the mail server refuses', async () => {
    const { url, server } = await mailServer('550 no such mailbox');
    const mailer = new Mailer(envWith({ SMTP_URL: url }));
    await expect(mailer.send(MAIL)).rejects.toThrow(/550/);
    await mailer.onApplicationShutdown();
    server.close();
  });

  it('a line break in a name or an address adds no header', async () => {
    const { url, mails, server } = await mailServer('250 ok');
    const mailer = new Mailer(envWith({ SMTP_URL: url }));
    await mailer.send({ ...MAIL, subject: 'Shop\r\nBcc: everybody@example.com\r\n\r\nhello' });
    await mailer.onApplicationShutdown();
    server.close();
    expect(mails[0]).not.toMatch(/^Bcc:/m);
  });

  it('an address that cannot be read fails its mails, not those after it nor the shutdown', async () => {
    const env = envWith({ SMTP_URL: 'smtp://127.0.0.1:smtp' });
    const mailer = new Mailer(env);
    await expect(mailer.send(MAIL)).rejects.toThrow('Invalid URL');
    await expect(mailer.onApplicationShutdown()).resolves.toBeUndefined();
    const { url, mails, server } = await mailServer('250 ok');
    env.SMTP_URL = url;
    await mailer.send(MAIL);
    await mailer.onApplicationShutdown();
    server.close();
    expect(mails).toHaveLength(1);
  });

  it('without a mail server nothing is sent and nothing fails', async () => {
    await expect(new Mailer(envWith({})).send(MAIL)).resolves.toBeUndefined();
  });
});
