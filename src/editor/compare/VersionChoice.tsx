/** Which version the one on the screen is compared with: as saved, a moment of this session, another page, a file. */
import { useId } from 'react';
import { useStore } from 'zustand';
import { problemSentence } from '../../document/documentProblem';
import { parseDiagram } from '../../document/parseDiagram';
import { pagesOf } from '../../model/pages';
import { moment, type OtherVersion } from '../../state/compare';
import { useDocument, useSession, useShell } from '../app/hooks';
import { type Desk, tell } from '../files/desk';
import { keepDraft } from '../files/keepDraft';
import { withPlaces } from '../files/withPlaces';
import { SelectField } from '../inspector/SelectField';

const FILE = 'file';
const OPENED = 'opened file';

export function VersionChoice({ version }: { readonly version: OtherVersion | null }) {
  const shell = useShell();
  const { app } = shell;
  const id = useId();
  const document = useDocument();
  const looking = useSession((session) => session.page);
  const file = useSession((session) => session.file);
  const past = useStore(app.document, (history) => history.past);
  const pages = pagesOf(document).filter((page) => page.id !== looking);
  const choose = (next: OtherVersion | null) => {
    if (next) app.apply({ session: { compare: { version: next } } });
  };
  const saved = file.saved;
  const options = [
    ...(saved
      ? [{ value: 'saved', label: file.name === null ? 'As opened' : `${file.name}, as saved` }]
      : []),
    ...(past.length > 0 ? [{ value: 'moment', label: 'A moment ago…' }] : []),
    ...pages.map((page) => ({ value: pageValue(page.id), label: page.name, group: 'Another page' })),
    ...(version?.kind === 'file' ? [{ value: OPENED, label: version.label }] : []),
    { value: FILE, label: 'A file…' },
  ];
  const chosen = (value: string) => {
    const page = pages.find((one) => pageValue(one.id) === value);
    if (page) choose({ kind: 'page', label: page.name, document, page: page.id });
    else if (value === 'saved' && saved)
      choose({
        kind: 'saved',
        label: file.name === null ? 'As opened' : `${file.name}, as saved`,
        document: saved,
      });
    else if (value === 'moment') choose(moment(past, past.length - 1));
    else if (value === FILE) void chosenFile(shell).then(choose);
  };
  return (
    <div className="compare-choice">
      <div className="row">
        <span className="row-label" id={id}>
          Compared with
        </span>
        <SelectField labelledBy={id} value={chosenValue(version)} options={options} onChange={chosen} />
      </div>
      {version?.kind === 'moment' && past.length > 1 && (
        <Moments version={version} past={past} onChoose={choose} />
      )}
    </div>
  );
}

const pageValue = (id: string | null): string => `page ${id ?? ''}`;

function chosenValue(version: OtherVersion | null): string {
  if (version === null) return 'Choose…';
  switch (version.kind) {
    case 'page':
      return pageValue(version.page ?? null);
    case 'file':
      return OPENED;
    default:
      return version.kind;
  }
}

interface MomentsProps {
  readonly version: OtherVersion;
  readonly past: Parameters<typeof moment>[0];
  readonly onChoose: (version: OtherVersion | null) => void;
}

/** Back through what was done; the right end is the last step. */
function Moments({ version, past, onChoose }: MomentsProps) {
  const at = past.indexOf(version.document);
  const words = at < 0 ? version.label : (moment(past, at)?.label ?? version.label);
  return (
    <div className="compare-moments">
      <input
        type="range"
        aria-label="Moment"
        aria-valuetext={words}
        min={0}
        max={past.length - 1}
        value={at < 0 ? past.length - 1 : at}
        onChange={(event) => onChoose(moment(past, event.currentTarget.valueAsNumber))}
      />
      <output>{words}</output>
    </div>
  );
}

/** null: cancelled, or it is no diagram, and a notice says why. */
async function chosenFile(desk: Desk): Promise<OtherVersion | null> {
  const { app, platform } = desk;
  const opened = await platform.openFile();
  if (!opened.ok) {
    tell(desk, opened.error);
    return null;
  }
  // To the desktop the window shows the file it was handed, until it hears otherwise.
  if (platform.desktop) void keepDraft(desk);
  if (!opened.value) return null;
  const { name, text } = opened.value;
  const parsed = parseDiagram(text);
  if (!parsed.ok) {
    const details = parsed.error.map(problemSentence);
    app.apply({
      session: { notice: { tone: 'problem', text: `${name} can’t be compared with:`, details } },
    });
    return null;
  }
  return { kind: 'file', label: name, document: await withPlaces(parsed.value) };
}
