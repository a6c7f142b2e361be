import { describe, expect, it } from 'vitest';
import { createApp } from '../../src/state/app';
import { command } from '../../src/state/commands/commands';
import { documentText, parsed } from '../document/documents';

const page = parsed(
  documentText(
    '"components":{"u":{"type":"client"},"api":{"type":"service"}},"connections":{"c":{"from":"u","to":"api"}},' +
      '"journeys":{"buy":{"entry":"u","requestsPerSecond":5}}',
  ),
);
const open = (app: ReturnType<typeof createApp>) => {
  const { worksheet, trace, panels } = app.session.getState();
  return { worksheet, trace, findings: panels.findings };
};

describe('at the foot', () => {
  it('lies one panel at a time, the last that was opened', () => {
    const app = createApp(page);
    app.run(command('worksheet'));
    expect(open(app)).toEqual({ worksheet: true, trace: false, findings: false });
    app.apply({ session: { trace: true } });
    expect(open(app)).toEqual({ worksheet: false, trace: true, findings: false });
    app.run(command('toggle-findings'));
    expect(open(app)).toEqual({ worksheet: false, trace: false, findings: true });
    app.run(command('worksheet'));
    expect(open(app)).toEqual({ worksheet: true, trace: false, findings: false });
  });

  it('closes nothing when nothing opens', () => {
    const app = createApp(page, { worksheet: true });
    app.apply({ session: { reading: 'load' } });
    app.run(command('toggle-inspector'));
    expect(open(app)).toEqual({ worksheet: true, trace: false, findings: false });
  });
});
