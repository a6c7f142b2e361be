/** Relational databases by product; the distributed ones pay for agreement between nodes on every write. */
import {
  siCockroachlabs,
  siGooglecloudspanner,
  siMariadb,
  siMysql,
  siPostgresql,
  siSqlite,
  siTidb,
  siVitess,
} from 'simple-icons';
import type { Scope } from '../../model/diagram';
import type { Protocol, Technology } from '../componentType';
import { contract, judged, sourced } from '../sources';
import { logo } from './logo';

const SQL: readonly Protocol[] = ['sql', 'tcp', 'replication', 'internal'];

interface Promised {
  /** The scope it is managed in unless the user says otherwise; absent: run by us. */
  readonly managed?: Scope;
  /** Whether a second, higher promise holds for several regions. */
  readonly acrossRegions?: boolean;
}

/** The row of distributed SQL, with that product's promise for the managed service. */
function distributedSql(sla: string, promised: Promised = {}): Partial<Technology> {
  const oneRegion = contract(`${sla}, one region, 99.99 % (2023)`);
  const severalRegions = contract(`${sla}, several regions, 99.999 % (2023)`);
  return {
    answers: SQL,
    defaults: {
      latencyMs: sourced({ p50: 8, p99: 40 }, judged('distributed SQL: a majority of nodes agrees')),
      capacityRps: sourced(10_000, judged('small statements a second on one node')),
      managedAvailability: sourced(0.9999, oneRegion),
      ...(promised.managed ? { managed: sourced(promised.managed, oneRegion) } : {}),
    },
    variants: promised.acrossRegions
      ? [
          {
            when: { field: 'managed', value: 'global' },
            defaults: { managedAvailability: sourced(0.99999, severalRegions) },
          },
        ]
      : [],
  };
}

export const relationalTechnologies: readonly Technology[] = [
  {
    id: 'postgresql',
    label: 'PostgreSQL',
    logo: logo(siPostgresql),
    keywords: ['postgres', 'pg', 'rds'],
    answers: SQL,
    fields: { maxConnections: 100 },
  },
  {
    id: 'mysql',
    label: 'MySQL',
    logo: logo(siMysql),
    keywords: ['rds', 'percona'],
    answers: SQL,
    fields: { maxConnections: 151 },
  },
  { id: 'mariadb', label: 'MariaDB', logo: logo(siMariadb), keywords: ['rds'], answers: SQL },
  { id: 'sql-server', label: 'SQL Server', logo: null, keywords: ['microsoft', 'mssql'], answers: SQL },
  { id: 'oracle', label: 'Oracle Database', logo: null, keywords: [], answers: SQL },
  {
    id: 'sqlite',
    label: 'SQLite',
    logo: logo(siSqlite),
    keywords: ['embedded'],
    answers: ['sql', 'internal', 'nfs'],
  },
  {
    id: 'aurora',
    label: 'Amazon Aurora',
    logo: null,
    keywords: ['aws', 'rds'],
    answers: SQL,
    defaults: {
      managed: sourced('region', contract('Amazon Aurora SLA, per region (2022)')),
      managedAvailability: sourced(0.9999, contract('Amazon Aurora SLA, multi-zone, 99.99 % (2022)')),
    },
  },
  {
    id: 'cockroachdb',
    label: 'CockroachDB',
    logo: logo(siCockroachlabs),
    keywords: ['cockroach', 'newsql', 'distributed sql'],
    ...distributedSql('CockroachDB Cloud SLA', { acrossRegions: true }),
  },
  {
    id: 'spanner',
    label: 'Google Cloud Spanner',
    logo: logo(siGooglecloudspanner),
    keywords: ['gcp', 'newsql', 'distributed sql'],
    ...distributedSql('Cloud Spanner SLA', { managed: 'region', acrossRegions: true }),
  },
  {
    id: 'tidb',
    label: 'TiDB',
    logo: logo(siTidb),
    keywords: ['newsql', 'distributed sql'],
    ...distributedSql('TiDB Cloud SLA'),
  },
  {
    id: 'yugabytedb',
    label: 'YugabyteDB',
    logo: null,
    keywords: ['newsql', 'distributed sql'],
    ...distributedSql('YugabyteDB Aeon SLA'),
  },
  {
    id: 'aurora-dsql',
    label: 'Amazon Aurora DSQL',
    logo: null,
    keywords: ['aws', 'newsql', 'distributed sql'],
    answers: SQL,
    defaults: { managed: sourced('region', judged('run by its maker, per region')) },
  },
  {
    id: 'cosmos-db-postgresql',
    label: 'Azure Cosmos DB for PostgreSQL',
    logo: null,
    keywords: ['microsoft', 'citus'],
    answers: SQL,
    defaults: { managed: sourced('region', judged('run by its maker, per region')) },
  },
  {
    id: 'citus',
    label: 'Citus',
    logo: null,
    keywords: ['postgresql'],
    answers: ['sql', 'tcp', 'internal'],
    speaks: ['sql', 'tcp', 'internal'],
  },
  {
    id: 'proxysql',
    label: 'ProxySQL',
    logo: null,
    keywords: ['mysql'],
    answers: ['sql', 'tcp', 'internal'],
    speaks: ['sql', 'tcp', 'internal'],
  },
  {
    id: 'vitess',
    label: 'Vitess',
    logo: logo(siVitess),
    keywords: ['mysql', 'planetscale'],
    answers: ['sql', 'grpc', 'tcp', 'internal'],
    speaks: ['sql', 'grpc', 'tcp', 'internal'],
  },
];
