import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { getMetadataStorage } from 'class-validator';
import { Environment, forServer, readEnvironment } from './environment.js';

const DATABASE_URL = 'postgres://user:secret@localhost/triagedesk';

describe('readEnvironment', () => {
  it('needs nothing but the database', () => {
    expect(readEnvironment({ DATABASE_URL })).toMatchObject({
      DATABASE_URL,
      HOST: '127.0.0.1',
      PORT: 8080,
      LOG_LEVEL: 'info',
    });
  });

  it.each(['0.75', '.75'])('takes the share %s', (REVIEW_THRESHOLD) => {
    expect(readEnvironment({ DATABASE_URL, REVIEW_THRESHOLD })).toMatchObject({ REVIEW_THRESHOLD: 0.75 });
  });

  it('takes numbers as numbers and an empty variable as absent', () => {
    const environment = readEnvironment({ DATABASE_URL, PORT: '9000', LOG_LEVEL: '', ANTHROPIC_API_KEY: ' ' });
    expect(environment).toMatchObject({ PORT: 9000, LOG_LEVEL: 'info' });
    expect(environment.ANTHROPIC_API_KEY).toBeUndefined();
  });

  it('takes the password of the database from a file', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'triagedesk-')), 'password');
    const variables = { DATABASE_URL: 'postgres://user@db:5432/triagedesk', DATABASE_PASSWORD_FILE: file };
    expect(() => readEnvironment(variables)).toThrow('DATABASE_PASSWORD_FILE');
    writeFileSync(file, 'p@ss/50%off\n');
    expect(readEnvironment(variables).DATABASE_URL).toBe('postgres://user:p%40ss%2F50%25off@db:5432/triagedesk');
    const server = { DATABASE_SERVER_URL: 'postgres://server@db:5432/x', DATABASE_SERVER_PASSWORD_FILE: file };
    expect(readEnvironment({ ...variables, ...server })).toMatchObject({
      DATABASE_URL: 'postgres://user:p%40ss%2F50%25off@db:5432/triagedesk',
      DATABASE_SERVER_URL: 'postgres://server:p%40ss%2F50%25off@db:5432/x',
    });
    rmSync(dirname(file), { recursive: true });
  });

  it('lets the server connect by the account of its own, where it has one', () => {
    const DATABASE_SERVER_URL = 'postgres://server:password@db:5432/x';
    expect(forServer(readEnvironment({ DATABASE_URL, DATABASE_SERVER_URL })).DATABASE_URL).toBe(DATABASE_SERVER_URL);
    expect(forServer(readEnvironment({ DATABASE_URL })).DATABASE_URL).toBe(DATABASE_URL);
  });

  it('takes what lies between commas as a list', () => {
    const lists = { TRUST_PROXY: '10.0.0.1, 10.1.0.0/16,', CORS_ORIGINS: 'https://a.example,http://localhost:4200' };
    expect(readEnvironment({ DATABASE_URL, ...lists })).toMatchObject({
      TRUST_PROXY: ['10.0.0.1', '10.1.0.0/16'],
      CORS_ORIGINS: ['https://a.example', 'http://localhost:4200'],
      ALLOWED_HOSTS: [],
    });
  });

  it.each([
    ['DATABASE_URL', undefined],
    ['DATABASE_URL', 'mysql://secret@x'],
    ['DATABASE_SERVER_URL', 'mysql://server:secret@x'],
    ['DATABASE_SERVER_URL', 'postgres://db:5432/triagedesk'],
    ['PORT', '80a'],
    ['PORT', '65536'],
    ['PORT', '0x50'],
    ['LOG_LEVEL', 'loud'],
    ['REVIEW_THRESHOLD', '0'],
    ['REVIEW_THRESHOLD', '1.01'],
    ['REVIEW_THRESHOLD', 'half'],
    ['TOKEN_SECRET', 'a secret of too few characters'],
    ['SESSION_IDLE_HOURS', '0'],
    ['SESSION_MAX_DAYS', '366'],
    ['ADMIN_EMAIL', 'secret@example.com'],
    ['ADMIN_PASSWORD', 'a secret of many characters'],
    ['TRUST_PROXY', 'true'],
    ['TRUST_PROXY', '10.0.0.0/8,secret'],
    ['ALLOWED_HOSTS', 'https://secret'],
    ['CORS_ORIGINS', '*'],
    ['CORS_ORIGINS', 'https://desk.example.com/secret'],
    ['PUBLIC_URL', 'http://secret.example.com'],
    ['PUBLIC_URL', 'https://desk.example.com/secret'],
    ['ANTHROPIC_BASE_URL', 'secret'],
    ['ANTHROPIC_TIMEOUT_MS', '0'],
  ])('refuses %s=%s by its name, without its value', (name, value) => {
    const read = () => readEnvironment({ DATABASE_URL, [name]: value });
    expect(read).toThrow(name);
    expect(read).not.toThrow('secret');
  });

  describe('with an OpenID provider', () => {
    const complete = {
      DATABASE_URL,
      PUBLIC_URL: 'https://desk.example.com',
      OIDC_ISSUER: 'https://login.example.com/realms/desk',
      OIDC_CLIENT_ID: 'desk',
      OIDC_CLIENT_SECRET: 'a secret',
      OIDC_ROLE_CLAIM: 'realm_access.roles',
      OIDC_ADMIN_VALUES: 'desk-admins, owners',
    };

    it('takes all of it together', () => {
      expect(readEnvironment(complete)).toMatchObject({
        OIDC_NAME: 'Single sign-on',
        OIDC_SCOPES: 'openid email profile',
        OIDC_AGENT_VALUES: [],
        OIDC_ADMIN_VALUES: ['desk-admins', 'owners'],
      });
    });

    it.each([
      'PUBLIC_URL',
      'OIDC_ISSUER',
      'OIDC_CLIENT_ID',
      'OIDC_CLIENT_SECRET',
      'OIDC_ROLE_CLAIM',
      'OIDC_ADMIN_VALUES',
    ] as const)('refuses it without %s', (name) => {
      const { [name]: _, ...rest } = complete;
      expect(() => readEnvironment(rest)).toThrow(name);
    });

    it.each([
      ['OIDC_ISSUER', 'http://login.example.com'],
      ['OIDC_ISSUER', 'https://user:secret@login.example.com'],
      ['OIDC_ISSUER', 'https://login.example.com/?secret'],
      ['OIDC_SCOPES', 'email secret'],
      ['OIDC_NAME', 'secret'.repeat(20)],
    ])('refuses %s=%s', (name, value) => {
      const read = () => readEnvironment({ ...complete, [name]: value });
      expect(read).toThrow(name);
      expect(read).not.toThrow('secret');
    });

    it('may be on the own machine without encryption', () => {
      const local = { PUBLIC_URL: 'http://localhost:8080', OIDC_ISSUER: 'http://127.0.0.1:9000' };
      expect(readEnvironment({ ...complete, ...local })).toMatchObject(local);
    });
  });

  describe('with a mail server', () => {
    const complete = {
      DATABASE_URL,
      PUBLIC_URL: 'https://desk.example.com',
      SMTP_URL: 'smtps://desk:secret@mail.example.com',
      MAIL_FROM: 'TriageDesk <desk@example.com>',
    };

    it.each([
      {},
      { SMTP_URL: 'smtp://127.0.0.1:2525' },
      { MAIL_FROM: 'desk@example.com' },
      { MAIL_FROM: '"Support, second line" <desk@localhost>' },
    ])('takes all of it together: %j', (settings) => {
      expect(readEnvironment({ ...complete, ...settings })).toMatchObject(settings);
    });

    it.each(['PUBLIC_URL', 'SMTP_URL', 'MAIL_FROM'] as const)('refuses it without %s', (name) => {
      const { [name]: _, ...rest } = complete;
      expect(() => readEnvironment(rest)).toThrow(name);
    });

    it.each([
      ['SMTP_URL', 'http://secret'],
      ['SMTP_URL', 'smtp://'],
      ['SMTP_URL', 'smtp://mail.example.com/?secret=1'],
      ['MAIL_FROM', 'secret'],
      ['MAIL_FROM', 'secret@example.com, other@example.com'],
      ['MAIL_FROM', 'a <secret@example.com>\nBcc: b@example.com'],
    ])('refuses %s=%j', (name, value) => {
      const read = () => readEnvironment({ ...complete, [name]: value });
      expect(read).toThrow(name);
      expect(read).not.toThrow('secret');
    });
  });

  it('says first that a number is none, before anything about its size', () => {
    expect(() => readEnvironment({ DATABASE_URL, ANTHROPIC_TIMEOUT_MS: 'abc' })).toThrow('must be an integer number');
  });

  it('knows exactly the variables that .env.example lists for the backend', () => {
    const known = new Set(
      getMetadataStorage()
        .getTargetValidationMetadatas(Environment, '', false, false)
        .map(({ propertyName }) => propertyName),
    );
    const example = readFileSync(new URL('../../../.env.example', import.meta.url), 'utf8');
    const listed = [...example.matchAll(/^#? ?([A-Z][A-Z_]+)=/gm)].map(([, name]) => name);
    expect(listed.filter((name) => !READ_ELSEWHERE.has(String(name))).sort()).toEqual([...known].sort());
  });
});

/** Read by docker-compose.yml or `npm start`, not by the backend. */
const READ_ELSEWHERE = new Set(['POSTGRES_PASSWORD', 'PUBLIC_PORT', 'ALLOW_OPEN_ACCESS']);
