/** The one row at the top: document, tools, the journey in focus against its target, present, export. */
import './topBar.css';
import {
  Eraser,
  Hand,
  Lock,
  LockOpen,
  MousePointer2,
  MoveUpRight,
  Pencil,
  Presentation,
  Redo2,
  Share,
  SquareDashed,
  StickyNote,
  Timer,
  Type,
  Undo2,
  WandSparkles,
} from 'lucide-react';
import { ToggleGroup } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import { keysOf } from '../../state/bindings';
import { command } from '../../state/commands/commands';
import { setTitle } from '../../state/gestures';
import type { Tool } from '../../state/sessionStore';
import { useApp, useOfDiagram, useSession } from '../app/hooks';
import { useKeyboard } from '../app/useKeyboard';
import { CommandButton } from './CommandButton';
import { JourneyMenu } from './JourneyMenu';
import { Logo } from './Logo';
import { MainMenu } from './MainMenu';
import { SaveStatus } from './SaveStatus';
import { Tip } from './Tip';

const TOOLS: readonly { readonly id: Tool; readonly icon: ReactNode }[] = [
  { id: 'select', icon: <MousePointer2 size={16} /> },
  { id: 'hand', icon: <Hand size={16} /> },
  { id: 'connect', icon: <MoveUpRight size={16} /> },
  { id: 'group', icon: <SquareDashed size={16} /> },
  { id: 'note', icon: <StickyNote size={16} /> },
  { id: 'text', icon: <Type size={16} /> },
  { id: 'pen', icon: <Pencil size={16} /> },
  { id: 'eraser', icon: <Eraser size={16} /> },
  { id: 'laser', icon: <WandSparkles size={16} /> },
];

export function TopBar() {
  return (
    <header className="top-bar">
      <MainMenu>
        <Logo />
      </MainMenu>
      <Title />
      <SaveStatus />
      <ToolStrip />
      <div className="top-bar-end">
        <CommandButton id="undo" icon={<Undo2 size={16} />} />
        <CommandButton id="redo" icon={<Redo2 size={16} />} />
        <JourneyMenu />
        <CommandButton id="present" icon={<Presentation size={16} />} />
        <span className="wide-only">
          <CommandButton id="interview" icon={<Timer size={16} />} />
        </span>
        <ExportButton />
      </div>
    </header>
  );
}

function Title() {
  const app = useApp();
  const title = useOfDiagram((diagram) => diagram.title);
  const [text, setText] = useState<string | null>(null);
  const keep = () => {
    const next = text?.trim();
    setText(null);
    if (next && next !== title) app.apply(setTitle(app.context(), next));
  };
  const shown = text ?? title;
  return (
    <input
      className="document-title"
      aria-label="Title of the diagram"
      value={shown}
      size={Math.max(6, shown.length)}
      onChange={(event) => setText(event.target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setText(null);
        if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
      }}
    />
  );
}

function ToolStrip() {
  const app = useApp();
  const tool = useSession((session) => session.tool);
  const keepsTool = useSession((session) => session.keepsTool);
  const keyboard = useKeyboard();
  return (
    <ToggleGroup.Root
      type="single"
      className="tool-strip"
      aria-label="Tools"
      value={tool}
      onValueChange={(next) => {
        const chosen = TOOLS.find(({ id }) => id === next);
        if (chosen) app.apply({ session: { tool: chosen.id } });
      }}
    >
      {TOOLS.map(({ id, icon }) => {
        const item = command(`tool-${id}`);
        const { label } = item;
        return (
          <Tip key={id} text={label} keys={keysOf(item, keyboard)[0]}>
            <ToggleGroup.Item className="icon-button" value={id} aria-label={label}>
              {icon}
            </ToggleGroup.Item>
          </Tip>
        );
      })}
      <span className="tool-rule" />
      <CommandButton
        id="keep-tool"
        icon={keepsTool ? <Lock size={15} /> : <LockOpen size={15} />}
        pressed={keepsTool}
      />
    </ToggleGroup.Root>
  );
}

function ExportButton() {
  const app = useApp();
  const item = command('export');
  return (
    <Tip text={item.label} keys={keysOf(item, useKeyboard())[0]}>
      <button type="button" className="button" onClick={() => app.run(item)}>
        <Share size={14} aria-hidden="true" />
        Export
      </button>
    </Tip>
  );
}
