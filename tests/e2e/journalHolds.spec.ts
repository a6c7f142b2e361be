/**
 * The journal holds: an edit that was shown is there on the next start, whatever ends the page. In a profile on the
 * disk, with two tabs on one file of 2,000 components, each edited at once; then, at a seeded instant around 50 ms after the
 * edit, a tab's process is taken down, or the whole browser's.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, chromium, expect, type Page, test } from '@playwright/test';
import { serializeDiagram } from '../../src/document/serializeDiagram';
import type { Diagram } from '../../src/model/diagram';
import { launchOptions } from '../support/browser';
import { journalEntries } from '../support/journal';
import { largeDiagram, openLargeFile } from '../support/largeDiagram';
import { count, LONG_MS, say } from '../support/long';
import { seededNumbers } from '../support/seededNumbers';
