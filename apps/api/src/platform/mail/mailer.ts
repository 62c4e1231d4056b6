import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { Transporter } from 'nodemailer';
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
  #transport: Promise<Transporter> | undefined;

  constructor(private readonly env: Env) {}

  /** @throws Error of the mail server when it refuses or does not answer */
  async send(mail: Mail): Promise<void> {
    if (this.env.SMTP_URL === undefined) {
      this.#log.warn(`No SMTP_URL: "${mail.subject}" for ${mail.to} is not mailed. Link: ${mail.link}`);
      return;
    }
    await (await this.#open(this.env.SMTP_URL)).sendMail({ from: this.env.MAIL_FROM, to: mail.to, subject: mail.subject, text: `${mail.text}\n\n${mail.link}\n` });
  }

  /** Kept once it is there; what could not be opened is opened anew with the next mail. */
  async #open(url: string): Promise<Transporter> {
    const opening = this.#transport ??= smtp(url);
    try {
      return await opening;
    } catch (error) {
      if (this.#transport === opening) this.#transport = undefined;
      throw error;
    }
  }

  async onApplicationShutdown(): Promise<void> {
    (await this.#transport?.catch(() => undefined))?.close();
  }
}

/** The mail client is read with the first mail. */
async function smtp(url: string): Promise<Transporter> {
  const { createTransport } = await import('nodemailer');
  return createTransport({ url, connectionTimeout: 10 * SECOND, greetingTimeout: 10 * SECOND, socketTimeout: 20 * SECOND });
}
