/** Whatever dialog the session says is open. */
import './dialogs.css';
import './keyboard.css';
import { useSession } from '../app/hooks';
import { HelpSheet } from '../help/HelpSheet';
import { StartInterview } from '../interview/StartInterview';
import { QuickAdd } from '../quick/QuickAdd';
import { AssumptionsDialog } from './AssumptionsDialog';
import { ChangedOnDisk } from './ChangedOnDisk';
import { CommandPalette } from './CommandPalette';
import { ConnectDialog } from './ConnectDialog';
import { ExportDialog } from './ExportDialog';
import { FollowPicker, GrowPicker } from './FollowPicker';
import { InsertDialog } from './InsertDialog';
import { KeyboardDialog } from './KeyboardDialog';
import { KeysDialog } from './KeysDialog';
import { RecoveryDialog } from './RecoveryDialog';
import { RerouteDialog } from './RerouteDialog';

export function Dialogs() {
  const dialog = useSession((session) => session.dialog);
  switch (dialog?.kind) {
    case undefined:
      return null;
    case 'commands':
      return <CommandPalette helpOnly={dialog.helpOnly ?? false} />;
    case 'keys':
      return <KeysDialog />;
    case 'keyboard':
      return <KeyboardDialog />;
    case 'connect':
      return <ConnectDialog from={dialog.from} />;
    case 'follow':
      return <FollowPicker from={dialog.from} at={dialog.at} screen={dialog.screen} />;
    case 'grow':
      return <GrowPicker growth={dialog.growth} />;
    case 'quick-add':
      return <QuickAdd at={dialog.at} screen={dialog.screen} />;
    case 'reroute':
      return <RerouteDialog connection={dialog.connection} end={dialog.end} />;
    case 'insert':
      return <InsertDialog connection={dialog.connection} />;
    case 'changed-on-disk':
      return <ChangedOnDisk />;
    case 'recovery':
      return <RecoveryDialog />;
    case 'export':
      return <ExportDialog />;
    case 'interview':
      return <StartInterview />;
    case 'assumptions':
      return <AssumptionsDialog />;
    case 'help':
      return <HelpSheet topic={dialog.topic} trail={dialog.trail ?? []} under={dialog.under ?? null} />;
  }
}
