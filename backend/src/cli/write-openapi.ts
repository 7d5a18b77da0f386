import 'reflect-metadata';
import { writeFile } from 'node:fs/promises';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { AppModule } from '../app.module.js';
import { createApiDocument } from '../common/openapi/api-document.js';
import { Environment } from '../config/environment.js';

/** Writes the contract to the given file. Preview mode reads the decorators without a database or settings. */
const [file = 'openapi.json'] = process.argv.slice(2);
const app = await NestFactory.create(AppModule.with(new Environment()), new FastifyAdapter(), {
  preview: true,
  logger: ['error'],
});
await writeFile(file, `${JSON.stringify(createApiDocument(app), null, 2)}\n`);
