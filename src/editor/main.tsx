/** Starts the editor: this window's own work if it was reloaded, else what a first start shows. */
import '@fontsource-variable/inter';
import './design/tokens.css';
import './design/base.css';
import './design/panels.css';
import './design/contrast.css';
import { StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { createPlatform } from '../platform/platform';
import { createApp } from '../state/app';
import { emptySession, type Notice } from '../state/sessionStore';
import { AppProvider } from './app/AppProvider';
import { Editor } from './app/Editor';
import { keepPreferences } from './app/keepPreferences';
import { lostKeys, preferredSession } from './app/preferences';
import { keepJournal } from './files/keepJournal';
import { exampleDiagram } from './files/openExample';
import { takeUpWork } from './files/recover';

const FIRST_EXAMPLE = 'url-shortener';
const NARROW = 1180;
const KEYS_LOST: Notice = {
  tone: 'problem',
  text: 'The keys you had chosen can’t be read: the usual ones are in force. Choose yours again.',
  command: 'keyboard',
};

async function start(root: HTMLElement): Promise<void> {
  const platform = createPlatform();
  const example = exampleDiagram(FIRST_EXAMPLE);
  // On a narrow screen the drawing comes first; the palette is a key away.
  const stored = await platform.preferences.read();
  const preferred = preferredSession(stored);
  const panels = { ...emptySession.panels, ...preferred.panels };
  const app = createApp(example, {
    ...preferred,
    ...(lostKeys(stored) && { notice: KEYS_LOST }),
    file: { handle: null, name: null, saved: example },
    panels: { ...panels, palette: panels.palette && window.innerWidth >= NARROW },
  });
  const shell = { app, platform, isMac: /Mac|iPhone|iPad/.test(navigator.userAgent) };
  await takeUpWork(shell);
  keepJournal(shell);
  keepPreferences(app, platform);
  // With its effects, which put what is drawn in sight: nothing is painted before it is where it will be.
  flushSync(() =>
    createRoot(root).render(
      <StrictMode>
        <AppProvider shell={shell}>
          <Editor />
        </AppProvider>
      </StrictMode>,
    ),
  );
}

const root = document.getElementById('root');
if (root) void start(root);
