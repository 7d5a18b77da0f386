import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far a running job is. The queue itself is pg-boss's, in a schema of its own. */
@Entity('job_progress')
export class JobProgress {
  @PrimaryColumn('uuid', { name: 'job_id', primaryKeyConstraintName: 'job_progress_pkey' })
  jobId: string;

  @Column('integer')
  done: number;

  @Column('integer')
  total: number;

  @Column({ name: 'updated_at', type: 'timestamptz', precision: 3, default: () => 'now()' })
  updatedAt: Date;
}
