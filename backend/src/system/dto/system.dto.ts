import { ApiProperty } from '@nestjs/swagger';
import type { QueueCounts } from '../../jobs/job-kind.js';
import { PRODUCT_VERSION } from '../product-version.js';
import type { SystemState } from '../system-state.js';

const Count = (description: string, example: number): PropertyDecorator =>
  ApiProperty({ type: 'integer', minimum: 0, description, example });

class MemoryDto {
  @Count('Bytes that the operating system counts for the process.', 187_000_000)
  resident_bytes: number;

  @Count('Bytes of it that hold values.', 92_000_000)
  heap_used_bytes: number;
}

class DatabaseStateDto {
  @ApiProperty({ description: 'Of PostgreSQL.', example: '18.4' })
  version: string;

  @ApiProperty({ type: 'number', minimum: 0, description: 'Milliseconds that a short question takes.', example: 0.8 })
  latency_ms: number;

  @Count('Bytes on disk.', 48_000_000)
  size_bytes: number;

  @Count('Connections to this database, of everybody.', 12)
  connections: number;

  @ApiProperty({ description: 'Every migration of this release is applied.', example: true })
  is_migrated: boolean;
}

class QueueDto implements QueueCounts {
  @ApiProperty({ description: 'What kind of work it is.', example: 'bulk-change' })
  name: string;

  @Count('Jobs whose turn comes.', 0)
  waiting: number;

  @Count('Jobs that a process works on.', 1)
  running: number;

  @Count('Jobs that were given up within a week.', 0)
  failed: number;
}

class EventClientsDto {
  @Count('Open pages and other clients.', 7)
  connected: number;

  @Count('More are refused: EVENTS_MAX_CLIENTS.', 500)
  most: number;
}

export class SystemDto {
  @ApiProperty({ description: 'Of the product.', example: '0.1.0' })
  version: string;

  @ApiProperty({ description: 'Of Node.js.', example: '24.21.0' })
  node_version: string;

  @ApiProperty({
    format: 'date-time',
    description: 'When this process was started.',
    example: '2026-11-22T08:00:00.000Z',
  })
  started_at: string;

  @ApiProperty({ type: MemoryDto })
  memory: MemoryDto;

  @ApiProperty({ type: DatabaseStateDto })
  database: DatabaseStateDto;

  @ApiProperty({
    type: [QueueDto],
    nullable: true,
    description: 'Work in the background, of all processes, as it was some seconds ago; null while it begins.',
  })
  queues: QueueDto[] | null;

  @ApiProperty({ type: EventClientsDto, description: 'Who is told about events as they happen.' })
  event_clients: EventClientsDto;

  static from({ startedAt, memory, database, queues, eventClients }: SystemState): SystemDto {
    return {
      version: PRODUCT_VERSION,
      node_version: process.versions.node,
      started_at: startedAt.toISOString(),
      memory: { resident_bytes: memory.residentBytes, heap_used_bytes: memory.heapUsedBytes },
      database: {
        version: database.version,
        latency_ms: Math.round(database.latencyMs * 10) / 10,
        size_bytes: database.sizeBytes,
        connections: database.connections,
        is_migrated: database.isMigrated,
      },
      queues: queues && queues.map(({ name, waiting, running, failed }) => ({ name, waiting, running, failed })),
      event_clients: { connected: eventClients.connected, most: eventClients.most },
    };
  }
}
