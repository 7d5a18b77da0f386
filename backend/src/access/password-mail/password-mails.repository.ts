import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { PasswordMail } from './password-mail.entity.js';

@Injectable()
export class PasswordMailsRepository {
  constructor(@InjectRepository(PasswordMail) private readonly mails: Repository<PasswordMail>) {}

  async add(email: string, address: string): Promise<Pick<PasswordMail, 'id'>> {
    const { identifiers } = await this.mails.insert({ email, address });
    return identifiers[0] as Pick<PasswordMail, 'id'>;
  }

  async find(id: number): Promise<PasswordMail | null> {
    return this.mails.findOneBy({ id });
  }

  /** It was looked into, whatever came of it. */
  async remove(id: number): Promise<void> {
    await this.mails.delete({ id });
  }

  /** In the order in which they came. */
  async findAll(): Promise<Pick<PasswordMail, 'id'>[]> {
    return this.mails.find({ select: { id: true }, order: { id: 'ASC' } });
  }
}
