/** Everything that keeps data, in the order people see it; and the routers over several stores. */
import type { ComponentType } from '../componentType';
import { analyticsEngine, dataWarehouse } from './analytics';
import { backupStore } from './backupStore';
import { distributedSqlDatabase } from './distributedSql';
import { blockStorage, distributedFileSystem, fileStorage, objectStore } from './files';
import { documentStore, graphStore, keyValueStore, wideColumnStore } from './nonRelational';
import { federatedDatabase, hashRing, shardRouter } from './partitioning';
import { readReplica, sqlDatabase } from './relational';
import { eventStore, searchIndex, spatialIndex, timeSeriesStore } from './specialStores';

export const dataTypes: readonly ComponentType[] = [
  sqlDatabase,
  readReplica,
  distributedSqlDatabase,
  keyValueStore,
  documentStore,
  wideColumnStore,
  graphStore,
  timeSeriesStore,
  searchIndex,
  spatialIndex,
  eventStore,
  dataWarehouse,
  analyticsEngine,
  objectStore,
  fileStorage,
  blockStorage,
  distributedFileSystem,
  backupStore,
  shardRouter,
  hashRing,
  federatedDatabase,
];
