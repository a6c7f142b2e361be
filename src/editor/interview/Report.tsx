/** The report as it is now: to read, to copy, to keep as a file. */
import { useMemo } from 'react';
import { interviewReport } from '../../interview/report';
import { interviewPrompt } from '../../library/interviews';
import type { InterviewRun } from '../../model/mockInterview';
import { useAnalysis, useDiagram, useShell } from '../app/hooks';
import { copyText } from '../files/copyText';
import { tell } from '../files/desk';
import { fileName } from '../files/fileName';

export function Report({ run }: { readonly run: InterviewRun }) {
  const { app, platform } = useShell();
  const diagram = useDiagram();
  const { estimate, findings } = useAnalysis();
  const text = useMemo(() => {
    const prompt = interviewPrompt(run.prompt) ?? { title: run.prompt, task: '' };
    const now = run.endedAt ?? Date.now();
    return interviewReport({
      diagram,
      interview: { ...diagram.interview, run },
      estimate,
      findings,
      prompt,
      now,
    });
  }, [diagram, run, estimate, findings]);
  const save = async () => {
    const exported = await platform.exportFile({
      suggestedName: `${fileName(`${diagram.title} interview`)}.md`,
      mimeType: 'text/markdown',
      data: text,
    });
    if (!exported.ok) tell({ app }, exported.error);
    else if (exported.value)
      app.apply({ session: { notice: { tone: 'info', text: `Saved ${exported.value.name}.` } } });
  };
  return (
    <>
      <div className="sheet-actions">
        <button
          type="button"
          className="button"
          data-small
          onClick={() => void copyText(app, text, 'The report was copied as Markdown.')}
        >
          Copy the report
        </button>
        <button type="button" className="button" data-small onClick={() => void save()}>
          Save the report…
        </button>
      </div>
      <textarea className="field interview-report" aria-label="Report" readOnly value={text} />
    </>
  );
}
