import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { SECOND } from '../clock/clock.js';
import { Env } from '../config/env.js';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  /** Plain text, one paragraph per line. */
  readonly text: string;
  /** What the mail is for; stands in the log when there is no mail server. */
  readonly link: string;
}

/** Sends mail through SMTP_URL. Without it the link goes to the log, where the operator finds it. */
@Injectable()
export class Mailer implements OnApplicationShutdown {
  readonly #log = new Logger('mail');
  readonly #transport: ReturnType<typeof smtp> | undefined;

  constructor(private readonly env: Env) {
    this.#transport = env.SMTP_URL === undefined ? undefined : smtp(env.SMTP_URL);
  }

  /** @throws Error of the mail server when it refuses or does not answer */
  async send(mail: Mail): Promise<void> {
    if (!this.#transport) {
      this.#log.warn(`No SMTP_URL: "${mail.subject}" for ${mail.to} is not mailed. Link: ${mail.link}`);
      return;
    }
    await this.#transport.sendMail({ from: this.env.MAIL_FROM, to: mail.to, subject: mail.subject, text: `${mail.text}\n\n${mail.link}\n` });
  }

  onApplicationShutdown(): void {
    this.#transport?.close();
  }
}

function smtp(url: string) {
  return createTransport({ url, connectionTimeout: 10 * SECOND, greetingTimeout: 10 * SECOND, socketTimeout: 20 * SECOND });
}
