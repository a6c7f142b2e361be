/** The screen: the canvas, and what docks at its edges. */
import { Tooltip } from 'radix-ui';
import { useEffect } from 'react';
import { Canvas } from '../canvas/Canvas';
import { CanvasProvider } from '../canvas/CanvasProvider';
import { Presenting } from '../canvas/Presenting';
import { WorksheetPanel } from '../capacity/WorksheetPanel';
import { ComparePanel } from '../compare/ComparePanel';
import { Dialogs } from '../dialogs/Dialogs';
import { DropHint } from '../files/DropHint';
import { useClipboard } from '../files/useClipboard';
import { useElsewhere } from '../files/useElsewhere';
import { useFiles } from '../files/useFiles';
import { FindBar } from '../find/FindBar';
import { FindingsPanel } from '../findings/FindingsPanel';
import { Inspector } from '../inspector/Inspector';
import { InterviewBar } from '../interview/InterviewBar';
import { InterviewPanel } from '../interview/InterviewPanel';
import { useInterview } from '../interview/useInterview';
import { PathPanel } from '../journeys/PathPanel';
import { useLayOut } from '../layout/useLayOut';
import { TopBar } from '../menus/TopBar';
import { Outline } from '../outline/Outline';
import { useOutlineFocus } from '../outline/useOutlineFocus';
import { Palette } from '../palette/Palette';
import { usePaletteFocus } from '../palette/usePaletteFocus';
import { Notice } from '../status/Notice';
import { StatusBar } from '../status/StatusBar';
import { TargetSigns } from '../targets/TargetSigns';
import { TargetsPanel } from '../targets/TargetsPanel';
import { TracePanel } from '../trace/TracePanel';
import { useTried } from '../welcome/useTried';
import { Welcome } from '../welcome/Welcome';
import { WhatIfPanel } from '../whatif/WhatIfPanel';
import { WhyCard } from '../why/WhyCard';
import { Announcer } from './Announcer';
import { useApp, useSession } from './hooks';
import { LeaveZen } from './LeaveZen';
import { UncertaintyProvider } from './UncertaintyProvider';
import { useDesktop } from './useDesktop';
import { useShortcuts } from './useShortcuts';
import { useTheme } from './useTheme';

export function Editor() {
  return (
    <Tooltip.Provider delayDuration={500}>
      <UncertaintyProvider>
        <CanvasProvider>
          <Screen />
        </CanvasProvider>
      </UncertaintyProvider>
    </Tooltip.Provider>
  );
}

function Screen() {
  const app = useApp();
  const panels = useSession((session) => session.panels);
  const zen = useSession((session) => session.zen);
  const presenting = useSession((session) => session.presenting !== null);
  const welcome = useSession((session) => session.welcome);
  useTheme();
  useShortcuts();
  useFiles();
  useElsewhere();
  useLayOut();
  useClipboard();
  useDesktop();
  usePaletteFocus();
  useOutlineFocus();
  useTried();
  const isInterview = useInterview();
  // The canvas inside knows its size by now; a frame later, who presses at first sight would press where nothing is any more.
  useEffect(() => app.apply({ effect: 'show-document' }), [app]);
  return (
    <div
      className="screen"
      data-left={panels.palette || panels.outline || isInterview ? 'shown' : 'hidden'}
      data-interview={isInterview || undefined}
      data-welcome={welcome && !isInterview ? 'shown' : 'hidden'}
      data-inspector={panels.inspector && !zen ? 'shown' : 'hidden'}
      data-bare={zen || presenting || undefined}
    >
      <TopBar />
      <main>
        <Canvas />
        {panels.palette && !panels.outline && !isInterview && <Palette />}
        {panels.outline && !isInterview && <Outline />}
        {isInterview && <InterviewPanel />}
        {welcome && !isInterview && <Welcome />}
        {panels.inspector && <Inspector />}
        {panels.findings && <FindingsPanel />}
        <WhatIfPanel />
        <TracePanel />
        <PathPanel />
        <TargetsPanel />
        <ComparePanel />
        <WhyCard />
        <WorksheetPanel />
        {!presenting && <InterviewBar />}
        <DropHint />
        <FindBar />
        {zen && !presenting && <LeaveZen />}
        <Presenting />
        <Notice />
      </main>
      <StatusBar />
      <Dialogs />
      <Announcer />
      <TargetSigns />
    </div>
  );
}
