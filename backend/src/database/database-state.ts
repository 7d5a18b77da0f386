import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

@Injectable()
export class DatabaseState {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * True when every migration has been applied.
   * @throws the driver's error when the database cannot be reached
   */
  async isCurrent(): Promise<boolean> {
    const [table] = await this.dataSource.query<{ exists: boolean }[]>(
      `SELECT to_regclass('migrations') IS NOT NULL AS exists`,
    );
    if (!table?.exists) return false;
    const applied = await this.dataSource.query<{ name: string }[]>('SELECT name FROM migrations');
    const names = new Set(applied.map(({ name }) => name));
    return this.dataSource.migrations.every(({ name }) => name !== undefined && names.has(name));
  }
}
