/**
 * Where the catalog's numbers come from. A source names a work a person can find by title and year; what
 * nobody publishes is our own judgement and says so. Works cited more than once stand here.
 */
import type { Source, Sourced } from './componentType';

export const contract = (text: string): Source => ({ kind: 'contract', text });
export const measured = (text: string): Source => ({ kind: 'measured', text });
export const judged = (text: string): Source => ({ kind: 'judged', text: `Judged: ${text}` });

export const sourced = <T>(value: T, source: Source): Sourced<T> => ({ value, source });

export const ONE_INSTANCE = contract('Amazon Compute SLA, instance level 99.5 % (2022)');
export const NAPKIN = 'sirupsen/napkin-math, github.com (2024)';
export const BENCHMARK = 'Confluent, “Benchmarking Apache Kafka, Apache Pulsar, and RabbitMQ” (2020)';
