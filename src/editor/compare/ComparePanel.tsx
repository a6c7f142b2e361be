/** Two versions beside each other: which one, what differs in words, and the journeys' numbers then and now. */
import './compare.css';
import { X } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { comparedNumbers } from '../../formats/compare/comparedNumbers';
import type { Diagram } from '../../model/diagram';
import type { Pages } from '../../model/pagesApart';
import type { AsideReply } from '../../state/aside';
import {
  apartFrom,
  type Compared,
  compared,
  differenceCounts,
  likelyVersion,
  type OtherVersion,
  otherPage,
} from '../../state/compare';
import { focusCanvas } from '../app/focus';
import { useAnalysis, useApp, useDiagram, useDocument, useSession } from '../app/hooks';
import { askAside } from '../workers/asideEngine';
import { ComparedJourneys } from './ComparedJourneys';
import { CompareExport } from './CompareExport';
import { compareStore } from './compareStore';
import { Differences } from './Differences';
import { VersionChoice } from './VersionChoice';

export function ComparePanel() {
  const open = useSession((session) => session.compare);
  return open && <Panel version={open.version} />;
}

function Panel({ version: chosen }: { readonly version: OtherVersion | null }) {
  const app = useApp();
  const now = useDiagram();
  const page = useSession((session) => session.page);
  const { file } = app.session.getState();
  const past = useStore(app.document, (history) => history.past);
  const [first] = useState(() => likelyVersion(app.document.getState().diagram, file.saved, file.name, past));
  const version = chosen ?? first;
  const before = version && otherPage(version, page);
  const both = useMemo(() => before && compared(before, now), [before, now]);
  const document = useDocument();
  const pages = useMemo(() => (version ? apartFrom(version, document) : NO_PAGES), [version, document]);
  useEffect(() => compareStore.setState({ compared: both }), [both]);
  useEffect(() => () => compareStore.setState({ compared: null }), []);
  return (
    <section className="compare panel" aria-label="Compare">
      <header>
        <h3 className="heading">Compare</h3>
        <button
          type="button"
          className="icon-button"
          aria-label="End comparing"
          onClick={() => {
            app.apply({ session: { compare: null } });
            focusCanvas();
          }}
        >
          <X size={14} aria-hidden="true" />
        </button>
      </header>
      <VersionChoice version={version} />
      {both && version ? (
        <Answer compared={both} label={version.label} pages={pages} />
      ) : (
        <p className="muted">
          There is no other version yet: choose a file or a page, or change something first.
        </p>
      )}
    </section>
  );
}

const NO_PAGES: Pages = { added: [], removed: [] };

interface AnswerProps {
  readonly compared: Compared;
  readonly label: string;
  readonly pages: Pages;
}

function Answer({ compared: both, label, pages }: AnswerProps) {
  const { estimate } = useAnalysis();
  const numbers = useNumbers(both.before);
  const journeys = useMemo(
    () =>
      numbers?.numbers
        ? comparedNumbers(
            { diagram: both.before, journeys: numbers.numbers },
            { diagram: both.after, journeys: estimate.journeys },
            both.comparison,
          )
        : null,
    [both, numbers, estimate],
  );
  return (
    <>
      <p className="compare-counts" aria-live="polite">
        {differenceCounts(both, pages)}
      </p>
      {numbers?.failure != null && <p role="alert">It has no numbers: {numbers.failure}.</p>}
      {journeys && <ComparedJourneys journeys={journeys} label={label} />}
      <Differences compared={both} pages={pages} />
      {numbers?.numbers && (
        <CompareExport compared={both} before={numbers.numbers} label={label} pages={pages} />
      )}
    </>
  );
}

/** Of the other version, worked out once. */
function useNumbers(diagram: Diagram): AsideReply | null {
  const [known, setKnown] = useState<{ readonly of: Diagram; readonly reply: AsideReply } | null>(null);
  useEffect(() => {
    let isWanted = true;
    void askAside({ kind: 'numbers', diagram }).then((reply) => {
      if (isWanted) setKnown({ of: diagram, reply });
    });
    return () => {
      isWanted = false;
    };
  }, [diagram]);
  return known?.of === diagram ? known.reply : null;
}
